"""Who sees which action and part."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from werkzeug.exceptions import NotFound

from partnership.extensions import db
from partnership.queries.users import for_request
from partnership.vocabulary import Role
from reviews.models import Action
from reviews.queries import actions
from reviews.vocabulary import SourceKind
from tests.factories.partnership import AgencyFactory, BoardFactory, person
from tests.factories.reviews import (
    ActionFactory,
    ActionSourceFactory,
    CaseFactory,
    PartFactory,
    ReviewFactory,
    action_from,
)


def seen(user):
    return set(db.session.scalars(select(Action).where(actions.visible_to(for_request(user.id)))))


def test_visible_to_when_a_case_is_closed_to_partners(app):
    board = BoardFactory()
    free = ActionFactory(board=board)
    hidden = action_from(ReviewFactory(case=CaseFactory(board=board)))
    shown = action_from(ReviewFactory(case=CaseFactory(board=board, open=True)))
    ActionFactory()

    assert seen(person(Role.MANAGER, board)) == {free, hidden, shown}
    assert seen(person(Role.AGENCY_LEAD, board, AgencyFactory())) == {free, shown}
    assert seen(person(Role.SYSTEM_ADMINISTRATOR, None)) == set()


def test_visible_to_when_an_action_hangs_from_two_reviews(app):
    board = BoardFactory()
    hidden = ReviewFactory(case=CaseFactory(board=board))
    shown = ReviewFactory(case=CaseFactory(board=board, open=True))
    both = action_from(hidden)
    ActionSourceFactory(action=both, review=shown, place=2)
    only_hidden = action_from(hidden)
    ActionSourceFactory(
        action=only_hidden, place=2, kind=SourceKind.MEETING, review_id=None, review=None, words="Board meeting"
    )
    only_words = ActionFactory(board=board)
    ActionSourceFactory(action=only_words, kind=SourceKind.MEETING, review_id=None, review=None, words="Board meeting")

    assert seen(person(Role.MANAGER, board)) == {both, only_hidden, only_words}
    assert seen(person(Role.AGENCY_LEAD, board, AgencyFactory())) == {both, only_words}


def test_part_when_shared_is_seen_alone(app):
    board, agency = BoardFactory(), AgencyFactory()
    hidden = action_from(ReviewFactory(case=CaseFactory(board=board)))
    mine = PartFactory(action=hidden, agency=agency, is_shared=True)
    other = PartFactory(action=hidden, place=2)
    lead = for_request(person(Role.AGENCY_LEAD, board, agency).id)
    db.session.expire_all()

    assert actions.part(lead, mine.id).action.sources == []
    for getter, thing in ((actions.part, other), (actions.action, hidden)):
        with pytest.raises(NotFound):
            getter(lead, thing.id)
