"""The forms in which an action is added and its words are changed."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from wtforms import RadioField, SelectField, SelectMultipleField
from wtforms.validators import DataRequired, InputRequired, Length
from wtforms.widgets import CheckboxInput

from partnership.forms.base import NO_IDENTIFIERS, FreeLine, FreeText, NewForm, VersionedForm
from reviews.forms.grouped import Group, GroupedField
from reviews.forms.sources import OtherSource, choice_of, chosen_id
from reviews.forms.stated import IN_WORDS, StatedField

MOST = 2_000
MOST_OF_PLAN = 10_000
A_LINE = 200
MORE_REVIEWS = "Those under way and the newest are offered. For another, open its case and add the action from there."

Choices = Mapping[uuid.UUID, str]


def choices_of(choices: Choices) -> dict[str, str]:
    return {str(value): label for value, label in choices.items()}


def at_most(most: int) -> Length:
    return Length(max=most, message=f"Use {most:,} characters or fewer")


def due_field() -> StatedField:
    hint = f"{IN_WORDS} Leave empty if no date is set."
    return StatedField("When is it due?", description=hint, render_kw={"width": 20})


class ActionWords:
    """What an action says: in the form that adds one and in the form that changes one."""

    text = FreeText(
        "What is to change?",
        description=NO_IDENTIFIERS,
        validators=[DataRequired("Enter what is to change"), at_most(MOST)],
        render_kw={"rows": 3, "maxlength": MOST},
    )
    outcome = FreeText(
        "What should be different for children, adults or families?",
        description=f"The intended outcome. {NO_IDENTIFIERS}",
        validators=[at_most(MOST)],
        render_kw={"rows": 3},
    )
    measure = FreeText(
        "How will you know?",
        description=f"The measure: what will be counted or looked at. {NO_IDENTIFIERS}",
        validators=[at_most(MOST)],
        render_kw={"rows": 3},
    )
    topic = FreeLine(
        "Topic", description=f"A word or two, if they help to find it. {NO_IDENTIFIERS}", validators=[at_most(A_LINE)]
    )


class EditActionForm(ActionWords, VersionedForm):
    """Change the words and the themes. Due dates are changed on each agency's part. `themes` come in groups."""

    plan_words = FreeText(
        "From the plan",
        description="What the plan that was pasted says beside. Take out what is no longer needed: an agency that has "
        f"a part now, or a RAG that is out of date. {NO_IDENTIFIERS}",
        validators=[at_most(MOST_OF_PLAN)],
        render_kw={"rows": 4},
    )
    theme_ids = GroupedField("Which themes is it about?")

    def __init__(self, *, themes: Sequence[Group], has_plan_words: bool = False, **options: Any) -> None:
        super().__init__(**options)
        if not has_plan_words:
            del self.plan_words
        self.options |= {"themes": themes, "has_plan_words": has_plan_words}
        self.theme_ids.offer(themes)
        if not themes:
            del self.theme_ids


class AddActionForm(ActionWords, OtherSource, NewForm):
    """What is offered is what this person may choose from; one board alone is not asked for."""

    board = RadioField("Which board is it for?", coerce=chosen_id, validators=[InputRequired("Choose a board")])
    due = due_field()
    reviews = SelectMultipleField("Which reviews did it come from?", coerce=chosen_id, option_widget=CheckboxInput())
    recommendation = choice_of("Which recommendation does it answer?", "A recommendation brings its review with it.")
    focus = choice_of("Which focus of the year does it serve?")
    agencies = GroupedField(
        "Which agencies have a part in it?",
        validators=[InputRequired("Choose at least one agency")],
    )
    lead = SelectField("Which agency leads?", coerce=chosen_id, description="It has a part, ticked or not.")

    def __init__(
        self,
        *,
        boards: Choices,
        reviews: Choices,
        recommendations: Choices,
        focuses: Choices,
        agencies: Sequence[Group],
        has_more_reviews: bool,
        **options: Any,
    ) -> None:
        super().__init__(**options)
        self.only_board = next(iter(boards)) if len(boards) == 1 else None
        self.board.choices = choices_of(boards)
        self.reviews.choices = choices_of(reviews)
        self.reviews.description = MORE_REVIEWS if has_more_reviews else ""
        self.agencies.offer(agencies)
        self.lead.choices = {"": "No agency leads", **choices_of(self.agencies.names)}
        for name, offered in (("recommendation", recommendations), ("focus", focuses)):
            self[name].choices = {"": "None", **choices_of(offered)}
            if not offered:
                del self[name]
        if self.only_board:
            del self.board

    def answers(self) -> dict[str, Any]:
        """What the command takes: one board, the other source as a pair, and the lead among the agencies."""
        said = super().answers()
        del said["source_kind"], said["source_words"]
        said["board_id"] = self.only_board or said.pop("board")
        said["other_source"] = self.other_source()
        said["agencies"] = self._with_lead(said["agencies"], said["lead"])
        return said

    def _with_lead(self, agencies: Sequence[uuid.UUID], lead: uuid.UUID | None) -> list[uuid.UUID]:
        return list(agencies) if lead is None or lead in agencies else [lead, *agencies]
