"""How long the annual report takes, from the record to the files: as the command line writes it, storing nothing."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from flask import Flask

from benchmarks.pages import application
from benchmarks.table import Measure
from partnership import clock
from partnership.extensions import db
from partnership.models import Board
from partnership.vocabulary import Audience
from reviews import cli_reports
from reviews.commands import loading
from reviews.interchange.reading import read
from reviews.queries import source_files
from reviews.rules.facts import Scope
from reviews.rules.stated import Period

DATA = Path(__file__).resolve().parent.parent / "data"
PUBLISHED = [str(DATA / name) for name in ("barnet-2022-23.json", "barnet-2022-23-coding.json")]
WORKED_EXAMPLE, ONE_YEAR, TEN_YEARS = 5, 10, 60


def measured(app: Flask, folder: Path, years: int) -> list[Measure]:
    """Of the large record one year and all its years to Word; of the worked example its year in three formats."""
    last = clock.today().year - 1
    published = application(folder / "published")
    with published.app_context():
        loading.load(read(PUBLISHED, types=source_files.type_codes(), known=source_files.known), board=None, by=None)
        db.session.commit()
    of_year, of_all = (Period.of_months(f"{last - each}-04", f"{last + 1}-03") for each in (0, years - 1))
    return [
        _measure(
            "Worked example", published, Period.of_months("2022-09", "2023-09"), ("md", "html", "docx"), WORKED_EXAMPLE
        ),
        _measure("One year", app, of_year, ("docx",), ONE_YEAR),
        _measure(f"{years} years", app, of_all, ("docx",), TEN_YEARS),
    ]


def _measure(name: str, app: Flask, period: Period, formats: Sequence[str], limit: float) -> Measure:
    how = "Word" if len(formats) == 1 else "three formats"
    took, size = _seconds(app, period, formats)
    return Measure(f"{name} as {how}, seconds", took, limit, " s", f"{size / 1000:,.0f} KB")


def _seconds(app: Flask, period: Period, formats: Sequence[str]) -> tuple[float, int]:
    with app.app_context():
        board = db.session.query(Board).one()
        today = clock.today()
        scope = Scope(board.id, board.name, "Annual report", period, Audience.INTERNAL, min(period.last, today), today)
        begun = time.perf_counter()
        _, written = cli_reports.written_out(scope, formats)
        size = sum(map(len, written.values()))
        return time.perf_counter() - begun, size
