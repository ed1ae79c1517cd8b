"""The page of what an action came from, and the form of a new action that comes from something."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from partnership.extensions import db
from partnership.vocabulary import Role
from reviews.models import ActionSource, Focus, Theme
from reviews.vocabulary import FocusKind, Sight, ThemeKind
from tests.factories.partnership import AgencyFactory, person
from tests.factories.recommendations import RecommendationFactory
from tests.factories.reviews import ActionFactory, CaseFactory, PartFactory, ReviewFactory, action_from


def test_no_source_recorded_then_one_of_each(browse, action, manager, review):
    made = RecommendationFactory(review=review, reference="4")
    focus = Focus(board=action.board, kind=FocusKind.PRIORITY, name="Neglect", name_folded="neglect")
    db.session.add(focus)
    db.session.commit()
    here, there = f"/actions/{action.id}/sources", browse(manager)
    assert "No source recorded" in there.get(f"/actions/{action.id}").words

    there.fill(here, recommendation=str(made.id))
    there.fill(here, focus=str(focus.id))
    there.fill(here, source_kind="audit", source_words="Audit of letters")

    words = there.get(f"/actions/{action.id}").words
    for words_of_one in (
        "Alder 12, Rapid Review, recommendation 4",
        "Business plan priority: Neglect",
        "Audit of letters",
    ):
        assert words_of_one in words


def test_add_when_two_or_none_are_chosen_asks_for_one(browse, action, manager, review):
    here = f"/actions/{action.id}/sources"

    assert "Choose what the action came from" in browse(manager).fill(here).words
    two = browse(manager).fill(here, review=str(review.id), source_kind="audit", source_words="Audit")
    assert "Choose one source, save it" in two.words
    assert "Choose what kind of source it is" in browse(manager).fill(here, source_words="Audit").words


def test_take_away_asks_the_right_person_and_goes_back(browse, action, manager):
    browse(manager).fill(f"/actions/{action.id}/sources", source_kind="meeting", source_words="Leaders’ meeting")
    source = db.session.scalars(select(ActionSource)).one()

    page = browse(manager).post(f"/sources/{source.id}/take-away")

    assert page.location == f"/actions/{action.id}/sources"
    assert db.session.scalars(select(ActionSource)).all() == []


def test_a_case_of_the_review_team_is_named_so_and_warned_of(browse, action, manager, review):
    hidden = ReviewFactory(case=CaseFactory(board=action.board, name="Rowan 7"))
    here = f"/actions/{action.id}/sources"
    browse(manager).fill(here, review=str(review.id))

    assert "Rowan 7, Rapid Review (review team only)" in browse(manager).get(here).words
    browse(manager).fill(here, review=str(hidden.id))

    assert "may not know that case" in browse(manager).get(f"/actions/{action.id}").words


def test_add_an_action_from_a_recommendation_offers_its_agencies_first(browse, manager, review):
    earlier = PartFactory(action=action_from(review))
    for number in range(13):
        AgencyFactory(name=f"Northmoor School {number}", sector="education")
    made = RecommendationFactory(review=review)
    db.session.commit()
    here = f"/actions/add?recommendation={made.id}"

    page = browse(manager).get(here)
    folds = [
        (fold.summary.get_text(" ", strip=True), fold.has_attr("open"))
        for fold in page.soup.select("details.app-ticks")
    ]
    assert folds[0] == ("With a part in earlier actions of the same review (1)", True)
    assert ("Education (13)", False) in folds

    browse(manager).fill(here, text="Agree one form", agencies=str(earlier.agency_id))
    source = db.session.scalars(select(ActionSource).where(ActionSource.recommendation_id == made.id)).one()
    assert source.review_id == review.id


def test_add_when_no_agency_is_there_says_where_they_are_added(browse, manager):
    page = browse(manager).get("/actions/add")

    assert page.links("Add the first agency") == ["/settings/agencies/add"]


def test_edit_offers_the_themes_in_use_and_those_it_has(browse, action, manager):
    used = Theme(name="Neglect", name_folded="neglect", kind=ThemeKind.RISK_OR_NEED)
    old = Theme(name="Old words", name_folded="old words", retired_on=date(2026, 1, 5))
    held = Theme(name="Held words", name_folded="held words", retired_on=date(2026, 1, 5))
    db.session.add_all([used, old, held])
    action.themes = [held]
    db.session.commit()
    here = f"/actions/{action.id}/edit"

    page = browse(manager).get(here)
    assert "Held words (retired)" in page.words
    assert "Old words" not in page.words

    browse(manager).fill(here, theme_ids=str(used.id))
    assert "Themes Neglect" in browse(manager).get(f"/actions/{action.id}").words


@pytest.fixture
def action(app):
    return ActionFactory()


@pytest.fixture
def review(action):
    return ReviewFactory(case=CaseFactory(board=action.board, name="Alder 12", sight=Sight.PARTNERS))


@pytest.fixture
def manager(action):
    return person(Role.MANAGER, action.board)
