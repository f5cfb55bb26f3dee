"""The claim that a lexicon row makes of an event noun, alone or carried by a verb."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rashomon.reading.frames import extent
from rashomon.reading.frames.clause import Clause, nominal_clause
from rashomon.reading.frames.conditions import any_lemma
from rashomon.reading.frames.draft import Draft
from rashomon.reading.frames.filling import set_modality
from rashomon.reading.frames.means import words
from rashomon.reading.frames.nouns import obliques
from rashomon.reading.frames.phrases import event_noun
from rashomon.reading.frames.rows import Row, noun_rows
from rashomon.reading.frames.scene import Scene
from rashomon.reading.frames.victims import count_victims
from rashomon.reading.frames.vocabulary import shared

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOBODY = frozenset({"persons", "civ"})
"""Who is exchanged or spoken of in a "prisoner exchange", and never one of its parties."""


def noun_row(noun: Token) -> Row | None:
    """The row of an event noun; None for other nouns."""
    found = event_noun(noun, noun_rows())
    return found[0] if found else None


def noun_draft(scene: Scene, noun: Token, row: Row, carrier: Clause | None) -> Draft | None:
    """The claim of an event noun; `carrier` is the verb that carries it ("launched"), None for the bare noun."""
    sentence = scene.sentence(noun)
    if sentence is None:
        return None
    clause = nominal_clause(noun)
    first, last = extent.verbal(carrier.trigger) if carrier is not None else extent.nominal(noun)
    draft = Draft(
        type=row.type,
        subtype=row.subtype,
        trigger=carrier.trigger if carrier is not None else noun,
        first=first,
        last=last,
        sentence=sentence,
        rule=row.rule,
    )
    if not _may_be(scene, noun, row, clause, carrier):
        return None
    draft.event = noun
    draft.roles += [(_agent_role(row.type), agent) for agent in _agents(scene, noun, row, clause, carrier)]
    if row.keys.get("armed_agent") and not any("armed" in scene.classes(t) for _role, t in draft.roles):
        return None
    if row.type == "agreement":
        _set_parties(scene, draft, clause, carrier)
    _add_targets(scene, draft, clause, carrier)
    if row.keys.get("quantity"):
        _add_numbers(scene, draft, clause, row.keys["quantity"])
    if row.type == "siege_change":
        for siege in (t for t in clause.objects if "siege" in scene.classes(t)):
            inner = nominal_clause(siege)
            draft.roles += [
                ("besieger", t) for t in inner.subjects if scene.actors(t) and ("initiator", t) not in draft.roles
            ]
    if carrier is not None:
        set_modality(draft, carrier)
    begun = carrier is not None and noun in carrier.objects and carrier.lemma in shared()["waging"]
    if begun and row.type == "territory_change" and draft.modality is None:
        draft.modality = "planned"  # "undertook the liberation of the port": begun, not done
    return draft


def _may_be(scene: Scene, noun: Token, row: Row, clause: Clause, carrier: Clause | None) -> bool:
    """Whether an event noun meets the conditions of its row."""
    if row.keys.get("object") and not any(scene.classes(t) & set(row.keys["object"]) for t in clause.objects):
        return False
    if row.type == "territory_change" and any(_is_of_men(scene, t) for t in clause.objects):
        return False  # "the capture of 12 rebels" takes no ground
    struck = [*clause.after("on", "against", "at"), *clause.objects]
    struck += carrier.after("on", "against", "at") if carrier is not None else []
    if any_lemma(struck, row.keys.get("not_target_lemma", ())):
        return False
    if row.subtype == "peace_talks" and any(child.lower_ in shared()["other_talks"] for child in noun.lefts):
        return False
    return not (row.keys.get("armed_owner") and carrier is None and _is_of_unarmed(scene, noun))


def _is_of_men(scene: Scene, noun: Token) -> bool:
    """Whether a noun means men and no ground: "the capture of two officers"."""
    classes = scene.classes(noun)
    return bool(classes & {"armed", "persons"}) and not classes & {"place", "territory", "group_territory", "base"}


def _agents(scene: Scene, noun: Token, row: Row, clause: Clause, carrier: Clause | None) -> list[Token]:
    """Whose event it is: those whom the noun names, and who carries it where the verb does not only tell of it."""
    suffers = row.keys.get("owner_suffers") and not clause.objects  # "Kabul's fall", "the army's capture of Kabul"
    agents = [t for t in clause.subjects if scene.actors(t) and not (t.dep_ == "poss" and suffers)]
    if carrier is not None and carrier.lemma in words("observing") | shared()["hailing"]:
        agents += [t for t in doers_behind(noun, carrier) if scene.actors(t)]
    elif carrier is not None and noun in carrier.objects and not _is_held_up(noun, row, carrier):
        agents = [*[t for t in carrier.subjects if t != noun and not _is_told_by(scene, t, row, clause)], *agents]
    if row.type == "agreement":
        agents = [t for t in agents if not all(actor.id in _NOBODY for actor in scene.actors(t))]
    if row.type == "operation" and not agents:
        agents = _acting_in(scene, noun)
    return agents


def _add_targets(scene: Scene, draft: Draft, clause: Clause, carrier: Clause | None) -> None:
    """Add whom and what place an event is aimed at."""
    agreed = draft.type == "agreement"
    aimed = ("against",) if agreed else ("on", "against", "at", "upon")  # "talks on a PLO pullout"
    targets = [*clause.after(*aimed), *([] if agreed else clause.objects)]
    targets += carrier.after(*aimed) if carrier is not None else []
    for target in targets:
        if target.lower_ in words("dead_forms") | words("hurt_forms"):  # "since the invasion, at 25 dead"
            continue
        classes = scene.classes(target)
        if scene.actors(scene.party(target)) and "place" not in classes:
            draft.roles.append((_target_role(draft.type), scene.party(target)))
        elif classes & {"place", "territory"}:
            draft.places.append((_target_place(draft.type), None, target))


def _add_numbers(scene: Scene, draft: Draft, clause: Clause, kind: str) -> None:
    """Add the number of those whom an event is of: "the release of 20 men", "12 abductions"."""
    agreed, noun = draft.type == "agreement", draft.event
    counted = [*([] if noun is None else [noun]), *(clause.objects if agreed else [])]
    for quantity in (q for word in counted for q in scene.quantities(word)):
        if quantity.dimension == "count" and quantity.qualifier != "article":
            draft.quantities.append((kind, quantity))
    if not draft.quantities and not agreed:
        count_victims(scene, draft, kind, [t for t in clause.objects if draft.names(t)])


def doers_behind(noun: Token, carrier: Clause) -> list[Token]:
    """Whose deed is observed, where the model gave them to the verb: "saw the abduction of ten girls by gunmen"."""
    return (
        [t for word, t in obliques(carrier.trigger) if word == "by" and t.i > noun.i] if noun in carrier.objects else []
    )


def _is_of_unarmed(scene: Scene, noun: Token) -> bool:
    """Whether an effort is that of persons who bear no arms: "spoke to voters on their campaigns"."""
    owners = [child for child in noun.lefts if child.dep_ == "poss"]
    return bool(owners) and not any(scene.classes(owner) & {"armed", "state", "place"} for owner in owners)


def _is_held_up(noun: Token, row: Row, carrier: Clause) -> bool:
    """Whether the advance that a subject stops is another's: "the defenders halted the advance", not "their
    advance"."""
    stopping = shared()["stop"] | shared()["repel"]
    return row.type == "movement" and carrier.lemma in stopping and not any(c.tag_ == "PRP$" for c in noun.lefts)


