"""What the command line asks for, known before its command runs."""

from __future__ import annotations

import sys
from itertools import pairwise

import click

RESTORE = ("backup", "restore")
MAKE_A_RECORD = {RESTORE, ("users", "create"), ("record", "load"), ("record", "invent"), ("db", "upgrade")}
ONLY_FORWARD = (
    "Migrations only go forward. To go back, put the earlier release back and restore the backup that was made before: "
    "./run flask backup restore, and the backup's file."
)
REFUSED = {
    "run": "flask run is not for a live record: it has none of the service’s safeguards. Use ./run serve.",
    "shell": "flask shell is not for a live record: what is done in it leaves no history.",
}


def is_command() -> bool:
    return click.get_current_context(silent=True) is not None


def refused() -> str | None:
    """Why the command that is running is not for a live record; None for all others."""
    context = click.get_current_context(silent=True)
    if context is not None and ("db", "downgrade") in pairwise(sys.argv[1:]):
        return ONLY_FORWARD
    return REFUSED.get(str(context.info_name)) if context is not None else None


def is_help() -> bool:
    words = sys.argv[1:]
    return is_command() and (not words or "--help" in words)


def is_restore() -> bool:
    return is_command() and RESTORE in pairwise(sys.argv[1:])


def makes_no_record() -> bool:
    """Most commands are about a record that is there: where there is none, the folder was mistyped."""
    return is_command() and not is_help() and MAKE_A_RECORD.isdisjoint(pairwise(sys.argv[1:]))
