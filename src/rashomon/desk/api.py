"""`/api`: all that the pages show, for programs; its description is at `/api/openapi.json`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any, TypeVar

from fastapi import FastAPI, HTTPException, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

from rashomon import __version__
from rashomon.desk.address import Asked, WrongAddress
from rashomon.desk.desk import Desk, View
from rashomon.errors import RashomonError, Unknown
from rashomon.project import custody
from rashomon.publishing.claims import full_claim_row
from rashomon.publishing.json import disagreement_row, event_row, judgement_row, report_row, state_row

MOST = 500
_T = TypeVar("_T")
Day = Annotated[date | None, Query(description="a day, as 2024-03-09")]
Words = Annotated[str, Query(max_length=200)]
Start = Annotated[int, Query(ge=0, le=10**9, description="how many rows to leave out")]
Limit = Annotated[int, Query(ge=1, le=MOST, description="how many rows to give")]


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
    problems: dict[int | str, dict[str, Any]] = {status: {"model": Problem} for status in (400, 404, 422)}
    app = FastAPI(title="Rashomon desk", version=__version__, docs_url=None, redoc_url=None, responses=problems)

    @app.exception_handler(RashomonError)
    def refused(_: Request, error: Exception) -> JSONResponse:
        return _problem(str(error), 404 if isinstance(error, Unknown) else 400)

    @app.exception_handler(RequestValidationError)
    def unfit(_: Request, error: Exception) -> JSONResponse:
        found = error.errors() if isinstance(error, RequestValidationError) else []
        told = [f"{'.'.join(str(part) for part in one['loc'])}: {one['msg']}" for one in found]
        return _problem("; ".join(told[:10]), 422)

    _reading(app, desk)
    _writing(app, desk)
    return app


def _reading(app: FastAPI, desk: Desk) -> None:
    def view(known_on: date | None, about: str = "", start: date | None = None, end: date | None = None) -> View:
        return desk.holding.view(Asked(known_on=known_on, about=about, start=start, end=end))

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
        shown = view(known_on, about, first_day, last_day)
        ids = shown.ids(asked, start, limit)
        found = shown.part(ids).events
        return _page([event_row(found[one]) for one in ids if one in found], shown.count(asked), start, shown)

    @app.get("/events/{identifier}")
    def event(identifier: str, known_on: Day = None) -> dict[str, Any]:
        """One event, with its claims and disagreements."""
        held = view(known_on).part([identifier])
        found = _one(held.events, identifier, "event")
        claims = [held.catalogue.claims[one] for one in found.claims if one in held.catalogue.claims]
        return {
            **event_row(found),
            "claim_rows": [full_claim_row(one, found.id) for one in claims],
            "disagreements": [disagreement_row(one) for one in held.catalogue.disputes.get(found.id, ())],
        }

    @app.get("/states")
    def states(known_on: Day = None, start: Start = 0, limit: Limit = 100) -> Page:
        """Who holds what, sieges, populations and the rest, as timelines."""
        shown = view(known_on)
        ids, total = shown.states(Asked(), start, limit)
        found = shown.part(ids).timelines
        return _page([state_row(found[one]) for one in ids if one in found], total, start, shown)

    @app.get("/disagreements")
    def disagreements(known_on: Day = None, start: Start = 0, limit: Limit = 100) -> Page:
        """Where accounts differ."""
        shown = view(known_on)
        found, total = shown.disagreements(start, limit)
        return _page([disagreement_row(one) for one in found], total, start, shown)

    @app.get("/claims")
    def claims(known_on: Day = None, report: Words = "", start: Start = 0, limit: Limit = 100) -> Page:
        """Claims, of one report or of all."""
        shown = view(known_on)
        if report:
            held = shown.report(report)
            own = held.claims_of(report)
            told, total = [(one, held.record.clusters.get(one.id)) for one in own[start : start + limit]], len(own)
        else:
            told, total = shown.claims(start, limit)
        return _page([full_claim_row(one, event) for one, event in told], total, start, shown)

    @app.get("/reports")
    def reports(known_on: Day = None, start: Start = 0, limit: Limit = 100) -> Page:
        """Reports, with their texts, the newest first."""
        shown = view(known_on)
        found, total = shown.reports(Asked(), start, limit)
        return _page([report_row(one) for one, _ in found], total, start, shown)

    @app.get("/reports/{identifier}")
    def report(identifier: str) -> dict[str, Any]:
        """One report, with its text."""
        return report_row(desk.project.report(identifier).report)

    @app.get("/head")
    def head() -> dict[str, str]:
        """The head of the audit chain."""
        return {"head": str(custody.head(desk.project))}


def _writing(app: FastAPI, desk: Desk) -> None:
    @app.get("/judgements")
    def judgements(start: Start = 0, limit: Limit = 100) -> Page:
        """What people decided, in the order of time."""
        told = desk.holding.judgements()
        held = desk.holding.view(Asked(), at_once=True)
        return _page([judgement_row(one) for one in told[start : start + limit]], len(told), start, held)

    @app.post("/judgements", status_code=201)
    def judge(wanted: Wanted) -> dict[str, Any]:
        """Keep a judgement, signed by who runs the desk."""
        if {"kind", "subject", "reason", "other"} & set(wanted.value):
            raise HTTPException(400, "`value` holds what is decided: kind, subject, reason and other stand beside it")
        made = desk.project.judge(wanted.kind, wanted.subject, wanted.reason, other=wanted.other, **wanted.value)
        return judgement_row(made)


def _problem(told: str, status: int) -> JSONResponse:
    return JSONResponse({"detail": told.encode("utf-8", "replace").decode()}, status)  # half a character is none


def _page(rows: Sequence[Any], total: int, start: int, held: View) -> Page:
    return Page(total=total, start=start, as_of=held.seq, items=list(rows))


def _one(found: Any, identifier: str, kind: str) -> Any:
    if identifier not in found:
        raise Unknown(f"there is no {kind} {identifier!r} in this view")
    return found[identifier]


__all__ = ["WrongAddress", "api"]
