"""What holds for the reading of any text at all: in every script, and in made reports of many wars."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.api import read_reports
from rashomon.model import Dating, Record, Report
from rashomon.publishing import claims as claim_lines
from rashomon.publishing.json import render
from rashomon.publishing.numbers import exact

# one reading takes a tenth of a second, and no file is touched between examples
READING = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
FEW = settings(READING, max_examples=15)

PLACES = ("Kharkiv", "El Fasher", "Taiz", "Myitkyina", "Goma", "Srebrenica", "Huế", "Tyre", "Mosul", "Jaffna", "قامشلو")
SIDES = (
    "Government forces",
    "Rebels",
    "The army",
    "Sudan's RSF",
    "M23 fighters",
    "The Tatmadaw",
    "Russian jets",
    "They",
)
SAYING = (
    "",
    ", the UN said",
    ", residents said on Monday",
    ", a monitor reported",
    "; the ministry denied it",
    " — AFP",
)
FIGURES = ("at least 12", "some 1,400", "dozens of", "between three and 5", "nearly 2 million", "no", "ten to 20", "½")
HAPPENING = (
    "{side} shelled a market in {place} on {day}, killing {figure} civilians and wounding 7{saying}",
    "{figure} people fled {place} {day}{saying}",
    "{side} captured {place} {day} after a siege of {figure} months{saying}",
    "If {side} retake {place}, {figure} families will return{saying}",
    "{side} said {day} it had not reached {place}, {figure} km away{saying}",
    "{side} hold 40 percent of {place}, home to {figure} people{saying}",
    "“They killed {figure} of us near {place},” a man said{saying}",
    "{figure} mines went off north-west of {place} {day} | {side} -- and allies{saying}",
)
WHEN = ("last week", "on 3 March 2022", "Tuesday", "since 2014", "in 1992", "yesterday", "30 February", "by Monday", "")


@st.composite
def reports_of_wars(draw):
    """Some lines of a made report, with broken paragraphs and stops that are missing."""
    lines = []
    for pattern in draw(st.lists(st.sampled_from(HAPPENING), min_size=1, max_size=5)):
        words = {
            "side": draw(st.sampled_from(SIDES)),
            "place": draw(st.sampled_from(PLACES)),
            "day": draw(st.sampled_from(WHEN)),
            "figure": draw(st.sampled_from(FIGURES)),
            "saying": draw(st.sampled_from(SAYING)),
        }
        lines.append(pattern.format(**words) + draw(st.sampled_from((".\n", ".\n\n", "\n", ". ", "\r\n", "|\n"))))
    return "".join(lines)


ANY_TEXT = st.one_of(
    st.text(max_size=400), reports_of_wars(), st.tuples(st.text(max_size=60), reports_of_wars()).map("".join)
)
ANY_DAY = st.one_of(st.none(), st.dates(min_value=date(1945, 1, 1), max_value=date(2100, 1, 1)), st.just(date.max))


def report(text: str, day: date | None = date(2022, 3, 9), name: str = "made") -> Report:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    published = Dating(day=day, basis="given") if day else None
    return Report(id=name, text=text, sha256=digest, published=published)


def read(text: str, day: date | None = date(2022, 3, 9)) -> Record:
    return read_reports([report(text, day)])


@READING
@given(text=ANY_TEXT, day=ANY_DAY)
def test_any_text_of_any_day_is_read_and_published_without_an_error(gazetteer, text, day):
    record = read(text, day)
    assert json.loads(render(record))["reports"][0]["characters"] == len(text)


@READING
@given(text=ANY_TEXT)
def test_offsets_give_back_the_quote(gazetteer, text):
    for claim in read(text).claims:
        assert claim.quote
        assert text[claim.span.start : claim.span.end] == claim.quote
        assert claim.sentence.start <= claim.span.start < claim.span.end <= claim.sentence.end
        cue = claim.attribution.cue
        assert cue is None or 0 <= cue.start < cue.end <= len(text)


@READING
@given(text=ANY_TEXT, day=ANY_DAY)
def test_intervals_and_ranges_are_ordered(gazetteer, text, day):
    record = read(text, day)
    times = [claim.time for claim in record.claims] + [event.when for event in record.events]
    times += [entry.when for state in record.states for entry in state.entries]
    for time in times:
        assert time.start is None or time.end is None or time.start <= time.end
    bounds = [(found.low, found.high) for claim in record.claims for found in claim.quantities]
    for row in (*record.events, *record.states):
        bounds += [(extent.low, extent.high) for extent in row.ranges.values()]
        bounds += [(held.low, held.high) for slot in row.positions.values() for held in slot]
        for extent in row.ranges.values():
            assert extent.best is None or (extent.low or 0) <= extent.best <= (extent.high or extent.best)
    for low, high in bounds:
        assert low is None or high is None or exact(low) <= exact(high)


@READING
@given(text=ANY_TEXT)
def test_each_claim_is_in_one_event_or_state_and_each_id_leads_somewhere(gazetteer, text):
    record = read(text)
    known = {claim.id for claim in record.claims}
    assert len(known) == len(record.claims)
    told = [name for row in (*record.events, *record.states) for name in row.claims]
    assert sorted(told) == sorted(record.clusters)
    assert set(told) <= known
    for claim in record.claims:
        assert {claim.component_of, claim.duplicate_of} <= known | {None}


@given(text=st.text(alphabet=st.characters(categories=("Z", "Cc", "P", "S")), max_size=200))
@FEW
def test_a_text_without_words_holds_no_claim(gazetteer, text):
    assert read(text).claims == ()


def test_an_empty_text_holds_no_claim(gazetteer):
    assert read("").claims == ()


@FEW
@given(text=ANY_TEXT)
def test_the_same_text_gives_the_same_bytes(gazetteer, text):
    assert render(read(text)) == render(read(text))


@FEW
@given(texts=st.lists(reports_of_wars(), min_size=2, max_size=4), data=st.data())
def test_the_order_of_the_reports_changes_nothing(gazetteer, texts, data):
    reports = [report(text, name=f"r{number}") for number, text in enumerate(texts)]
    other = data.draw(st.permutations(reports))
    first, second = read_reports(reports), read_reports(other)
    assert sorted(claim_lines.lines(first)) == sorted(claim_lines.lines(second))
    assert {event.claims for event in first.events} == {event.claims for event in second.events}


SCRIPT = """
import sys
from datetime import date
from rashomon.api import read_reports
from rashomon.model import Dating, Report
from rashomon.publishing.json import render
days = Dating(day=date(2022, 3, 9), basis="given")
texts = sys.stdin.read().split("\\0")
record = read_reports([Report(id=f"r{n}", text=t, sha256="0" * 64, published=days) for n, t in enumerate(texts)])
sys.stdout.buffer.write(render(record).encode())
"""


@pytest.mark.usefixtures("gazetteer")
def test_two_processes_with_different_hash_seeds_write_the_same_bytes():
    texts = [
        "\n".join(
            pattern.format(side=side, place=PLACES[n], day=WHEN[n], figure=FIGURES[n], saying=SAYING[n % 6])
            for n, pattern in enumerate(HAPPENING)
        )
        for side in SIDES[:4]
    ]
    written = [
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            input="\0".join(texts).encode(),
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=True,
            timeout=120,
        ).stdout
        for seed in ("1", "4242")
    ]
    assert written[0] == written[1]
    assert len(json.loads(written[0])["claims"]) > 10
