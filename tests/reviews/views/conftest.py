"""Who asks, in the tests of pages."""

from __future__ import annotations

import pytest

from partnership.vocabulary import Role
from tests.factories.partnership import BoardFactory, person
from tests.factories.reports import ChapterFactory, ReportFactory


@pytest.fixture
def author(app, browse):
    """The browser of an author, with a report of her board and a chapter of it."""
    board = BoardFactory()
    browser = browse(person(Role.AUTHOR, board))
    browser.board = board
    browser.report = ReportFactory(board=board)
    browser.chapter = ChapterFactory(report=browser.report, title="Reviews this year", place=1)
    browser.path = f"/report-chapters/{browser.chapter.id}"
    return browser


@pytest.fixture
def office(app, browse):
    """The browser of a manager, with her board."""
    board = BoardFactory()
    browser = browse(person(Role.MANAGER, board))
    browser.board = board
    return browser
