"""The desk put together: which address is answered by which page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from rashomon.desk import (
    bulk,
    claim,
    claim_map,
    differ,
    disagreements,
    event,
    events,
    ground,
    judging,
    log,
    logging_in,
    map_page,
    meaning,
    names,
    report,
    sources,
    triage,
    users_page,
)
from rashomon.desk.address import Asked, WrongAddress, path_of
from rashomon.desk.ahead import draw_soon
from rashomon.desk.browser import MEDIA, PARTS, part
from rashomon.desk.desk import Desk, Found
from rashomon.desk.entrance import Entrance
from rashomon.desk.exporting import exported
from rashomon.desk.holding import Holding
from rashomon.desk.map_points import Points
from rashomon.desk.parts import frame, whole
from rashomon.desk.refusals import headers_of, status_of
from rashomon.desk.roles import WHO, Who, local
from rashomon.desk.safety import RAW_POLICY, Guard, Keys, hosts
from rashomon.desk.sending import in_parts, sent
from rashomon.errors import RashomonError, Unknown
from rashomon.project import Project
from rashomon.publishing.basemap.archive import default_archive
from rashomon.publishing.markup import Safe, element, join

_PAGES: dict[str, Callable[[Desk, Asked], Found]] = {
    "/": events.page,
    "/triage": triage.page,
    "/bulk": bulk.page,
    "/map": map_page.page,
    "/ground": ground.page,
    "/disagreements": disagreements.page,
    "/sources": sources.page,
    "/names": names.page,
    "/reports": report.every,
    "/audit": log.page,
    "/differ": differ.page,
}
_JUDGED: dict[str, Callable[[Desk, judging.Fields], judging.Answer]] = {
    "/judge/event": judging.event,
    "/judge/matching": judging.matching,
    "/judge/claim": judging.claim,
    "/judge/fields": judging.fields,
    "/judge/account": judging.account,
    "/judge/name": judging.name,
    "/judge/source": judging.source,
    "/judge/undo": judging.undo,
    "/judge/settle": judging.settle,
}
_SCRIPTS = ("desk.js", "map.js", "ground.js")
_MOST_FIELDS = 200
_STYLES = (
    ("rashomon.publishing", "page.css"),
    ("rashomon.publishing.brief", "brief.css"),
    ("rashomon.publishing.brief", "drawing.css"),
    ("rashomon.desk.static", "desk.css"),
)


def application(
    project: Project,
    gate: Keys | Entrance,
    port: int,
    *,
    also: Iterable[str] = (),
    only: Iterable[str] | None = None,
    tiles: Path | None = None,
    ahead: bool = False,
) -> ASGIApp:
    """The desk of a project as an ASGI application, guarded.

    `gate` opens it: the keys of this machine, or users with passwords.  `also` are further Host values that it answers
    to; with `only` it answers to these and no others.  `tiles` is the archive of the map's ground, if not our own.
    With `ahead` the map is drawn soon, before anybody asks for it.
    """
    with_users = isinstance(gate, Entrance)
    desk = Desk(project, Holding(project), Who(project.user, "lead"), tiles or default_archive(), users=with_users)
    points = Points(desk)
    routes: list[Route | Mount] = [Route(path, _shown(desk, path, page)) for path, page in _PAGES.items()]
    routes += [
        Route("/event/{identifier:path}", _one(desk, "/", event.page)),
        Route("/report/{identifier:path}", _one(desk, "/reports", report.page)),
        Route("/claim/{identifier:path}", _claim(desk)),
        Route("/name", _name(desk)),
        Route("/picture/place", _picture),
        Route("/audit", _verified(desk), methods=["POST"]),
        Route("/raw/{sha256}", _raw(desk)),
        Route("/export/{format}", _export(desk)),
        Route("/static/{name}", _static),
        Route("/static/browser/{name}", _browser),
        Route("/map.pmtiles", _tiles(desk)),
        Route("/map.geojson", _points(points)),
        Mount("/api", _Api(desk)),
    ]
    routes += [Route(path, _judged(desk, decide), methods=["POST"]) for path, decide in _JUDGED.items()]
    if isinstance(gate, Entrance):
        routes += logging_in.routes(desk, gate)
        routes += [Route("/users", _shown(desk, "/users", users_page.page)), users_page.route(desk)]
    allowed = hosts(port, also) if only is None else frozenset(only)
    if ahead:
        draw_soon(desk, points)
    starlette = Starlette(routes=routes, exception_handlers=_handlers(desk))
    return Guard(starlette, gate, allowed, lambda: local(project))


class _Api:
    """The part for programs, made when the first one asks: what it rests on takes a quarter of a second to load."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @cached_property
    def _made(self) -> Starlette:
        from rashomon.desk.api import api

        return api(self._desk)

    @property
    def routes(self) -> list[BaseRoute]:
        """Its routes, for those who ask which there are."""
        return self._made.routes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._made(scope, receive, send)


