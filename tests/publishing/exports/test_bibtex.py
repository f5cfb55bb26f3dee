"""BibTeX: each source once, read back by a reader of the format, and nothing in it that would break an entry."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.errors import ExportError
from rashomon.model import Dating, Record
from rashomon.publishing.exports import bibtex
from tests.publishing.strategies import records

from .river import REPORT, RIVER

ENTRY = re.compile(r"@misc\{([^,\s]+),\n(.*?)^\}\n", re.DOTALL | re.MULTILINE)


def entries(text: str) -> dict[str, dict[str, str]]:
    """The entries as a reader of BibTeX has them: fields in braces that close, or a bare month."""
    found: dict[str, dict[str, str]] = {}
    for key, body in ENTRY.findall(text):
        assert key not in found
        found[key] = {}
        for line in body.splitlines():
            name, _, value = line.strip().removesuffix(",").partition(" = ")
            assert re.fullmatch(r"[a-z]+", name)
            if name == "month":
                assert value in ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
            else:
                assert value[0] == "{"
                assert value[-1] == "}"
                assert depth(value) == [0]
            found[key][name] = value
    assert "".join(ENTRY.sub("", text).split()) == ""
    return found


def depth(value: str) -> list[int]:
    """The ends of the outermost braces, escaped ones apart: [0] if they close at the end and no earlier."""
    level, ends = 0, []
    for one in re.findall(r"\\.|[{}]", value):
        level += {"{": 1, "}": -1}.get(one, 0)
        if level == 0:
            ends.append(level)
    return ends


def test_a_source_is_cited_with_outlet_title_day_address_and_hash() -> None:
    (found,) = entries(bibtex.render(RIVER).decode()).values()
    assert found["author"] == "{{Delta Post}}"
    assert found["title"] == "{{=Battle; for Rio Claro}}"
    assert (found["date"], found["year"], found["month"], found["day"]) == ("{2024-05-01}", "{2024}", "may", "{1}")
    assert found["url"] == "{https://delta.example/0501}"
    assert "e" * 64 in found["note"]
    for identifier in ("e-battle", "s-camps"):
        assert identifier in found["keywords"]


def test_what_a_report_does_not_tell_is_left_out_and_said() -> None:
    bare = replace(RIVER, reports=(replace(REPORT, title=None, outlet=None, url=None, published=None),))
    (found,) = entries(bibtex.render(bare).decode()).values()
    assert set(found) == {"language", "note", "keywords"}
    told = {one.field for one in bibtex.left_out(bare) if one.subject == REPORT.id}
    assert told == {"text", "title", "author", "date", "url"}


def test_a_report_on_which_nothing_rests_is_listed_only_if_all_are() -> None:
    more = replace(RIVER, reports=(*RIVER.reports, replace(REPORT, id="other-0502", sha256="f" * 64)))
    assert set(entries(bibtex.render(more).decode())) == {"delta-0501"}
    assert ("other-0502", "*") in {(one.subject, one.field) for one in bibtex.left_out(more)}
    assert set(entries(bibtex.render(more, sources="all").decode())) == {"delta-0501", "other-0502"}
    assert ("other-0502", "*") not in {(one.subject, one.field) for one in bibtex.left_out(more, sources="all")}
    with pytest.raises(ExportError, match="cited, all"):
        bibtex.render(more, sources="some")


def test_an_inferred_day_says_how_it_is_known() -> None:
    inferred = Dating(day=date(2024, 5, 1), basis="inferred", note="from “Wednesday” in its first line")
    (found,) = entries(bibtex.render(replace(RIVER, reports=(replace(REPORT, published=inferred),))).decode()).values()
    assert "from “Wednesday”" in found["note"]


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60), st.text(min_size=1, max_size=40))
@settings(max_examples=150, deadline=None)
def test_no_word_of_a_report_breaks_an_entry(title: str, outlet: str, url: str, identifier: str) -> None:
    odd = replace(REPORT, id=identifier, title=title, outlet=outlet, url=url)
    text = bibtex.render(Record(reports=(odd, odd), events=(), states=(), disagreements=(), claims=()), sources="all")
    assert len(entries(text.decode())) == 2


@given(record=records)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
def test_each_source_of_any_record_is_cited_once(record: Record) -> None:
    cited = {report for one in (*record.events, *record.states) for report in one.reports}
    held = [one.id for one in record.reports if one.id in cited]
    assert len(entries(bibtex.render(record).decode())) == len(held)
