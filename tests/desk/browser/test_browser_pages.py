"""Reading at the desk: every page by its link, filters, the day as known on, links that are copied, the way back."""

from __future__ import annotations

import pytest

ROOMS = {
    "Triage": "/triage",
    "Events": "/",
    "Map and time": "/map",
    "Who holds what": "/ground",
    "Disagreements": "/disagreements",
    "Sources": "/sources",
    "Reports": "/reports",
    "Audit": "/audit",
}


@pytest.mark.parametrize("name", ROOMS)
def test_every_room_is_reached_by_its_link(visit, name):
    reader = visit()
    reader.page.get_by_role("navigation", name="Rooms").get_by_role("link", name=name, exact=True).click()
    assert reader.where == ROOMS[name]
    assert reader.page.locator("h1").text_content() == name
    assert reader.page.locator("nav a[aria-current=page]").text_content() == name
