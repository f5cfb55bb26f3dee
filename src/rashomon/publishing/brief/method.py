"""The note on method and the credits of the data: what the ranges mean, and what was not done."""

from __future__ import annotations

from rashomon.model import Record

_PROFILES = {
    "casualty_recorder": "the figure that fits all origins; none where they exclude each other",
    "ucdp": "the figure that fits all origins, otherwise the lower one (as UCDP codes)",
    "acled": "the lowest reported figure (as ACLED codes)",
}


def method_of(profile: str) -> tuple[tuple[str, str], ...]:
    """Term and explanation, in the order of need."""
    best = _PROFILES.get(profile, "chosen by the project’s own profile")
    return (
        (
            "Ranges",
            "From the lowest to the highest figure that any origin gives last. Nothing is averaged; an open end "
            f"is written “at least” or ≥. Best: {best}.",
        ),
        (
            "Sums",
            "A part is never added to its whole, and a total over several events or a long time never to the events "
            "that it may count. The lowest figure adds up only events that are surely different: two days apart, too "
            "far from each other, or with other victims and other numbers. What is told as “by” a day is taken to be "
            "of the week before it. The highest figure adds up all single events.",
        ),
        (
            "People",
            "Figures of displaced and besieged people are never added: the largest single one is shown.",
        ),
        (
            "Sources",
            "A report is one document. An origin is who said it first: ten reports of one statement are one origin. A "
            "camp is the side that an origin serves; two origins of one camp do not confirm each other.",
        ),
        (
            "Sure",
            "From 1 (several camps agree) to 5 (contradicted by better sources); 6: cannot tell. A suggestion from the "
            "reports alone; nobody was asked and nothing was visited.",
        ),
        (
            "Days and places",
            "“By” a day: it had happened by then. A filled mark lies in the place named; a hollow one near it or "
            "somewhere within its circle. Nothing is drawn where the reports do not say it was.",
        ),
        (
            "Words",
            "Quotes are the reports’ own words; [report:start-end] says where they stand, in code points of the text.",
        ),
    )


def credits_of(record: Record) -> tuple[str, ...]:
    """The attributions that the data asks for."""
    found = []
    if any(place.geonameid is not None for event in record.events for place in event.places):
        found.append("Points of places: GeoNames (CC BY 4.0, geonames.org) and Rashomon’s own list.")
    return tuple(found)
