"""The form in which everything of a leaver is handed over."""

from __future__ import annotations

from datetime import date
from typing import Any

from wtforms import BooleanField, Field
from wtforms.validators import DataRequired, ValidationError

from partnership.forms.base import NewForm
from partnership.forms.choices import OneOf, id_or_none
from partnership.forms.days import DayField
from reviews.forms.actions import Choices, choices_of
from reviews.rules.hand_over import Earliest


class HandOverForm(NewForm):
    """`people` are those who may take over; `earliest` bounds the last day; `today` is the day of the request."""

    successor_id = OneOf(
        "Who takes over?",
        description="Offered are people who hold a role on the same board, and people of no board who hold none: the "
        "roles go to them with the hand-over. For somebody else, add an account in Settings, People, or give their "
        "account a role of this board there first.",
        fault="Choose who takes over",
        coerce=id_or_none,
        validators=[DataRequired("Choose who takes over")],
    )
    last_day = DayField(
        "What is the last day of the one who leaves?",
        asked="the last day",
        description="The successor’s roles and posts begin the day after. For example, 3 January 2026.",
        validators=[DataRequired("Enter the last day")],
    )
    stop_account = BooleanField(
        "Stop the account now",
        description="Whoever leaves is signed out and cannot sign in again. What they did stays under their name.",
    )

    def __init__(self, *, people: Choices, earliest: Earliest, today: date, **options: Any) -> None:
        super().__init__(**options)
        self.earliest, self.today = earliest, today
        self.successor_id.choices = {"": "Choose a person", **choices_of(people)}

    def validate_last_day(self, item: Field) -> None:
        if item.data and item.data < self.earliest.on:
            raise ValidationError(self.earliest.in_words)

    def validate_stop_account(self, item: Field) -> None:
        if item.data and self.last_day.data and self.last_day.data > self.today:
            raise ValidationError("The last day is still to come: stop the account after it")
