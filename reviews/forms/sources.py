"""The form in which one more source of an action is told, and the fields that it shares with a new action."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from wtforms import Field, SelectField
from wtforms.validators import Length, ValidationError

from partnership.forms.base import NO_IDENTIFIERS, Form, FreeLine, NewForm
from reviews.vocabulary import SourceKind

OF_THE_RECORD = (SourceKind.REVIEW, SourceKind.RECOMMENDATION, SourceKind.FOCUS)
IN_WORDS = {kind.value: kind.label for kind in SourceKind if kind not in OF_THE_RECORD}
A_LINE = 200
Choices = Mapping[uuid.UUID, str]


def chosen_id(value: Any) -> uuid.UUID | None:
    return uuid.UUID(str(value)) if value else None


def choice_of(label: str, description: str = "") -> SelectField:
    return SelectField(label, coerce=chosen_id, description=description)


class OtherSource(Form):
    """A source that the record does not hold: its kind and its words go together."""

    source_kind = SelectField("Or something else?", choices={"": "No", **IN_WORDS})
    source_words = FreeLine(
        "What was it?",
        description=f"For example: audit of bruising in babies, May 2026. {NO_IDENTIFIERS}",
        validators=[Length(max=A_LINE, message=f"Use {A_LINE:,} characters or fewer")],
    )

    def validate_source_kind(self, item: Field) -> None:
        if self.source_words.data and not item.data:
            raise ValidationError("Choose what kind of source it is")

    def validate_source_words(self, item: Field) -> None:
        if self.source_kind.data and not item.data:
            raise ValidationError("Enter what it came from")

    def other_source(self) -> tuple[SourceKind, str] | None:
        kind = self.source_kind.data
        return (SourceKind(kind), self.source_words.data) if kind else None


class SourceForm(OtherSource, NewForm):
    """One source at a time. What there is nothing of on the board is not asked for."""

    review = choice_of("A review")
    recommendation = choice_of("A recommendation", "A recommendation brings its review with it.")
    focus = choice_of("A focus of the year")

    def __init__(self, *, reviews: Choices, recommendations: Choices, focuses: Choices, **options: Any) -> None:
        super().__init__(**options)
        for name, offered in (("review", reviews), ("recommendation", recommendations), ("focus", focuses)):
            self[name].choices = {"": "None", **{str(value): label for value, label in offered.items()}}
            if not offered:
                del self[name]

    def validate_source_kind(self, item: Field) -> None:
        super().validate_source_kind(item)
        chosen = [*self._of_the_record(), *([item.data] if item.data else [])]
        if len(chosen) > 1:
            raise ValidationError("Choose one source, save it, and then add the next one")
        if not chosen:
            raise ValidationError("Choose what the action came from")

    def _of_the_record(self) -> list[tuple[SourceKind, uuid.UUID]]:
        return [(kind, self[kind.value].data) for kind in OF_THE_RECORD if kind.value in self and self[kind.value].data]

    def answer(self) -> tuple[SourceKind, uuid.UUID | None, str | None]:
        """The one source that was chosen: its kind, and its id or its words."""
        for kind, thing_id in self._of_the_record():
            return kind, thing_id, None
        return SourceKind(self.source_kind.data), None, self.source_words.data
