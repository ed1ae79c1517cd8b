"""The forms of an agency."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from wtforms import BooleanField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length

from partnership.forms.base import Form, NewForm, VersionedForm
from partnership.forms.choices import OneOf, OneOfShown, id_or_none
from partnership.forms.days import DayField
from partnership.rules.agencies import CLOSED_TOO_EARLY
from partnership.vocabulary import AgencyKind

NEW = "new"
NAME_CHANGES = {"correction": "I correct a mistake in it", NEW: "The agency has a new name"}
WHICH_CHANGE = "Say whether you correct the name or the agency has a new one"
FROM_THE_LIST = "Choose an agency from the list"
WITHOUT_END = "Enter the day when it closed: something else has taken its place"


class _Name(Form):
    name = StringField(
        "Name",
        description="In full, as it is printed.",
        validators=[InputRequired("Enter the agency’s name"), Length(max=160, message="Enter at most 160 letters")],
    )


class _Renaming(Form):
    """What a changed name is: a correction, or a new name from a day on, with the old one kept."""

    name_change = OneOfShown(
        "If you change the name",
        fault=WHICH_CHANGE,
        choices=NAME_CHANGES,
        validate_choice=False,
        hints={NEW: "The old name is kept: reports about earlier days print it."},
    )
    new_name_from = DayField("First day of the new name", asked="the first day of the new name")


class _Rest(Form):
    abbreviation = StringField(
        "Abbreviation, if it has one",
        validators=[Length(max=30, message="Enter at most 30 letters")],
        render_kw={"width": 10},
    )
    kind = OneOf(
        "What it is",
        fault="Choose what it is from the list",
        choices=dict(AgencyKind.choices()),
        coerce=AgencyKind,
    )
    parent_id = OneOf(
        "Sits under",
        description="A service sits under its organisation. The lead of what is above posts updates for it as well.",
        fault=FROM_THE_LIST,
        coerce=id_or_none,
    )
    sector = StringField(
        "Sector",
        description="Such as health, police, local authority, education.",
        validators=[Length(max=60, message="Enter at most 60 letters")],
        render_kw={"width": 20},
    )
    is_safeguarding_partner = BooleanField(
        "It is a safeguarding partner",
        description="Its view is asked for when the partners decide about a case.",
    )
    opened_on = DayField("Opened on, if it is known", asked="the day when it opened")
    closed_on = DayField("Closed on, if it has closed", asked="the day when it closed")
    successor_id = OneOf(
        "Succeeded by",
        description="What it merged into, or what took its place.",
        fault=FROM_THE_LIST,
        coerce=id_or_none,
    )
    other_words = TextAreaField(
        "Other words for it",
        description="One a line: what people write when they mean this agency. Pasted rows find it by them.",
        render_kw={"rows": 3, "identifying": False},
    )

    def __init__(self, *arguments: Any, agencies: Mapping[str, str], **options: Any) -> None:
        super().__init__(*arguments, agencies=agencies, **options)
        self.parent_id.choices = {"": "Nothing", **agencies}
        self.successor_id.choices = {"": "Nothing", **agencies}

    def validate(self, extra_validators: Any = None) -> bool:
        if not super().validate(extra_validators):
            return False
        if self.opened_on.data and self.closed_on.data and self.closed_on.data < self.opened_on.data:
            self.closed_on.errors = [CLOSED_TOO_EARLY]
        if self.successor_id.data and not self.closed_on.data:
            self.closed_on.errors = [WITHOUT_END]
        return not self.errors

    def aliases(self) -> tuple[str, ...]:
        """The other words, each once, in the order they were written."""
        lines = (line.strip() for line in (self.other_words.data or "").splitlines())
        return tuple(dict.fromkeys(line for line in lines if line))


class NewAgencyForm(_Rest, _Name, NewForm):
    """Add an agency."""


class AgencyForm(_Rest, _Renaming, _Name, VersionedForm):
    """Change an agency."""

    def validate(self, extra_validators: Any = None) -> bool:
        if not super().validate(extra_validators):
            return False
        if self.name.data == self.name.object_data:
            return True
        if self.name_change.data not in NAME_CHANGES:
            self.name_change.errors = [WHICH_CHANGE]
        elif self.name_change.data == NEW and self.new_name_from.data is None:
            self.new_name_from.errors = ["Enter the first day of the new name"]
        return not self.errors

    def new_name_day(self) -> date | None:
        """The first day of a new name; nothing where the name is corrected or as it was."""
        return self.new_name_from.data if self.name_change.data == NEW else None
