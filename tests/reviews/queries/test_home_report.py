"""An author’s home: the newest report, and what waits in its chapters."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from partnership.rules.blocks import Heading, to_json
from partnership.vocabulary import Role
from tests.factories.partnership import BoardFactory, person
from tests.factories.reports import BlockFactory, ChapterFactory, ReportFactory
from tests.support.statements import counted

NOW, THEN = to_json(Heading("Child L")), to_json(Heading("Child K"))


@pytest.fixture
def board(app):
    return BoardFactory()


@pytest.fixture
def author(browse, board):
    return browse(person(Role.AUTHOR, board))


def test_without_a_report_home_leads_to_the_first(author, browse, board):
    assert author.get("/").links("Start an annual report") == ["/reports/add"]
    for role in (Role.SCRUTINEER, Role.MANAGER):
        assert browse(person(role, board)).get("/").links("Start an annual report") == []


def test_the_newest_report_in_use_stands_with_what_waits(author, board):
    report = ReportFactory(board=board, title="This year", undecided=3, drafted_at=datetime(2026, 6, 1, 9, tzinfo=UTC))
    ReportFactory(board=board, title="Long ago", first_on=date(2001, 4, 1), last_on=date(2002, 3, 31))
    away = ReportFactory(board=board, title="Tried out", first_on=date(2040, 4, 1), last_on=date(2041, 3, 31))
    away.put_away_at = report.drafted_at
    ReportFactory(title="Of another board", first_on=date(2040, 4, 1), last_on=date(2041, 3, 31))
    quiet, changed = (ChapterFactory(report=report, title=title) for title in ("How we learn", "Reviews this year"))
    out = ChapterFactory(report=report, title="Left out", is_left_out=True)
    BlockFactory(chapter=quiet, content=NOW, seen=NOW)
    for words, place in (("We met.", 1), (None, 2), (None, 3)):
        BlockFactory(chapter=changed, content=NOW, seen=THEN, words=words, place=place)
    BlockFactory(chapter=out, content=NOW, seen=THEN)

    with counted() as statements:
        page = author.get("/")

    assert page.links("This year") == [f"/reports/{report.id}"]
    assert "Last drafted on 1 June 2026" in page.words
    assert page.links("Decide what goes in") == [f"/reports/{report.id}/goes-in"]
    assert "3 things undecided when it was drafted" in page.words
    assert page.links("Reviews this year") == [f"/report-chapters/{changed.id}"]
    assert "1 to decide, 2 changes to look at" in page.words
    for title in ("How we learn", "Left out", "Long ago", "Tried out", "Of another board", "No chapter waits"):
        assert title not in page.words
    assert len(statements) <= 25


def test_where_nothing_waits_home_says_so(author, board):
    ReportFactory(board=board, title="This year", drafted_at=datetime(2026, 6, 1, 9, tzinfo=UTC))

    page = author.get("/")

    assert "No chapter waits for a decision." in page.words
    assert page.links("Decide what goes in") == []


def test_where_all_reports_are_put_away_home_says_so(author, board):
    ReportFactory(board=board, put_away_at=datetime(2026, 6, 1, 9, tzinfo=UTC))
    one = author.get("/")
    ReportFactory(board=board, put_away_at=datetime(2026, 6, 1, 9, tzinfo=UTC))
    two = author.get("/")

    assert "The only report is put away" in one.words
    assert one.links("See it in the list") == ["/reports?tab=away"]
    assert one.links("start an annual report") == ["/reports/add"]
    assert "All 2 reports are put away" in two.words
    assert two.links("See them in the list") == ["/reports?tab=away"]
    assert "No report is begun yet" not in one.words + two.words
