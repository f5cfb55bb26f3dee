"""Who takes part in a claim, in which role."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.model.actor import ActorRef
from rashomon.reading.actors.persons import CIVILIANS, PERSONS
from rashomon.reading.frames import Draft, Scene
from rashomon.reading.frames.counted import is_bare_number
from rashomon.reading.frames.means import means_of
from rashomon.reading.mentions import ActorMention
from rashomon.reading.quantities.tables import persons
from rashomon.reading.registry import Registry, lexicon, nouns_of_bodies

if TYPE_CHECKING:
    from spacy.tokens import Token

_MAY_BE_NOUN = frozenset(
    {
        "target",
        "victim",
        "deployed",
        "object",
        "topic",
        "population",
        "displaced",
        "besieged",
        "escorted_party",
        "affected",
    }
)


_HARMED = frozenset({"victim", "target"})
_ARTICLE = 9
"""Code points before a noun in which its article stands."""
_SIDES = frozenset({"initiator", "opponent", "holder", "besieger", "party"})


def parties(scene: Scene, draft: Draft) -> tuple[ActorRef, ...]:
    """The actors of a draft, each role and actor once, in the order of the text; backers as actors of their own."""
    found: list[ActorRef] = []
    backers: list[str] = []
    looked_up: list[tuple[ActorRef, str]] = []
    seen: set[tuple[str, str]] = set()
    for role, token in draft.roles:
        if role in _DOING and draft.type in _ARMED_TYPES and _brings_relief(scene, token):
            continue
        if role in _DOING and draft.type != "civil_action" and _is_number(scene, token):
            continue
        if role == "victim" and means_of(token) is not None and not scene.classes(token) & {"armed", "persons"}:
            continue  # "casualties linked to air strikes"
        for actor, mention in refs(scene, role, token):
            if role == "victim" and mention is not None and mention.kind in _MEDIA:
                continue  # its name only stands beside the number, as in a headline: "Blast kills six State TV"
            key = (actor.role, f"{actor.id}@{token.i}" if _is_any_of_many(actor) else actor.id)
            again = (
                mention is not None
                and mention.sort == "pronoun"
                and any(other.id == actor.id and _is_same_part(other.role, actor.role) for other in found)
            )  # "the rebels extended their advance"
            if key not in seen and not again:
                seen.add(key)
                found.append(actor)
                if mention is not None:
                    backers += mention.backers
                    if mention.sort in ("pronoun", "description"):
                        looked_up.append((actor, mention.sort))
    found = _without_clashes(found, looked_up, draft.type)
    if draft.type in _ARMED_TYPES:
        described = {id(actor) for actor, sort in looked_up if sort == "description"}
        found = [_in_its_words(actor) if id(actor) in described and _watches(actor) else actor for actor in found]
        found = [actor for actor in found if not (actor.role in _ARMED_ROLES and _cannot_fight(actor))]
    if draft.type == "attack":
        found = [_as_nobody_known(scene, actor) if actor.role in _DOING else actor for actor in found]
    harmed = {actor.span for actor in found if actor.role == "victim" and actor.span is not None}
    found = [actor for actor in found if actor.role not in ("initiator", "co_initiator") or actor.span not in harmed]
    found = _second_initiators(found)
    if draft.type == "siege_state" and not found:
        found = list(_besieged(scene, draft))
    if draft.unknown_initiator and not any(actor.role in ("initiator", "co_initiator") for actor in found):
        found.append(ActorRef(role="initiator", id="unknown", name="not stated"))
    registry = Registry.load()
    for backer in dict.fromkeys((*draft.backers, *backers)):
        name = registry.actors[backer].name if backer in registry.actors else _state_name(registry, backer)
        found.append(ActorRef(role="backer", id=backer, name=name))
    return tuple(found)


def _as_nobody_known(scene: Scene, actor: ActorRef) -> ActorRef:
    """Who threw a grenade is no civilian by being young: "a youth", "a student" is a person who is not known; those who
    are several, as a crowd is, or whom the text calls so, stay civilians."""
    if actor.id != CIVILIANS.id or actor.span is None or "civilian" in (actor.as_written or "").casefold():
        return actor
    one = persons().get((actor.as_written or "").casefold().rpartition(" ")[2])
    if one is None or one.group:
        return actor
    before = scene.document.text[max(actor.span.start - _ARTICLE, 0) : actor.span.start].casefold().split()
    if before[-1:] not in (["a"], ["an"], ["one"], ["another"]):
        return actor
    return replace(actor, id=PERSONS.id, name=PERSONS.name)


def _is_any_of_many(actor: ActorRef) -> bool:
    """Whether words mean other persons each time that a claim has them: "a woman and a child", "two clerks and a
    guard"."""
    return actor.id.startswith(("persons", "text:")) or (actor.role == "victim" and actor.id == "civ")


def _is_same_part(role: str, other: str) -> bool:
    return role.removeprefix("co_") == other.removeprefix("co_")


