"""The form that records a declared conflict of interest."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from wtforms import Field, SelectField
from wtforms.validators import DataRequired, Length, ValidationError

from partnership.forms.base import NO_IDENTIFIERS, FreeLine, NewForm
from partnership.forms.days import DayField


class ConflictForm(NewForm):
    """`people` hold a role on the board of the case and have no conflict in it."""

    who = SelectField("Whose conflict of interest is it?", invalid_choice_message="Choose a person")
    reason = FreeLine(
        "Reason",
        description=f"Such as: managed the team under review. {NO_IDENTIFIERS}",
        validators=[
            DataRequired("Enter the reason"),
            Length(max=300, message="Enter a reason of 300 characters or fewer"),
        ],
    )
    declared_on = DayField("Declared on", asked="the day when it was declared")
    stand_in = SelectField(
        "Who stands in?",
        description="They are named on the case, so that they can see it, until you end that.",
        invalid_choice_message="Choose a person",
    )

    def __init__(self, *arguments: Any, people: Mapping[str, str], today: date, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.today = today
        self.who.choices = {"": "Choose", **people}
        self.stand_in.choices = {"": "Nobody", **people}

    def validate_who(self, item: Field) -> None:
        if not item.data:
            raise ValidationError("Choose whose conflict of interest it is")

    def validate_stand_in(self, item: Field) -> None:
        if item.data and item.data == self.who.data:
            raise ValidationError("Choose somebody else to stand in")

    def validate_declared_on(self, item: Field) -> None:
        if item.data is None:
            raise ValidationError("Enter the day on which it was declared")
        if item.data > self.today:
            raise ValidationError("Enter a day that is not in the future")
