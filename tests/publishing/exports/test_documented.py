"""Every format has a section in the manual that names each column and each option; its examples run."""

import re
from pathlib import Path

import pytest

from rashomon.publishing.exports import FORMATS, acled, csv, features, geojson, geoparquet, hxl, jsonl, parquet, ucdp
from rashomon.publishing.exports.tables import TABLES

from .river import RIVER

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "exports.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", PAGE, re.DOTALL | re.MULTILINE))
TABLES_OF_PAGE = dict(re.findall(r"^### (.+?)\n(.*?)(?=^##|\Z)", PAGE, re.DOTALL | re.MULTILINE))
EXAMPLES = re.findall(r"```python\n(.*?)```", SECTIONS["Reading the files"], re.DOTALL)


@pytest.mark.parametrize("name", list(FORMATS))
def test_each_format_has_a_section_that_names_its_options(name):
    section = next((text for text in SECTIONS.values() if text.lstrip().startswith(f"`{name}`:")), None)
    assert section, f"docs/exports.md has no section that begins with `{name}`:"
    for option in FORMATS[name].options:
        assert f"`{option}`" in section


@pytest.mark.parametrize(("title", "columns"), [("ACLED", acled.COLUMNS), ("UCDP GED", ucdp.COLUMNS)])
def test_each_column_is_in_the_table_of_its_format(title, columns):
    told = [name for line in re.findall(r"^\| (`.+?) \|", SECTIONS[title], re.MULTILINE)
            for name in re.findall(r"`(\w+)`", line)]  # fmt: skip
    assert set(columns) <= set(told)


def rows(title):
    return re.findall(r"^\| `(.+?)` \| (.+?) \|(?: (.*?))? \|$", TABLES_OF_PAGE[title], re.MULTILINE)


@pytest.mark.parametrize(
    ("title", "columns"),
    [
        *((f"Table `{name}`", table.columns) for name, table in TABLES.items()),
        *((f"Layer `{name}`", columns) for name, columns in features.COLUMNS.items()),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_table_of_the_manual_is_the_one_of_the_code(title, columns):
    assert rows(title) == [(column.name, column.kind, column.meaning) for column in columns]


@pytest.mark.parametrize("name", list(hxl.COLUMNS))
def test_each_hashtag_is_in_the_manual(name):
    told = rows(f"HXL table `{name}`")
    assert told == [(column.header, f"`{column.tag}`", column.meaning) for column in hxl.COLUMNS[name]]


def test_the_tables_are_listed():
    for name in TABLES:
        assert f"| `{name}` |" in SECTIONS["CSV"]


def test_the_examples_run(tmp_path, monkeypatch, capsys):
    files = {
        "events.csv": csv.render(RIVER),
        "record.jsonl": jsonl.render(RIVER),
        "claims.parquet": parquet.render(RIVER, table="claims"),
        "events.geo.parquet": geoparquet.render(RIVER),
        "events.geojson": geojson.render(RIVER),
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    monkeypatch.chdir(tmp_path)
    assert len(EXAMPLES) == 3
    for example in EXAMPLES:
        exec(compile(example, "docs/exports.md", "exec"), {})  # the manual's own words
    assert capsys.readouterr().out.splitlines() == [
        "at least 9 killed in 2 events",
        "e-flight displaced ['4,200', 'at least 3,000']",
        "6 [-57.6, -25.3, 179.97, -16.85]",
    ]
