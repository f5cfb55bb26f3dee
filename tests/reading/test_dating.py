"""What the inference of a report's day promises.  The texts are our own."""

from __future__ import annotations

from datetime import date

import pytest

from rashomon import reading
from rashomon.gazetteer import Gazetteer
from rashomon.model.report import Dating, Report
from rashomon.model.span import Span
from rashomon.reading.dates import find_in
from rashomon.reading.datestamps import of_first_lines
from rashomon.reading.dating import infer_from


def inferred(text: str, caption: str | None = None) -> Dating | None:
    captions = [] if caption is None else [Span(text.index(caption), text.index(caption) + len(caption))]
    return infer_from(text, find_in(text, None), captions)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("BEIRUT, Sept 5, 2017 (AP) - Shells fell on Monday.", date(2017, 9, 5)),
        ("SARAJEVO, 6 February 1994 (Reuters) - A mortar struck a market on Saturday.", date(1994, 2, 6)),
        ("Column halts\nPublished: 14 March 2022\nThe column stopped on Sunday.", date(2022, 3, 14)),
        ("Hospital hit\n12 June 1999\nA shell struck on Friday.", date(1999, 6, 12)),
        ("Relief Office, Port-au-Prince, 4 May 1994. Two boats sank on Monday.", date(1994, 5, 4)),
        ("UNHCR, Bukavu, 21 November 1996. The camp is empty.", date(1996, 11, 21)),
    ],
)
def test_a_dateline_or_stamp_is_the_day(text: str, day: date) -> None:
    found = inferred(text)
    assert found is not None
    assert (found.day, found.basis) == (day, "inferred")


def test_a_caption_fixes_the_week_and_the_weekdays_the_day() -> None:
    caption = "Rebels ride into Goma on January 26, 2025."
    text = (
        f"Rebels enter Goma\n{caption}\nThe rebels entered on Sunday. On Saturday they had cut the road. "
        "The governor left on Monday, a day after the fall."
    )
    found = inferred(text, caption)
    assert found is not None
    assert (found.day, found.earliest) == (date(2025, 1, 27), date(2025, 1, 26))
    assert found.note is not None
    assert "Sunday 2025-01-26" in found.note


@pytest.mark.parametrize(
    "text",
    [
        "The siege has lasted since 2014. Officials said Tuesday that a road was open. It was cut on Monday.",
        "Troops took a hill on Monday. The town had fallen to rebels on May 20, 2015.",
        "The accord was signed on Wednesday. A first one of 14 October 1992, a Wednesday, failed in 1994.",
        "He was born in 1982 and fought in the 2003 invasion. He died on Friday.",
        "Shells fell on Monday.",
        "Born in Goma, 4 May 1964. He died in a blast on Friday.",
        "",
    ],
)
def test_history_dates_nothing(text: str) -> None:
    assert inferred(text) is None


def test_a_file_picture_dates_nothing() -> None:
    caption = "FILE PHOTO: A tank in Debaltseve on February 20, 2015."
    assert inferred(f"Truce holds\n{caption}\nA soldier died on Friday.", caption) is None


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("LIMA, 9 JAN 90 (EFE) -- [TEXT] ", date(1990, 1, 9)),
        ("Sarajevo, 3 Sept 93 - ", date(1993, 9, 3)),
        ("Kabul, 12 Nov 01 (AFP) - ", date(2001, 11, 12)),
        ("LIMA, 31 FEB 90 -- ", None),
        ("REBELS STRIKE AT OCOTAL\n\nMANAGUA, 17 APR 83 (AFP) -- [Text] Nine ", date(1983, 4, 17)),
        ("Rebels struck.\nTroops left Managua on 17 Apr 83 (a Sunday) and nine ", None),
        ("14 Mar 00\nSituation report: Kisangani\n", date(2000, 3, 14)),
        ("FM SECTOR NORTH\n021600Z MAR 93\nSITREP\n", date(1993, 3, 2)),
        ("DTG 021600ZMAR93\n", date(1993, 3, 2)),
        ("Radio Kampala in English 0500 gmt 3 Sep 83\nText: Nine ", date(1983, 9, 3)),
        ("Saigon, 30.IV.1975\n", date(1975, 4, 30)),
        ("Trnava, 12 X 1947\n", date(1947, 10, 12)),
        ("Four of 16 Mar 60 rockets hit, and nine ", None),
        ("The 3 X 1990 gun fired, and nine ", None),
        ("On 9 January 90 ", None),
    ],
)
def test_a_dateline_with_two_digits_for_the_year(head, day):
    assert of_first_lines(f"{head}people were killed on Monday.") == day


RAID = "Six people were killed in an air raid on Marib on Friday, the governor said."


