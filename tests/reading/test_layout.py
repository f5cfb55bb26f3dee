"""The parts of a page, on pages of our own with the faults that scraped pages have."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import Report
from rashomon.reading.layout import lay_out
from rashomon.reading.mentions import Block

SHARED = Path(os.environ.get("RASHOMON_SHARED") or Path(__file__).resolve().parents[2].parent / "shared")

FIRST = "Shells fell on the town of Rutshuru in eastern Congo on Tuesday and killed six people, the governor said."
SECOND = "Doctors at the hospital said that eleven more had been wounded, four of them children."
THIRD = "The fighters denied that they had fired at the town and accused the army of the attack."


def kinds(*lines: str, title: str | None = None, gap: str = "\n\n") -> list[tuple[str, str]]:
    text = gap.join(lines)
    return [(block.kind, block.span.text_of(text)) for block in blocks(text, title)]


def blocks(text: str, title: str | None = None) -> tuple[Block, ...]:
    return lay_out(Report(id="x", text=text, sha256="", title=title))


def kind_of(line: str, *lines: str, title: str | None = None) -> str:
    return next(kind for kind, text in kinds(*lines, title=title) if text == line)


@pytest.mark.parametrize(
    "headline", ["Six killed in shelling of Rutshuru", "Who shelled Rutshuru?", "‘Nobody left’: six die"]
)
def test_a_first_line_without_a_full_stop_is_the_headline(headline: str) -> None:
    assert [kind for kind, _ in kinds(headline, FIRST, SECOND)] == ["headline", "body", "body"]


def test_capitals_under_a_masthead_with_its_day_are_the_headline() -> None:
    lines = ("Rutshuru Herald, 20 November 2012", "SIX KILLED IN SHELLING OF RUTSHURU", FIRST, SECOND)
    assert [kind for kind, _ in kinds(*lines)] == ["dateline", "headline", "body", "body"]


def test_a_text_may_have_no_headline() -> None:
    assert [kind for kind, _ in kinds(FIRST, SECOND)] == ["body", "body"]
    assert [kind for kind, _ in kinds(FIRST)] == ["body"]


def test_the_known_title_is_the_headline_even_with_a_full_stop() -> None:
    title = "Army says six died in Rutshuru."
    assert kinds("World", title, FIRST, SECOND, title=title)[:2] == [("noise", "World"), ("headline", title)]


def test_a_headline_repeated_as_first_line_of_the_body_is_a_copy() -> None:
    text = f"Six killed in shelling of Rutshuru\n\nSix killed in shelling of Rutshuru.\n\n{FIRST}"
    found = blocks(text)
    assert [block.kind for block in found] == ["headline", "headline", "body"]
    assert found[1].duplicate_of == found[0].span


@pytest.mark.parametrize(
    "line",
    [
        "BUKAVU, Congo (AP) —",
        "KYIV, March 3 (Reuters) -",
        "Geneva, 5 May 2019 -",
        "BEIRUT –",
        "SAN VICENTE (EL SALVADOR), 4 FEB 90 (EFE) -- [TEXT]",
        "(Reuters) -",
        "(New York, March 3, 2020) –",
        "Sana'a, SABA -",
        "MOGADISHU/NAIROBI (Reuters) -",
        "DES MOINES, Iowa --",
        "Augusta, Ga. —",
        "SARAJEVO, Bosnia-Herzegovina, Feb. 5 (UPI) --",
    ],
)
def test_the_agency_line_is_cut_from_the_body(line: str) -> None:
    assert kinds(f"{line} {FIRST}", SECOND)[:2] == [("dateline", line), ("body", FIRST)]


@pytest.mark.parametrize(
    "text",
    [
        "The army - which denied it - left Goma on Monday, officials said.",
        "EXCLUSIVE - Generals met in secret in Khartoum on Monday, officials said.",
        "Two men — both teachers — were shot in Cali on Monday, police said.",
        "Ukraine: six civilians were killed in Kherson on Monday, officials said.",
        "North-east of Jaffna, a patrol met rebels on Monday, officials said.",
    ],
)
def test_a_dash_in_a_sentence_makes_no_agency_line(text: str) -> None:
    assert kinds(text, SECOND)[0] == ("body", text)


def test_photo_captions_and_their_credits() -> None:
    caption = "A woman looks on after shelling in Rutshuru, Congo, on March 4, 2019"
    assert kind_of(caption, "Six killed in Rutshuru", caption, "AFP", FIRST, SECOND) == "caption"
    assert kind_of("AFP", "Six killed in Rutshuru", caption, "AFP", FIRST, SECOND) == "credit"
    for whole in (
        "FILE - Soldiers guard a road near Goma.",
        "Smoke rises over Goma. (AP Photo/A. Name)",
        "A tank burns in Rutshuru [A. Name/Al Jazeera]",
        "In this handout photo, rescuers carry a man.",
    ):
        assert kind_of(whole, "Six killed in Rutshuru", FIRST, whole, SECOND, THIRD) == "caption"


def test_an_agency_behind_the_last_paragraph_makes_no_caption_of_it() -> None:
    assert kind_of(THIRD, "Six killed in Rutshuru", FIRST, SECOND, THIRD, "Source: AFP") == "body"


def test_a_caption_scraped_twice_is_a_caption_and_its_copy() -> None:
    caption = "Smoke hangs over the market of Rutshuru, where the army and its allies have been fighting since spring."
    text = f"Six killed in Rutshuru\n\n{caption} \nAFP\n\n{caption}\xa0\n\n{FIRST}\n\n{SECOND}"
    found = blocks(text)
    assert [block.kind for block in found] == ["headline", "caption", "credit", "caption", "body", "body"]
    assert found[3].duplicate_of == found[1].span


@pytest.mark.parametrize("end", [" |", "...", "…", " [...]"])
def test_a_teaser_is_a_copy_of_the_whole_paragraph_below(end: str) -> None:
    text = f"Six killed in Rutshuru\n{SECOND}\n{FIRST[:70]}{end}\n{FIRST} {THIRD}"
    found = blocks(text)
    assert [block.kind for block in found] == ["headline", "body", "body", "body"]
    assert found[2].duplicate_of == found[3].span
    assert found[3].duplicate_of is None


@pytest.mark.parametrize(
    "heading", ["Control of the lake road", "Militia moves south", '"Nobody came"', "What happens next?", "Aid Convoys"]
)
def test_short_lines_between_paragraphs_are_cross_heads(heading: str) -> None:
    assert kind_of(heading, "Six killed in Rutshuru", FIRST, SECOND, heading, THIRD, FIRST + " Again.") == "cross_head"


@pytest.mark.parametrize(
    "line",
    [
        "Five civilians were wounded in Goma",
        "12 fighters killed near Sake",
        "The army said it had left Sake",
        "Killed: 14",
        "- Sake shelled overnight",
        "“We saw three bodies,”",
        "The governor added:",
    ],
)
def test_short_lines_that_report_something_are_body(line: str) -> None:
    assert kind_of(line, "Six killed in Rutshuru", FIRST, line, SECOND, THIRD) == "body"


def test_where_full_stops_are_missing_everywhere_lines_stay_body() -> None:
    lines = [
        "Live: fighting in Goma",
        "Rebels enter the airport from the north side",
        "Army retreats towards the lake shore road",
    ]
    assert [kind for kind, _ in kinds(*lines, "More shelling is heard in the west of the town", gap="\n")][1:] == [
        "body"
    ] * 3


def test_what_stands_between_headline_and_body() -> None:
    summary = "Six people died when shells fell on the town of Rutshuru in eastern Congo, the governor says."
    found = kinds("Shells on Rutshuru", summary, "By Anna Example", "5 March 2019 10:14 GMT", "Share", FIRST, SECOND)
    assert [kind for kind, _ in found] == ["headline", "standfirst", "credit", "noise", "noise", "body", "body"]


def test_what_stands_behind_the_report_is_footer() -> None:
    tail = [
        "Route 9",
        "Read more",
        "Follow us on Telegram",
        "© 2019 Example Post",
        "Reporting by A. Name; Editing by B. Name",
    ]
    assert [kind for kind, _ in kinds("Six killed in Rutshuru", FIRST, SECOND, *tail)][3:] == ["footer"] * 5


def test_an_editor_line_glued_to_the_last_sentence_is_cut_off() -> None:
    found = kinds(FIRST, f"{SECOND} (Reporting by A. Name in Goma; Editing by B. Name)")
    assert found[1:] == [("body", SECOND), ("footer", "(Reporting by A. Name in Goma; Editing by B. Name)")]


@pytest.mark.parametrize(
    "front",
    [
        "Tue 05 Mar 2019 Six Killed As Shells Hit Rutshuru.",
        "05-03-2019 Six Killed As Shells Hit Rutshuru.",
        "Tue Mar 5 2019 title: Six Killed As Shells Hit Rutshuru.",
        "Last updated at Mar 052019 Six Killed As Shells Hit Rutshuru.",
    ],
)
def test_a_day_and_a_headline_glued_to_the_body_are_cut_off(front: str) -> None:
    found = kinds(f"{front} {FIRST} {SECOND}")
    assert [kind for kind, _ in found] == ["dateline", "headline", "body"]
    assert found[2][1].startswith("Shells fell")


@pytest.mark.parametrize("count", ["", " 124", " Topic War in Kivu (12) 0 38"])
def test_a_share_button_between_the_day_and_the_body_is_cut_off(count: str) -> None:
    line = f"Middle East 1924 05.03.2019(updated 2010 05.03.2019) Get short URL{count}"
    assert kinds(f"{line} {FIRST} {SECOND}")[0] == ("dateline", line)


def test_a_known_title_glued_to_the_body_is_cut_off() -> None:
    found = kinds(f"Six die in Rutshuru governor says {FIRST} {SECOND}", title="Six die in Rutshuru, governor says")
    assert found[0] == ("headline", "Six die in Rutshuru governor says")
    assert found[1][0] == "body"


def test_a_headline_that_lost_the_space_before_the_agency_line_is_cut_off() -> None:
    found = kinds(f"Six killed in shelling in CongoGOMA, Congo (AP) — {FIRST} {SECOND}")
    assert [kind for kind, _ in found] == ["headline", "dateline", "body"]


WIRE = """GOMA, 4 MAR 91 (EXAMPLE) -- [TEXT] THE ARMY SAID TODAY THAT SIX
PEASANTS WERE KILLED WHEN AN UNIDENTIFIED GROUP ATTACKED THE VILLAGE
OF RUTSHURU ON SUNDAY NIGHT.

   THE GOVERNOR CONFIRMED THE FIGURE AND ADDED THAT FOUR CHILDREN WERE
