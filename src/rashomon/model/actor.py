"""Actors and sources of the registry, and their part in a claim."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """One row of the registry: a state, its forces, an armed group, a coalition, an agency, a monitor, an outlet.

    `kind`: state, state_forces, police, intelligence, rebel_group, militia, coalition, peacekeepers, political_body,
    igo, ngo, monitor, news_agency, outlet, media_arm, civilians, company, other.  A coalition is one of states; an
    alliance of armed groups is a rebel_group or a militia.
    `camp` is the side whose interest the actor's word serves; two origins of one camp are not independent.
    `parent` is the actor it belongs to.  `country` is an ISO 3166 alpha-2 code, or None for a body of several.
    """

    id: str
    name: str
    kind: str
    country: str | None = None
    camp: str | None = None
    parent: str | None = None
    aliases: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRef:
    """An actor in a claim.

    `id` is a registry id, a derived id ("rus-forces"), one of `civ`, `persons`, `residents`, `unknown`, or
    `text:NAME` for a group that no registry row covers.  `as_written` is None if the text does not name it.
    """

    role: str
    id: str
    name: str
    as_written: str | None = None
    span: Span | None = None
