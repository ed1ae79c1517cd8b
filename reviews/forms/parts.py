"""The forms about an agency's part: add one, change it, open it again."""

from __future__ import annotations

from typing import Any

from wtforms import BooleanField, SelectField
from wtforms.validators import DataRequired, InputRequired, Length

from partnership.forms.base import NO_IDENTIFIERS, FreeLine, FreeText, NewForm, VersionedForm
from reviews.forms.actions import A_LINE, MOST, Choices, at_most, choices_of, due_field
from reviews.forms.sources import chosen_id


def owner_field() -> FreeLine:
    return FreeLine(
        "Who owns it?",
        description="A post, not a person: for example, named nurse.",
        validators=[at_most(A_LINE)],
    )


class AddPartForm(NewForm):
    """`agencies` are those that have no part in the action yet."""

    agency_id = SelectField("Which agency?", coerce=chosen_id, validators=[InputRequired("Choose an agency")])
    owner_post = owner_field()
    due = due_field()

    def __init__(self, *, agencies: Choices, **options: Any) -> None:
        super().__init__(**options)
        self.agency_id.choices = {"": "Choose an agency", **choices_of(agencies)}


class EditPartForm(VersionedForm):
    """A due date is set here where there was none; one that stands is extended or corrected on pages of their own."""

    owner_post = owner_field()
    due = due_field()
    is_shared = BooleanField(
        "Its agency may see this part alone",
        description="For a case that only the review team can see: the agency then sees its part, "
        "and neither the case nor the rest of the action.",
    )

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        if options["obj"].due is not None:
            del self.due


class ReopenForm(NewForm):
    """Why a part that was closed is open again."""

    reason = FreeText(
        "Why is it open again?",
        description=NO_IDENTIFIERS,
        validators=[
            DataRequired("Enter why it is open again"),
            Length(max=MOST, message=f"Enter why it is open again in {MOST:,} characters or fewer"),
        ],
        render_kw={"rows": 4, "maxlength": MOST},
    )
