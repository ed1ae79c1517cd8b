"""Annual reports: the list, starting one, what it covers, and its chapters."""

from __future__ import annotations

import uuid
from datetime import date

import pytest
from sqlalchemy import select

from partnership import clock
from partnership.extensions import db
from partnership.models import AnnualReport, ReportChapter
from partnership.rules.blocks import Heading, to_json
from partnership.vocabulary import Audience, Role
from reviews.rules.chapter_titles import TITLES
from tests.factories.partnership import AgencyFactory, BoardFactory, RoleHeldFactory, person
from tests.factories.reports import BlockFactory, ChapterFactory, ReportFactory
from tests.support.statements import counted

ANSWERS = {"title": "Annual report 2025-26", "first": "April 2025", "last": "March 2026", "audience": "internal"}


@pytest.fixture
def board(app):
    return BoardFactory(name="Northmoor Partnership")


@pytest.fixture
def author(browse, board):
    return browse(person(Role.AUTHOR, board))


def only_report():
    return db.session.scalars(select(AnnualReport)).one()


def titles(report):
    db.session.expire_all()
    return [each.title for each in db.session.get_one(AnnualReport, report.id).chapters]


def test_a_list_without_reports_says_what_to_do(author, browse, board):
    page = author.get("/reports")

    assert "No annual report yet" in page.words
    assert page.links("Start an annual report") == ["/reports/add"]
    assert browse(person(Role.SCRUTINEER, board)).get("/reports").links("Start an annual report") == []


def test_an_author_starts_a_report(author):
    page = author.fill("/reports/add", **ANSWERS)

    report = only_report()
    assert page.location == f"/reports/{report.id}"
    assert (report.first_on, report.last_on) == (date(2025, 4, 1), date(2026, 3, 31))
    assert (report.position_on, report.audience) == (date(2026, 3, 31), Audience.INTERNAL)
    assert [each.key for each in report.chapters] == list(TITLES)
    assert "Annual report 2025-26" in author.get("/reports").words


def test_months_are_offered_after_those_of_the_last_report(author, board):
    ReportFactory(board=board)

    page = author.get("/reports/add")

    offered = {name: page.soup.find("input", id=name)["value"] for name in ("first", "last")}
    assert offered == {"first": "April 2026", "last": "March 2027"}


def test_a_report_without_a_title_is_called_by_the_years_of_its_months(author):
    author.fill("/reports/add", **ANSWERS | {"title": "", "first": "January 2024", "last": "December 2026"})

    assert only_report().title == "Annual report 2024-26"


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"title": "a" * 201}, "Use 200 letters or fewer"),
        ({"known_on": "1 January 2999"}, "Enter a day that is not after today, or leave it empty for today"),
        ({"first": "2025"}, "Enter a month and a year, like April 2025"),
        ({"first": "2022-13"}, "Enter a month and a year, like April 2025"),
        ({"first": "soon"}, "Enter a month and a year, like April 2025"),
        ({"last": ""}, "Enter a month and a year, like April 2025"),
        ({"last": "March 2025"}, "Enter a month that is not before the first"),
        ({"position_on": "31 March 2025"}, "Enter a day that is not before the first month"),
        ({"audience": "public"}, "Choose whom it is for"),
    ],
)
def test_what_is_wrong_is_said_and_the_words_come_back(author, wrong, sentence):
    page = author.fill("/reports/add", **{**ANSWERS, **wrong})

    assert page.status == 400
    assert sentence in page.words
    assert [page.soup.find("input", id=name)["value"] for name in wrong if name in ("first", "last")] == [
        words for name, words in wrong.items() if name in ("first", "last")
    ]


def test_a_board_is_asked_for_where_there_are_several(browse, board):
    other = BoardFactory(name="Westfell Partnership")
    author = person(Role.AUTHOR, board)
    RoleHeldFactory(user=author, role=Role.AUTHOR, board=other)
    db.session.commit()
    browser = browse(author)

    assert "Choose a board" in browser.fill("/reports/add", **ANSWERS).words
    browser.fill("/reports/add", **ANSWERS, board=str(other.id))

    assert only_report().board_id == other.id
    assert "Westfell Partnership" in browser.get("/reports").words


