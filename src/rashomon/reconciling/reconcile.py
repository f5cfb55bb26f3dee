"""From the claims of many reports to one record.

The order in which reports or claims are given changes nothing: the record sorts them itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from rashomon.model.claim import Claim
from rashomon.model.record import Disagreement, Event, Record, StateTimeline, Unresolved
from rashomon.model.report import Report
from rashomon.model.wording import jaccard
from rashomon.reconciling import why
from rashomon.reconciling.accused import accused_of
from rashomon.reconciling.blocking import pairs
from rashomon.reconciling.clusters import Link, cluster
from rashomon.reconciling.differences import Difference, differences
from rashomon.reconciling.drafts import Draft, event_of, sort_key, state_of
from rashomon.reconciling.duplicates import copies
from rashomon.reconciling.evidence import ALIKE, judge, rarity_of
from rashomon.reconciling.facts import Facts, facts_of
from rashomon.reconciling.gaps import with_gaps
from rashomon.reconciling.judgement import Judgement
from rashomon.reconciling.origins import voices_of
from rashomon.reconciling.parts import Parts, parts_of
from rashomon.reconciling.positions import members_of
from rashomon.reconciling.ranges import Profile, profile_named
from rashomon.reconciling.relations import ended_by, relate, siege_ends
from rashomon.reconciling.rivals import rival_holders, siege_doubted
from rashomon.reconciling.scenes import with_scenes
from rashomon.reconciling.screening import Screen
from rashomon.reconciling.state_rules import judge_states
from rashomon.reconciling.versions import retold
from rashomon.reconciling.vetoes import veto

_MOST_APART = 4
"""Lines on pairs kept apart that one event shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What is not clustered by itself: `repeated` copy -> original (ids), `versions` claim -> what an earlier
    version has otherwise (places in the record), with the `differences` of each of them.  `alike` are
    pairs of claims (places in the record) that two versions have with the same values."""

    repeated: Mapping[str, str]
    versions: Mapping[int, int]
    differences: Mapping[int, tuple[Difference, ...]]
    alike: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judged:
    """`links` join; `apart` are likely pairs that a rule keeps apart; `moods` those of plan and deed."""

    links: tuple[Link, ...]
    apart: tuple[Link, ...]
    moods: tuple[Link, ...]


def reconcile(
    reports: Sequence[Report],
    claims: Sequence[Claim],
    unresolved: Sequence[Unresolved] = (),
    *,
    profile: str = "casualty_recorder",
    parents: Mapping[str, str] | None = None,
) -> Record:
    """The record of these reports: events, states, ranges, origins and disagreements.

    *Shape*: every claim is in exactly one event or state (`Record.clusters`); events are `E01`, `E02` ... by time,
    states `S01` ... likewise.  `parents` maps an actor to the one it belongs to, as the registry knows it.
    `profile` chooses how `best` is found: `casualty_recorder`, `ucdp` or `acled`.
    *Unknowns*: `best` is None where the voices exclude each other; it is never an average.

    Raises:
        ValueError: if there is no such profile, or two claims share an id.
    """
    chosen = profile_named(profile)
    ordered = tuple(sorted(reports, key=lambda r: (r.published.day if r.published else date.max, r.id)))
    places = {report.id: number for number, report in enumerate(ordered)}
    by_id = {report.id: report for report in ordered}
    sorted_claims = tuple(
        sorted(claims, key=lambda c: (places.get(c.report, len(places)), c.report, c.span, c.sentence, c.id))
    )
    if len({claim.id for claim in claims}) != len(claims):
        raise ValueError("two claims share an id: give each claim of a run its own")
    facts = with_scenes(facts_of(sorted_claims, by_id, places, parents or {}), by_id)
    told = _told(facts, sorted_claims, by_id)
    parts = parts_of(facts, told.repeated)
    judged = _judge(_alone(facts, told, parts), facts, parts)
    judged = replace(judged, links=_in_order([*judged.links, *_over_copies(facts, told, parts)]))
    drafts = _laid_on(_drafts(facts, told, parts, judged), facts)
    events, states, disagreements, clusters = _number(drafts, facts, parts, judged, chosen)
    return Record(
        reports=ordered,
        events=events,
        states=states,
        disagreements=disagreements,
        claims=sorted_claims,
        unresolved=tuple(
            sorted(unresolved, key=lambda u: (places.get(u.report, len(places)), u.start or 0, u.kind, u.as_written))
        ),
        clusters={claim.id: clusters[claim.id] for claim in sorted_claims},
    )


def _told(facts: Sequence[Facts], claims: Sequence[Claim], reports: Mapping[str, Report]) -> _Told:
    """Copies and versions: what two versions say with other values is no copy, whatever words they share."""
    pairs_found = retold(facts, reports)
    differing = {
        order: found
        for order, pair in pairs_found.items()
        if (found := tuple(differences(pair, (reports[pair.first.claim.report].text,
                                              reports[pair.second.claim.report].text))))
    }  # fmt: skip
    changed = {facts[order].claim.id for order in differing}
    repeated = {copy: original for copy, original in copies(claims, reports).items() if copy not in changed}
    versions = {order: pairs_found[order].first.order for order in differing}
    alike = tuple((pair.first.order, order) for order, pair in sorted(pairs_found.items()) if order not in differing)
    return _Told(repeated=repeated, versions=versions, differences=differing, alike=alike)


def _alone(facts: Sequence[Facts], told: _Told, parts: Parts) -> list[Facts]:
    """The claims that are clustered: neither copies nor versions nor parts of another claim's total."""
    return [
        fact
        for fact in facts
        if fact.claim.id not in told.repeated and fact.order not in told.versions and fact.order not in parts.inside
    ]


