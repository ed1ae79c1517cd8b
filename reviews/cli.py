"""`record load`, `record dump` and `record counts`: the record in files, and its numbers, at the command line.

What was asked for goes to standard output; all else that is to be said goes to standard error.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NoReturn

import click
from flask import Flask

from partnership import clock
from partnership.errors import RuleBroken
from partnership.extensions import db
from partnership.troubles import Commands
from reviews import cli_numbers, cli_words
from reviews.commands import loading
from reviews.commands.loading_rows import Loaded
from reviews.interchange.faults import Refused
from reviews.interchange.parsing import DUMP
from reviews.interchange.reading import read
from reviews.inventing.partnership import invent, size_of
from reviews.queries import counts_plain, dumping, source_files

record = Commands("record", help="The record of learning: load files, write it to a file, count it.")
as_json = click.option("--json", "is_json", is_flag=True, help="Print it for programs, as JSON.")


def prepare(app: Flask) -> None:
    """Register the commands."""
    app.cli.add_command(record)


@record.command("load")
@click.argument("files", nargs=-1, required=True)
@click.option("--board", help="The board of an annual report, by name or abbreviation. Else its title names it.")
@as_json
def load(files: tuple[str, ...], board: str | None, is_json: bool) -> None:
    """Load files of facts: all of them, or nothing and one line for each fault."""
    try:
        loaded = _load(files, board)
    except Refused as refused:
        db.session.rollback()
        _refuse(refused.lines())
    for each in loaded:
        _say(cli_words.left_out(each))
    if is_json:
        _show({"files": [cli_words.plain(each) for each in loaded]})
    else:
        click.echo("\n\n".join("\n".join(cli_words.loaded(each)) for each in loaded))


def _load(files: tuple[str, ...], board: str | None) -> list[Loaded]:
    """The files are read before the transaction that writes, so that nobody waits for a large one."""
    types = source_files.type_codes()
    db.session.rollback()
    documents = read(files, types=types, known=source_files.known)
    loaded = loading.load(documents, board=board, by=None)
    db.session.commit()
    return loaded


@record.command("dump")
@click.option("--out", required=True, type=click.Path(path_type=Path), help="The file to write.")
def dump(out: Path) -> None:
    """Write the whole record to a file: all but secrets, sessions and history."""
    try:
        size = _write(out)
    except OSError as problem:
        _refuse([f"{out}: cannot be written: {problem.strerror}"])
    _say([f"The record is in {out}. It holds what only some people may see: keep it where they keep such things."])
    if size > DUMP.size:
        _say([f"It is larger than {DUMP.megabytes} MB, so it can be kept but not loaded as one file."])


def _write(out: Path) -> int:
    """The file appears whole or not at all, and only its owner may read it."""
    with tempfile.NamedTemporaryFile("w", dir=out.parent, encoding="utf-8", newline="\n", delete=False) as half_made:
        try:
            half_made.writelines(dumping.text())
            half_made.flush()
            os.fsync(half_made.fileno())
            Path(half_made.name).replace(out)
        except BaseException:
            Path(half_made.name).unlink()
            raise
    return out.stat().st_size


@record.command("counts")
@as_json
def count(is_json: bool) -> None:
    """How many there are of each thing, by type, stage, status, source, level and period."""
    numbers = counts_plain.plain()
    if is_json:
        _show(numbers)
    else:
        click.echo("\n".join(cli_numbers.counted()))


@record.command("invent")
@click.option("--years", type=click.IntRange(1, 30), default=3, show_default=True, help="How many years deep.")
@click.option("--reviews-per-year", type=click.IntRange(1, 200), default=8, show_default=True)
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed gives the same partnership.")
def invent_partnership(years: int, reviews_per_year: int, seed: int) -> None:
    """Fill an empty record with a plainly invented partnership, for training."""
    try:
        people = invent(size_of(years, reviews_per_year), today=clock.today(), seed=seed)
    except RuleBroken as broken:
        db.session.rollback()
        _refuse([str(broken)])
    db.session.commit()
    click.echo("\n".join(cli_numbers.counted()))
    _say(["", "Nobody in it exists, and nobody has a password. Make a sign-in link for:"])
    _say(f"  {name}: {person.email}" for name, person in people.items())


def _show(value: Any) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line, err=True)


def _refuse(lines: Iterable[str]) -> NoReturn:
    _say(lines)
    raise SystemExit(1)
