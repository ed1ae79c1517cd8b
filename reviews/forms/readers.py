"""The form that names a person or a group on a case."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from wtforms import Field, SelectField
from wtforms.validators import ValidationError

from partnership.forms.base import NewForm
from reviews.forms.stated import StatedField


class ReaderForm(NewForm):
    """`offered` are the people and groups that are not named yet."""

    who = SelectField("Person or group", invalid_choice_message="Choose a person or a group")
    until = StatedField(
        "Until",
        description="The last day on which they can see the case, such as 31 March 2027. Empty: until you end it.",
        render_kw={"width": 20},
    )

    def __init__(self, *arguments: Any, offered: Mapping[str, str], today: date, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.today = today
        self.who.choices = {"": "Choose", **offered}

    def validate_who(self, item: Field) -> None:
        if not item.data:
            raise ValidationError("Choose a person or a group")

    def validate_until(self, item: Field) -> None:
        if item.data is None:
            return
        if item.data.precision != "day":
            raise ValidationError("Enter a day, such as 31 March 2027")
        if item.data.latest < self.today:
            raise ValidationError("Enter a day that is not in the past")

    @property
    def until_on(self) -> date | None:
        return self.until.data.latest if self.until.data else None
