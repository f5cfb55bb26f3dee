"""The way in: login, sessions and their ends, many attempts, cookies, proxies, other hosts and other sites."""

from __future__ import annotations

import logging

import pytest

from desk.asking import answer
from desk.members import FORM, HOST, ORIGIN, PASSWORDS, Clock, House, Member
from desk.test_roles import READING, WRITING
from rashomon.desk.entrance import Entrance
from rashomon.desk.sessions import IDLE_S, LIFE_S, LONGEST_S, MOST_OF_ONE, Attempts, Sessions
from rashomon.project import Project, custody, users

WRONG = "not the password at all"


def test_a_login_opens_a_session_in_a_cookie_that_only_this_desk_gets(house: House) -> None:
    got = house.login("cara", PASSWORDS["coder"], to="/triage?only=disputed")
    assert (got.status, got.headers["location"]) == (303, "/triage?only=disputed")
    name, _, rest = got.headers["set-cookie"].partition("=")
    assert name == "__Host-rashomon"
    token, *marks = rest.split("; ")
    assert len(token) >= 43
    assert {"HttpOnly", "SameSite=strict", "Secure", "Path=/"} == set(marks)
    assert got.headers["strict-transport-security"] == "max-age=31536000"
    assert got.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "away", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", ""]
)
def test_a_login_leads_nowhere_else(house: House, away: str) -> None:
    assert house.login("cara", PASSWORDS["coder"], to=away).headers["location"] == "/"
    assert "evil" not in house.member("").get(f"/login?to={away}").text


def test_without_tls_the_cookie_is_plain_and_nothing_is_promised(project: Project) -> None:
    from rashomon.desk.app import application

    users.add(project, "cara", "coder", PASSWORDS["coder"])
    entrance = Entrance(project, 8800, secure=False)
    app = application(project, entrance, 8800, only=("127.0.0.1:8800",))
    given = [("host", "127.0.0.1:8800"), ("origin", "http://127.0.0.1:8800"), FORM]
    got = answer(app, "POST", "/login", given, f"name=cara&password={PASSWORDS['coder']}".replace(" ", "+").encode())
    assert got.status == 303
    assert got.headers["set-cookie"].startswith("rashomon-user-8800=")
    assert "secure" not in got.headers["set-cookie"].lower()
    assert "strict-transport-security" not in got.headers


def test_what_is_wrong_is_answered_alike(house: House) -> None:
    unknown, known = house.login("nobody", WRONG), house.login("cara", WRONG)
    assert unknown.status == known.status == 401
    assert unknown.text.replace("nobody", "cara") == known.text
    assert "set-cookie" not in known.headers


def test_no_offered_token_becomes_a_session(house: House) -> None:
    """Session fixation: what a browser had before the login is worth nothing after it."""
    offered = "x" * 43
    cookie = f"{house.entrance.cookie}={offered}"
    got = house.login("cara", PASSWORDS["coder"], ("cookie", cookie))
    fresh = got.headers["set-cookie"].partition(";")[0]
    assert fresh != cookie
    assert answer(house.app, "GET", "/", [("host", HOST), ("cookie", cookie)]).status == 303
    again = house.login("cara", PASSWORDS["coder"], ("cookie", fresh)).headers["set-cookie"].partition(";")[0]
    assert again != fresh
    assert answer(house.app, "GET", "/", [("host", HOST), ("cookie", fresh)]).status == 303
    assert answer(house.app, "GET", "/", [("host", HOST), ("cookie", again)]).status == 200


def test_a_session_ends_at_logout_at_the_server_too(house: House) -> None:
    cara = house.member("coder")
    got = cara.post("/logout", {})
    assert (got.status, got.headers["location"]) == (303, "/login")
    assert "Max-Age=0" in got.headers["set-cookie"]
    assert cara.get("/").status == 303


def test_a_session_ends_when_it_is_idle(house: House) -> None:
    cara = house.member("coder")
    for _ in range(3):
        house.clock.now += IDLE_S - 1
        assert cara.get("/audit").status == 200
    house.clock.now += IDLE_S + 1
    assert cara.get("/audit").status == 303


def test_a_session_ends_after_half_a_day_however_busy(house: House) -> None:
    cara, start = house.member("coder"), house.clock.now
    while house.clock.now + IDLE_S / 2 <= start + LIFE_S:
        house.clock.now += IDLE_S / 2
        assert cara.get("/account").status == 200
    house.clock.now = start + LIFE_S + 1
    assert cara.get("/account").status == 303


