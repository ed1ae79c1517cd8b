"""The forms in which a due date becomes another one: more time, or a mistake put right."""

from __future__ import annotations

from typing import Any

from wtforms import RadioField
from wtforms.validators import DataRequired, InputRequired, Length

from partnership.forms.base import NO_IDENTIFIERS, Form, FreeLine, FreeText, NewForm, VersionedForm
from reviews.forms.stated import IN_WORDS, StatedField
from reviews.rules.stated import StatedDate

MOST = 2_000
A_LINE = 200
NOW, ORIGINAL = "now", "original"


class NewDate(Form):
    """The date that will stand, and why."""

    due = StatedField("New due date", description=IN_WORDS, missing="Enter the new due date", render_kw={"width": 20})
    reason = FreeText(
        "Why?",
        description=NO_IDENTIFIERS,
        validators=[
            DataRequired("Enter why the date changes"),
            Length(max=MOST, message=f"Use {MOST:,} characters or fewer"),
        ],
        render_kw={"rows": 3, "maxlength": MOST},
    )


class ExtendForm(NewDate, NewForm, VersionedForm):
    """More time for one part: somebody approved it."""

    approved_by = FreeLine(
        "Who approved it?",
        description="A group or a post, and the meeting if there was one: "
        "for example, Learning and Review Group, 12 May 2026.",
        validators=[
            DataRequired("Enter who approved it"),
            Length(max=A_LINE, message=f"Use {A_LINE:,} characters or fewer"),
        ],
    )


class CorrectForm(NewDate, NewForm, VersionedForm):
    """A mistake put right: what was typed first is kept. `dates`: the present and the original, where they differ."""

    which = RadioField("Which date is wrong?", validators=[InputRequired("Choose which date is wrong")])

    def __init__(self, *, dates: tuple[StatedDate, StatedDate] | None, **options: Any) -> None:
        super().__init__(**options)
        self.options |= {"dates": dates}
        if dates is None:
            del self.which
        else:
            now, first = dates
            self.which.choices = {
                NOW: f"The due date that stands now, {now}",
                ORIGINAL: f"The original due date, {first}",
            }

    def answers(self) -> dict[str, Any]:
        said = super().answers()
        which = said.pop("which", NOW)
        return {**said, "is_original": which == ORIGINAL}
