"""The words that name parties, read from `lexicon/forces.toml`, `people.toml` and `persons.toml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from rashomon.reading.registry import State, lexicon


class Identity(NamedTuple):
    """Who an actor is: its id, its name and its kind, as in `ActorMention`."""

    id: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A sort of body that states have: the end of its id, the pattern of its name, its kind."""

    suffix: str
    pattern: str
    kind: str

    def of(self, state: State) -> Identity:
        """This body of a state: `rus-mod`, "Russian Defence Ministry", `political_body`."""
        name = self.pattern.format(adjective=state.adjective, state=state.name)
        return Identity(f"{state.id}-{self.suffix}", name, self.kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """What a description can stand for: kinds of actors, first choice and second.

    `against_state`: never said of a group on the side of the report's own state.  `alone`: stands for the only
    fitting group of a report even without an article ("militants were killed"); `modifying`: so before a noun, if it is
    called so ("a coalition air strike").  `if_called`: the second choice only of those that are called so.
    """

    kinds: frozenset[str]
    otherwise: frozenset[str]
    against_state: bool
    alone: bool
    modifying: bool
    if_called: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The lexicon of the finder, ready to look up; all lemmas in lower case but the ethnonyms.

    `bodies` are nouns and phrases for bodies of a state, `by_suffix` the same by the end of the id, `body_endings`
    their last words, as many as they have.
    `leaning` are the participles of `backing` and `holding` together, `acts` those of `air_acts` and `ground_acts`.
    `pronouns` tells of each pronoun whether it is plural; `personal` are those for one person.
    The lexicon files explain each list.
    """

    bodies: Mapping[str, Body]
    by_suffix: Mapping[str, Body]
    body_endings: frozenset[str]
    longest_body: int
    descriptions: Mapping[str, Description]
    pronouns: Mapping[str, bool]
    personal: frozenset[str]
    government: frozenset[str]
    outside: frozenset[str]
    governing: frozenset[str]
    state_bodies: frozenset[str]
    irregular: frozenset[str]
    bombers: frozenset[str]
    camps: frozenset[str]
    groups: frozenset[str]
    titles: frozenset[str]
    kinds_of_party: frozenset[str]
    bearings: frozenset[str]
    both_sides: frozenset[str]
    crews: frozenset[str]
    backing: frozenset[str]
    holding: frozenset[str]
    leaning: frozenset[str]
    placing: frozenset[str]
    air_acts: frozenset[str]
    ground_acts: frozenset[str]
    suffered: frozenset[str]
    acts: frozenset[str]
    things_of_force: frozenset[str]
    parts: frozenset[str]
    loyal: frozenset[str]
    former: frozenset[str]
    act_parts: frozenset[str]
    shots: frozenset[str]
    of_peoples: frozenset[str]
    weapons: frozenset[str]
    civilians: frozenset[str]
    residents: frozenset[str]
    persons: frozenset[str]
    heads: frozenset[str]
    ethnonyms: frozenset[str]
    outcomes: frozenset[str]
    harms: frozenset[str]
    nounlike: frozenset[str]
    plural_words: frozenset[str]
    crowds: frozenset[str]
    locative: frozenset[str]
    supposed: frozenset[str]
    unknown: frozenset[str]
    doubting: frozenset[str]
    labels: frozenset[str]
    crimes: frozenset[str]
    charged: frozenset[str]
    unions: frozenset[str]
    staff: frozenset[str]
    spokesmen: frozenset[str]
    naming: frozenset[str]
    loosely: frozenset[str]
    combining: Mapping[str, str]

    @classmethod
    @lru_cache(maxsize=1)
    def load(cls) -> Vocabulary:
        """The vocabulary of the package; read once a process.

        Raises:
            LexiconError: if a lexicon file is absent or is not TOML.
        """
        forces, people = lexicon("forces"), lexicon("people")
        parties = _parties(people["statuses"], lexicon("persons")["noun"])
        bodies = _bodies(forces["body"], parties["forces"])
        return cls(
            bodies=bodies,
            by_suffix={body.suffix: body for body in bodies.values()},
            body_endings=frozenset(noun[at:] for noun in bodies for at in (0, *_after_spaces(noun))),
            longest_body=max(noun.count(" ") for noun in bodies),
            weapons=frozenset(thing for row in forces["body"] for thing in row.get("things", ())),
            descriptions=_descriptions(forces["description"]),
            pronouns={word: plural for plural in (True, False) for word in _pronouns(people["pronouns"], plural)},
            groups=parties["fighters"].union(forces["group_nouns"]["words"]),
            civilians=parties["civilians"],
            persons=parties["persons"].union(people["counts"]["nouns"]),
            both_sides=frozenset(lexicon("frames_shared")["sides"]),
            supposed=frozenset(lexicon("modality")["supposed"]["participles"]),
            doubting=frozenset(lexicon("modality")["suspected"]["adjectives"]),
            unknown=frozenset(forces["unknown"]["words"]),
            combining=forces["combining"],
            **_of_forces(forces),
            **_of_people(people),
        )


def _of_forces(forces: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    """The lists of `forces.toml`."""
    backing, acts = forces["backing"], forces["acts"]
    lists = {
        "government": forces["government_modifiers"]["words"],
        "outside": forces["outside_modifiers"]["words"],
        "governing": forces["government_modifiers"]["nouns"],
        "state_bodies": forces["government_modifiers"]["of_states"],
        "irregular": forces["irregular"]["words"],
        "bombers": forces["irregular"]["bombers"],
        "camps": forces["irregular"]["camps"],
        "crews": forces["crews"]["words"],
        "titles": forces["group_nouns"]["titles"],
        "kinds_of_party": [*forces["group_nouns"]["titles"], *forces["group_nouns"]["bodies"]],
        "bearings": forces["group_nouns"]["bearings"],
        "backing": backing["participles"],
        "holding": backing["holding"],
        "leaning": [*backing["participles"], *backing["holding"]],
        "placing": backing["place"],
        "air_acts": acts["air"],
        "ground_acts": acts["forces"],
        "suffered": acts["suffered"],
        "acts": [*acts["air"], *acts["forces"]],
        "things_of_force": acts["things_of_force"],
        "act_parts": acts["parts"],
        "shots": acts["shots"],
        "of_peoples": acts["of_peoples"],
        "parts": forces["parts"]["nouns"],
        "loyal": forces["parts"]["loyal"],
        "former": forces["parts"]["former"],
        "locative": forces["locative"]["prepositions"],
        "labels": forces["labels"]["words"],
        "crimes": forces["labels"]["of_crime"],
        "charged": forces["labels"]["charged"],
        "unions": forces["unions"]["nouns"],
        "spokesmen": forces["spokesmen"]["words"],
        "naming": forces["naming"]["verbs"],
        "loosely": forces["naming"]["loosely"],
    }
    return {name: frozenset(words) for name, words in lists.items()}


def _of_people(people: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    """The lists of `people.toml`."""
    lists = {
        "personal": people["pronouns"]["personal"],
        "residents": people["residents"]["nouns"],
        "heads": people["heads"]["nouns"],
        "ethnonyms": people["ethnonyms"]["words"],
        "outcomes": people["outcomes"]["words"],
        "harms": people["outcomes"]["harms"],
        "nounlike": people["nounlike"]["words"],
        "plural_words": people["plurals"]["words"],
        "crowds": people["plurals"]["crowds"],
        "staff": people["staff"]["words"],
    }
    return {name: frozenset(words) for name, words in lists.items()}


def derive(state: State, suffix: str) -> Identity:
    """Id, name and kind of a body of a state: `rus-mod`, "Russian Defence Ministry", `political_body`.

    Raises:
        KeyError: if the lexicon has no body with this suffix.
    """
    return Vocabulary.load().by_suffix[suffix].of(state)


def _pronouns(rows: Mapping[str, Any], plural: bool) -> Iterable[str]:
    return rows["plural"] if plural else (*rows["singular"], *rows["personal"])


def _parties(statuses: Mapping[str, Any], nouns: Iterable[Mapping[str, Any]]) -> dict[str, frozenset[str]]:
    """The nouns for persons of each party (`civilians`, `persons`, `fighters`, `forces`)."""
    by_status: dict[str, set[str]] = {}
    for row in nouns:
        by_status.setdefault(row["status"], set()).update(
            form.lower() for form in (row["lemma"], row.get("plural", row["lemma"]))
        )
    return {
        party: frozenset(noun for status in names for noun in by_status.get(status, ()))
        for party, names in statuses.items()
    }


def _after_spaces(phrase: str) -> Iterable[int]:
    return (at for at, letter in enumerate(phrase, 1) if letter == " ")


def _bodies(rows: Iterable[Mapping[str, Any]], soldiers: Iterable[str]) -> dict[str, Body]:
    """The body that each noun names; the first row of a noun counts."""
    bodies: dict[str, Body] = {}
    for row in rows:
        body = Body(suffix=row["suffix"], pattern=row["name"], kind=row["kind"])
        for noun in (*row["nouns"], *row.get("things", ()), *(soldiers if body.suffix == "forces" else ())):
            bodies.setdefault(noun, body)
    return bodies


def _descriptions(rows: Iterable[Mapping[str, Any]]) -> dict[str, Description]:
    """What each descriptive noun can stand for; the first row of a noun counts."""
    descriptions: dict[str, Description] = {}
    for row in rows:
        description = Description(
            kinds=frozenset(row["kinds"]),
            otherwise=frozenset(row.get("otherwise", ())),
            against_state=bool(row.get("against_state")),
            alone=bool(row.get("alone")),
            modifying=bool(row.get("modifying")),
            if_called=bool(row.get("if_called")),
        )
        for noun in row["nouns"]:
            descriptions.setdefault(noun, description)
    return descriptions
