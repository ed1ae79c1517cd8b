"""The forms in which sharing learning is recorded and changed."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from wtforms import RadioField, StringField
from wtforms.validators import DataRequired, InputRequired, ValidationError

from partnership.filters import number
from partnership.forms.base import NO_IDENTIFIERS, Form, FreeLine, FreeText, NewForm, VersionedForm
from partnership.forms.choices import id_or_none
from partnership.forms.days import DayField
from reviews.forms.actions import A_LINE, Choices, at_most, choices_of
from reviews.forms.grouped import Group, GroupedField
from reviews.forms.links import ENTER, is_link
from reviews.forms.numbers import WholeNumber
from reviews.forms.rows import Column, RowFault, RowsField
from reviews.forms.stated import IN_WORDS, StatedField
from reviews.rules.attendance import as_typed, attendance, more_than, sessions_fault
from reviews.rules.figures import Figure
from reviews.rules.stated import is_certainly_ahead
from reviews.rules.stated_words import from_words

MOST = 2_000
KINDS = (
    "Webinar",
    "Webinar series",
    "Briefing",
    "Training",
    "Workshop",
    "Conference",
    "Team session",
    "Newsletter",
)
TO_COME = "It has not been held yet: take out how many came, or correct the date"
AS_STATED = "As it was stated: 39, over 80, around 450 partners. "


class AttendanceField(StringField):
    """How many came, with the words that qualify the number; its data is a Figure or nothing."""

    data: Figure | None

    def process_formdata(self, valuelist: list[Any]) -> None:
        words = str(valuelist[0]).strip() if valuelist else ""
        self.data = None
        if words and words == as_typed(self.object_data):
            self.data = self.object_data
        elif words:
            self.data = attendance(words)

    def _value(self) -> str:
        return str(self.raw_data[0]) if self.raw_data else as_typed(self.data)

    def in_words(self) -> str:
        return as_typed(self.data)


def _session(said: dict[str, str]) -> dict[str, Any]:
    try:
        on = from_words(said["on"]) if said.get("on") else None
    except ValueError as fault:
        raise RowFault("on", str(fault)) from None
    return {"on": on, "words": said.get("words") or None, "attended": _came(said.get("came", ""))}


def _session_written(session: Any) -> dict[str, str]:
    return {"on": str(session.on or ""), "words": session.words or "", "came": as_typed(session.attendance)}


def _came(words: str) -> Figure | None:
    try:
        return attendance(words) if words else None
    except ValueError as fault:
        raise RowFault("came", str(fault)) from None


def _material(said: dict[str, str]) -> dict[str, Any]:
    if not said.get("title"):
        raise RowFault("title", "Enter what it is called")
    if said.get("link") and not is_link(said["link"]):
        raise RowFault("link", ENTER)
    return {"title": said["title"], "kept_where": said.get("kept_where") or None, "link": said.get("link") or None}


def _material_written(material: Any) -> dict[str, str]:
    return {name: getattr(material, name) or "" for name in ("title", "kept_where", "link")}


def _by_agency(said: dict[str, str]) -> dict[str, Any]:
    if not said.get("agency"):
        raise RowFault("agency", "Choose the agency")
    if not said.get("came"):
        raise RowFault("came", "Enter how many came from it")
    return {"agency_id": said["agency"], "attended": _came(said["came"])}


def _by_agency_written(row: Any) -> dict[str, str]:
    return {"agency": str(row.agency_id), "came": as_typed(row.attendance)}


class EventFields(Form):
    """What was held, for whom, who came, and what is asked afterwards."""

    title = FreeLine("What was it called?", validators=[DataRequired("Enter what it was called"), at_most(A_LINE)])
    kind = FreeLine(
        "What kind was it?",
        description="Choose from the list, or use your own words.",
        validators=[at_most(80)],
        render_kw={"width": 20, "suggestions": KINDS},
    )
    on = StatedField("When was it?", description=IN_WORDS, render_kw={"width": 20})
    audience = FreeLine(
        "Who was it for?", description="For example: health visitors and school nurses.", validators=[at_most(A_LINE)]
    )
    delivered_by = GroupedField("Who delivered it?")
    topic = FreeLine("Topic", description=NO_IDENTIFIERS, validators=[at_most(A_LINE)])
    number_of_sessions = WholeNumber("Sessions in all", wrong="Enter a number", least=0, render_kw={"width": 3})
    sessions_completed = WholeNumber("Sessions held so far", wrong="Enter a number", least=0, render_kw={"width": 3})
    sessions_planned = WholeNumber("Sessions still planned", wrong="Enter a number", least=0, render_kw={"width": 3})
    frequency = FreeLine("How often?", description="For example: every month.", validators=[at_most(A_LINE)])
    sessions = RowsField(
        "Sessions one by one",
        description="Only where you have them. Figures of sessions are never added up: the same people may have come.",
        columns=(
            Column("on", "Date", 10),
            Column("words", "About", 20, is_free=True),
            Column("came", "How many came", 10),
        ),
        read=_session,
        write=_session_written,
        named="Session",
    )
    attendance = AttendanceField("How many came?", description=AS_STATED, render_kw={"width": 20})
    by_agency = RowsField(
        "How many came from each agency",
        columns=(Column("agency", "Agency"), Column("came", "How many came", 10)),
        read=_by_agency,
        write=_by_agency_written,
        named="Agency",
    )
    materials = RowsField(
        "What was handed out or recorded",
        columns=(
            Column("title", "Title", 20, is_free=True),
            Column("kept_where", "Where it is kept", 20, is_free=True),
            Column("link", "Link", 20, is_free=True),
        ),
        read=_material,
        write=_material_written,
        named="Material",
    )
    feedback = FreeText(
        "What did people say of it?", description=NO_IDENTIFIERS, validators=[at_most(MOST)], render_kw={"rows": 3}
    )
    follow_up = FreeText(
        "How is it followed up?",
        description="For example: managers are asked what staff do differently. Six to eight weeks later is usual.",
        validators=[at_most(MOST)],
        render_kw={"rows": 2},
    )
    follow_up_on = DayField("When is it followed up?", asked="the day when it is followed up")

    def __init__(self, *, agencies: Sequence[Group], today: date, **options: Any) -> None:
        super().__init__(**options)
        self.today = today
        self.delivered_by.offer(agencies)
        named: Mapping[str, str] = {"": "Choose an agency", **choices_of(self.delivered_by.names)}
        self.by_agency.columns = (Column("agency", "Agency", choices=named), Column("came", "How many came", 10))

    def validate_sessions(self, item: RowsField) -> None:
        item.refuse_where(
            lambda each: bool(each["attended"] and each["on"] and is_certainly_ahead(each["on"], self.today)),
            "came",
            TO_COME,
        )

    def validate_sessions_completed(self, item: Any) -> None:
        self._check_sessions(item)

    def validate_sessions_planned(self, item: Any) -> None:
        self._check_sessions(item)

    def _check_sessions(self, item: Any) -> None:
        three = (self.number_of_sessions, self.sessions_completed, self.sessions_planned)
        fault = sessions_fault(*(each.data for each in three))
        if fault and fault[0] == item.name and self._has_changed(*three):
            raise ValidationError(fault[1])

    def validate_attendance(self, item: Any) -> None:
        is_ahead = self.on.data is not None and is_certainly_ahead(self.on.data, self.today)
        if is_ahead and item.data and self._has_changed(self.on, item):
            raise ValidationError(TO_COME)
        came = more_than(item.data, (each["attended"] for each in self.by_agency.data))
        if came is not None and (self._has_changed(item) or self.by_agency.is_changed):
            raise ValidationError(f"The agencies come to {number(came)}: enter that or more, or correct theirs")

    def _has_changed(self, *items: Any) -> bool:
        return any(each.data != each.object_data for each in items)

    def validate_by_agency(self, item: Any) -> None:
        if self.on.data is not None and is_certainly_ahead(self.on.data, self.today):
            item.refuse_where(lambda _: True, "came", TO_COME)
        said = [each["agency_id"] for each in item.data]
        if not {*said} <= {*self.delivered_by.choices}:
            raise ValidationError("Choose agencies of the list")
        if len({*said}) < len(said):
            raise ValidationError("Say once for each agency how many came from it")

    def answers(self) -> dict[str, Any]:
        """What the commands take."""
        said = super().answers()
        rows = [{**each, "agency_id": uuid.UUID(each["agency_id"])} for each in said["by_agency"]]
        return {**said, "by_agency": rows}


class EditEventForm(EventFields, VersionedForm):
    """What it is about is changed on a page of its own."""

    def __init__(self, *, agencies: Sequence[Group], today: date, **options: Any) -> None:
        super().__init__(agencies=agencies, today=today, **options)
        self.options = {"agencies": agencies, "today": today, **options}


class FirstFields(Form):
    """What is asked once."""

    board = RadioField("Which board is it for?", coerce=id_or_none, validators=[InputRequired("Choose a board")])


class AddEventForm(NewForm, FirstFields, EventFields):
    """`boards` are asked for where there are several."""

    def __init__(self, *, boards: Choices, agencies: Sequence[Group], **options: Any) -> None:
        super().__init__(agencies=agencies, **options)
        self.only_board = next(iter(boards)) if len(boards) == 1 else None
        self.board.choices = choices_of(boards)
        if self.only_board:
            del self.board
