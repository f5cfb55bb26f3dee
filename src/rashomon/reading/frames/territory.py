"""Who holds what, sieges that hold, and how far a front is: forms that no single verb tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from rashomon.reading.frames import extent
from rashomon.reading.frames.clause import Clause, nominal_clause
from rashomon.reading.frames.draft import Draft
from rashomon.reading.frames.scene import Scene
from rashomon.reading.frames.vocabulary import holds, shared
from rashomon.reading.mentions import PlaceMention, QuantityMention
from rashomon.reading.registry import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_HYPHENS = ("-", "‑", "–")


@lru_cache(maxsize=1)
def _holding() -> frozenset[str]:
    return frozenset(lexicon("forces")["backing"]["holding"])


def modifiers(scene: Scene, tokens: Sequence[Token]) -> Iterator[Draft]:
    """Holdings and sieges told by a modifier, in the outlet's voice: "rebel-held areas", "besieged parts"."""
    for token in tokens:
        if token.lower_ in _holding() and token.i >= 2 and token.doc[token.i - 1].text in _HYPHENS:
            noun = _modified(token)
            owner = token.doc[token.i - 2]
            holds = scene.classes(owner) & {"armed", "state"} or owner.lemma_.lower() in shared()["unnamed_holders"]
            if noun is not None and holds and scene.classes(noun) & {"group_territory", "place", "territory", "route"}:
                draft = phrase_draft(scene, noun, "control", _hold_subtype(noun), "territory:held", token)
                if draft is not None:
                    draft.roles += [("holder", first) for first in _held_with(scene, owner)]
                    draft.roles.append(("holder", owner))
                    add_share(scene, draft, noun)
                    draft.first = min(draft.first, token.i - 2)
                    yield draft
        elif (
            token.lower_ in ("besieged", "blockaded", "encircled")
            and token.dep_ in ("amod", "compound")
            and token.head.i > token.i
        ):
            noun = token.head
            if scene.classes(noun) & {"group_territory", "place", "territory"}:
                draft = phrase_draft(scene, noun, "siege_state", token.lower_, "territory:besieged", token)
                if draft is not None and not any(t.lower_ in _holding() for t in noun.lefts):
                    if token.i >= 2 and token.doc[token.i - 1].text in _HYPHENS:
                        owner = token.doc[token.i - 2]
                        draft.roles += [("besieger", owner)] if scene.actors(owner) else []
                    yield draft
        elif token.pos_ == "NOUN" and token.lemma_.lower() in shared()["strongholds"]:
            owners = [c for c in token.children if c.dep_ in ("poss", "compound", "amod", "nmod") and scene.actors(c)]
            if owners:
                draft = phrase_draft(scene, token, "control", _hold_subtype(token), "territory:stronghold", token)
                if draft is not None:
                    draft.roles.append(("holder", owners[0]))
                    yield draft


def _held_with(scene: Scene, owner: Token) -> list[Token]:
    """The first of two holders whose participle stands but once: "rebel- and government-held"; else empty."""
    at = owner.i - 1
    if at < owner.sent.start + 1 or owner.doc[at].lower_ not in ("and", "or"):
        return []
    if owner.doc[at - 1].text in _HYPHENS:
        at -= 1
    first = owner.doc[at - 1]
    if owner.doc[at].text not in _HYPHENS and not first.text.endswith(_HYPHENS):
        return []
    unnamed = first.lower_.rstrip("".join(_HYPHENS)) in shared()["unnamed_holders"]
    return [first] if scene.actors(first) or unnamed else []


_STRIKING = frozenset({"on", "at", "against", "toward", "towards", "into", "upon"})


def add_former_holder(scene: Scene, draft: Draft) -> None:
    """ "A push into rebel-held districts": who holds the place is the target, or the one who loses it.

    Of a single attack they are not: what struck a rebel-held town need not have been aimed at the rebels.
    """
    role = {"operation": "target", "territory_change": "previous_holder"}.get(draft.type)
    if role is None or draft.has(role):
        return
    for _place_role, _relation, noun in draft.places:
        if role == "target" and noun.dep_ == "pobj" and noun.head.lower_ not in _STRIKING:
            continue  # "killed in a raid in rebel-held X"
        for token in noun.subtree:
            if token.lower_ in _holding() and token.i >= 2 and token.doc[token.i - 1].text in _HYPHENS:
                owner = token.doc[token.i - 2]
                if scene.actors(owner) and ("initiator", owner) not in draft.roles:
                    draft.roles.append((role, owner))
                    return


def _modified(token: Token) -> Token | None:
    """The noun that "held" in "rebel-held" belongs to."""
    for following in token.doc[token.i + 1 : token.i + 6]:
        if following.pos_ in ("NOUN", "PROPN") and following.dep_ not in ("compound", "amod", "nmod"):
            return following
        if following.pos_ in ("VERB", "PUNCT", "ADP") and following.text not in _HYPHENS:
            return None
    return None