def test_the_page_says_what_its_months_mean(author, board):
    ReportFactory(board=board, first_on=date(2021, 9, 1), last_on=date(2022, 9, 30), drafted_at=clock.now())
    report = ReportFactory(board=board, first_on=date(2022, 9, 1), last_on=date(2023, 9, 30))

    page = author.get(f"/reports/{report.id}")

    assert "13 months: overlaps the last report by one month." in page.words


def test_a_report_that_was_only_tried_out_is_none_to_follow_on_from(author, board):
    ReportFactory(board=board, first_on=date(2021, 9, 1), last_on=date(2022, 9, 30))
    report = ReportFactory(board=board, first_on=date(2022, 9, 1), last_on=date(2023, 9, 30))

    assert "13 months. " in author.get(f"/reports/{report.id}").words


def test_the_chapters_say_what_waits_in_them(author, board):
    report = ReportFactory(board=board, drafted_at=clock.now())
    busy, calm = (ChapterFactory(report=report, title=title) for title in ("Reviews", "Sharing"))
    new, old = to_json(Heading("Now")), to_json(Heading("Then"))
    for chapter in (busy, calm):
        BlockFactory(chapter=chapter, content=new, seen=new, words="Kept.")
        BlockFactory(chapter=chapter, content=new, seen=old, is_hidden=True)
    BlockFactory(chapter=busy, content=new, seen=old, words="Mine.")
    BlockFactory(chapter=busy, content=new, seen=old)
    BlockFactory(chapter=busy, content=new, seen=None)

    lines = [
        each.get_text(" ", strip=True) for each in author.get(f"/reports/{report.id}").soup.select(".app-chapters li")
    ]

    assert "5 blocks, 2 with your words, 2 changes to look at 1 to decide" in lines[0]
    assert "2 blocks, 1 with your words" in lines[1]
    assert "look at" not in lines[1]


def test_what_a_report_covers_is_changed(author, board):
    report = ReportFactory(board=board, title="Report")

    page = author.fill(
        f"/reports/{report.id}/edit", title="Yearly report", last="June 2026", position_on="30 June 2026"
    )

    assert page.status == 302
    assert (report.title, report.last_on, report.position_on) == ("Yearly report", date(2026, 6, 30), date(2026, 6, 30))
    told = author.get(f"/reports/{report.id}").words
    assert "changed the title from “Report” to “Yearly report”, the months from April 2025 to March 2026 to" in told


@pytest.mark.parametrize(
    ("position", "answers", "becomes"),
    [
        (date(2026, 3, 31), {"last": "June 2026"}, date(2026, 6, 30)),
        (date(2026, 3, 31), {"first": "April 2026", "last": "March 2027"}, date(2027, 3, 31)),
        (date(2026, 3, 31), {"last": "June 2026", "position_on": "31 May 2026"}, date(2026, 5, 31)),
        (date(2026, 5, 15), {"last": "June 2026"}, date(2026, 5, 15)),
    ],
)
def test_a_position_on_the_last_day_goes_along_with_the_months(author, board, position, answers, becomes):
    report = ReportFactory(board=board, position_on=position)

    author.fill(f"/reports/{report.id}/edit", **answers)

    db.session.expire_all()
    assert only_report().position_on == becomes


@pytest.mark.parametrize("words", ["2022-04", "04/2022", "4/2022", "2022/04", "April 2022", " 2022-04 "])
def test_months_are_taken_in_words_and_in_numbers(author, words):
    author.fill("/reports/add", **ANSWERS | {"first": words, "last": "March 2023"})

    assert only_report().first_on == date(2022, 4, 1)


def test_a_report_that_is_there_keeps_a_title(author, board):
    report = ReportFactory(board=board, title="Report")

    page = author.fill(f"/reports/{report.id}/edit", title="")

    assert "Enter a title" in page.words
    assert report.title == "Report"


def test_saving_what_is_there_changes_nothing(author, board):
    report = ReportFactory(board=board)

    author.fill(f"/reports/{report.id}/edit")

    assert "Nothing has happened yet." in author.get(f"/reports/{report.id}").words


