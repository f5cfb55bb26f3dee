"""Named points at which the tests kill the process, to see that nothing is lost (SAFETY.md 3.2).  Otherwise nothing."""

from __future__ import annotations

import os
import signal

_wanted = ""
_left = 0


def arm(fault: str) -> None:
    """Chooses the point: `sealed`, or `sealed:3` for its third time; "" for none.

    The environment variable RASHOMON_FAULT does so from outside.
    """
    global _wanted, _left
    _wanted, _, times = fault.partition(":")
    _left = int(times or 1)


def point(name: str) -> None:
    """Kills this process at once if this point was chosen."""
    global _left
    if _wanted == name:
        _left -= 1
        if _left <= 0:
            os.kill(os.getpid(), signal.SIGKILL)


arm(os.environ.get("RASHOMON_FAULT", ""))
