"""The gold claims as `Claim` objects, for measuring the reconciling alone."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from rashomon.model import ActorRef, Attribution, Claim, Dating, PlaceRef, Quantity, Report, Source, Span, When

DAYS = {"000_2672a684d4882762": date(2017, 9, 5), "004_deed2d323027c051": date(2017, 9, 11)}
KINDS = {"adm1": "admin1", "country": "country", "site": "site", "linear": "river", "area": "region", "city": "city"}
PRECISIONS = {"day": "day", "as_of": "day", "week": "week", "year": "year", "year_start": "year", "vague": "vague"}


def shared() -> Path:
    """The folder of the gold; skips the test where there is none."""
    given = os.environ.get("RASHOMON_SHARED")
    path = Path(given) if given else Path(__file__).resolve().parents[3] / "shared"
    if not (path / "gold" / "claims.jsonl").exists():
        pytest.skip("no gold here: set RASHOMON_SHARED to the folder that holds gold/claims.jsonl")
    return path


def rows() -> list[dict[str, Any]]:
    """The gold claims as written."""
    with (shared() / "gold" / "claims.jsonl").open(encoding="utf8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def reports() -> list[Report]:
    """The two texts."""
    found = []
    for name, day in DAYS.items():
        text = (shared() / "seeds" / f"{name}.txt").read_text(encoding="utf8")
        found.append(Report(id=name, text=text, sha256="0" * 64, published=Dating(day=day, basis="given")))
    return found


def claims() -> list[Claim]:
    """The gold claims as the reading would give them."""
    return [claim(row) for row in rows()]


def claim(row: dict[str, Any]) -> Claim:
    """One gold claim."""
    links = {link["rel"]: link["target"] for link in row["links"]}
    cue = row.get("attribution_cue")
    return Claim(
        id=row["id"],
        report=row["doc"],
        span=Span(row["char_start"], row["char_end"]),
        quote=row["quote"],
        sentence=Span(row["sentence_start"], row["sentence_end"]),
        kind=row["kind"],
        type=row["type"],
        subtype=row["subtype"],
        polarity=row["polarity"],
        modality=row["modality"],
        status=row["status"],
        attribution=Attribution(
            chain=tuple(source(element) for element in row["attribution"]),
            cue=Span(cue["char_start"], cue["char_end"]) if cue else None,
            scope="own_voice" if len(row["attribution"]) == 1 else "cue",
        ),
        actors=tuple(
            ActorRef(role=a["role"], id=a["actor_id"], name=a["canonical"], as_written=a["as_written"])
            for a in row["actors"]
        ),
        quantities=tuple(quantity(q) for q in row["quantity"] if q["qualifier"] != "parenthetical conversion"),
        places=tuple(place(p) for p in row["place"]),
        time=when(row["time"]),
        slot_modality=tuple(sorted((k, v) for k, v in row["slot_modality"].items() if isinstance(v, str))),
        component_of=links.get("component_of") if row["type"] == "casualty_detail" else None,
        duplicate_of=links.get("duplicate_of"),
    )


def source(element: dict[str, Any]) -> Source:
    return Source(
        id=element["source_id"],
        name=element["name"],
        camp=None if element["camp"] == "none" else element["camp"],
    )


def quantity(q: dict[str, Any]) -> Quantity:
    return Quantity(
        kind=q["kind"],
        low=q["low"],
        high=q["high"],
        value=q["value"],
        unit=q["unit"],
        qualifier=q["qualifier"],
        as_written=q["as_written"],
    )


def place(p: dict[str, Any]) -> PlaceRef:
    return PlaceRef(
        role=p["role"],
        relation=p["relation"],
        as_written=p["as_written"],
        canonical=p["canonical"],
        place_id=p["place_id"],
        kind=KINDS.get(p.get("level", "city"), "region"),
        country="SY",
        lat=p["lat"],
        lon=p["lon"],
        radius_km=10.0,
    )


def when(times: list[dict[str, Any]]) -> When:
    for time in times:
        if time["role"] == "statement_time":
            continue
        basis = {"explicit": "explicit", "relative_weekday": "weekday"}.get(time["basis"], "tense")
        return When(
            start=day(time["start"]),
            end=day(time["end"]),
            granularity=PRECISIONS.get(time["precision"], "unknown"),  # type: ignore[arg-type]
            basis=basis,
        )
    return When()


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text and len(text) == 10 else None