def _page(desk: Desk, found: Found, asked: Asked, path: str, notice: str = "", here: str = "") -> HTMLResponse:
    main = Safe(found.main)
    whole = frame(desk, found.title, main, asked, path=path, notice=notice, here=here, head=found.head)
    return HTMLResponse(whole, found.status)


def _shown(desk: Desk, path: str, page: Callable[[Desk, Asked], Found]) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        asked, own = Asked.parse(request.query_params), desk.seen_by(request.scope)
        return _page(own, page(own, asked), asked, path, request.query_params.get("said", "")[:200])

    return answer


def _one(desk: Desk, path: str, page: Callable[[Desk, Asked, str], Found]) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        asked, own = Asked.parse(request.query_params), desk.seen_by(request.scope)
        identifier = request.path_params["identifier"]
        here = path_of("report" if path == "/reports" else "event", identifier)
        said = request.query_params.get("said", "")[:200]
        return _page(own, page(own, asked, identifier), asked, path, said, here)

    return answer


def _claim(desk: Desk) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        asked, own = Asked.parse(request.query_params), desk.seen_by(request.scope)
        identifier = request.path_params["identifier"]
        back = judging.home(request.query_params.get("back", "/"))
        found = claim.page(own, asked, identifier, back="" if back == "/" else back)
        said = request.query_params.get("said", "")[:200]
        return _page(own, found, asked, "/", said, path_of("claim", identifier))

    return answer


def _name(desk: Desk) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        asked, own = Asked.parse(request.query_params), desk.seen_by(request.scope)
        found = meaning.page(own, asked, request.query_params)
        return _page(own, found, asked, "/names", request.query_params.get("said", "")[:200], "/names")

    return answer


def _picture(request: Request) -> Response:
    """The map of a form; what is drawn in it can run nothing."""
    headers = {"content-security-policy": RAW_POLICY, "cache-control": "max-age=600"}
    return Response(claim_map.picture(request.query_params), headers=headers, media_type="image/svg+xml")


def _verified(desk: Desk) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        asked, own = Asked.parse(request.query_params), desk.seen_by(request.scope)
        return _page(own, log.page(own, asked, verify=True), asked, "/audit")

    return answer


def _judged(desk: Desk, decide: Callable[[Desk, judging.Fields], judging.Answer]) -> Callable[[Request], Any]:
    def decided(own: Desk, body: bytes) -> judging.Answer:
        try:
            fields = dict(
                parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=_MOST_FIELDS)
            )
        except ValueError:
            raise WrongAddress(f"a form of the desk has at most {_MOST_FIELDS} fields") from None
        with desk.turn:
            return decide(own, fields)

    async def answer(request: Request) -> Response:
        own = desk.seen_by(request.scope)
        is_json = "application/json" in request.headers.get("accept", "")
        try:
            told = await run_in_threadpool(decided, own, await request.body())
        except claim.Again as again:
            if is_json:
                return JSONResponse({"detail": str(again), "problems": dict(again.sent.problems)}, 400)
            return await run_in_threadpool(_again, own, again)
        if is_json:
            return JSONResponse({"next": told.address, "said": told.notice})
        join_ = "&" if "?" in told.address else "?"
        return RedirectResponse(f"{told.address}{join_}said={quote(told.notice)}", 303)

    return answer


