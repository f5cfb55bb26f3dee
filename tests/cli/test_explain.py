"""`rashomon explain`: what it shows of a report, and that it reads as `rashomon read` does."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from rashomon.cli import main
from rashomon.model import Dating, Report
from rashomon.reading import explain, read

TEXT = """\
At least 14 people were killed on Monday when Houthi shells hit a market in Taiz, a doctor said.
The army captured a hill north of the city. Ministers captured the mood of the crowd.
"""


@pytest.fixture
def report(tmp_path, gazetteer):
    path = tmp_path / "dispatch.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def explained(gazetteer):
    dating = Dating(day=date(2021, 3, 10), basis="given")
    whole = Report(id="dispatch", text=TEXT, sha256="0" * 64, language="en", published=dating)
    return explain(whole, gazetteer), read(whole, gazetteer)


def test_the_claims_are_those_of_the_reading(explained):
    explanation, reading = explained
    assert tuple(claim for sentence in explanation.sentences for claim in sentence.claims) == reading.claims
    assert explanation.unresolved == reading.unresolved


def test_each_thing_seen_stands_in_its_sentence(explained):
    explanation, _reading = explained
    for sentence in explanation.sentences:
        assert all(sentence.span.contains(one.span) for one in sentence.seen)
    assert {one.kind for one in explanation.sentences[0].seen} == {"actor", "place", "day", "number", "speech"}


def test_a_draft_told_in_another_claim_is_refused_with_its_rule(explained):
    explanation, _reading = explained
    folded = [one for one in explanation.sentences[0].refused if one.reason == "told in the words of another claim"]
    assert [one.span.text_of(TEXT) for one in folded] == ["hit"]
    assert folded[0].rule


def test_a_row_that_does_not_fit_names_its_condition(explained):
    explanation, _reading = explained
    reasons = {one.rule: one.reason for one in explanation.sentences[2].refused}
    assert any(rule.endswith(":capture") and "object = " in reason for rule, reason in reasons.items())
    assert explanation.sentences[2].claims == ()


def test_the_page_shows_claims_rules_and_refusals(report, capsys):
    assert main(["explain", str(report), "--published", "2021-03-10"]) == 0
    page = capsys.readouterr().out
    assert "3 sentences" in page
    for words in ("violence:harm:kill", "≥ 14 killed", "Taiz, YE", "houthis", "does not fit: "):
        assert words in page
    assert max(len(line) for line in page.splitlines()) <= 100


def test_one_sentence_alone(report, capsys):
    assert main(["explain", str(report), "--sentence", "2"]) == 0
    page = capsys.readouterr().out
    assert "a hill north of the city" in page
    assert "a market in Taiz" not in page


def test_a_sentence_that_is_not_there_is_wrong_usage(report, capsys):
    assert main(["explain", str(report), "--sentence", "9"]) == 2
    assert "no sentence 9" in capsys.readouterr().err


def test_a_report_that_cannot_be_read_is_told_and_the_others_are_shown(report, capsys):
    assert main(["explain", str(report.parent / "absent.txt"), str(report)]) == 1
    page = capsys.readouterr()
    assert "absent.txt" in page.err
    assert "a market in Taiz" in page.out


def test_a_file_that_cannot_be_written_is_told(report, capsys, monkeypatch):
    def full(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    assert main(["explain", str(report), "--output", str(report.parent / "page.txt")]) == 2
    assert "cannot be written (No space left on device)" in capsys.readouterr().err


def test_a_name_that_no_file_can_have_is_wrong_usage(report, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["explain", str(report), "--output", str(report.parent / ("x" * 300))])
    assert stopped.value.code == 2
    assert "is no name for a file" in capsys.readouterr().err
