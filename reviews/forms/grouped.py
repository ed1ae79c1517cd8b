"""Many things to tick, folded away under headings."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from wtforms import SelectMultipleField
from wtforms.widgets import CheckboxInput


@dataclass(frozen=True)
class Group:
    """Choices under one heading, by id; `is_open` shows them unasked."""

    heading: str
    choices: Mapping[uuid.UUID, str]
    is_open: bool = False

    @classmethod
    def of(cls, found: Iterable[Any]) -> list[Group]:
        """What a query put under headings."""
        return [cls(each.heading, each.choices, each.is_open) for each in found]


class GroupedField(SelectMultipleField):
    """Its choices come in groups, each thing in one of them."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        self.groups: list[Group] = []
        super().__init__(
            *arguments, coerce=lambda value: uuid.UUID(str(value)), option_widget=CheckboxInput(), **options
        )

    def offer(self, groups: Iterable[Group]) -> None:
        self.groups = list(groups)
        self.choices = {str(value): label for group in self.groups for value, label in group.choices.items()}

    @property
    def names(self) -> dict[uuid.UUID, str]:
        return {value: name for group in self.groups for value, name in group.choices.items()}

    def ticked(self, group: Group) -> int:
        return len(set(self.data or ()) & set(group.choices))
