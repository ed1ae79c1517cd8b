"""The learning points of a case, and the list of them all."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from partnership.extensions import db
from partnership.vocabulary import Role
from reviews.models import LearningPoint
from tests.factories.learning import LearningPointFactory, ThemeFactory
from tests.factories.partnership import AgencyFactory, BoardFactory, person
from tests.factories.reviews import CaseFactory, ReviewFactory, review_type


@pytest.fixture
def office(app, browse):
    """The browser of a business support officer, with a Rapid Review of her board."""
    board = BoardFactory()
    browser = browse(person(Role.BUSINESS_SUPPORT_OFFICER, board))
    browser.board = board
    browser.case = CaseFactory(board=board, open=True, name="Alder 1")
    browser.review = ReviewFactory(case=browser.case)
    browser.path = f"/cases/{browser.case.id}/learning"
    browser.adding = f"/reviews/{browser.review.id}/learning-points/add"
    return browser


def test_case_without_points_says_what_to_do_first(office, browse):
    lead = browse(person(Role.AGENCY_LEAD, office.board, AgencyFactory()))

    assert office.get(office.path).links("Add the first learning point") == [office.adding]
    assert "None yet." in lead.get(office.path).words
    assert lead.get(office.path).links("Add") == []


def test_point_is_added_with_its_themes_and_shown_in_order(office):
    theme = ThemeFactory(name="Think Family")
    LearningPointFactory(review=office.review, words="Ask twice", in_grid=False)

    page = office.fill(office.adding, words="See the father", kind="good_practice", themes=[str(theme.id)])

    point = db.session.scalars(select(LearningPoint).where(LearningPoint.place == 2)).one()
    assert page.location == f"{office.path}#point-{point.id}"
    shown = office.get(office.path)
    assert "1. Ask twice Not in the year’s grid" in shown.words
    assert "2. See the father Good practice Think Family" in shown.words


def test_save_and_add_another_opens_an_empty_form(office):
    page = office.fill(office.adding, words="See the father", then="another")

    assert page.location == office.adding
    assert office.get(office.adding).soup.find("textarea").text.strip() == ""


def test_words_that_may_name_somebody_are_asked_about(office):
    page = office.fill(office.adding, words="Call 07700 900123")

    assert page.status == 400
    assert "this may identify a person" in page.words
    assert db.session.scalars(select(LearningPoint)).all() == []


def test_point_that_is_moved_up_goes_before_the_other(office):
    LearningPointFactory(review=office.review, words="First", place=1)
    second = LearningPointFactory(review=office.review, words="Second", place=2)

    office.post(f"/learning-points/{second.id}/move", {"to": "up"})

    assert "1. Second" in office.get(office.path).words
    office.post(f"/learning-points/{second.id}/move", {"to": "down"})
    assert "2. Second" in office.get(office.path).words
    office.post(f"/learning-points/{second.id}/move", {"to": "down"})
    assert "It is the last already." in office.get(office.path).words


def test_retired_theme_is_offered_only_where_it_is_held(office):
    retired = ThemeFactory(name="Old words", retired_on=office.case.logged_at.date())
    point = LearningPointFactory(review=office.review, themes=[retired])

    assert "Old words (retired)" in office.get(f"/learning-points/{point.id}/edit").words
    assert "Old words" not in office.get(office.adding).words


def test_themes_are_offered_under_their_parents_and_kinds(office):
    above = ThemeFactory(name="Care leavers")
    ThemeFactory(name="Personal adviser", parent_id=above.id)
    ThemeFactory(name="Neglect", kind="risk_or_need")
    ThemeFactory(name="Something")

    headings = [each.text for each in office.get(office.adding).soup.find_all(class_="app-choose__heading")]

    assert headings == ["Care leavers", "Risk or need", "Others"]


def test_carried_point_is_shown_under_both_reviews_and_counted_once(office):
    later = ReviewFactory(case=office.case, place=2, review_type=review_type("CSPR"))
    LearningPointFactory(review=office.review, words="See the father", carried_to=[later])

    page = office.get(office.path)

    assert page.words.count("See the father") == 2
    assert "Carried from the Rapid Review" in page.words
    assert "Learning 1 Actions" in page.words


def test_point_carried_from_a_hidden_case_is_not_shown(office, browse):
    hidden = ReviewFactory(case=CaseFactory(board=office.board, name="Zelkova 2"))
    LearningPointFactory(review=hidden, words="Not to be seen", carried_to=[office.review])
    lead = browse(person(Role.AGENCY_LEAD, office.board, AgencyFactory()))

    assert "Carried from the Rapid Review of Zelkova 2" in office.get(office.path).words
    assert "Not to be seen" not in lead.get(office.path).words


def test_repeat_learning_leads_to_its_points(office):
    theme = ThemeFactory(name="Thresholds")
    LearningPointFactory(review=office.review, themes=[theme])
    LearningPointFactory(review__case=CaseFactory(board=office.board), themes=[theme])

    href = office.get(office.path).links("2 cases")[0]

    assert "2 learning points of 2 cases" in office.get(href).words


def test_list_is_filtered_by_theme_case_kind_and_words(office):
    theme, into = ThemeFactory(name="Levels"), ThemeFactory(name="Thresholds")
    theme.merged_into, theme.retired_on = into, office.case.logged_at.date()
    LearningPointFactory(review=office.review, words="Step up in time", themes=[theme])
    LearningPointFactory(review=office.review, words="Praise", kind="good_practice", in_grid=False)
    listing = "/learning/points?tab=all&"

    for query, words in (
        (f"theme={into.id}", "Step up in time"),
        ("theme=none", "Praise"),
        ("kind=good_practice", "Praise"),
        ("words=step", "Step up in time"),
        (f"case={office.case.id}&kind=learning", "Step up in time"),
        ("case_name=alder&kind=learning", "Step up in time"),
    ):
        page = office.get(listing + query)
        assert "1 learning point of 1 case" in page.words, query
        assert words in page.words
    assert "Case: Alder 1" in office.get(f"{listing}case={office.case.id}").words
    assert "2 learning points" in office.get(f"{listing}case=nonsense").words


def test_list_tells_a_partner_that_it_is_what_is_shared_with_her(office, browse):
    LearningPointFactory(review=office.review)
    LearningPointFactory(review__case=CaseFactory(board=office.board))
    lead = browse(person(Role.AGENCY_LEAD, office.board, AgencyFactory()))

    assert "1 learning point of 1 case shared with you" in lead.get("/learning/points").words
    assert "2 learning points of 2 cases" in office.get("/learning/points").words


def test_empty_list_says_where_points_are_written(office):
    assert "under Learning, in the review’s own words" in office.get("/learning/points").words


def test_file_of_points_names_themes_and_grid(office):
    LearningPointFactory(review=office.review, words="=1+1", in_grid=False, themes=[ThemeFactory(name="Neglect")])

    rows = office.get("/learning/points?tab=all&format=csv").text.splitlines()

    assert rows[0].endswith("Learning point,Kind,Case,Type of review,Themes,In the year’s grid")
    assert rows[1] == "'=1+1,Learning,Alder 1,Rapid Review,Neglect,No"


def test_evidence_about_a_learning_point_begins_at_its_row(office):
    point = LearningPointFactory(review=ReviewFactory(case=CaseFactory(board=office.board)), words="Letters were lost")

    page = office.get(f"/cases/{point.review.case_id}/learning")
    address = next(each for each in page.links("Add evidence") if each.startswith("/evidence/add?learning_point"))

    assert "Learning point: Letters were lost" in office.get(address).words
