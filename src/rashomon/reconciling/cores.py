"""Work that is done in shares on several cores, by copies of this process that hand back what they found.

A copy starts with all that this process holds in memory (`fork`), so that nothing is sent to it; it hands back its
share over a pipe and ends.  It is ended when this process is interrupted or fails, and ends by itself with its share
done where this process was killed.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from typing import Generic, TypeVar, cast

from rashomon.reconciling.packing import packed, unpacked

_FORK = multiprocessing.get_context("fork")
ENOUGH = 5_000
"""Claims from which on a second process pays."""
MOST = 4
"""Processes that are used unless more are asked for: each takes memory, up to that of the first."""
Found = TypeVar("Found")
Share = tuple[int, int]
"""Of some things in their order, which ones: (1, 3) are the second, the fifth, ..."""
ALL: Share = (0, 1)


def workers_for(claims: int, wanted: int | None) -> int:
    """How many processes work on so many claims: those wanted, or as many as pay; one where copies are not safe.

    Copies are made on Linux alone, and neither of a process with several threads nor of one that may have no children.

    Raises:
        ValueError: if fewer than one is wanted.
    """
    if wanted is not None and wanted < 1:
        raise ValueError(f"{wanted} processes cannot work; one or more can")
    safe = sys.platform == "linux" and threading.active_count() == 1 and not multiprocessing.current_process().daemon
    if not safe:
        return 1
    return wanted if wanted is not None else min(len(os.sched_getaffinity(0)), MOST) if claims >= ENOUGH else 1


def in_shares(work: Callable[[Share], Found], workers: int, shared: Sequence[object] = ()) -> list[Found]:
    """What `work` finds for each share, in the order of the shares; the first share is worked on here.

    What of `shared` (dataclasses) is found in a copy comes back as the one that is here.

    Raises:
        RuntimeError: if a copy ends without a word (it was killed, or memory ran out).
        Exception: whatever `work` raises in any of the processes.
    """
    copies: list[_Copy[Found]] = []
    try:
        copies += [_Copy(work, (number, workers), shared) for number in range(1, workers)]
        first = work((0, workers))
        return [first, *(copy.found() for copy in copies)]
    finally:
        for copy in copies:
            copy.end()


@contextmanager
def no_search_for_cycles() -> Iterator[None]:
    """Without Python's search for objects that hold each other: there are none here, and it walks over all claims."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Copy(Generic[Found]):
    """A copy of this process that works on one share."""

    def __init__(self, work: Callable[[Share], Found], share: Share, shared: Sequence[object]) -> None:
        self._shared = shared
        self._here, there = _FORK.Pipe(duplex=False)
        self._process = _FORK.Process(target=_hand_back, args=(work, share, shared, self._here, there), daemon=True)
        self._process.start()
        there.close()

    def found(self) -> Found:
        """What it found; waits for it."""
        try:
            done, answer = unpacked(self._here.recv_bytes(), self._shared)
        except EOFError:
            self._process.join()
            raise RuntimeError(f"a copy of this process ended with code {self._process.exitcode}") from None
        if done:
            return cast(Found, answer)
        error, told = answer
        error.add_note(told)
        raise error

    def end(self) -> None:
        """Ends it, whatever it is at."""
        self._process.terminate()
        self._process.join()
        self._here.close()


def _hand_back(
    work: Callable[[Share], Found], share: Share, shared: Sequence[object], here: Connection, there: Connection
) -> None:
    """Works and answers, in the copy; the process that was copied decides about interrupts."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    gc.disable()
    here.close()  # so that the copy notices at the latest when it answers that nobody listens
    try:
        answer = packed((True, work(share)), shared)
    except Exception as error:  # noqa: BLE001  it is raised again where the copy was made
        answer = _as_answer(error)
    with suppress(BrokenPipeError):
        there.send_bytes(answer)


def _as_answer(error: Exception) -> bytes:
    told = f"in a copy of this process:\n{traceback.format_exc()}"
    try:
        answer = pickle.dumps((False, (error, told)))
        pickle.loads(answer)
    except Exception:  # noqa: BLE001  an error may hold anything
        return pickle.dumps((False, (RuntimeError(repr(error)), told)))
    return answer
