"""One table over all tasks: `python -m benchmarks [TASK...] [--sample N] [--all] [--json]`.

Each line is one figure of one test set: on the rows beside which the rules were written (`tuned`), on the tenth kept
aside (`held out`), what the project aims for, and what others reached.  The sets are not part of the repository: they
are read from the folder `bench` in RASHOMON_SHARED, or in `shared` beside the checkout.  A task whose set is absent is
left out with a line that says so; its status is no failure.

Large sets are read in part: `n of m` rows, the same ones each time, so that all takes less than ten minutes on two
cores.  `--all` reads every row (about an hour), `--sample N` at most N of each set.  The figures of the gold
(`benchmarks.score`) come last.

`--update` pins the floor of each figure at what is measured on the rows of a plain run (`task_floors.json`); it refuses
to lower one unless `--allow-lower` is given as well.  A figure on the same rows that lies below its floor is marked.

Aims and references are those of the task as it was given to us; "a reader" is a careful person who did the same task,
"best of MUC-4" the best system of its time for that slot.  They were mostly measured on sister sets.

Exit status: 0 also where sets are absent; 1 where a figure lies below its floor; 2 for a task that does not exist.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks import score as gold
from benchmarks.sets import Row, Score, parts, rows_of
from benchmarks.shared import ABSENT, ROOT, read_seeds, shared_folder

_PAGE = 150
"""Letters in a line where the table does not go to a screen."""


FLOORS = Path(__file__).with_name("task_floors.json")
_EPSILON = 0.0005
_LESS_IS_BETTER = frozenset({"alarms_thinned"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure of a task: its name there, the aim, and what others reached with its source."""

    name: str
    aim: float | None = None
    reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One test set and its scorer; `most` rows of it are read unless all are asked for.

    `key` is the field that tells whether a row is kept aside; with `aside` all of them are.
    """

    name: str
    module: str
    file: str
    figures: tuple[Figure, ...]
    most: int = 100_000
    key: str = "id"
    aside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One figure as measured; None where a part has no rows."""

    task: str
    figure: str
    tuned: float | None
    held_out: float | None
    aim: float | None
    reference: str
    rows: str
    floor: float | None = None

    @property
    def key(self) -> str:
        """What a floor is pinned under: task, figure and the rows that were read."""
        return f"{self.task} / {self.figure} / {self.rows}"

    @property
    def measured(self) -> float | None:
        """What a floor holds: the figure on the tuned rows, or on the others where the whole set is kept aside."""
        return self.tuned if self.tuned is not None else self.held_out

    @property
    def fell(self) -> bool:
        """Whether it lies below its floor."""
        return self.floor is not None and (self.measured is None or self.measured < self.floor - _EPSILON)


def floors() -> dict[str, float]:
    """The pinned floors by the key of their line."""
    return dict(json.loads(FLOORS.read_text(encoding="utf-8"))) if FLOORS.exists() else {}


def pin(found: Sequence[Line], *, allow_lower: bool) -> list[str]:
    """Pin the floors of these lines, and leave those of others; where some would fall, only their keys are given."""
    measured = {
        line.key: line.measured
        for line in found
        if line.task != "gold" and line.measured is not None and line.figure not in _LESS_IS_BETTER
    }
    known = floors()
    lowered = sorted(key for key, value in measured.items() if value < known.get(key, 0.0) - _EPSILON)
    if lowered and not allow_lower:
        return lowered
    FLOORS.write_text(json.dumps(dict(sorted({**known, **measured}.items())), indent=1) + "\n", encoding="utf-8")
    return []


def _places(name: str, given: float, reference: str) -> Task:
    figures = (
        Figure(name="given_within_161_km", aim=given, reference=reference),
        Figure(name="given_within_25_km"),
        Figure(name="found_f1", aim=0.80),
        Figure(name="found_right_161_km_f1", aim=0.70),
    )
    return Task(name=f"places {name}", module="places", file=f"places_{name}.jsonl.gz", figures=figures, most=120)


