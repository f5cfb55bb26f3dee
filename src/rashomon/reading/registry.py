"""The registry: states, actors, camps and their names, read from the lexicon."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from rashomon.errors import LexiconError
from rashomon.model.actor import Actor

_ID_OR_PARENT = re.compile(r'^(id|parent)\s*=\s*"([^"]*)"', re.MULTILINE)


@lru_cache(maxsize=16)
def lexicon(name: str) -> dict[str, Any]:
    """The rows of `reading/lexicon/NAME.toml`, shared by all who ask: not to be changed.

    Raises:
        LexiconError: if the file is absent or is not TOML.
    """
    try:
        return tomllib.loads(_text(name))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"lexicon/{name}.toml is not TOML: {error}") from error


@cache
def nouns_of_bodies(kind: str = "") -> frozenset[str]:
    """The nouns for bodies of a state, with what they fight with; of bodies of one kind, or of all."""
    rows = [row for row in lexicon("forces")["body"] if kind in ("", row["kind"])]
    return frozenset(noun for row in rows for noun in (*row["nouns"], *row.get("things", ())))


def _text(name: str) -> str:
    path = files("rashomon.reading") / "lexicon" / f"{name}.toml"
    try:
        return path.read_text(encoding="utf8")
    except FileNotFoundError as error:
        raise LexiconError(f"lexicon/{name}.toml is absent: install the package again") from error


def parents() -> dict[str, str]:
    """Actor id -> the actor that it belongs to: as the registry has it, without reading all the rest of it."""
    rows = _text("actors").split("\n[[actor]]\n")[1:]
    found = [dict(_ID_OR_PARENT.findall(row)) for row in rows]
    return {row["id"]: row["parent"] for row in found if "parent" in row}


@dataclass(frozen=True, slots=True, kw_only=True)
class Leader:
    """A head of state or government, whose name stands for the state in "X's forces"."""

    name: str
    since: int | None = None
    until: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A state of the world since 1945, with the words that derive its bodies and forces.

    `demonyms` are adjectives and person nouns; `acronyms` are case-sensitive; `capitals` stand for the government.
    """

    id: str
    name: str
    iso2: str | None
    camp: str | None
    demonyms: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    governments: tuple[str, ...] = ()
    leaders: tuple[Leader, ...] = ()
    since: int | None = None
    until: int | None = None

    @property
    def adjective(self) -> str:
        """The form that names are derived with: "Russian"."""
        return self.demonyms[0] if self.demonyms else self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Who ruled a land in the years when it was no state of its own, or one of another name.

    `bodies` are the ends of the ids of the ruler's bodies, empty for all; of `named` places a report must name one, any
    where empty.  `same`: the land's own adjective then meant the ruler ("Russian" for Soviet).
    """

    country: str
    state: str
    since: int
    until: int | None = None
    bodies: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    same: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One spelling in the registry: its words, whose it is, and whether its capitals must match."""

    words: tuple[str, ...]
    id: str
    exact_case: bool = False
    ambiguous: bool = False
    sort: str = "name"


