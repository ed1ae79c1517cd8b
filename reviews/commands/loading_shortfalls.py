"""What an annual report says itself falls short."""

from __future__ import annotations

import uuid

from reviews.commands.loading_focuses import Named
from reviews.commands.loading_rows import Loading
from reviews.interchange.annual_report import AnnualReport
from reviews.models import Shortfall

SECTION = "stated_gaps"


def load_shortfalls(loading: Loading, report: AnnualReport) -> None:
    """Its rows have no id of their own: they are known by their place."""
    rows = [Named(f"place {place}", row.text) for place, row in enumerate(report.stated_gaps, start=1)]
    places = {row.id: place for place, row in enumerate(rows, start=1)}
    for row in loading.new(SECTION, rows, Shortfall.__tablename__):
        shortfall = Shortfall(id=uuid.uuid4(), board_id=loading.board.id, place=places[row.id], text=row.name.strip())
        loading.made(shortfall)
        loading.became(SECTION, row.id, shortfall)
        loading.tell("loaded the shortfall", shortfall)
