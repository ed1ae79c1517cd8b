"""The forms of an annual report: what it covers, and one chapter of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from wtforms import Field
from wtforms.validators import DataRequired, Length, ValidationError

from partnership.forms.base import NO_IDENTIFIERS, Form, FreeLine, NewForm, VersionedForm
from partnership.forms.choices import OneOf, OneOfShown, id_or_none
from partnership.forms.days import DayField
from partnership.vocabulary import Audience
from reviews.forms.months import NO_MONTH, MonthField
from reviews.rules.report_periods import years_in_words
from reviews.rules.stated import Period

MOST = 200
SHORT_ENOUGH = Length(max=MOST, message=f"Use {MOST} letters or fewer")


class _Report(Form):
    title = FreeLine(
        "Title",
        description=NO_IDENTIFIERS,
        validators=[DataRequired("Enter a title"), SHORT_ENOUGH],
    )
    first = MonthField("From month", validators=[DataRequired(NO_MONTH)])
    last = MonthField("To month", description="Both months are included.", validators=[DataRequired(NO_MONTH)])
    audience = OneOfShown(
        "Whom it is for", fault="Choose whom it is for", choices=dict(Audience.choices()), coerce=Audience
    )
    position_on = DayField("Position on", description="The day that it tells of. Empty: the last day of the months.")
    known_on = DayField("As known on", description="What was entered later is left out. Empty: today.")

    def __init__(self, *arguments: Any, today: date, **options: Any) -> None:
        super().__init__(*arguments, today=today, **options)
        self.today = today

    def validate_last(self, item: Field) -> None:
        if self.first.data and self.last.data and self.last.data < self.first.data:
            raise ValidationError("Enter a month that is not before the first")

    def validate_position_on(self, item: Field) -> None:
        if self.first.data and self.position_on.data and self.position_on.data < self.first.data:
            raise ValidationError("Enter a day that is not before the first month")

    def validate_known_on(self, item: Field) -> None:
        if item.data and item.data > self.today:
            raise ValidationError("Enter a day that is not after today, or leave it empty for today")

    def covered(self) -> dict[str, Any]:
        """What was filled in, with what an empty day stands for."""
        said = self.answers()
        first, last = said.pop("first"), said.pop("last")
        said["period"] = Period.of_months(f"{first:%Y-%m}", f"{last:%Y-%m}")
        said["title"] = said["title"] or f"Annual report {years_in_words(said['period'])}"
        said["position_on"] = said["position_on"] or said["period"].last
        said["known_on"] = said["known_on"] or self.today
        return said


class StartReportForm(_Report, NewForm):
    """`boards` are those of which the person writes reports; one board alone is not asked for."""

    title = FreeLine(
        "Title",
        description=f"Left empty: “Annual report” and the years of its months. {NO_IDENTIFIERS}",
        validators=[SHORT_ENOUGH],
    )
    board = OneOfShown("Board", fault="Choose a board")

    def __init__(self, *arguments: Any, boards: Mapping[str, str], **options: Any) -> None:
        super().__init__(*arguments, boards=boards, **options)
        self.board.choices = dict(boards)
        if len(boards) == 1:
            del self.board


class EditReportForm(_Report, VersionedForm):
    """The same for a report that is there: its board stays.

    `goes_along` is its position, where that is the last day of its months: left as it is, it is the last day of
    the months that are chosen now.
    """

    def __init__(self, *arguments: Any, goes_along: date | None = None, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.goes_along = goes_along

    def validate_position_on(self, item: Field) -> None:
        if item.data and item.data == self.goes_along:
            item.data = None
        super().validate_position_on(item)


class _Chapter(Form):
    title = FreeLine(
        "Title of the chapter",
        description=NO_IDENTIFIERS,
        validators=[DataRequired("Enter a title"), SHORT_ENOUGH],
    )


class AddChapterForm(_Chapter, NewForm):
    """A chapter of the author's own. `chapters` are those of the report in order, by id; it comes after the last."""

    after = OneOf("It comes", fault="Choose where it comes", coerce=id_or_none)

    def __init__(self, *arguments: Any, chapters: Mapping[str, str], **options: Any) -> None:
        last = next(reversed(list(chapters)), "")
        super().__init__(*arguments, **{**options, "data": {"after": last}})
        after = [(chapter_id, f"After “{title}”") for chapter_id, title in chapters.items()]
        self.after.choices = [("", "As the first chapter"), *after]


class RenameChapterForm(_Chapter, VersionedForm):
    """A new title; what is in the chapter stays."""
