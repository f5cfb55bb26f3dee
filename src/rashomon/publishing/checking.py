"""Whether an evidence bundle is as it was made: its files, its links, and what the links answer for."""

from __future__ import annotations

import json
import lzma
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from rashomon.errors import ExportError
from rashomon.model import AuditEntry
from rashomon.model.canonical import digest, encode
from rashomon.publishing.bundle import FORM, LINKS, MANIFEST, SUMS, packed, sums

_MOST = 4 << 30  # bytes; a bundle is read into memory


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What was found: `sha256` is of the whole file, `head` that of the chain when it was made."""

    sha256: str
    head: str
    reports: int
    links: int
    problems: tuple[str, ...]

    @property
    def is_sound(self) -> bool:
        """Whether nothing was found."""
        return not self.problems


def verify_bundle(path: Path | str, sha256: str | None = None) -> Checked:
    """Checks a bundle; given the SHA-256 of the whole that was kept elsewhere, against any change.

    Without it, what is found is every change but one: all files, hashes and links made anew to fit.

    Raises:
        ExportError: if the file cannot be read or is no bundle at all.
    """
    content = _content(Path(path))
    members, problems = _members(content, path)
    try:
        manifest = json.loads(members[MANIFEST])
    except (KeyError, ValueError) as error:
        raise ExportError(
            f"{path}: it holds no readable {MANIFEST}: it is no evidence bundle, or badly damaged"
        ) from error
    if not isinstance(manifest, dict) or manifest.get("form") != FORM:
        raise ExportError(f"{path}: it is no evidence bundle of the form {FORM}; a newer Rashomon may have made it")
    whole = digest(content)
    problems += _found(content, members, manifest)
    if sha256 is not None and sha256.strip().casefold() != whole:
        problems.insert(0, f"the whole file has the SHA-256 {whole}, and another was expected")
    return Checked(
        sha256=whole,
        head=str(manifest.get("head", "")),
        reports=len(manifest.get("reports") or ()),
        links=len(members.get(LINKS, b"").splitlines()),
        problems=tuple(problems),
    )


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > _MOST:
            raise ExportError(f"{path}: it is larger than {_MOST >> 30} GB: check it by its README.txt with sha256sum")
        return path.read_bytes()
    except OSError as error:
        raise ExportError(f"{path}: cannot be read ({error.strerror})") from error


def _members(content: bytes, path: Path | str) -> tuple[dict[str, bytes], list[str]]:
    """The files that can be read, and what is to say of the others."""
    members: dict[str, bytes] = {}
    problems: list[str] = []
    try:
        with zipfile.ZipFile(BytesIO(content)) as bundle:
            if sum(entry.file_size for entry in bundle.infolist()) > _MOST:
                raise ExportError(f"{path}: it would unpack to more than {_MOST >> 30} GB; no bundle of ours does")
            for entry in bundle.infolist():
                try:
                    members[entry.filename] = bundle.read(entry)
                except _NO_ZIP as error:
                    problems.append(f"{entry.filename} was changed ({error})")
    except _NO_ZIP as error:
        raise ExportError(f"{path}: it is no ZIP file, or badly damaged ({error})") from error
    return members, problems


_NO_ZIP = (
    zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, OSError, zlib.error, lzma.LZMAError
)  # fmt: skip
"""What `zipfile` raises for bytes that are none, or are damaged, locked or packed in an unknown way."""


def _found(content: bytes, members: Mapping[str, bytes], manifest: Mapping[str, Any]) -> Iterator[str]:
    if packed(members) != content:
        yield "the ZIP file is not packed as it was made: something stands between or behind its files"
    own = {name: held for name, held in members.items() if name != SUMS}
    if sums(own) != members.get(SUMS, b""):
        yield f"{SUMS} does not fit the files"
    for part in (_files, _reports, _links, _quotes):
        yield from _or_broken(part, members, manifest)


def _or_broken(
    part: Callable[[Mapping[str, bytes], Mapping[str, Any]], Iterator[str]],
    members: Mapping[str, bytes],
    manifest: Mapping[str, Any],
) -> Iterator[str]:
    """What a part finds; files so changed that they cannot be read are a finding too."""
    try:
        yield from part(members, manifest)
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        yield f"something is not in the form that it was made in ({type(error).__name__}: {error})"


def _files(members: Mapping[str, bytes], manifest: Mapping[str, Any]) -> Iterator[str]:
    listed = manifest["members"]
    yield from (f"{name} is gone, or cannot be read" for name in sorted(set(listed) - set(members)))
    yield from (f"{name} was put in" for name in sorted(set(members) - set(listed) - {MANIFEST, SUMS}))
    for name in sorted(set(listed) & set(members)):
        held = members[name]
        if listed[name] != {"sha256": digest(held), "size": len(held)}:
            yield f"{name} was changed"


def _reports(members: Mapping[str, bytes], manifest: Mapping[str, Any]) -> Iterator[str]:
    for name, held in members.items():
        if name.startswith("raw/") and name != f"raw/{digest(held)}":
            yield f"{name}: its bytes do not have the hash that is its name"
    ingested, read = _payloads(members, "ingest"), _payloads(members, "read")
    for report in manifest["reports"]:
        name = report["id"]
        if report["raw"].removeprefix("raw/").encode() not in b"".join(ingested.get(name, ())):
            yield f"{name}: no link tells that these bytes came in"
        if digest(members[report["text"]]).encode() not in b"".join(read.get(name, ())):
            yield f"{name}: no link tells that this text was read"


def _payloads(members: Mapping[str, bytes], action: str) -> dict[str, list[bytes]]:
    """What the links of an action answer for, by the report's id."""
    found: dict[str, list[bytes]] = {}
    for entry in _entries(members):
        if entry.action == action:
            name = entry.subject.rpartition("@")[0] if action == "read" else entry.subject
            found.setdefault(name, []).append(members.get(f"covered/{entry.seq}", b""))
    return found


