"""The forms of a learning point."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from wtforms import BooleanField
from wtforms.fields.choices import enum_choices, enum_coerce
from wtforms.validators import DataRequired, Length

from partnership.forms.base import NO_IDENTIFIERS, Form, FreeText, NewForm, VersionedForm
from partnership.forms.choices import OneOfShown
from reviews.forms.themes import Group, ThemesField
from reviews.vocabulary import LearningKind

MOST = 2_000


class _Words(Form):
    words = FreeText(
        "What was learnt, in the review’s own words",
        description=NO_IDENTIFIERS,
        validators=[
            DataRequired("Enter what was learnt"),
            Length(max=MOST, message=f"Use {MOST:,} characters or fewer"),
        ],
        render_kw={"rows": 3, "maxlength": MOST},
    )
    kind = OneOfShown(
        "What it is",
        fault="Choose learning or good practice",
        choices=enum_choices(LearningKind, label=lambda kind: kind.label),
        coerce=enum_coerce(LearningKind),
        default=LearningKind.LEARNING,
    )
    in_grid = BooleanField(
        "Show it in the year’s grid",
        description="The grid of the annual report. Points that are not shown there stay on the record.",
        default=True,
    )
    themes = ThemesField()

    def __init__(self, *arguments: Any, groups: Sequence[Group], **options: Any) -> None:
        super().__init__(*arguments, groups=groups, **options)
        self.themes.offer(groups)


class AddLearningPointForm(_Words, NewForm):
    """`groups` are the themes that can be chosen."""


class EditLearningPointForm(_Words, VersionedForm):
    """The same, with the themes that the point has already among them."""
