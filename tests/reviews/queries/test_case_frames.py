"""What stands at the top of each page of a case."""

from __future__ import annotations

from reviews.queries import case_frames
from reviews.vocabulary import ActionStatus
from tests.factories.learning import LearningPointFactory
from tests.factories.partnership import BoardFactory
from tests.factories.reviews import ActionSourceFactory, CaseFactory, ReviewFactory, action_from
from tests.support.statements import counted


def test_it_counts_each_thing_of_the_case_once_and_nothing_of_another_in_one_statement(app):
    first = ReviewFactory(case=CaseFactory(board=BoardFactory()))
    second, other = ReviewFactory(case=first.case, place=2), ReviewFactory()
    ActionSourceFactory(action=action_from(first), review=second)
    action_from(first, status=ActionStatus.DONE)
    action_from(other)
    for review in (first, second, second, other):
        LearningPointFactory(review=review)

    with counted() as statements:
        frame = case_frames.frame(first.case)

    assert (frame.actions.all, frame.actions.done, frame.learning_points) == (2, 1, 3)
    assert len(statements) == 1


def test_a_case_of_which_nothing_is_known_yet_has_a_frame_too(app):
    case = CaseFactory()

    frame = case_frames.frame(case)

    assert frame.who_sees == "Review team only: no people can see this case."
    assert (frame.standing, frame.actions, frame.learning_points) == (None, (0, 0, 0, 0), 0)
