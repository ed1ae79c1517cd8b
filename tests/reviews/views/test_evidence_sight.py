"""Who sees which evidence, and what of it."""

from __future__ import annotations

import csv
import io
from datetime import timedelta

import pytest

from partnership import clock
from partnership.commands import audit
from partnership.extensions import db
from partnership.vocabulary import Role
from reviews.models import ActionSource, EvidenceLink
from reviews.vocabulary import SourceKind
from tests.factories.learning import LearningPointFactory
from tests.factories.partnership import AgencyFactory, BoardFactory, RoleHeldFactory, person
from tests.factories.recommendations import RecommendationFactory
from tests.factories.reviews import (
    ActionFactory,
    CaseFactory,
    EvidenceFactory,
    PartFactory,
    ReviewFactory,
    action_from,
    evidence_of,
)

SHOWS = "83% of new births were seen within 14 days"


@pytest.fixture
def board(app):
    return BoardFactory(name="Northmoor Partnership")


def test_lead_may_not_change_what_is_of_others(browse, board):
    police = AgencyFactory()
    piece = evidence_of(PartFactory(action__board=board).action)
    lead = browse(person(Role.AGENCY_LEAD, board, police))

    assert lead.get(f"/evidence/{piece.id}").status == 200
    assert lead.get(f"/evidence/{piece.id}/edit").status == 403


def test_what_hangs_from_a_hidden_case_alone_is_hidden(browse, board):
    hidden = ReviewFactory(case=CaseFactory(board=board))
    by_action = evidence_of(action_from(hidden))
    point = LearningPointFactory(review=hidden)
    by_point = EvidenceFactory(board=board)
    db.session.add(EvidenceLink(evidence_id=by_point.id, learning_point_id=point.id))
    free = EvidenceFactory(board=board)
    author, manager = browse(person(Role.AUTHOR, board)), browse(person(Role.MANAGER, board))

    assert author.get(f"/evidence/{by_action.id}").status == author.get(f"/evidence/{by_point.id}").status == 404
    assert [author.get("/evidence").links(each.summary) != [] for each in (by_action, by_point, free)] == [
        False,
        False,
        True,
    ]
    assert "3 pieces of evidence" in manager.get("/evidence").words


def test_links_to_hidden_things_are_not_named(browse, board):
    shown, hidden = ActionFactory(board=board), ReviewFactory(case=CaseFactory(board=board))
    piece = evidence_of(shown)
    db.session.add(EvidenceLink(evidence_id=piece.id, review_id=hidden.id, place=2))
    author, manager = browse(person(Role.AUTHOR, board)), browse(person(Role.MANAGER, board))

    assert hidden.case.name not in author.get(f"/evidence/{piece.id}").words
    assert hidden.case.name in manager.get(f"/evidence/{piece.id}").words


def test_somebody_of_another_board_sees_none(browse, board):
    piece = EvidenceFactory(board=board)

    assert browse(person(Role.MANAGER, BoardFactory())).get(f"/evidence/{piece.id}").status == 404


def test_the_link_is_in_files_only_of_those_who_may_change_it(browse, board):
    police, link = AgencyFactory(), "https://internal.example/audit"
    part = PartFactory(action__board=board, agency=police)
    evidence_of(part.action, held_link=link, holder="The trust")

    def filed(role, agency=None):
        answer = browse(person(role, board, agency)).get("/evidence?format=csv")
        (row,) = csv.DictReader(io.StringIO(answer.text.lstrip("\ufeff")))
        return row["Held by"], row["Link"]

    assert filed(Role.MANAGER) == filed(Role.AGENCY_LEAD, police) == ("The trust", link)
    assert filed(Role.AUTHOR) == filed(Role.AGENCY_LEAD, AgencyFactory()) == ("The trust", "")


def test_a_recommendation_of_a_hidden_case_hides_it_too(browse, board):
    recommendation = RecommendationFactory(review__case__board=board)
    action = ActionFactory(board=board)
    review = recommendation.review
    source = SourceKind.RECOMMENDATION
    db.session.add(
        ActionSource(action_id=action.id, kind=source, review_id=review.id, recommendation_id=recommendation.id)
    )
    piece = EvidenceFactory(board=board)
    db.session.add(EvidenceLink(evidence_id=piece.id, recommendation_id=recommendation.id))

    assert browse(person(Role.AUTHOR, board)).get(f"/evidence/{piece.id}").status == 404
    assert browse(person(Role.MANAGER, board)).get(f"/evidence/{piece.id}").status == 200


def test_history_says_who_as_far_as_the_reader_may_know(browse, board):
    police, health = AgencyFactory(name="Northmoor Police"), AgencyFactory(name="Northmoor Hospitals")
    action = PartFactory(action__board=board, agency=police).action
    PartFactory(action=action, agency=health, place=2)
    deputy, manager = person(Role.AGENCY_DEPUTY, board, police), person(Role.MANAGER, board)
    author = person(Role.AUTHOR, board)
    piece = evidence_of(action)
    for by in (deputy, manager, author, None):
        audit.record("changed evidence", piece, by=by, detail={"fields": ["Level"]})

    def told(reader):
        items = browse(reader).get(f"/evidence/{piece.id}").soup.find(class_="app-history").find_all("li")
        return [each.get_text(" ", strip=True).split(" changed")[0].split(" at ")[1][6:] for each in items][::-1]

    others = ["The partnership’s office", "Somebody else of the partnership", "The installation’s owner"]
    assert told(deputy) == ["You", *others]
    assert told(person(Role.AGENCY_APPROVER, board, police)) == ["Northmoor Police", *others]
    assert told(person(Role.AGENCY_LEAD, board, health)) == ["Northmoor Police", *others]
    assert told(author) == ["Northmoor Police", others[0], "You", others[2]]
    assert told(manager) == [deputy.name, manager.name, author.name, others[2]]


def test_history_goes_by_the_roles_of_that_day_on_that_board(browse, board):
    police = AgencyFactory(name="Northmoor Police")
    piece = evidence_of(PartFactory(action__board=board, agency=police).action)
    today = clock.today()
    mover = person(Role.AGENCY_LEAD, board, police, until_on=today)
    RoleHeldFactory(user=mover, role=Role.MANAGER, board=board, from_on=today + timedelta(days=1))
    RoleHeldFactory(user=mover, role=Role.MANAGER, board=BoardFactory())
    audit.record("changed evidence", piece, by=mover, detail={"fields": ["Level"]})

    words = browse(person(Role.AGENCY_APPROVER, board, police)).get(f"/evidence/{piece.id}").words

    assert "Northmoor Police changed the evidence: level." in words
