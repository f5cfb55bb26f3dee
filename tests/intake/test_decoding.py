"""Bytes to text."""

from __future__ import annotations

import codecs
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.errors import ReportNotText
from rashomon.intake.decoding import decode


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF32_BE, "utf-32-be")],
)
def test_a_byte_order_mark_tells_the_encoding_and_is_no_text(mark: bytes, encoding: str) -> None:
    assert decode(mark + "Łódź\r\n".encode(encoding), "a") == "Łódź\r\n"


def test_plain_windows_1252_is_read() -> None:
    text = "“We fled,” said José — the army’s convoy had gone… near Orléans."
    assert decode(text.encode("cp1252"), "a") == text


@pytest.mark.parametrize("encoding", ["cp1251", "cp1256", "koi8-r", "mac-cyrillic"])
def test_other_legacy_encodings_are_not_guessed(encoding: str) -> None:
    text = "Войска вошли в город" if encoding != "cp1256" else "دخلت القوات المدينة"
    with pytest.raises(ReportNotText, match="iconv"):
        decode(text.encode(encoding), "a")


def test_a_page_may_name_its_encoding() -> None:
    assert decode("Војска".encode("cp1251"), "a", declared="windows-1251") == "Војска"
    assert decode("Војска".encode(), "a", declared="windows-1251") == "Војска"


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_an_error(data: bytes) -> None:
    with suppress(ReportNotText):
        assert isinstance(decode(data, "a"), str)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_utf_8_comes_back_as_it_is(text: str) -> None:
    if not text.startswith(("\ufeff", "%PDF", "%!PS", "{\\rtf")):
        assert decode(text.encode(), "a") == text
