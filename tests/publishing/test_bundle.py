"""Evidence bundles: whoever changes one is found out, up to what no bundle can show by itself."""

from __future__ import annotations

import json
import random
import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from publishing.records import RECORD
from rashomon.errors import ExportError
from rashomon.model import AuditEntry, Custody, Judgement, Record
from rashomon.model.canonical import digest, encode
from rashomon.publishing import bundle
from rashomon.publishing.bundle import MANIFEST, SUMS, packed, sums
from rashomon.publishing.checking import Checked, verify_bundle

AT = "2024-03-09T12:00:00.000000Z"
Members = dict[str, bytes]


def chain() -> tuple[Record, Custody]:
    """The record of `records.py` as a project would have kept it."""
    reports = tuple(replace(one, sha256=digest(one.text.encode())) for one in RECORD.reports)
    judged = Judgement(number=1, at=AT, user="ana", kind="accept", subject=RECORD.claims[0].id, reason="read it")
    entries: list[AuditEntry] = []
    payloads: dict[int, bytes] = {}
    claims: dict[int, bytes] = {}

    def link(action: str, subject: str, payload: bytes) -> int:
        seq, prev = len(entries) + 1, entries[-1].hash if entries else "0" * 64
        values = (seq, AT, "ana", action, subject, digest(payload), prev)
        own = digest(encode("audit/1", *values))
        names = ("seq", "at", "actor", "action", "subject", "payload_sha256", "prev")
        entries.append(AuditEntry(**dict(zip(names, values, strict=True)), hash=own))  # type: ignore[arg-type]
        payloads[seq] = payload
        return seq

    for number, report in enumerate(reports, 1):
        link("ingest", report.id, encode("report/1", number, report.id, report.sha256))
        body = encode("claim/1", 0, f"{report.id}#0", "{}")
        read = encode("reading/1", number, digest(report.text.encode())) + encode("claims/1", digest(body))
        claims[link("read", f"{report.id}@1", read)] = body
    link("judge", "1", encode("judgement/1", 1))
    raw = {one.sha256: one.text.encode() for one in reports}
    head = f"{entries[-1].seq}:{entries[-1].hash}"
    custody = Custody(head=head, entries=tuple(entries), raw=raw, payloads=payloads, claims=claims)
    return replace(RECORD, reports=reports, judgements=(judged,)), custody


CONTENT = bundle.render(*chain(), name="desk", asked={"about": "Nakhla"})


def checked(content: bytes, folder: Path, sha256: str | None = None) -> Checked:
    path = folder / "bundle.zip"
    path.write_bytes(content)
    return verify_bundle(path, sha256)


def opened(content: bytes) -> Members:
    with zipfile.ZipFile(BytesIO(content)) as found:
        return {name: found.read(name) for name in found.namelist()}


def test_a_bundle_is_sound_and_always_the_same_bytes(tmp_path):
    assert bundle.render(*chain(), name="desk", asked={"about": "Nakhla"}) == CONTENT
    found = checked(CONTENT, tmp_path, digest(CONTENT))
    assert found.is_sound, found.problems
    assert (found.reports, found.links, found.sha256) == (4, 9, digest(CONTENT))


def test_the_manifest_names_each_file_with_its_hash():
    members = opened(CONTENT)
    manifest = json.loads(members[MANIFEST])
    assert set(manifest["members"]) == set(members) - {MANIFEST, SUMS}
    assert all(manifest["members"][name]["sha256"] == digest(members[name]) for name in manifest["members"])
    assert members[SUMS] == sums({name: held for name, held in members.items() if name != SUMS})
    assert manifest["asked"] == {"about": "Nakhla"}


def test_every_byte_of_a_bundle(tmp_path):
    """Each place of the file once in steps, from a place of chance; and every byte of its own tables."""
    chance = random.Random(7)
    step = 97
    tables = CONTENT.index(b"PK\x01\x02")
    places = [*range(chance.randrange(step), tables, step), *range(tables, len(CONTENT), 5)]
    for place in places:
        changed = bytearray(CONTENT)
        changed[place] ^= 1 << chance.randrange(8)
        assert _is_found(bytes(changed), tmp_path), place


def _is_found(content: bytes, folder: Path) -> bool:
    try:
        return not checked(content, folder).is_sound
    except ExportError:
        return True


def test_a_file_taken_out_put_in_or_cut_off(tmp_path):
    members = opened(CONTENT)
    for name in members:
        assert _is_found(packed({other: held for other, held in members.items() if other != name}), tmp_path), name
    assert "extra.txt was put in" in checked(packed({**members, "extra.txt": b""}), tmp_path).problems
    assert _is_found(CONTENT + b"\0", tmp_path)
    assert _is_found(b"\0" + CONTENT, tmp_path)
    assert _is_found(CONTENT[:-1], tmp_path)


