"""Whether a text is English."""

from __future__ import annotations

import pytest

from rashomon.errors import ReportMalformed
from rashomon.intake.language import language_of, require_english


@pytest.mark.parametrize(
    "text",
    [
        "THE ARMY SAID TODAY THAT THREE GUERRILLAS DIED IN A CLASH NEAR THE TOWN OF SAN VICENTE ON TUESDAY NIGHT.",
        "Jaish al-Nasr (Arabic: جيش النصر, also جيش النصر الحر) is a group of the opposition that fights in Hama.",
        "A mine killed a farmer near Sloviansk on Tuesday, police in the eastern Ukrainian region said.",
    ],
)
def test_english_is_english_in_capitals_and_with_foreign_names(text: str) -> None:
    assert language_of(text) == "en"


def test_short_texts_are_never_refused() -> None:
    assert require_english("Удар по Харкову", "a", declared=None) is None


def test_a_stated_language_counts_where_the_text_is_too_short() -> None:
    with pytest.raises(ReportMalformed, match=r"Arabic \(ar\).*translate"):
        require_english("قصف على تعز", "a", declared="ar")


def test_the_text_overrules_a_wrong_statement() -> None:
    text = "The army said on Monday that two soldiers were killed by a mine in the village."
    assert require_english(text, "a", declared="fr") == "en"
