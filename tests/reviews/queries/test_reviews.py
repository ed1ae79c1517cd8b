"""The register: what each person finds in it, what it counts, and how many statements it asks."""

from __future__ import annotations

from flask import current_app
from sqlalchemy import event

from partnership.extensions import db
from partnership.queries.listing import listed
from partnership.queries.users import for_request
from partnership.vocabulary import Role
from reviews.models import ReviewDate
from reviews.queries import reviews
from reviews.rules.stated_words import from_words
from reviews.vocabulary import ActionStatus, DateKind, Led, Sight
from tests.factories.partnership import AgencyFactory, BoardFactory, RoleHeldFactory, person
from tests.factories.reviews import (
    ActionFactory,
    ActionSourceFactory,
    CaseFactory,
    ReviewFactory,
    action_from,
    review_type,
    stage,
)

MOST = 15


def test_register_counts_reviews_and_their_cases(app):
    board = BoardFactory()
    case = CaseFactory(board=board)
    ReviewFactory(case=case)
    ReviewFactory(case=case, review_type=review_type("CSPR"), place=2)
    ReviewFactory(case=CaseFactory(board=board))
    ReviewFactory()

    found = asked(person(Role.MANAGER, board))

    assert (found.count, found.units) == (3, 2)
    assert register_of(person(Role.MANAGER, board)).units.words(3, 2) == "3 reviews of 2 cases"


def test_register_of_somebody_who_does_not_see_the_whole_board(app):
    board = BoardFactory()
    ReviewFactory(case=CaseFactory(board=board))
    shown = ReviewFactory(case=CaseFactory(board=board, open=True))
    lead = person(Role.AGENCY_LEAD, board, AgencyFactory())

    listing = register_of(lead)

    assert listing.title == "Cases shared with you"
    assert asked(lead).rows == [shown]
    assert listing.units.words(1, 1) == "1 review of 1 case shared with you"


def test_register_counts_an_action_of_two_reviews_of_a_case_once(app):
    board = BoardFactory()
    case = CaseFactory(board=board)
    first, second = ReviewFactory(case=case), ReviewFactory(case=case, place=2)
    both = action_from(first)
    ActionSourceFactory(action=both, review=second)
    action_from(second, status=ActionStatus.DONE)
    ActionFactory(board=board)

    rows = asked(person(Role.MANAGER, board)).rows

    assert [(row.open_actions, row.all_actions) for row in rows] == [(1, 2), (1, 2)]


def test_register_filters_by_type_sight_lead_name_and_stage(app):
    board = BoardFactory()
    wanted = ReviewFactory(
        case=CaseFactory(board=board, open=True, name="Dunlin 42"), review_type=review_type("CSPR"), led=Led.JOINT
    )
    done = ReviewFactory(case=CaseFactory(board=board, name="Curlew 7"), stage=stage("completed"))
    manager = person(Role.MANAGER, board)

    for arguments in (
        {"type": str(wanted.review_type_id)},
        {"sight": "partners"},
        {"led": "joint"},
        {"name": "DUNLIN"},
        {"tab": "under-way"},
    ):
        assert asked(manager, **arguments).rows == [wanted], arguments
    assert asked(manager, tab="concluded").rows == [done]
    assert asked(manager, tab="all", name="lin%").rows == []


def test_register_sorts_by_the_last_day_that_its_dates_allow(app):
    board = BoardFactory()
    early, late, undated = (ReviewFactory(case=CaseFactory(board=board)) for _ in range(3))
    for review, words in ((early, "2024"), (late, "since May 2025")):
        db.session.add(ReviewDate(review_id=review.id, kind=DateKind.STARTED, on=from_words(words)))
    manager = person(Role.MANAGER, board)

    assert asked(manager, sort="date").rows == [early, late, undated]
    assert asked(manager, sort="-date").rows == [late, early, undated]


def test_register_names_the_board_where_a_person_has_two(app):
    one, two = BoardFactory(name="A board"), BoardFactory(name="B board")
    here = ReviewFactory(case=CaseFactory(board=one))
    ReviewFactory(case=CaseFactory(board=two))
    manager = person(Role.MANAGER, one)
    RoleHeldFactory(user=manager, role=Role.MANAGER, board=two)
    db.session.commit()

    assert "board" in {column.key for column in register_of(manager).columns}
    assert asked(manager, board=str(one.id)).rows == [here]


def test_register_of_a_file_has_the_same_rows_in_words(app):
    board = BoardFactory()
    review = ReviewFactory(case=CaseFactory(board=board, name="Dunlin 42"))
    db.session.add(ReviewDate(review_id=review.id, kind=DateKind.CONCLUDED, on=from_words("spring 2025")))
    ReviewFactory(case=CaseFactory(board=board, name="Larch 8", sight=Sight.PARTNERS))
    manager = person(Role.MANAGER, board)
    db.session.expire_all()

    listing = register_of(manager)
    rows = [[column.plain(row) for column in listing.columns] for row in asked(manager, tab="all").rows]

    assert rows == [
        ["Dunlin 42", "Rapid Review", "Being considered", "Led here", "spring 2025 (Concluded)", "Review team only", 0],
        ["Larch 8", "Rapid Review", "Being considered", "Led here", "No date held", "Partners", 0],
    ]


def test_register_asks_no_more_for_more_rows(app, browse):
    board = BoardFactory()
    manager = person(Role.MANAGER, board)
    few = statements(browse(manager), board, rows=2)

    assert statements(browse(manager), board, rows=40) == few <= MOST


def statements(browser, board, *, rows):
    for _ in range(rows):
        action_from(ReviewFactory(case=CaseFactory(board=board), led=Led.JOINT))
    db.session.commit()
    asked_for = []

    def count(*arguments):
        asked_for.append(arguments[2])

    event.listen(db.engine, "before_cursor_execute", count)
    page = browser.get("/reviews?tab=all")
    event.remove(db.engine, "before_cursor_execute", count)
    assert page.status == 200
    return len([each for each in asked_for if each.startswith("SELECT")])


def register_of(user):
    """The list holds addresses, so it is declared inside a request."""
    with current_app.test_request_context(method="POST"):
        return reviews.register(for_request(user.id))


def asked(user, **arguments):
    return listed(register_of(user), arguments)