def _is_number(scene: Scene, token: Token) -> bool:
    """Whether a word for persons is but a number, which does nothing: "killed by the army and thousands fled"."""
    if token.pos_ == "PRON" or not any(q.span.start <= token.idx < q.span.end for q in scene.quantities(token)):
        return False
    return all(mention.kind == "persons" for mention in scene.actors(token))


def _brings_relief(scene: Scene, token: Token) -> bool:
    """ "Attacks on aid convoys that have left hundreds dead": aid strikes nobody."""
    classes = scene.classes(token)
    return "relief" in classes and "armed" not in classes


def _besieged(scene: Scene, draft: Draft) -> Iterator[ActorRef]:
    """The place under siege where no party is named: "The city remained encircled"."""
    for _role, _relation, token in draft.places[:1]:
        place = scene.place(token)
        if place is not None and place.sort == "name":
            words = place.span.text_of(scene.document.text)
            yield ActorRef(
                role="besieged", id=f"text:{words.casefold()}", name=words, as_written=words, span=place.span
            )


_MEDIA = frozenset({"news_agency", "outlet", "media_arm"})
_ARMED_TYPES = frozenset({"attack", "clash", "operation", "territory_change", "siege_change", "siege_state"})

_PEACEFUL_TYPES = frozenset({"aid_event", "displacement", "population", "humanitarian_condition", "political"})
"""What relief agencies and monitors do themselves."""


def _watches(actor: ActorRef) -> bool:
    """Whether an actor is a medium or a monitor, which no description in a fight means ("raids hit the group")."""
    row = Registry.load().by_id(actor.id)
    return row is not None and row.kind in _WATCHERS and actor.role in _SUFFERING


def _in_its_words(actor: ActorRef) -> ActorRef:
    words = actor.as_written or ""
    return ActorRef(role=actor.role, id=f"text:{words.casefold()}", name=words, as_written=words, span=actor.span)


def _cannot_fight(actor: ActorRef) -> bool:
    """Whether a party of an armed act is a medium or a monitor, or a word for the dead and hurt ("casualties")."""
    row = Registry.load().by_id(actor.id)
    if row is not None and row.kind in _WATCHERS:
        return not _are_troops(actor)
    last = (actor.as_written or "").casefold().split()[-1:]
    return bool(last) and last[0] in _no_doers()


def _are_troops(actor: ActorRef) -> bool:
    """Whether the words are of troops that bear a body's name: "UN troops"."""
    last = (actor.as_written or "").casefold().split()[-1:]
    return bool(last) and last[0].removesuffix("s") in nouns_of_bodies("state_forces")


@lru_cache(maxsize=1)
def _no_doers() -> frozenset[str]:
    return frozenset(lexicon("people")["outcomes"]["no_doers"])


@lru_cache(maxsize=1)
def _no_persons() -> frozenset[str]:
    return frozenset(lexicon("people")["outcomes"]["no_persons"])


def _without_clashes(found: list[ActorRef], looked_up: list[tuple[ActorRef, str]], kind: str) -> list[ActorRef]:
    """A pronoun or description never means an actor that already has another part in the same claim, nor does a pronoun
    mean a monitor who fights: a description then keeps its words, and so does a pronoun that acts."""
    registry = Registry.load()
    sorts = {id(actor): sort for actor, sort in looked_up}
    armed, peaceful = kind in _ARMED_TYPES, kind in _PEACEFUL_TYPES
    kept: list[ActorRef] = []
    for actor in found:
        sort = sorts.get(id(actor))
        if sort is not None:
            clash = any(
                other.id == actor.id and other.role != actor.role
                for other in found
                if other is not actor and not (sort == "pronoun" and sorts.get(id(other)) == "description")
            )
            row = registry.by_id(actor.id)
            watcher = row is not None and row.kind in _WATCHERS and actor.role in _ARMED_ROLES and not peaceful
            if sort == "pronoun" and armed and _watches(actor):
                continue  # "Idlib has a news centre.  It was shelled": the monitor is not what was struck
            if sort == "description":
                clash, watcher = clash and actor.role in _SUFFERING and _does(found, actor.id), False
            if clash or watcher:
                if actor.role in _SUFFERING and sort == "pronoun":
                    continue
                actor = _in_its_words(actor)
        kept.append(actor)
    return kept


def _does(found: list[ActorRef], actor_id: str) -> bool:
    return any(other.id == actor_id and other.role in _DOING for other in found)


_DOING = frozenset({"initiator", "co_initiator", "perpetrator", "besieger"})
_SUFFERING = frozenset({"target", "victim", "besieged", "object", "affected", "topic", "opponent"})
_WATCHERS = frozenset({"monitor", "ngo", "igo", "news_agency", "outlet", "media_arm"})
_ARMED_ROLES = frozenset({"initiator", "co_initiator", "holder", "perpetrator", "besieger", "force", "previous_holder"})


def _state_name(registry: Registry, backer: str) -> str:
    state = registry.states.get(backer.split("-")[0])
    return state.name if state is not None else backer.removeprefix("text:")


