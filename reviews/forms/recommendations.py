"""The forms of a recommendation: add it under a review, and change it."""

from __future__ import annotations

from typing import Any

from wtforms import Field, RadioField, SelectMultipleField
from wtforms.validators import DataRequired, ValidationError
from wtforms.widgets import CheckboxInput

from partnership.forms.base import NO_IDENTIFIERS, Form, FreeLine, FreeText, NewForm, VersionedForm
from reviews.forms.actions import MOST, Choices, at_most, choices_of
from reviews.forms.sources import chosen_id
from reviews.rules import recommendations as rules
from reviews.vocabulary import Acceptance, RecommendationKind, Watch


def _kind(value: Any) -> RecommendationKind | None:
    return RecommendationKind(value) if value else None


class RecommendationFields(Form):
    """What a recommendation says. `points` are the learning points of its review; where it has none, none are asked."""

    reference = FreeLine(
        "Reference",
        description="The review’s own number for it, such as 4 or R2.1.",
        validators=[at_most(40)],
        render_kw={"width": 10},
    )
    text = FreeText(
        "What is recommended?",
        description=f"In the review’s own words. {NO_IDENTIFIERS}",
        validators=[DataRequired("Enter what is recommended"), at_most(MOST)],
        render_kw={"rows": 4, "maxlength": MOST},
    )
    kind = RadioField(
        "Whom does it ask?",
        choices={**{kind.value: kind.label for kind in RecommendationKind}, "": "Not stated"},
        coerce=_kind,
        render_kw={"inline": True},
    )
    outcome = FreeText(
        "What will be different?",
        description=f"For children, adults or families, once it is met. {NO_IDENTIFIERS}",
        validators=[at_most(MOST)],
        render_kw={"rows": 3},
    )
    acceptance = RadioField(
        "Is it accepted?",
        choices=dict(Acceptance.choices()),
        coerce=Acceptance,
        default=Acceptance.NOT_SAID,
    )
    acceptance_reason = FreeText(
        "Why?",
        description=f"Needed where it is accepted in part or not accepted. {NO_IDENTIFIERS}",
        validators=[at_most(MOST)],
        render_kw={"rows": 3},
    )
    watch = RadioField(
        "Who keeps watch over it?",
        choices=dict(Watch.choices()),
        coerce=Watch,
        default=Watch.THIS_BOARD,
    )
    learning_points = SelectMultipleField(
        "Which learning points does it answer?", coerce=chosen_id, option_widget=CheckboxInput()
    )

    def __init__(self, *, points: Choices, **options: Any) -> None:
        super().__init__(**options)
        self.options |= {"points": points}
        self.learning_points.choices = choices_of(points)
        if not points:
            del self.learning_points

    def validate_acceptance_reason(self, item: Field) -> None:
        if self.acceptance.data and rules.lacks_reason(self.acceptance.data, item.data):
            raise ValidationError(rules.ENTER_WHY)


class AddRecommendationForm(RecommendationFields, NewForm):
    """A new recommendation of one review."""


class EditRecommendationForm(RecommendationFields, VersionedForm):
    """The actions that answer it stay."""
