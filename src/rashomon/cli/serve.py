"""`rashomon serve` and `rashomon demo`: the desk in the browser."""

from __future__ import annotations

import argparse
import signal
import sys
import tempfile
from contextlib import ExitStack
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.cli.output import complain
from rashomon.cli.project_options import opened, project_command

if TYPE_CHECKING:
    from rashomon.cli.options import Subparsers
    from rashomon.project import Project

_EPILOG = """\
The desk answers on this machine alone (127.0.0.1).  The address that is printed opens it once, in one
browser; programs take their key from the file desk.key in the project's folder (docs/desk.md).

With --host or --behind-proxy others can reach it: then everybody logs in with a name and a password
(`rashomon user`), and nothing travels without TLS.

examples:
  rashomon serve
  rashomon serve --port 8800 --no-browser
  rashomon serve --behind-proxy --allowed-host desk.example.org
  rashomon serve --host 192.0.2.7 --port 443 --certificate desk.pem --key desk.key.pem"""
_DEMO = """\
Reads three sets of made-up dispatches, which come with the program (or the files that are named), into a
project that is thrown away afterwards, and opens the desk on it at what its reports disagree about.
No network is used."""
_HIGHEST = 65_535
_PORT = 8800


def add(subparsers: Subparsers) -> None:
    """Register both commands."""
    parser = project_command(
        subparsers,
        "serve",
        summary="the desk: read and judge the project in the browser",
        description="Open the desk on the project.",
        epilog=_EPILOG,
    )
    _add_shared(parser)
    public = parser.add_argument_group("a desk that others can reach, with users and passwords")
    public.add_argument("--host", metavar="ADDRESS", help="listen on this address of the machine")
    public.add_argument(
        "--allowed-host", action="append", default=[], metavar="NAME", help="a name under which browsers ask for it"
    )
    public.add_argument("--behind-proxy", action="store_true", help="a proxy with TLS stands before it")
    public.add_argument("--certificate", metavar="FILE", help="a certificate (PEM), for TLS without a proxy")
    public.add_argument("--key", metavar="FILE", help="the certificate's private key (PEM)")
    parser.set_defaults(run=run, usage=parser.error)
    demo = subparsers.add_parser("demo", help="the desk on the example dispatches", description=_DEMO)
    demo.add_argument("paths", nargs="*", metavar="REPORT", help="files or folders to read instead of the examples")
    _add_shared(demo)
    demo.set_defaults(run=run_demo, usage=demo.error)


def _add_shared(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=_port, default=0, help="the port (default: one that is free)")
    parser.add_argument("--no-browser", action="store_true", help="print the address only")
    parser.add_argument(
        "--tiles", type=Path, metavar="FILE", help="the ground of the map: a PMTiles file of your own (default: ours)"
    )


def _port(words: str) -> int:
    if not (words.isascii() and words.isdigit()) or int(words[:9]) > _HIGHEST:
        raise argparse.ArgumentTypeError(f"{words!r} is no port: a number from 1 to {_HIGHEST}")
    return int(words)


def run(args: argparse.Namespace) -> int:
    """Answer until stopped.

    Raises:
        DeskUnavailable: if the desk cannot be opened there, or not safely.
    """
    if (args.certificate is None) != (args.key is None):
        args.usage("--certificate and --key go together")
    is_public = args.host is not None or args.behind_proxy
    if not is_public and (args.allowed_host or args.certificate):
        args.usage("these options go with --host ADDRESS or --behind-proxy")
    if args.behind_proxy and args.certificate:
        args.usage("behind a proxy that brings TLS, the certificate is the proxy's: leave --certificate out")
    with opened(args) as project:
        if is_public:
            _serve_others(project, args)
        else:
            _serve(project, args, "")
    return 0


def _serve_others(project: Project, args: argparse.Namespace) -> None:
    from rashomon.desk.map_parts import ready
    from rashomon.desk.public import Public
    from rashomon.desk.server import LOOPBACK, PublicServer

    public = Public(
        host=args.host or LOOPBACK,
        names=tuple(args.allowed_host),
        behind_proxy=args.behind_proxy,
        certificate=args.certificate,
        key=args.key,
    )
    lacking = ready(args.tiles)
    server = PublicServer(project, public, args.port or _PORT, args.tiles)

    def tell() -> None:
        sys.stdout.write(f"the desk of {project.name!r}: {server.address}\n(users log in; Ctrl-C stops it)\n")
        sys.stdout.flush()
        if lacking:
            sys.stderr.write(f"{lacking}\n")

    _stop_well()
    server.run(tell)


def run_demo(args: argparse.Namespace) -> int:
    """Read the examples and answer until stopped; 1 where nothing could be read, 2 where there are none."""
    from rashomon.project import Project

    with ExitStack() as stack:
        paths = [Path(path) for path in args.paths]
        if not paths:
            shown = stack.enter_context(as_file(files("rashomon").joinpath("examples")))
            paths = sorted(path for path in shown.glob("*") if path.is_dir())
        if not paths:
            complain("this installation came without its examples: name reports, as in `rashomon demo FOLDER`")
            return 2
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="rashomon-demo-"))
        project = stack.enter_context(Project.create(folder, name="Demonstration"))
        sys.stderr.write("reading the examples ...\n" if not args.paths else "reading ...\n")
        done = project.ingest(paths)
        for problem in done.problems:
            complain(str(problem))
        if not done.new:
            return 1
        _serve(project, args, "/disagreements")
    return 0


def _serve(project: Project, args: argparse.Namespace, room: str) -> None:
    from rashomon.desk.map_parts import ready
    from rashomon.desk.server import Server
    from rashomon.project import current

    lacking = ready(args.tiles)
    current.kept_up(project.database, project.progress)  # what takes long is shown here, and not as a page that waits
    server = Server(project, args.port, args.tiles)
    address = f"{server.address}{f'&to={room}' if room else ''}"

    def tell() -> None:
        sys.stdout.write(f"the desk of {project.name!r}: {address}\n(Ctrl-C stops it)\n")
        sys.stdout.flush()
        if lacking:
            sys.stderr.write(f"{lacking}\n")
        if not args.no_browser:
            import webbrowser

            webbrowser.open(address)

    _stop_well()
    server.run(tell)


def _stop_well() -> None:
    """Stopped from outside, a desk takes its key file and its demonstration with it."""
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _stop)


def _stop(number: int, _: object) -> None:
    raise SystemExit(128 + number)
