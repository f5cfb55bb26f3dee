"""What the model often reads wrongly, mended in the parse before any rule of ours looks at it.

One file a kind of error.  Each goes by the shape of the parse alone, never by the words of a report.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.reading.repairs import (
    adverbs,
    agents,
    asides,
    belonging,
    captives,
    charges,
    colons,
    compelling,
    deeds,
    dismissed,
    displaced,
    felled,
    finding,
    finites,
    fronting,
    gapping,
    garden,
    gerunds,
    having,
    headlines,
    herds,
    holding,
    laden,
    laid,
    listing,
    numbered,
    objects,
    openers,
    openings,
    outcomes,
    owners,
    participles,
    passives,
    posting,
    rows,
    shooting,
    sides,
    sources,
    spans,
    squads,
    suffering,
    swallowed,
    told,
    towns,
    verbless,
    victims,
    wherein,
    wielding,
    wounded,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc


def mend(doc: Doc) -> None:
    """Mend the parse of a document in place; entities and tags stay, but for verbs and nouns taken for others."""
    openers.mend(doc)
    garden.mend(doc)
    laden.mend(doc)
    sources.mend(doc)
    fronting.mend(doc)
    swallowed.mend(doc)
    verbless.mend(doc)
    colons.mend(doc)
    squads.mend(doc)
    wielding.mend(doc)
    wounded.mend(doc)
    towns.mend(doc)
    shooting.mend(doc)
    felled.mend(doc)
    spans.mend(doc)
    adverbs.mend(doc)
    agents.mend(doc)
    belonging.mend(doc)
    sides.mend(doc)
    posting.mend(doc)
    rows.mend(doc)
    charges.mend(doc)
    compelling.mend(doc)
    deeds.mend(doc)
    herds.mend(doc)
    victims.mend(doc)
    gapping.mend(doc)
    listing.mend(doc)
    captives.mend(doc)
    holding.mend(doc)
    objects.mend(doc)
    openings.mend(doc)
    gerunds.mend(doc)
    having.mend(doc)
    dismissed.mend(doc)
    displaced.mend(doc)
    finding.mend(doc)
    finites.mend(doc)
    wherein.mend(doc)
    numbered.mend(doc)
    suffering.mend(doc)
    participles.mend(doc)
    passives.mend(doc)
    headlines.mend(doc)
    outcomes.mend(doc)
    asides.mend(doc)
    told.mend(doc)
    owners.mend(doc)
    laid.mend(doc)
