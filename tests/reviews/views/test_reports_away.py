"""A report that is not needed is put away, and comes back as it was."""

from __future__ import annotations

from datetime import date

import pytest

from partnership.vocabulary import Role
from tests.factories.partnership import BoardFactory, person
from tests.factories.reports import ReportFactory


@pytest.fixture
def board(app):
    return BoardFactory()


@pytest.fixture
def author(browse, board):
    return browse(person(Role.AUTHOR, board))


@pytest.fixture
def report(board):
    return ReportFactory(board=board, title="Tried out")


def offered(author):
    return author.get("/reports/add").soup.find("input", id="first")["value"]


def pressed(author, report, does):
    author.post(f"/reports/{report.id}/{does}")
    return author.get(f"/reports/{report.id}")


def test_a_report_put_away_leaves_the_list_and_comes_back(author, report):
    page = pressed(author, report, "put-away")

    assert "This report was put away on" in page.words
    assert "Put it away" not in page.words
    assert "put the report away" in page.words
    assert author.get("/reports").links("Tried out") == []
    assert author.get("/reports?tab=away").links("Tried out") == [f"/reports/{report.id}"]

    page = pressed(author, report, "bring-back")

    assert "This report was put away on" not in page.words
    assert "brought the report back" in page.words
    assert author.get("/reports").links("Tried out") == [f"/reports/{report.id}"]


@pytest.mark.parametrize(
    ("does", "again"),
    [("put-away", "This report is put away already."), ("bring-back", "This report is not put away.")],
)
def test_what_is_done_already_is_said(author, report, does, again):
    if does == "put-away":
        author.post(f"/reports/{report.id}/{does}")

    assert again in pressed(author, report, does).words


def test_no_report_follows_on_from_one_that_is_put_away(author, board):
    far = ReportFactory(board=board, first_on=date(2040, 4, 1), last_on=date(2041, 3, 31))
    assert offered(author) == "April 2041"

    author.post(f"/reports/{far.id}/put-away")

    assert offered(author) != "April 2041"


def test_who_only_reads_reports_puts_none_away(browse, board, report):
    reader = browse(person(Role.SCRUTINEER, board))

    assert "Put it away" not in reader.get(f"/reports/{report.id}").words
    assert reader.post(f"/reports/{report.id}/put-away").status == 403
