"""What of the record does not go into a report: counted where the report speaks of all, never told."""

from __future__ import annotations

from datetime import date

import pytest
from flask import Flask

from partnership.extensions import db
from partnership.models import Board
from partnership.vocabulary import Audience
from reviews.queries import facts as queries
from reviews.rules.facts import Facts, Left, Scope
from reviews.rules.inclusion import Included
from reviews.rules.stated import Period
from reviews.vocabulary import Sight
from tests.factories.learning import LearningPointFactory, ThemeFactory
from tests.factories.partnership import BoardFactory
from tests.factories.reviews import CaseFactory, ReviewFactory, action_from, event_about, evidence_of

YEAR = Period.of_months("2025-04", "2026-03")


@pytest.fixture
def board(app: Flask) -> Board:
    found: Board = BoardFactory()
    return found


def only(board: Board, **kinds: object) -> Facts:
    """Of the board goes in what is named, and nothing else."""
    none: frozenset[object] = frozenset()
    given = {"reviews": none, "actions": none, "evidence": none, "events": none, **kinds}
    day = date(2026, 3, 31)
    scope = Scope(board.id, board.name, "Annual report", YEAR, Audience.INTERNAL, day, day)
    return queries.facts(scope, Included(**given))


def test_what_does_not_go_in_is_known_with_what_it_hangs_from_and_without_words(board: Board) -> None:
    review = ReviewFactory(case=CaseFactory(board=board, sight=Sight.PARTNERS))
    inside, outside = action_from(review), action_from(review)
    proof, event = evidence_of(outside), event_about(review)

    found = only(board, reviews=frozenset({review.id}), actions=frozenset({inside.id}))

    assert [each.id for each in found.actions] == [inside.id]
    [left] = found.left.actions
    assert (left.id, left.is_told, left.case_ids) == (outside.id, True, {review.case.id})
    [left] = found.left.evidence
    assert (left.id, left.level, left.case_ids, left.action_ids) == (
        proof.id,
        proof.level,
        {review.case.id},
        {outside.id},
    )
    assert [(each.id, each.case_ids) for each in found.left.events] == [(event.id, {review.case.id})]
    every = only(
        board,
        reviews=frozenset({review.id}),
        actions=frozenset({inside.id, outside.id}),
        evidence=frozenset({proof.id}),
        events=frozenset({event.id}),
    )
    assert every.left == Left()


def test_evidence_of_an_action_of_a_hidden_case_is_not_told_where_the_action_does_not_go_in(board: Board) -> None:
    hidden = action_from(ReviewFactory(case=CaseFactory(board=board)))
    proof = evidence_of(hidden)

    [found] = only(board, evidence=frozenset({proof.id})).evidence

    assert not found.is_told


def test_in_which_other_cases_a_theme_came_up_is_known_of_the_grid_and_of_cases_that_may_be_named(board: Board) -> None:
    theme = ThemeFactory()
    here, there, hidden, beside = (
        ReviewFactory(case=CaseFactory(board=board, sight=sight))
        for sight in (Sight.PARTNERS, Sight.PARTNERS, Sight.REVIEW_TEAM, Sight.PARTNERS)
    )
    for review in (here, there, hidden, beside):
        LearningPointFactory(review=review, in_grid=review is not beside).themes = [theme]
    db.session.flush()

    assert only(board, reviews=frozenset({here.id})).left.cases_of_theme == {theme.id: {there.case.id}}