def refs(scene: Scene, role: str, token: Token) -> Iterator[tuple[ActorRef, ActorMention | None]]:
    """The actors that a noun means in a role, each with its mention; without one where only the words tell who."""
    mentions = scene.actors(token)
    if role == "displaced" and not mentions:  # "the arrival of people fleeing the town"
        inner = [noun for link in token.rights if link.lower_ == "of" for noun in link.rights if noun.dep_ == "pobj"]
        token = next((noun for noun in inner if scene.actors(noun)), token)
        mentions = scene.actors(token)
    if mentions and all(mention.kind in _MEDIA for mention in mentions):  # "from Saudi Arabia Reuters reports"
        names = [child for child in token.lefts if child.dep_ == "compound" and child.pos_ == "PROPN"]
        before = [m for child in names for m in scene.actors(child) if m.sort == "name"]
        mentions = before or mentions
    if not mentions and role in _DOING and scene.classes(token) & _HANDS:
        mentions = [m for noun in _whose(token) for m in scene.actors(noun) if m.kind not in ("persons", "civilians")]
    if not mentions:
        named = token.lower_ in _OTHERWISE  # "a nurse, alias Red Star, was arrested"
        mentions = [m for child in token.lefts if named or child.dep_ == "conj" for m in scene.actors(child)]
    for mention in mentions:
        yield (
            ActorRef(
                role=role,
                id=mention.id,
                name=mention.name,
                as_written=mention.span.text_of(scene.document.text),
                span=mention.span,
            ),
            mention,
        )
    if mentions:
        return
    if scene.date(token) is not None or (token.lower_ in _OTHERWISE and token.dep_ in ("appos", "conj", "oprd")):
        return  # "between Tuesday and Wednesday"; "arrested a man, alias Red Star"
    counted = _counted(scene, role, token)
    if counted is not None:
        yield counted, None
        return
    if role in _HARMED and token.lemma_.lower() in _no_persons():
        return  # "treated 62 gunshot wounds", "nine deaths (persons)"
    if (role in _MAY_BE_NOUN and token.pos_ in ("NOUN", "PROPN")) or (
        role in _SIDES and token.pos_ == "PROPN" and scene.place(token) is None
    ):
        words = _phrase(token)
        if not words:
            return
        yield ActorRef(role=role, id=f"text:{words.casefold()}", name=words, as_written=words, span=None), None


_COUNTED = frozenset({"displaced", "population"})


def _counted(scene: Scene, role: str, token: Token) -> ActorRef | None:
    """The persons of a bare number, where it counts those who fled or live somewhere: "60,000 have crossed";
    None for other words."""
    number = next((q for q in scene.quantities(token) if q.dimension == "count" and q.head is None), None)
    if role not in _COUNTED or number is None or not (is_bare_number(token) or token.like_num):
        return None
    words = number.span.text_of(scene.document.text)
    return ActorRef(role=role, id=PERSONS.id, name=PERSONS.name, as_written=words, span=number.span)


_HANDS = frozenset({"base", "crossing", "projectile", "weapon", "vehicle"})
"""What a party acts by: "was stopped by a checkpoint of the army", "a salvo of the militia killed ten"."""


def _whose(token: Token) -> Iterator[Token]:
    """The nouns that "of" joins to another."""
    for link in token.rights:
        if link.lower_ == "of":
            yield from (noun for noun in link.rights if noun.dep_ == "pobj")


_DASHES = frozenset({"-", "–", "—", ":", "--"})
_OTHERWISE = frozenset({"alias", "aka", "née"})
_APART = frozenset({"det", "prep", "pobj", "relcl", "punct", "quantmod", "advmod"})
_LONGEST = 6


def _phrase(token: Token) -> str:
    """The noun with what stands before it, less its number and what a dash or colon parts from it, as a date line."""
    first = max(token.left_edge.i, token.i - _LONGEST + 1)
    parted = [t.i for t in token.doc[first : token.i] if t.text in _DASHES and t.whitespace_ and t.nbor(-1).whitespace_]
    first = max([first, *(i + 1 for i in parted)])
    words = [
        t
        for t in token.subtree
        if t.i == token.i
        or (
            first <= t.i < token.i
            and t.dep_ not in _APART
            and not (t.dep_ == "nummod" and t.like_num)
            and not (t.pos_ == "NUM" and t.like_num)
        )
    ]
    return " ".join(" ".join(t.text for t in sorted(words, key=lambda t: t.i)).split())


def _second_initiators(found: list[ActorRef]) -> list[ActorRef]:
    """A second initiator of the same claim is a co-initiator."""
    first = True
    changed: list[ActorRef] = []
    for actor in found:
        if actor.role == "initiator":
            if not first:
                actor = ActorRef(
                    role="co_initiator", id=actor.id, name=actor.name, as_written=actor.as_written, span=actor.span
                )
            first = False
        changed.append(actor)
    return changed
