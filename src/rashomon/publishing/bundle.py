"""The evidence bundle: one ZIP file with a record, the texts and bytes behind it, and the links that vouch for them.

Nothing is compressed and nothing depends on the clock or the machine, so that the same evidence is the same bytes, and
the file can be read and checked without us: `README.txt` in it says how, with `sha256sum` alone.
`checking.py` checks all that can be checked.
"""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Mapping
from importlib.resources import files
from io import BytesIO

from rashomon import __version__
from rashomon.model import AuditEntry, Custody, Record, Report
from rashomon.model.canonical import digest
from rashomon.publishing import html
from rashomon.publishing import json as record_json
from rashomon.publishing.rows import Json

FORM = "rashomon-bundle/1"
MANIFEST, SUMS, README, LINKS = "manifest.json", "SHA256SUMS", "README.txt", "audit.jsonl"
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # what ZIP can say; no clock
_UNSAFE = re.compile(r"[^\w.~-]+")


def render(record: Record, custody: Custody, *, name: str = "", asked: Mapping[str, str] | None = None) -> bytes:
    """The ZIP file; the same arguments give the same bytes.

    `name` is the project's, `asked` what the record was asked for (about, from, to, known on), for the manifest.

    Raises:
        ValueError: if the bytes of a report are missing, or are not those that its hash is of.
    """
    return packed(_members(record, custody, name, asked or {}))


def packed(members: Mapping[str, bytes]) -> bytes:
    """Members as a ZIP file, in the order of their names, stored as they are."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as bundle:
        for name in sorted(members):
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.create_system = 3  # Unix, whatever this machine is
            entry.external_attr = 0o644 << 16
            bundle.writestr(entry, members[name])
    return out.getvalue()


def sums(members: Mapping[str, bytes]) -> bytes:
    """The lines that `sha256sum -c` reads."""
    return "".join(f"{digest(members[name])}  {name}\n" for name in sorted(members)).encode()


def link_row(entry: AuditEntry) -> dict[str, Json]:
    """A link as a line of `audit.jsonl` holds it."""
    return {field: getattr(entry, field) for field in AuditEntry.__dataclass_fields__}


def _members(record: Record, custody: Custody, name: str, asked: Mapping[str, str]) -> dict[str, bytes]:
    members = {
        "record.json": record_json.render(record).encode("utf-8", "backslashreplace"),
        "record.html": html.render(record).encode("utf-8", "backslashreplace"),
        "judgements.json": _json([record_json.judgement_row(one) for one in record.judgements]),
        LINKS: b"".join(_line(link_row(entry)) for entry in custody.entries),
        README: files("rashomon.publishing").joinpath("bundle.txt").read_bytes(),
    }
    reports: list[Json] = []
    for report in record.reports:
        raw = custody.raw.get(report.sha256)
        if raw is None or digest(raw) != report.sha256:
            raise ValueError(f"{report.id}: the bytes with the hash {report.sha256} are not there")
        members[f"raw/{report.sha256}"] = raw
        text = _text_name(report, members)
        members[text] = report.text.encode("utf-8", "surrogatepass")
        reports.append({"id": report.id, "raw": f"raw/{report.sha256}", "text": text, **_told(report)})
    members |= {f"covered/{seq}": payload for seq, payload in custody.payloads.items()}
    members |= {f"covered/{seq}.claims": claims for seq, claims in custody.claims.items()}
    members[MANIFEST] = _json(
        {
            "form": FORM,
            "made_by": f"rashomon {__version__}",
            "project": name,
            "asked": dict(asked),
            "head": custody.head,
            "reports": reports,
            "members": {name: {"sha256": digest(held), "size": len(held)} for name, held in sorted(members.items())},
        }
    )
    members[SUMS] = sums(members)
    return members


def _text_name(report: Report, members: Mapping[str, bytes]) -> str:
    plain = _UNSAFE.sub("-", report.id).strip(".-")[:80] or "report"
    name = f"texts/{plain}.txt"
    return name if name not in members else f"texts/{plain}-{report.sha256[:16]}.txt"


def _told(report: Report) -> dict[str, Json]:
    day = report.published.day.isoformat() if report.published else None
    return {"title": report.title, "outlet": report.outlet, "url": report.url, "published": day}


def _json(value: Json) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")


def _line(row: dict[str, Json]) -> bytes:
    return (json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
