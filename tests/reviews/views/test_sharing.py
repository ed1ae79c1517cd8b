"""Sharing learning on its pages: recorded, read, changed, linked and listed."""

from __future__ import annotations

import csv
import io

import pytest

from partnership.extensions import db
from partnership.vocabulary import Role
from reviews.models import DisseminationEvent, EventAttendance
from reviews.rules.stated_words import from_words
from tests.factories.learning import ThemeFactory
from tests.factories.partnership import AgencyFactory, BoardFactory, person
from tests.factories.reviews import CaseFactory, EventFactory, ReviewFactory, event_about

TITLE = "Webinar on bruising in babies"


@pytest.fixture
def board(app):
    return BoardFactory(name="Northmoor Partnership")


def only():
    return db.session.query(DisseminationEvent).one()


def test_officer_records_a_series_with_who_came(browse, board):
    review = ReviewFactory(case=CaseFactory(board=board, open=True))
    police = AgencyFactory(name="Northmoor Police")
    officer = browse(person(Role.BUSINESS_SUPPORT_OFFICER, board))

    page = officer.fill(
        f"/sharing/add?review={review.id}",
        title=TITLE,
        kind="Webinar series",
        on="March 2026",
        attendance="over 80",
        number_of_sessions="3",
        sessions_completed="2",
        **{
            "sessions-0-on": "3 March 2026",
            "sessions-0-came": "39",
            "sessions-1-came": "25 GPs",
            "by_agency-0-agency": str(police.id),
            "by_agency-0-came": "around 30",
            "materials-0-title": "Slides",
            "materials-0-link": "https://internal.example/slides",
        },
    )

    words = officer.get(page.location).words
    for said in (
        "How many came over 80 people",
        "3 sessions, 2 held",
        "3 March 2026 39 people",
        "Not dated 25 GPs",
        "Northmoor Police around 30 people",
        f"Review: {review.case.name}, Rapid Review",
        "recorded it, about",
    ):
        assert said in words
    assert "Ask between 12 May 2026 and 26 May 2026" in words
    assert browse(person(Role.AUTHOR, board)).get(page.location).links("Slides") == []


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"title": ""}, "Enter what it was called"),
        ({"attendance": "many"}, "Enter how many came"),
        ({"number_of_sessions": "3", "sessions_completed": "5"}, "There are 3 in all"),
        ({"number_of_sessions": "3", "sessions_completed": "2", "sessions_planned": "2"}, "enter 1 or fewer"),
        ({"on": "1 January 2090", "attendance": "39"}, "It has not been held yet"),
        ({"sessions-0-on": "1 January 2090", "sessions-0-came": "39"}, "It has not been held yet"),
        ({"sessions-0-on": "soon"}, "date"),
        ({"sessions-0-came": "many"}, "Enter how many came"),
        ({"materials-0-link": "https://x.example"}, "Enter what it is called"),
        ({"materials-0-title": "Slides", "materials-0-link": "file:///x"}, "Enter a link"),
        ({"by_agency-0-came": "12"}, "Choose the agency"),
    ],
)
def test_what_is_wrong_is_said_and_stays(browse, board, typed, sentence):
    page = browse(person(Role.MANAGER, board)).fill("/sharing/add", **{"title": TITLE, **typed})

    assert page.status == 400
    assert sentence in page.words
    assert [page.soup.find(attrs={"name": name})["value"] for name in typed] == list(typed.values())


def test_an_agency_is_said_once_and_with_its_number(browse, board):
    agency = str(AgencyFactory().id)
    manager = browse(person(Role.MANAGER, board))
    twice = {f"by_agency-{n}-{name}": said for n in (0, 1) for name, said in (("agency", agency), ("came", "3"))}

    assert "Say once for each agency" in manager.fill("/sharing/add", title=TITLE, **twice).words
    missing = manager.fill("/sharing/add", title=TITLE, **{"by_agency-0-agency": agency})
    assert "Enter how many came from it" in missing.words


def test_agencies_come_to_no_more_than_all_who_came_and_to_nothing_before_it_is_held(browse, board):
    manager, police, health = browse(person(Role.MANAGER, board)), AgencyFactory(), AgencyFactory()
    came = {"by_agency-0-agency": str(police.id), "by_agency-0-came": "30"}
    also = {"by_agency-1-agency": str(health.id), "by_agency-1-came": "15"}

    above = manager.fill("/sharing/add", title=TITLE, attendance="39", **came, **also)
    ahead = manager.fill("/sharing/add", title=TITLE, on="1 January 2090", **came)

    assert (above.status, above.hidden("attendance"), above.hidden("by_agency-1-came")) == (400, "39", "15")
    assert "The agencies come to 45: enter that or more, or correct theirs" in above.words
    assert (ahead.status, "It has not been held yet" in ahead.words) == (400, True)
    assert db.session.query(DisseminationEvent).count() == 0


