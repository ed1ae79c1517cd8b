"""The form on which it is decided what goes into a report."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from typing import Any

from wtforms import Field, HiddenField, SelectMultipleField
from wtforms.validators import Length, ValidationError
from wtforms.widgets import CheckboxInput

from partnership.forms.base import NO_IDENTIFIERS, Form, FreeLine

TICK_FIRST = "Tick what goes in or stays out first"
CHANGED = "This list has changed since the page was shown. Nothing was decided: look again"
MOST = 200


class GoesInForm(Form):
    """Which things, by ticks, by a button beside one, or all of the list; `to` says what becomes of them.

    `listed` are the ids of the whole list, `decided` those of it that can be taken back.
    """

    things = SelectMultipleField("Which", option_widget=CheckboxInput(), validate_choice=False)
    reason = FreeLine(
        "Why, if it needs saying",
        description=f"Kept with each of them. {NO_IDENTIFIERS}",
        validators=[Length(max=MOST, message=f"Use {MOST} letters or fewer")],
    )
    count = HiddenField()

    def __init__(
        self,
        *arguments: Any,
        listed: Collection[uuid.UUID],
        decided: Collection[uuid.UUID],
        to: str,
        one: str,
        **options: Any,
    ) -> None:
        super().__init__(*arguments, **options)
        self.listed, self.decided = frozenset(listed), frozenset(decided)
        self.to, _, chosen = (to or one).partition(":")
        self.is_all = chosen == "all"
        self.one = chosen if one and not to else ""
        if self.count.data in (None, ""):
            self.count.data = str(len(listed))

    @property
    def chosen(self) -> frozenset[uuid.UUID]:
        """The things that were meant, so far as they stand in the list."""
        offered = self.decided if self.to == "back" else self.listed
        if self.is_all:
            return offered
        wanted = [self.one] if self.one else self.things.data or []
        return frozenset(each for each in offered if str(each) in wanted)

    def validate_things(self, item: Field) -> None:
        if self.is_all and self.count.data != str(len(self.listed)):
            self.count.data = str(len(self.listed))
            raise ValidationError(CHANGED)
        if not self.chosen:
            raise ValidationError(CHANGED if self.one or item.data else TICK_FIRST)