def test_a_user_has_few_sessions_at_once(house: House) -> None:
    every = [Member(house, "cara", PASSWORDS["coder"]) for _ in range(MOST_OF_ONE + 2)]
    lena = house.member("lead")
    assert [one.get("/account").status for one in every] == [303] * 2 + [200] * MOST_OF_ONE
    assert lena.get("/account").status == 200


def test_another_password_ends_the_other_sessions_and_renews_this_one(house: House) -> None:
    here, elsewhere = house.member("coder"), Member(house, "cara", PASSWORDS["coder"])
    form = {"password": PASSWORDS["coder"], "new": PASSWORDS["spare"], "again": PASSWORDS["spare"]}
    for wrong in ({"password": WRONG}, {"again": "something else again"}, {"new": "short", "again": "short"}):
        assert here.post("/account", {**form, **wrong}).status in (400, 401)
    assert users.check(house.project, "cara", PASSWORDS["coder"]) is not None
    got = here.post("/account", form)
    assert got.status == 303
    assert elsewhere.get("/").status == 303
    assert here.get("/").status == 303
    here.cookie = got.headers["set-cookie"].partition(";")[0]
    assert here.get("/account").status == 200
    assert users.check(house.project, "cara", PASSWORDS["spare"]) is not None
    link = custody.links(house.project)[-1]
    assert (link.actor, link.action) == ("cara", "user")


# many attempts


def test_each_further_failure_doubles_the_delay(house: House) -> None:
    waits = []
    for _ in range(14):
        got = house.login("cara", WRONG)
        if got.status == 429:
            waits.append(int(got.headers["retry-after"]))
            house.clock.now += waits[-1]
            got = house.login("cara", WRONG)
        assert got.status == 401
    assert waits == [2, 4, 8, 16, 32, 64, 128, 256, 512, LONGEST_S]


def test_the_right_password_waits_too_and_then_starts_afresh(house: House) -> None:
    for _ in range(4):
        assert house.login("cara", WRONG).status == 401
    assert house.login("cara", PASSWORDS["coder"]).status == 429
    house.clock.now += 2
    assert house.login("cara", PASSWORDS["coder"]).status == 303
    for _ in range(3):
        assert house.login("cara", WRONG).status == 401
    assert house.login("cara", PASSWORDS["coder"]).status == 303


def test_a_thousand_guesses_of_an_hour_come_to_few(house: House) -> None:
    tried = 0
    for _ in range(1_000):
        tried += house.login("cara", WRONG).status == 401
        house.clock.now += 3.6
    assert tried <= 16


def test_nobody_is_shut_out_by_what_others_try_from_elsewhere(house: House) -> None:
    for _ in range(6):
        house.login("cara", WRONG, ("x-forwarded-for", "203.0.113.9"))
    assert house.login("cara", PASSWORDS["coder"], ("x-forwarded-for", "203.0.113.9")).status == 429
    assert house.login("cara", PASSWORDS["coder"], ("x-forwarded-for", "198.51.100.2")).status == 303


def test_many_names_from_one_address_are_slowed_too(house: House) -> None:
    statuses = [house.login(f"name{number}", WRONG, ("x-forwarded-for", "203.0.113.9")).status for number in range(40)]
    assert statuses[:31] == [401] * 31
    assert set(statuses[31:]) == {429}


def test_names_are_counted_whether_anybody_has_them(house: House) -> None:
    for name in ("cara", "CARA", " cara ", "Cara", "nobody"):
        house.login(name, WRONG)
    assert house.login("nobody", WRONG).status == 401
    assert house.login("cara", WRONG).status == 429


@pytest.mark.parametrize(
    ("header", "counted"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("1.2.3.4, 203.0.113.9", "203.0.113.9"),
        ("203.0.113.9, nonsense", "127.0.0.1"),
        ("<script>", "127.0.0.1"),
        ("", "127.0.0.1"),
        ("2001:db8::1", "2001:db8::1"),
    ],
)
def test_an_address_is_what_the_proxy_wrote_last(house: House, header: str, counted: str) -> None:
    assert house.entrance.address_of("127.0.0.1", {"x-forwarded-for": header}) == counted
    direct = Entrance(house.project)
    assert direct.address_of("192.0.2.7", {"x-forwarded-for": header}) == "192.0.2.7"


