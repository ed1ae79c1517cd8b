"""The forms of a board."""

from __future__ import annotations

from wtforms import StringField
from wtforms.validators import InputRequired, Length

from partnership.forms.base import NewForm, VersionedForm


class _Board:
    name = StringField(
        "Name",
        description="As it is printed, such as Northmoor Safeguarding Children Partnership.",
        validators=[InputRequired("Enter the board’s name"), Length(max=120, message="Enter at most 120 letters")],
    )
    abbreviation = StringField(
        "Abbreviation, if it has one",
        validators=[Length(max=20, message="Enter at most 20 letters")],
        render_kw={"width": 10},
    )


class NewBoardForm(_Board, NewForm):
    """Add a board."""


class BoardForm(_Board, VersionedForm):
    """Rename a board."""
