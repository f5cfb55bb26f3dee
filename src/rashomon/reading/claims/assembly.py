"""From drafts to claims: words, voices, parties, places and times, each from its own module."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from rashomon.model.actor import ActorRef
from rashomon.model.claim import Claim, Modality, Polarity, Status
from rashomon.model.place import PlaceRef
from rashomon.model.quantity import HOUSEHOLDS, Quantity
from rashomon.model.span import Span
from rashomon.model.vocabulary import CASUALTY_KINDS, HOUSEHOLD_KINDS, kind_of
from rashomon.reading.claims import back, locations, owned, parts, planted, siblings, sides, times, voices
from rashomon.reading.claims.aftermath import with_day_of_deed
from rashomon.reading.claims.assaults import with_assailant
from rashomon.reading.claims.clause_days import with_day_of_host, with_day_of_repeat
from rashomon.reading.claims.components import components
from rashomon.reading.claims.echoes import echoes
from rashomon.reading.claims.implied import Told as Before
from rashomon.reading.claims.implied import doers, is_of_others, leaves, telling
from rashomon.reading.claims.openings import opened, still_there
from rashomon.reading.claims.ours import Ours
from rashomon.reading.claims.parties import parties
from rashomon.reading.claims.passage_choice import Told, settled
from rashomon.reading.claims.same_things import with_thing
from rashomon.reading.claims.settings import Settings
from rashomon.reading.claims.sieges import with_siege
from rashomon.reading.claims.status_lines import with_status
from rashomon.reading.claims.story_days import with_day_of_story
from rashomon.reading.frames import Draft, Scene, untrue
from rashomon.reading.frames.modality import is_doubted
from rashomon.reading.frames.victims import SINGLES
from rashomon.reading.mentions import QuantityMention, Speech
from rashomon.reading.registry import lexicon

_AMONG = re.compile(
    r"\b(?:including|included|notably|(?:one|two|some) of them|among(?:st)? (?:them|whom|the \w+))\b", re.I
)
"""What makes of a person named next one of those counted before."""
_APART = 60
"""The most code points between two numbers of victims in one row."""
_STATUS: dict[str, Status] = {"headline": "headline", "standfirst": "standfirst", "caption": "caption"}


def assemble(scene: Scene, drafts: Iterable[Draft]) -> tuple[Claim, ...]:
    """The claims of a report, in the order of the text; parts and copies point to their wholes and originals."""
    told = told_by(scene, drafts)
    places = settled(scene, told)
    claims = [replace(c, places=places.get(c.id, c.places)) for _draft, made in told for c in made]
    claims = owned.with_owner(parts.link(claims))
    claims = sorted([*claims, *echoes(scene, claims)], key=lambda claim: claim.span.start)
    return tuple(_point_copies(claims))


def told_by(scene: Scene, drafts: Iterable[Draft]) -> list[Told]:
    """Each draft that makes claims with them, as the rules make them, in the order of the text."""
    found: list[Told] = []
    claims: list[Claim] = []
    told: Before | None = None
    settings, ours = Settings(scene), Ours(scene)
    at: dict[int, tuple[PlaceRef, ...]] = {}
    drafts = list(drafts)
    numbers = frozenset(q.span.start for draft in drafts for kind, q in draft.quantities if kind != "count")
    for draft in drafts:
        if told is not None and (leaves(scene, draft, told) or settings.parts(told, draft)):
            told = None
        before = [one for one in (told or opened(scene, draft), settings.of(draft)) if one is not None]
        made = back.with_doer(scene, draft, _claims_of(scene, draft, before, len(claims)), claims)
        made = with_assailant(scene, draft, made, claims)
        made = with_siege(scene, draft, with_thing(scene, draft, made, claims), claims)
        made = with_day_of_repeat(scene, draft, with_day_of_host(scene, draft, made, claims), claims)
        made = with_day_of_deed(scene, draft, made, claims)
        made = planted.of_blast(scene, draft, with_day_of_story(scene, draft, made, claims), claims)
        made = ours.told(draft, sides.both_sides(scene, draft, made, claims))
        made = with_status(scene, draft, siblings.with_shared(draft, made, at))
        settings.note(made, draft)
        claims += made
        if not made:
            continue
        at[draft.trigger.i] = made[0].places
        told = still_there(telling(scene, draft, made[0], told), made[0], draft)
        known = {c.span for c in claims if c.rules == ("component",)}
        shares = [c for c in components(scene, draft, made, numbers, len(claims)) if c.span not in known]
        claims += shares
        found.append(Told(draft, [*made, *shares]))
    return siblings.with_place_after(scene, found)


def _claims_of(scene: Scene, draft: Draft, before: Sequence[Before], number: int) -> list[Claim]:
    span = _span(scene, draft)
    text = scene.document.text
    made: list[Claim] = []
    _hedge_parties(draft)
    acting = parties(scene, draft)
    if draft.type == "communication":
        acting = _spoken_by(scene, draft, acting)
    acted = doers(acting)
    located = locations.places(scene, draft, [told for told in before if not is_of_others(draft, told, acted)])
    fought = draft.trigger.lemma_ in ("battle", "fight") and not any(c.dep_ == "prt" for c in draft.trigger.children)
    if draft.subtype == "armed_clash" and fought and _is_in_town(located):
        draft.subtype = "urban_battle"  # not where an attack on the town is fought off
    for voice in voices.voices(scene, draft):
        modality = voices.modality(scene, draft, voice)
        made.append(
            Claim(
                id=f"{scene.document.report.id}#{number + len(made) + 1}",
                report=scene.document.report.id,
                span=span,
                quote=span.text_of(text),
                sentence=draft.sentence.span,
                kind="event" if kind_of(draft.type) == "event" else "state",
                type=draft.type,
                subtype=draft.subtype,
                attribution=voice.attribution,
                polarity=_polarity(draft.polarity),
                modality=_modality(modality),
                status=_status(draft),
                actors=acting,
                quantities=_quantities(scene, draft),
                places=located,
                time=times.when(scene, draft, voice, modality),
                slot_modality=tuple(sorted(draft.slot_modality.items())),
                rules=(draft.rule,),
            )
        )
    return made


def _spoken_by(scene: Scene, draft: Draft, actors: tuple[ActorRef, ...]) -> tuple[ActorRef, ...]:
    """The parties of an act of speech whose verb stands apart from its speaker ("..., the governor said, accusing X").

    What the parse takes for its subject is then mostly a noun of what was told.
    """
    at = draft.trigger.idx
    if draft.rule == untrue.RULE:
        return _sayer(scene.speech_at(at)[0])
    speech = next((s for s in scene.document.speech if s.cue is not None and s.cue.start <= at < s.cue.end), None)
    if speech is None or speech.cue is None or not speech.chain or draft.trigger.tag_ != "VBG":
        return actors
    inside = [a for a in actors if a.role == "initiator" and a.span is not None and speech.cue.contains(a.span)]
    if inside:
        return actors
    rest = tuple(actor for actor in actors if actor.role not in ("initiator", "co_initiator"))
    return (*_sayer(speech), *rest)


def _sayer(speech: Speech) -> tuple[ActorRef, ...]:
    """Who says something, as the one who does so; nobody where nobody is named."""
    if not speech.chain:
        return ()
    source = speech.chain[-1]
    unnamed = source.id.startswith("unnamed:")
    return (
        ActorRef(role="initiator", id=f"text:{source.name.casefold()}" if unnamed else source.id, name=source.name),
    )


def _is_in_town(located: Sequence[PlaceRef]) -> bool:
    """Whether the first place is a town that the words put the fighting in."""
    return (
        bool(located)
        and located[0].kind == "city"
        and located[0].relation == "in"
        and located[0].as_written is not None
    )


def _hedge_parties(draft: Draft) -> None:
    """ "Suspected rebels killed ...": the doubt is on who, not on what."""
    for role, token in draft.roles:
        if role in ("initiator", "perpetrator") and is_doubted(token):
            draft.slot_modality[role] = "suspected"


def _span(scene: Scene, draft: Draft) -> Span:
    doc = draft.trigger.doc
    start = max(doc[draft.first].idx, draft.sentence.span.start)
    end = min(doc[draft.last].idx + len(doc[draft.last].text), draft.sentence.span.end)
    span = Span(start, max(end, start + 1))
    return span if draft.rule == untrue.RULE else voices.without_cue(scene, span, draft.trigger.idx)


def _polarity(value: str) -> Polarity:
    return "negated" if value == "negated" else "affirmed"


def _modality(value: str) -> Modality:
    known: dict[str, Modality] = {
        "claimed": "claimed",
        "suspected": "suspected",
        "denied": "denied",
        "planned": "planned",
        "conditional": "conditional",
    }
    return known.get(value, "asserted")


def _status(draft: Draft) -> Status:
    if draft.sentence.duplicate_of is not None:
        return "noise_duplicate"
    return _STATUS.get(draft.sentence.block, "content")


def _quantities(scene: Scene, draft: Draft) -> tuple[Quantity, ...]:
    found: list[Quantity] = []
    seen: set[tuple[str, int]] = set()
    for kind, mention in draft.quantities:
        if (kind, mention.span.start) not in seen:
            seen.add((kind, mention.span.start))
            found.append(quantity(scene, kind, mention))
    counted = {known.kind for known in found}
    for given in draft.given:
        beside = given.qualifier in SINGLES and all(given.span != known.span for known in found)
        beside = beside and not _one_of_the_counted(scene, given, found)
        if beside or given.kind not in counted:
            found.append(given)
    found += _sums(draft, found)
    return tuple(found)


def _one_of_the_counted(scene: Scene, given: Quantity, found: Sequence[Quantity]) -> bool:
    """Whether a person alone is one of those counted before: "killing ten people, among them the mayor"."""
    if given.span is None:
        return False
    whole = max((q.span.end for q in found if q.kind == given.kind and q.span and q.span < given.span), default=None)
    return whole is not None and bool(_AMONG.search(scene.document.text[whole : given.span.start]))


def _sums(draft: Draft, found: Sequence[Quantity]) -> list[Quantity]:
    """The sum of victims told side by side by one voice: "12 soldiers and 5 civilians" are 17, said to be a sum."""
    sums: list[Quantity] = []
    if draft.partial or draft.subtype == "breakdown":
        return sums  # some of the dead, told one by one
    for kind in (*CASUALTY_KINDS, "abducted", "detained"):
        counts = [q for k, q in draft.quantities if k == kind]
        parts = [q for q in found if q.kind == kind and q.low is not None and q.unit == "persons"]
        if len(parts) < 2 or any(q.part_of is not None for q in counts) or any(q.qualifier == "each" for q in parts):
            continue
        if not _stand_together(parts):
            continue
        high = None if any(q.high is None for q in parts) else sum(q.high or 0 for q in parts)
        value = None if any(q.value is None for q in parts) else sum(q.value or 0 for q in parts)
        sums.append(
            Quantity(
                kind=kind,
                low=sum(q.low or 0 for q in parts),
                high=high,
                value=value,
                unit="persons",
                qualifier="sum",
                as_written=" + ".join(q.as_written or "" for q in parts),
            )
        )
    return sums


def _stand_together(parts: Sequence[Quantity]) -> bool:
    """Whether numbers belong to one row of victims, and not one to a heading and one to the text under it."""
    spans = sorted((q.span for q in parts if q.span is not None), key=lambda span: span.start)
    return all(after.start - before.end <= _APART for before, after in pairwise(spans))


def quantity(scene: Scene, kind: str, mention: QuantityMention) -> Quantity:
    """A number of the text as the quantity of a claim."""
    text = scene.document.text
    people = kind in (
        "killed",
        "injured",
        "killed_or_wounded",
        "missing",
        "displaced",
        "population",
        "besieged",
        "personnel",
        "detained",
        "abducted",
    )
    households = kind in HOUSEHOLD_KINDS and _in_households(scene, mention)
    return Quantity(
        kind=kind,
        low=mention.low,
        high=mention.high,
        value=mention.value,
        unit=HOUSEHOLDS if households else "persons" if people else mention.unit,
        qualifier=mention.qualifier,
        as_written=mention.span.text_of(text),
        counted=mention.head.text_of(text) if mention.head else None,
        span=mention.span,
    )


def _in_households(scene: Scene, mention: QuantityMention) -> bool:
    """Whether families are counted and not persons: "some 400 families"."""
    return mention.head is not None and mention.head.text_of(scene.document.text).casefold() in _household_nouns()


@lru_cache(maxsize=1)
def _household_nouns() -> frozenset[str]:
    return frozenset(lexicon("people")["counts"]["households"])


def _point_copies(claims: Sequence[Claim]) -> Iterable[Claim]:
    """Each claim of a scraped copy points to the claim with the same words in the original."""
    originals = {(c.type, c.quote): c for c in claims if c.status != "noise_duplicate"}
    for claim in claims:
        if claim.status != "noise_duplicate":
            yield claim
            continue
        original = originals.get((claim.type, claim.quote))
        if original is not None:
            claim = replace(
                claim, duplicate_of=original.id, places=original.places, time=original.time, actors=original.actors
            )
        yield claim
