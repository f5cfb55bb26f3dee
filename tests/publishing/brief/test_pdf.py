import json
import re
import shutil
import subprocess

import pytest
import typst
from hypothesis import HealthCheck, given, settings

from rashomon.publishing.brief import pdf
from rashomon.publishing.brief.content import BriefScope
from rashomon.publishing.brief.glyphs import drawable, missing

from ..records import EMPTY, RECORD
from ..strategies import records

SCOPE = BriefScope(title="Nakhla, March 2024", version="Made by rashomon 9.9")
HOSTILE = [
    '#read("/etc/passwd")',
    '#import "@preview/cetz:0.3.0"',
    "#panic()",
    '#eval("1+1")',
    '#include "x"',
    "#sys.inputs",
    "= heading",
    "== heading",
    "- item",
    "+ item",
    "/ term: x",
    "*bold*",
    "_emph_",
    "`raw`",
    "```typ #panic() ```",
    "$x^2$",
    "$ #panic() $",
    "<label>",
    "@reference",
    "https://bad.example",
    '#link("https://bad.example")[x]',
    "\\",
    "\\u{41}",
    "// comment",
    "/* comment",
    "*/",
    "~",
    "--",
    "---",
    "...",
    "'quote\"",
    "[",
    "]",
    "{",
    "}",
    "(",
    ")",
    ";",
    ":",
    "#",
    "##",
    "#{",
    "#[",
    "#()",
    "#let x = 1",
    "#set page(width: 1pt)",
    "#show: it => []",
    "#while true {}",
    "\x00\x1b[31m",
    "\ud800",
    "\u202eabc",
    "دير الزور",
    "北京",
    "Дейр-эз-Зор",
    "a\u0301\u0301\u0301",
    "👩‍🚒",
    "<svg onload=x>",
    "]]></svg>",
    '&lt;!ENTITY x SYSTEM "file:///etc/passwd"&gt;',
    "x" * 5000,
]
PDF = pdf.render(RECORD, SCOPE)


def words_of(raw, tmp_path):
    """What a reader would copy out of it; skips where the tool is not there."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed here (poppler-utils)")
    path = tmp_path / "brief.pdf"
    path.write_bytes(raw)
    done = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True, text=True)
    return " ".join(done.stdout.split())


def test_it_is_a_pdf_and_the_same_record_gives_the_same_bytes():
    assert PDF.startswith(b"%PDF-")
    assert PDF.rstrip().endswith(b"%%EOF")
    assert pdf.render(RECORD, SCOPE) == PDF


def test_it_tells_no_time_of_its_making_and_does_nothing_by_itself():
    assert not re.search(rb"/(CreationDate|ModDate|JavaScript|JS|Launch|OpenAction|AA|EmbeddedFile|URI)\b", PDF)


def test_its_words_hold_the_headline_figures(tmp_path):
    words = words_of(PDF, tmp_path)
    for told in ("Nakhla, March 2024", "19–34", "in 1 event", "How to read this", "Made by rashomon 9.9"):
        assert told in words


def test_an_empty_record_says_so(tmp_path):
    assert "No claims were found." in words_of(pdf.render(EMPTY, SCOPE), tmp_path)


def test_words_of_reports_reach_typst_as_data_alone(monkeypatch):
    template = pdf.files("rashomon.publishing.brief").joinpath("brief.typ").read_bytes()
    seen = []
    compile_ = typst.compile

    def watched(source, **more):
        seen.append((source, more))
        return compile_(source, **more)

    monkeypatch.setattr(typst, "compile", watched)
    pdf.render(RECORD, BriefScope(title="#panic()"))
    source, more = seen[-1]
    assert source == template
    assert more["ignore_system_fonts"] is True
    assert json.loads(more["sys_inputs"]["brief"])["title"] == "#panic()"


def test_the_template_makes_nothing_of_its_data_but_text():
    template = pdf.files("rashomon.publishing.brief").joinpath("brief.typ").read_text(encoding="utf-8")
    assert not re.search(
        r"\b(?:eval|link|read|import|include|plugin|raw|ref|cite|csv|yaml|toml|xml|cbor)\b\s*\(", template
    )
    assert "#import" not in template


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_are_set_as_they_are(words, tmp_path):
    made = pdf.render(EMPTY, BriefScope(title=f"a {words} b", about=words, project=words, version=words))
    assert made.startswith(b"%PDF-")
    if words.isascii() and words.isprintable() and len(words) < 40:
        assert f"a{words}b".replace(" ", "") in words_of(made, tmp_path).replace(" ", "")


def test_what_no_font_has_is_named_and_never_a_box(tmp_path):
    assert missing(("ж", "د", "x", "≥", "北", "အ")) == {"北", "အ"}
    sheet, counts = drawable({"a": ["Дейр دير 北京 ok", {"b": "အ"}], "c": None})
    assert sheet == {"a": ["Дейр دير ⟨CJK⟩ ok", {"b": "⟨Myanmar⟩"}], "c": None}
    assert counts == {"CJK": 2, "Myanmar": 1}
    words = words_of(pdf.render(EMPTY, BriefScope(title="Around 北京")), tmp_path)
    assert "Around ⟨CJK⟩" in words
    assert "lack stand as ⟨script⟩; the HTML and text briefs have them: CJK" in words


@given(records)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_any_record_gives_a_pdf_and_always_the_same(record):
    made = pdf.render(record, SCOPE)
    assert made.startswith(b"%PDF-")
    assert made == pdf.render(record, SCOPE)