def _entries(members: Mapping[str, bytes]) -> list[AuditEntry]:
    return [AuditEntry(**json.loads(line)) for line in members[LINKS].splitlines()]


def _links(members: Mapping[str, bytes], manifest: Mapping[str, Any]) -> Iterator[str]:
    before: AuditEntry | None = None
    for entry in _entries(members):
        values = (entry.seq, entry.at, entry.actor, entry.action, entry.subject, entry.payload_sha256, entry.prev)
        if digest(encode("audit/1", *values)) != entry.hash:
            yield f"link {entry.seq} does not have its hash"
        if before is not None and entry.seq <= before.seq:
            yield f"link {entry.seq} stands behind link {before.seq}"
        if before is not None and entry.seq == before.seq + 1 and entry.prev != before.hash:
            yield f"link {entry.seq} does not hold the hash of the link before it"
        before = entry
        payload, claims = members.get(f"covered/{entry.seq}"), members.get(f"covered/{entry.seq}.claims")
        if payload is not None and digest(payload) != entry.payload_sha256:
            yield f"link {entry.seq} does not answer for covered/{entry.seq}"
        if claims is not None and not (payload or b"").endswith(digest(claims).encode()):
            yield f"link {entry.seq} does not answer for covered/{entry.seq}.claims"
    number, _, own = str(manifest["head"]).partition(":")
    if before is not None and (before.seq > int(number) or (before.seq == int(number) and before.hash != own)):
        yield "the head of the chain does not fit its links"


def _quotes(members: Mapping[str, bytes], manifest: Mapping[str, Any]) -> Iterator[str]:
    texts = {one["id"]: members[one["text"]].decode("utf-8", "surrogatepass") for one in manifest["reports"]}
    for claim in json.loads(members["record.json"])["claims"]:
        start, end = claim["char_start"], claim["char_end"]
        if texts[claim["doc"]][start:end] != claim["quote"]:
            yield f"{claim['id']}: its quote does not stand in its report"
