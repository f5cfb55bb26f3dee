"""`/api`: all that the pages show, for programs; its description is at `/api/openapi.json`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Annotated, Any, TypeVar

from fastapi import Depends, FastAPI, Header, HTTPException, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute
from pydantic import BaseModel, Field

from rashomon import __version__
from rashomon.desk.address import Asked, WrongAddress
from rashomon.desk.desk import Desk, View
from rashomon.desk.judging import check_undo
from rashomon.desk.refusals import headers_of, status_of
from rashomon.desk.roles import check_kind
from rashomon.errors import RashomonError, Unknown
from rashomon.model import Judgement
from rashomon.project import View as Moment
from rashomon.project import custody
from rashomon.publishing.claims import full_claim_row
from rashomon.publishing.json import disagreement_row, event_row, judgement_row, report_row, state_row

MOST = 500
_T = TypeVar("_T")
Day = Annotated[date | None, Query(description="a day, as 2024-03-09")]
Words = Annotated[str, Query(max_length=200)]
Start = Annotated[int, Query(ge=0, le=10**9, description="how many rows to leave out")]
Limit = Annotated[int, Query(ge=1, le=MOST, description="how many rows to give")]
Key = Annotated[
    str,
    Header(
        alias="Idempotency-Key",
        pattern=r"^[A-Za-z0-9._:~-]*$",
        max_length=100,
        description="a key of your own, new for each judgement: sent again with it, the judgement is kept once",
    ),
]


class Wanted(BaseModel):
    """A judgement to keep: see docs/projects.md for the kinds and what each needs in `value`."""

    kind: str = Field(max_length=40)
    subject: str = Field(max_length=400)
    reason: str = Field(min_length=1, max_length=2000)
    other: str | None = Field(default=None, max_length=400)
    value: dict[str, str] = Field(default_factory=dict, max_length=4)


class Problem(BaseModel):
    """What is wrong, and what to do."""

    detail: str


class Page(BaseModel):
    """A part of a list: `total` rows there are, `items` are those from `start` on; `as_of` is the audit link."""

    total: int
    start: int
    as_of: int
    items: list[dict[str, Any]]


def api(desk: Desk) -> FastAPI:
    """The interface for programs."""
    problems: dict[int | str, dict[str, Any]] = {
        status: {"model": Problem} for status in (400, 401, 403, 404, 422, 503)
    }
    app = FastAPI(
        title="Rashomon desk",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        responses=problems,
        dependencies=[Depends(_known_filters)],
    )

    @app.exception_handler(RashomonError)
    def refused(_: Request, error: Exception) -> JSONResponse:
        return _problem(str(error), status_of(error))

    @app.exception_handler(RequestValidationError)
    def unfit(_: Request, error: Exception) -> JSONResponse:
        found = error.errors() if isinstance(error, RequestValidationError) else []
        told = [f"{'.'.join(str(part) for part in one['loc'])}: {one['msg']}" for one in found]
        return _problem("; ".join(told[:10]), 422)

    def seen(request: Request) -> Desk:
        return desk.seen_by(request.scope)

    _events(app, desk)
    _lists(app, desk)
    _single(app, desk)
    _judgements(app, seen)
    return app


def _known_filters(request: Request) -> None:
    """Refuses a filter that a list does not have: passed over, it would seem to leave nothing out.

    Raises:
        HTTPException: 422 for a name that is none.
    """
    route = request.scope.get("route")
    known = [one.alias for one in route.dependant.query_params] if isinstance(route, APIRoute) else []
    unknown = [name for name in request.query_params if name not in known]
    if unknown:
        raise HTTPException(422, f"{unknown[0]!r} is no filter here: {', '.join(known) or 'there are none'}")


def _view(
    desk: Desk, known_on: date | None, about: str = "", start: date | None = None, end: date | None = None
) -> View:
    return desk.holding.view(Asked(known_on=known_on, about=about, start=start, end=end))


def _whole(desk: Desk, known_on: date | None, about: str, start: date | None, end: date | None) -> View:
    return desk.holding.whole(Asked(known_on=known_on, about=about, start=start, end=end))


def _events(app: FastAPI, desk: Desk) -> None:
    @app.get("/events")
    def events(
        known_on: Day = None,
        about: Words = "",
        first_day: Day = None,
        last_day: Day = None,
        words: Words = "",
        type: Words = "",
        only: Words = "",
        sort: Words = "day",
        start: Start = 0,
        limit: Limit = 100,
    ) -> Page:
        """Events, with the filters of the page of events."""
        asked = Asked.parse({"type": type, "only": only, "sort": sort, "q": words})
        shown = _view(desk, known_on, about, first_day, last_day)
        ids = shown.ids(asked, start, limit)
        found = shown.part(ids).events
        return _page([event_row(found[one]) for one in ids if one in found], shown.count(asked), start, shown)

    @app.get("/events/{identifier}")
    def event(identifier: str, known_on: Day = None) -> dict[str, Any]:
        """One event, with its claims and disagreements."""
        held = _view(desk, known_on).part([identifier])
        found = _one(held.events, identifier, "event")
        claims = [held.catalogue.claims[one] for one in found.claims if one in held.catalogue.claims]
        return {
            **event_row(found),
            "claim_rows": [full_claim_row(one, found.id) for one in claims],
            "disagreements": [disagreement_row(one) for one in held.catalogue.disputes.get(found.id, ())],
        }


def _lists(app: FastAPI, desk: Desk) -> None:
    @app.get("/states")
    def states(
        known_on: Day = None, about: Words = "", first_day: Day = None, last_day: Day = None, words: Words = "",
        start: Start = 0, limit: Limit = 100,
    ) -> Page:  # fmt: skip
        """Who holds what, sieges, populations and the rest, as timelines."""
        shown = _view(desk, known_on, about, first_day, last_day)
        ids, total = shown.states(Asked(words=words), start, limit)
        found = shown.part(ids).timelines
        return _page([state_row(found[one]) for one in ids if one in found], total, start, shown)

    @app.get("/disagreements")
    def disagreements(
        known_on: Day = None, about: Words = "", first_day: Day = None, last_day: Day = None,
        start: Start = 0, limit: Limit = 100,
    ) -> Page:  # fmt: skip
        """Where accounts differ."""
        shown = _whole(desk, known_on, about, first_day, last_day)
        found, total = shown.disagreements(start, limit)
        return _page([disagreement_row(one) for one in found], total, start, shown)

    @app.get("/claims")
    def claims(
        known_on: Day = None, about: Words = "", first_day: Day = None, last_day: Day = None, report: Words = "",
        start: Start = 0, limit: Limit = 100,
    ) -> Page:  # fmt: skip
        """Claims, of one report or of all."""
        shown = _whole(desk, known_on, about, first_day, last_day)
        if report:
            held = shown.report(report)
            own = held.claims_of(report)
            told, total = [(one, held.record.clusters.get(one.id)) for one in own[start : start + limit]], len(own)
        else:
            told, total = shown.claims(start, limit)
        return _page([full_claim_row(one, event) for one, event in told], total, start, shown)

    @app.get("/reports")
    def reports(
        known_on: Day = None, about: Words = "", first_day: Day = None, last_day: Day = None, words: Words = "",
        start: Start = 0, limit: Limit = 100,
    ) -> Page:  # fmt: skip
        """Reports, with their texts, the newest first; of some days or a place those that tell of them."""
        shown = _whole(desk, known_on, about, first_day, last_day)
        found, total = shown.reports(Asked(words=words), start, limit)
        return _page([report_row(one) for one, _ in found], total, start, shown)


def _single(app: FastAPI, desk: Desk) -> None:
    @app.get("/reports/{identifier}")
    def report(identifier: str, known_on: Day = None) -> dict[str, Any]:
        """One report, with its text."""
        return report_row(desk.project.report(identifier, Moment(known_on=known_on)).report)

    @app.get("/head")
    def head() -> dict[str, str]:
        """The head of the audit chain."""
        return {"head": str(custody.head(desk.project))}


def _judgements(app: FastAPI, seen: Callable[[Request], Desk]) -> None:
    @app.get("/judgements")
    def judgements(start: Start = 0, limit: Limit = 100, desk: Desk = Depends(seen)) -> Page:  # noqa: B008
        """What people decided, in the order of time."""
        told = desk.told()
        held = desk.holding.view(Asked(), at_once=True)
        return _page([judgement_row(one) for one in told[start : start + limit]], len(told), start, held)

    @app.post("/judgements", status_code=201)
    def judge(wanted: Wanted, key: Key = "", desk: Desk = Depends(seen)) -> dict[str, Any]:  # noqa: B008
        """Keep a judgement, signed by who asks; a user of the desk signs with the name of the login."""
        if {"kind", "subject", "reason", "other", "sent"} & set(wanted.value):
            raise HTTPException(400, "`value` holds what is decided: kind, subject, reason and other stand beside it")
        check_kind(desk.who, wanted.kind)
        with desk.turn:
            before = _sent_before(desk, key, wanted)
            if before is not None:
                return judgement_row(before)
            if wanted.kind == "undo":
                check_undo(desk, wanted.subject)
            made = desk.project.judge(
                wanted.kind, wanted.subject, wanted.reason, other=wanted.other, sent=key, **wanted.value
            )
        return judgement_row(made)


def _sent_before(desk: Desk, key: str, wanted: Wanted) -> Judgement | None:
    """What this user sent under this key.

    Raises:
        HTTPException: 422 if it was something else.
    """
    told = desk.holding.judgements() if key else ()
    before = next((one for one in told if (one.user, one.value.get("sent")) == (desk.who.name, key)), None)
    if before is None:
        return None
    said = {**wanted.value, **({"other": wanted.other} if wanted.other is not None else {})}
    same = (before.kind, before.subject, before.reason) == (wanted.kind, wanted.subject, wanted.reason.strip())
    if not same or not said.items() <= before.value.items():
        raise HTTPException(422, "another judgement was sent with this Idempotency-Key: take a new key for each")
    return before


def _problem(told: str, status: int) -> JSONResponse:
    content = {"detail": told.encode("utf-8", "replace").decode()}  # half a character is none
    return JSONResponse(content, status, headers_of(status))


def _page(rows: Sequence[Any], total: int, start: int, held: View) -> Page:
    return Page(total=total, start=start, as_of=held.seq, items=list(rows))


def _one(found: Any, identifier: str, kind: str) -> Any:
    if identifier not in found:
        raise Unknown(f"there is no {kind} {identifier!r} in this view")
    return found[identifier]


__all__ = ["WrongAddress", "api"]
