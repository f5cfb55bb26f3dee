"""ACLED and UCDP GED have a section in the manual that names each column and each option."""

import re
from pathlib import Path

import pytest

from rashomon.publishing.exports import FORMATS, acled, ucdp

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "exports.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", PAGE, re.DOTALL | re.MULTILINE))


@pytest.mark.parametrize("name", ["acled", "ucdp"])
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
