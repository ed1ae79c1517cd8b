"""The pages of recommendations."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from partnership.extensions import db
from partnership.vocabulary import Role
from reviews.models import LearningPoint, Recommendation
from reviews.vocabulary import Acceptance, PartStatus, RecommendationKind, SourceKind, Watch
from tests.factories.partnership import person
from tests.factories.recommendations import RecommendationFactory
from tests.factories.reviews import ActionSourceFactory, CaseFactory, PartFactory, ReviewFactory


def test_list_filters_by_what_is_kept_of_each(browse, review, manager):
    RecommendationFactory(review=review, reference="1", text="Ask the nation", kind=RecommendationKind.NATIONAL)
    RecommendationFactory(review=review, text="Not for us", acceptance=Acceptance.NOT_ACCEPTED)
    RecommendationFactory(review=review, text="Watched elsewhere", watch=Watch.OTHER_AREA)
    answered = RecommendationFactory(review=review, text="Has an action")
    answer(answered)
    db.session.commit()

    def listed(query):
        page = browse(manager).get(f"/recommendations{query}")
        return [row.get_text(" ", strip=True).split(" Willow")[0] for row in page.soup.select("tbody th[scope=row]")]

    assert listed("?kind=national") == ["1. Ask the nation"]
    assert listed("?accepted=not_accepted") == ["Not for us"]
    assert listed("?watch=other_area") == ["Watched elsewhere"]
    assert listed("?actions=open") == ["Has an action"]
    assert listed("?actions=done") == []
    assert len(listed("?actions=none")) == 3
    assert listed("?actions=missing") == ["1. Ask the nation"]
    assert listed("?words=watched") == ["Watched elsewhere"]


def test_list_when_empty_says_what_to_do_first(browse, manager):
    page = browse(manager).get("/recommendations")

    assert page.links("Choose a case") == ["/reviews"]


def test_list_when_a_case_is_for_the_review_team_shows_nothing_of_it(browse):
    hidden = RecommendationFactory(text="Hidden words")
    lead = browse(person(Role.AGENCY_LEAD, hidden.review.case.board, PartFactory().agency))

    assert "Hidden words" not in lead.get("/recommendations").text
    assert lead.get(f"/recommendations/{hidden.id}").status == 404


def test_show_has_its_learning_points_and_its_actions_with_how_they_stand(browse, review, manager):
    made = RecommendationFactory(
        review=review, acceptance=Acceptance.PARTLY, acceptance_reason="One form is enough.", outcome="Fewer forms"
    )
    made.learning_points = [LearningPoint(review=review, words="The letter came late.")]
    part = answer(made, status=PartStatus.DONE)
    db.session.commit()

    page = browse(manager).get(f"/recommendations/{made.id}")

    for words in ("Accepted in part", "One form is enough.", "Fewer forms", "The letter came late.", part.agency.name):
        assert words in page.words
    assert page.links(part.action.text) == [f"/actions/{part.action_id}"]
    assert "Green done, as the agency says" in page.words


def test_show_when_nothing_answers_it_offers_an_action(browse, review, manager):
    made = RecommendationFactory(review=review)

    page = browse(manager).get(f"/recommendations/{made.id}")

    assert page.links("Add an action") == [f"/actions/add?recommendation={made.id}"]


@pytest.mark.parametrize(
    "said",
    [{"acceptance": Acceptance.NOT_ACCEPTED, "acceptance_reason": "Done before."}, {"watch": Watch.NATIONAL_BODY}],
)
def test_no_action_is_missing_where_it_is_refused_or_watched_elsewhere(browse, review, manager, said):
    made = RecommendationFactory(review=review, **said)
    somebody = browse(manager)

    shown = somebody.get(f"/recommendations/{made.id}")
    assert "none is counted as missing: it is not accepted, or it is watched elsewhere" in shown.words
    assert shown.links("Add an action") == [f"/actions/add?recommendation={made.id}"]
    assert "No action yet" not in shown.words
    for path in ("/recommendations", f"/cases/{review.case_id}/learning"):
        row = somebody.get(path).soup.find("a", href=f"/recommendations/{made.id}").find_parent("tr")
        assert row.get_text(" ", strip=True).endswith("None")


def test_add_then_edit_under_a_review(browse, review, manager):
    filled = browse(manager).fill(f"/reviews/{review.id}/recommendations/add", text="Agree one form", reference="4")
    made = db.session.scalars(select(Recommendation)).one()
    assert filled.location == f"/recommendations/{made.id}"

    browse(manager).fill(f"/recommendations/{made.id}/edit", acceptance="accepted")

    page = browse(manager).get(f"/recommendations/{made.id}")
    assert "Decision Accepted" in page.words
    assert "changed recommendation 4 (Rapid Review): acceptance from “Not decided yet” to “Accepted”." in page.words


def test_add_when_not_accepted_without_a_reason_asks_for_it(browse, review, manager):
    page = browse(manager).fill(
        f"/reviews/{review.id}/recommendations/add", text="Agree one form", acceptance="not_accepted"
    )

    assert page.status == 400
    assert "Enter why it is not accepted" in page.words


@pytest.fixture
def review(app):
    return ReviewFactory(case=CaseFactory(name="Willow 3"))


@pytest.fixture
def manager(review):
    return person(Role.MANAGER, review.case.board)


def answer(recommendation, **part):
    made = PartFactory(action__board=recommendation.review.case.board, **part)
    ActionSourceFactory(
        action=made.action,
        kind=SourceKind.RECOMMENDATION,
        review=recommendation.review,
        recommendation_id=recommendation.id,
    )
    return made