def _hold_subtype(noun: Token) -> str:
    lemma = noun.lemma_.lower()
    return holds().get(lemma, "base" if lemma in shared()["held_bases"] else "partial_hold")


def phrase_draft(scene: Scene, noun: Token, claim_type: str, subtype: str, rule: str, trigger: Token) -> Draft | None:
    """A claim told by a phrase around a place; None outside the sentences of the report."""
    sentence = scene.sentence(noun)
    if sentence is None:
        return None
    first, last = extent.nominal(noun)
    draft = Draft(
        type=claim_type,
        subtype=subtype,
        trigger=trigger,
        first=first,
        last=last,
        sentence=sentence,
        rule=rule,
        own_voice=True,
        weight=0,
    )
    draft.places.append(("event_location", None, noun))
    return draft


def add_share(scene: Scene, draft: Draft, noun: Token) -> None:
    """ "Half the city", "40 percent of the province": the share of the area."""
    for token in (noun, *noun.subtree):
        for quantity in scene.quantities(token):
            if quantity.dimension == "fraction" and ("area_share", quantity) not in draft.quantities:
                draft.quantities.append(("area_share", quantity))
                return


def split_holdings(scene: Scene, draft: Draft, clause: Clause) -> Iterator[Draft]:
    """ "Holds much of the province, including half the city, and a pocket near X": one claim a holding."""
    if draft.type != "control" or clause.passive:
        return
    objects = [
        t for t in clause.objects if scene.classes(t) & {"place", "territory", "group_territory"} or scene.quantities(t)
    ]
    for noun in list(objects):
        for child in noun.subtree:
            if child.lower_ in ("including", "like") and child.dep_ in ("prep", "pcomp", "acl", "advcl"):
                objects += [c for c in child.children if c.dep_ in ("pobj", "dobj")]
    for preposition, noun in clause.obliques:
        if preposition in ("including", "like"):
            objects.append(noun)
    objects = list({t.i: t for t in objects}.values())
    if len(objects) < 2:
        if objects:
            add_share(scene, draft, objects[0])
            _name_hold(draft, objects[0])
        return
    draft.places = [p for p in draft.places if p[2] == objects[0]] or draft.places[:1]
    draft.quantities = []
    add_share(scene, draft, objects[0])
    _name_hold(draft, objects[0])
    for noun in objects[1:]:
        first, last = extent.nominal(noun)
        draft.last = min(draft.last, first - 1) if first > draft.trigger.i else draft.last
        part = Draft(
            type="control",
            subtype="full_hold" if _is_bare_name(scene, noun) else "partial_hold",
            trigger=noun,
            first=first,
            last=last,
            sentence=draft.sentence,
            rule="territory:holding",
            roles=list(draft.roles),
            polarity=draft.polarity,
            modality=draft.modality,
        )
        part.places.append(("event_location", None, noun))
        add_share(scene, part, noun)
        _name_hold(part, noun)
        yield part
    while draft.last > draft.trigger.i and (
        draft.trigger.doc[draft.last].is_punct
        or draft.trigger.doc[draft.last].lower_ in ("and", "including", "as", "well")
    ):
        draft.last -= 1


def _is_bare_name(scene: Scene, noun: Token) -> bool:
    """Whether a whole place is held: "holds Sanaa, [Taiz] and Hodeida", and no pocket or half of one."""
    place = scene.place(noun)
    return place is not None and place.sort == "name" and place.relation == "in" and not scene.quantities(noun)


def _name_hold(draft: Draft, noun: Token) -> None:
    words = {noun.lemma_.lower(), *(t.lemma_.lower() for t in noun.subtree if t.i <= noun.i + 4)}
    for word, subtype in holds().items():
        if word in words:
            draft.subtype = subtype
            return
    if draft.quantities or words & shared()["shares_of_land"]:
        draft.subtype = "partial_hold"
    elif words & shared()["routes"]:
        draft.subtype = "route"
    elif words & shared()["bases"]:
        draft.subtype = "base"


def distance(scene: Scene, verb: Token) -> Draft | None:
    """ "Forces are 3 km from the town", "advanced to 6 km from the bank": a front and its distance."""
    lemma, verbs = verb.lemma_.lower(), shared()
    if lemma not in verbs["standing_off"] and lemma not in verbs["fighting_up"]:
        return None
    clause = scene.clause(verb)
    found = _distance_near(scene, verb)
    if lemma in verbs["fighting_up"] and (found is None or clause.objects or found[0].qualifier != "less_than"):
        return None
    sentence = scene.sentence(verb)
    forces = clause.objects if verb.lemma_ in ("put", "place") else clause.subjects
    if found is None or sentence is None or not any("armed" in scene.classes(s) for s in forces):
        return None
    quantity, reference = found
    first, last = extent.verbal(verb)
    draft = Draft(
        type="front_distance",
        subtype="approach",
        trigger=verb,
        first=first,
        last=last,
        sentence=sentence,
        rule="territory:distance",
    )
    draft.roles = [("force", s) for s in forces]
    draft.quantities = [("distance", quantity)]
    if reference is not None:
        draft.places.append(("reference_feature", "distance_from", reference))
    if clause.negated:
        draft.polarity = "negated"
    return draft


