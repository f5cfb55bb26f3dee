"""A desk with users: who may ask for what, in every role and in none."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest

from desk.asking import Answer, answer, routes_of
from desk.members import HOST, ORIGIN, PASSWORDS, House, Member
from rashomon.project import custody, users

# each route, and the least role that may ask so; "" is open to everybody
READING = {
    "/": "reader", "/triage": "reader", "/bulk": "reader", "/map": "reader", "/ground": "reader",
    "/disagreements": "reader", "/sources": "reader", "/reports": "reader", "/audit": "reader", "/event/E1": "reader",
    "/report/R1": "reader", "/raw/" + "0" * 64: "reader", "/export/json": "reader", "/account": "reader",
    "/api/events": "reader", "/api/events/E1": "reader", "/api/states": "reader", "/api/disagreements": "reader",
    "/api/claims": "reader", "/api/reports": "reader", "/api/reports/R1": "reader", "/api/judgements": "reader",
    "/api/head": "reader", "/api/openapi.json": "reader", "/no-such-page": "reader", "/users": "lead",
    "/differ": "lead", "/names": "reader",
    "/map.geojson": "reader", "/map.pmtiles": "reader", "/static/browser/pmtiles.js": "reader",
    "/static/map.js": "reader", "/claim/C1": "reader", "/picture/place": "reader",
    "/static/desk.css": "", "/static/desk.js": "", "/login": "",
}  # fmt: skip
WRITING = {
    "/judge/event": "coder", "/judge/matching": "coder", "/judge/claim": "coder", "/judge/undo": "coder",
    "/judge/fields": "coder", "/judge/account": "coder", "/judge/name": "lead",
    "/api/judgements": "coder", "/judge/source": "lead", "/audit": "lead", "/users": "lead", "/account": "reader",
    "/judge/settle": "lead",
    "/logout": "reader", "/login": "",
}  # fmt: skip
ROLES = ("", "reader", "coder", "lead")
TABLE = [("GET", path, least) for path, least in READING.items()]
TABLE += [("POST", path, least) for path, least in WRITING.items()]


def test_the_table_has_every_route(house: House) -> None:
    found = routes_of(house.app)
    read = {path for method, path in found if method == "GET"}
    assert {one for one in read if not any(tried.startswith(one) for tried in READING)} == set()
    assert {path for method, path in found if method not in ("GET", "HEAD")} == set(WRITING)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("method", "path", "least"), TABLE)
def test_every_route_in_every_role(
    request: pytest.FixtureRequest, method: str, path: str, least: str, role: str
) -> None:
    comes_or_goes = path in ("/login", "/logout", "/account")
    house: House = request.getfixturevalue("house" if comes_or_goes else "standing_house")
    before = custody.head(house.project)
    got = house.member(role).ask(method, path, body=b"kind=none&deed=none")
    if ROLES.index(role) >= ROLES.index(least):
        assert got.status not in (401, 403) or path in ("/login", "/account"), got.text
        if path == "/account" and method == "POST":
            assert "do not belong together" in got.text  # the password that it takes was not given
        elif path == "/login" and method == "POST":
            assert got.status == 401
    elif role:
        assert got.status == 403
        assert f"takes a {least}" in got.text
    elif method == "GET" and not path.startswith("/api"):
        assert (got.status, got.headers["location"]) == (303, f"/login?{urlencode({'to': path})}")
    else:
        assert got.status == 401
    assert got.status < 500
    assert custody.head(house.project) == before


@pytest.mark.parametrize("path", [path for path, least in READING.items() if least])
def test_nothing_of_the_project_is_shown_without_a_session(standing_house: House, path: str) -> None:
    cookie = standing_house.entrance.cookie
    strangers: dict[str, list[tuple[str, str]]] = {
        "empty": [("cookie", f"{cookie}=")],
        "made up": [("cookie", f"{cookie}={'x' * 43}")],
        "a name": [("cookie", f"{cookie}=lena")],
        "of a desk on this machine": [("cookie", "rashomon-8801=x")],
        "letters that are none": [("cookie", f"{cookie}=\xe9\xff")],
        "a key of programs": [("authorization", "Bearer x")],
        "a password": [("authorization", "Basic bGVuYTpsZW5h")],
    }
    for who, headers in strangers.items():
        for method in ("GET", "HEAD"):
            got = answer(standing_house.app, method, path, [("host", HOST), *headers])
            assert got.status in (303, 401), who
            assert "/event/" not in got.text.replace(path, "")


def test_the_login_page_shows_the_name_of_the_project_and_no_more(house: House) -> None:
    page = house.member("").get("/login").text
    assert "Audit" not in page
    assert "lena" not in page
    assert 'autocomplete="current-password"' in page


def test_a_role_is_taken_from_the_project_at_every_request(house: House) -> None:
    cara = house.member("coder")
    claim = house.project.record().claims[0].id
    fields = {"subject": claim, "kind": "accept", "reason": "read"}
    assert cara.post("/judge/claim", fields).status == 303
    users.set_role(house.project, "cara", "reader")
    assert cara.post("/judge/claim", {**fields, "reason": "again"}).status == 403
    assert cara.get("/").status == 200
    users.set_role(house.project, "cara", "lead")
    assert cara.get("/users").status == 200
    users.remove(house.project, "cara")
    assert cara.get("/").status == 303
    assert cara.post("/judge/claim", fields).status == 401


FORGED = {"user": "lena", "as": "lena", "name": "lena", "signed": "lena", "author": "lena", "actor": "lena"}


def test_a_judgement_is_signed_by_who_is_logged_in_whatever_is_sent(house: House) -> None:
    cara, record = house.member("coder"), house.project.record()
    event, claim = record.events[0], record.claims[-1].id
    forms: list[tuple[str, Mapping[str, str]]] = [
        ("/judge/event", {"event": event.id, "kind": "accept", "reason": "read"}),
        ("/judge/claim", {"subject": claim, "kind": "reject", "reason": "a film"}),
        ("/judge/matching", {"events": record.events[1].id, "kind": "unsure", "reason": "read"}),
    ]
    for path, fields in forms:
        got = cara.post(f"{path}?{urlencode(FORGED)}", {**fields, **FORGED}, ("x-remote-user", "lena"))
        assert got.status == 303, got.text
    told = {"kind": "accept", "subject": claim, "reason": "read", **FORGED}
    assert cara.tell("/api/judgements", told).json()["user"] == "cara"
    assert cara.tell("/api/judgements", {**told, "reason": "r", "value": {"user": "lena"}}).json()["user"] == "cara"
    assert cara.post("/judge/undo", FORGED).status == 303
    made = house.project.judgements()
    assert {one.user for one in made} == {"cara"}
    assert {link.actor for link in custody.links(house.project) if link.action == "judge"} == {"cara"}


def test_what_touches_many_events_takes_a_lead(house: House) -> None:
    cara, lena, report = house.member("coder"), house.member("lead"), house.project.record().reports[0].id
    wanted = [
        {"kind": "reliability", "subject": "sohr", "reason": "r", "value": {"letter": "B"}},
        {"kind": "camp", "subject": "sana", "reason": "r", "value": {"camp": "government"}},
        {"kind": "retract", "subject": report, "reason": "r", "value": {"day": "2024-03-09"}},
    ]
    for one in wanted:
        assert cara.tell("/api/judgements", one).status == 403
        assert lena.tell("/api/judgements", one).status == 201
    assert {one.user for one in house.project.judgements()} == {"lena"}


def test_a_coder_undoes_own_steps_only_and_a_lead_any(house: House) -> None:
    record, cara, lena = house.project.record(), house.member("coder"), house.member("lead")
    with_lena = lena.post("/judge/event", {"event": record.events[0].id, "kind": "accept", "reason": "read"})
    assert with_lena.status == 303
    number = str(house.project.judgements()[0].number)
    assert cara.post("/judge/undo", {"number": number}).status == 403
    assert cara.tell("/api/judgements", {"kind": "undo", "subject": number, "reason": "r"}).status == 403
    cara.post("/judge/event", {"event": record.events[1].id, "kind": "reject", "reason": "a film"})
    own = str(house.project.judgements()[-1].number)
    assert lena.post("/judge/undo", {"number": own}).status == 303
    assert house.project.judgements()[-1].user == "lena"


def test_a_page_offers_what_the_role_lets_do(house: House) -> None:
    event = house.project.record().events[0].id
    offers = {
        f"/event/{event}": ("coder", "/judge/event"), "/triage": ("coder", "/judge/claim"),
        "/bulk": ("coder", "/judge/matching"), "/sources": ("lead", "/judge/source"), "/audit": ("lead", ""),
    }  # fmt: skip
    for path, (least, form) in offers.items():
        for role in ROLES[1:]:
            page = house.member(role).get(path).text
            main = page[page.index("<main") :]
            if form:
                assert (f'action="{form}"' in main) is (ROLES.index(role) >= ROLES.index(least)), (path, role)
            else:
                assert ("Verify the chain" in main) is (role == "lead")


def test_a_lead_looks_after_the_users(house: House) -> None:
    lena = house.member("lead")
    new = {"deed": "add", "name": "dora", "role": "coder", "password": PASSWORDS["spare"]}
    assert told(lena.post("/users", new)) == "dora is a coder"
    assert users.check(house.project, "dora", PASSWORDS["spare"]) is not None
    dora = Member(house, "dora", PASSWORDS["spare"])
    assert told(lena.post("/users", {"deed": "role", "name": "dora", "role": "reader"})) == "dora has another role"
    assert dora.get("/").status == 200
    renewed = {"deed": "password", "name": "dora", "password": PASSWORDS["spare"] + " two"}
    assert told(lena.post("/users", renewed)) == "dora has another password"
    assert dora.get("/").status == 303
    assert told(lena.post("/users", {"deed": "remove", "name": "dora"})) == "dora has no access any more"
    actors = {link.actor for link in custody.links(house.project) if link.action == "user"}
    assert actors == {"owner", "lena"}
    page = lena.get("/audit").text
    assert "dora: remove" in page
    assert "argon2" not in page


def told(got: Answer) -> str:
    assert got.status == 303, got.text
    return dict(parse_qsl(urlsplit(got.headers["location"]).query))["said"]


WRONG_FORMS = [
    {"deed": "add", "name": "<img src=x onerror=alert(1)>", "role": "coder", "password": "heron lamp river eleven"},
    {"deed": "add", "name": "cara", "role": "coder", "password": "heron lamp river eleven"},
    {"deed": "add", "name": "dora", "role": "owner", "password": "heron lamp river eleven"},
    {"deed": "add", "name": "dora", "role": "coder", "password": "short"},
    {"deed": "add", "name": "dora", "role": "coder"},
    {"deed": "role", "name": "cara", "role": "<b>"},
    {"deed": "role", "name": "lena", "role": "reader"},
    {"deed": "remove", "name": "lena"},
    {"deed": "remove", "name": "nobody"},
    {"deed": "none", "name": "cara"},
    {"name": "cara"},
    {},
]


@pytest.mark.parametrize("fields", WRONG_FORMS)
def test_a_wrong_form_changes_nobody(house: House, fields: dict[str, str]) -> None:
    before = custody.head(house.project)
    got = house.member("lead").post("/users", fields)
    assert got.status in (400, 404)
    assert "onerror=alert(1)>" not in got.text
    assert custody.head(house.project) == before


def test_hostile_names_come_as_text(house: House) -> None:
    """Names that the project would refuse, as somebody types them into the login."""
    for name in (
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "\u202elena",
        "a\0b",
        "'; DROP TABLE account",
    ):
        got = house.login(name, "heron lamp river eleven")
        assert got.status == 401
        assert "<script>" not in got.text
        assert "<img" not in got.text
        assert got.headers["content-security-policy"].startswith("default-src 'none'")


def test_readers_have_no_triage_among_their_rooms(house: House) -> None:
    assert 'href="/triage"' not in house.member("reader").get("/").text
    assert 'href="/triage"' in house.member("coder").get("/").text
    assert 'href="/users"' not in house.member("coder").get("/").text
    assert 'href="/users"' in house.member("lead").get("/").text


def test_the_origin_is_the_one_of_browsers(house: House) -> None:
    assert ORIGIN.startswith("https://")
