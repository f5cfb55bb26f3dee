"""The sources of a row, and how near to the event they are."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model import Actor, Report
from rashomon.model.countries import Country
from rashomon.publishing.exports.context import Context
from rashomon.publishing.words import legible

_SCALES = ("Other", "National", "Regional", "International")
_OUTLETS = ("outlet", "news_agency", "media_arm")


def sources_of(reports: Sequence[Report]) -> tuple[str, ...]:
    """The outlets of the reports, each once; the report's title or id where no outlet is known.

    Semicolons part the list and are taken out of names.
    """
    names = [legible(report.outlet or report.title or report.id).replace(";", ",") for report in reports]
    return tuple(dict.fromkeys(names))


def scale_of(reports: Sequence[Report], country: Country, context: Context) -> str:
    """How near the outlets are, as far as the registry knows them: "National-International"; empty if it knows none.

    Monitors, agencies of the United Nations and aid organisations are `Other`.
    """
    found = {
        _scale(actor, country)
        for report in reports
        if report.outlet and (actor := context.outlets.get(report.outlet.casefold())) is not None
    }
    return "-".join(scale for scale in _SCALES if scale in found)


def _scale(actor: Actor, country: Country) -> str:
    if actor.kind not in _OUTLETS:
        return "Other"
    return "National" if actor.country == country.code else "International"