def _distance_near(scene: Scene, verb: Token) -> tuple[QuantityMention, Token | None] | None:
    """A distance in the verb's clause with "from", "of" or "away" after it, and the feature it is counted from."""
    end = max(t.i for t in verb.subtree)
    for token in verb.doc[verb.i : end + 1]:
        for quantity in scene.quantities(token):
            if quantity.dimension != "distance" or quantity.conversion_of is not None or not _hangs_on(token, verb):
                continue
            if (
                verb.lemma_ != "put"
                and any(child.dep_ == "dobj" for child in verb.children)
                and any(t.text == "," for t in verb.doc[verb.i : token.i])
            ):
                continue
            after = [t for t in verb.doc[token.i : min(end + 1, token.i + 14)] if t.idx >= quantity.span.end]
            for n, word in enumerate(after[:10]):
                if word.lower_ in ("from", "of") or (word.lower_ in ("to", "outside") and n < 2):
                    target = next(
                        (
                            t
                            for t in after[n + 1 :]
                            if scene.place(t) or (t.pos_ in ("NOUN", "PROPN") and t.dep_ in ("pobj", "dobj"))
                        ),
                        None,
                    )
                    return quantity, target
            return None
    return None


def _hangs_on(token: Token, verb: Token) -> bool:
    """Whether a distance belongs to the verb, and not to a noun between them."""
    node = token
    for _step in range(8):
        if node.i == verb.i:
            return True
        if node.dep_ in ("appos", "dobj", "relcl", "acl", "conj", "ccomp") or node.head.i == node.i:
            return False
        node = node.head
    return False


def capital(scene: Scene, tokens: Sequence[Token]) -> Iterator[Draft]:
    """ "X, the provincial capital of Y": a fact about a place."""
    for token in tokens:
        if token.lemma_.lower() != "capital" or token.pos_ not in ("NOUN", "PROPN"):
            continue
        named = token.head if token.dep_ == "appos" else None
        if named is None or scene.place(named) is None:
            continue
        of = [n for p, n in nominal_clause(token).obliques if p == "of"] or nominal_clause(token).objects
        if not of:
            continue
        sentence = scene.sentence(token)
        if sentence is None:
            continue
        first = named.i
        last = max(t.i for t in token.subtree)
        draft = Draft(
            type="place_fact",
            subtype="admin_capital",
            trigger=token,
            first=first,
            last=last,
            sentence=sentence,
            rule="territory:capital",
            lasting=True,
            own_voice=True,
            weight=0,
        )
        draft.places = [("subject", "in", named), ("object", "capital_of", of[0])]
        yield draft


def _place_of(scene: Scene, token: Token) -> PlaceMention | None:
    """The place that a noun names, or that owns it ("the town's industrial zone")."""
    place = scene.place(token)
    if place is None and "territory" in scene.classes(token):
        owners = [child for child in token.children if child.dep_ in ("poss", "compound") and scene.place(child)]
        place = scene.place(owners[0]) if owners else None
    return place


def relative_location(scene: Scene, tokens: Sequence[Token]) -> Iterator[Draft]:
    """ "X, 5 km east of Y": where a place lies, as an apposition."""
    for token, comma in pairwise(tokens):
        if comma.text != "," or comma.i + 1 >= len(token.doc) or _place_of(scene, token) is None:
            continue
        for following in token.doc[token.i + 2 : token.i + 7]:
            if following.pos_ == "VERB":
                break
            quantity = next(
                (q for q in scene.quantities(following) if q.dimension == "distance" and q.conversion_of is None), None
            )
            if quantity is None:
                continue
            reference = next(
                (
                    t
                    for t in token.doc[following.i + 1 : following.i + 14]
                    if t.idx >= quantity.span.end and scene.place(t) is not None and t.sent == token.sent
                ),
                None,
            )
            sentence = scene.sentence(token)
            if reference is None or sentence is None:
                break
            last = reference.i
            first = min(token.left_edge.i, token.i)
            draft = Draft(
                type="place_fact",
                subtype="relative_location",
                trigger=token,
                first=first,
                last=last,
                sentence=sentence,
                rule="territory:relative",
                lasting=True,
                weight=0,
            )
            draft.places = [("subject", None, token), ("object", "distance_from", reference)]
            draft.quantities = [("distance", quantity)]
            yield draft
            break
