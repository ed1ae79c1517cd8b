"""The forms of a case: log it, edit it, open it to partners or close it again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from wtforms import Field, RadioField, SelectMultipleField
from wtforms.validators import DataRequired, Length, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from partnership.forms.base import NO_IDENTIFIERS, Form, FreeLine, FreeText, NewForm, VersionedForm
from reviews.forms.numbers import WholeNumber
from reviews.forms.stated import IN_WORDS, StatedField

MOST = 4_000
HOW_MANY = "Enter how many children or adults as a number, such as 1 or 2"


def case_name() -> FreeLine:
    return FreeLine(
        "Case name",
        description="A word and a number that say nothing of anybody. Never initials, never a name.",
        validators=[
            DataRequired("Enter a case name"),
            Length(max=60, message="Enter a case name of 60 characters or fewer"),
        ],
        render_kw={"width": 20},
    )


class FirstFields(Form):
    """What is asked once, when a case is logged; it stands before the other questions."""

    board = RadioField("Board", invalid_choice_message="Choose the board")
    review_type = RadioField("Type of review", invalid_choice_message="Choose the type of review")


class CaseFields(Form):
    """What is asked of a case when it is logged and whenever it is edited."""

    name = case_name()
    incident_nature = FreeLine(
        "What happened",
        description=f"One line. {NO_IDENTIFIERS}",
        validators=[Length(max=300, message="Say what happened in 300 characters or fewer")],
    )
    incident = StatedField("When it happened", description=IN_WORDS, render_kw={"width": 20})
    people_count = WholeNumber(
        "How many children or adults it is about",
        wrong=HOW_MANY,
        render_kw={"width": 3, "inputmode": "numeric"},
    )

    def __init__(self, *arguments: Any, today: date, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.options["today"] = self.today = today

    def validate_incident(self, item: Field) -> None:
        if item.data is not None and item.data.earliest is not None and item.data.earliest > self.today:
            raise ValidationError("Enter a day that is not in the future")


class LogCaseForm(NewForm, FirstFields, CaseFields):
    """`boards` are asked for only where there is more than one; `who_sees` says who sees a case of which type."""

    def __init__(
        self,
        *arguments: Any,
        boards: Mapping[str, str],
        types: Mapping[str, str],
        who_sees: str,
        **options: Any,
    ) -> None:
        super().__init__(*arguments, **options)
        self.board.choices = dict(boards)
        self.review_type.choices = dict(types)
        self.review_type.description = who_sees
        if len(boards) == 1:
            del self.board


class EditCaseForm(VersionedForm, CaseFields):
    """`agencies` are those that a review can be joint with."""

    joint_with = SelectMultipleField(
        "Joint with",
        description="Other areas that carry out a review of this case together with you.",
        option_widget=CheckboxInput(),
        widget=ListWidget(prefix_label=False),
        invalid_choice_message="Choose agencies of the list",
    )
    summary = FreeText(
        "Summary for partners",
        description=f"What partners read once the case is open to them. {NO_IDENTIFIERS}",
        validators=[Length(max=MOST, message=f"Enter a summary of {MOST:,} characters or fewer")],
        render_kw={"rows": 5, "maxlength": MOST},
    )
    internal_notes = FreeText(
        "Internal notes",
        description=f"Read by the review team only, also once the case is open to partners. {NO_IDENTIFIERS}",
        validators=[Length(max=MOST, message=f"Enter notes of {MOST:,} characters or fewer")],
        render_kw={"rows": 5, "maxlength": MOST},
    )

    def __init__(self, *arguments: Any, agencies: Mapping[str, str], **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.options["agencies"] = agencies
        self.joint_with.choices = dict(agencies)
        if not agencies:
            del self.joint_with


class SightForm(VersionedForm):
    """A button only: who sees the case changes when it is pressed, if the case is still as it was shown."""
