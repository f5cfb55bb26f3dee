"""Users of a project: names, passwords and roles; and what a project asks for."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from rashomon.errors import Unknown
from rashomon.project import Project, custody, settings, users
from rashomon.project.users import WrongUser

GOOD = "heron lamp river eleven"
OTHER = "quiet brass walnut kettle"


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "desk", user="owner") as opened:
        yield opened


def test_a_user_comes_in_with_the_password_and_with_no_other(project: Project) -> None:
    made = users.add(project, "ana", "lead", GOOD)
    assert (made.name, made.role) == ("ana", "lead")
    assert users.check(project, "ana", GOOD) == made
    assert users.check(project, " ANA", GOOD) == made
    for name, password in (
        ("ana", OTHER),
        ("ana", ""),
        ("ana", GOOD + " "),
        ("ben", GOOD),
        ("", GOOD),
        ("ana", GOOD[:-1]),
    ):
        assert users.check(project, name, password) is None
    assert users.check(project, "ana", "\ud800" * 20) is None
    assert users.check(project, "ana\0", GOOD) is None


def test_a_password_is_kept_as_argon2id_with_the_parameters_of_owasp(project: Project) -> None:
    users.add(project, "ana", "lead", GOOD)
    with project.database.read() as connection:
        ((name, hashed),) = connection.execute(text("SELECT name, hash FROM secret")).all()
    assert name == "ana"
    assert hashed.startswith("$argon2id$v=19$m=19456,t=2,p=1$")


def test_another_password_shuts_the_old_one_out(project: Project) -> None:
    before = users.add(project, "ana", "lead", GOOD)
    after = users.set_password(project, "ana", OTHER)
    assert users.check(project, "ana", GOOD) is None
    assert users.check(project, "ana", OTHER) == after
    assert after.since > before.since


def test_a_role_is_changed_and_the_session_goes_on(project: Project) -> None:
    before = users.add(project, "ana", "coder", GOOD)
    after = users.set_role(project, "Ana", "lead")
    assert (after.role, after.since) == ("lead", before.since)
    head = custody.head(project)
    users.set_role(project, "ana", "lead")
    assert custody.head(project) == head


def test_who_was_removed_is_out_and_the_name_goes_to_nobody_else(project: Project) -> None:
    users.add(project, "ana", "lead", GOOD)
    users.remove(project, "ana")
    assert users.every(project) == ()
    assert users.check(project, "ana", GOOD) is None
    with pytest.raises(WrongUser, match="must go on meaning one person"):
        users.add(project, "ANA", "coder", GOOD)
    for deed in (lambda: users.remove(project, "ana"), lambda: users.set_role(project, "ana", "lead")):
        with pytest.raises(Unknown, match="no user"):
            deed()
    with pytest.raises(Unknown):
        users.set_password(project, "ana", OTHER)


@pytest.mark.parametrize("name", ["ana", "Ana", "ＡＮＡ", "ana ", "AN\u0041"])
def test_names_that_are_one_to_a_reader_are_one(project: Project, name: str) -> None:
    users.add(project, "ana", "lead", GOOD)
    with pytest.raises(WrongUser, match="choose another"):
        users.add(project, name, "lead", GOOD)


FIT = ["ana", "Ana María", "o'neill", "سارة", "अनिता", "ana.k-2@desk", "Дарья", "李"]
HOSTILE = [
    "", " ", "a" * 41, "\u202eana", "ana\u200b", "ana\u2066", "ana\0", "ana\nben", "ana\tb", "ana  ben", "<b>ana</b>",
    "ana;--", '"ana"', "../ana", "ana/ben", "=ana", "-ana", "@ana", "1ana", "ana\u0085", "\ud800ana", "ana\ufeff",
    "ana\\", "ana,ben", "ana|ben", "`ana`", "$(ana)", "ana\x1b[31m", "ana%0a", "\u0301ana",
]  # fmt: skip


@pytest.mark.parametrize("name", FIT)
def test_names_of_many_languages_fit(project: Project, name: str) -> None:
    assert users.find(project, users.add(project, name, "coder", GOOD).name.upper()) is not None


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_refused(project: Project, name: str) -> None:
    with pytest.raises(WrongUser, match="cannot be a name"):
        users.add(project, name, "coder", GOOD)
    assert users.every(project) == ()


WEAK = [
    "", "short", "x" * 14, "x" * 300, "a" * 20, "abababababababab", "anaanaanaanaana", "line one of two\nline two",
    "\ud800" * 20,
]  # fmt: skip


@pytest.mark.parametrize("password", WEAK)
def test_a_password_that_is_none_is_refused(project: Project, password: str) -> None:
    with pytest.raises(WrongUser):
        users.add(project, "ana", "lead", password)
    assert users.every(project) == ()


def test_a_password_of_any_script_is_taken_however_it_is_composed(project: Project) -> None:
    users.add(project, "ana", "lead", "caf\u00e9 noir et croissant")
    assert users.check(project, "ana", "cafe\u0301 noir et croissant") is not None


def test_a_role_that_there_is_not(project: Project) -> None:
    with pytest.raises(WrongUser, match="no role"):
        users.add(project, "ana", "owner", GOOD)


def test_every_change_is_in_the_chain_and_no_password_or_hash_is(project: Project) -> None:
    users.add(project, "ana", "coder", GOOD)
    users.set_role(project, "ana", "lead")
    users.set_password(project, "ana", OTHER)
    users.remove(project, "ana")
    links = [one for one in custody.links(project) if one.action == "user"]
    assert [one.actor for one in links] == ["owner"] * 4
    assert custody.verify(project).is_sound
    with project.database.read() as connection:
        tables = [row[0] for row in connection.execute(text("SELECT name FROM sqlite_schema WHERE type = 'table'"))]
        for table in set(tables) - {"secret"}:
            held = repr([tuple(row) for row in connection.execute(text(f'SELECT * FROM "{table}"'))])
            assert "argon2" not in held, table
            assert GOOD not in held, table
            assert OTHER not in held, table


def test_a_name_that_nobody_has_takes_as_long(project: Project) -> None:
    """Processor time of five refusals each; the password's hash is nearly all of it, so half would be none at all."""
    users.add(project, "ana", "lead", GOOD)
    took: dict[str, list[float]] = {"ana": [], "nobody": []}
    users.check(project, "warm", GOOD)
    for _ in range(5):
        for name, times in took.items():
            start = time.process_time()
            users.check(project, name, OTHER)
            times.append(time.process_time() - start)
    known, unknown = (statistics.median(times) for times in took.values())
    assert 0.5 < unknown / known < 2


def test_readers_are_one_until_a_project_asks_for_two(project: Project) -> None:
    assert settings.readers_of(project) == 1
    settings.set_readers(project, "2")
    head = custody.head(project)
    settings.set_readers(project, "2")
    assert (settings.readers_of(project), custody.head(project)) == (2, head)
    assert custody.verify(project).is_sound
    for wrong in ("0", "3", "two", ""):
        with pytest.raises(settings.WrongSetting):
            settings.set_readers(project, wrong)


def test_no_export_tells_of_users(project: Project) -> None:
    from rashomon.publishing.json import render

    users.add(project, "ana", "coder", GOOD)
    settings.set_readers(project, "2")
    record = project.record()
    assert "ana" not in json.dumps(json.loads(render(record)))
    whole = custody.of_record(project, record, whole=True)
    assert "argon2" not in repr(whole)
