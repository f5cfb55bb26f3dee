"""The brief on paper, as PDF: set by Typst, from data alone, with the fonts that come with it.

What reports say reaches Typst as JSON and is never markup.  The system's fonts are left aside, so that the same record
gives the same bytes everywhere; characters that no font of Typst has are named instead of drawn as boxes.
"""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TypeAlias

from rashomon.model import Record
from rashomon.publishing.brief.chart import chart_of
from rashomon.publishing.brief.content import Argument, Brief, BriefScope, brief_of
from rashomon.publishing.brief.course import busiest
from rashomon.publishing.brief.glyphs import Replaced, drawable
from rashomon.publishing.brief.ground import ground_of
from rashomon.publishing.brief.kinds import KINDS
from rashomon.publishing.brief.map import map_of
from rashomon.publishing.brief.parts import (
    DECIDED,
    SECTIONS,
    event_facts,
    event_line,
    first_quote,
    left_over,
    quotation,
    said_of_course,
)
from rashomon.publishing.brief.standing import Standing
from rashomon.publishing.cards import Account, EventCard
from rashomon.publishing.catalogue import Quote

_MAP = (720.0, 350.0)
_WIDE = 720.0
Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json] | None"


def render(record: Record, about: BriefScope) -> bytes:
    """The brief as PDF; the same record and scope give the same bytes.  Never raises for any record."""
    import typst  # 80 MB that only this format needs

    brief = brief_of(record, about)
    sheet, replaced = drawable(_sheet(brief, bool(record.claims)))
    if replaced:
        sheet["credits"] = [*_listed(sheet["credits"]), _said_of(replaced)]
    template = files("rashomon.publishing.brief").joinpath("brief.typ").read_bytes()
    found = typst.compile(
        template,
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"brief": json.dumps(sheet, ensure_ascii=False)},
    )
    if not isinstance(found, bytes):
        raise TypeError("typst gave no single PDF")
    return found


def _said_of(replaced: Replaced) -> str:
    """Which characters the fonts lack, by script."""
    told = ", ".join(f"{script} ({number:,})" for script, number in sorted(replaced.items()))
    return f"Characters that the fonts of this PDF lack stand as ⟨script⟩; the HTML and text briefs have them: {told}."


def _listed(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []


def _sheet(brief: Brief, any_claims: bool) -> dict[str, Json]:
    """All that the page says, as plain data; the names are those of `brief.typ`."""
    drawn = map_of(brief.spots, *_MAP, ground_of(), alone=True) if any_claims else None
    chart = chart_of(brief.course, _WIDE, alone=True) if any_claims else None
    most = [f"{days} ({number})" for days, number in busiest(brief.course)]
    known = next((value for name, value in brief.scope if name == "As known on"), "")
    keys: list[Json] = [{"kind": kind.key, "name": kind.name, "colour": kind.paper} for kind in KINDS]
    sheet: dict[str, Json] = {
        "title": brief.title,
        "known": f"as known on {known}" if known else "",
        "scope": [[name, value] for name, value in brief.scope],
        "totals": brief.totals,
        "sections": dict(SECTIONS),
        "headlines": [
            {"name": one.name, "value": one.value, "notes": list(one.notes), "known": one.known, "weighty": one.weighty}
            for one in brief.headlines
        ],
        "nothing": list(brief.nothing) if brief.nothing is not None else None,
        "map": drawn.svg if drawn is not None else None,
        "map_told": drawn.told if drawn is not None else "",
        "map_notes": list(drawn.notes) if drawn is not None else [],
        "map_legend": [*keys, {"kind": "hollow", "name": "near the point, or somewhere within the dashed circle"}],
        "chart": chart,
        "chart_told": "Timeline: events by day and kind",
        "chart_legend": [
            *keys, {"kind": "hollow", "name": "by this day"}, {"kind": "bar", "name": "within these days"},
        ],
        "busiest": f"Most events: {'; '.join(most)}." if most else "",
        "course_notes": list(said_of_course(brief.course)) if any_claims else [],
    }  # fmt: skip
    credits = (*(drawn.credits if drawn is not None else ()), *brief.credits, brief.version)
    return sheet | _lists(brief) | {"credits": [line for line in credits if line]}


def _lists(brief: Brief) -> dict[str, Json]:
    """The lists of the page, each with how many more there are."""
    return {
        "ground": [_standing(one) for one in brief.ground],
        "more_ground": left_over(brief.more_ground, "state"),
        "people": [_standing(one) for one in brief.people],
        "more_people": left_over(brief.more_people, "state"),
        "people_events": [_event(card) for card in brief.people_events],
        "more_people_events": left_over(brief.more_people_events, "event"),
        "events": [_event(card) for card in brief.events],
        "more_events": left_over(brief.more_events, "event"),
        "arguments": [_argument(one) for one in brief.arguments],
        "more_arguments": left_over(brief.more_arguments, "event or state in dispute", "events or states in dispute"),
        "voices": [
            [one.name, one.camp or "not known", f"{one.reports:,}", f"{one.events:,}", f"{one.alone:,}"]
            for one in brief.voices
        ],
        "more_voices": left_over(brief.more_voices, "origin"),
        "outlets": [[one.name, f"{one.reports:,}", one.days] for one in brief.outlets],
        "more_outlets": left_over(brief.more_outlets, "outlet"),
        "open": [
            {"kind": one.kind, "words": one.words, "reason": one.reason, "at": f"[{', '.join(one.references[:3])}]"}
            for one in brief.open
        ],
        "more_open": left_over(brief.more_open, "open point"),
        "method": [[term, told] for term, told in brief.method],
    }


def _quote(quote: Quote | None) -> Json:
    if quote is None:
        return None
    words, place = quotation(quote)
    return {"words": words, "at": place}


def _desk(lines: tuple[str, ...]) -> list[Json]:
    return [f"{DECIDED}: {line}" for line in lines]


def _standing(one: Standing) -> Json:
    return {
        "place": one.place, "title": one.title, "value": one.value, "as_of": one.as_of, "says": one.says,
        "marks": list(one.marks), "accounts": one.accounts, "ended": one.ended, "quote": _quote(one.quote),
        "desk": _desk(one.desk),
    }  # fmt: skip


def _event(card: EventCard) -> Json:
    toll, other, disputed = event_line(card)
    return {
        "id": card.id, "when": card.when, "marks": list(card.marks), "title": card.title, "toll": toll,
        "disputed": disputed, "facts": list(event_facts(card, other)), "holders": card.holders, "counts": card.counts,
        "sure": card.sure, "desk": _desk(card.desk), "quote": _quote(first_quote(card)),
    }  # fmt: skip


def _argument(argument: Argument) -> Json:
    disputes: list[Json] = []
    for dispute in argument.disputes:
        title = f"{dispute.slot}: {dispute.word}"
        disputes.append(
            {
                "title": title[:1].upper() + title[1:],
                "update": dispute.relation == "update",
                "note": dispute.note,
                "accounts": [_account(account) for account in dispute.accounts],
            }
        )
    return {"id": argument.id, "title": argument.title, "disputes": disputes}


def _account(account: Account) -> Json:
    more = len(account.quotes) - 1
    return {
        "value": account.value, "holders": account.holders, "known": account.known,
        "quote": _quote(account.quotes[0] if account.quotes else None), "more": f"and {more} more" if more > 0 else "",
    }  # fmt: skip
