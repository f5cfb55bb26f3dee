"""Named points at which the tests kill the process, to see that nothing is lost (SAFETY.md 3.2).  Otherwise nothing."""

from __future__ import annotations

import os
import signal

_WANTED = os.environ.get("RASHOMON_FAULT", "")
_left = int(_WANTED.partition(":")[2] or 1)


def point(name: str) -> None:
    """Kills this process at once if the environment names this point (`RASHOMON_FAULT=audit:3`: at its third time)."""
    global _left
    if _WANTED and _WANTED.partition(":")[0] == name:
        _left -= 1
        if _left <= 0:
            os.kill(os.getpid(), signal.SIGKILL)
