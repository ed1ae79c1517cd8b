"""Several rows of the same questions in one field: those that are there, and some empty ones to fill in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from wtforms import Field
from wtforms.validators import StopValidation, ValidationError
from wtforms.widgets import TextArea

from partnership.forms.base import strip

SPARE = 3


class RowFault(ValueError):
    """What is wrong in a row, and in which of its columns."""

    def __init__(self, column: str, sentence: str) -> None:
        super().__init__(sentence)
        self.column = column


@dataclass(frozen=True)
class Column:
    """One question of a row: a line to type in, or a choice. `is_free` words are watched for identifying details."""

    name: str
    label: str
    width: int = 20
    choices: Mapping[str, str] = field(default_factory=dict)
    suggestions: Sequence[str] = ()
    is_free: bool = False


@dataclass
class Row:
    """What stands in one row, by column, what it was read as, and what is wrong with it."""

    said: dict[str, str]
    read: Any = None
    faults: dict[str, str] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        return not any(self.said.values())


class RowsField(Field):
    """Its data is what `read` makes of each row that says something; `write` turns a stored one into words.

    A row with a fault stays as it was typed. Rows are named `<field>-<number>-<column>`. A row that was emptied
    is taken away.
    """

    widget = TextArea()

    def __init__(
        self,
        label: str,
        *,
        columns: Sequence[Column],
        read: Callable[[dict[str, str]], Any],
        write: Callable[[Any], dict[str, str]],
        named: str,
        **options: Any,
    ) -> None:
        self.columns, self.read, self.write, self.named = columns, read, write, named
        self.rows: list[Row] = []
        self.data: list[Any] = []
        super().__init__(label, **options)

    def process(self, formdata: Any, data: Any = None, extra_filters: Any = None) -> None:
        self.process_errors: list[str] = []
        self.object_data = [] if not isinstance(data, Iterable) else list(data)
        self.rows = [Row(self.write(each)) for each in self.object_data]
        if formdata is not None and any(key.startswith(f"{self.name}-") for key in formdata):
            self.rows = self._typed(formdata)
        self._read()
        self.rows += [Row({}) for _ in range(SPARE - sum(row.is_empty for row in self.rows))]

    def _typed(self, formdata: Any) -> list[Row]:
        heads = [key.removeprefix(f"{self.name}-").split("-")[0] for key in formdata if key.startswith(f"{self.name}-")]
        numbers = sorted({int(head) for head in heads if head.isascii() and head.isdigit() and len(head) < 4})
        return [Row({each.name: self._cell(formdata, number, each) for each in self.columns}) for number in numbers]

    def _cell(self, formdata: Any, number: int, column: Column) -> str:
        words = str(strip(formdata.get(f"{self.name}-{number}-{column.name}", "")))
        return words if not column.choices or words in column.choices else ""

    def _read(self) -> None:
        self.data = []
        for row in self.rows:
            if row.is_empty:
                continue
            try:
                row.read = self.read(row.said)
                self.data.append(row.read)
            except RowFault as fault:
                row.faults[fault.column] = str(fault)

    def pre_validate(self, form: Any) -> None:
        for number, row in enumerate(self.rows):
            for column, sentence in row.faults.items():
                self.id = self.cell_id(number, column)
                raise StopValidation(sentence)

    def refuse_where(self, is_wrong: Callable[[Any], bool], column: str, sentence: str) -> None:
        """For rules that a form knows: the first wrong row says so at its column. Rows as they were stored are left."""
        before = [self.write(each) for each in self.object_data]
        for number, row in enumerate(self.rows):
            if row.read is not None and row.said not in before and is_wrong(row.read):
                row.faults[column] = sentence
                self.id = self.cell_id(number, column)
                raise ValidationError(sentence)

    @property
    def is_changed(self) -> bool:
        return [row.said for row in self.rows if not row.is_empty] != [self.write(each) for each in self.object_data]

    def cell_id(self, number: int, column: str) -> str:
        return f"{self.name}-{number}-{column}"

    def free_words(self) -> list[str]:
        """What may identify somebody and was not there before."""
        before = [list(self.write(each).values()) for each in self.object_data]
        known = {words for row in before for words in row}
        free = [column.name for column in self.columns if column.is_free]
        typed = [row.said.get(name, "") for row in self.rows for name in free]
        return [words for words in typed if words and words not in known]

    def in_words(self) -> str:
        return "; ".join(", ".join(filter(None, row.said.values())) for row in self.rows if not row.is_empty)

    def _value(self) -> str:
        return self.in_words()
