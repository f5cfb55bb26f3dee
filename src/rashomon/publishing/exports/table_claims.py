"""The tables `claims` (one row a claim) and `reports` (one row a report)."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.model import Claim, Quantity
from rashomon.publishing.exports.columns import Column, Row, Shelf, Value, told
from rashomon.publishing.exports.common import place_of
from rashomon.publishing.exports.displacement import roles
from rashomon.publishing.exports.places import PLACE_COLUMNS, names, place_row
from rashomon.publishing.exports.table_events import judgements_of
from rashomon.publishing.numbers import exact
from rashomon.publishing.rows import told_row

CLAIM_COLUMNS = (
    Column("claim_id", "text", "id in the record"),
    Column("cluster", "text", "id of the event or state that it belongs to; empty for none"),
    Column("report_id", "text", "the report that says it"),
    Column("outlet", "text", "who published the report"),
    Column("char_start", "count", "code points into the report's stored text; `text[char_start:char_end] == quote`"),
    Column("char_end", "count", "end, excluded"),
    Column("quote", "text", "its exact words"),
    Column("kind", "text", "event or state"),
    Column("type", "text", "one of the 25 types"),
    Column("subtype", "text", "one of the type's subtypes"),
    Column("polarity", "text", "affirmed or negated"),
    Column("modality", "text", "asserted, claimed, suspected, denied, planned, conditional"),
    Column("status", "text", "headline, standfirst, caption, content, noise_duplicate"),
    Column("origin", "text", "id of who first said it; `outlet` in the outlet's own voice"),
    Column("origin_name", "text", "its name"),
    Column("camp", "text", "the side whose interest the origin serves, if known"),
    Column("chain", "texts", "ids from the outlet to the origin"),
    Column("cue", "text", "the words that name the source and the saying; empty in the outlet's own voice"),
    Column("date_start", "day", "first day of what it tells; empty where open"),
    Column("date_end", "day", "last day; empty where open"),
    Column("date_granularity", "text", "how exact the words are"),
    Column("date_basis", "text", "how the days were found: explicit, weekday, relative, tense ..."),
    Column("date_as_written", "text", "the words for the time"),
    *PLACE_COLUMNS,
    Column("all_places", "texts", "every place with its relation"),
    Column("actors", "texts", "every actor, as `role: name`"),
    Column("actor_ids", "texts", "the same, as `role: id`"),
    Column("slot_modality", "texts", "doubts on single slots, as `initiator: suspected`"),
    Column("quantities", "texts", "every figure, as `kind: low..high unit (words)`"),
    Column("killed_low", "number", "killed, as this claim has it; empty where it gives several such figures or none"),
    Column("killed_high", "number", ""),
    Column("injured_low", "number", "injured, the same"),
    Column("injured_high", "number", ""),
    Column("displaced_low", "number", "displaced, the same"),
    Column("displaced_high", "number", ""),
    Column("idmc_role", "text", "`recommended` or `triangulation` for a claim that is a displacement figure"),
    Column("component_of", "text", "the claim whose total this one is a part of: never add it"),
    Column("duplicate_of", "text", "the claim that a scraped copy repeats"),
    Column("rules", "texts", "the rules that made it"),
    Column("judgements", "texts", "numbers of the judgements that shaped it; empty for the machine's own view"),
)
_ALONE = ("killed", "injured", "displaced")


def claim_rows(catalogue: Shelf) -> Iterator[Row]:
    """One row a claim, scraped copies too; `duplicate_of` marks them."""
    idmc = roles(catalogue)
    for claim in catalogue.record.claims:
        report = catalogue.reports.get(claim.report)
        cue = claim.attribution.cue
        yield {
            "claim_id": claim.id,
            "cluster": catalogue.record.clusters.get(claim.id),
            "report_id": claim.report,
            "outlet": report.outlet if report is not None else None,
            **told_row(claim),
            "camp": None if claim.attribution.own_voice else claim.attribution.origin.camp,
            "chain": told([source.id for source in claim.attribution.chain]),
            "cue": cue.text_of(report.text) if cue is not None and report is not None else None,
            **_when(claim),
            **place_row(place_of(claim), catalogue),
            "all_places": names(claim.places),
            "actors": told([f"{actor.role}: {actor.name}" for actor in claim.actors]),
            "actor_ids": told([f"{actor.role}: {actor.id}" for actor in claim.actors]),
            "slot_modality": told([f"{slot}: {doubt}" for slot, doubt in claim.slot_modality]),
            "quantities": told([quantity_words(quantity) for quantity in claim.quantities]),
            **_figures(claim),
            "idmc_role": idmc.get(claim.id),
            "component_of": claim.component_of,
            "duplicate_of": claim.duplicate_of,
            "rules": told(claim.rules),
            "judgements": judgements_of(claim.id, catalogue),
        }


def _when(claim: Claim) -> Row:
    return {
        "date_start": claim.time.start,
        "date_end": claim.time.end,
        "date_granularity": claim.time.granularity,
        "date_basis": claim.time.basis,
        "date_as_written": claim.time.as_written,
    }


def _figures(claim: Claim) -> Row:
    """Figures of three kinds in columns of their own, where the claim gives one of the kind."""
    row: Row = {}
    for kind in _ALONE:
        given = [quantity for quantity in claim.quantities if quantity.measure == kind]
        only = given[0] if len(given) == 1 else None
        row[f"{kind}_low"] = exact(only.low) if only is not None else None
        row[f"{kind}_high"] = exact(only.high) if only is not None else None
    return row


def quantity_words(quantity: Quantity) -> str:
    """A figure as `kind: low..high unit (words)`; a bound that is not stated is left empty.

    >>> quantity_words(Quantity(kind="killed", low=19, unit="persons", as_written="At least 19"))
    'killed: 19.. persons (At least 19)'
    """
    low, high = exact(quantity.low), exact(quantity.high)
    ends = f"{'' if low is None else low}..{'' if high is None else high}"
    words = f"({quantity.as_written})" if quantity.as_written else ""
    return " ".join(part for part in (f"{quantity.kind}:", ends, quantity.unit or "", words) if part)


REPORT_COLUMNS = (
    Column("report_id", "text", "id in the record"),
    Column("title", "text", "its title, if known"),
    Column("outlet", "text", "who published it"),
    Column("url", "text", "where"),
    Column("language", "text", "ISO 639-1"),
    Column("published", "day", "the day it was published"),
    Column("published_basis", "text", "how that is known: given, sidecar, metadata, row, inferred"),
    Column("published_earliest", "day", "where the day is inferred: not before this day"),
    Column("published_note", "text", "why"),
    Column("sha256", "text", "of the raw bytes as received"),
    Column("media_type", "text", ""),
    Column("path", "text", "the file it came from"),
    Column("characters", "count", "length of the stored text in code points"),
    Column("claims", "count", "how many claims it makes"),
)


def report_rows(catalogue: Shelf) -> Iterator[Row]:
    """One row a report; its text is left out."""
    made: dict[str, int] = {}
    for claim in catalogue.record.claims:
        made[claim.report] = made.get(claim.report, 0) + 1
    for report in catalogue.record.reports:
        dating = report.published
        day: dict[str, Value] = {
            "published": dating.day if dating is not None else None,
            "published_basis": dating.basis if dating is not None else None,
            "published_earliest": dating.earliest if dating is not None else None,
            "published_note": dating.note if dating is not None else None,
        }
        yield {
            "report_id": report.id,
            "title": report.title,
            "outlet": report.outlet,
            "url": report.url,
            "language": report.language,
            **day,
            "sha256": report.sha256,
            "media_type": report.media_type,
            "path": report.path,
            "characters": len(report.text),
            "claims": made.get(report.id, 0),
        }
