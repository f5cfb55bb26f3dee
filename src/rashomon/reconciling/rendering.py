"""A draft as it is shown: an event or a state with all that stands around it."""

from __future__ import annotations

from dataclasses import replace

from rashomon.model.shown import Shown
from rashomon.reconciling.around import Around, end_of_siege, kept_apart, links_around, related
from rashomon.reconciling.drafts import Draft, event_of, state_of
from rashomon.reconciling.ranges import Profile
from rashomon.reconciling.rivals import rival_holders, siege_doubted


def render(draft: Draft, key: str, around: Around, profile: Profile) -> Shown:
    """The event or state of a draft."""
    own = {fact.order for fact in draft.facts}
    links = links_around(own, around)
    rank = around.home(draft.facts[0].order).rank
    if draft.facts[0].claim.kind == "event":
        relations = related(own, {fact.claim.report for fact in draft.facts}, key, links, around)
        event, disagreements = event_of(draft, key, profile, relations, kept_apart(key, links, around))
        return Shown(rank=rank, event=event, own=disagreements)
    end = end_of_siege(draft, links, around)
    doubt = siege_doubted(key, draft, end, around.draft(end)) if end is not None else None
    state, disagreements = state_of(draft, key, profile, None if doubt is not None else end)
    state = replace(state, why=(*state.why, *kept_apart(key, links, around)))
    rival = rival_holders(key, draft, around)
    across = tuple(found for found in (doubt, rival) if found is not None)
    return Shown(rank=rank, state=state, own=disagreements, across=across)
