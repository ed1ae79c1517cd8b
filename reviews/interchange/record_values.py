"""What the rows of `record/1` are made of: ids, days, moments, and dates as they were stated."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from datetime import UTC, date, datetime
from typing import Annotated, Any, ClassVar
from uuid import UUID

from pydantic import BeforeValidator, Field, Strict, model_validator
from pydantic_core import PydanticCustomError

from reviews.interchange.shapes import LARGEST_WHOLE, Shape, Text

UUID_FORM = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII)
DAY_FORM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
MOMENT_FORM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}(\.[0-9]{6})?\+00:00", re.ASCII)


def _uuid(value: Any) -> Any:
    if isinstance(value, str) and not UUID_FORM.fullmatch(value):
        raise PydanticCustomError("uuid", "must be an id in small letters with hyphens, as a dump writes it")
    return UUID(value) if isinstance(value, str) else value


def _day(value: Any) -> Any:
    return _read(value, DAY_FORM, date.fromisoformat, 'must be a day that exists, as "2026-01-03"')


def _moment(value: Any) -> Any:
    wanted = 'must be a moment that exists, as "2026-01-03T09:30:00+00:00"'
    return _read(value, MOMENT_FORM, datetime.fromisoformat, wanted)


def _bytes(value: Any) -> Any:
    try:
        return b64decode(value, validate=True) if isinstance(value, str) else value
    except (NotBase64, ValueError):
        raise PydanticCustomError("bytes", "must be bytes in Base64") from None


def _read(value: Any, form: re.Pattern[str], read: Any, wanted: str) -> Any:
    if value is None or isinstance(value, (date, datetime)):
        return value
    try:
        if isinstance(value, str) and form.fullmatch(value):
            return read(value)
    except ValueError:
        pass
    raise PydanticCustomError("when", "{wanted}", {"wanted": wanted})


Uid = Annotated[UUID, Strict(), BeforeValidator(_uuid)]
Day = Annotated[date, Strict(), BeforeValidator(_day)]
Moment = Annotated[datetime, Strict(), BeforeValidator(_moment)]
Bytes = Annotated[bytes, Strict(), BeforeValidator(_bytes)]
Version = Annotated[int, Strict(), Field(ge=1, le=LARGEST_WHOLE)]
Place = Annotated[int, Strict(), Field(ge=0, le=LARGEST_WHOLE)]


class RecordRow(Shape):
    """A row of one table. Another table needs one class like this, and one line in record.py.

    `alone` are the sets of keys whose values no two rows share. Columns named `..._folded` are made again
    when a row is loaded. `at_a_time` is how many rows of the table are held at once while it is dumped.
    """

    table: ClassVar[str]
    at_a_time: ClassVar[int] = 2_000
    alone: ClassVar[tuple[tuple[str, ...], ...]] = ()


class KnownRow(RecordRow):
    """A row with an id of its own, the same in every installation that it is loaded into."""

    id: Uid


class RecordedDate(Shape):
    """A date as it was stated, with the first and the last day that its words allow."""

    stated: Text
    precision: Text
    earliest: Day | None = None
    latest: Day | None = None

    @model_validator(mode="after")
    def _in_order(self) -> RecordedDate:
        in_order("latest", self.earliest, self.latest)
        return self


def in_order(name: str, first: date | None, last: date | None) -> None:
    """Raise where the last day comes before the first."""
    if first and last and last < first:
        raise PydanticCustomError("order", "{name} is before the day it begins", {"name": name})


def insist(holds: bool, sentence: str) -> None:
    """Raise with the sentence where what has to hold does not."""
    if not holds:
        raise PydanticCustomError("insist", "{sentence}", {"sentence": sentence})


def one_of(row: RecordRow, *names: str) -> None:
    """Raise unless exactly one of the keys names something."""
    named = [name for name in names if getattr(row, name) is not None]
    insist(len(named) == 1, f"needs exactly one of {', '.join(names[:-1])} and {names[-1]}")


def iso(value: Any) -> Any:
    """A value of a column as a file has it."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return b64encode(value).decode("ascii")
    return str(value) if isinstance(value, (str, UUID)) else value
