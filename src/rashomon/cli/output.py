"""How a command speaks: UTF-8 whatever the locale, problems on standard error, and a closed pipe is no accident."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.publishing.words import legible

if TYPE_CHECKING:
    from rich.console import Console

_PIPED_WIDTH = 100
_SIGPIPE_STATUS = 141


def speak_utf8() -> None:
    """Write UTF-8 on both streams; a lone surrogate is written as its escape, which is right in JSON too."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def complain(message: str) -> None:
    """One line on standard error."""
    sys.stderr.write(f"rashomon: {legible(message)}\n")


def deliver(content: str | bytes, output: Path | None) -> bool:
    """Write the content to the file, or to standard output; False, with a complaint, if the file cannot be written."""
    if output is None and isinstance(content, str):
        sys.stdout.write(content)
        sys.stdout.flush()
        return True
    data = content if isinstance(content, bytes) else content.encode("utf-8", "backslashreplace")
    if output is None:
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
        return True
    return written(data, output)


def written(content: bytes, output: Path) -> bool:
    """Write the file; False, with a complaint, if it cannot be written."""
    try:
        output.write_bytes(content)
    except OSError as error:
        complain(f"{output}: cannot be written ({error.strerror}); choose another file")
        return False
    return True


def printed(draw: Callable[[Console], None], *, width: int | None, to_file: bool) -> str:
    """What `draw` prints, as text: coloured for a terminal that wants colour, plain for a file or a pipe.

    `width` is in cells; None takes the terminal's, or 100 where there is none.
    """
    from rich.console import Console

    terminal = sys.stdout.isatty() and not to_file
    page = io.StringIO()
    columns = width or (Console().width if terminal else _PIPED_WIDTH)
    console = Console(file=page, width=columns, force_terminal=terminal, highlight=False, emoji=False)
    draw(console)
    text = page.getvalue()
    return text if terminal else "".join(f"{line.rstrip()}\n" for line in text.splitlines())


def quietly_closed() -> int:
    """The exit status after the reader of our output went away; nothing more is written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return _SIGPIPE_STATUS


def output_file(value: str) -> Path:
    """A file that can be written, for argparse.

    Raises:
        ArgumentTypeError: if its folder does not exist, it is a folder, or its name is too long.
    """
    path = Path(value)
    try:
        is_folder = path.is_dir()
    except OSError as error:
        raise argparse.ArgumentTypeError(f"{value} is no name for a file ({error.strerror})") from None
    if is_folder:
        raise argparse.ArgumentTypeError(f"{value} is a folder; name a file in it")
    if not path.parent.is_dir():
        raise argparse.ArgumentTypeError(f"there is no folder {path.parent}; make it first")
    return path