def test_an_asker_of_ipv6_is_half_an_address() -> None:
    attempts = Attempts(Clock())
    for number in range(4):
        assert attempts.begin("cara", f"2001:db8:1:2::{number}") == 0
    assert attempts.begin("cara", "2001:db8:1:2:ffff::1") > 0
    assert attempts.begin("cara", "2001:db8:1:3::1") == 0


def test_attempts_are_forgotten_and_never_too_many_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rashomon.desk.sessions._MOST_REMEMBERED", 50)
    clock = Clock()
    attempts = Attempts(clock)
    for number in range(500):
        attempts.begin(f"name{number}", f"10.0.{number // 250}.{number % 250}")
    assert len(attempts._held) <= 52
    clock.now += 3_601
    attempts.begin("cara", "192.0.2.1")
    assert len(attempts._held) == 2


def test_a_token_is_held_as_its_hash() -> None:
    sessions = Sessions(Clock())
    token = sessions.open("cara", 1)
    assert token not in repr(sessions._held)
    assert sessions.find(token) is not None
    assert sessions.find(token.swapcase()) is None
    assert sessions.find("") is None


def test_logins_are_told_to_who_runs_the_desk(house: House, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "rashomon.desk"):
        house.login("cara", PASSWORDS["coder"])
        house.login("ca\nra\x1b[31m", WRONG)
    assert "login of 'cara' from 127.0.0.1" in caplog.text
    assert WRONG not in caplog.text
    assert PASSWORDS["coder"] not in caplog.text
    assert "\x1b" not in caplog.text
    assert len(caplog.text.splitlines()) == 2


# other hosts, other sites

OTHERS = (
    "", "desk.example.org:8800", "desk.example.org:80", "desk.example.org.", "desk.example.org.evil.example",
    "evil.example", "desk.example.org@evil.example", "evil.example@desk.example.org", "localhost", "localhost:8800",
    "127.0.0.1", "127.0.0.1:8800", "[::1]:8800", "desk.example.org,evil.example", " desk.example.org",
    "https://desk.example.org", "desk.example.org/", "xn--desk.example.org", "example.org", "a.desk.example.org",
)  # fmt: skip


@pytest.mark.parametrize("path", [*READING, *WRITING])
def test_a_host_that_is_not_ours_is_answered_nothing(house: House, path: str) -> None:
    lena = house.member("lead")
    method = "POST" if path in WRITING else "GET"
    for host in OTHERS:
        given = [("host", host), ("cookie", lena.cookie), ("sec-fetch-site", "same-origin")]
        assert answer(house.app, method, path, given).status == 421, host


@pytest.mark.parametrize("host", [HOST, HOST.upper(), f"{HOST}:443"])
def test_the_names_that_were_given_are_answered(house: House, host: str) -> None:
    from rashomon.desk.app import application
    from rashomon.desk.public import Public, allowed_hosts

    public = Public(host="127.0.0.1", names=(HOST,), behind_proxy=True)
    app = application(house.project, house.entrance, 8800, only=allowed_hosts(public, 8800))
    assert answer(app, "GET", "/login", [("host", host)]).status == 200


def header_sets() -> list[tuple[list[tuple[str, str]], bool]]:
    return [
        ([("sec-fetch-site", "same-origin")], True),
        ([("sec-fetch-site", "none")], True),
        ([("sec-fetch-site", "same-site"), ("origin", ORIGIN)], False),
        ([("sec-fetch-site", "cross-site"), ("origin", ORIGIN)], False),
        ([("sec-fetch-site", ""), ("origin", ORIGIN)], False),
        ([("origin", ORIGIN)], True),
        ([("origin", f"http://{HOST}")], False),
        ([("origin", f"{ORIGIN}:8800")], False),
        ([("origin", "https://evil.example")], False),
        ([("origin", f"{ORIGIN}.evil.example")], False),
        ([("origin", "null")], False),
        ([], False),
        ([("authorization", "Bearer x")], False),
    ]


@pytest.mark.parametrize("path", WRITING)
def test_another_site_may_not_write_not_even_log_in(house: House, path: str) -> None:
    lena, before = house.member("lead"), custody.head(house.project)
    for headers, own in header_sets():
        given = [("host", HOST), ("cookie", lena.cookie), FORM, *headers]
        got = answer(house.app, "POST", path, given, b"kind=none&name=lena&password=x")
        assert (got.status == 403) is not own, headers
        if path == "/logout" and own:
            lena = Member(house, "lena", PASSWORDS["lead"])
    assert custody.head(house.project) == before


