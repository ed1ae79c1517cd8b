"""The forms of a review: add it, edit it, its dates, its stage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from wtforms import Field, RadioField, SelectField
from wtforms.fields.choices import enum_choices, enum_coerce
from wtforms.validators import DataRequired, Length, ValidationError

from partnership.forms.base import NO_IDENTIFIERS, Form, FreeLine, FreeText, NewForm, VersionedForm
from reviews.forms.stated import IN_WORDS, StatedField
from reviews.rules import review_dates
from reviews.rules.stated import StatedDate
from reviews.vocabulary import DateKind, Led

MOST = 2_000
PUBLISHED = {"yes": "Yes", "no": "No", "": "Not stated"}


class TypeField(Form):
    """What is asked once, when a review is added; it stands before the other questions."""

    review_type = RadioField("Type of review", invalid_choice_message="Choose the type of review")


class ReviewFields(Form):
    """What is asked of a review when it is added and whenever it is edited."""

    led = RadioField(
        "Which area leads it",
        choices=enum_choices(Led, label=lambda led: led.label),
        coerce=enum_coerce(Led),
        default=Led.HERE,
        invalid_choice_message="Choose which area leads it",
        render_kw={"inline": True},
    )
    arose_from = SelectField(
        "Arose from",
        description="The review of this case that led to it, as a Rapid Review leads to an LCSPR.",
        invalid_choice_message="Choose a review of this case",
    )

    def offer(self, siblings: Mapping[str, str]) -> None:
        """Let it arise from one of these reviews; where there is none the question is not asked."""
        self.arose_from.choices = {"": "No other review", **siblings}
        if not siblings:
            del self.arose_from


class AddReviewForm(NewForm, TypeField, ReviewFields):
    """`types` are those in force; `siblings` are the reviews that the case has already."""

    def __init__(self, *arguments: Any, types: Mapping[str, str], siblings: Mapping[str, str], **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.review_type.choices = dict(types)
        self.offer(siblings)


class EditReviewForm(VersionedForm, ReviewFields):
    """`siblings` are the other reviews of the case."""

    title = FreeLine(
        "Published title",
        description="Word for word as published.",
        validators=[Length(max=300, message="Enter a title of 300 characters or fewer")],
    )
    is_published = RadioField(
        "Is it published?",
        choices=PUBLISHED,
        default="",
        invalid_choice_message="Choose whether it is published",
        render_kw={"inline": True},
    )
    publication_form = FreeLine(
        "How it is published, or why it is not",
        description="For example: full report; learning summary; not published, to protect the family.",
        validators=[Length(max=300, message="Say how it is published in 300 characters or fewer")],
    )

    def __init__(self, *arguments: Any, siblings: Mapping[str, str], **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.options["siblings"] = siblings
        self.offer(siblings)


class DatesForm(VersionedForm):
    """One field for each step that a review of its type can have: see `dates_form`."""

    def __init__(self, *arguments: Any, today: date, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.options["today"] = today
        self.today = today

    def validate(self, *arguments: Any, **options: Any) -> bool:
        """The dates together, once each can be read."""
        if not super().validate(*arguments, **options):
            return False
        dates = self.dates
        changed = [kind for kind, on in dates.items() if on != self[kind.value].object_data]
        found = review_dates.faults(dates, changed, self.today)
        for kind, sentence in found.items():
            self[kind.value].errors = [sentence]
        return not found

    @property
    def dates(self) -> dict[DateKind, StatedDate | None]:
        return {kind: self[kind.value].data for kind in DateKind if kind.value in self}


def dates_form(kinds: Iterable[DateKind]) -> type[DatesForm]:
    """A form with a field for each kind of date, in the order given."""
    fields = {kind.value: StatedField(kind.label, render_kw={"width": 20}) for kind in kinds}
    return type("DatesForm", (DatesForm,), fields)


class MoveForm(Form):
    """`stages` may follow the present one. One of those `known` that may not is left to the rule, which says why.

    `known` says of each which step it dates; `move` is what is held of the review so far.
    """

    stage = RadioField("Where is it now?", validate_choice=False)
    on = StatedField("Since when", description=f"Empty if you do not know. {IN_WORDS}", render_kw={"width": 20})

    def __init__(
        self,
        *arguments: Any,
        stages: Mapping[str, str],
        known: Mapping[str, DateKind | None],
        move: review_dates.Move,
        today: date,
        **options: Any,
    ) -> None:
        super().__init__(*arguments, **options)
        self.stage.choices = dict(stages)
        self.known, self.move, self.today = known, move, today

    def validate_stage(self, item: Field) -> None:
        if item.data not in self.known:
            raise ValidationError("Choose the stage it has reached")

    def validate_on(self, item: Field) -> None:
        if item.data is None:
            return
        fault = review_dates.stage_fault(
            item.data, self.move._replace(kind=self.known.get(self.stage.data)), self.today
        )
        if fault:
            raise ValidationError(fault)


class PutBackForm(VersionedForm):
    """The move to the present stage was a mistake."""

    reason = FreeText(
        "Why was it a mistake?",
        description=NO_IDENTIFIERS,
        validators=[
            DataRequired("Enter why it was a mistake"),
            Length(max=MOST, message=f"Use {MOST:,} characters or fewer"),
        ],
        render_kw={"rows": 3, "maxlength": MOST},
    )
