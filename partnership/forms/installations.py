"""The form of what this installation is set to."""

from __future__ import annotations

from typing import Any

from wtforms import BooleanField, Field, StringField, TextAreaField
from wtforms.validators import Length, ValidationError

from partnership import clock
from partnership.forms.base import VersionedForm
from partnership.forms.days import DayField

SHORT = [Length(max=200, message="Enter at most 200 letters")]


class InstallationForm(VersionedForm):
    assessment_reference = StringField(
        "Impact assessment: reference",
        description="Where the data protection impact assessment (DPIA) is filed.",
        validators=SHORT,
    )
    assessment_on = DayField("Impact assessment: day it was agreed", asked="the day when the assessment was agreed")
    agreement_reference = StringField(
        "Sharing agreement: reference",
        description="Where the information sharing agreement of the agencies is filed.",
        validators=SHORT,
    )
    agreement_on = DayField("Sharing agreement: day it was agreed", asked="the day when the agreement was agreed")
    controllers = TextAreaField(
        "Controllers",
        description="The organisations that decide what is held here and answer for it.",
        validators=[Length(max=2000, message="Enter at most 2,000 letters")],
        render_kw={"rows": 3, "identifying": False},
    )
    takes_files = BooleanField(
        "Files may be uploaded",
        description="Evidence can then be held here, up to 20 MB a file. Else only its place is recorded.",
    )

    def validate_assessment_on(self, item: Field) -> None:
        _both(self.assessment_reference, item)

    def validate_agreement_on(self, item: Field) -> None:
        _both(self.agreement_reference, item)


def _both(reference: Any, day: Field) -> None:
    """A reference without a day, or a day without a reference, records nothing that can be found again."""
    if day.data and day.data > clock.today():
        raise ValidationError("Enter the day it was agreed, today or before")
    if reference.data and not day.data and not day.errors:
        raise ValidationError("Enter the day it was agreed")
    if day.data and not reference.data:
        raise ValidationError("Enter its reference, or leave the day empty")
