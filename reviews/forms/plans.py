"""The form in which an action plan is pasted, looked at and saved. What is in doubt asks for its own field."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from wtforms import Field, SelectField, SelectMultipleField, StringField
from wtforms.validators import DataRequired, InputRequired, ValidationError
from wtforms.widgets import CheckboxInput

from partnership.forms.base import NO_IDENTIFIERS, FreeText, NewForm
from reviews.rules.pasting_columns import PlanColumn
from reviews.rules.pasting_doubts import LATER, Answers, Question

MOST = 100_000
SUGGESTED = "The only agency that is called so in part. Change it if another is meant."


class PastedRows(FreeText):
    """Kept as pasted: a tab at the beginning is an empty first cell."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.filters = [lambda words: (words or "").replace("\0", "").replace("\r\n", "\n")]


class PasteForm(NewForm):
    """`columns` are as they were named or guessed, `questions` what the rows leave in doubt."""

    rows = PastedRows(
        "Rows from Word or Excel",
        description="Copy the whole table, with the row that names its columns, and paste it here. " + NO_IDENTIFIERS,
        validators=[DataRequired("Paste the rows of the plan")],
        render_kw={"rows": 12},
    )

    def __init__(
        self,
        *,
        columns: Sequence[PlanColumn],
        labels: Sequence[str],
        has_header: bool,
        questions: Sequence[Question],
        agencies: Mapping[uuid.UUID, str],
        faults: Sequence[str],
        **options: Any,
    ) -> None:
        self.faults, self.questions, self.column_names = faults, questions, [f"column_{n}" for n in range(len(columns))]
        fields: list[tuple[str, Any]] = _about_all(has_header, agencies) if columns else []
        for name, column, label in zip(self.column_names, columns, labels, strict=True):
            fields.append((name, SelectField(label, choices=dict(PlanColumn.choices()), default=column.value)))
        fields += [(each.name, _question_field(each, agencies)) for each in questions]
        self._unbound_fields: list[tuple[str, Any]] = [*getattr(type(self), "_unbound_fields"), *fields]  # noqa: B009
        super().__init__(**options)

    def validate_rows(self, item: Field) -> None:
        if len(item.data) > MOST:
            raise ValidationError(f"Paste at most {MOST:,} characters at once")
        if self.faults:
            raise ValidationError(self.faults[0])

    def is_open(self, question: Question) -> bool:
        """Whether the question waits for an answer."""
        said = self[question.name].data or ""
        if question.choices or question.is_agency:
            return not any(self[question.name].raw_data or [])
        return not Answers({question.name: said}).is_date_settled(question)

    @property
    def open_questions(self) -> list[Question]:
        return [each for each in self.questions if self.is_open(each)]

    def is_looked_at(self) -> bool:
        """Whether the rows can be looked at: nothing else need be answered yet."""
        return bool(self.rows.validate(self, [type(self).validate_rows]))


def _about_all(has_header: bool, agencies: Mapping[uuid.UUID, str]) -> list[tuple[str, Any]]:
    header = SelectField(
        "Does the first row name the columns?",
        choices={"yes": "Yes", "no": "No"},
        default="yes" if has_header else "no",
    )
    everywhere = SelectMultipleField(
        "Agencies with a part in every action",
        description="Besides those that a row names.",
        choices={str(agency_id): name for agency_id, name in agencies.items()},
        option_widget=CheckboxInput(),
    )
    return [("header", header), ("everywhere", everywhere)]


def _question_field(question: Question, agencies: Mapping[uuid.UUID, str]) -> Any:
    fault = f"Row {question.row}: choose an answer"
    if not question.choices and not question.is_agency:
        return StringField(
            question.asks, default=question.words, validators=[_Dated(question)], render_kw={"width": 20}
        )
    choices = dict(question.choices) if question.choices else _agency_choices(question, agencies)
    return SelectField(
        question.asks,
        description=SUGGESTED if question.suggested else "",
        choices={"": "Choose", **choices},
        default=str(question.suggested or ""),
        validators=[InputRequired(fault)],
    )


def _agency_choices(question: Question, agencies: Mapping[uuid.UUID, str]) -> dict[str, str]:
    """The nearest first, then a part to be added later, then all others."""
    near = {str(each): agencies[each] for each in question.nearest if each in agencies}
    return {**near, LATER: "None of these: add its part later", **{str(k): v for k, v in agencies.items()}}


class _Dated:
    """Whether the box was emptied or holds a date."""

    def __init__(self, question: Question) -> None:
        self.question = question

    def __call__(self, form: PasteForm, item: Field) -> None:
        if not Answers({self.question.name: item.data or ""}).is_date_settled(self.question):
            raise ValidationError(f"Row {self.question.row}: enter a date, such as “spring 2027”, or empty the box")
