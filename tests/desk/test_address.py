"""What a page shows stands in its address: written and read again it is the same; what is wrong is told."""

from __future__ import annotations

from urllib.parse import parse_qsl, quote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.asking import HOST, Reader
from rashomon.desk.address import ONLY, SORTS, Asked, WrongAddress, path_of
from rashomon.desk.judging import home
from rashomon.model.vocabulary import EVENT_TYPES

WORDS = st.text(max_size=200).map(str.strip).filter(lambda text: text < "\ud800" or text.isprintable())
DAYS = st.none() | st.dates()
STATES = st.builds(
    Asked,
    known_on=DAYS,
    about=WORDS,
    start=DAYS,
    end=DAYS,
    words=WORDS,
    type=st.sampled_from(("", *EVENT_TYPES)),
    only=st.sampled_from(ONLY),
    sort=st.sampled_from(SORTS),
    page=st.integers(1, 10**8 - 1),
    at=WORDS,
)


@given(STATES)
def test_a_state_is_read_as_it_is_written(asked):
    assert Asked.parse(dict(parse_qsl(asked.query()))) == asked
    address = urlsplit(asked.to("/triage"))
    assert (address.scheme, address.netloc, address.path, address.fragment) == ("", "", "/triage", "")
    assert Asked.parse(dict(parse_qsl(address.query))) == asked


@given(STATES, st.text(max_size=50))
def test_going_to_another_page_keeps_the_filters_and_not_the_place(asked, name):
    address = urlsplit(asked.kept(path_of("event", name)))
    left = Asked.parse(dict(parse_qsl(address.query)))
    assert (left.page, left.at) == (1, "")
    for part in ("known_on", "about", "start", "end", "words", "type", "only", "sort"):
        assert getattr(left, part) == getattr(asked, part)
    assert address.path.count("/") == 2


@given(st.dictionaries(st.sampled_from([*Asked.__dataclass_fields__, "from", "to", "q", "key"]), st.text()))
def test_any_query_is_understood_or_refused(query):
    try:
        asked = Asked.parse(query)
    except WrongAddress:
        return
    assert Asked.parse(dict(parse_qsl(asked.query()))) == asked


WRONG = [
    *(
        (name, day)
        for name in ("known_on", "from", "to")
        for day in ("yesterday", "2024-13-01", "9.3.2024", "\xb2", "0")
    ),
    *(("page", page) for page in ("0", "-1", "1.5", "\xb2", "9" * 30, "one", "1e3")),
    ("type", "none"),
    ("type", "ATTACK"),
    ("only", "all"),
    ("sort", "name"),
    *((name, "x" * 201) for name in ("about", "q", "at")),
]


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_a_bad_value_is_told_on_every_page(reader: Reader, name: str, value: str) -> None:
    with pytest.raises(WrongAddress):
        Asked.parse({name: value})
    for path in ("/", "/triage", "/map", "/ground", "/disagreements", "/export/json", "/event/E"):
        got = reader.get(f"{path}?{name}={quote(value)}")
        assert got.status == 400, path
        assert "Nothing was changed" in got.text


PARTS = (
    *["/", "\\", "//", "evil.example", ":", "@", "?", "#", "..", "%2f", "http:", "javascript:", "/triage", "/event/E"],
    " ",
    "\t",
    "\n",
)


@given(st.text(max_size=60) | st.builds("".join, st.lists(st.sampled_from(PARTS), max_size=6)))
def test_an_answer_never_leads_off_the_desk(address):
    """As a browser resolves it (WHATWG: tabs and newlines fall out, a backslash is a slash)."""
    led = home(address)
    seen = "".join(one for one in led if one not in "\t\r\n").strip().replace("\\", "/")
    assert seen.startswith("/")
    assert not seen.startswith("//")
    assert led.isprintable()
    assert urlsplit(f"http://{HOST}{led}").netloc == HOST
    if address.startswith(("/triage", "/event/E")) and address.isprintable() and "\\" not in address:
        assert led == address


@pytest.mark.parametrize("path", ["/judge/event", "/judge/claim", "/judge/source", "/judge/undo"])
def test_no_form_leads_off_the_desk(reader: Reader, path: str) -> None:
    record = reader.project.record()
    fields = {
        "event": record.events[0].id, "subject": record.claims[0].id if "claim" in path else "text:a doctor",
        "kind": {"/judge/source": "camp", "/judge/claim": "accept"}.get(path, "accept"), "reason": "r", "camp": "c",
    }  # fmt: skip
    for away in ("//evil.example/", "https://evil.example/", "/\\evil.example", "/\tevil", "javascript:alert(1)", ""):
        reader.project.judge("accept", record.claims[1].id, "r")
        got = reader.post(path, {**fields, "back": away})
        assert got.status == 303, got.text
        assert got.headers["location"].startswith("/?said="), away
