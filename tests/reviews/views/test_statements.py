"""Every page of a case, an action and what something is about sends few statements, however full the record is."""

from __future__ import annotations

from datetime import date

import pytest

from partnership import clock
from partnership.extensions import db
from partnership.vocabulary import AgencyKind, Role
from reviews.models import (
    ActionSource,
    EventLink,
    EventSession,
    EvidenceFigure,
    EvidenceLink,
    PartnerView,
)
from reviews.vocabulary import Harm, IncidentDecision, SourceKind, View
from tests.factories.learning import FocusFactory, LearningPointFactory, ThemeFactory
from tests.factories.partnership import AgencyFactory, BoardFactory, RoleHeldFactory, person
from tests.factories.recommendations import RecommendationFactory
from tests.factories.reviews import (
    CaseFactory,
    CaseReaderFactory,
    IncidentFactory,
    PartFactory,
    ReviewFactory,
    UpdateFactory,
    action_from,
    event_about,
    evidence_of,
    stage,
)
from tests.support.statements import counted

MOST = 15
PAGES = (
    "/cases/{case}",
    "/cases/{case}/learning",
    "/cases/{case}/actions",
    "/cases/{case}/impact",
    "/cases/{case}/thread",
    "/cases/{case}/history",
    "/actions/{action}",
    "/evidence/{evidence}/about",
    "/sharing/{event}/about",
)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_sends_few_statements_over_the_fullest_record(app, browse, path):
    somebody, ids = fullest()
    opened = browse(somebody)

    opened.get(path.format(**ids))
    with counted() as statements:
        page = opened.get(path.format(**ids))

    assert page.status == 200
    assert len(statements) <= MOST, "\n".join(statements)


def fullest():
    """A case of which everything is known, and somebody of the office who answers for an agency too."""
    agency, board = AgencyFactory(), BoardFactory()
    somebody = person(Role.MANAGER, board)
    RoleHeldFactory(user=somebody, role=Role.AGENCY_LEAD, board=board, agency=agency, agency_id=agency.id)
    case = CaseFactory(board=board, joint_with=[AgencyFactory(kind=AgencyKind.OUTSIDE_AREA), AgencyFactory()])
    CaseReaderFactory(case=case, user=somebody)
    CaseReaderFactory(case=case, user=None, agency=AgencyFactory(kind=AgencyKind.SUBGROUP))
    of_incident(case, agency)
    ids = [of_review(review, agency) for review in reviews(case)]
    db.session.commit()
    return somebody, {"case": case.id, **ids[0]}


def reviews(case):
    """Two of one type: the second stands where the first may go on to, and carries what the first taught."""
    first = ReviewFactory(case=case, stage=stage("being_considered"))
    second = ReviewFactory(case=case, place=2, stage=first.stage.next_stages[0])
    LearningPointFactory(review=first, themes=[ThemeFactory()], carried_to=[second])
    return first, second


def of_incident(case, agency):
    views = [PartnerView(agency=agency, view=View.NOT_YET), PartnerView(agency=AgencyFactory(), view=View.NOT_YET)]
    IncidentFactory(
        case=case,
        harm=Harm.CHILD_SERIOUSLY_HARMED,
        aware_on=date(2026, 1, 5),
        decision=IncidentDecision.NOTIFIED,
        decided_on=clock.today(),
        reason="A criterion is met.",
        agencies=[agency, AgencyFactory()],
        views=views,
    )


def of_review(review, agency):
    """Learning, what was asked for, two actions that answer it, their evidence, and how it was shared."""
    point = LearningPointFactory(review=review, themes=[merged_theme(), ThemeFactory()])
    asked = RecommendationFactory(review=review, learning_points=[point, LearningPointFactory(review=review)])
    focus = FocusFactory(board=review.case.board)
    about = {"recommendation_id": asked.id}, {"learning_point_id": point.id}, {"focus_id": focus.id}
    for _ in range(2):
        action = action_from(review, themes=[ThemeFactory(), ThemeFactory()])
        answers(action, asked)
        UpdateFactory(part=PartFactory(action=action, agency=agency))
        UpdateFactory(part=PartFactory(action=action))
        evidence = evidence_of(action, agencies=[agency, AgencyFactory()], figures=figures())
        evidence.links += [EvidenceLink(**each) for each in about]
        event = event_about(review, delivered_by=[agency, AgencyFactory()], sessions=[EventSession(), EventSession()])
        event.links += [EventLink(action_id=action.id), *(EventLink(**each) for each in about[1:])]
    return {"action": action.id, "evidence": evidence.id, "event": event.id}


def merged_theme():
    return ThemeFactory(merged_into=ThemeFactory(), retired_on=date(2026, 1, 5))


def figures():
    return [EvidenceFigure(place=place, label="Records seen", value="20") for place in (1, 2)]


def answers(action, recommendation):
    kind, review_id = SourceKind.RECOMMENDATION, recommendation.review_id
    db.session.add(
        ActionSource(action_id=action.id, kind=kind, place=2, review_id=review_id, recommendation_id=recommendation.id)
    )