def _pair(a: Facts, b: Facts, parts: Parts) -> Judgement | None:
    """What keeps two claims apart because of their place among wholes and parts."""
    if (a.order in parts.umbrellas) != (b.order in parts.umbrellas):
        return Judgement(verdict="different", rule="veto.umbrella", reason="one speaks of several events")
    if parts.beside.get(a.order) == b.order or parts.beside.get(b.order) == a.order:
        return Judgement(verdict="different", rule="veto.part", reason="one is a part of the other")
    return None


def _judge(alone: Sequence[Facts], facts: Sequence[Facts], parts: Parts) -> _Judged:
    rarity, screen = rarity_of(facts), Screen(alone)
    links, apart, moods = [], [], []
    for a, b in pairs(alone):
        if not screen.worth(a, b):
            continue
        judgement = _pair(a, b, parts)
        if judgement is None:
            judgement = judge_states(a, b) if a.claim.kind == "state" else judge(a, b, rarity)
        if judgement.verdict == "same":
            links.append(Link(a=a.order, b=b.order, judgement=judgement))
        elif judgement.rule == "veto.mood" and a.claim.kind == "event":
            moods.append(Link(a=a.order, b=b.order, judgement=judgement))
        elif judgement.verdict == "different" and _likely(a, b):
            apart.append(Link(a=a.order, b=b.order, judgement=judgement))
    return _Judged(links=_in_order(links), apart=_in_order(apart), moods=_in_order(moods))


def _over_copies(facts: Sequence[Facts], told: _Told, parts: Parts) -> Iterator[Link]:
    """The headline that a paper sets over a copied text tells of what the copy's original tells."""
    order_of = {fact.claim.id: fact.order for fact in facts}
    rarity = rarity_of(facts)
    alone = _alone(facts, told, parts)
    standing = {fact.order for fact in alone}
    heads = [fact for fact in alone if fact.headline]
    under = {head.claim.report for head in heads}
    bodies = [fact for fact in facts if fact.claim.id in told.repeated and fact.claim.report in under]
    for head in heads:
        for body in bodies:
            original = order_of[told.repeated[body.claim.id]]
            if body.claim.report == head.claim.report and original in standing:
                one, other = sorted((head, body), key=lambda fact: fact.order)
                judgement = judge(one, other, rarity)
                if judgement.verdict == "same":
                    first, second = sorted((head.order, original))
                    yield Link(a=first, b=second, judgement=judgement)


def _in_order(links: Sequence[Link]) -> tuple[Link, ...]:
    """In the order of the record, whatever the order of the blocks."""
    return tuple(sorted(links, key=lambda link: (link.a, link.b)))


def _likely(a: Facts, b: Facts) -> bool:
    """Whether a reader could take the two for one, so that the reason is worth a line."""
    if (a.claim.type, a.claim.subtype) != (b.claim.type, b.claim.subtype) or a.claim.kind == "state":
        return False
    return a.claim.report == b.claim.report or jaccard(frozenset(a.words), frozenset(b.words)) >= ALIKE


def _drafts(facts: Sequence[Facts], told: _Told, parts: Parts, judged: _Judged) -> tuple[Draft, ...]:
    def against(a: Facts, b: Facts) -> Judgement | None:
        found = _pair(a, b, parts)
        if found is not None:
            return found
        if a.claim.kind == b.claim.kind == "state":
            judgement = judge_states(a, b)
            return judgement if judgement.verdict == "different" else None
        return veto(a, b)

    repeated = told.repeated
    alone = _alone(facts, told, parts)
    groups, used = cluster(alone, (*judged.links, *_version_links(told, alone)), against)
    home = {order: number for number, group in enumerate(groups) for order in group}
    order_of = {fact.claim.id: fact.order for fact in facts}
    attached: list[list[int]] = [list(group) for group in groups]
    lines: list[list[str]] = [[] for _ in groups]
    for link in used:
        lines[home[link.a]].append(why.merged(link, facts))

    def settle(order: int) -> int:
        """The cluster of a claim: its own, or that of the claim that it is a part, a version or a copy of."""
        if order not in home:
            claim = facts[order].claim
            if claim.id in repeated:
                of = order_of[repeated[claim.id]]
            else:
                of = parts.inside[order] if order in parts.inside else told.versions[order]
            home[order] = settle(of)
        return home[order]

    def attach(order: int, line: str) -> None:
        attached[settle(order)].append(order)
        lines[home[order]].append(line)

    for version, earlier in sorted(told.versions.items()):
        if version not in parts.inside:
            attach(version, why.retold(facts[version].claim, facts[earlier].claim))
    for part in sorted(parts.inside):
        if facts[part].claim.id not in repeated:
            attach(part, why.part(facts[part].claim, facts[parts.inside[part]].claim))
    for copy, original in sorted(repeated.items(), key=lambda item: order_of[item[0]]):
        attach(order_of[copy], why.copied(facts[order_of[copy]].claim, facts[order_of[original]].claim))
    copied = frozenset(order_of[copy] for copy in repeated)
    copied_parts = {order_of[c] for c, o in repeated.items() if order_of[o] in parts.inside}
    pieces = frozenset(parts.inside) | copied_parts
    return tuple(
        _draft([facts[i] for i in sorted(members)], copied, pieces, tuple(reasons), parts, told)
        for members, reasons in zip(attached, lines, strict=True)
    )


