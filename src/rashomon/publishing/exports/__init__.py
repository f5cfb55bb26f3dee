"""The record in the formats of the field: one module a format, loaded when it is used.

from rashomon.publishing.exports import FORMATS

exporter = FORMATS["acled"].load()
exporter.render(record)      # bytes; the same record gives the same bytes
exporter.left_out(record)    # what the format cannot carry, and why
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol, cast

from rashomon.publishing.exports.loss import LeftOut

if TYPE_CHECKING:
    from rashomon.model import Record

__all__ = ["FORMATS", "Exporter", "Format", "LeftOut"]


class Exporter(Protocol):
    """What every module of this folder that writes a format has."""

    def render(self, record: Record, **options: Any) -> bytes:
        """The whole file.

        Raises:
            ExportError: if an option has a value that the format does not know.
        """
        ...

    def left_out(self, record: Record, **options: Any) -> tuple[LeftOut, ...]:
        """What the file that `render` writes with these options does not carry, in the order of the record.

        Raises:
            ExportError: if an option has a value that the format does not know.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format: its name on the command line, the ending of its files, what it is in one line, its options.

    `options` maps the name of a keyword of `render` and `left_out` to what it does.  A format with `known` also takes
    `known=context.Known(...)`: what the registry and the gazetteer know and a record does not hold.
    """

    name: str
    ending: str
    summary: str
    options: Mapping[str, str] = field(default_factory=dict)
    known: bool = False

    def load(self) -> Exporter:
        """The module that writes it; third-party libraries are imported here and not before."""
        return cast(Exporter, import_module(f"rashomon.publishing.exports.{self.name}"))


_TABLES = "events, figures, states, disagreements, claims, displacement, reports, revisions, gaps or judgements"
_MAP = {
    "table": "events or states",
    "shape": "point, or circle for the area that the place may reach",
}
_ALL: tuple[Format, ...] = (
    Format(
        name="acled",
        ending=".csv",
        summary="ACLED's 31 columns, one row an event and day",
        options={
            "unknown_plural": "fatalities where only a plural is told (several): 3 or 10; by default the cell is empty",
            "merge": "what the same actors do in the same place on the same day as one row: yes (default) or no",
        },
        known=True,
    ),
    Format(
        name="ucdp",
        ending=".csv",
        summary="UCDP GED's 49 columns, one row an event with deaths",
        options={"candidates": "also events whose sides or type it takes a person to tell: yes (default) or no"},
        known=True,
    ),
    Format(
        name="hxl",
        ending=".hxl.csv",
        summary="a spreadsheet with HXL hashtags: one row an event and group of affected people",
        options={"table": "events, or conditions for populations and humanitarian conditions"},
        known=True,
    ),
    Format(
        name="geojson",
        ending=".geojson",
        summary="a map layer: one feature an event and place",
        options=_MAP,
        known=True,
    ),
    Format(
        name="geoparquet",
        ending=".geo.parquet",
        summary="the same map layer as GeoParquet 1.1",
        options=_MAP,
        known=True,
    ),
    Format(
        name="parquet",
        ending=".parquet",
        summary="one table with typed columns",
        options={"table": _TABLES},
        known=True,
    ),
    Format(name="csv", ending=".csv", summary="one table for a spreadsheet", options={"table": _TABLES}, known=True),
    Format(
        name="ftm",
        ending=".statements.json",
        summary="followthemoney statements: events, actors, reports and claims",
        options={"dataset": "the name that every statement carries"},
        known=True,
    ),
    Format(
        name="bibtex",
        ending=".bib",
        summary="the sources, to be cited: one entry a report with outlet, title, day, address and hash",
        options={"sources": "cited for reports on which something rests (default), or all"},
    ),
    Format(name="jsonl", ending=".jsonl", summary="the whole record, one JSON object a line"),
)

FORMATS: Mapping[str, Format] = MappingProxyType({one.name: one for one in _ALL})
"""The formats by name, in the order in which they are listed."""