def made_anew(members: Members) -> bytes:
    """The bundle with every hash in manifest and sums made to fit, as someone would who knows how."""
    manifest = json.loads(members[MANIFEST])
    rest = {name: held for name, held in members.items() if name not in (MANIFEST, SUMS)}
    manifest["members"] = {name: {"sha256": digest(held), "size": len(held)} for name, held in sorted(rest.items())}
    rest[MANIFEST] = (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode()
    return packed({**rest, SUMS: sums(rest)})


def _text(members: Members) -> None:
    members["texts/steppe.txt"] = members["texts/steppe.txt"].replace(b"four", b"nine")


def _raw(members: Members) -> None:
    name = next(name for name in members if name.startswith("raw/"))
    members[name] += b" "


def _raw_with_its_name(members: Members) -> None:
    manifest = json.loads(members[MANIFEST])
    old = manifest["reports"][0]["raw"]
    new = members.pop(old) + b" "
    manifest["reports"][0]["raw"] = f"raw/{digest(new)}"
    members[f"raw/{digest(new)}"] = new
    members[MANIFEST] = json.dumps(manifest).encode()


def _quote(members: Members) -> None:
    record = json.loads(members["record.json"])
    record["claims"][0]["quote"] += "!"
    members["record.json"] = json.dumps(record).encode()


def _link(members: Members) -> None:
    members["audit.jsonl"] = members["audit.jsonl"].replace(b'"actor":"ana"', b'"actor":"eve"', 1)


def _link_taken_out(members: Members) -> None:
    lines = members["audit.jsonl"].splitlines(keepends=True)
    members["audit.jsonl"] = b"".join(lines[:2] + lines[4:])


def _links_swapped(members: Members) -> None:
    lines = members["audit.jsonl"].splitlines(keepends=True)
    members["audit.jsonl"] = b"".join([lines[1], lines[0], *lines[2:]])


def _covered(members: Members) -> None:
    members["covered/9"] += b" "


def _claims(members: Members) -> None:
    members["covered/2.claims"] = members["covered/2.claims"].replace(b"#0", b"#1")


def _head(members: Members) -> None:
    manifest = json.loads(members[MANIFEST])
    members[MANIFEST] = json.dumps({**manifest, "head": f"9:{'0' * 64}"}).encode()


DEEDS = (_text, _raw, _raw_with_its_name, _quote, _link, _link_taken_out, _links_swapped, _covered, _claims, _head)


@pytest.mark.parametrize("deed", DEEDS)
def test_a_change_whose_hashes_were_made_to_fit(tmp_path, deed: Callable[[Members], None]):
    """Evidence is named by its hash and answered for by a link: manifest and sums made anew do not hide it."""
    members = opened(CONTENT)
    deed(members)
    assert not checked(made_anew(members), tmp_path).is_sound


def test_what_only_a_hash_kept_elsewhere_can_show(tmp_path):
    members = opened(CONTENT)
    members["record.html"] += b" "
    changed = made_anew(members)
    assert checked(changed, tmp_path).is_sound
    assert checked(changed, tmp_path, digest(CONTENT)).problems[0].startswith("the whole file has the SHA-256")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no ZIP file"),
        (b"no archive", "no ZIP file"),
        (packed({"a": b""}), "no readable manifest.json"),
        (packed({MANIFEST: b"[]"}), "no evidence bundle of the form"),
        (packed({MANIFEST: b'{"form": "rashomon-bundle/9"}'}), "newer Rashomon"),
    ],
)
def test_what_is_no_bundle(tmp_path, content, said):
    with pytest.raises(ExportError, match=said):
        checked(content, tmp_path)


def test_no_file_there(tmp_path):
    with pytest.raises(ExportError, match="cannot be read"):
        verify_bundle(tmp_path / "nothing.zip")


def test_a_bundle_needs_the_bytes_of_each_report():
    record, custody = chain()
    for raw in ({}, dict.fromkeys(custody.raw, b"other")):
        with pytest.raises(ValueError, match="are not there"):
            bundle.render(record, replace(custody, raw=raw))


def test_ids_of_any_form_make_names_of_files():
    record, custody = chain()
    ids = ("../../etc/passwd", "a/b", "a\\b", "...")
    renamed = replace(record, reports=tuple(replace(one, id=i) for one, i in zip(record.reports, ids, strict=True)))
    renamed = replace(renamed, claims=(), events=(), states=(), disagreements=())
    names = [name for name in opened(bundle.render(renamed, custody)) if name.startswith("texts/")]
    assert len(set(names)) == 4
    assert all("/" not in name.removeprefix("texts/") and ".." not in name for name in names)