def _laid_on(drafts: Sequence[Draft], facts: Sequence[Facts]) -> tuple[Draft, ...]:
    """The drafts with the statements that lay their deed on someone."""
    accused = accused_of(facts)
    found: list[Draft] = []
    for draft in drafts:
        own = {fact.order for fact in draft.facts}
        accusing = tuple(facts[order] for order, incident in sorted(accused.items()) if incident in own)
        found.append(replace(draft, members=replace(draft.members, accusing=accusing)) if accusing else draft)
    return tuple(found)


def _version_links(told: _Told, alone: Sequence[Facts]) -> list[Link]:
    """What two versions say alike is one, whatever else it shares."""
    orders = {fact.order for fact in alone}
    same = Judgement(
        verdict="same", rule="same.version", reason="the same words in another version of the report", weight=5.0
    )
    return [Link(a=a, b=b, judgement=same) for a, b in told.alike if a in orders and b in orders]


def _draft(
    members: Sequence[Facts],
    copied: frozenset[int],
    pieces: frozenset[int],
    reasons: tuple[str, ...],
    parts: Parts,
    told: _Told,
) -> Draft:
    own = frozenset(fact.order for fact in members)
    found = members_of(members, copied & own, pieces & own, voices_of(members, copied & own))
    between = tuple(one for fact in members for one in told.differences.get(fact.order, ()) if one.first.order in own)
    return Draft(
        members=replace(found, differences=between),
        why=reasons,
        umbrella=any(fact.order in parts.umbrellas or fact.sums for fact in members if fact.order not in pieces),
    )


def _number(
    drafts: Sequence[Draft], facts: Sequence[Facts], parts: Parts, judged: _Judged, profile: Profile
) -> tuple[tuple[Event, ...], tuple[StateTimeline, ...], tuple[Disagreement, ...], dict[str, str]]:
    """Events and states with their ids, in the order of time."""
    events = _ids([draft for draft in drafts if draft.facts[0].claim.kind == "event"], "E")
    states = _ids([draft for draft in drafts if draft.facts[0].claim.kind == "state"], "S")
    home = {fact.order: key for group in (events, states) for key, draft in group.items() for fact in draft.facts}
    umbrellas = {key: draft for key, draft in events.items() if draft.umbrella}
    beside = {part: whole for part, whole in parts.beside.items() if home[whole] in events and home[part] in events}
    singles = {key: draft for key, draft in events.items() if key not in umbrellas}
    related = relate(facts, home, beside, judged.moods, umbrellas, singles)
    apart = _apart_lines(judged.apart, facts, home)
    told = [event_of(d, key, profile, tuple(related.get(key, ())), apart.get(key, ())) for key, d in events.items()]
    ends = siege_ends(events)
    over = {key: ended_by(draft, ends) for key, draft in states.items()}
    doubts = {
        key: doubt
        for key, end in over.items()
        if end is not None and (doubt := siege_doubted(key, states[key], end, events[end])) is not None
    }
    held = [state_of(d, key, profile, None if key in doubts else over[key]) for key, d in states.items()]
    across = (*doubts.values(), *rival_holders(states, events, facts))
    return (
        with_gaps([event for event, _ in told]),
        tuple(state for state, _ in held),
        (*(found for _, several in (*told, *held) for found in several), *across),
        {fact.claim.id: home[fact.order] for fact in facts},
    )


def _ids(drafts: Sequence[Draft], letter: str) -> dict[str, Draft]:
    width = max(2, len(str(len(drafts))))
    return {f"{letter}{i:0{width}d}": draft for i, draft in enumerate(sorted(drafts, key=sort_key), start=1)}


def _apart_lines(links: Sequence[Link], facts: Sequence[Facts], home: Mapping[int, str]) -> dict[str, tuple[str, ...]]:
    lines: dict[str, dict[str, str]] = {}
    for link in links:
        for own, other in ((home[link.a], home[link.b]), (home[link.b], home[link.a])):
            if own != other and len(lines.setdefault(own, {})) < _MOST_APART:
                lines[own].setdefault(other, why.kept_apart(link, facts, other))
    return {event_id: tuple(found.values()) for event_id, found in lines.items()}
