"""The way into a desk that others can reach: a name, a password, and a session in a cookie."""

from __future__ import annotations

import ipaddress
import logging
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import BoundedSemaphore

from starlette.responses import Response

from rashomon.desk.roles import Who
from rashomon.desk.sessions import Attempts, Sessions
from rashomon.project import Project, users
from rashomon.project.users import Account
from rashomon.publishing.words import legible

_AT_ONCE = 2
"""Passwords that are checked at the same time: each takes 19 MiB for some hundredths of a second."""
_SHOWN = 60
LOG = logging.getLogger("rashomon.desk")


@dataclass(frozen=True, slots=True)
class Refused:
    """A login that failed; `wait` seconds until the next may be tried, 0 if now."""

    wait: int = 0


@dataclass(frozen=True, slots=True)
class Entrance:
    """Lets users in.

    `secure`: browsers reach the desk by TLS.  `proxied`: a proxy stands before it and says from where each request
    comes.  `port` tells desks of one machine apart where there is no TLS.
    """

    project: Project
    port: int = 0
    secure: bool = True
    proxied: bool = False
    sessions: Sessions = field(default_factory=Sessions)
    attempts: Attempts = field(default_factory=Attempts)
    turns: BoundedSemaphore = field(default_factory=lambda: BoundedSemaphore(_AT_ONCE))

    @property
    def cookie(self) -> str:
        """The cookie's name; the prefix makes browsers hold it to this host and to TLS (RFC 6265bis, 4.1.3)."""
        return "__Host-rashomon" if self.secure else f"rashomon-user-{self.port}"

    @property
    def scheme(self) -> str:
        """How browsers ask for the desk."""
        return "https" if self.secure else "http"

    def who(self, token: str) -> Who | None:
        """Whose session it is, in the role that the user has now; None if it is nobody's any more."""
        session = self.sessions.find(token) if token else None
        if session is None:
            return None
        account = users.find(self.project, session.name)
        if account is None or account.since != session.since:  # removed, or another password since
            self.sessions.end(token)
            return None
        return Who(account.name, account.role)

    def login(self, name: str, password: str, address: str, old: str = "") -> str | Refused:
        """The token of a new session; the one that was offered ends, whoever's it was."""
        told = legible(name[:_SHOWN])
        wait = self.attempts.begin(name, address)
        if wait > 0:
            LOG.warning("login of %r from %s refused: too many attempts", told, legible(address))
            return Refused(math.ceil(wait))
        with self.turns:
            found = users.check(self.project, name, password)
        if found is None:
            LOG.warning("login of %r from %s failed", told, legible(address))
            return Refused()
        self.attempts.succeeded(name, address)
        LOG.info("login of %r from %s", told, legible(address))
        return self.renew(found, old)

    def renew(self, account: Account, old: str = "") -> str:
        """The token of a new session in place of an old one."""
        if old:
            self.sessions.end(old)
        return self.sessions.open(account.name, account.since)

    def give(self, answer: Response, token: str) -> None:
        """Puts the session's cookie on an answer."""
        answer.set_cookie(self.cookie, token, httponly=True, samesite="strict", path="/", secure=self.secure)

    def take(self, answer: Response) -> None:
        """Takes the cookie away."""
        answer.delete_cookie(self.cookie, httponly=True, samesite="strict", path="/", secure=self.secure)

    def address_of(self, client: str, headers: Mapping[str, str]) -> str:
        """From where a request comes: what the proxy put last, since anybody can have put what stands before."""
        if not self.proxied:
            return client
        last = headers.get("x-forwarded-for", "").rpartition(",")[2].strip()
        try:
            return str(ipaddress.ip_address(last))
        except ValueError:
            return client

    def in_the_clear(self, headers: Mapping[str, str]) -> bool:
        """Whether the proxy says that this request reached it without TLS."""
        return self.proxied and headers.get("x-forwarded-proto", "https").rpartition(",")[2].strip().lower() != "https"
