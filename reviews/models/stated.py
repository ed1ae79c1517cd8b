"""A stated date in a table: the source's words, their precision, and the two bounds."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Date, String
from sqlalchemy.orm import composite, mapped_column

from reviews.rules.stated import StatedDate

PARTS = ("stated", "precision", "earliest", "latest")


def stated_date(name: str) -> Any:
    """Four columns, `<name>_stated`, `_precision`, `_earliest`, `_latest`, as one StatedDate."""
    return composite(
        StatedDate,
        mapped_column(f"{name}_stated", String, nullable=True),
        mapped_column(f"{name}_precision", String, nullable=True),
        mapped_column(f"{name}_earliest", Date, nullable=True),
        mapped_column(f"{name}_latest", Date, nullable=True),
        return_none_on=lambda words, *_: words is None,
    )
