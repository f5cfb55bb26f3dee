"""Files that the browser keeps: named by their content, packed where it can be unpacked, in parts where it asks so."""

from __future__ import annotations

import gzip
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response

_KEEP = {"cache-control": "no-cache", "vary": "accept-encoding"}
_LEVEL = 6


def sent(request: Request, content: bytes, media_type: str) -> Response:
    """The content with its name; 304 for a browser that has it, packed for one that can unpack it."""
    mark, packed = _packed(content)
    headers = {**_KEEP, "etag": mark}
    if mark in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return Response(content, media_type=media_type, headers=headers)
    return Response(packed, media_type=media_type, headers={**headers, "content-encoding": "gzip"})


@lru_cache(maxsize=8)
def _packed(content: bytes) -> tuple[str, bytes]:
    return f'"{sha256(content).hexdigest()[:32]}"', gzip.compress(content, _LEVEL, mtime=0)


def in_parts(request: Request, path: Path) -> Response:
    """A large file of which a browser asks for parts (RFC 9110, 14); 304 where it has what it asks for."""
    keep = {"cache-control": "no-cache"}
    whole = FileResponse(path, media_type="application/octet-stream", stat_result=path.stat(), headers=keep)
    if whole.headers["etag"] in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers={**keep, "etag": whole.headers["etag"]})
    return whole
