"""Which reports of an event only repeat another one, in words: "Delta Courier repeats Sahel Wire"."""

from __future__ import annotations

from collections import Counter

from rashomon.model import Event
from rashomon.publishing.catalogue import Catalogue
from rashomon.publishing.words import legible, listed

_VERBS = {"copy": ("repeats", "repeat"), "rewrite": ("rewrites", "rewrite"), "citation": ("cites", "cite")}


def repeated(event: Event, catalogue: Catalogue) -> str:
    """Who repeats whom, those of one kind together; empty where every report tells something of its own."""
    groups: dict[tuple[str, str], list[str]] = {}
    for copy in event.copies:
        groups.setdefault((copy.of, copy.how), []).append(copy.report)
    outlets = {report: catalogue.outlet_name(report) for report in event.reports}
    several = Counter(outlets.values())

    def name(report: str) -> str:
        """The outlet, or the report's id where the outlet is not known or has several reports of the event."""
        outlet = outlets.get(report, "")
        return outlet if outlet and several[outlet] == 1 else legible(report)

    return "; ".join(
        f"{listed([name(report) for report in reports])} {_verb(how, len(reports))} {name(of)}"
        for (of, how), reports in groups.items()
    )


def _verb(how: str, many: int) -> str:
    return _VERBS.get(how, _VERBS["copy"])[many > 1]
