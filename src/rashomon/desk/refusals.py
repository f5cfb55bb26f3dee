"""What a request is answered that cannot be done: the status that says whose matter it is."""

from __future__ import annotations

from rashomon.desk.roles import NotAllowed
from rashomon.errors import StoreUnavailable, Unknown

RETRY_S = 5
"""When to ask again where the database does not answer: a writer that hangs gives way after 30 s at most."""


def status_of(error: Exception) -> int:
    """404 for what there is not, 403 for what the role does not let do, 503 for a database out of reach, else 400."""
    for kind, status in ((Unknown, 404), (NotAllowed, 403), (StoreUnavailable, 503)):
        if isinstance(error, kind):
            return status
    return 400


def headers_of(status: int) -> dict[str, str]:
    """The headers that go with it."""
    return {"retry-after": str(RETRY_S)} if status == 503 else {}