def test_edit_leaves_numbers_that_contradict_as_they_were_loaded(browse, board):
    ahead = {"on": from_words("1 January 2090"), "attendance_value": "40", "attendance_unit": "people"}
    event = EventFactory(board=board, number_of_sessions=2, sessions_completed=5, **ahead)
    event.by_agency = [EventAttendance(agency_id=AgencyFactory().id, attendance_value="50", attendance_unit="people")]
    manager = browse(person(Role.MANAGER, board))

    left = manager.fill(f"/sharing/{event.id}/edit", audience="Health visitors")
    changed = manager.fill(f"/sharing/{event.id}/edit", sessions_planned="1", attendance="45")

    assert (left.status, changed.status) == (302, 400)
    assert "There are 2 in all" in changed.words


def test_edit_keeps_what_is_left_as_it_is(browse, board):
    event = EventFactory(board=board, attendance_value="40", attendance_unit="percent", sessions_planned=0)
    manager = browse(person(Role.MANAGER, board))

    page = manager.fill(f"/sharing/{event.id}/edit", audience="Health visitors", more_rows="yes")

    assert page.location == f"/sharing/{event.id}/edit"
    assert (only().audience, only().attendance.with_unit) == ("Health visitors", "40%")


def test_it_is_said_to_have_been_about_more(browse, board):
    review = ReviewFactory(case=CaseFactory(board=board))
    event, theme = event_about(review), ThemeFactory(name="Bruising")
    manager = browse(person(Role.MANAGER, board))

    page = manager.fill(f"/sharing/{event.id}/about", more=[f"theme:{theme.id}"])

    assert "Theme: Bruising" in manager.get(page.location).words
    assert review.case.name in manager.get(page.location).words


def test_kinds_that_differ_in_capitals_are_one_in_the_filter(browse, board):
    manager = browse(person(Role.MANAGER, board))
    for kind in ("Webinar", "webinar", "webinar ", "Briefing"):
        EventFactory(board=board, kind=kind)

    page = manager.get("/sharing?kind=Webinar")

    assert [option.get_text() for option in page.soup.select("#filter-kind option")] == ["Any", "Briefing", "Webinar"]
    assert len(page.soup.select(".app-main tbody tr")) == 3


def test_list_filters_and_sight(browse, board):
    event_about(ReviewFactory(case=CaseFactory(board=board)), title="Hidden briefing")
    EventFactory(board=board, title=TITLE, title_folded=TITLE.lower(), kind="Webinar", follow_up="Managers are asked")
    EventFactory(board=board, title="Induction")
    manager, author = browse(person(Role.MANAGER, board)), browse(person(Role.AUTHOR, board))

    assert "3 events and series" in manager.get("/sharing").words
    assert "2 events and series" in author.get("/sharing").words
    for query in ("kind=Webinar", "follow_up=yes", "words=bruising"):
        assert author.get(f"/sharing?{query}").links(TITLE)
        assert "1 event or series" in author.get(f"/sharing?{query}").words
    assert author.get("/sharing?follow_up=no").links("Induction")
    assert TITLE in manager.get("/sharing?format=csv").response.get_data(as_text=True)


def test_the_file_says_how_many_came_from_each_agency(browse, board):
    manager = browse(person(Role.MANAGER, board))
    event = EventFactory(board=board, title=TITLE, feedback="Clear")
    for name, number in (("Wye Trust", "12"), ("Northmoor Police", "25"), ("Barnside School", None)):
        unit = "people" if number else None
        agency_id = AgencyFactory(name=name).id
        event.by_agency.append(EventAttendance(agency_id=agency_id, attendance_value=number, attendance_unit=unit))

    (row,) = csv.DictReader(io.StringIO(manager.get("/sharing?format=csv").response.get_data().decode("utf-8-sig")))

    assert row["Of whom, by agency"] == "Northmoor Police: 25; Wye Trust: 12"
    assert row["Feedback"] == "Clear"


def test_an_empty_list_says_what_to_do_first(browse, board):
    assert browse(person(Role.MANAGER, board)).get("/sharing").links("Record sharing learning") == ["/sharing/add"]
    assert browse(person(Role.AUTHOR, board)).get("/sharing/add").status == 403


def test_no_follow_up_is_asked_for_where_there_is_one(browse, board):
    event = EventFactory(board=board, on=from_words("3 March 2026"), follow_up="Managers are asked")

    assert "Ask between" not in browse(person(Role.MANAGER, board)).get(f"/sharing/{event.id}").words


def test_no_more_sessions_planned_stays_a_number(browse, board):
    event, manager = EventFactory(board=board, sessions_planned=0), browse(person(Role.MANAGER, board))

    manager.fill(f"/sharing/{event.id}/edit", audience="Health visitors")

    assert (event.sessions_planned, event.sessions_completed) == (0, None)
    assert event.audience == "Health visitors"
