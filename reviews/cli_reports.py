"""`report build`: the annual report as the record alone writes it, in files; nothing is stored."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import click
from flask import Flask

from partnership import clock
from partnership.collecting import nothing_to_collect
from partnership.documents import docx, html, markdown
from partnership.filters import listed, plural
from partnership.models import Board
from partnership.queries import boards
from partnership.rules.documents import Document
from partnership.troubles import Commands
from partnership.vocabulary import Audience
from reviews.queries import facts
from reviews.rules import documents
from reviews.rules.facts import Facts, Scope, Undecided
from reviews.rules.stated import Period

NAME = "annual-report"
TITLE = "Annual report"
WRITERS: Mapping[str, Callable[[Document], str | bytes]] = {
    "md": markdown.write,
    "html": html.write,
    "docx": docx.write,
}
report = Commands("report", help="The annual report.")


def prepare(app: Flask) -> None:
    """Register the commands."""
    app.cli.add_command(report)


@dataclass(frozen=True)
class Asked:
    """What was asked for, after it was found to make sense."""

    board: Board
    period: Period
    audience: Audience
    formats: tuple[str, ...]


@report.command("build")
@click.option("--from", "first", required=True, help="The first month, like 2022-09.")
@click.option("--to", "last", required=True, help="The last month, which is in it too.")
@click.option("--board", default="", help="Its name or abbreviation. Not needed where there is one board.")
@click.option("--audience", default=Audience.PARTNERS.value, show_default=True, help="internal or partners.")
@click.option("--format", "formats", default=",".join(WRITERS), show_default=True, help="One or more, with commas.")
@click.option("--out", required=True, type=click.Path(path_type=Path), help="The folder to write to.")
def build(first: str, last: str, board: str, audience: str, formats: str, out: Path) -> None:
    """Write the report of these months as the record alone writes it.

    What authors wrote, decided and left out on the pages of a report is not in it: a report of theirs is exported
    from its page. What is undecided is left out and counted. Files of these names in the folder are replaced.
    """
    faults: list[str] = []
    asked = _asked(first, last, board, audience, formats, faults)
    if asked is None:
        _refuse(faults)
    found, contents = written_out(_scope(asked), asked.formats)
    written = {f"{NAME}.{suffix}": content for suffix, content in contents.items()}
    try:
        _write(out, written)
    except OSError as problem:
        _refuse([f"{out}: cannot be written: {problem.strerror}"])
    _say([f"{asked.board.name}, {asked.period.in_words}: {listed(written)} in {out}.", *_left_out(found.undecided)])


@nothing_to_collect()
def written_out(scope: Scope, formats: Iterable[str]) -> tuple[Facts, dict[str, str | bytes]]:
    """The facts, and the report that they alone make: suffix → content."""
    found = facts.facts(scope)
    document = documents.of_the_record(found)
    return found, {each: WRITERS[each](document) for each in formats}


def _asked(first: str, last: str, board: str, audience: str, formats: str, faults: list[str]) -> Asked | None:
    """All that is wrong is said at once."""
    period = _period(first, last, faults)
    found = _board(board, faults)
    chosen = tuple(dict.fromkeys(each.strip().lower() for each in formats.split(",") if each.strip()))
    unknown = [each for each in chosen if each not in WRITERS]
    if unknown or not chosen:
        faults.append(f"--format: choose from {listed(WRITERS)}, not “{', '.join(unknown) or formats}”")
    if audience not in list(Audience):
        faults.append(f"--audience: choose from {listed(each.value for each in Audience)}, not “{audience}”")
    if faults or period is None or found is None:
        return None
    return Asked(found, period, Audience(audience), chosen)


def _period(first: str, last: str, faults: list[str]) -> Period | None:
    try:
        return Period.of_months(first, last)
    except ValueError as wrong:
        faults.append(f"--from, --to: {wrong}")
        return None


def _board(words: str, faults: list[str]) -> Board | None:
    """The one that is named, or the only one there is."""
    there = boards.all_in_order()
    found = boards.by_words(words) if words else there[0] if len(there) == 1 else None
    if found is None:
        known = listed(each.name for each in there) or "none yet"
        wrong = f"there is no board “{words}”" if words else "name the board"
        faults.append(f"--board: {wrong}. Boards in the record: {known}")
    return found


def _scope(asked: Asked) -> Scope:
    """A period that is not over is told of as it stands today."""
    today = clock.today()
    position_on = min(asked.period.last, today)
    return Scope(asked.board.id, asked.board.name, TITLE, asked.period, asked.audience, position_on, today)


def _write(out: Path, files: Mapping[str, str | bytes]) -> None:
    """Every file appears whole, when all of them are made; only their owner may read them."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out, prefix=".") as folder:
        for name, content in files.items():
            half_made = Path(folder) / name
            half_made.touch(mode=0o600)
            half_made.write_bytes(content.encode() if isinstance(content, str) else content)
            with half_made.open("rb") as handle:
                os.fsync(handle.fileno())
        for name in files:
            (Path(folder) / name).replace(out / name)


def _left_out(undecided: Undecided) -> Iterable[str]:
    if undecided.all:
        many = plural(undecided.all, "thing")
        yield f"{many} may belong in it and nobody has decided: left out, and counted at its end."


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line, err=True)


def _refuse(lines: Iterable[str]) -> NoReturn:
    _say(lines)
    raise SystemExit(1)
