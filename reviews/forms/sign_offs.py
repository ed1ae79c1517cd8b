"""The form in which a done part is signed off."""

from __future__ import annotations

from datetime import date
from typing import Any

from wtforms import Field
from wtforms.validators import DataRequired, Length, ValidationError

from partnership.forms.base import NO_IDENTIFIERS, FreeText, VersionedForm
from partnership.forms.days import DayField

MOST = 2_000


class SignOffForm(VersionedForm):
    """`is_own` asks why the person signs off a part of her own office or agency."""

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

    def __init__(self, *, today: date, is_own: bool, **options: Any) -> None:
        super().__init__(**{"on": today, **options})
        self.options |= {"today": today, "is_own": is_own}
        self.today = today
        if not is_own:
            del self.own_reason

    def validate_on(self, item: Field) -> None:
        if item.data is None:
            raise ValidationError("Enter the day on which it was signed off")
        if item.data > self.today:
            raise ValidationError("Enter a day that is not in the future")
