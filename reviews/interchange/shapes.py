"""What every shape is made of: plain values that are never guessed at, and marks on the keys."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, Strict
from pydantic_core import PydanticCustomError

MOST_ENTRIES = 1_000
LARGEST_WHOLE = 2_000_000_000
Inner = TypeVar("Inner")


@dataclass(frozen=True)
class RefersTo:
    """The key holds the id, or ids, of rows in one of these sections of the same file."""

    sections: tuple[str, ...]


@dataclass(frozen=True)
class Above:
    """The key holds the id of the row above this one, in the same section; going up comes to an end."""


@dataclass(frozen=True)
class Former:
    """The key stands in older files alone: loading them turns it into what took its place."""


@dataclass(frozen=True)
class Codes:
    """The row's id is that of a row in this section of the file that is coded."""

    section: str


@dataclass(frozen=True)
class TypeOfReview:
    """The key holds the name of a type of review that the types table knows."""


class Shape(BaseModel):
    """An object of a file. Keys it does not know are passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore", use_attribute_docstrings=True)


def _told(text: str) -> str:
    if not text.strip():
        raise PydanticCustomError("told", "is empty")
    return text


def _decimal(value: Any) -> Any:
    return Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _absent_is_empty(value: Any) -> Any:
    return () if value is None else value


def _absent_is_empty_object(value: Any) -> Any:
    return {} if value is None else value


def _short(value: Any) -> Any:
    if isinstance(value, (list, dict)) and len(value) > MOST_ENTRIES:
        raise PydanticCustomError("too_many", "has more than {most} entries", {"most": f"{MOST_ENTRIES:,}"})
    return value


def _one_is_a_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Text = Annotated[str, Strict()]
Told = Annotated[str, Strict(), AfterValidator(_told)]
Id = Annotated[str, Strict(), Field(max_length=200), AfterValidator(_told)]
Whole = Annotated[int, Strict(), Field(ge=-LARGEST_WHOLE, le=LARGEST_WHOLE)]
Count = Annotated[int, Strict(), Field(ge=0, le=LARGEST_WHOLE)]
Flag = Annotated[bool, Strict()]
Number = Annotated[Decimal, Strict(), BeforeValidator(_decimal)]
Rows = Annotated[tuple[Inner, ...], BeforeValidator(_absent_is_empty)]
Listed = Annotated[tuple[Inner, ...], BeforeValidator(_absent_is_empty), BeforeValidator(_short)]
Keyed = Annotated[dict[Text, Inner], BeforeValidator(_absent_is_empty_object), BeforeValidator(_short)]
Texts = Listed[Text]
Ids = Listed[Id]
OneOrMoreIds = Annotated[Ids, BeforeValidator(_one_is_a_list)]
Lines = Listed[Whole]


class Sourced(Shape):
    """What says where in the source it stands; lines are counted from 1."""

    source_line: Whole | None = None
    source_lines: Lines = ()
    also_source_lines: Lines = ()
    note: Text | None = None
    conflict: Text | None = None
    """What else the source says that does not go with this."""


class Row(Sourced):
    """A row of a section, known in its file by `id`."""

    id: Id
