"""What may be corrected in a claim, how it is written, and what becomes of the claim."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.gazetteer import Gazetteer
from rashomon.gazetteer.around import nearest
from rashomon.model import ActorRef, Attribution, Claim, Judgement, PlaceRef, Quantity, Source, Span, When
from rashomon.project import Project
from rashomon.project.corrected import corrected
from rashomon.project.corrections import FIELDS, WrongCorrection, resolved
from rashomon.project.deciding import standing

CLAIM = Claim(
    id="r#1",
    report="r",
    span=Span(0, 4),
    quote="gone",
    sentence=Span(0, 4),
    kind="event",
    type="attack",
    subtype="shelling",
    attribution=Attribution(chain=(Source(id="o", name="O"),)),
    actors=(
        ActorRef(role="initiator", id="a", name="A", as_written="As"),
        ActorRef(role="initiator", id="b", name="B"),
    ),
    quantities=(
        Quantity(kind="killed", low=5, high=5, value=5, unit="persons", counted="women", as_written="five"),
        Quantity(kind="killed", low=3, high=3, value=3, unit="persons", counted="men"),
        Quantity(kind="injured", low=9, high=None, unit="persons"),
    ),
    places=(
        PlaceRef(role="event_location", relation="near", as_written="the mill", canonical="Mill", span=Span(0, 2)),
        PlaceRef(role="origin", relation="from", as_written="Douma", canonical="Douma"),
    ),
    time=When(start=date(2024, 3, 9), end=date(2024, 3, 9), granularity="day", as_written="Saturday"),
)


def after(field: str, value: str) -> Claim:
    told = Judgement(
        number=7, at="", user="ana", kind="correct", subject="r#1", reason="r", value=resolved(field, value)
    )
    found = corrected(CLAIM, told)
    assert found.rules == ("judgement:7",)
    return found


@pytest.mark.parametrize(
    ("value", "start", "end", "exact"),
    [
        ("2024-03-09", date(2024, 3, 9), date(2024, 3, 9), "day"),
        ("2024-03-09..2024-03-12", date(2024, 3, 9), date(2024, 3, 12), "days"),
        ("2024-03-01..2024-03-31 month", date(2024, 3, 1), date(2024, 3, 31), "month"),
        ("..2024-03-12", None, date(2024, 3, 12), "day"),
        ("2014-01-01.. year", date(2014, 1, 1), None, "year"),
        ("unknown", None, None, "unknown"),
    ],
)
def test_days(value: str, start: date | None, end: date | None, exact: str) -> None:
    time = after("day", value).time
    assert (time.start, time.end, time.granularity, time.as_written) == (start, end, exact, "Saturday")


@pytest.mark.parametrize(
    ("value", "killed"),
    [
        ("killed=19", [(19, 19, 19), (3, 3, 3)]),
        ("killed=15-19", [(15, 19, None), (3, 3, 3)]),
        ("killed=15-", [(15, None, None), (3, 3, 3)]),
        ("killed=-19", [(None, 19, None), (3, 3, 3)]),
        ("killed#2=4", [(5, 5, 5), (4, 4, 4)]),
        ("killed#3=4.5", [(5, 5, 5), (3, 3, 3), (4.5, 4.5, 4.5)]),
        ("killed=none", [(3, 3, 3)]),
        ("killed#2=none", [(5, 5, 5)]),
        ("killed#3=none", [(5, 5, 5), (3, 3, 3)]),
    ],
)
def test_numbers(value: str, killed: list[tuple[float | None, float | None, float | None]]) -> None:
    found = after("number", value)
    assert [(one.low, one.high, one.value) for one in found.quantities_of("killed")] == killed
    assert found.quantities_of("injured") == CLAIM.quantities_of("injured")


def test_a_number_keeps_its_words_and_what_it_counts() -> None:
    first = after("number", "killed=6").quantities[0]
    assert (first.as_written, first.counted, first.unit) == ("five", "women", "persons")
    assert after("number", "distance=4").quantities[-1].unit == "km"


def test_actors() -> None:
    assert [one.id for one in after("actor", "initiator#2=PKK").actors] == ["a", "pkk"]
    assert [one.id for one in after("actor", "initiator=none").actors] == ["b"]
    own = after("actor", "target=Nine Men").actors[-1]
    assert (own.role, own.id, own.name) == ("target", "text:nine men", "Nine Men")


def test_a_point_is_a_place_of_ones_own() -> None:
    first = after("place", "Old mill @ 33.5711,36.4 ~5").places[0]
    assert (first.canonical, first.lat, first.lon, first.radius_km) == ("Old mill", 33.5711, 36.4, 5.0)
    assert (first.place_id, first.kind, first.basis, first.country) == ("own:33.5711,36.4", "site", "judgement", "SY")
    assert (first.role, first.relation, first.as_written, first.span) == (
        "event_location", "near", "the mill", Span(0, 2),
    )  # fmt: skip
    gap, near = nearest(Gazetteer.open(), 33.5711, 36.4, most=1)[0]
    assert after("place", "33.5711,36.4").places[0].canonical == f"{gap:.0f} km from {near.name}"
    assert after("place", "-0.5, -140").places[0].country is None


def test_a_place_of_the_gazetteer_by_its_id_and_in_its_role() -> None:
    douma = after("place", "Douma, Syria").places[0]
    assert douma.country == "SY"
    assert after("place", f"{douma.place_id}").places[0] == douma
    assert after("place", "Tripoli, Libya").places[0].country == "LY"
    second = after("place", "origin=Tripoli, Lebanon").places
    assert second[0] == CLAIM.places[0]
    assert (second[1].role, second[1].relation, second[1].country) == ("origin", "from", "LB")
    assert after("place", f"destination={douma.place_id}").places[2].role == "destination"


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("day", "2024-03-12..2024-03-09", "write the earlier day first"),
        ("day", "..", "has no day"),
        ("day", "2024-03-09 fortnight", "is not how exact a day is"),
        ("day", "unknown day", "is no day"),
        ("number", "killed=", "write killed=19"),
        ("number", "killed=-", "has no number"),
        ("number", "killed=19-15", "write the smaller number first"),
        ("number", "killed=1e3", "write killed=19"),
        ("number", "killed=12345678901234567", "write killed=19"),
        ("number", "deaths=4", "killed, injured"),
        ("number", "killed#0=4", "write killed=19"),
        ("actor", "initiator=", "ROLE=NAME"),
        ("actor", "boss=PKK", "ROLE=NAME"),
        ("place", "95,36", "off the earth"),
        ("place", "33,190", "off the earth"),
        ("place", "Mosul, Chile", "only in IQ"),
        ("place", "gn:0", "the gazetteer has no"),
        ("place", "Nowhere at all", "NAME @ LAT,LON"),
        ("place", "a\0b", "NUL"),
        ("modality", "", "is no modality"),
        ("polarity", "yes", "is no polarity"),
    ],
)
def test_what_cannot_be_is_refused_with_advice(field: str, value: str, said: str) -> None:
    with pytest.raises(WrongCorrection, match=said):
        resolved(field, value)


PARTS = [
    "killed",
    "=",
    "#",
    "-",
    "19",
    "..",
    "2024-03-09",
    " ",
    "@",
    ",",
    "33.5",
    "~",
    "none",
    "initiator",
    "gn:",
    "Douma",
]


@given(st.sampled_from(FIELDS), st.text(max_size=30) | st.builds("".join, st.lists(st.sampled_from(PARTS), max_size=8)))
def test_whatever_is_written_is_kept_or_refused(field: str, value: str) -> None:
    try:
        kept = resolved(field, value)
    except WrongCorrection:
        return
    assert all(isinstance(one, str) for one in kept.values())
    after(field, value)


def test_several_fields_are_one_step_and_undone_as_one(project: Project, dispatches) -> None:
    project.ingest(dispatches / "wednesday.txt")
    claim = project.record().claims[0]
    made = project.correct(claim.id, [("number", "killed=3"), ("day", "2024-04-11")], "the original says so")
    assert len({one.at for one in made}) == 1
    now = project.record().claim(claim.id)
    assert (now.quantities_of("killed")[0].value, now.time.start) == (3, date(2024, 4, 11))
    assert project.claim(claim.id) == claim
    with pytest.raises(WrongCorrection):
        project.correct(claim.id, [("number", "killed=4"), ("day", "never")], "because")
    assert len(project.judgements()) == 2
    project.undo_step(made[0].number, "no")
    assert standing(project.judgements()) == ()
    assert project.record().claim(claim.id) == claim
