"""Recording how learning was shared, changing it, and saying what it was about."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from partnership.extensions import db
from partnership.models import Event
from partnership.vocabulary import Role
from reviews.commands.dissemination import edit_event, say_what_about, share_learning
from reviews.commands.links import Target
from reviews.rules.attendance import attendance
from reviews.rules.stated import of_day
from reviews.vocabulary import LinkKind
from tests.factories.partnership import AgencyFactory, person
from tests.factories.reviews import EventFactory, ReviewFactory, event_about

MARCH = of_day(date(2026, 3, 3))
SESSION = {"on": MARCH, "words": None, "attended": attendance("39")}
MATERIAL = {"title": "Slides", "kept_where": "Training folder", "link": None}


def told():
    return [(event.verb, event.detail) for event in db.session.scalars(select(Event).order_by(Event.number))]


def rows(**given):
    return {"delivered_by": [], "attendance": None, "sessions": [], "by_agency": [], "materials": [], **given}


def test_share_keeps_each_figure_as_it_was_stated(app):
    review, agency = ReviewFactory(), AgencyFactory()

    event = share_learning(
        board_id=review.case.board_id,
        title="Webinar on Bruising",
        on=MARCH,
        about=[Target(LinkKind.REVIEW, review.id, "Alder 12, Rapid Review")],
        **rows(
            delivered_by=[agency.id],
            attendance=attendance("over 80"),
            sessions=[SESSION],
            by_agency=[{"agency_id": agency.id, "attended": attendance("around 30 officers")}],
            materials=[MATERIAL],
        ),
        by=person(Role.MANAGER, review.case.board),
    )

    assert (event.title_folded, event.attendance.with_unit) == ("webinar on bruising", "over 80 people")
    assert [each.attendance.with_unit for each in (*event.sessions, *event.by_agency)] == [
        "39 people",
        "around 30 officers",
    ]
    assert (event.materials[0].title, event.delivered_by, event.links[0].review_id) == ("Slides", [agency], review.id)
    assert told() == [("shared learning", {"about": ["Alder 12, Rapid Review"]})]


def test_edit_puts_other_rows_in_the_place_of_those_that_differ(app):
    event, agency = EventFactory(), AgencyFactory()
    manager = person(Role.MANAGER, event.board)
    more = rows(
        delivered_by=[agency.id],
        attendance=attendance("39"),
        sessions=[SESSION],
        by_agency=[{"agency_id": agency.id, "attended": attendance("12")}],
    )

    edit_event(event, title="Another title", **more, by=manager)
    edit_event(event, title="Another title", **more, by=manager)
    fewer = {**more, "sessions": [], "by_agency": [{"agency_id": agency.id, "attended": attendance("14")}]}
    edit_event(event, title="Another title", **fewer, by=manager)

    assert (event.title_folded, event.sessions, event.by_agency[0].attendance.value) == ("another title", [], "14")
    assert told() == [
        (
            "changed sharing",
            {
                "fields": [
                    "Title",
                    "How many came",
                    "Who delivered it",
                    "Sessions",
                    "How many came from each agency",
                ]
            },
        ),
        ("changed sharing", {"fields": ["Sessions", "How many came from each agency"]}),
    ]


def test_an_edit_of_rows_alone_is_an_edit(app):
    event = EventFactory()

    edit_event(event, **rows(materials=[MATERIAL]), by=person(Role.MANAGER, event.board))

    assert event.version == 2


def test_what_it_was_about_changes_once(app):
    review, other = ReviewFactory(), ReviewFactory()
    event, manager = event_about(review), person(Role.MANAGER, review.case.board)
    add, gone = [Target(LinkKind.REVIEW, other.id, "Birch 7")], [Target(LinkKind.REVIEW, review.id, "Alder 12")]

    say_what_about(event, add=add, take_away=gone, by=manager)
    say_what_about(event, add=add, take_away=gone, by=manager)

    assert [link.review_id for link in event.links] == [other.id]
    assert told() == [("changed what sharing is about", {"added": ["Birch 7"], "taken_away": ["Alder 12"]})]
