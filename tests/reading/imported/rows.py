"""Rows of our own, in the columns of ACLED and of UCDP GED: made-up events of wars of several decades."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rashomon.publishing.exports.common import csv_bytes
from rashomon.reading.imported import acled, ucdp

ACLED: dict[str, str] = {
    "event_id_cnty": "SYR9001", "event_date": "2017-09-05", "year": "2017", "time_precision": "1",
    "disorder_type": "Political violence", "event_type": "Explosions/Remote violence",
    "sub_event_type": "Air/drone strike", "actor1": "Military Forces of Russia (2000-)", "assoc_actor_1": "",
    "inter1": "External/Other forces", "actor2": "Civilians (Syria)", "assoc_actor_2": "", "inter2": "Civilians",
    "interaction": "External/Other forces-Civilians", "civilian_targeting": "Civilians targeted", "iso": "760",
    "region": "Middle East", "country": "Syria", "admin1": "Deir ez-Zor", "admin2": "Deir ez-Zor", "admin3": "",
    "location": "Mrayiyeh", "latitude": "35.2990", "longitude": "40.2020", "geo_precision": "1", "source": "SOHR",
    "source_scale": "Other", "notes": "On 5 September 2017, jets bombed a ferry landing. 7 people were killed.",
    "fatalities": "7", "tags": "", "timestamp": "1504742400",
}  # fmt: skip
"""An air strike of 2017."""

MORE_ACLED: tuple[dict[str, str], ...] = (
    {
        "event_id_cnty": "LBR77", "event_date": "2003-06-24", "year": "2003", "event_type": "Battles",
        "sub_event_type": "Armed clash", "actor1": "LURD", "actor2": "Military Forces of Liberia (1997-2003)",
        "inter1": "Rebel group", "inter2": "State forces", "interaction": "State forces-Rebel group",
        "civilian_targeting": "", "iso": "430", "region": "Western Africa", "country": "Liberia",
        "admin1": "Montserrado", "admin2": "", "location": "Monrovia", "latitude": "6.3005", "longitude": "-10.7969",
        "geo_precision": "1", "source": "Harbour Courier; Bay Radio", "source_scale": "National",
        "notes": "Fighting at the bridge; the toll is not known.", "fatalities": "0", "timestamp": "1056499200",
    },
    {
        "event_id_cnty": "MMR4", "event_date": "2021-05-15", "year": "2021", "time_precision": "3",
        "event_type": "Strategic developments", "sub_event_type": "Change to group/activity",
        "disorder_type": "Strategic developments", "actor1": "Military Forces of Myanmar (2021-)", "actor2": "",
        "inter1": "State forces", "inter2": "", "interaction": "State forces only", "civilian_targeting": "",
        "iso": "104", "region": "Southeast Asia", "country": "Myanmar", "admin1": "Chin", "admin2": "Mindat",
        "location": "Mindat", "latitude": "21.3734", "longitude": "93.9733", "geo_precision": "2",
        "source": "Hill Dispatch", "source_scale": "Subnational", "notes": "In May, troops withdrew from a ridge.",
        "fatalities": "0", "tags": "", "timestamp": "1622505600",
    },
    {
        "event_id_cnty": "SDN12", "event_date": "2024-02-11", "year": "2024", "event_type": "Protests",
        "disorder_type": "Demonstrations", "sub_event_type": "Peaceful protest", "actor1": "Protesters (Sudan)",
        "actor2": "", "inter1": "Protesters", "inter2": "", "interaction": "Protesters only", "civilian_targeting": "",
        "iso": "729", "region": "Northern Africa", "country": "Sudan", "admin1": "Red Sea", "location": "Port Sudan",
        "latitude": "19.6158", "longitude": "37.2164", "source": "", "source_scale": "",
        "notes": 'Some "thirty" people, by one account,\nstood at the port gate.', "fatalities": "0",
        "tags": "crowd size=about 30", "timestamp": "1707782400",
    },
    {
        "event_id_cnty": "UKR5", "event_date": "2022-05-10", "year": "2022", "time_precision": "2",
        "event_type": "Strategic developments", "disorder_type": "Strategic developments", "sub_event_type": "Other",
        "actor1": "Unidentified Armed Group (Ukraine)", "actor2": "", "inter1": "Political militia", "inter2": "",
        "interaction": "Political militia only", "civilian_targeting": "", "iso": "804", "region": "Europe",
        "country": "Ukraine", "admin1": "Kharkiv", "location": "Kharkiv Region", "latitude": "49.5883",
        "longitude": "36.5350", "geo_precision": "3", "source": "Steppe Gazette", "source_scale": "National",
        "notes": "A burial site was reported.", "fatalities": "0", "timestamp": "",
    },
)  # fmt: skip

UCDP: dict[str, str] = {
    "id": "990001", "relid": "SYR-2017-1-999-1", "year": "2017", "active_year": "1", "code_status": "Clear",
    "type_of_violence": "1", "conflict_dset_id": "299", "conflict_new_id": "299",
    "conflict_name": "Syria: Government", "dyad_dset_id": "9999", "dyad_new_id": "9999",
    "dyad_name": "Government of Syria - IS", "side_a_dset_id": "118", "side_a_new_id": "118",
    "side_a": "Government of Syria", "side_b_dset_id": "234", "side_b_new_id": "234", "side_b": "IS",
    "number_of_sources": "2", "source_article": '"Levant Wire, 2017-09-06, Fighting near the river"',
    "source_office": "Levant Wire", "source_date": "2017-09-06", "source_headline": "Fighting near the river",
    "source_original": "SOHR", "where_prec": "2", "where_coordinates": "Deir ez-Zor town",
    "where_description": "5 km south-east of Deir ez-Zor", "adm_1": "Deir ez-Zor governorate",
    "adm_2": "Deir ez-Zor district", "latitude": "35.335880", "longitude": "40.145270",
    "geom_wkt": "POINT (40.145270 35.335880)", "priogrid_gid": "180441", "country": "Syria", "country_id": "652",
    "region": "Middle East", "event_clarity": "1", "date_prec": "1", "date_start": "2017-09-05 00:00:00.000",
    "date_end": "2017-09-05 00:00:00.000", "deaths_a": "2", "deaths_b": "6", "deaths_civilians": "0",
    "deaths_unknown": "1", "best": "9", "high": "12", "low": "8", "gwnoa": "652", "gwnob": "",
}  # fmt: skip
"""A battle of 2017."""

MORE_UCDP: tuple[dict[str, str], ...] = (
    {
        "id": "990002", "relid": "COL-1994-1-888-4", "year": "1994", "conflict_name": "Colombia: Government",
        "dyad_name": "Government of Colombia - FARC", "side_a": "Government of Colombia", "side_b": "FARC",
        "number_of_sources": "-1", "source_article": "", "source_office": "", "source_date": "", "source_headline": "",
        "source_original": "police", "where_prec": "4", "where_coordinates": "Meta department", "adm_2": "",
        "where_description": "Meta", "adm_1": "Meta department", "latitude": "3.270000", "longitude": "-73.080000",
        "geom_wkt": "POINT (-73.080000 3.270000)", "priogrid_gid": "", "country": "Colombia", "country_id": "100",
        "region": "Americas", "event_clarity": "2", "date_prec": "4", "date_start": "1994-03-01 00:00:00.000",
        "date_end": "1994-03-31 00:00:00.000", "deaths_a": "4", "deaths_b": "0", "deaths_civilians": "0",
        "deaths_unknown": "0", "best": "4", "high": "3", "low": "4", "gwnoa": "100",
    },
    {
        "id": "990003", "relid": "BOS-1993-3-777-9", "year": "1993", "type_of_violence": "3",
        "conflict_name": "Serb forces - Civilians", "dyad_name": "Serb forces - Civilians", "side_a": "Serb forces",
        "side_b": "Civilians", "source_office": "Adriatic News", "source_date": "1993-07-14;1993-07-15",
        "source_headline": "Market hit;Mourning", "source_original": "hospital staff", "where_prec": "1",
        "where_coordinates": "Zenica town", "where_description": "Zenica", "adm_1": "", "adm_2": "",
        "latitude": "44.201690", "longitude": "17.903970", "geom_wkt": "POINT (17.903970 44.201690)",
        "country": "Bosnia-Herzegovina", "country_id": "346", "region": "Europe", "date_start": "1993-07-12",
        "date_end": "1993-07-13", "date_prec": "2", "deaths_a": "0", "deaths_b": "0", "deaths_civilians": "11",
        "deaths_unknown": "0", "best": "11", "high": "15", "low": "11", "gwnoa": "", "gwnob": "",
    },
    {
        "id": "990004", "relid": "COD-2024-2-666-2", "year": "2024", "type_of_violence": "2", "side_a": "M23",
        "side_b": "CMC-FDP", "dyad_name": "M23 - CMC-FDP", "conflict_name": "M23 - CMC-FDP", "where_prec": "3",
        "where_coordinates": "Rutshuru territory", "country": "DR Congo (Zaire)", "country_id": "490",
        "region": "Africa", "latitude": "-1.100000", "longitude": "29.450000", "date_start": "2024-04-02",
        "date_end": "2024-04-02", "deaths_a": "0", "deaths_b": "0", "deaths_unknown": "0", "best": "0", "high": "5",
        "low": "0", "gwnoa": "", "geom_wkt": "POINT (29.450000 -1.100000)",
    },
)  # fmt: skip

ALL = {
    "acled": (ACLED, *({**ACLED, **more} for more in MORE_ACLED)),
    "ucdp": (UCDP, *({**UCDP, **more} for more in MORE_UCDP)),
}
COLUMNS = {"acled": acled.COLUMNS, "ucdp": ucdp.COLUMNS}


def file_of(folder: Path, kind: str, *rows: dict[str, str], name: str = "", **cells: Any) -> Path:
    """A CSV file of these rows, the first one changed as `cells` say; all of them where none is given."""
    chosen = list(rows or ALL[kind])
    chosen[0] = {**chosen[0], **cells}
    path = folder / (name or f"{kind}.csv")
    path.write_bytes(csv_bytes(COLUMNS[kind], chosen))
    return path
