"""Who has logged in, and how often somebody tried: both in memory, gone when the desk stops.

Limits (OWASP ASVS 5.0, 7.1.1 to 7.3.2 and 6.3.1 ask that they be chosen and written down; docs/desk.md does).
"""

from __future__ import annotations

import hashlib
import ipaddress
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

IDLE_S = 60 * 60
LIFE_S = 12 * 60 * 60
MOST_OF_ONE = 5
"""Sessions of one user at once; a further one ends the oldest."""
FREE_OF_PAIR, FREE_OF_ADDRESS = 3, 30
"""Failures of a name from an address, and of an address with any names, before there is a delay."""
LONGEST_S = 15 * 60
_FORGOTTEN_S = 60 * 60
_MOST_REMEMBERED = 20_000
Clock = Callable[[], float]


@dataclass(slots=True)
class Session:
    """One login: of whom, and up to which row the password stands (`Account.since`)."""

    name: str
    since: int
    began: float
    seen: float


class Sessions:
    """The logins that stand.  Safe for several threads; of a token only its hash is held."""

    def __init__(self, clock: Clock = time.monotonic) -> None:
        self._clock = clock
        self._held: OrderedDict[bytes, Session] = OrderedDict()
        self._lock = Lock()

    def open(self, name: str, since: int) -> str:
        """A new session; its token (256 bits), which is never one that somebody offered."""
        token, now = secrets.token_urlsafe(32), self._clock()
        with self._lock:
            own = [key for key, one in self._held.items() if one.name == name]
            for key in own[: max(0, len(own) - MOST_OF_ONE + 1)]:
                del self._held[key]
            self._held[_hash(token)] = Session(name, since, now, now)
        return token

    def find(self, token: str) -> Session | None:
        """The session of a token, which is thereby in use; None where it is none, or has ended."""
        key, now = _hash(token), self._clock()
        with self._lock:
            one = self._held.get(key)
            if one is None:
                return None
            if now - one.seen > IDLE_S or now - one.began > LIFE_S:
                del self._held[key]
                return None
            one.seen = now
            return one

    def end(self, token: str) -> None:
        """Ends a session, if there is one."""
        with self._lock:
            self._held.pop(_hash(token), None)


@dataclass(slots=True)
class _Failures:
    number: int = 0
    until: float = 0.0
    last: float = 0.0


class Attempts:
    """Failed logins, by name and address and by address alone; each further one doubles the delay.

    A name that nobody has is counted like any other.  Nobody is shut out by what others try from elsewhere.
    """

    def __init__(self, clock: Clock = time.monotonic) -> None:
        self._clock = clock
        self._held: OrderedDict[tuple[str, str], _Failures] = OrderedDict()
        self._lock = Lock()

    def begin(self, name: str, address: str) -> float:
        """Seconds to wait; 0 if it may be tried now: it then counts as failed until `succeeded` says otherwise."""
        now, keys = self._clock(), self._keys(name, address)
        with self._lock:
            self._prune(now)
            found = [self._held.setdefault(key, _Failures()) for key in keys]
            wait = max(one.until - now for one in found)
            if wait > 0:
                return wait
            for key, one, free in zip(keys, found, (FREE_OF_PAIR, FREE_OF_ADDRESS), strict=True):
                one.number, one.last = one.number + 1, now
                if one.number > free:
                    one.until = now + min(LONGEST_S, 2.0 ** min(one.number - free, 20))
                self._held.move_to_end(key)
        return 0.0

    def succeeded(self, name: str, address: str) -> None:
        """The last attempt was none that failed: the name starts afresh from this address."""
        pair, alone = self._keys(name, address)
        with self._lock:
            self._held.pop(pair, None)
            if (one := self._held.get(alone)) is not None:
                one.number, one.until = max(0, one.number - 1), 0.0

    def _keys(self, name: str, address: str) -> tuple[tuple[str, str], tuple[str, str]]:
        place = _network(address)
        return (hashlib.sha256(name.casefold().strip().encode("utf-8", "replace")).hexdigest(), place), ("", place)

    def _prune(self, now: float) -> None:
        """Forgets what lies back an hour; then the oldest, so that memory has an end."""
        while self._held:
            key, one = next(iter(self._held.items()))
            if now - one.last <= _FORGOTTEN_S and len(self._held) < _MOST_REMEMBERED:
                return
            del self._held[key]


def _network(address: str) -> str:
    """An address as one asker has it: of IPv6 the first half, since the rest is for each to choose."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped is not None:
            return str(found.ipv4_mapped)
        return str(ipaddress.ip_network((found, 64), strict=False))
    return str(found)


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "replace")).digest()
