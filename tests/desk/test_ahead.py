"""What is drawn before anybody asks: the same as would be drawn then, and only by a desk that serves."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from desk.asking import PORT, Reader
from rashomon.desk import ahead, app, map_page, map_points
from rashomon.desk.address import Asked
from rashomon.desk.desk import Desk
from rashomon.desk.holding import Holding
from rashomon.desk.map_points import Points
from rashomon.desk.roles import Who
from rashomon.desk.safety import Keys
from rashomon.errors import StoreUnavailable
from rashomon.project import Project


def never(*_: object) -> Any:
    raise AssertionError("it was at hand")


@pytest.fixture
def desk(project: Project) -> Desk:
    return Desk(project, Holding(project), Who("ana", "lead"))


def test_the_map_and_its_points_are_at_hand_for_who_asks_first(
    desk: Desk, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    points = Points(desk)
    ahead.draw(desk, points)
    asked = Asked()
    monkeypatch.setattr(map_page, "_drawn", never)
    monkeypatch.setattr(map_points, "points", never)
    drawn, told = map_page.page(desk, asked).main, points.of(asked)
    monkeypatch.undo()
    assert drawn in reader.get("/map").text
    assert told == reader.get("/map.geojson").body
    assert b"Feature" in told


def test_another_view_is_drawn_when_it_is_asked_for(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    ahead.draw(desk, Points(desk))
    monkeypatch.setattr(map_page, "_drawn", never)
    with pytest.raises(AssertionError, match="at hand"):
        map_page.page(desk, Asked(type="attack"))


def test_what_cannot_be_drawn_is_left_to_who_asks(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object) -> Any:
        raise StoreUnavailable("the database is gone")

    monkeypatch.setattr(Holding, "view", gone)
    points = Points(desk)
    ahead.draw(desk, points)
    monkeypatch.undo()
    assert "<svg" in map_page.page(desk, Asked()).main


def test_a_moment_passes_and_nothing_waits(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[object] = []
    monkeypatch.setattr(ahead, "draw", lambda *given: seen.append(given))
    monkeypatch.setattr(ahead, "_PAUSE", 0.0)
    points = Points(desk)
    timer = ahead.draw_soon(desk, points)
    assert timer.daemon
    timer.join()
    assert seen == [(desk, points)]


def test_only_a_desk_that_serves_draws_ahead(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Path] = []
    monkeypatch.setattr(app, "draw_soon", lambda desk, _: seen.append(Path(desk.project.path)))
    app.application(project, Keys(PORT), PORT)
    assert seen == []
    app.application(project, Keys(PORT), PORT, ahead=True)
    assert seen == [Path(project.path)]