def _again(desk: Desk, again: claim.Again) -> Response:
    """The form with all that was typed in it."""
    asked = claim.view_of(again.sent.fields)
    found = claim.page(desk, asked, again.claim, sent=again.sent)
    return _page(desk, found, asked, "/", here=path_of("claim", again.claim))


def _raw(desk: Desk) -> Callable[[Request], Response]:
    """The bytes as they were received: as a download, in a sandbox, so that nothing in them can run."""

    def answer(request: Request) -> Response:
        sha256 = request.path_params["sha256"]
        headers = {
            "content-security-policy": RAW_POLICY,
            "content-disposition": f'attachment; filename="{sha256[:64]}.bin"' if sha256.isalnum() else "attachment",
        }
        return Response(desk.project.raw(sha256), headers=headers, media_type="application/octet-stream")

    return answer


def _export(desk: Desk) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        made = exported(desk.seen_by(request.scope), Asked.parse(request.query_params), request.path_params["format"])
        headers = {"content-disposition": f'attachment; filename="{made.name}"'}
        return Response(made.content, headers=headers, media_type="application/octet-stream")

    return answer


def _static(request: Request) -> Response:
    name = request.path_params["name"]
    if name == "desk.css":
        return sent(request, _style(), "text/css")
    if name in _SCRIPTS:
        return sent(request, files("rashomon.desk.static").joinpath(name).read_bytes(), "text/javascript")
    raise Unknown("there is no such file")


def _browser(request: Request) -> Response:
    """The parts that were fetched at set-up."""
    name = request.path_params["name"]
    if name not in PARTS or not part(name).is_file():
        raise Unknown("there is no such file")
    return sent(request, part(name).read_bytes(), MEDIA[Path(name).suffix])


def _tiles(desk: Desk) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        if not desk.tiles.is_file():
            raise Unknown("there are no map tiles here")
        return in_parts(request, desk.tiles)

    return answer


def _points(kept: Points) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        return sent(request, kept.of(Asked.parse(request.query_params)), "application/geo+json")

    return answer


@cache
def _style() -> bytes:
    return b"\n".join(files(package).joinpath(name).read_bytes() for package, name in _STYLES)


def _handlers(desk: Desk) -> dict[Any, Any]:
    def refused(request: Request, error: Exception) -> Response:
        status = status_of(error)
        if request.url.path.startswith("/api") or "application/json" in request.headers.get("accept", ""):
            return JSONResponse({"detail": str(error)}, status, headers_of(status))
        answer = _sorry(_own(request), str(error), status)
        answer.headers.update(headers_of(status))
        return answer

    def missing(request: Request, error: Exception) -> Response:
        status = getattr(error, "status_code", 404)
        told = {404: "There is no such page.", 405: "This page cannot be asked that way."}.get(status, str(error))
        return _sorry(_own(request), told, status)

    def _own(request: Request) -> Desk | None:
        return desk.seen_by(request.scope) if WHO in request.scope else None

    from starlette.exceptions import HTTPException

    return {RashomonError: refused, WrongAddress: refused, HTTPException: missing}


def _sorry(desk: Desk | None, told: str, status: int) -> Response:
    """A refusal as a page; nothing of the desk stands around it for one who has not logged in."""
    words = join(
        element("h1", "That did not work"),
        element("p", told),
        element("p", "Nothing was changed. ", element("a", "All events", href="/")),
    )
    if desk is None:
        return HTMLResponse(
            whole("That did not work", element("body", element("main", words, class_="narrow"))), status
        )
    return _page(desk, Found("That did not work", words, status), Asked(), "")
