"""`search rebuild`: make the index of search anew from the record."""

from __future__ import annotations

import click
from flask import Flask

from partnership.extensions import db
from partnership.filters import plural
from partnership.troubles import Commands
from reviews.commands import search as commands

search = Commands("search", help="The index of search.")


def prepare(app: Flask) -> None:
    """Register the commands."""
    app.cli.add_command(search)


@search.command("rebuild")
def rebuild() -> None:
    """Make the index anew. It is kept by itself: this is for a database that was changed by other means."""
    click.echo(f"The index of search has {plural(made_anew(), 'entry', 'entries')}.")


def made_anew() -> int:
    """A transaction of its own, also after an upgrade: how many entries there are."""
    count = commands.rebuild()
    db.session.commit()
    return count
