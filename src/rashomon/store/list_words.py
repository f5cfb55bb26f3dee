"""Which events and states hold a word: looked for among names and titles, which are far fewer than what bears them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, func, select

from rashomon.store.list_tables import LISTED, NAME, NAMED
from rashomon.store.shelves import given, is_one_of


class Bearers(NamedTuple):
    """What bears a word: the numbers of the `names` that it stands in, and the one of that whose id it is, if any."""

    names: tuple[int, ...]
    own: tuple[int, ...]


def bearers(connection: Connection, words: Collection[str]) -> tuple[Bearers, ...]:
    """What bears each of these words, which are in small letters."""
    position = func.instr if connection.dialect.name == "sqlite" else func.strpos
    names = select(NAME.c.number).where(position(NAME.c.words, bindparam("word")) > 0)
    thing = select(LISTED.c.number).where(LISTED.c.id.in_((bindparam("word"), bindparam("as_id"))))
    found = []
    for word in words:
        own = connection.execute(thing, {"word": word, "as_id": word.capitalize()})  # ids begin with a capital
        found.append(Bearers(tuple(connection.execute(names, {"word": word}).scalars()), tuple(own.scalars())))
    return tuple(found)


def holding(connection: Connection, words: Sequence[Bearers], most: int) -> list[int] | None:
    """The numbers of the events and states that hold all these words; None if more than `most` hold each of them."""
    dialect = connection.dialect.name
    several = sorted(words, key=lambda one: len(one.names))
    for one in several:
        query = select(NAMED.c.thing).distinct().where(is_one_of(dialect, NAMED.c.name, "names")).limit(most + 1)
        found = {*connection.execute(query, given(connection, one.names, "names")).scalars(), *one.own}
        if len(found) <= most:
            return _holding(connection, found, [other for other in several if other is not one])
    return None


def _holding(connection: Connection, things: Collection[int], words: Sequence[Bearers]) -> list[int]:
    """Those of these events and states (by number) that hold all these words."""
    if not words or not things:
        return sorted(things)
    query = select(NAMED.c.name, NAMED.c.thing).where(is_one_of(connection.dialect.name, NAMED.c.thing, "things"))
    bear = [set(one.own) for one in words]
    names = [frozenset(one.names) for one in words]
    for name, thing in connection.execute(query, given(connection, things, "things")):
        for own, bearing in zip(names, bear, strict=True):
            if name in own:
                bearing.add(thing)
    return sorted(set(things).intersection(*bear))
