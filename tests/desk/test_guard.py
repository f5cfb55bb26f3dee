"""Who is let in: the right host, a key, no other site's form, no large body; and the policy on every answer."""

from __future__ import annotations

import pytest

from desk.asking import HOST, PORT, Answer, Reader, answer, finish, routes_of
from rashomon.desk import safety
from rashomon.desk.safety import MOST_BYTES, POLICY, RAW_POLICY
from rashomon.project import Project, custody

EVENT = "/event/E1"
ROUTES = (
    "/names", "/name",
    "/", "/triage", "/map", "/ground", "/disagreements", "/sources", "/reports", "/audit", EVENT, "/report/R1",
    "/raw/" + "0" * 64, "/export/json", "/static/desk.css", "/static/desk.js", "/api/events", "/api/events/E1",
    "/api/states", "/api/disagreements", "/api/claims", "/api/reports", "/api/reports/R1", "/api/head",
    "/api/judgements", "/api/openapi.json", "/bulk", "/map.geojson", "/map.pmtiles", "/static/map.js",
    "/static/browser/pmtiles.js", "/claim/C1", "/picture/place", "/differ", "/no-such-page",
)  # fmt: skip
WRITING = (
    "/judge/event",
    "/judge/claim",
    "/judge/fields",
    "/judge/name",
    "/judge/account",
    "/judge/source",
    "/judge/matching",
    "/judge/undo",
    "/judge/settle",
    "/audit",
    "/api/judgements",
)
OURS = (HOST, f"localhost:{PORT}", f"LOCALHOST:{PORT}", f"[::1]:{PORT}")
OTHERS = (
    "", "localhost", "127.0.0.1", "[::1]", "::1", f"::1:{PORT}", f"127.0.0.1:{PORT + 1}", f"localhost:{PORT}0",
    "localhost:80", f"evil.example:{PORT}", "evil.example", f"127.0.0.1.evil.example:{PORT}",
    f"localhost.evil.example:{PORT}", f"localhost@evil.example:{PORT}", f"evil.example@localhost:{PORT}",
    f"localhost:{PORT}@evil.example", f"localhost:{PORT}.evil.example", f"localhost:{PORT}/", f"localhost:{PORT}#",
    f"localhost:{PORT}?", f" localhost:{PORT}", f"localhost:{PORT} ", f"localhost:{PORT},evil.example",
    f"127.1:{PORT}", f"2130706433:{PORT}", f"0x7f000001:{PORT}", f"0177.0.0.1:{PORT}", f"0.0.0.0:{PORT}",
    f"127.0.0.2:{PORT}", f"[::ffff:127.0.0.1]:{PORT}", f"[::1%25lo]:{PORT}", f"[0:0:0:0:0:0:0:1]:{PORT}",
    f"localhost.:{PORT}", f"127.0.0.1.:{PORT}", f"xn--localhost:{PORT}", f"169.254.169.254:{PORT}",
    f"http://localhost:{PORT}", f"//localhost:{PORT}", "null", f"localhost:{PORT}\t",
)  # fmt: skip
POLICIES = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


def head(project: Project) -> str:
    return str(custody.head(project))


def test_the_routes_tried_here_are_all_that_there_are(reader: Reader) -> None:
    found = routes_of(reader.app)
    asked = {path for method, path in found if method == "GET"}
    assert {one for one in asked if not any(tried.startswith(one) for tried in ROUTES)} == set()
    assert {path for method, path in found if method not in ("GET", "HEAD")} == set(WRITING)


def strangers(reader: Reader) -> dict[str, list[tuple[str, str]]]:
    name = reader.keys.cookie
    return {
        "without a cookie": [],
        "with an empty cookie": [("cookie", f"{name}=")],
        "with a wrong cookie": [("cookie", f"{name}={'x' * 43}")],
        "with another desk's cookie": [("cookie", f"rashomon-{PORT + 1}={reader.keys.session}")],
        "with the session as the value of no cookie": [("cookie", reader.keys.session)],
        "with a cookie in capitals": [("cookie", f"{name}={reader.keys.session.swapcase()}")],
        "with the key of programs as a cookie": [("cookie", f"{name}={reader.keys.bearer}")],
        "with the session as the key of programs": [("authorization", f"Bearer {reader.keys.session}")],
        "with a wrong key of programs": [("authorization", "Bearer " + "x" * 43)],
        "with an empty key of programs": [("authorization", "Bearer ")],
        "with the key of programs as a password": [("authorization", f"Basic {reader.keys.bearer}")],
        "with letters that are none": [("cookie", f"{name}=\xe9\xff"), ("authorization", "Bearer \xe9")],
    }


