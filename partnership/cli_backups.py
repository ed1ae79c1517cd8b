"""backup create and backup restore: the whole database in one file, and back."""

from __future__ import annotations

from pathlib import Path

import click
from flask import Flask, current_app

from partnership import backups, clock, restoring, upgrades
from partnership.errors import Refused
from partnership.extensions import db
from partnership.filters import plural
from partnership.troubles import Commands

group = Commands("backup", help="Keep the whole database in one file, and put it back.")

REWOUND = (
    "What was done after that is no longer in the record: words taken out and accounts ended since are back. "
    "Everybody has to sign in again, and links that were not used no longer work: "
    "make new ones with ./run flask users link --email and the address."
)


def prepare(app: Flask) -> None:
    app.cli.add_command(group)


@group.command("create")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def create(file: Path) -> None:
    """Write a backup to FILE, also while the service runs."""
    if file.exists():
        raise click.ClickException(f"There is a file {file} already. Choose another name.")
    if not file.resolve().parent.is_dir():
        raise click.ClickException(f"There is no folder {file.resolve().parent}.")
    manifest = backups.create(file.resolve())
    click.echo(f"{file} holds the whole database, with {plural(manifest.head_number, 'event')}.", err=True)


@group.command("restore")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def restore(file: Path) -> None:
    """Put the backup FILE in the place of the database, which is kept first. Stop the service before."""
    try:
        restored = restoring.restore(file.resolve(), folder=Path(current_app.config["DATA_DIR"]))
    except Refused as fault:
        raise click.ClickException(fault.sentence) from fault
    db.session.commit()
    if restored.kept:
        click.echo(f"The database that was here is kept in {restored.kept}.", err=True)
    else:
        click.echo(upgrades.NEW_RECORD.format(current_app.config["DATA_DIR"]), err=True)
    moment = restored.manifest.moment.astimezone(clock.LONDON)
    click.echo(f"The record is as it was on {moment.day} {moment:%B %Y at %H:%M}. {REWOUND}", err=True)