class Registry:
    """All actors and states, and who bears which name.

    `namesakes` are the actors that reports of their country call by the name of another.
    `called` tells by which nouns reports call some actors again ("the alliance").
    `sharing` are the states of each demonym, those of today before those that are gone; `by_iso2` the states of each
    country code, the same ones first.
    """

    def __init__(
        self,
        actors: Iterable[Actor],
        states: Iterable[State],
        rows: Mapping[str, Mapping[str, Any]],
        rules: Iterable[Rule] = (),
    ) -> None:
        self.actors: dict[str, Actor] = {actor.id: actor for actor in actors}
        self.states: dict[str, State] = {state.id: state for state in states}
        self._rows = rows
        self.namesakes: dict[str, list[Actor]] = {}
        for row in rows.values():
            if "namesake_of" in row:
                self.namesakes.setdefault(row["namesake_of"], []).append(self.actors[row["id"]])
        self.called = {i: frozenset(row["called"]) for i, row in rows.items() if "called" in row}
        self._rules: dict[str, list[Rule]] = {}
        for rule in rules:
            self._rules.setdefault(rule.country, []).append(rule)
        self.sharing: dict[str, list[State]] = {}
        self.by_iso2: dict[str, State] = {}
        self._capitals: dict[str, list[State]] = {}
        for state in sorted(self.states.values(), key=lambda state: state.until is not None):
            for word in state.demonyms:
                self.sharing.setdefault(word, []).append(state)
            for capital in state.capitals:
                self._capitals.setdefault(capital, []).append(state)
            if state.iso2:
                self.by_iso2.setdefault(state.iso2, state)

    @classmethod
    @lru_cache(maxsize=1)
    def load(cls) -> Registry:
        """The registry of the package; read once a process.

        Raises:
            LexiconError: if a row lacks its id or name, or two rows share an id.
        """
        rows: dict[str, Mapping[str, Any]] = {}
        for row in lexicon("actors").get("actor", []):
            if "id" not in row or "name" not in row or "kind" not in row:
                raise LexiconError(f"lexicon/actors.toml: a row needs id, name and kind: {row}")
            if row["id"] in rows:
                raise LexiconError(f"lexicon/actors.toml: two rows have the id {row['id']!r}: rename one")
            rows[row["id"]] = row
        actors = [_actor(row) for row in rows.values()]
        states = [_state(row) for row in lexicon("states").get("state", [])]
        rules = [_rule(row) for row in lexicon("rule").get("rule", [])]
        return cls(actors, states, rows, rules)

    def ruling(
        self, country: str, year: int | None, body: str | None = None, named: Collection[str] = frozenset()
    ) -> State | None:
        """The state that ruled a country in a year: its own, the colonial or occupying power, or its predecessor.

        `body` is the end of the id of a body ("forces"), `named` the places that the report names.  Without a year the
        country's own state; None where it has none.
        """
        for rule in self._rules.get(country, ()) if year is not None else ():
            if not rule.since <= (year or 0) <= (rule.until or year or 0) or (rule.bodies and body not in rule.bodies):
                continue
            if not rule.named or not rule.named.isdisjoint(named):
                return self.states[rule.state]
        return self.by_iso2.get(country)

    def state_called(self, demonym: str, countries: Sequence[str], year: int | None) -> State | None:
        """The state that a demonym means in a report on these countries in this year ("Congolese"); None for none."""
        found = self.sharing.get(demonym)
        if not found:
            return None
        if len(found) == 1:
            return self._of_its_time(found[0], year)

        def misfit(state: State) -> tuple[int, int, str]:
            return _years_away(state, year), countries.index(state.iso2) if state.iso2 in countries else 50, state.id

        return self._of_its_time(min(found, key=misfit), year)

    def _of_its_time(self, state: State, year: int | None) -> State:
        """The state that went by another name in a year: "Russian troops" of 1983 were the Soviet Union's."""
        for rule in self._rules.get(state.iso2 or "", ()) if year is not None else ():
            if rule.same and rule.since <= (year or 0) <= (rule.until or year or 0):
                return self.states[rule.state]
        return state

    def led_by(self, state_id: str, countries: Sequence[str], year: int | None) -> Actor | None:
        """The coalition that a state leads in this year in one of these countries ("US-led forces"); None for none.

        Of those without a country of their own the report's year decides.
        """
        led = [self.actors[row["id"]] for row in self._rows.values() if row.get("led_by") == state_id]
        fitting = [
            actor
            for actor in led
            if (actor.country is None or actor.country in countries)
            and (year is None or (actor.since or year) <= year <= (actor.until or year))
        ]
        at_home = [actor for actor in fitting if actor.country is not None]
        found = at_home or fitting
        return found[0] if len(found) == 1 else None

    def leader_of(self, actor_id: str) -> str | None:
        """The id of the state that leads a coalition; None for other actors."""
        row = self._rows.get(actor_id)
        return None if row is None else row.get("led_by")

    def state_of_capital(self, city: str, year: int | None) -> State | None:
        """The state whose government a capital stands for in a year ("Kyiv's forces"); None if it is no capital."""
        states = self._capitals.get(city, ())
        found = min(states, key=lambda state: _years_away(state, year), default=None)
        return found if found is None else self._of_its_time(found, year)

    def by_id(self, actor_id: str) -> Actor | None:
        """The actor with this id; None if there is no such row."""
        return self.actors.get(actor_id)

    def camp_of(self, actor_id: str) -> str | None:
        """The camp of an actor or of a body derived from a state ("rus-mod"); None if it has none."""
        actor = self.actors.get(actor_id)
        if actor is not None:
            if actor.camp is None and actor.parent:
                return self.camp_of(actor.parent)
            return actor.camp
        state = (
            self.states.get(actor_id)
            or self.states.get(actor_id.rpartition("-")[0])
            or self.states.get(actor_id.split("-")[0])
        )
        return state.camp if state else None

    def names(self) -> Iterator[Name]:
        """Every spelling, once each, actors before states."""
        for actor in self.actors.values():
            yield from _actor_names(actor, self._rows[actor.id])
        for state in self.states.values():
            yield from _state_names(state)


