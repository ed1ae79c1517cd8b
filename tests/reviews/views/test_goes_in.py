"""What goes into a report is decided on its page, and can be taken back."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from partnership.extensions import db
from partnership.queries import events
from partnership.vocabulary import Role
from reviews.models import Inclusion
from reviews.rules.stated import of_day
from tests.factories.partnership import BoardFactory, person
from tests.factories.reports import ReportFactory
from tests.factories.reviews import (
    CaseFactory,
    EvidenceFactory,
    ReviewFactory,
    action_from,
    event_about,
)

LATER = datetime(2026, 6, 1, 9, tzinfo=UTC)


@pytest.fixture
def report(app):
    return ReportFactory(board=BoardFactory())


@pytest.fixture
def author(browse, report):
    return browse(person(Role.AUTHOR, report.board))


@pytest.fixture
def pieces(report):
    """Three without a date, and one that describes a day inside."""
    found = [EvidenceFactory(board=report.board, summary=f"Piece {name}") for name in ("A", "B", "C")]
    EvidenceFactory(board=report.board, summary="Piece dated", period=of_day(date(2025, 5, 1)))
    db.session.commit()
    return found


def path(report):
    return f"/reports/{report.id}/goes-in"


def tabs(page):
    return [each.get_text(" ", strip=True) for each in page.soup.select(".app-tabs")[1].select("li")]


def kinds(page):
    return [each.get_text(" ", strip=True) for each in page.soup.select(".app-kinds li")]


def things(page):
    return [each.find("label").get_text(" ", strip=True) for each in page.soup.select(".app-things > li")]


def decide(browser, report, where="", **answers):
    page = browser.get(path(report) + where)
    answers = {"count": page.hidden("count"), **answers}
    return browser.post(path(report) + where, answers)


def test_what_is_undecided_is_shown_first_with_its_reason(author, report, pieces):
    page = author.get(path(report))

    assert tabs(page) == ["Undecided 3", "In 1", "Out 0"]
    assert kinds(page) == ["Reviews 0", "Actions 0", "Evidence 3", "Sharing learning 0"]
    assert things(page) == ["Piece A No date", "Piece B No date", "Piece C No date"]
    assert page.soup.select_one("fieldset:has(.app-things) legend").get_text() == "Evidence: undecided"
    assert things(author.get(path(report) + "?tab=in")) == ["Piece dated Describes: 1 May 2025"]


def test_ticked_things_go_in_with_their_reason(author, report, pieces):
    page = decide(author, report, things=[str(pieces[0].id), str(pieces[1].id)], to="in", reason="Told by the trust")

    assert page.status == 302
    shown = author.get(path(report) + "?tab=in&of=evidence")
    assert "2 pieces of evidence go in." in shown.words
    assert tabs(shown) == ["Undecided 1", "In 3", "Out 0"]
    assert "Piece A Told by the trust" in things(shown)
    told = author.get(f"/reports/{report.id}").words
    assert "decided that 2 pieces of evidence go in: Told by the trust" in told


def test_the_page_of_a_report_says_what_its_draft_left_out_as_undecided(author, report, pieces):
    decide(author, report, things=[str(pieces[0].id), str(pieces[1].id)], to="in")
    before = author.get(f"/reports/{report.id}").words
    author.post(f"/reports/{report.id}/draft")

    assert "decide what is undecided, and then draft it" in before
    assert "When it was drafted, 1 thing was undecided" in author.get(f"/reports/{report.id}").words


def test_one_thing_is_decided_by_its_own_button(author, report, pieces):
    decide(author, report, one=f"out:{pieces[2].id}")

    assert things(author.get(path(report) + "?tab=out")) == ["Piece C Decided for this report"]


def test_all_of_a_list_are_decided_at_once(author, report, pieces):
    page = decide(author, report, "?tab=undecided&of=evidence", to="out:all")

    assert page.location.endswith("goes-in?tab=undecided")
    assert "3 pieces of evidence stay out." in author.get(path(report)).words
    assert len(db.session.scalars(select(Inclusion)).all()) == 3
    assert events.latest(report.id).detail == {"kind": "evidence", "count": 3, "is_in": False, "reason": None}


def test_all_of_a_list_that_has_grown_since_are_not(author, report, pieces):
    page = author.post(path(report), {"to": "in:all", "count": "2", "reason": "All of last year"})

    assert page.status == 400
    assert "This list has changed since the page was shown." in page.words
    assert page.soup.find("input", id="reason")["value"] == "All of last year"
    assert db.session.scalars(select(Inclusion)).all() == []


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"to": "in"}, "Tick what goes in or stays out first"),
        ({}, "Tick what goes in or stays out first"),
        ({"one": "in:something"}, "This list has changed"),
        ({"to": "in", "things": ["something"]}, "This list has changed"),
        ({"to": "in:all", "reason": "x" * 201}, "Use 200 letters or fewer"),
    ],
)
def test_a_decision_on_nothing_is_refused(author, report, pieces, answers, sentence):
    page = decide(author, report, **answers)

    assert (page.status, sentence in page.words) == (400, True)


def test_decisions_are_taken_back(author, report, pieces):
    decide(author, report, to="in:all")
    where = "?tab=in&of=evidence"

    decide(author, report, where, one=f"back:{pieces[0].id}")
    decide(author, report, where, things=[str(each.id) for each in pieces], to="back")

    assert db.session.scalars(select(Inclusion)).all() == []
    assert tabs(author.get(path(report))) == ["Undecided 3", "In 1", "Out 0"]
    assert "took decisions back on 1 piece of evidence" in author.get(f"/reports/{report.id}").words


def test_a_decision_is_changed(author, report, pieces):
    decide(author, report, one=f"in:{pieces[0].id}", reason="First")

    decide(author, report, "?tab=in&of=evidence", one=f"out:{pieces[0].id}")

    row = db.session.scalars(select(Inclusion)).one()
    assert (row.is_in, row.reason) == (False, None)


def test_many_things_stand_on_pages(author, report, pieces):
    EvidenceFactory.create_batch(52, board=report.board)
    db.session.commit()

    first, last = (author.get(path(report) + f"?page={page}") for page in ("1", "99"))

    assert (len(things(first)), len(things(last))) == (50, 5)
    assert "51 to 55 of 55" in last.words
    assert len(things(author.get(path(report) + "?page=x"))) == 50


def test_a_case_of_the_review_team_is_counted_and_not_named(browse, author, report):
    review = ReviewFactory(case=CaseFactory(board=report.board, name="Zelkova 88"))
    officer = browse(person(Role.BUSINESS_SUPPORT_OFFICER, report.board))
    db.session.commit()

    assert things(author.get(path(report))) == ["A review that only its review team may see No date"]
    assert things(officer.get(path(report))) == ["Rapid Review of Zelkova 88 No date"]
    assert officer.get(path(report)).links("Open") == [f"/cases/{review.case_id}"]
    decide(officer, report, to="in:all", reason="Named by Zelkova's own team")
    assert things(author.get(path(report) + "?tab=in")) == [
        "A review that only its review team may see Decided for this report"
    ]


def test_each_kind_stands_under_its_own_name(author, report):
    review = ReviewFactory(case=CaseFactory(board=report.board, name="Willow 7", open=True))
    action = action_from(review, text="Ask about safer sleeping", added_at=LATER)
    event_about(review, title="Webinar on sleep")
    db.session.commit()

    shown = {kind: things(author.get(path(report) + f"?tab=undecided&of={kind}")) for kind in ("review", "event")}
    out = author.get(path(report) + "?tab=out&of=action")

    assert shown == {"review": ["Rapid Review of Willow 7 No date"], "event": ["Webinar on sleep No date"]}
    [line] = things(out)
    assert line.startswith("Ask about safer sleeping From Willow 7, Rapid Review. Outside")
    assert out.links("Open") == [f"/actions/{action.id}"]


def test_one_thing_is_spoken_of_as_one(author, report, pieces):
    decide(author, report, one=f"out:{pieces[2].id}")

    one, two = (author.get(path(report) + f"?tab={tab}&of=evidence") for tab in ("out", "undecided"))

    assert "1 piece of evidence : out" in one.words
    assert "It goes in" in one.words
    assert "“As suggested” takes a decision back" in one.words
    assert "2 pieces of evidence : undecided" in two.words
    assert "All 2 stay out" in two.words
    assert "takes a decision back" not in two.words


def test_what_can_be_done_with_a_thing_is_read_out_with_its_words(author, report):
    ReviewFactory(case=CaseFactory(board=report.board, name="Willow 7", open=True))
    db.session.commit()

    page = author.get(path(report)).soup

    read_out = [
        " ".join(page.find(id=each).get_text() for each in does["aria-labelledby"].split())
        for does in page.select(".app-row-actions [aria-labelledby]")
    ]
    assert read_out == [f"{does} Rapid Review of Willow 7" for does in ("Open", "In", "Out")]


def test_nothing_undecided_is_said(author, report):
    page = author.get(path(report))

    assert "Nothing is undecided here" in page.words
    assert "None of these goes in." in author.get(path(report) + "?tab=in").words
    assert "None of these stays out." in author.get(path(report) + "?tab=out").words


def test_a_scrutineer_decides_nothing(browse, report):
    scrutineer = browse(person(Role.SCRUTINEER, report.board))

    assert scrutineer.get(path(report)).status == 403
    assert scrutineer.get(f"/reports/{report.id}").links("What goes in") == []
