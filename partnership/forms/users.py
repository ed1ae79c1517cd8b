"""The forms of an account and of a person's own password."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from wtforms import Field, PasswordField, StringField
from wtforms.validators import InputRequired, Length, ValidationError

from partnership.forms.base import Form, NewForm, VersionedForm
from partnership.forms.sign_in import HOW_TO_CHOOSE, NewPasswordForm
from partnership.rules import emails

WRONG = "This is not your present password. After several tries you have to wait five minutes"


def is_an_address(form: Any, item: Field) -> None:
    if not emails.is_email(item.data or ""):
        raise ValidationError("Enter an e-mail address, such as morgan.hale@council.example")


class _Account(Form):
    """`has_mail` is whether the installation sends mail."""

    name = StringField(
        "Name",
        description="As colleagues know them.",
        validators=[InputRequired("Enter the person’s name"), Length(max=120, message="Enter at most 120 letters")],
    )
    email = StringField(
        "Work e-mail address",
        description="They sign in with it.",
        validators=[
            InputRequired("Enter the person’s e-mail address"),
            is_an_address,
        ],
        render_kw={"inputmode": "email", "spellcheck": "false"},
    )

    def __init__(self, *arguments: Any, has_mail: bool, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.options["has_mail"] = has_mail
        if has_mail:
            self.email.description = "They sign in with it, and links to choose a password by are mailed to it."


class NewUserForm(_Account, NewForm):
    """Add a person."""


class UserForm(_Account, VersionedForm):
    """Change the name or the address of an account."""


class ConfirmForm(Form):
    """A button under an explanation."""


class ChangePasswordForm(NewPasswordForm):
    """A person's own password. `is_present` says whether a password is the one they have now."""

    old_password = PasswordField(
        "Present password",
        validators=[InputRequired("Enter your present password")],
        render_kw={"autocomplete": "current-password"},
    )
    password = PasswordField(
        "New password",
        description=HOW_TO_CHOOSE,
        validators=[InputRequired("Enter a new password")],
        render_kw={"autocomplete": "new-password"},
    )

    def __init__(self, *arguments: Any, is_present: Callable[[str], bool], **options: Any) -> None:
        self.is_present = is_present
        super().__init__(*arguments, **options)

    def validate_old_password(self, item: Field) -> None:
        if not self.is_present(item.data or ""):
            raise ValidationError(WRONG)