def read(text: str, given: date, gazetteer: Gazetteer) -> reading.Reading:
    report = Report(id="r", text=text, sha256="", published=Dating(day=given, basis="given"))
    return reading.read(report, gazetteer)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Ahvaz, 1 Esfand 1364 (20 February 1986), Front Staff -- Shells fell on Abadan.", date(1986, 2, 20)),
        ("Jerusalem, 12 Tishri 5734 (8 October 1973) - Tanks crossed the canal.", date(1973, 10, 8)),
        ("Residents who fled Ahvaz (20 February 1986), they said -- Shells fell on Abadan.", None),
    ],
)
def test_an_agency_line_with_two_calendars(text: str, day: date | None) -> None:
    found = inferred(text)
    assert (found.day if found is not None else None) == day


@pytest.mark.parametrize(
    ("head", "given", "friday"),
    [
        ("Raid kills six in Marib AFP Sunday 11 Mar 2018 ", date(2018, 3, 19), date(2018, 3, 9)),
        ("Raid kills six in Marib AFP Sunday 11 Mar 2018 ", date(2018, 2, 2), date(2018, 3, 9)),
        ("Date of publication 11 March 2018 ", date(2018, 3, 19), date(2018, 3, 9)),
        ("Last updated at Mar 112018 ", date(2018, 3, 19), date(2018, 3, 9)),
        ("SANAA, March 11 (Reuters) - ", date(2018, 3, 19), date(2018, 3, 9)),
        ("SANAA, March 11 (Reuters) - ", date(2018, 9, 19), date(2018, 9, 14)),
        ("Monday 11 Mar 2018 ", date(2018, 3, 19), date(2018, 3, 16)),  # 11 March was a Sunday: one of them is wrong
        ("03-04-2018 ", date(2018, 4, 11), date(2018, 4, 6)),  # 3 April or 4 March
        ("", date(2018, 3, 19), date(2018, 3, 16)),
    ],
)
def test_weekdays_count_from_the_date_line_where_it_is_beyond_doubt(
    head: str, given: date, friday: date, gazetteer: Gazetteer
) -> None:
    found = read(head + RAID, given, gazetteer)
    assert {claim.time.start for claim in found.claims if claim.quote.startswith("Six people")} == {friday}
    assert found.report.published == Dating(day=given, basis="given")


def test_a_date_line_far_from_the_given_day_is_left_open_and_named(gazetteer: Gazetteer) -> None:
    found = read("SANAA, 11 March 2018 (AFP) - " + RAID, date(2018, 5, 2), gazetteer)
    reasons = [item.reason for item in found.unresolved if item.kind == "day"]
    assert len(reasons) == 1
    assert "2018-05-02" in reasons[0]
    assert "counted from 2018-03-11" in reasons[0]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # the heading of a bulletin
        ("[Radio Dili, noon news, Thursday 9 September 1999, from Tetum]\n\nMilitiamen burned the port today.",
         date(1999, 9, 9)),
        # the last day of those that a report is of
        ("HUMANITARIAN UNIT - JUBA\nSITUATION REPORT, BOR, 4-10 MARCH 2014\n\n1. Security\n\nShelling went on.",
         date(2014, 3, 10)),
        # a headline that lost the space behind it
        ("Army shells port as talks failAden / Taiz, 3 May 2015 (Agencies)\n\nTwo people died on Saturday.",
         date(2015, 5, 3)),
    ],
)  # fmt: skip
def test_the_heading_of_a_report_names_its_day(gazetteer: Gazetteer, text: str, day: date) -> None:
    report = Report(id="r", text=text, sha256="")
    found = reading.understand(report, gazetteer).report.published
    assert found is not None
    assert (found.day, found.basis) == (day, "inferred")


def test_the_lead_is_no_heading(gazetteer: Gazetteer) -> None:
    text = "The siege of Kut ended on 29 April 1916. Some 13,000 men were taken.\n\nA museum tells of it."
    assert reading.understand(Report(id="r", text=text, sha256=""), gazetteer).report.published is None


@pytest.mark.parametrize(
    ("head", "day"),
    [("published: 2021-05-16\n\n", "2021-05-16"), ("", "2021-05-15"), ("Updated: 3 August 2022\n\n", "2021-05-15")],
)
def test_a_stamp_soon_after_the_days_of_a_bulletin_is_its_day(head: str, day: str, gazetteer: Gazetteer) -> None:
    text = f"{head}Commission: update on Tigray, 9 to 15 May 2021\n\nTwo nurses were shot in Adwa."
    found = reading.understand(Report(id="r", text=text, sha256=""), gazetteer)
    dated = found.report.published
    assert dated is not None
    assert str(dated.day) == day
