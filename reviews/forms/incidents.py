"""The forms of an incident: log it, fill in what becomes known, record the decision."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from wtforms import Field, RadioField
from wtforms.validators import DataRequired, Length, ValidationError

from partnership.filters import day as in_words
from partnership.forms.base import NO_IDENTIFIERS, Form, FreeLine, FreeText, NewForm, VersionedForm
from partnership.forms.choices import OneOfShown
from partnership.forms.days import DayField
from reviews.forms.cases import case_name
from reviews.forms.grouped import Group, GroupedField
from reviews.rules import review_dates
from reviews.rules.decisions import Days, carried, days_said
from reviews.rules.stated import StatedDate
from reviews.vocabulary import DateKind, Harm, IncidentDecision, View

A_LINE = 300
MOST = 4_000
FUTURE = "Enter a day that is not in the future"
NOT_KNOWN = "Not known yet"
Stood = Mapping[IncidentDecision, Mapping[DateKind, StatedDate]]


def _harm(value: Any) -> Harm | None:
    return Harm(value) if value else None


class _Facts(Form):
    """What the first hour may know; what it does not is left as “not known yet”."""

    harm = OneOfShown(
        "What harm was done",
        fault="Choose what harm was done, or “Not known yet”",
        choices={**dict(Harm.choices()), "": NOT_KNOWN},
        coerce=_harm,
    )
    aware_on = DayField(
        "When the authority or the partnership became aware",
        asked="the day when the partnership became aware",
        description="A day, such as 30 March 2026. Empty: not known yet.",
    )
    told_by = FreeLine(
        "Who told you",
        description="A post or an agency, such as: duty manager, children’s social care. Empty: not known yet.",
        validators=[Length(max=A_LINE, message="Say who told you in 300 characters or fewer")],
    )
    agencies = GroupedField(
        "Agencies thought to be involved",
        description="None chosen: not known yet.",
        invalid_choice_message="Choose agencies of the list",
    )

    def __init__(self, *arguments: Any, today: date, agencies: Sequence[Group], **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.options.update(today=today, agencies=agencies)
        self.today = today
        self.agencies.offer(agencies)
        if not agencies:
            del self.agencies

    def validate_aware_on(self, item: Field) -> None:
        if item.data is not None and item.data > self.today:
            raise ValidationError(FUTURE)


class _First(Form):
    board = RadioField("Board", invalid_choice_message="Choose the board")
    incident_nature = FreeLine(
        "What happened",
        description=f"One line. {NO_IDENTIFIERS}",
        validators=[
            DataRequired("Say in one line what happened"),
            Length(max=A_LINE, message="Say what happened in 300 characters or fewer"),
        ],
    )


class LogIncidentForm(NewForm, _First, _Facts):
    """Five questions; `boards` are asked for only where there is more than one."""

    name = case_name()

    def __init__(self, *arguments: Any, boards: Mapping[str, str], **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.board.choices = dict(boards)
        if len(boards) == 1:
            del self.board


class EditIncidentForm(VersionedForm, _Facts):
    """What has become known since. Nobody decides on, or notifies, what is not known yet: see the two days."""

    def __init__(self, *arguments: Any, decided_on: date | None, notified_on: date | None, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.options.update(decided_on=decided_on, notified_on=notified_on)
        self.decided_on, self.notified_on = decided_on, notified_on

    def validate_aware_on(self, item: Field) -> None:
        super().validate_aware_on(item)
        self._check_not_after(item.data, self.decided_on, "The decision is of")
        self._check_not_after(item.data, self.notified_on, "The Panel was notified on")

    @staticmethod
    def _check_not_after(aware_on: date | None, then: date | None, what: str) -> None:
        if aware_on and then and aware_on > then:
            raise ValidationError(
                f"{what} {in_words(then)}: enter a day that is not after it, or change the decision first"
            )


class DecideForm(VersionedForm):
    """What the partners decided. `decide_form` adds two fields for each safeguarding partner. `stood` are the dates of
    the reviews of the case, by the decision that such a review follows.

    The council notifies the Panel within five working days of becoming aware: a meeting may decide before or after.
    """

    decision = OneOfShown(
        "What was decided",
        fault="Choose what was decided",
        choices=dict(IncidentDecision.choices()),
        coerce=IncidentDecision,
        hints={IncidentDecision.LOGGED_BY_MISTAKE.value: "It stays in the list of cases considered, and nowhere else."},
    )
    notified_on = DayField(
        "Notified to the Panel on",
        asked="the day on which the Panel was notified",
        description="Only where it was notified. It may be before or after the day of the decision.",
    )
    decided_on = DayField("Decided on", asked="the day of the decision")
    reason = FreeText(
        "Reason",
        description=f"Why, in a few sentences. {NO_IDENTIFIERS}",
        validators=[
            DataRequired("Enter the reason"),
            Length(max=MOST, message=f"Enter a reason of {MOST:,} characters or fewer"),
        ],
        render_kw={"rows": 4, "maxlength": MOST},
    )
    meeting = FreeLine(
        "Meeting, if it was decided in one",
        description="Such as: Learning and Review Group, 2 April 2026.",
        validators=[Length(max=A_LINE, message="Name the meeting in 300 characters or fewer")],
    )
    partners: Mapping[uuid.UUID, str] = {}

    def __init__(self, *arguments: Any, today: date, before: Days, stood: Stood, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.options.update(today=today, before=before, stood=stood)
        self.today, self.aware_on, self.before, self.stood = today, before.aware_on, before, stood

    def validate(self, *arguments: Any, **options: Any) -> bool:
        """The days together with the dates of the review that would go with them."""
        if not super().validate(*arguments, **options):
            return False
        held = self.stood.get(self.decision.data, {})
        now = days_said(self.decision.data, self.aware_on, self.notified_on.data, self.decided_on.data)
        dates = carried(self.before, now, held)
        found = review_dates.faults({**held, **dates}, dates, self.today)
        for kind, sentence in found.items():
            said = f"At “{kind.label}” of the incident: {sentence}" if kind is DateKind.AWARE else sentence
            (self.notified_on if kind is DateKind.NOTIFIED else self.decided_on).errors = [said]
        return not found

    def validate_notified_on(self, item: Field) -> None:
        if self.decision.data is not IncidentDecision.NOTIFIED:
            return
        if item.data is None:
            raise ValidationError("Enter the day on which the Panel was notified")
        self._check(item.data)

    def validate_decided_on(self, item: Field) -> None:
        if item.data is None:
            raise ValidationError("Enter the day of the decision")
        self._check(item.data)

    def _check(self, day: date) -> None:
        if day > self.today:
            raise ValidationError(FUTURE)
        if self.aware_on is not None and day < self.aware_on:
            raise ValidationError("Enter a day that is not before the day of becoming aware")

    @property
    def views(self) -> dict[uuid.UUID, tuple[View, str | None]]:
        return {each: (self[f"view_{each.hex}"].data, self[f"words_{each.hex}"].data) for each in self.partners}

    def of_partners(self) -> Iterable[tuple[Field, Field]]:
        """The pair of fields of each partner, for the page."""
        return [(self[f"view_{each.hex}"], self[f"words_{each.hex}"]) for each in self.partners]


def decide_form(partners: Mapping[uuid.UUID, str]) -> type[DecideForm]:
    """The form with a view and words for each partner, in the order given."""
    fields: dict[str, Any] = {"partners": partners}
    for agency_id, name in partners.items():
        fields[f"view_{agency_id.hex}"] = OneOfShown(
            f"What {name} says",
            fault=f"Choose what {name} says, or “{View.NOT_YET.label}”",
            choices=dict(View.choices()),
            coerce=View,
            default=View.NOT_YET,
        )
        fields[f"words_{agency_id.hex}"] = FreeLine(
            f"In what words, {name}",
            description=NO_IDENTIFIERS,
            validators=[Length(max=A_LINE, message="Use 300 characters or fewer")],
        )
    return type("DecideForm", (DecideForm,), fields)
