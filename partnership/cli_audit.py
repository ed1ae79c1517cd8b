"""audit verify: whether the record of writes is whole."""

from __future__ import annotations

import json
from pathlib import Path

import click
from flask import Flask, current_app

from partnership import backups
from partnership.commands import audit
from partnership.errors import Refused
from partnership.filters import moment, plural
from partnership.queries import events
from partnership.troubles import Commands

SHORTER = (
    "The record in {folder} has {has}, and the backup {backup} has {wanted}. Either this is another record "
    "(see that DATA_DIR is right), or an earlier backup was restored, or events were removed."
)
REWOUND = (
    "Event {number}: it is not the one that the backup {backup} ends with. An earlier backup was restored on {moment}, "
    "after this one was made: if that was you, compare with a backup made since."
)
group = Commands("audit", help="Look after the record of what was done.")


def prepare(app: Flask) -> None:
    app.cli.add_command(group)


@group.command("verify")
@click.option("--backup", type=click.Path(path_type=Path), help="Look for its last event, too.")
@click.option("--json", "as_json", is_flag=True, help="The result as JSON on standard output.")
def verify(backup: Path | None, as_json: bool) -> None:
    """Follow the chain of events from the first to the last. One line for each broken place, and exit 1."""
    faults = list(audit.faults())
    if backup is not None:
        faults += _missing_from(backup)
    end = events.head()
    number, last = (end.number, end.hash) if end else (0, "")
    for fault in faults:
        click.echo(fault, err=True)
    if as_json:
        click.echo(json.dumps({"events": number, "end": last, "faults": faults}, indent=2))
    if faults:
        raise SystemExit(1)
    click.echo(f"The chain is whole: {plural(number, 'event')}. It ends with {last or 'nothing'}.", err=True)


def _missing_from(backup: Path) -> list[str]:
    try:
        with backups.opened(backup.resolve()) as (_, manifest):
            number, wanted = manifest.head_number, manifest.head_hash
    except Refused as fault:
        raise click.ClickException(fault.sentence) from fault
    found, head = events.numbered(number), events.head()
    if number == 0 or (found is not None and found.hash == wanted):
        return []
    if head is None or head.number < number:
        has, folder = plural(head.number if head else 0, "event"), current_app.config["DATA_DIR"]
        return [SHORTER.format(backup=backup, wanted=number, has=has, folder=folder)]
    restored = events.restored_since(manifest.moment, up_to=number)
    if restored is not None:
        return [REWOUND.format(backup=backup, number=number, moment=moment(restored.happened_at))]
    return [f"Event {number}: it is not the one that the backup {backup} ends with. The chain was written anew."]
