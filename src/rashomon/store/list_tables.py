"""The tables that lists of a project are made from (listing.py asks them).

They belong to the shelf (shelves.py): they hold nothing that could not be computed again.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import Boolean, Column, Float, Index, Integer, Text, text

from rashomon.store.schema import NUMBER
from rashomon.store.shelves import SORTED, table

LISTED = table(
    "listed",
    Column("number", NUMBER, primary_key=True, autoincrement=True),
    Column("id", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("by_day", SORTED, nullable=False),
    Column("by_weight", SORTED, nullable=False),
    Column("by_reports", SORTED, nullable=False),
    Column("disputed", Integer, nullable=False),
    Column("disputes", Integer, nullable=False),
    Column("decided", Boolean, nullable=False),
    Column("subtype", Text, nullable=False),
    Column("title", Text, nullable=False),
    Index("shelf_listed_facets", "kind", "type", "disputed", "decided"),
    Index("shelf_listed_dispute", "kind", text("disputed DESC"), "by_weight", "type", "decided", "id"),
    *(
        Index(f"shelf_listed_{order}", "kind", f"by_{order}", "type", "disputed", "decided", "id")
        for order in ("day", "weight", "reports")
    ),
)
"""Events and states as lists have them.

`number` is short, and another one whenever the row is made anew.  `by_...` are texts that sort as the lists do.
`disputes` is the number of disagreements; `disputed` is 0, 1 where accounts differ by an update alone, else 2;
`decided` whether a judgement is on one of its claims.
"""
COUNTED = table(
    "counted",
    Column("kind", Text, primary_key=True),
    Column("type", Text, primary_key=True),
    Column("disputed", Integer, primary_key=True, autoincrement=False),
    Column("decided", Boolean, primary_key=True),
    Column("number", Integer, nullable=False),
)
"""How many rows `LISTED` has of each sort: pages that filter by these alone count nothing."""
SPAN = table(
    "span",
    Column("first", SORTED, primary_key=True),
    Column("last", SORTED, primary_key=True),
    Column("id", Text, primary_key=True, index=True),
    rows=False,
)
"""The days that events and states meet ("" and "~" where open); what has no day has no row."""
POINT = table(
    "point",
    Column("lat", Float, primary_key=True),
    Column("lon", Float, primary_key=True),
    Column("id", Text, primary_key=True, index=True),
    rows=False,
)
NAME = table(
    "name",
    Column("number", NUMBER, primary_key=True, autoincrement=True),
    Column("kind", Text, nullable=False),
    Column("body", Text, nullable=False, unique=True),
    Column("words", Text, nullable=False),
)
"""Every place, actor and title (`kind`) that events and states have, each once; a search looks through its `words`.
All places of an event together are one more, for its outline."""
NAMED = table(
    "named",
    Column("name", NUMBER, primary_key=True, autoincrement=False),
    Column("thing", NUMBER, primary_key=True, autoincrement=False, index=True),
    rows=False,
)
"""Which events and states (by `LISTED.number`) have which."""
OUTLINED = table(
    "outlined",
    Column("thing", NUMBER, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("subtype", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("first", Text, nullable=False),
    Column("last", Text, nullable=False),
    Column("places", NUMBER, nullable=False, index=True),
    Column("modality", Text, nullable=False),
    Column("polarity", Text, nullable=False),
    Column("umbrella", Integer, nullable=False),
    Column("done", Integer, nullable=False),
    Column("figures", Text, nullable=False),
)
"""Events in outline by their `LISTED.number`, with all that is asked of them in one row.

`places` is the number in `NAME` of all its places; `done` is 1 where it is told as done; `figures` are empty where it
has none.
"""
MAPPED = table(
    "mapped",
    Column("places", NUMBER, primary_key=True, autoincrement=False),
    Column("type", Text, primary_key=True),
    Column("number", Integer, nullable=False),
    rows=False,
)
"""How many events that are told as done have which places, by type."""
DATED = table(
    "dated",
    Column("first", SORTED, primary_key=True),
    Column("last", SORTED, primary_key=True),
    Column("type", Text, primary_key=True),
    Column("number", Integer, nullable=False),
    rows=False,
)
"""The same by their first and last days ("" where that is not known)."""
VOICED = table(
    "voiced",
    Column("id", Text, primary_key=True),
    Column("origin", Text, primary_key=True),
    Column("event", Boolean, nullable=False),
    Column("alone", Boolean, nullable=False),
    Column("against", Integer, nullable=False),
    Index("shelf_voiced_origin", "origin", "event", "alone", "against"),
)
"""Whose accounts an `event` or state holds, whether `alone`, and in how many disagreements."""
REPEATED = table(
    "repeated",
    Column("id", Text, primary_key=True),
    Column("report", Text, primary_key=True),
    Column("of", Text, primary_key=True),
    Column("how", Text, primary_key=True),
    Column("who", Text, nullable=False),
    Column("whom", Text, nullable=False),
    Index("shelf_repeated_report", "report"),
    Index("shelf_repeated_of", "of"),
    Index("shelf_repeated_outlets", "who", "how", "whom"),
    rows=False,
)
"""Which report of an event repeats which, with the outlets of both."""
SAID = table(
    "said",
    Column("origin", Text, primary_key=True),
    Column("report", Text, primary_key=True, index=True),
    Column("body", Text, nullable=False),
    Column("counts", Boolean, nullable=False),
    Column("placed", Boolean, nullable=False),
    Index("shelf_said_placed", "origin", "placed", "report"),
    Index("shelf_said_counts", "counts", "origin"),
    rows=False,
)
"""The voices of each report: `counts` where it first said something there, `placed` where its camp is told."""
JUDGED = table(
    "judged",
    Column("claim", Text, primary_key=True),
    Column("judgement", NUMBER, primary_key=True, autoincrement=False),
    Column("report", Text, nullable=False, index=True),
    rows=False,
)
"""The judgements that stand on each claim."""

UNDATED = f"{date.max.toordinal():07d}"
"""What `shelf_report.newest` begins with where no day is known."""
OF_THING = (SPAN, POINT, VOICED, REPEATED)
"""The tables beside `LISTED` that hold rows of an event or state under its `id`."""
