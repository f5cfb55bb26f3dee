"""Where a desk listens that others can reach, and what makes that safe: users, TLS, and the names that it answers to.

No password travels in the clear: without TLS a desk is reached from its own machine alone, or through a proxy that
brings TLS (OWASP ASVS 5.0, 12.2.1: TLS for all that comes from outside, and no way around it).
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.desk.safety import hosts
from rashomon.errors import RashomonError
from rashomon.project import Project, users

_HTTPS = 443


class DeskUnavailable(RashomonError):
    """The desk cannot be opened there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Public:
    """How others reach a desk.

    `host` is the address that it listens on; `names` are the Host values under which browsers ask for it, with a port
    where that is not the usual one.  `certificate` and `key` are PEM files.
    """

    host: str
    names: tuple[str, ...] = ()
    behind_proxy: bool = False
    certificate: str | None = None
    key: str | None = None

    @property
    def is_secure(self) -> bool:
        """Whether browsers reach it by TLS."""
        return self.behind_proxy or self.certificate is not None


def check(project: Project, public: Public) -> None:
    """Whether a desk may be opened so.

    Raises:
        DeskUnavailable: if not; the message says what is missing.
    """
    if not any(one.role == "lead" for one in users.every(project)):
        raise DeskUnavailable(
            "a desk that others can reach needs users, one lead at least: `rashomon user add NAME --role lead`"
        )
    if public.behind_proxy and not public.names:
        raise DeskUnavailable("say under which name browsers reach the proxy: --allowed-host desk.example.org")
    if _is_any(public.host) and not public.names:
        raise DeskUnavailable(
            f"{public.host} is every address of this machine: say under which name browsers ask (--allowed-host NAME)"
        )
    if not (public.is_secure or _is_loopback(public.host)):
        raise DeskUnavailable(
            f"passwords would travel to {public.host} in the clear: give --certificate FILE and --key FILE, or put a "
            "proxy with TLS before the desk and give --behind-proxy (docs/desk.md)"
        )


def allowed_hosts(public: Public, port: int) -> frozenset[str]:
    """The Host values that the desk answers to."""
    if public.behind_proxy:
        return frozenset(_with(public.names, _HTTPS))
    own = () if _is_any(public.host) else (_written(public.host),)
    local = hosts(port) if _is_loopback(public.host) else frozenset()
    return local | frozenset(_with((*own, *public.names), port))


def address_of(public: Public, port: int) -> str:
    """The address that is printed."""
    name = public.names[0] if public.names else _written(public.host)
    if public.behind_proxy or _has_port(name):
        return f"{'https' if public.is_secure else 'http'}://{name}/"
    return f"{'https' if public.is_secure else 'http'}://{name}:{port}/"


def _with(names: Iterable[str], port: int) -> Iterable[str]:
    """Each name as browsers write it for this port: the usual one of TLS is left out by them."""
    for name in (one.strip().lower() for one in names):
        if _has_port(name):
            yield name
            continue
        yield f"{name}:{port}"
        if port == _HTTPS:
            yield name


def _has_port(name: str) -> bool:
    return name.rpartition(":")[2].isdigit() and not name.endswith("]") and (name.count(":") == 1 or "]:" in name)


def _written(host: str) -> str:
    """An address as it stands in a URL."""
    return f"[{host}]" if ":" in host else host.lower()


def _is_any(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_unspecified
    except ValueError:
        return False


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"
