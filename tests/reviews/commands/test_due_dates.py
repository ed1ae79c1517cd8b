"""A due date becomes another one, and the one that stood is kept."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from partnership.errors import RuleBroken
from partnership.extensions import db
from partnership.models import Event
from partnership.vocabulary import Role
from reviews.commands.due_dates import correct, extend
from reviews.models import DueChange
from reviews.rules.stated import of_day
from reviews.rules.stated_words import from_words
from reviews.vocabulary import DueChangeKind
from tests.factories.partnership import person
from tests.factories.reviews import PartFactory

JUNE, SEPTEMBER = of_day(date(2026, 6, 30)), of_day(date(2026, 9, 30))
SPRING = from_words("spring 2026")


def test_extend_keeps_the_date_that_stood_and_leaves_other_parts(part, manager):
    other = PartFactory(action=part.action, due=JUNE, place=2)

    change = extend(part, due=SEPTEMBER, reason="Staff left.", approved_by="Review group", by=manager)

    assert (part.due, other.due, part.action.due) == (SEPTEMBER, JUNE, JUNE)
    assert (change.kind, change.part_id, change.was, change.became) == (
        DueChangeKind.EXTENSION,
        part.id,
        JUNE,
        SEPTEMBER,
    )
    detail = {
        "agency": part.agency.name,
        "before": "30 June 2026",
        "after": "30 September 2026",
        "reason": "Staff left.",
        "approved_by": "Review group",
    }
    assert told() == [("extended the due date", change.id, part.action_id, detail)]


@pytest.mark.parametrize(
    ("stands", "wanted", "sentence"),
    [(None, JUNE, "No date is set"), (JUNE, JUNE, "stands already"), (JUNE, SPRING, "is later than")],
)
def test_extend_when_there_is_nothing_to_extend_is_refused(part, manager, stands, wanted, sentence):
    part.due = stands

    with pytest.raises(RuleBroken, match=sentence):
        extend(part, due=wanted, reason="x", approved_by="y", by=manager)

    assert (db.session.scalars(select(DueChange)).all(), told()) == ([], [])


def test_extend_when_the_days_are_not_known_is_taken(part, manager):
    part.due = from_words("since May 2021")

    assert extend(part, due=SPRING, reason="x", approved_by="y", by=manager).became == SPRING


def test_correct_moves_the_original_and_every_part_that_still_had_it(part, manager):
    same = PartFactory(action=part.action, due=JUNE, place=2)
    extended = PartFactory(action=part.action, due=SEPTEMBER, place=3)

    change = correct(part, due=SPRING, reason="Typed wrong.", by=manager)

    assert [each.due for each in (part, same, extended)] == [SPRING, SPRING, SEPTEMBER]
    assert (part.action.due, change.was, change.part_id, change.approved_by) == (SPRING, JUNE, None, None)
    assert told()[0][0] == "corrected the due date"


def test_correct_when_an_extension_was_typed_wrong_leaves_the_original(part, manager):
    part.due = SEPTEMBER

    correct(part, due=of_day(date(2026, 8, 31)), reason="Typed wrong.", by=manager)

    assert part.action.due == JUNE


def test_correct_when_the_original_was_typed_wrong_leaves_the_extended_date(part, manager):
    same = PartFactory(action=part.action, due=JUNE, place=2)
    part.due = SEPTEMBER

    change = correct(part, due=SPRING, is_original=True, reason="Typed wrong.", by=manager)

    assert (part.action.due, same.due, part.due) == (SPRING, SPRING, SEPTEMBER)
    assert (change.was, told()[0][3]["is_original"]) == (JUNE, True)


@pytest.mark.parametrize(
    ("is_original", "wanted", "sentence"),
    [
        (False, SPRING, "cannot be before the original due date, 30 June 2026"),
        (True, of_day(date(2026, 10, 1)), "extended to 30 September 2026, so the original due date cannot be after"),
        (True, JUNE, "stands already"),
    ],
)
def test_correct_when_an_extended_date_would_be_before_its_original_is_refused(
    part, manager, is_original, wanted, sentence
):
    part.due = SEPTEMBER

    with pytest.raises(RuleBroken, match=sentence):
        correct(part, due=wanted, is_original=is_original, reason="x", by=manager)

    assert (part.due, part.action.due, told()) == (SEPTEMBER, JUNE, [])


def test_correct_back_to_the_original_when_the_extension_was_a_mistake(part, manager):
    part.due = SEPTEMBER

    correct(part, due=JUNE, reason="It was of another action.", by=manager)

    assert (part.due, part.action.due) == (JUNE, JUNE)


def test_correct_when_another_part_was_extended_stays_before_that(part, manager):
    PartFactory(action=part.action, due=SEPTEMBER, place=2)

    with pytest.raises(RuleBroken, match="extended to 30 September 2026"):
        correct(part, due=of_day(date(2027, 1, 1)), reason="x", by=manager)


def test_correct_when_no_date_is_set_is_refused(part, manager):
    part.due = None

    with pytest.raises(RuleBroken, match="No date is set"):
        correct(part, due=JUNE, reason="x", by=manager)


@pytest.fixture
def part(app):
    return PartFactory(due=JUNE, action__due=JUNE)


@pytest.fixture
def manager(part):
    return person(Role.MANAGER, part.action.board)


def told():
    events = db.session.scalars(select(Event).order_by(Event.number))
    return [(event.verb, event.subject_id, event.told_on_id, event.detail) for event in events]
