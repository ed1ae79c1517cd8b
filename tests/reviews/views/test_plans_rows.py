"""Pasting an action plan whose rows say how far they are, or hold two actions each."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from partnership.extensions import db
from partnership.vocabulary import Role
from reviews.models import Action
from tests.factories.partnership import AgencyFactory, BoardFactory, person
from tests.factories.reviews import ReviewFactory
from tests.support.pasting_page import Pasting, answer

NOW_AND_THEN = (
    "Action\tLead agency\tDue date\tStatus\tComments\n"
    "Print it\tNP\t31/12/2025\tcomplete\tDone in all practices\n"
    "Send it\tNP\t\tStarted\t\n"
    "Read it\tNP\tMarch 2099\tNot started\t\n"
)
TWO = 'Ref\tAction\tLead agency\tDue date\n"5.1\n5.2"\t"Write it\nTranslate it"\tNP\t"30/06/2027\n31/07/2027"\n'


def test_rows_that_say_how_far_they_are_begin_as_not_started_and_it_is_said(manager):
    page = manager.look(NOW_AND_THEN)

    told = page.soup.find(id="begins").get_text(" ", strip=True)
    assert "2 rows seem to say that something is done or has begun (in Status, Comments)." in " ".join(told.split())
    assert "every part begins as “Not started” until its agency or the office posts an update" in page.words
    assert "1 action has a due date that has passed already" in page.words
    assert "0 doubts to settle" in page.words
    assert manager.send(page).status == 302


def test_rows_that_say_nothing_of_the_kind_are_not_spoken_of(manager):
    page = manager.look("Action\tLead agency\tStatus\nPrint it\tNP\tNot started\n")

    assert page.soup.find(id="begins") is None


def test_due_dates_that_have_passed_are_told_of_alone(manager):
    told = manager.look("Action\tDue date\nPrint it\t2024\nSend it\t2025\n").soup.find(id="begins").get_text()

    assert "2 actions have a due date that has passed already" in told
    assert "begun" not in told


def test_two_actions_in_one_row_are_asked_about_and_parted(manager):
    page = manager.look(TWO)
    refused = manager.send(page)

    assert "This looks like two actions in one row. Is it?" in page.words
    assert "1 doubt to settle" in page.words
    assert "Row 2: choose an answer" in refused.words

    assert manager.post(manager.path, answer(page, {"two actions in one row": "two"})).status == 302
    made = {each.text: (str(each.due), each.plan_words) for each in db.session.scalars(select(Action))}
    assert made == {"Write it": ("30 June 2027", "Ref: 5.1"), "Translate it": ("31 July 2027", "Ref: 5.2")}


def test_action_of_a_parted_row_that_is_in_the_record_is_asked_about(manager):
    manager.send(manager.look("Action\tLead agency\nWrite it\tNP\n"))

    page = manager.post(manager.path, answer(manager.look(TWO), {"two actions in one row": "two"}))

    assert page.status == 400
    assert "This action is in the record already. Make it again?" in page.words


def test_two_dates_of_one_action_are_kept_apart_in_the_box(manager):
    page = manager.look(TWO)

    refused = manager.post(manager.path, answer(page, {"two actions in one row": "one"}))

    assert refused.status == 400
    assert "When is “30/06/2027 / 31/07/2027”?" in refused.words
    assert refused.soup.find("input", value="30/06/2027 / 31/07/2027")
    settled = answer(refused, {"30/06/2027 / 31/07/2027": "31/07/2027"})
    assert manager.post(manager.path, settled).status == 302
    assert [str(each) for each in db.session.scalars(select(Action.due))] == ["31 July 2027"]


@pytest.fixture
def manager(browse):
    board = BoardFactory()
    AgencyFactory(name="Northmoor Police", abbreviation="NP")
    return Pasting(browse(person(Role.MANAGER, board)), f"/reviews/{ReviewFactory(case__board=board).id}/paste")
