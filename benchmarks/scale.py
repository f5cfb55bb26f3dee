"""How the reconciling grows: `python -m benchmarks.scale [--claims N ...] [--workers N] [--added-to N] [--json]`.

The reports and their claims are made (`made_war.py`); nothing is read.  Each size runs in a process of its own, which
shares the work with copies of itself (`--workers`: that many processes, by default as `reconcile` chooses):

- `seconds`: all claims reconciled from nothing into one record, by the clock;
- `cpu_s`: processor seconds of all processes; `first_s`: those of the first process, which works from beginning to end
  and does all that cannot be shared, so that it is close to `seconds` where nothing else runs on the machine;
- `mb`: the most memory that the first process took; `copy_mb`: the same for the largest of its copies, most of which is
  the memory of the first as long as neither writes to it;
- `exponent`: how `cpu_s` grows from the smallest to the largest size: 1 is in step with the claims.

Then a shelf in memory is filled with `--added-to` claims but for 200 reports of its second half, which are added one by
one:

- `add_ms_median`, `add_ms_p95`, `add_ms_most`: processor milliseconds for each of them;
- `islands`: sizes, in claims, of the connected sets of claims that such a report touches.

Exit status: 0 if all targets hold, 1 if one does not.
"""

from __future__ import annotations

import argparse
import json
import math
import multiprocessing
import random
import resource
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor

from rich.console import Console
from rich.table import Table

from benchmarks.made_war import made_war

# Issue 4, "What it must reach"
MOST_SECONDS_100K = 60.0
MOST_EXPONENT = 1.15
MOST_ADD_MS = 100.0
_ADDED = 200
_BATCH = 100
_BYTES_OF_RSS = 1 if sys.platform == "darwin" else 1024
_100K = 100_000
Figures = dict[str, float]


def from_nothing(claims: int, workers: int | None = None) -> Figures:
    """Time and memory for a record of so many claims."""
    from rashomon.reconciling import reconcile

    told = list(made_war(claims))
    every = [claim for _report, several in told for claim in several]
    started, worked = time.perf_counter(), time.process_time()
    record = reconcile([report for report, _claims in told], every, workers=workers)
    seconds, first = time.perf_counter() - started, time.process_time() - worked
    copies = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "claims": len(every),
        "reports": len(told),
        "events": len(record.events),
        "states": len(record.states),
        "seconds": round(seconds, 1),
        "cpu_s": round(first + copies.ru_utime + copies.ru_stime, 1),
        "first_s": round(first, 1),
        "mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _BYTES_OF_RSS / 1e6),
        "copy_mb": round(copies.ru_maxrss * _BYTES_OF_RSS / 1e6),
    }


def added(claims: int) -> Figures:
    """Time for each report that is added to a shelf with so many claims, and the islands that it touches."""
    from rashomon.reconciling.incremental import Reconciling
    from rashomon.reconciling.memory_shelf import MemoryShelf

    told = list(made_war(claims))
    late = set(random.Random(1).sample(range(len(told) // 2, len(told)), _ADDED))
    reconciling = Reconciling(MemoryShelf())
    rest = [one for number, one in enumerate(told) if number not in late]
    filled = time.process_time()
    for start in range(0, len(rest), _BATCH):
        reconciling.update(rest[start : start + _BATCH])
    filled = time.process_time() - filled
    times: list[float] = []
    islands: list[int] = []
    changed: list[int] = []
    for number in sorted(late):
        started = time.process_time()
        found = reconciling.add(*told[number])
        times.append(1000 * (time.process_time() - started))
        islands += found.islands
        changed.append(len(found.changed))
    times.sort()
    return {
        "claims": sum(len(several) for _report, several in told),
        "fill_cpu_s": round(filled, 1),
        "add_ms_median": round(statistics.median(times), 1),
        "add_ms_p95": round(times[int(0.95 * len(times))], 1),
        "add_ms_most": round(times[-1], 1),
        "islands_median": statistics.median(islands),
        "islands_p99": sorted(islands)[int(0.99 * len(islands))],
        "islands_most": max(islands),
        "shown_anew_median": statistics.median(changed),
        "mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _BYTES_OF_RSS / 1e6),
    }


def exponent(sizes: Sequence[Figures]) -> float:
    """The slope of the processor time over the claims, both in logarithms, between the first and the last size."""
    first, last = sizes[0], sizes[-1]
    return round(math.log(last["cpu_s"] / first["cpu_s"]) / math.log(last["claims"] / first["claims"]), 3)


def missed(sizes: Sequence[Figures], grown: float | None, adding: Figures | None) -> list[str]:
    """The targets that do not hold, of those that were measured."""
    found = [f"seconds at {size['claims']:,.0f}" for size in sizes
             if size["claims"] <= 1.01 * _100K and size["seconds"] > MOST_SECONDS_100K]  # fmt: skip
    if grown is not None and grown > MOST_EXPONENT:
        found.append("exponent")
    if adding is not None and adding["add_ms_median"] > MOST_ADD_MS:
        found.append("add_ms_median")
    return found


def _apart(measure: Callable[..., Figures], *given: int | None) -> Figures:
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as pool:  # its processes, unlike those of a Pool, may have copies
        return pool.submit(measure, *given).result()


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and show."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description="Time the reconciling.")
    parser.add_argument("--claims", type=int, nargs="*", default=[10_000, 31_600, _100K], metavar="N",
                        help="sizes from nothing, from small to large (default: %(default)s)")  # fmt: skip
    parser.add_argument("--workers", type=int, metavar="N",
                        help="processes that share the work (default: one a core, 4 at most)")  # fmt: skip
    parser.add_argument("--added-to", type=int, default=_100K, metavar="N",
                        help="claims of the project that reports are added to (default: %(default)s)")  # fmt: skip
    parser.add_argument("--json", action="store_true", help="the figures for programs")
    options = parser.parse_args(arguments)
    sizes = [_apart(from_nothing, claims, options.workers) for claims in options.claims]
    grown = exponent(sizes) if len(sizes) > 1 else None
    adding = _apart(added, options.added_to) if options.added_to else None
    if options.json:
        print(json.dumps({"from_nothing": sizes, "exponent": grown, "added": adding}, indent=1))
    else:
        for rows in filter(None, (sizes, [adding] if adding else [])):
            _show(rows)
        print(f"exponent {grown} (at most {MOST_EXPONENT})" if grown is not None else "")
    failed = missed(sizes, grown, adding)
    if failed:
        print("missed: " + ", ".join(failed), file=sys.stderr)
    return 1 if failed else 0


def _show(rows: Sequence[Figures]) -> None:
    table = Table(box=None, pad_edge=False)
    for heading in rows[0]:
        table.add_column(heading, justify="right")
    for row in rows:
        table.add_row(*(f"{value:,g}" for value in row.values()))
    Console(width=160).print(table)


if __name__ == "__main__":
    raise SystemExit(main())
