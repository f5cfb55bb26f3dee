"""What takes longest for whoever asks first is drawn before anybody asks: the map of all events, with its points."""

from __future__ import annotations

import threading
from contextlib import suppress

from rashomon.desk.address import Asked
from rashomon.desk.desk import Desk
from rashomon.desk.map_page import page
from rashomon.desk.map_points import Points
from rashomon.errors import RashomonError

_PAUSE = 1.0
"""Seconds: the first page of a desk is not kept waiting."""


def draw_soon(desk: Desk, points: Points) -> threading.Timer:
    """Draws the map in a thread of its own, a moment later; nothing waits for it."""
    timer = threading.Timer(_PAUSE, draw, (desk, points))
    timer.daemon = True
    timer.start()
    return timer


def draw(desk: Desk, points: Points) -> None:
    """Draws it now, to be at hand; what cannot be drawn is told to whoever asks for it."""
    with suppress(RashomonError):
        page(desk, Asked())
        points.of(Asked())
