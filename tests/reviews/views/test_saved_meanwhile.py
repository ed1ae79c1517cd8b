"""Two people edit one thing: what only one of them changed is never undone by the other."""

from __future__ import annotations

import pytest

from partnership.extensions import db
from partnership.vocabulary import Role
from tests.factories.partnership import BoardFactory, person
from tests.factories.reviews import ActionFactory, CaseFactory
from tests.support.browsing import filled


@pytest.fixture
def board(app):
    return BoardFactory()


@pytest.fixture
def case(board):
    return CaseFactory(board=board, name="Child Wren", summary="First.", internal_notes="Old notes.")


@pytest.fixture
def manager(browse, board):
    return browse(person(Role.MANAGER, board))


@pytest.fixture
def officer(browse, board):
    robin = person(Role.BUSINESS_SUPPORT_OFFICER, board)
    robin.name = "Robin Field"
    return browse(robin)


def opened(browsing, case):
    return filled(browsing.get(f"/cases/{case.id}/edit").soup.find("form", class_="app-form"))


def save(browsing, case, **answers):
    return browsing.post(f"/cases/{case.id}/edit", answers)


def again(page):
    return filled(page.soup.find("form", class_="app-form"))


def stored(case):
    db.session.refresh(case)
    return case.summary, case.internal_notes


def test_what_another_alone_changed_is_taken_over(manager, officer, case):
    mine = opened(manager, case) | {"internal_notes": "My notes."}
    officer.fill(f"/cases/{case.id}/edit", summary="Theirs.")

    page = save(manager, case, **mine)

    assert page.status == 409
    assert "Robin Field saved this while you were writing" in page.words
    assert "is in the form below already: “Summary for partners”." in page.words
    assert "You wrote" not in page.words
    assert stored(case) == ("Theirs.", "Old notes.")
    save(manager, case, **again(page))
    assert stored(case) == ("Theirs.", "My notes.")


def test_what_both_changed_stands_side_by_side_and_the_rest_is_taken_over(manager, officer, case):
    mine = opened(manager, case) | {"internal_notes": "My notes."}
    officer.fill(f"/cases/{case.id}/edit", summary="Theirs.", internal_notes="Their notes.")

    page = save(manager, case, **mine)

    assert [each.get_text(strip=True) for each in page.soup.select(".app-conflict th[scope=row]")] == ["Internal notes"]
    assert "1 field differs." in page.words
    assert "is in the form below already: “Summary for partners”." in page.words
    save(manager, case, **again(page))
    assert stored(case) == ("Theirs.", "My notes.")


def test_a_third_save_is_compared_with_what_was_shown(manager, officer, case):
    mine = opened(manager, case) | {"internal_notes": "My notes."}
    officer.fill(f"/cases/{case.id}/edit", summary="Theirs.")
    page = save(manager, case, **mine)
    officer.fill(f"/cases/{case.id}/edit", summary="Theirs again.")

    page = save(manager, case, **again(page))

    assert page.status == 409
    save(manager, case, **again(page))
    assert stored(case) == ("Theirs again.", "My notes.")


def test_a_form_without_marks_counts_every_field_as_written(manager, officer, case):
    mine = opened(manager, case) | {"internal_notes": "My notes.", "opened": "nonsense"}
    officer.fill(f"/cases/{case.id}/edit", summary="Theirs.")

    page = save(manager, case, **mine)

    assert "2 fields differ." in page.words
    assert again(page)["summary"] == "First."


def test_a_date_and_a_number_that_another_changed_are_taken_over_as_they_stand_in_the_form(manager, officer, case):
    mine = opened(manager, case) | {"internal_notes": "My notes."}
    officer.fill(f"/cases/{case.id}/edit", incident="March 2026", people_count="3")

    page = save(manager, case, **mine)

    assert (again(page)["incident"], again(page)["people_count"]) == ("March 2026", "3")
    save(manager, case, **again(page))
    assert stored(case) == ("First.", "My notes.")
    assert (str(case.incident), case.people_count) == ("March 2026", 3)


def test_an_action_with_words_of_its_plan_is_saved_meanwhile(manager, officer, board):
    action = ActionFactory(board=board, plan_words="RAG: Amber")
    path = f"/actions/{action.id}/edit"
    mine = filled(manager.get(path).soup.find("form", class_="app-form")) | {"outcome": "Fewer moves."}
    officer.fill(path, plan_words="RAG: Green")

    page = manager.post(path, mine)

    assert page.status == 409
    manager.post(path, again(page))
    db.session.refresh(action)
    assert (action.outcome, action.plan_words) == ("Fewer moves.", "RAG: Green")


def test_words_of_the_plan_come_back_where_another_took_them_out(manager, officer, board):
    action = ActionFactory(board=board, plan_words="RAG: Amber")
    path = f"/actions/{action.id}/edit"
    mine = filled(manager.get(path).soup.find("form", class_="app-form")) | {"plan_words": "RAG: Red"}
    officer.fill(path, plan_words="")

    page = manager.post(path, mine)

    assert (page.status, again(page)["plan_words"].strip()) == (409, "RAG: Red")
