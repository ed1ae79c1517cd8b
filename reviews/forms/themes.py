"""Themes to choose from, and the forms of the library."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from wtforms import Field, SelectMultipleField
from wtforms.validators import DataRequired, InputRequired, Length, ValidationError
from wtforms.widgets import CheckboxInput

from partnership.forms.base import NO_IDENTIFIERS, Form, FreeLine, NewForm, VersionedForm
from partnership.forms.choices import OneOf, id_or_none
from reviews.vocabulary import ThemeKind

A_LINE = 160


def at_most(most: int) -> Length:
    return Length(max=most, message=f"Use {most} letters or fewer")


class Group(Protocol):
    """A heading with the choices under it: id → name."""

    @property
    def heading(self) -> str: ...

    @property
    def choices(self) -> Mapping[str, str]: ...


def _id(value: Any) -> uuid.UUID:
    return uuid.UUID(str(value))


class ThemesField(SelectMultipleField):
    """Any number of themes, each a box to tick, under headings. `offer` says which there are."""

    def __init__(self, label: str = "Themes", **options: Any) -> None:
        messages: dict[str, Any] = {"invalid_choice_message": "Choose themes from the list"}
        super().__init__(label, coerce=_id, option_widget=CheckboxInput(), **messages, **options)
        self.groups: list[tuple[str, list[str]]] = []

    def offer(self, groups: Sequence[Group]) -> None:
        self.choices = {value: name for group in groups for value, name in group.choices.items()}
        self.groups = [(group.heading, list(group.choices)) for group in groups]


class _Theme(Form):
    name = FreeLine(
        "Name",
        description=f"A few words, as they stand in a report. {NO_IDENTIFIERS}",
        validators=[DataRequired("Enter the theme’s name"), at_most(A_LINE)],
    )
    meaning = FreeLine(
        "What it means, in one line",
        description="So that everybody links the same things to it.",
        validators=[at_most(400)],
    )
    kind = OneOf(
        "What it is about",
        fault="Choose what it is about from the list",
        choices={"": "Not said", **dict(ThemeKind.choices())},
        coerce=lambda value: ThemeKind(value) if value else None,
    )
    parent_id = OneOf(
        "Sits under",
        fault="Choose a theme from the list",
        description="This only groups themes. What is linked to a theme is never counted for the one above it.",
        coerce=id_or_none,
    )
    also_called = FreeLine(
        "Other words for it", description="So that people find it by them.", validators=[at_most(400)]
    )
    national = FreeLine("Its name in a national list", validators=[at_most(A_LINE)])
    national_list = FreeLine("Which national list", description="For example Panel 2020.", validators=[at_most(A_LINE)])
    source = FreeLine(
        "Where it comes from", description="A report, a list, or your own partnership.", validators=[at_most(400)]
    )

    def __init__(self, *arguments: Any, parents: Mapping[str, str], **options: Any) -> None:
        super().__init__(*arguments, parents=parents, **options)
        self.parent_id.choices = {"": "Nothing", **parents}


class NewThemeForm(_Theme, NewForm):
    """`parents` are the themes that it can sit under."""


class ThemeForm(_Theme, VersionedForm):
    """The same for a theme that is there."""


class MergeThemeForm(VersionedForm):
    """`others` are the themes in use that it can be merged into."""

    into = OneOf(
        "Which theme do its links count for from now on?", fault="Choose a theme from the list", coerce=id_or_none
    )

    def __init__(self, *arguments: Any, others: Mapping[str, str], **options: Any) -> None:
        super().__init__(*arguments, others=others, **options)
        self.into.choices = {"": "Choose", **others}

    def validate_into(self, item: Field) -> None:
        if not item.data:
            raise ValidationError("Choose the theme to merge it into")


class TakeOverForm(Form):
    """`offered` are the names of a list that the library does not have: name → name."""

    names = SelectMultipleField(
        "Which themes do you want to take over?",
        option_widget=CheckboxInput(),
        validators=[InputRequired("Choose at least one theme")],
    )

    def __init__(self, *arguments: Any, offered: Mapping[str, str], hints: Mapping[str, str], **options: Any) -> None:
        super().__init__(*arguments, offered=offered, hints=hints, **options)
        self.names.choices = dict(offered)
        self.names.render_kw = {"hints": dict(hints)}
