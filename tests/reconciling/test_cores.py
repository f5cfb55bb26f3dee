"""Work in shares: the same answer however many processes work, errors that come through, and nobody left behind."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

import pytest
from test_screening import crowd

from benchmarks.made_war import made_war
from rashomon.model import Claim, Report
from rashomon.reconciling import cores, reconcile
from rashomon.reconciling.cores import Share, in_shares, workers_for
from rashomon.reconciling.packing import packed, unpacked

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="copies are made on Linux alone")
WHOLE = sys.modules["rashomon.reconciling.reconcile"]


@pytest.fixture(autouse=True)
def nobody_stays() -> Iterator[None]:
    yield
    assert multiprocessing.active_children() == []


@cache
def told() -> tuple[tuple[Report, ...], tuple[Claim, ...]]:
    found = list(made_war(1_500, seed=5))
    return tuple(report for report, _claims in found), tuple(claim for _report, several in found for claim in several)


@cache
def of_one(ids: str) -> str:
    """The record as one process makes it."""
    return repr(reconcile(*told(), ids=ids, workers=1))


def shared_out(monkeypatch: pytest.MonkeyPatch, workers: int) -> None:
    """So many processes, also where the tests themselves run in a process with several threads."""
    monkeypatch.setattr(WHOLE, "workers_for", lambda _claims, _wanted: workers)


@pytest.mark.parametrize("workers", [2, 3])
@pytest.mark.parametrize("ids", ["short", "stable"])
def test_the_record_is_the_same_however_many_work(workers: int, ids: str, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = of_one(ids)
    shared_out(monkeypatch, workers)
    assert repr(reconcile(*told(), ids=ids)) == alone


def test_more_processes_than_reports(monkeypatch: pytest.MonkeyPatch) -> None:
    book = crowd(1)
    alone = book.record()
    shared_out(monkeypatch, 41)
    assert repr(book.record()) == repr(alone)
    assert reconcile([], []).events == ()


def test_claims_come_back_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    reports, claims = told()
    shared_out(monkeypatch, 2)
    record = reconcile(reports, claims)
    assert {id(claim) for claim in record.claims} == {id(claim) for claim in claims}


def test_shares_come_in_their_order() -> None:
    assert in_shares(lambda share: list(range(10))[share[0] :: share[1]], 3) == [[0, 3, 6, 9], [1, 4, 7], [2, 5, 8]]


@pytest.mark.parametrize("number", [0, 1, 2])
def test_an_error_in_any_process_comes_through(number: int) -> None:
    def work(share: Share) -> int:
        if share[0] == number:
            raise ValueError("the third claim has no span")
        return 1

    with pytest.raises(ValueError, match="third claim") as found:
        in_shares(work, 3)
    assert number == 0 or "in a copy of this process" in found.value.__notes__[0]


def test_an_error_that_cannot_be_handed_over_is_told() -> None:
    class Local(Exception):
        """Known in one process alone."""

    def work(share: Share) -> None:
        if share[0]:
            raise Local("no way out")

    with pytest.raises(RuntimeError, match="no way out"):
        in_shares(work, 2)


def test_a_copy_that_is_killed_is_told() -> None:
    def work(share: Share) -> None:
        if share[0]:
            os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(RuntimeError, match="code -9"):
        in_shares(work, 2)


def test_copies_end_where_the_work_here_fails() -> None:
    def work(share: Share) -> None:
        if share[0]:
            time.sleep(600)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        in_shares(work, 3)


def test_how_many_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: set(range(12)))
    assert workers_for(cores.ENOUGH - 1, None) == 1
    assert workers_for(cores.ENOUGH, None) == cores.MOST
    assert workers_for(10, 3) == 3
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: {7})
    assert workers_for(cores.ENOUGH, None) == 1
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert workers_for(cores.ENOUGH, 3) == 1


def test_no_processes_are_no_number() -> None:
    with pytest.raises(ValueError, match="one or more"):
        reconcile([], [], workers=0)


FORKS = """
import sys
from benchmarks.made_war import made_war
from rashomon.reconciling import cores, reconcile
made = []
class Counted(cores._Copy):
    def __init__(self, *given):
        made.append(given)
        super().__init__(*given)
cores._Copy = Counted
told = list(made_war(400))
reconcile([report for report, _ in told], [claim for _, several in told for claim in several], workers=2)
print(len(made))
"""


def test_a_process_with_one_thread_makes_copies() -> None:
    done = subprocess.run([sys.executable, "-c", FORKS], capture_output=True, check=True, text=True, timeout=300)
    assert (done.stdout.strip(), done.stderr) == ("4", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Two:
    """Two things in slots."""

    one: object
    other: object = None


def test_what_is_packed_is_unpacked() -> None:
    reports, claims = told()
    given = [claims[:20], Two(one=date(2020, 1, 2), other=Two(one={"a": frozenset("bc")})), reports[0], 2**500]
    assert unpacked(packed(given)) == given
    assert pickle.loads(packed(given)) == given


def test_what_both_have_is_not_copied() -> None:
    shared = [Two(one=1), Two(one=1)]
    twin = replace(shared[1])
    found = unpacked(packed([shared[1], twin], shared), shared)
    assert found[0] is shared[1]
    assert found[1] == twin
    assert found[1] is not shared[1]
