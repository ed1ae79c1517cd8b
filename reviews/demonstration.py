"""The worked example that `./run` shows: one published annual report, as facts, and the themes given to its rows."""

from __future__ import annotations

import click

from partnership.config import ROOT
from partnership.extensions import db
from reviews.commands import loading
from reviews.interchange.reading import read
from reviews.queries import counts, source_files

FILES = (ROOT / "data" / "barnet-2022-23.json", ROOT / "data" / "barnet-2022-23-coding.json")


def fill() -> None:
    """Load it into a record that is empty; a record that has a board is left as it is."""
    if not counts.boards():
        _load()


def _load() -> None:
    documents = read(FILES, types=source_files.type_codes(), known=source_files.known)
    report, _ = loading.load(documents, by=None)
    db.session.commit()
    click.echo(f"Loaded the worked example: {report.title}.", err=True)
