"""A manager takes words out of a text of a record."""

from __future__ import annotations

import pytest

from partnership.extensions import db
from partnership.queries import events, users
from partnership.vocabulary import Role
from tests.factories.learning import FocusFactory, LearningPointFactory, ThemeFactory
from tests.factories.partnership import AgencyFactory, BoardFactory, person
from tests.factories.reviews import CaseFactory, PartFactory, ReviewFactory, UpdateFactory, action_from

ANSWERS = {"words": "Zelda Marsh", "reason": "A name was given"}


@pytest.fixture
def texts(app):
    """Something of each kind that holds the words: kind → (thing, field)."""
    case = CaseFactory(summary="Zelda Marsh was two.")
    review = ReviewFactory(case=case, title="On Zelda Marsh")
    action = action_from(review, outcome="Zelda Marsh is safe")
    update = UpdateFactory(part=PartFactory(action=action), note="We met Zelda Marsh.")
    agency = AgencyFactory(name="Zelda Marsh House")
    point = LearningPointFactory(review=review, words="What Zelda Marsh said")
    theme = ThemeFactory(meaning="As Zelda Marsh was")
    focus = FocusFactory(board=case.board, name="Houses like Zelda Marsh")
    db.session.commit()
    return {
        "focus": (focus, "name"),
        "learning-point": (point, "words"),
        "theme": (theme, "meaning"),
        "case": (case, "summary"),
        "review": (review, "title"),
        "action": (action, "outcome"),
        "update": (update, "note"),
        "agency": (agency, "name"),
    }


@pytest.mark.parametrize("kind", ["case", "review", "action", "update", "agency", "focus", "learning-point", "theme"])
def test_manager_takes_words_out_of_a_record(browse, texts, kind):
    thing, field = texts[kind]
    manager = person(Role.MANAGER, texts["case"][0].board)

    page = browse(manager).fill(f"/take-words-out/{kind}/{thing.id}", field=field, **ANSWERS)

    db.session.expire_all()
    assert page.status == 302
    assert "[words removed]" in getattr(thing, field)
    assert "Zelda" not in getattr(thing, field)
    assert events.latest(thing.id).verb == "took words out"


def test_manager_is_told_on_the_record_what_was_done(browse, texts):
    case, _ = texts["case"]
    browser = browse(person(Role.MANAGER, case.board))

    browser.fill(f"/take-words-out/case/{case.id}", field="summary", **ANSWERS)

    assert (
        "took words out of “Summary for partners”: A name was given." in browser.get(f"/cases/{case.id}/history").words
    )


@pytest.mark.parametrize(
    ("answers", "sentence", "status"),
    [
        ({"field": "summary", "words": "Nobody"}, "These words are not in that text", 409),
        ({"field": "summary", "reason": "Zelda Marsh was named"}, "Give the reason without repeating the words", 409),
        ({"field": "summary", "words": ""}, "Enter the words to take out", 400),
        ({"field": "summary", "reason": ""}, "Enter why the words are taken out", 400),
        ({"field": "people_count"}, "Not a valid choice", 400),
        ({}, "Choose the text that the words stand in", 400),
    ],
)
def test_removal_that_is_refused_comes_back_with_its_words(browse, texts, answers, sentence, status):
    case, _ = texts["case"]

    page = browse(person(Role.MANAGER, case.board)).fill(f"/take-words-out/case/{case.id}", **{**ANSWERS, **answers})

    db.session.expire_all()
    assert (page.status, sentence in page.words) == (status, True)
    assert page.hidden("words") == answers.get("words", ANSWERS["words"])
    assert case.summary == "Zelda Marsh was two."


def test_only_texts_that_hold_something_are_offered(browse, app):
    case = CaseFactory(name="Willow 3")
    db.session.commit()

    page = browse(person(Role.MANAGER, case.board)).get(f"/take-words-out/case/{case.id}")

    assert [item["value"] for item in page.soup.find_all("input", attrs={"name": "field"})] == ["name"]


def test_record_without_any_text_says_so(browse, app):
    review = ReviewFactory()
    db.session.commit()

    page = browse(person(Role.MANAGER, review.case.board)).get(f"/take-words-out/review/{review.id}")

    assert "There is no text here to take words out of." in page.words


@pytest.mark.parametrize(
    ("role", "same_board", "status"),
    [
        (Role.MANAGER, False, 404),
        (Role.BUSINESS_SUPPORT_OFFICER, True, 403),
        (Role.SYSTEM_ADMINISTRATOR, True, 404),
        (Role.AGENCY_LEAD, True, 404),
    ],
)
def test_nobody_else_may(browse, texts, role, same_board, status):
    case, _ = texts["case"]
    board = case.board if same_board else BoardFactory()
    agency = AgencyFactory() if role is Role.AGENCY_LEAD else None

    page = browse(person(role, board, agency)).get(f"/take-words-out/case/{case.id}")

    assert page.status == status


def test_officer_may_not_take_words_out_of_an_agency(browse, texts):
    agency, _ = texts["agency"]

    page = browse(person(Role.BUSINESS_SUPPORT_OFFICER, BoardFactory())).get(f"/take-words-out/agency/{agency.id}")

    assert page.status == 403


def test_link_is_shown_to_those_who_may(app, browse):
    case = CaseFactory()
    manager, officer = (person(role, case.board) for role in (Role.MANAGER, Role.BUSINESS_SUPPORT_OFFICER))
    link = app.jinja_env.get_template("macros/removal.html").module.take_words_out

    with app.test_request_context():
        shown = link(users.for_request(manager.id), "case", case, case.board_id)
        hidden = link(users.for_request(officer.id), "case", case, case.board_id)

    assert f'href="/take-words-out/case/{case.id}"' in shown
    assert hidden.strip() == ""
