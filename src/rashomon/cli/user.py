"""`rashomon user`: who may use a desk that others can reach."""

from __future__ import annotations

import argparse
import getpass
import sys
from typing import TYPE_CHECKING

from rashomon.cli.project_options import add_project, opened
from rashomon.publishing.words import legible

if TYPE_CHECKING:
    from rashomon.cli.options import Subparsers

_ROLES = ("reader", "coder", "lead")
_EPILOG = """\
roles: a reader reads; a coder also judges events and claims; a lead also judges sources, settles
where two readers differ, verifies the chain and looks after the users.

The password is asked for twice on a terminal, else read from standard input; it is never an argument.

examples:
  rashomon user add ana --role lead
  rashomon user list
  rashomon user role ben coder
  rashomon user password ben < password.txt
  rashomon user remove ben"""


def add(subparsers: Subparsers) -> None:
    """Register the commands."""
    parser = subparsers.add_parser(
        "user",
        help="who may use a desk that others can reach: names, passwords, roles",
        description="Look after the users of the desk (docs/desk.md).",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parts = parser.add_subparsers(title="commands", metavar="WHAT", required=True)
    new = _part(parts, "add", "a new user", run_add)
    new.add_argument("--role", choices=_ROLES, required=True, help="what the user may do")
    _part(parts, "password", "another password; it ends the user's sessions", run_password)
    role = _part(parts, "role", "another role", run_role)
    role.add_argument("role", choices=_ROLES, metavar="ROLE", help=", ".join(_ROLES))
    _part(parts, "remove", "take the access away; the name stays taken", run_remove)
    shown = parts.add_parser("list", help="all users")
    add_project(shown)
    shown.set_defaults(run=run_list)


def _part(parts: Subparsers, name: str, about: str, run: object) -> argparse.ArgumentParser:
    parser = parts.add_parser(name, help=about, description=about)
    parser.add_argument("name", metavar="NAME")
    add_project(parser)
    parser.set_defaults(run=run)
    return parser


def run_add(args: argparse.Namespace) -> int:
    """Add a user.

    Raises:
        WrongUser: if the name is taken, or name or password cannot be one.
    """
    from rashomon.project import users

    with opened(args) as project:
        users.check_free(project, args.name)  # before the password is asked for
        made = users.add(project, args.name, args.role, _password())
    sys.stdout.write(f"{legible(made.name)} is a {made.role}\n")
    return 0


def run_password(args: argparse.Namespace) -> int:
    """Give another password.

    Raises:
        Unknown: if there is no such user.
        WrongUser: if the password cannot be one.
    """
    from rashomon.project import users

    with opened(args) as project:
        users.require(project, args.name)
        made = users.set_password(project, args.name, _password())
    sys.stdout.write(f"{legible(made.name)} has another password; sessions with the old one are ended\n")
    return 0


def run_role(args: argparse.Namespace) -> int:
    """Give another role.

    Raises:
        Unknown: if there is no such user.
    """
    from rashomon.project import users

    with opened(args) as project:
        made = users.set_role(project, args.name, args.role)
    sys.stdout.write(f"{legible(made.name)} is a {made.role}\n")
    return 0


def run_remove(args: argparse.Namespace) -> int:
    """Take the access away.

    Raises:
        Unknown: if there is no such user.
    """
    from rashomon.project import users

    with opened(args) as project:
        users.remove(project, args.name)
    sys.stdout.write(f"{legible(args.name)} has no access any more; what is signed with the name stays\n")
    return 0


def run_list(args: argparse.Namespace) -> int:
    """Print the users."""
    from rashomon.project import users

    with opened(args) as project:
        found = users.every(project)
    for one in found:
        sys.stdout.write(f"{legible(one.name):<24}  {one.role:<6}  since {one.at[:10]}\n")
    if not found:
        sys.stdout.write("no users: `rashomon user add NAME --role lead` makes the first\n")
    return 0


def _password() -> str:
    """The password: twice from a terminal, else the first line of standard input.

    Raises:
        WrongUser: if the two are not the same.
    """
    from rashomon.project.users import WrongUser

    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass.getpass("password (15 characters or more): ")
    if getpass.getpass("once more: ") != first:
        raise WrongUser("the two passwords are not the same: nothing was changed")
    return first