def test_chapters_are_left_out_put_in_and_moved(author, board):
    report = ReportFactory(board=board)
    first, second = (ChapterFactory(report=report, title=title) for title in ("Foreword", "Finance"))
    BlockFactory(chapter=first, words="We wrote this.")
    page = f"/reports/chapters/{second.id}"

    author.post(f"{page}/move", {"to": "up"})
    assert titles(report) == ["Finance", "Foreword"]
    author.post(f"{page}/move", {"to": "down"})
    assert titles(report) == ["Foreword", "Finance"]
    author.post(f"{page}/leave-out")
    assert "Left out" in author.get(f"/reports/{report.id}").words
    author.post(f"{page}/put-in")

    words = author.get(f"/reports/{report.id}").words
    assert "Left out" not in words
    assert "1 block, 1 with your words" in words
    assert "put the chapter “Finance” in" in words


@pytest.mark.parametrize(("place", "to", "sentence"), [(0, "up", "the first already"), (1, "down", "the last already")])
def test_a_chapter_at_the_end_stays(author, board, place, to, sentence):
    report = ReportFactory(board=board)
    chapters = [ChapterFactory(report=report) for _ in range(2)]

    author.post(f"/reports/chapters/{chapters[place].id}/move", {"to": to})

    assert sentence in author.get(f"/reports/{report.id}").words


def test_a_chapter_is_renamed_and_one_is_added(author, board):
    report = ReportFactory(board=board)
    chapter = ChapterFactory(report=report, title="Foreword")

    author.fill(f"/reports/chapters/{chapter.id}/rename", title="Welcome")
    author.fill(f"/reports/chapters/{chapter.id}/rename", title="Welcome")
    author.fill(f"/reports/{report.id}/chapters/add", title="What it cost")

    assert titles(report) == ["Welcome", "What it cost"]
    assert (
        db.session.scalars(select(ReportChapter).where(ReportChapter.title == "What it cost")).one().key[:4] == "own."
    )
    told = author.get(f"/reports/{report.id}").words
    assert told.count("renamed the chapter “Foreword” to “Welcome”") == 1


def test_a_chapter_of_ones_own_stands_where_it_is_put(author, board):
    report = ReportFactory(board=board)
    how, _ = (ChapterFactory(report=report, title=title, place=place) for place, title in enumerate(("How", "Next"), 1))
    add = f"/reports/{report.id}/chapters/add"

    author.fill(add, title="Foreword", after="")
    author.fill(add, title="Money", after=str(how.id))
    author.fill(add, title="Thanks")
    refused = author.fill(add, title="Lost", after=str(uuid.uuid4()))

    assert titles(report) == ["Foreword", "How", "Money", "Next", "Thanks"]
    assert (refused.status, "Choose where it comes" in refused.words) == (400, True)


@pytest.mark.parametrize(
    ("role", "same_board", "read", "write"),
    [
        (Role.MANAGER, True, 200, 200),
        (Role.BUSINESS_SUPPORT_OFFICER, True, 200, 200),
        (Role.SCRUTINEER, True, 200, 403),
        (Role.MANAGER, False, 404, 404),
        (Role.AGENCY_LEAD, True, 404, 404),
        (Role.SYSTEM_ADMINISTRATOR, True, 404, 404),
    ],
)
def test_who_reads_and_who_writes(browse, board, role, same_board, read, write):
    report = ReportFactory(board=board)
    chapter = ChapterFactory(report=report)
    on = None if role is Role.SYSTEM_ADMINISTRATOR else board if same_board else BoardFactory()
    browser = browse(person(role, on, AgencyFactory() if role is Role.AGENCY_LEAD else None))

    assert browser.get(f"/reports/{report.id}").status == read
    assert browser.get(f"/reports/{report.id}/edit").status == write
    assert browser.get(f"/reports/chapters/{chapter.id}/rename").status == write


def test_the_page_of_a_report_takes_few_statements(author, board):
    report = ReportFactory(board=board)

    with counted() as asked:
        author.get(f"/reports/{report.id}")

    assert len(asked) <= 15