TASKS: tuple[Task, ...] = (
    Task(
        name="dates",
        module="dates",
        file="dates_timebank_aquaint.jsonl.gz",
        figures=(
            Figure(name="relaxed_f1", aim=0.91, reference="0.907 HeidelTime"),
            Figure(
                name="value_f1", aim=0.80, reference="0.781 HeidelTime, 0.674 SUTime; 0.91 a reader given the spans"
            ),
        ),
        most=120,
    ),
    _places("lgl", 0.84, "0.827 Mordecai 3"),
    _places("geowebnews", 0.95, "0.941 Mordecai 3"),
    _places("geovirus", 0.93, ""),
    Task(
        name="eventplaces",
        module="eventplaces",
        file="eventplaces.jsonl.gz",
        figures=(
            Figure(name="exact_set", aim=0.75, reference="0.78 a reader, sister set"),
            Figure(name="f1"),
        ),
        most=600,
        key="text",
    ),
    Task(
        name="types",
        module="types",
        file="types_acled.jsonl.gz",
        figures=(
            Figure(name="weighted_f1_25", aim=0.84, reference="0.839 the best published, 0.92 a reader"),
            Figure(name="weighted_f1_30", aim=0.78, reference="0.771 the best published, 0.94 a reader"),
        ),
        most=600,
    ),
    Task(
        name="attribution",
        module="attribution",
        file="attribution_polnear.jsonl.gz",
        figures=(
            Figure(name="source_f1", aim=0.70),
            Figure(name="cue_f1", aim=0.75),
            Figure(name="content_f1", aim=0.75, reference="0.75 its coders"),
        ),
        most=80,
    ),
    Task(
        name="incidents",
        module="incidents",
        file="incidents_gva.jsonl.gz",
        figures=(
            Figure(name="killed", aim=0.90, reference="0.60 a regular expression, 0.95 a reader"),
            Figure(name="injured", aim=0.86, reference="0.49 a regular expression, 0.98 a reader"),
            Figure(name="both", aim=0.80, reference="0.19 a regular expression, 0.93 a reader"),
            Figure(name="day", aim=0.85, reference="0.48 the day of publication, 0.98 a reader"),
            Figure(name="b3_f1", aim=0.85),
        ),
        most=100,
        key="incident",
    ),
    Task(
        name="contradictions",
        module="contradictions",
        file="contradictions.jsonl.gz",
        figures=(
            Figure(name="found", aim=0.85),
            Figure(name="named", aim=0.75),
            Figure(name="precise"),
            Figure(name="alarms_thinned"),
        ),
        most=60,
        key="original",
    ),
    Task(
        name="entities",
        module="entities",
        file="entities_syria_iraq.jsonl.gz",
        figures=tuple(Figure(name=f"{group}_f1", aim=0.75) for group in ("actors", "places", "weapons", "quantities")),
    ),
    Task(
        name="events",
        module="events",
        file="events_wikievents.jsonl.gz",
        figures=tuple(Figure(name=f"{name}_f1") for name in ("found", "class", "relaxed", "doer", "sufferer", "place")),
        key="doc_id",
    ),
    *(
        Task(
            name=f"templates {name}",
            module="templates",
            file=f"templates_muc4_{name}.jsonl.gz",
            figures=(
                Figure(name="report_f1"),
                Figure(name="event_f1"),
                Figure(name="type_f1", reference="0.76 best of MUC-4"),
                Figure(name="day_f1", reference="0.59 best of MUC-4"),
                Figure(name="place_f1", reference="0.60 best of MUC-4"),
                Figure(name="dead_f1", reference="0.61 best of MUC-4 (number of victims)"),
                Figure(name="injured_f1"),
            ),
            most=50,
            aside=name != "dev",
        )
        for name in ("dev", "tst1", "tst2")
    ),
)
"""In the order of the table; the sets tst1 and tst2 of MUC-4 are kept aside as a whole."""


def run(task: Task, folder: Path, most: int | None) -> list[Line] | str:
    """The lines of one task, or why there are none; at most `most` rows, all of them where None."""
    path = folder / task.file
    if not path.is_file():
        return f"{task.name}: no {task.file} in {folder.name}/; left out"
    try:
        module = importlib.import_module(f"benchmarks.{task.module}")
    except ModuleNotFoundError as error:
        if error.name != f"benchmarks.{task.module}":
            raise
        return f"{task.name}: no benchmarks/{task.module}.py; left out"
    every = rows_of(path)
    rows = every if most is None else rows_of(path, most)
    measured = _measured(module.score, task, rows)
    size = f"{len(rows)} of {len(every)}" if len(rows) < len(every) else str(len(every))
    return [
        Line(
            task=task.name,
            figure=figure.name,
            tuned=measured["tuned"].get(figure.name),
            held_out=measured["held_out"].get(figure.name),
            aim=figure.aim,
            reference=figure.reference,
            rows=size,
        )
        for figure in task.figures
    ]


