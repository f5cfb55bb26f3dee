"""`rashomon demo` works anywhere: its dispatches come with the program."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from desk.test_server import asked, running

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"


@pytest.mark.usefixtures("gazetteer")
def test_the_demonstration_opens_at_a_disagreement_in_any_folder(tmp_path: Path) -> None:
    with running("demo", folder=tmp_path) as (process, address):
        opened = asked(address)
        assert opened.status == 303
        assert opened.headers["location"] == "/disagreements"
        cookie = opened.headers["set-cookie"].partition(";")[0]
        page = asked(re.sub(r"/\?.*", "/disagreements", address), cookie=cookie).text
        assert page.count("<article") >= 3
        process.terminate()
        process.communicate(timeout=60)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("gazetteer")
def test_a_demonstration_of_nothing_says_so(tmp_path: Path) -> None:
    run = [sys.executable, "-m", "rashomon", "demo", "--no-browser", str(tmp_path / "absent.txt")]
    done = subprocess.run(run, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 1
    assert "absent.txt" in done.stderr
    assert done.stdout == ""


def test_the_examples_are_part_of_what_is_installed(tmp_path: Path) -> None:
    build = [
        sys.executable,
        "-c",
        "import setuptools; setuptools.setup()",
        "-q",
        "egg_info",
        "--egg-base",
        str(tmp_path),
    ]
    build += ["build_py", "--build-lib", str(tmp_path / "lib")]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True, timeout=120)
    packed = tmp_path / "lib" / "rashomon" / "examples"
    files = {path.relative_to(EXAMPLES) for path in EXAMPLES.rglob("*") if path.is_file()}
    assert files
    for name in files:
        assert (packed / name).read_bytes() == (EXAMPLES / name).read_bytes()
    assert (tmp_path / "lib" / "rashomon" / "desk" / "static" / "desk.js").is_file()
