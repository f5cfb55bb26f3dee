"""Who laid what went off: "A bomb killed ten in Gao.  Police said rebels had planted it" is an account of the attack.

Words that tell of the laying of the very mine or bomb of which the text has just told that it went off say who made
that attack, and tell of no other deed.  A mine that was only laid stays a hazard.
Source: ONTOLOGY (hazard_event is what endangers; attack is what hurt), GUIDELINES 3 (one deed, one event).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rashomon.model.claim import Claim
from rashomon.reading.claims.back import carried, points_back
from rashomon.reading.frames import Draft, Scene
from rashomon.reading.frames.means import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_REACH = 2
"""Sentences between the blast and the words that tell who laid it."""


def of_blast(scene: Scene, draft: Draft, made: list[Claim], before: Sequence[Claim]) -> list[Claim]:
    """The claims of a draft of laying; where what was laid is what went off right before, as claims of that attack.

    None where "it" was laid and nothing is told to have gone off.
    """
    laid = scene.clause(draft.trigger).objects if draft.subtype == "mine_laying" else []
    if not any(_is_what_went_off(noun) for noun in laid):
        return made
    kept = [] if all(noun.pos_ == "PRON" for noun in laid) else made  # "it" may be anything
    told = [claim for claim in before if (claim.type, claim.subtype) == ("attack", "mine_ied")]
    last = told[-1] if told else None
    if last is None or last.polarity != "affirmed" or draft.sentence.index - _sentence(scene, last) > _REACH:
        return kept
    if not any(claim.actors_as("emplacer") for claim in made):
        return kept
    return [_as_attack(claim, last) for claim in made]


def _is_what_went_off(noun: Token) -> bool:
    """Whether a device is one that is known: "the bomb", "the mine", "it"; not "a second device", not "mines"."""
    if noun.pos_ == "PRON":
        return bool(noun.lower_ == "it")
    return bool(noun.tag_ == "NN") and noun.lemma_.lower() in words("mines") and points_back(noun)


def _as_attack(claim: Claim, told: Claim) -> Claim:
    actors = tuple(replace(one, role="initiator") if one.role == "emplacer" else one for one in claim.actors)
    slots = tuple(sorted(("initiator" if slot == "emplacer" else slot, how) for slot, how in claim.slot_modality))
    claim = replace(claim, type="attack", subtype="mine_ied", actors=actors, slot_modality=slots)
    own = any(place.as_written is not None for place in claim.places)
    return carried(claim, told, placed=not own)


def _sentence(scene: Scene, claim: Claim) -> int:
    sentence = scene.document.sentence_at(claim.span.start)
    return sentence.index if sentence is not None else -1
