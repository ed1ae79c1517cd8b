"""The forms in which evidence is added and changed."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from wtforms import BooleanField, Field, RadioField, SelectField
from wtforms.validators import DataRequired, InputRequired, ValidationError

from partnership.forms.base import NO_IDENTIFIERS, Form, FreeLine, FreeText, NewForm, VersionedForm
from partnership.forms.choices import OneOfShown, id_or_none
from partnership.forms.days import DayField
from partnership.forms.files import UploadField
from reviews.forms.actions import A_LINE, Choices, at_most, choices_of
from reviews.forms.figures import ABOVE, figures_field, is_above_its_base
from reviews.forms.grouped import Group, GroupedField
from reviews.forms.links import LinkField
from reviews.forms.rows import RowsField
from reviews.forms.stated import IN_WORDS, StatedField
from reviews.rules.evidence import KINDS, MEANS
from reviews.vocabulary import EvidenceLevel, Publishable

A_SENTENCE = 1_000
MOST = 2_000
NO_FILES = "Files may not be uploaded here. Say where it is held instead"
LASTING = {"": "Not known", "yes": "Yes: it was looked at again later and still held", "no": "No, it did not last"}


def level_or_none(value: Any) -> EvidenceLevel | None:
    return EvidenceLevel(value) if value else None


def yes_or_no(value: Any) -> str:
    return {True: "yes", False: "no"}.get(value, str(value or ""))


class EvidenceFields(Form):
    """What a piece of evidence says, and where the thing itself is."""

    summary = FreeText(
        "What does it show?",
        description=f"In one sentence. {NO_IDENTIFIERS}",
        validators=[DataRequired("Enter what it shows"), at_most(A_SENTENCE)],
        render_kw={"rows": 3, "maxlength": A_SENTENCE},
    )
    kind = FreeLine(
        "What kind of evidence is it?",
        description="Choose from the list, or use your own words.",
        validators=[at_most(80)],
        render_kw={"width": 20, "suggestions": KINDS},
    )
    topic = FreeLine(
        "Topic", description=f"A word or two, if they help to find it. {NO_IDENTIFIERS}", validators=[at_most(A_LINE)]
    )
    level = OneOfShown(
        "What level of change does it show?",
        fault="Choose a level, or “Not decided yet”",
        coerce=level_or_none,
        choices={**dict(EvidenceLevel.choices()), "": "Not decided yet"},
        hints={level.value: words for level, words in MEANS.items()},
    )
    level_reason = FreeText(
        "Why that level?",
        description=f"One sentence that you could say to an inspector. {NO_IDENTIFIERS}",
        validators=[at_most(A_SENTENCE)],
        render_kw={"rows": 2},
    )
    is_sustained = RadioField("Did the change last?", coerce=yes_or_no, choices=LASTING, default="")
    figures = figures_field()
    period = StatedField(
        "What period does it describe?",
        description=f"{IN_WORDS} Not the day on which it was written.",
        render_kw={"width": 20},
    )
    agencies = GroupedField("Which agencies is it about?")
    publishable = RadioField(
        "May a public report use it?", coerce=Publishable, choices=dict(Publishable.choices()), default="not_said"
    )
    file = UploadField("A file to hold here")
    holder = FreeLine(
        "Who holds it?",
        description="An agency or a post: for example, Northmoor Hospitals Trust, quality team.",
        validators=[at_most(A_LINE)],
    )
    held_where = FreeText(
        "Where is it, and who can open it?",
        description=f"In words, so that somebody else finds it in two years. {NO_IDENTIFIERS}",
        validators=[at_most(A_SENTENCE)],
        render_kw={"rows": 2},
    )
    held_link = LinkField(
        "Link to it",
        description="If there is one. Folders are often called after families: such a link stays out.",
        validators=[at_most(1_000)],
    )
    seen_by = FreeLine(
        "Who has seen it?",
        description="A post, not a person: for example, quality assurance officer. Leave empty if nobody has.",
        validators=[at_most(A_LINE)],
    )
    seen_on = DayField("When did they see it?", asked="the day when they saw it")
    check_again_on = DayField(
        "When should it be checked again?",
        asked="the day when it is checked again",
        description="To see whether the change has lasted.",
    )

    def __init__(self, *, agencies: Sequence[Group], today: date, takes_files: bool = False, **options: Any) -> None:
        super().__init__(**options)
        self.today = today
        self.agencies.offer(agencies)
        self.takes_files = takes_files
        if not takes_files:
            self.file.process_errors = []

    def validate(self, *arguments: Any, **options: Any) -> bool:
        """Where no files are taken there is no field for one: what was sent anyway is refused over the form."""
        is_valid = super().validate(*arguments, **options)
        if self.file.chosen and not self.takes_files:
            self.form_errors.append(NO_FILES)
            return False
        return is_valid

    def validate_level_reason(self, item: Field) -> None:
        if item.data and self.level.data is None:
            raise ValidationError("Choose a level, or take the reason out")

    def validate_figures(self, item: RowsField) -> None:
        item.refuse_where(is_above_its_base, "value", ABOVE)

    def validate_seen_on(self, item: Field) -> None:
        if item.data and item.data > self.today and item.data != item.object_data:
            raise ValidationError("Enter a day that is not in the future")

    def validate_seen_by(self, item: Field) -> None:
        if self.seen_on.data and not item.data:
            raise ValidationError("Enter the post of who has seen it")

    def answers(self) -> dict[str, Any]:
        """What the commands take."""
        said = super().answers()
        said["is_sustained"] = {"yes": True, "no": False}.get(said["is_sustained"])
        return said


class EditEvidenceForm(EvidenceFields, VersionedForm):
    """What it is about is changed on a page of its own. `file_name` is that of the file which is here."""

    without_file = BooleanField("Take the file away")

    def __init__(
        self,
        *,
        agencies: Sequence[Group],
        today: date,
        takes_files: bool = False,
        file_name: str | None = None,
        **options: Any,
    ) -> None:
        given = {"agencies": agencies, "today": today, "takes_files": takes_files, **options}
        super().__init__(**given)
        self.options = {**given, "file_name": file_name}
        self.file_name = file_name
        if file_name is None:
            del self.without_file
        else:
            self.without_file.description = f"“{file_name}” is held here. Another file takes its place."

    def validate_without_file(self, item: Field) -> None:
        if item.data and self.file.data:
            raise ValidationError("Choose another file, or take the file away: not both")


class FirstFields(Form):
    """What is asked once; it stands before the other questions."""

    board = RadioField("Which board is it for?", coerce=id_or_none, validators=[InputRequired("Choose a board")])
    action = SelectField(
        "Which action does it show something about?",
        coerce=id_or_none,
        description="Actions in which your agencies have a part, done or not.",
        validators=[InputRequired("Choose the action")],
    )


class AddEvidenceForm(NewForm, FirstFields, EvidenceFields):
    """`boards` are asked for where there are several, `actions` of people of agencies who name none yet."""

    def __init__(
        self, *, boards: Choices, actions: Mapping[uuid.UUID, str] | None, agencies: Sequence[Group], **options: Any
    ) -> None:
        super().__init__(agencies=agencies, **options)
        self.only_board = next(iter(boards)) if len(boards) == 1 else None
        self.board.choices = choices_of(boards)
        self.action.choices = {"": "Choose an action", **choices_of(actions or {})}
        if len(boards) < 2:
            del self.board
        if actions is None:
            del self.action
