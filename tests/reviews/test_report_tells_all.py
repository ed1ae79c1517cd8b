"""Every action that goes into a report stands in a line of it, and none of a closed case does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from flask import Flask

from partnership.extensions import db
from partnership.models import Board
from partnership.rules.blocks import Row, sentences
from partnership.vocabulary import Audience
from reviews.inventing.partnership import Size, invent
from reviews.models import Action, ActionSource, Review
from reviews.queries import facts as queries
from reviews.queries import inclusion
from reviews.rules import chapter_cases, chapter_focuses
from reviews.rules.documents import of_the_record
from reviews.rules.facts import Facts, Scope
from reviews.rules.inclusion import Included
from reviews.rules.stated import Period, StatedDate
from reviews.vocabulary import SourceKind
from tests.factories.learning import FocusFactory

YEAR = Period.of_months("2025-04", "2026-03")
LONG_AGO = StatedDate("2019", "year", date(2019, 1, 1), date(2019, 12, 31))


@pytest.fixture
def board(app: Flask) -> Board:
    """Invented, with shared themes of this year and of a year long ago."""
    invent(Size(6, 20, 120, 6), today=date(2026, 6, 12))
    found: Board = db.session.query(Board).one()
    focuses = (FocusFactory(board=found), FocusFactory(board=found, name="Long ago", period=LONG_AGO))
    for place, action in enumerate(db.session.query(Action).order_by(Action.text_folded).limit(12)):
        kept = action.sources if place % 3 else []
        action.sources = [*kept, ActionSource(kind=SourceKind.FOCUS, focus_id=focuses[place % 2].id, place=9)]
    db.session.flush()
    return found


def facts(board: Board, *, without_every_second_review: bool = False) -> Facts:
    found = inclusion.suggestions(board.id, YEAR)
    reviews = sorted(found.reviews)[:: 2 if without_every_second_review else 1]
    kinds = (reviews, found.actions, found.evidence, found.events)
    day = date(2026, 3, 31)
    scope = Scope(board.id, board.name, "Annual report", YEAR, Audience.INTERNAL, day, day)
    return queries.facts(scope, Included(*(frozenset(each) for each in kinds)))


def lines(found: Facts) -> Iterator[tuple[Row, str]]:
    """Each action that is told with what it came from, in its own words, and the words."""
    parts = (
        each for each in of_the_record(found).chapters if each.title in (chapter_cases.TITLE, chapter_focuses.TITLE)
    )
    for part in parts:
        for content in part.items:
            for each in sentences(content):
                if each.source and each.source.says == "The action":
                    yield each.source.rows[0], each.text


@pytest.mark.parametrize("without", [False, True], ids=["all", "some reviews left out"])
def test_every_action_that_goes_in_stands_in_a_line(board: Board, without: bool) -> None:
    assert db.session.query(Review).count() > 2
    found = facts(board, without_every_second_review=without)
    told = {row.id: text for row, text in lines(found)}

    by_told = {is_told: [each for each in found.actions if each.is_told is is_told] for is_told in (True, False)}
    assert by_told[True]
    assert by_told[False]
    assert [each.text for each in by_told[True] if each.id not in told] == []
    assert [each.text for each in by_told[False] if each.id in told] == []
    shown = {each.id for each in found.focuses}
    assert any(each.focus_ids - shown and not each.case_ids for each in found.actions)
