"""The forms of the second factor."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from wtforms import Field, StringField
from wtforms.validators import InputRequired, Length, ValidationError

from partnership.forms.base import NO_IDENTIFIERS, Form, FreeLine

IS_WRONG = "This code is not right, or was used already. Wait until your app shows the next one, and enter that"
FOR_NOW = {"width": 20, "autocomplete": "one-time-code", "spellcheck": "false"}


class CodeForm(Form):
    """A code of the app, or one of the recovery codes. `is_right` says whether it is."""

    code = StringField(
        "Code",
        description="The 6 digits that your app shows now, or one of your recovery codes.",
        validators=[InputRequired("Enter the code")],
        render_kw=FOR_NOW,
    )

    def __init__(self, *arguments: Any, is_right: Callable[[str], bool], **options: Any) -> None:
        self.is_right = is_right
        super().__init__(*arguments, **options)

    def validate_code(self, item: Field) -> None:
        if not self.is_right(item.data or ""):
            raise ValidationError(f"{IS_WRONG}. After several tries you have to wait five minutes")


class NewAppForm(Form):
    """The first code of an app that is set up. `is_new` says whether the app has the secret."""

    new_code = StringField(
        "Code that the app shows",
        description="6 digits. They change every half minute.",
        validators=[InputRequired("Enter the code that the app shows")],
        render_kw={**FOR_NOW, "inputmode": "numeric", "width": 10},
    )

    def __init__(self, *arguments: Any, is_new: Callable[[str], bool], **options: Any) -> None:
        self.is_new = is_new
        super().__init__(*arguments, **options)

    def validate_new_code(self, item: Field) -> None:
        if not self.is_new(item.data or ""):
            raise ValidationError(f"{IS_WRONG}. If that does not help, look whether your phone shows the right time")


class ChangeAppForm(CodeForm, NewAppForm):
    """Another phone: a code of the one before, and one of the new."""


class LostFactorForm(Form):
    note = FreeLine(
        "How you knew that it was them",
        description=f"For example, rang back on the number of their office. {NO_IDENTIFIERS}",
        validators=[
            InputRequired("Enter how you knew that it was them"),
            Length(max=300, message="Enter at most 300 letters"),
        ],
    )
