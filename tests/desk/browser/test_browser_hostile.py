"""Hostile words in every field, shown in a real Chromium: no dialog, no script, nothing loaded from elsewhere.

The reader's window fails the test by itself if a page opens a dialog, asks any other server, speaks in the console
or comes without a policy (visiting.py).
"""

from __future__ import annotations

import tomllib
from datetime import timedelta
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

import pytest

from desk.browser.making import MONDAY, Dispatch, Said, project
from rashomon.desk.address import path_of
from rashomon.model import Source

PAYLOADS = tomllib.loads(Path(__file__).with_name("payloads.toml").read_text(encoding="utf-8"))
_FAULTS = """() => {
  const known = new Set(("a article aside b body button caption circle code dd dialog div dl dt details fieldset " +
    "figcaption figure footer form g h1 h2 h3 h4 head header html input kbd label legend li line link main mark meta " +
    "meter nav ol option p path q rect script section select small span summary sup svg table tbody td text textarea " +
    "th thead title tr ul").split(" "));
  const found = [];
  if (window.ran !== undefined || ({}).ran !== undefined) found.push("a script ran");
  for (const one of document.querySelectorAll("*")) {
    if (!known.has(one.localName)) found.push(`element ${one.outerHTML.slice(0, 100)}`);
    for (const { name, value } of one.attributes) {
      if (name.startsWith("on") || name === "style" || name === "srcdoc") found.push(`${name}=${value}`);
      const leads = ["href", "src", "action", "formaction", "xlink:href"].includes(name);
      const inside = /^(#|[/](?![/\\\\])|data:,$)/.test(value);
      const out = one.localName === "a" && /^https?:[/][/]/.test(value) && one.rel.includes("noreferrer");
      if (leads && !inside && !out) found.push(`${one.localName} ${name}=${value}`);
    }
  }
  const scripts = [...document.scripts].map(one => one.getAttribute("src"));
  const ours = location.pathname === "/map" ? ["desk", "browser/pmtiles", "map"] : ["desk"];
  if (scripts.join() !== ours.map(one => `/static/${one}.js`).join()) found.push(`scripts ${scripts}`);
  return found;
}"""


def dispatches(words: list[str]) -> list[Dispatch]:
    """A report for each: the words stand in its title, text, outlet, address, file name, actor, place and source."""
    return [
        Dispatch(
            name=f"{at:03}-{one}",
            title=one,
            outlet=one,
            url=one,
            path=f"{one}.txt",
            published=MONDAY + timedelta(days=30 * at),
            told=(
                Said(
                    words=f"{one} killed {at + 1} people, {one} said.", type="attack", subtype="shelling",
                    place=f"{one}{at}", actor=one, killed=(at + 1, at + 1), by=Source(id=f"text:{one}", name=one),
                ),
                Said(words=one),
            ),
        )
        for at, one in enumerate(words)
    ]  # fmt: skip


@pytest.fixture(scope="session")
def hostile_desk(tmp_path_factory, nursery):
    """Kind -> a desk whose project holds all payloads of the kind, each judged with a reason that is one too."""

    @cache
    def served(kind: str):
        folder = tmp_path_factory.mktemp("hostile") / kind
        made = project(folder, dispatches(PAYLOADS[kind]), name=PAYLOADS[kind][0])
        for claim in made.record().claims:
            number = int(claim.report[:3])
            words = PAYLOADS[kind][number]
            if words.strip():
                typed = words.replace("\0", "")  # a judgement with a NUL is refused
                made.judge("correct", claim.id, typed, field="actor", value=f"target={typed}")
                made.judge("camp", claim.attribution.origin.id, typed, camp=typed)
        made.record()
        made.close()
        return nursery.serve(folder)

    return served


def pages_of(reader):
    """All addresses of a desk: every list to its last page, every event and report that one of them leads to."""
    waiting, seen = ["/", "/map", "/ground", "/disagreements", "/sources", "/reports", "/audit", "/triage", "/bulk"], []
    while waiting:
        path = waiting.pop()
        seen.append(path)
        yield path
        links = "one => one.map(link => link.getAttribute('href').split('#')[0])"
        found = reader.page.locator("main .pager a, main table th a").evaluate_all(links)
        waiting += {one for one in found if one.startswith("/")} - {*seen, *waiting}


@pytest.mark.parametrize("kind", PAYLOADS)
def test_nothing_of_hostile_reports_and_judgements_runs_on_any_page(visitor_of, hostile_desk, kind):
    reader = visitor_of(hostile_desk(kind))
    faults, shown = [], 0
    for path in pages_of(reader):
        response = reader.page.goto(reader.base + path, wait_until="domcontentloaded")
        assert response.status == 200, path
        faults += [f"{path}: {one}" for one in reader.page.evaluate(_FAULTS)]
        shown += 1
    assert faults == []
    assert shown >= 2 * len(PAYLOADS[kind])


@pytest.mark.parametrize("kind", PAYLOADS)
def test_nothing_of_a_hostile_address_runs(visit, kind):
    reader = visit("empty")
    for at, words in enumerate(PAYLOADS[kind]):
        asked = urlencode({"q": words[:190], "about": words[:190], "said": words, "at": words[:190]})
        wrong = [f"/?{urlencode({'type': words})}", path_of("event", words), path_of("report", words)]
        for path in (f"/?{asked}", *wrong[at % 3 : at % 3 + 1]) if at % 4 == 0 else (f"/?{asked}",):
            reader.page.goto(reader.base + path, wait_until="domcontentloaded")
            assert reader.page.evaluate(_FAULTS) == [], path


def test_nothing_of_a_hostile_correction_runs_and_each_is_told_of(own):
    reader, _ = own()
    reader.go("/triage")
    words = [one for kind in PAYLOADS.values() for one in kind if one.strip()]
    told = reader.page.evaluate(_CORRECT, words)
    assert len(told) == len(words)
    assert [one for one in told if not one.startswith("Not saved")] == []
    assert reader.page.evaluate(_FAULTS) == []


_CORRECT = """async words => {
  const form = document.querySelector("form.correct"), notice = document.getElementById("notice"), told = [];
  form.querySelector("select").value = "type";
  for (const one of words) {
    notice.textContent = "";
    form.querySelector("[name=value]").value = one || "x";
    form.querySelector("[name=reason]").value = one || "x";
    form.requestSubmit(form.querySelector("[value=correct]"));
    while (!notice.textContent || form.hasAttribute("aria-busy")) await new Promise(done => setTimeout(done, 1));
    told.push(notice.textContent);
  }
  return told;
}"""


def test_a_hostile_reason_is_kept_and_shown_as_it_was_written(own):
    reader, _ = own("hundred")
    reader.go("/triage")
    for kind in PAYLOADS.values():
        words = " ".join(kind[0].split())
        card = reader.card
        reader.page.keyboard.press("r")
        reader.page.keyboard.insert_text(words)
        reader.press("Control+Enter")
        reader.go(f"/event/{card}")
        assert words in reader.page.locator("main").text_content()
        assert reader.page.evaluate(_FAULTS) == []
        reader.go("/triage")


def test_there_are_three_hundred_of_them():
    assert sum(map(len, PAYLOADS.values())) >= 300
    assert all(len(set(kind)) == len(kind) for kind in PAYLOADS.values())