AMONG THE WOUNDED, WHO WERE TAKEN TO A HOSPITAL IN THE CAPITAL OF THE
PROVINCE.
"""


def test_the_marked_headings_of_a_wiki_page_are_cross_heads_wherever_they_stand() -> None:
    assert kinds(f"{FIRST}== The attack =={SECOND}===Aftermath==={THIRD}", gap="") == [
        ("body", FIRST),
        ("cross_head", "== The attack =="),
        ("body", SECOND),
        ("cross_head", "===Aftermath==="),
        ("body", THIRD),
    ]
    assert kinds("The sum a == b of two numbers was == c.", gap="")[0][0] != "cross_head"


def test_wrapped_wire_copy_is_put_together_into_paragraphs() -> None:
    found = [(block.kind, block.span.text_of(WIRE)) for block in blocks(WIRE)]
    assert [kind for kind, _ in found] == ["dateline", "body", "body"]
    assert found[0][1].endswith("[TEXT]")
    assert found[1][1].endswith("SUNDAY NIGHT.")


def test_short_lines_of_equal_length_are_not_wrapped_text() -> None:
    lines = ["Two killed in Goma by shell fire on the road", "Six killed in Sake by shell fire on the hill"] * 3
    assert len(kinds(*lines, gap="\n")) == 6


PIECES = st.sampled_from(
    [
        "Six killed in Goma", FIRST, SECOND, FIRST[:60] + " |", "AFP", "\n", "\n\n", "\r\n", " ", "GOMA (AP) —",
        "5 March 2019", "Read more", "By A. Name", "\u2028", "|", "...", "[TEXT]", "Reporting by A; Editing by B",
        "\ufeff", "\x00", "مدينة",
    ]
)  # fmt: skip


@given(st.lists(PIECES | st.text(max_size=6), max_size=40).map("".join), st.none() | st.text(max_size=20))
def test_blocks_are_in_order_and_hold_every_character_but_white_space(text: str, title: str | None) -> None:
    at = 0
    spans = []
    for block in blocks(text, title):
        assert block.span.start >= at
        assert not text[at : block.span.start].strip()
        assert block.span.text_of(text).strip()
        at = block.span.end
        spans.append(block.span)
    assert not text[at:].strip()
    assert all(block.duplicate_of is None or block.duplicate_of in spans for block in blocks(text, title))


def test_the_two_seed_articles() -> None:
    if not SHARED.is_dir():
        pytest.skip("the seed articles are not here: set RASHOMON_SHARED")
    first, second = (
        [(block.kind, block.duplicate_of) for block in blocks(path.read_bytes().decode())]
        for path in sorted((SHARED / "seeds").glob("*.txt"))
    )
    assert [kind for kind, _ in first] == ["headline"] + ["body"] * 17
    assert [copy is not None for _, copy in first].count(True) == 1
    assert [kind for kind, _ in second][:5] == ["headline", "standfirst", "caption", "credit", "caption"]
    assert [kind for kind, _ in second].count("cross_head") == 3
    assert second[-1][0] == "footer"
