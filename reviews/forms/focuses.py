"""The forms of a focus."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wtforms.validators import DataRequired, Length

from partnership.forms.base import NO_IDENTIFIERS, Form, FreeLine, NewForm, VersionedForm
from partnership.forms.choices import OneOfShown
from reviews.forms.stated import StatedField
from reviews.vocabulary import FocusKind

MOST = 200


class _Focus(Form):
    name = FreeLine(
        "What it is",
        description=f"As your business plan says it. {NO_IDENTIFIERS}",
        validators=[DataRequired("Enter what it is"), Length(max=MOST, message=f"Use {MOST} letters or fewer")],
    )
    period = StatedField(
        "For which year or time",
        description="For example 2025/26 or April 2026. Empty if not stated.",
        render_kw={"width": 20},
    )


class NewFocusForm(_Focus, NewForm):
    """`boards` are those of the person; one board alone is not asked for."""

    board = OneOfShown("Board", fault="Choose a board")
    kind = OneOfShown("Kind", fault="Choose what kind it is", choices=dict(FocusKind.choices()), coerce=FocusKind)

    def __init__(self, *arguments: Any, boards: Mapping[str, str], **options: Any) -> None:
        super().__init__(*arguments, boards=boards, **options)
        self.board.choices = dict(boards)
        if len(boards) == 1:
            del self.board


class FocusForm(_Focus, VersionedForm):
    """The same for a focus that is there: its board and its kind stay."""
