"""The list of actions: what each row says, on the page and in its file."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime, timedelta

import pytest

from partnership import clock
from partnership.extensions import db
from partnership.filters import short_day
from partnership.vocabulary import Role
from reviews.rules.stated import of_day
from reviews.vocabulary import Outlook, PartStatus
from tests.factories.partnership import AgencyFactory, BoardFactory, person
from tests.factories.reviews import ActionFactory, CaseFactory, PartFactory, ReviewFactory, UpdateFactory, action_from
from tests.support.statements import counted

MOST_STATEMENTS = 15


def test_row_says_how_late_it_is_and_why_it_is_red(browse, board):
    due = clock.today() - timedelta(days=14)
    PartFactory(action__board=board, due=of_day(due), status=PartStatus.IN_PROGRESS, is_lead=True)

    row = the_row(browse(person(Role.MANAGER, board)).get("/actions?tab=overdue"))

    assert "14 days late" in row
    assert f"Due {short_day(due)}" in row
    assert "Red 14 days late" in row
    assert "Leads" in row


def test_row_when_no_date_is_set_is_neither_late_nor_on_time(browse, board):
    PartFactory(action__board=board)
    manager = browse(person(Role.MANAGER, board))

    assert "No date set Grey no date set" in the_row(manager.get("/actions"))
    assert "no parts" in manager.get("/actions?tab=overdue").words


def test_row_when_the_part_is_done_does_not_count_days(browse, board):
    PartFactory(action__board=board, due=of_day(date(2020, 1, 1)), status=PartStatus.DONE)

    row = the_row(browse(person(Role.MANAGER, board)).get("/actions?tab=done"))

    assert "Due 1 Jan 2020" in row
    assert "late" not in row


def test_row_of_a_shared_part_leads_to_the_part_and_names_no_case(browse, board):
    review = ReviewFactory(case=CaseFactory(board=board, name="Rowan 12"))
    part = PartFactory(action=action_from(review), is_shared=True)

    page = browse(person(Role.AGENCY_LEAD, board, part.agency)).get("/actions")

    assert page.links(part.action.text) == [f"/parts/{part.id}"]
    assert "From a case you are not named on" in page.words
    assert "Rowan" not in page.text
    assert str(part.action_id) not in page.text


def test_tabs_and_sentence_count_parts_and_their_actions(browse, board):
    action = ActionFactory(board=board)
    for status in (PartStatus.DONE, PartStatus.IN_PROGRESS, PartStatus.NOT_OURS):
        PartFactory(action=action, status=status)
    PartFactory()

    page = browse(person(Role.SCRUTINEER, board)).get("/actions?tab=all")

    tabs = [item.get_text(" ", strip=True) for item in page.soup.select(".app-tabs li")]
    assert tabs == [
        "Open 1",
        "Overdue 0",
        "No response in 8 weeks 1",
        "Done 1",
        "Cannot be done or not theirs 1",
        "All 3",
    ]
    assert "3 parts of 1 action" in page.words


def test_file_has_a_column_for_what_stands_in_second_lines(browse, board):
    action = action_from(ReviewFactory(case=CaseFactory(board=board, name="Rowan 12")), text="Revise the protocol")
    action.due, position = of_day(date(2026, 9, 1)), of_day(date(2026, 3, 20))
    part = PartFactory(action=action, agency=AgencyFactory(name="Police"), outlook=Outlook.BEHIND, position=position)
    part.is_lead, part.last_heard_at = True, datetime(2026, 6, 30, 23, 30, tzinfo=UTC)
    for note, days in (("Drafted.", 9), ("Printed.", 0)):
        UpdateFactory(part=part, note=note, entered_at=part.last_heard_at - timedelta(days=days))

    page = browse(person(Role.MANAGER, board)).get("/actions?format=csv")

    (row,) = csv.DictReader(io.StringIO(page.response.get_data().decode("utf-8-sig")))
    assert row == {
        "Action": "Revise the protocol",
        "Where it came from": "Rowan 12, Rapid Review",
        "Intended outcome": "",
        "Measure": "",
        "Agency": "Police",
        "Leads": "Yes",
        "Owner": "",
        "Where it is": "Not started",
        "Outlook": "Behind",
        "Position on": "2026-03-20",
        "Position as stated": "20 March 2026",
        "Due date": "",
        "Due date as stated": "No date set",
        "Original due date as stated": "1 September 2026",
        "Late or left": "no date set",
        "Rating": "Amber",
        "Why": "behind, no date set",
        "Last update": "Printed.",
        "Last update posted on": "2026-07-01",
        "Signed off on": "",
    }


def test_list_asks_the_database_as_often_for_many_actions_as_for_few(browse, board):
    review = ReviewFactory(case=CaseFactory(board=board))
    browser, asked = browse(person(Role.MANAGER, board)), []
    for many in (10, 200):
        for _ in range(many):
            PartFactory(action=action_from(review))
        db.session.commit()
        with counted() as statements:
            assert browser.get("/actions").status == 200
        asked.append(len(statements))

    assert asked[0] == asked[1] <= MOST_STATEMENTS


def the_row(page):
    (row,) = page.soup.select("tbody tr")
    return row.get_text(" ", strip=True)


@pytest.fixture
def board(app):
    return BoardFactory()
