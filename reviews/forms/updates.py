"""The form in which an agency says where its part is now."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from wtforms import Field, RadioField
from wtforms.validators import DataRequired, InputRequired, Length, ValidationError

from partnership.forms.base import NO_IDENTIFIERS, FreeLine, FreeText, NewForm, VersionedForm
from reviews.forms.stated import StatedField
from reviews.rules.stated import StatedDate, is_certainly_ahead, is_certainly_before, of_day
from reviews.vocabulary import Outlook, PartStatus

MOST = 2_000
A_LINE = 200
HOW = {"call": "By telephone", "mail": "By e-mail", "meeting": "In a meeting", "": "Not said"}


class UpdateForm(NewForm, VersionedForm):
    """`statuses` are those that may follow the present one; `is_for_others` asks who told it. `added` is the day on
    which the action was added here, where it began then: a plan may be older than its place in the record.

    It makes an update and changes where the part is: so it carries the id of the one and the version of the other.
    """

    status = RadioField(
        "Where is it now?",
        coerce=PartStatus,
        validators=[InputRequired("Choose where it is now")],
        render_kw={"inline": True},
    )
    outlook = RadioField(
        "Will it be done by its due date?",
        description="If it is not done yet.",
        choices={outlook.value: outlook.label for outlook in Outlook},
        coerce=Outlook,
        default=Outlook.NOT_SAID,
        render_kw={"inline": True},
    )
    note = FreeText(
        "What has changed since the last update?",
        description=f"One or two sentences. {NO_IDENTIFIERS}",
        validators=[
            DataRequired("Enter what has changed"),
            Length(max=MOST, message=f"Enter what has changed in {MOST:,} characters or fewer"),
        ],
        render_kw={"rows": 5, "maxlength": MOST},
    )
    position = StatedField(
        "On what day was this true?",
        description="A day, or a month if that is all you know.",
        missing="Enter the day on which this was true",
        render_kw={"width": 10},
    )

    told_by = FreeLine(
        "Who told you?",
        description="A post and its agency, not a name: for example, named nurse, Northmoor Hospitals Trust. "
        "Leave empty if you know it yourself.",
        validators=[Length(max=A_LINE, message=f"Use {A_LINE:,} characters or fewer")],
    )
    told_how = RadioField(
        "How?",
        choices=HOW,
        default="",
        render_kw={"inline": True},
    )

    def __init__(
        self,
        *,
        statuses: Collection[PartStatus],
        today: date,
        added: StatedDate | None,
        is_for_others: bool = False,
        **options: Any,
    ) -> None:
        super().__init__(**{"position": of_day(today), **options})
        self.options |= {"statuses": statuses, "today": today, "added": added, "is_for_others": is_for_others}
        self.status.choices = {status.value: status.label for status in statuses}
        self.today, self.added = today, added
        if not is_for_others:
            del self.told_by, self.told_how

    def validate_told_by(self, item: Field) -> None:
        if self.told_how.data and not item.data:
            raise ValidationError("Enter who told you: a post and its agency")

    def answers(self) -> dict[str, Any]:
        """What the command takes: who told it, and how, in one line."""
        said = super().answers()
        who, how = said.pop("told_by", None), said.pop("told_how", None)
        return {**said, "on_behalf_of": f"{who}, {HOW[how].lower()}" if who and how else who or None}

    def doubts(self) -> list[tuple[Field, str]]:
        said = self.position.data
        if said is None or self.added is None or not is_certainly_before(said, self.added):
            return []
        return [(self.position, f"{said} is before the action was added here")]

    def validate_position(self, item: Field) -> None:
        if item.data and is_certainly_ahead(item.data, self.today):
            raise ValidationError("Enter a day that is not in the future")