@pytest.mark.parametrize("path", ROUTES)
def test_nobody_reads_without_a_key(onlooker: Reader, path: str) -> None:
    for who, headers in strangers(onlooker).items():
        got = answer(onlooker.app, "GET", path, [("host", HOST), *headers])
        assert got.status == 401, who
        assert onlooker.project.name not in got.text


@pytest.mark.parametrize("path", WRITING)
def test_nobody_writes_without_a_key(onlooker: Reader, path: str) -> None:
    before = head(onlooker.project)
    for who, headers in strangers(onlooker).items():
        got = answer(onlooker.app, "POST", path, [("host", HOST), ("sec-fetch-site", "same-origin"), *headers], b"a=b")
        assert got.status == 401, who
    assert head(onlooker.project) == before


def test_the_one_time_key_opens_once(reader: Reader) -> None:
    key = reader.keys.once
    for wrong in ("", "x", f"{key}x", str(key)[:-1], "\xe9"):
        assert answer(reader.app, "GET", f"/?key={wrong}", [("host", HOST)]).status == 401
    assert answer(reader.app, "POST", f"/?key={key}", [("host", HOST)]).status == 401
    assert answer(reader.app, "GET", f"/audit?key={key}", [("host", HOST)]).status == 401
    first = answer(reader.app, "GET", f"/?key={key}", [("host", HOST)])
    assert (first.status, first.headers["location"]) == (303, "/")
    cookie = first.headers["set-cookie"]
    assert {"HttpOnly", "SameSite=strict", "Path=/"} <= set(cookie.split("; "))
    assert answer(reader.app, "GET", "/", [("host", HOST), ("cookie", cookie.partition(";")[0])]).status == 200
    for _ in range(2):
        spent = answer(reader.app, "GET", f"/?key={key}", [("host", HOST)])
        assert spent.status == 401
        assert "set-cookie" not in spent.headers


@pytest.mark.parametrize(
    ("room", "leads"),
    [
        ("/disagreements", "/disagreements"),
        ("//evil.example", "/"),
        ("https://evil.example", "/"),
        ("/%5Cevil.example", "/"),
        ("/%0d%0aset-cookie:a=b", "/"),
        ("evil.example", "/"),
        ("", "/"),
    ],
)
def test_the_first_address_leads_into_the_desk(reader: Reader, room: str, leads: str) -> None:
    got = answer(reader.app, "GET", f"/?key={reader.keys.once}&to={room}", [("host", HOST)])
    assert (got.status, got.headers["location"]) == (303, leads)


def test_there_are_forty_other_hosts() -> None:
    assert len(set(OTHERS)) == 40


@pytest.mark.parametrize("path", [*ROUTES, *WRITING])
def test_a_host_that_is_not_ours_is_answered_nothing(onlooker: Reader, path: str) -> None:
    method = "POST" if path in WRITING else "GET"
    before = head(onlooker.project)
    for host in OTHERS:
        headers = [("host", host), onlooker.cookie, ("sec-fetch-site", "same-origin"), ("origin", f"http://{host}")]
        assert answer(onlooker.app, method, path, headers).status == 421, host
        with_key = answer(onlooker.app, method, f"{path}?key={onlooker.keys.once}", [("host", host), onlooker.bearer])
        assert with_key.status == 421, host
    for several in ([], [("host", HOST), ("host", "evil.example")], [("host", HOST), ("host", HOST)]):
        assert answer(onlooker.app, method, path, [*several, onlooker.cookie]).status == 421
    assert onlooker.keys.once is not None
    assert head(onlooker.project) == before


