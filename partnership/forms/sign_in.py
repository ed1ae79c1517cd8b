"""The forms of signing in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from wtforms import Field, PasswordField, StringField
from wtforms.validators import InputRequired, ValidationError

from partnership.forms.base import Form
from partnership.rules import passwords

HOW_TO_CHOOSE = "At least 12 characters. Three words that have nothing to do with each other work well."


class SignInForm(Form):
    email = StringField(
        "E-mail address",
        validators=[InputRequired("Enter your e-mail address")],
        render_kw={"width": 30, "autocomplete": "username", "inputmode": "email", "spellcheck": "false"},
    )
    password = PasswordField(
        "Password",
        validators=[InputRequired("Enter your password")],
        filters=[],
        render_kw={"width": 30, "autocomplete": "current-password"},
    )


class ForgottenForm(Form):
    email = StringField(
        "E-mail address",
        validators=[InputRequired("Enter your e-mail address")],
        render_kw={"width": 30, "autocomplete": "username", "inputmode": "email", "spellcheck": "false"},
    )


class WelcomeForm(Form):
    """A button only: opening a link changes nothing, pressing it does."""


class NewPasswordForm(Form):
    """Choose a password. `words` are those that an attacker would try first here."""

    password = PasswordField(
        "New password",
        description=HOW_TO_CHOOSE,
        validators=[InputRequired("Enter a password")],
        render_kw={"autocomplete": "new-password"},
    )

    def __init__(self, *arguments: Any, words: Sequence[str] = (), **options: Any) -> None:
        self.words = words
        super().__init__(*arguments, **options)

    def validate_password(self, item: Field) -> None:
        refusal = passwords.refusal(item.data or "", words=self.words)
        if refusal:
            raise ValidationError(refusal)
