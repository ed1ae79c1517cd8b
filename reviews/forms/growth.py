"""The form by which a review grows into another."""

from __future__ import annotations

from datetime import date
from typing import Any

from wtforms import Field, SelectMultipleField
from wtforms.validators import DataRequired, Length, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from partnership.forms.base import NO_IDENTIFIERS, FreeText, NewForm
from partnership.forms.days import DayField
from reviews.rules.growth import SOURCE, WORDS
from reviews.rules.stated import StatedDate, is_certainly_before, of_day

MOST = 4_000


class GrowForm(NewForm):
    """When it was decided, not before the partnership became `aware`; against which criteria, and why."""

    decided_on = DayField("When was it decided?", asked="the day of the decision")
    criteria = SelectMultipleField(
        "What was weighed",
        description=SOURCE,
        choices={criterion.value: words for criterion, words in WORDS.items()},
        option_widget=CheckboxInput(),
        widget=ListWidget(prefix_label=False),
        invalid_choice_message="Choose from the list",
    )
    decided_because = FreeText(
        "Reasons",
        description=f"Why the partners decided on it. {NO_IDENTIFIERS}",
        validators=[
            DataRequired("Enter the reasons"),
            Length(max=MOST, message=f"Enter reasons of {MOST:,} characters or fewer"),
        ],
        render_kw={"rows": 5, "maxlength": MOST},
    )

    def __init__(self, *arguments: Any, today: date, aware: StatedDate | None, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.today, self.aware = today, aware

    def validate_decided_on(self, item: Field) -> None:
        if item.data is None:
            raise ValidationError("Enter the day of the decision")
        if item.data > self.today:
            raise ValidationError("Enter a day that is not in the future")
        if self.aware is not None and is_certainly_before(of_day(item.data), self.aware):
            raise ValidationError(f"Enter a day that is not before the day of becoming aware, {self.aware}")