@pytest.mark.parametrize("host", OURS)
def test_this_machine_has_three_names(onlooker: Reader, host: str) -> None:
    assert answer(onlooker.app, "GET", "/static/desk.js", [("host", host), onlooker.cookie]).status == 200


def header_sets(reader: Reader) -> list[tuple[list[tuple[str, str]], bool]]:
    """Header sets of a writing request, and whether it is of our own page or program."""
    cookie, bearer = reader.cookie, reader.bearer
    return [
        ([cookie, ("sec-fetch-site", "same-origin")], True),
        ([cookie, ("sec-fetch-site", "none")], True),
        ([cookie, ("sec-fetch-site", "same-site"), ("origin", f"http://{HOST}")], False),
        ([cookie, ("sec-fetch-site", "cross-site"), ("origin", f"http://{HOST}")], False),
        ([cookie, ("sec-fetch-site", ""), ("origin", "https://evil.example")], False),
        ([cookie, ("origin", f"http://{HOST}")], True),
        ([cookie, ("origin", "https://evil.example")], False),
        ([cookie, ("origin", "null")], False),
        ([cookie, ("origin", f"http://{HOST}.evil.example")], False),
        ([cookie, ("origin", f"https://{HOST}")], False),
        ([cookie], False),
        ([cookie, bearer], False),
        ([cookie, bearer, ("origin", "https://evil.example")], False),
        ([bearer], True),
        ([bearer, ("origin", "https://evil.example"), ("sec-fetch-site", "cross-site")], False),
    ]


@pytest.mark.parametrize("path", WRITING)
def test_another_site_may_not_write(onlooker: Reader, path: str) -> None:
    before = head(onlooker.project)
    for headers, own in header_sets(onlooker):
        got = answer(onlooker.app, "POST", path, [("host", HOST), *headers], b"kind=none")
        assert (got.status == 403) is not own, headers
        assert got.status in ((403,) if not own else (200, 303, 400, 404, 422)), headers
    assert head(onlooker.project) == before


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "get", "POST"])
@pytest.mark.parametrize("path", ROUTES)
def test_no_page_is_written_to(onlooker: Reader, path: str, method: str) -> None:
    if (path, method) in (("/audit", "POST"), ("/api/judgements", "POST")):
        pytest.skip("these are written to")
    before = head(onlooker.project)
    got = answer(onlooker.app, method, path, [("host", HOST), onlooker.cookie, ("sec-fetch-site", "same-origin")])
    assert got.status in (404, 405)
    assert head(onlooker.project) == before


def addresses(reader: Reader) -> list[str]:
    """Every page with something on it, and some that are refused."""
    record = reader.project.record()
    event, report, state = record.events[0].id, record.reports[0], record.states[0].id
    filled = (f"/event/{event}", f"/event/{state}", f"/report/{report.id}", f"/raw/{report.sha256}")
    api = (f"/api/events/{event}", f"/api/reports/{report.id}")
    wrong = ("/?known_on=yesterday", "/?page=0", "/export/none", "/raw/abc", "/static/none", "/api/events?limit=0")
    return [*ROUTES, *filled, *api, "/export/geojson", "/export/csv", *wrong]


def kept_policy(got: Answer) -> None:
    """Asserts that an answer carries the policy, each header once."""
    names = [name for name, _ in got.several]
    assert {name: got.headers.get(name) for name in POLICIES} == POLICIES
    assert got.headers["content-security-policy"] in (POLICY, RAW_POLICY)
    assert got.headers["cache-control"]
    for name in (*POLICIES, "content-security-policy", "cache-control"):
        assert names.count(name) == 1, name
    assert "access-control-allow-origin" not in names


def test_asking_changes_nothing_and_every_answer_carries_the_policy(reader: Reader) -> None:
    before = head(reader.project)
    statuses = set()
    for address in addresses(reader):
        got = reader.get(address)
        statuses.add(got.status)
        assert got.status < 500, address
        kept_policy(got)
        assert head(reader.project) == before, address
    assert statuses >= {200, 400, 404, 422}


