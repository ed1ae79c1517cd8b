"""The form in which a done part is signed off."""

from __future__ import annotations

from datetime import date
from typing import Any

from wtforms import Field
from wtforms.validators import DataRequired, Length, ValidationError

from partnership.forms.base import NO_IDENTIFIERS, FreeText, VersionedForm
from partnership.forms.days import DayField
from reviews.rules.stated import StatedDate, is_certainly_before, of_day
from reviews.rules.when import when

MOST = 2_000


class SignOffForm(VersionedForm):
    """`done_on` is when the part was done, where that is held; `is_own` asks why the person signs off a part of her
    own office or agency."""

    words = FreeText(
        "What does it rest on?",
        description=f"What was seen, at which meeting, by whom. {NO_IDENTIFIERS}",
        validators=[
            DataRequired("Enter what it rests on"),
            Length(max=MOST, message=f"Use {MOST:,} characters or fewer"),
        ],
        render_kw={"rows": 4, "maxlength": MOST},
    )
    on = DayField("On what day was it signed off?", asked="the day of the sign-off")
    own_reason = FreeText(
        "Why do you sign it off yourself?",
        description="This part is your own office’s or agency’s. Better, the chair or another manager signs it off.",
        validators=[Length(max=MOST, message=f"Use {MOST:,} characters or fewer")],
        render_kw={"rows": 2},
    )

    def __init__(self, *, today: date, done_on: StatedDate | None, is_own: bool, **options: Any) -> None:
        super().__init__(**{"on": today, **options})
        self.options |= {"today": today, "done_on": done_on, "is_own": is_own}
        self.today, self.done_on = today, done_on
        if not is_own:
            del self.own_reason

    def validate_on(self, item: Field) -> None:
        if item.data is None:
            raise ValidationError("Enter the day on which it was signed off")
        if item.data > self.today:
            raise ValidationError("Enter a day that is not in the future")
        if self.done_on is not None and is_certainly_before(of_day(item.data), self.done_on):
            raise ValidationError(f"The part was done {when(self.done_on)}: enter a day that is not before that")
