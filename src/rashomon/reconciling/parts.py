"""Wholes and parts: what only breaks a total down, what is a happening of its own, and what speaks of several.

A part is never added to its whole, and an umbrella never to its parts.
Source: annotation guidelines 1.1, section 2 (breakdowns); RECONCILING 4.1 (sub-events).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.model.quantity import Quantity
from rashomon.model.vocabulary import CASUALTY_KINDS
from rashomon.reconciling.facts import Facts
from rashomon.reconciling.families import family
from rashomon.reconciling.numbers import bounds, is_figure
from rashomon.reconciling.told_on import dies_later, goes_elsewhere, has_own_setting, tells_of_some
from rashomon.reconciling.vetoes import veto
from rashomon.reconciling.wording import pattern

_OWN_HAPPENING = frozenset(
    {"veto.kind", "veto.type", "veto.mood", "veto.day", "veto.bearing", "veto.place", "veto.site", "veto.actors"}
)
_SETS_APART = frozenset({"veto.day", "veto.bearing", "veto.place", "veto.site", "veto.number", "veto.text"})
_BODIES_FOUND = pattern("bodies_found")
WIDE = frozenset({"area", "country"})
_REACH = 300
"""Code points between a total and a part that the reading did not link."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """`inside`: part -> whole, in one event.  `beside`: part -> whole, two events.  `umbrellas`: claims of several."""

    inside: Mapping[int, int]
    beside: Mapping[int, int]
    umbrellas: frozenset[int]


def parts_of(facts: Sequence[Facts]) -> Parts:
    """How the claims of one report relate as wholes and parts; numbers are places in the record."""
    by_id = {fact.claim.id: fact for fact in facts}
    by_order = {fact.order: fact for fact in facts}
    wholes: dict[int, int] = {}
    for fact in facts:
        whole = by_id.get(fact.claim.component_of or "")
        target = None if whole is None else whole.order if whole.repeats is None else whole.repeats
        if whole is not None and _is_of_another(fact, whole):
            continue
        if target is not None and target != fact.order:
            wholes[fact.order] = target
    members = [fact for fact in facts if fact.repeats is None]
    wholes |= {part: whole for part, whole in _inferred(members).items() if part not in wholes}
    wholes |= _of_later_deaths([one for one in members if one.order not in wholes], by_order)
    wholes = {part: whole for part, whole in wholes.items() if not _circular(part, wholes)}
    umbrellas = _stated_umbrellas(by_order, wholes)
    umbrellas |= {f.order for f in members if f.order not in wholes and _covers_several(f, members, wholes)}
    beside = {p: w for p, w in wholes.items() if w in umbrellas or _own_happening(by_order[p], by_order[w])}
    return Parts(
        inside={p: w for p, w in wholes.items() if p not in beside}, beside=beside, umbrellas=frozenset(umbrellas)
    )


def _of_later_deaths(members: Sequence[Facts], by_order: Mapping[int, Facts]) -> dict[int, int]:
    """Those who died later of a deed -> the deed: the one in their own words, or the one that these point back to."""
    found = {}
    for one in members:
        if dies_later(one):
            own = [d.order for d in by_order.values() if d is not one and _is_told_in(d, one)]
            if own or one.scene in by_order:
                found[one.order] = own[0] if own else one.scene
    return {part: whole for part, whole in found.items() if whole is not None}


def _is_told_in(deed: Facts, fact: Facts) -> bool:
    return deed.claim.type in ("attack", "clash") and fact.claim.span.contains(deed.claim.span)


def _is_of_another(part: Facts, whole: Facts) -> bool:
    """Whether the text has gone on to another place or day before a part that the reading linked to a total."""
    if part.claim.sentence == whole.claim.sentence:
        return False
    other_day = part.exact and whole.exact and part.first != whole.first
    return goes_elsewhere(whole, part) or other_day


def _circular(part: int, wholes: Mapping[int, int]) -> bool:
    seen = {part}
    current = wholes.get(part)
    while current is not None:
        if current in seen:
            return True
        seen.add(current)
        current = wholes.get(current)
    return False


def _own_happening(part: Facts, whole: Facts) -> bool:
    found = veto(part, whole) if not dies_later(part) else None
    return found is not None and found.rule in _OWN_HAPPENING


def _stated_umbrellas(facts: Mapping[int, Facts], wholes: Mapping[int, int]) -> set[int]:
    """Wholes of which the reading names two parts that cannot be one event."""
    groups: dict[int, list[Facts]] = {}
    for part, whole in wholes.items():
        groups.setdefault(whole, []).append(facts[part])
    return {
        whole
        for whole, members in groups.items()
        if family(facts[whole].claim.type) == "violence" and _two_apart(members, _SETS_APART - {"veto.number"})
    }


def _covers_several(fact: Facts, members: Sequence[Facts], wholes: Mapping[int, int]) -> bool:
    """Whether a claim of violence fits two others of its report that are two events, without a number of its own."""
    if family(fact.claim.type) != "violence" or fact.mood != "done":
        return False
    others = [other for other in members if other is not fact and other.order not in wholes and _told(other)]
    others = [other for other in others if not other.sums and _fits_under(other, fact)]
    if not _two_apart(others, _SETS_APART):
        return False
    number = fact.numbers.get("killed")
    if number is None or not number.numeric:
        return fact.several and fact.claim.type == "attack"
    apart = _apart_each(others)
    return number.value == sum(other.numbers["killed"].value or 0 for other in apart) or _over(fact, number, apart)


def _over(fact: Facts, number: Quantity, apart: Sequence[Facts]) -> bool:
    """Whether a bare toll of an area takes in those of places in it: "60 were killed in the province on Saturday"."""
    if fact.claim.type != "casualty_detail" or fact.inherited or not any(s.level in WIDE for s in fact.spots):
        return False
    narrow = all(other.spots and all(spot.level not in WIDE for spot in other.spots) for other in apart)
    least = sum(other.numbers["killed"].low or 0.0 for other in apart)
    return narrow and least <= bounds(number)[1]


def _told(fact: Facts) -> bool:
    number = fact.numbers.get("killed")
    told = number is not None and (number.numeric or is_figure(number))
    return family(fact.claim.type) == "violence" and not fact.headline and told


def _fits_under(part: Facts, whole: Facts) -> bool:
    found = veto(part, whole)
    return found is None or found.rule in ("veto.number", "veto.text", "veto.sum")


def _two_apart(facts: Sequence[Facts], rules: frozenset[str]) -> bool:
    return any(
        (found := veto(a, b)) is not None and found.rule in rules for i, a in enumerate(facts) for b in facts[i + 1 :]
    )


def _apart_each(facts: Sequence[Facts]) -> list[Facts]:
    """The claims that are pairwise other events, in the order of the text."""
    kept: list[Facts] = []
    for fact in facts:
        if all(veto(fact, other) is not None for other in kept):
            kept.append(fact)
    return kept


def _inferred(members: Sequence[Facts]) -> dict[int, int]:
    """Parts that the reading left unlinked: a smaller number right after a total, with words such as "of them"."""
    found: dict[int, int] = {}
    for part in members:
        if part.claim.type != "casualty_detail" or not _is_part_by_its_words(part):
            continue
        own = [deed for deed in members if dies_later(part) and _shares_words(deed, part)]
        wholes = own or [whole for whole in members if _total_before(part, whole)]
        if wholes:
            found[part.order] = wholes[-1].order
    return found


def _shares_words(deed: Facts, part: Facts) -> bool:
    """Whether a deed is told in the very words that tell of a later death: "injured 23, one of whom died"."""
    return deed.claim.type in ("attack", "clash") and bool(deed.claim.span.overlap(part.claim.span))


def _is_part_by_its_words(part: Facts) -> bool:
    """Whether a claim counts some of those counted before: "two of them", "eight bodies were recovered"."""
    if dies_later(part):
        return True
    if _BODIES_FOUND.search(part.claim.quote):
        return not has_own_setting(part)
    return part.inherited and tells_of_some(part)


def _is_anothers(part: Facts, whole: Facts) -> bool:
    """Whether another voice counts, so that its smaller number may be another account of the whole."""
    return part.voice != whole.voice and part.named_origin is not None and not dies_later(part)


def _total_before(part: Facts, whole: Facts) -> bool:
    gap = part.claim.span.start - whole.claim.span.end
    if whole is part or whole.headline or whole.claim.span.start > part.claim.span.start or gap > _REACH:
        return False
    if family(whole.claim.type) != "violence" or _is_anothers(part, whole):
        return False
    for kind in CASUALTY_KINDS:
        small, large = part.numbers.get(kind), whole.numbers.get(kind)
        if small and large and small.value is not None and large.value is not None and small.value < large.value:
            return True
    return False