def test_refusals_carry_the_policy_too(reader: Reader) -> None:
    own = [("host", HOST), reader.cookie]
    big = [*own, ("sec-fetch-site", "none"), ("content-length", str(MOST_BYTES + 1))]
    refused = [
        (421, answer(reader.app, "GET", "/", [("host", "evil.example")])),
        (401, answer(reader.app, "GET", "/", [("host", HOST)])),
        (403, answer(reader.app, "POST", "/judge/undo", own)),
        (413, answer(reader.app, "POST", "/judge/undo", big)),
        (405, answer(reader.app, "DELETE", "/", [*own, ("sec-fetch-site", "none")])),
        (405, answer(reader.app, "DELETE", "/api/events", [*own, ("sec-fetch-site", "none")])),
        (404, reader.get("/nothing")),
        (404, reader.get("/api/nothing")),
        (400, reader.get("/?type=none")),
        (303, answer(reader.app, "GET", f"/?key={reader.keys.once}", [("host", HOST)])),
    ]
    for status, got in refused:
        assert got.status == status
        kept_policy(got)


def test_the_policy_lets_no_script_run_but_ours() -> None:
    rules = dict(rule.strip().split(" ", 1) for rule in POLICY.split(";"))
    assert rules["default-src"] == rules["base-uri"] == rules["frame-ancestors"] == "'none'"
    assert rules["script-src"] == rules["style-src"] == rules["connect-src"] == rules["form-action"] == "'self'"
    assert rules["img-src"] == "'self' data:"
    assert rules["require-trusted-types-for"] == "'script'"
    assert "unsafe" not in POLICY
    assert RAW_POLICY.startswith("sandbox; default-src 'none'")


def test_the_bytes_of_a_report_come_as_a_download(reader: Reader) -> None:
    report = reader.project.record().reports[0]
    got = reader.get(f"/raw/{report.sha256}")
    assert got.body == reader.project.raw(report.sha256)
    assert got.headers["content-security-policy"] == RAW_POLICY
    assert got.headers["content-type"] == "application/octet-stream"
    assert got.headers["content-disposition"] == f'attachment; filename="{report.sha256}.bin"'


@pytest.mark.parametrize("path", WRITING)
def test_a_body_has_a_limit(onlooker: Reader, path: str) -> None:
    before = head(onlooker.project)
    own = [("host", HOST), onlooker.cookie, ("sec-fetch-site", "same-origin")]
    for length in (str(MOST_BYTES + 1), "99999999999999999999999", "-1", "1e3", "two", "", "\xb2"):
        got = answer(onlooker.app, "POST", path, [*own, ("content-length", length)], [b"a=b"])
        assert got.status in (400, 413), length
    piece = b"x" * 500_000
    for headers in ([*own], [*own, ("content-length", "3")], [("host", HOST), onlooker.bearer]):
        got = answer(onlooker.app, "POST", path, headers, [piece] * 6)
        assert got.status == 413, headers
        kept_policy(got)
    assert head(onlooker.project) == before


def test_a_body_at_the_limit_is_read(reader: Reader) -> None:
    own = [("host", HOST), reader.cookie, ("sec-fetch-site", "same-origin")]
    got = answer(reader.app, "POST", "/judge/undo", own, [b"x" * (MOST_BYTES - 10), b"y" * 10])
    assert got.status == 404  # there is nothing to undo: it was read


def test_what_is_not_http_is_not_answered(reader: Reader) -> None:

    sent: list[object] = []

    async def send(message: object) -> None:
        sent.append(message)

    async def receive() -> dict[str, str]:
        return {"type": "websocket.connect"}

    finish(reader.app({"type": "websocket", "path": "/", "headers": []}, receive, send))  # type: ignore[arg-type]
    assert sent == [] or sent == [{"type": "websocket.close"}]


def test_keys_are_long_and_never_the_same() -> None:
    first, second = safety.Keys(PORT), safety.Keys(PORT)
    every = [getattr(keys, name) for keys in (first, second) for name in ("once", "session", "bearer")]
    assert len(set(every)) == 6
    assert min(map(len, every)) >= 32