def _measured(score: Score, task: Task, rows: Sequence[Row]) -> dict[str, dict[str, float | int]]:
    def nowhere(_line: str) -> None:
        """What went wrong is asked of the task's own module."""

    divided = {"tuned": [], "held_out": rows} if task.aside else parts(rows, lambda row: str(row[task.key]))
    return {name: score(several, nowhere) if several else {} for name, several in divided.items()}


def of_gold(folder: Path | None) -> list[Line] | str:
    """The figures on the gold, with their reach."""
    if folder is None:
        return f"gold: {ABSENT}"
    scores = gold.score(read_seeds(folder), folder)
    return [
        Line(
            task="gold", figure=one.name, tuned=one.measured, held_out=None, aim=one.reach, reference="", rows="2 texts"
        )
        for one in gold.figures(gold.measured(scores), gold.pinned()[0])
    ]  # fmt: skip


def sets_folder() -> Path:
    """The folder of the test sets, which may be absent."""
    folder = shared_folder()
    return (folder if folder is not None else ROOT.parent / "shared") / "bench"


def lines(names: Sequence[str], most: Callable[[Task], int | None], say: Callable[[str], None]) -> Iterator[Line]:
    """All lines of the tasks of these names, each as soon as it is measured; what is left out is said."""
    pinned = floors()
    for task in TASKS:
        if task.name.split()[0] in names or task.name in names:
            began = time.perf_counter()
            found = run(task, sets_folder(), most(task))
            if isinstance(found, str):
                say(found)
            else:
                say(f"{task.name}: {found[0].rows} rows, {time.perf_counter() - began:.0f} s")
                yield from (replace(line, floor=pinned.get(line.key)) for line in found)
    if "gold" in names:
        found = of_gold(shared_folder())
        if isinstance(found, str):
            say(found)
        else:
            yield from found


def show(found: Sequence[Line], console: Console) -> None:
    """The table on the screen."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("task", "figure"):
        table.add_column(heading, no_wrap=True)
    for heading in ("tuned", "held out", "floor", "aim", "rows"):
        table.add_column(heading, justify="right")
    table.add_column("others reached", style="dim")
    before = ""
    for line in found:
        style = "" if line.aim is None or line.tuned is None else "green" if line.tuned >= line.aim else "yellow"
        style = "red" if line.fell else style
        first = line.task != before
        table.add_row(
            line.task if first else "",
            line.figure,
            f"[{style}]{_cell(line.tuned)}[/]" if style else _cell(line.tuned),
            _cell(line.held_out),
            "" if line.floor is None else f"{line.floor:.3f}",
            "" if line.aim is None else f"{line.aim:.2f}",
            line.rows if first else "",
            line.reference,
        )
        before = line.task
    console.print(table)


def _cell(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and show."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("tasks", nargs="*", metavar="TASK", help="only these tasks")
    parser.add_argument("--sample", type=int, metavar="N", help="at most N rows of each set")
    parser.add_argument("--all", action="store_true", help="every row of every set")
    parser.add_argument("--json", action="store_true", help="one JSON object with all lines")
    parser.add_argument("--update", action="store_true", help="pin the floors at what is measured")
    parser.add_argument("--allow-lower", action="store_true", help="with --update: also lower floors")
    options = parser.parse_args(arguments)
    known = list(dict.fromkeys([*(task.name.split()[0] for task in TASKS), "gold"]))
    strange = [name for name in options.tasks if name not in known and name not in {task.name for task in TASKS}]
    if strange:
        print(f"there is no task {strange[0]!r}; the tasks are {', '.join(known)}", file=sys.stderr)
        return 2

    def most(task: Task) -> int | None:
        return None if options.all else min(task.most, options.sample or task.most)

    def say(line: str) -> None:
        print(line, file=sys.stderr)

    found = list(lines(options.tasks or known, most, say))
    if options.json:
        print(json.dumps({"lines": [asdict(line) for line in found]}, indent=1))
    else:
        screen = Console()
        show(found, screen if screen.is_terminal else Console(width=_PAGE))
    if options.update:
        lowered = pin(found, allow_lower=options.allow_lower)
        for key in lowered:
            print(f"below its floor, nothing pinned: {key}", file=sys.stderr)
        return 1 if lowered else 0
    return 1 if any(line.fell for line in found) else 0


if __name__ == "__main__":
    raise SystemExit(main())