def _is_told_by(scene: Scene, subject: Token, row: Row, clause: Clause) -> bool:
    """Whether who suffers an event is told behind its noun, and the subject only tells or orders it: "announced the
    surrender of the garrison", "postponed the evacuation of settlers"."""
    others = [t for t in clause.objects if t != subject and scene.actors(t)]
    return _agent_role(row.type) in ("affected", "displaced") and bool(others)


def _set_parties(scene: Scene, draft: Draft, clause: Clause, carrier: Clause | None) -> None:
    """Between whom an agreement is: "a truce between A and B"; who brokers it is none of them."""
    signing = clause.after("between", "with", "among")
    signing += [t for given in clause.objects for word, t in obliques(given) if word in ("between", "with")]
    if carrier is not None:
        signing += carrier.after("between", "with", "among")
    signing = [noun for noun in signing if scene.actors(noun)]
    if not signing and carrier is not None and carrier.lemma in shared()["brokering"]:
        draft.roles = [(role, noun) for role, noun in draft.roles if noun not in carrier.subjects]
    if signing and carrier is not None and _only_mediates(scene, clause, carrier, signing):
        draft.roles = [(role, noun) for role, noun in draft.roles if noun not in carrier.subjects]
    draft.roles += [("party", scene.party(noun)) for noun in signing]


def _only_mediates(scene: Scene, clause: Clause, carrier: Clause, signing: Sequence[Token]) -> bool:
    """Whether the subject of "brokered a truce between A and B" is none of its parties; who "announced a truce with B"
    is one."""
    if carrier.lemma not in shared()["mediating"]:
        return False
    beside = clause.after("with") + carrier.after("with")
    with_one = len(signing) == 1 and signing[0] in beside
    return not (with_one and any("armed" in scene.classes(t) for t in carrier.subjects))


def _agent_role(claim_type: str) -> str:
    roles = {
        "siege_state": "besieger",
        "force_status": "affected",
        "displacement": "displaced",
        "agreement": "party",
        "violation": "perpetrator",
        "aid_event": "provider",
    }
    return roles.get(claim_type, "initiator")


def _target_role(claim_type: str) -> str:
    roles = {
        "siege_state": "besieged",
        "clash": "opponent",
        "violation": "victim",
        "force_status": "affected",
        "agreement": "party",
        "displacement": "displaced",
        "political": "object",
    }
    return roles.get(claim_type, "target")


def _target_place(claim_type: str) -> str:
    return "destination" if claim_type == "movement" else "event_location"


def _acting_in(scene: Scene, noun: Token) -> list[Token]:
    """Whose an operation is that has no owner of its own: the armed subject of "pushed toward the town in an operation
    launched in March"."""
    link = noun.head
    begun = any(child.dep_ == "acl" and child.tag_ == "VBN" for child in noun.rights)
    if not begun or noun.dep_ != "pobj" or link.lower_ not in ("in", "during") or link.head.pos_ != "VERB":
        return []
    clause = scene.clause(link.head)
    if clause.passive or any(scene.actors(t) for t in nominal_clause(noun).subjects):
        return []
    return [t for t in clause.subjects if "armed" in scene.classes(t)]
