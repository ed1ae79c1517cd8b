"""The chapters on the published record: its repeats, shared themes, attendances and plans, as they were stated."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from partnership import clock
from partnership.extensions import db
from partnership.models import Board
from partnership.vocabulary import Audience
from reviews.queries import facts
from reviews.rules import (
    chapter_difference,
    chapter_focuses,
    chapter_next_year,
    chapter_not_progressed,
    chapter_not_taken_forward,
    chapter_repeats,
    chapter_sharing,
)
from reviews.rules.facts import Facts, Scope
from reviews.rules.stated import Period
from reviews.vocabulary import FocusKind
from tests.support.report_facts import content, keys, lines, words

from .conftest import CODING, DATA, Run

LOADED: list[Facts] = []


@pytest.fixture
def barnet(request: pytest.FixtureRequest) -> Facts:
    """Loaded once: facts are values, and no test can change them."""
    if not LOADED:
        assert request.getfixturevalue("run")("load", DATA, CODING).exit_code == 0
        LOADED.append(of_the_record())
    return LOADED[0]


def of_the_record() -> Facts:
    board = db.session.scalars(select(Board)).one()
    period = Period.of_months("2022-09", "2023-09")
    last = date(2023, 9, 30)
    return facts.facts(Scope(board.id, board.name, "Report", period, Audience.INTERNAL, last, clock.today()))


def test_repeated_themes_are_those_that_are_shared(barnet: Facts) -> None:
    made = chapter_repeats.chapter(barnet)

    assert lines(content(made, "repeats.chart").table) == [
        ["Intersectionality and cultural competence", "4"],
        ["Application of thresholds", "3"],
        ["Information sharing", "3"],
        ["Think Family", "2"],
    ]
    said = words(made)
    assert "competence came up in four cases: Child A, Child GA & RA, Child SS and Child AS." in said
    assert "Application of thresholds came up in three cases: Child L, Child KL and Child GA & RA." in said


def test_without_the_coding_no_theme_is_said_to_be_shared(run: Run) -> None:
    assert run("load", DATA).exit_code == 0

    made = chapter_repeats.chapter(of_the_record())

    assert keys(made) == ["repeats.intro"]
    assert "Themes have not been linked" in words(made)


def test_each_shared_theme_has_its_actions_and_its_evidence(barnet: Facts) -> None:
    made = chapter_focuses.chapter(barnet)

    said = words(made)
    shared = [each for each in barnet.focuses if each.kind is FocusKind.SHARED_THEME]
    found = {each.name: content(made, f"focus.{each.id}.evidence") for each in shared}
    for name, actions in (
        ("Safer Sleeping", "eight"),
        ("Promoting Family Networks", "four"),
        ("Female Genital Mutilation (FGM)", "nine"),
        ("Promoting multi-disciplinary approaches", "eight"),
    ):
        assert f"{name}\nThere are {actions} actions under this theme." in said
        assert found[name].kind == "box"
    assert "There are 40 actions beside those of the reviews and of these themes." in said


def test_attendance_stands_as_it_was_stated_and_is_never_added_up(barnet: Facts) -> None:
    made = chapter_sharing.chapter(barnet)

    said = words(made)
    for stated in ("over 350 partners", "over 80 partners", "at least 100 attendees", "over 30 health care"):
        assert stated in said
    assert "Attendance is stated for 17 of them and not stated for the other 26." in said
    assert "The chart of attendance has a bar for 14 of these: of the others, " in said
    assert len(content(made, "sharing.chart").table.lines) == 14
    assert "planned for October 2023" in said
    assert not any(line.is_total for line in content(made, "sharing.chart").table.lines)


def test_evidence_stands_by_its_levels(barnet: Facts) -> None:
    made = chapter_difference.chapter(barnet)

    bars = dict(lines(content(made, "difference.chart").table))
    assert bars == {"Outcome": "6", "Practice": "17", "Knowledge": "3", "Reach": "25", "Activity": "20"}
    assert "No evidence is recorded for these cases: Child A and Child SS." in words(made)


def test_nothing_is_late_that_has_no_date_and_nothing_was_refused_that_nobody_recorded(barnet: Facts) -> None:
    said = words(chapter_not_progressed.chapter(barnet))

    assert "This report tells of 136 actions. On 30 September 2023, 15 had not been started." in said
    assert "No due date is set for 55 open actions" in said
    assert words(chapter_not_taken_forward.chapter(barnet)).startswith("No recommendations are recorded")


def test_what_lies_ahead_is_a_plan(barnet: Facts) -> None:
    said = words(chapter_next_year.chapter(barnet))

    for case in ("Child KL", "Child SS"):
        review = f"{case}: the local child safeguarding practice review is under way."
        assert f"{review} Publication is planned for early 2024." in said
    assert "58 actions in this report were still open. A due date is set for three of them and none for 55;" in said
    assert "Child L" not in said
    assert "Child A:" not in said
