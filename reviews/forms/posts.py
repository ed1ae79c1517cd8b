"""The forms about posts: somebody holds one, and no longer holds it."""

from __future__ import annotations

from typing import Any

from wtforms.validators import DataRequired

from partnership.forms.base import Form, FreeLine, NewForm
from partnership.forms.choices import OneOf, id_or_none
from partnership.forms.days import DayField
from reviews.forms.actions import A_LINE, Choices, at_most, choices_of


class GivePostForm(NewForm):
    """`people` are those who may sign in."""

    post = FreeLine(
        "Which post?",
        description="A post of this agency: for example, named nurse. One that is not there yet is made.",
        validators=[DataRequired("Enter the name of the post"), at_most(A_LINE)],
    )
    user_id = OneOf(
        "Who holds it?",
        fault="Choose who holds it",
        coerce=id_or_none,
        validators=[DataRequired("Choose who holds it")],
    )
    from_on = DayField(
        "From which day?",
        asked="the first day",
        description="For example, 3 January 2026. Leave empty if it is not known.",
    )

    def __init__(self, *, people: Choices, **options: Any) -> None:
        super().__init__(**options)
        self.user_id.choices = {"": "Choose a person", **choices_of(people)}


class EndPostForm(Form):
    """The last day on which a post is held."""

    until_on = DayField("What is the last day?", asked="the last day", validators=[DataRequired("Enter the last day")])
