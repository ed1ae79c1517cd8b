"""The form for taking words out of a text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wtforms import RadioField, StringField
from wtforms.validators import InputRequired

from partnership.forms.base import NO_IDENTIFIERS, Form, FreeLine


class RemovalForm(Form):
    """`texts` are those that the record holds: field → label."""

    field = RadioField("Which text?", validators=[InputRequired("Choose the text that the words stand in")])
    words = StringField(
        "Words to take out",
        description="As they stand in the text. Capital letters make no difference.",
        validators=[InputRequired("Enter the words to take out")],
        render_kw={"identifying": False},
    )
    reason = FreeLine(
        "Why",
        description=f"Kept in the history, without the words themselves. {NO_IDENTIFIERS}",
        validators=[InputRequired("Enter why the words are taken out")],
    )

    def __init__(self, *arguments: Any, texts: Mapping[str, str], **options: Any) -> None:
        super().__init__(*arguments, texts=texts, **options)
        self.field.choices = dict(texts)