def _years_away(state: State, year: int | None) -> int:
    """How many years lie between a year and a state's own time; 0 where it was there."""
    return 0 if year is None else max(0, (state.since or year) - year, year - (state.until or year))


def _actor_names(actor: Actor, row: Mapping[str, Any]) -> Iterator[Name]:
    """The spellings of an actor, its acronyms, the noun for its members, and the persons who speak for it."""
    ambiguous = bool(row.get("ambiguous"))
    for spelling in (actor.name, *actor.aliases, *row.get("members_noun", ())):
        yield Name(words=tuple(spelling.split()), id=actor.id, ambiguous=ambiguous and " " not in spelling)
    for acronym in actor.acronyms:
        yield Name(words=tuple(acronym.split()), id=actor.id, exact_case=True, ambiguous=ambiguous)
    for person in row.get("speakers", ()):
        spelling = person if isinstance(person, str) else person["name"]
        yield Name(words=tuple(spelling.split()), id=actor.id, sort="speaker")


def _state_names(state: State) -> Iterator[Name]:
    """The spellings of a state and its governments, its acronyms, its demonyms of several words, and its leaders."""
    for spelling in (state.name, *state.aliases, *state.governments):
        yield Name(words=tuple(spelling.split()), id=state.id, sort="state")
    for acronym in state.acronyms:
        yield Name(words=tuple(acronym.split()), id=state.id, exact_case=True, sort="state")
    for demonym in state.demonyms:
        if " " in demonym or "-" in demonym:
            yield Name(words=tuple(demonym.split()), id=state.id, sort="demonym")
    for leader in state.leaders:
        yield Name(words=tuple(leader.name.split()), id=state.id, sort="leader")


def _actor(row: Mapping[str, Any]) -> Actor:
    return Actor(
        id=row["id"],
        name=row["name"],
        kind=row["kind"],
        country=row.get("country"),
        camp=row.get("camp"),
        parent=row.get("parent"),
        aliases=tuple(row.get("aliases", ())),
        acronyms=tuple(row.get("acronyms", ())),
        since=row.get("since"),
        until=row.get("until"),
    )


def _rule(row: Mapping[str, Any]) -> Rule:
    return Rule(
        country=row["country"],
        state=row["state"],
        since=row["since"],
        until=row.get("until"),
        bodies=frozenset(row.get("bodies", ())),
        named=frozenset(row.get("named", ())),
        same=bool(row.get("same")),
    )


def _state(row: Mapping[str, Any]) -> State:
    governments = row.get("governments", ())
    return State(
        id=row["id"],
        name=row["name"],
        iso2=row.get("iso2"),
        camp=row.get("camp"),
        demonyms=tuple(row.get("demonyms", ())),
        aliases=tuple(row.get("aliases", ())),
        acronyms=tuple(row.get("acronyms", ())),
        capitals=tuple(row.get("capitals", ())),
        governments=(*governments, *row.get("defence", ()), *row.get("foreign", ())),
        leaders=tuple(
            Leader(name=leader["name"], since=leader.get("since"), until=leader.get("until"))
            for leader in row.get("leaders", ())
        ),
        since=row.get("since"),
        until=row.get("until"),
    )