def test_a_proxy_that_says_that_there_was_no_tls_is_answered_nothing(house: House) -> None:
    lena = house.member("lead")
    assert lena.get("/", ("x-forwarded-proto", "http")).status == 403
    assert lena.get("/", ("x-forwarded-proto", "https, http")).status == 403
    assert lena.get("/account", ("x-forwarded-proto", "https")).status == 200


def test_what_is_refused_carries_the_policy_too(house: House) -> None:
    from desk.test_guard import kept_policy

    rita, nobody = house.member("reader"), house.member("")
    refused = [
        (303, nobody.get("/")), (401, nobody.get("/api/events")), (401, nobody.post("/judge/event", {})),
        (403, rita.post("/judge/event", {})), (403, rita.get("/users")), (200, nobody.get("/login")),
        (401, house.login("cara", WRONG)), (403, rita.post("/logout", {}, ("sec-fetch-site", "cross-site"))),
    ]  # fmt: skip
    for status, got in refused:
        assert got.status == status
        kept_policy(got)
        assert got.headers["strict-transport-security"]


def test_a_page_that_needed_a_login_is_led_to_after_it(house: House) -> None:
    got = house.member("").get("/event/E1?known_on=2024-03-09&q=a%26b")
    assert got.status == 303
    page = house.member("").get(got.headers["location"]).text
    assert 'name="to" value="/event/E1?known_on=2024-03-09&amp;q=a%26b"' in page


def test_a_program_logs_in_as_a_user_and_holds_the_cookie(house: House) -> None:
    got = house.login("cara", PASSWORDS["coder"], ("origin", ORIGIN))
    cookie = ("cookie", got.headers["set-cookie"].partition(";")[0])
    assert answer(house.app, "GET", "/api/head", [("host", HOST), cookie]).status == 200
    claim = house.project.record().claims[0].id
    body = f'{{"kind": "accept", "subject": "{claim}", "reason": "read"}}'.encode()
    given = [("host", HOST), cookie, ("content-type", "application/json")]
    assert answer(house.app, "POST", "/api/judgements", given, body).status == 403
    made = answer(house.app, "POST", "/api/judgements", [*given, ("origin", ORIGIN)], body)
    assert (made.status, made.json()["user"]) == (201, "cara")


def test_a_large_login_is_refused(house: House) -> None:
    given = [("host", HOST), ("sec-fetch-site", "same-origin"), FORM, ("content-length", "2000001")]
    assert answer(house.app, "POST", "/login", given, [b"x"]).status == 413
    many = "&".join(f"a{number}=b" for number in range(50)).encode()
    assert answer(house.app, "POST", "/login", given[:3], many).status == 400


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_database_out_of_reach_is_told_whoever_asks(
    house: House, method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who asks is read from the database: where it does not answer, nobody is let in and nothing breaks."""
    from desk.asking import Reader
    from rashomon.errors import StoreUnavailable
    from rashomon.store.database import Database

    cara, local = house.member("coder"), Reader(house.project)

    def gone(_: object) -> None:
        raise StoreUnavailable("the connection to the server was lost; nothing was half done")

    monkeypatch.setattr(Database, "read", gone)
    monkeypatch.setattr(Database, "write", gone)
    paths = ("/", "/triage", "/api/events") if method == "GET" else ("/judge/event", "/api/judgements", "/account")
    for path in paths:
        got = [cara.ask(method, path)]
        got += [local.get(path) if method == "GET" else local.post(path, {})] if path != "/account" else []
        for one in got:
            assert one.status == 503, path
            assert one.headers["retry-after"]
            assert "nothing was half done" in one.text
    refused = house.login("cara", PASSWORDS["coder"])
    assert refused.status == 503
    assert "Audit" not in refused.text
    assert house.member("").get("/login").status == 200


def test_a_refusal_shows_a_stranger_nothing_of_the_desk(house: House) -> None:
    many = "&".join(f"a{number}=b" for number in range(50)).encode()
    got = house.member("").ask("POST", "/login", body=many)
    assert got.status == 400
    for word in ("owner", "Audit", "Users", "lead", house.project.name):
        assert word not in got.text
