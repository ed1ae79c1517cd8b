"""What the report must contain, by mouse and on a phone without scripts: each stands somewhere, and a gap leads on."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from partnership.extensions import db
from partnership.models import Board
from partnership.vocabulary import Role
from reviews import demonstration
from tests.browser import steps
from tests.factories.partnership import person
from tests.factories.reports import ReportFactory

pytestmark = pytest.mark.browser

ALL = [f"R{number}" for number in range(1, 41)]
STATES = {"Met", "Partly met", "Not met", "Not applicable", "Not said yet"}


@pytest.fixture
def desk(app):
    """The worked example's report, and its author."""
    demonstration.fill()
    board = db.session.scalars(select(Board)).one()
    months = {"first_on": date(2022, 9, 1), "last_on": date(2023, 9, 30), "position_on": date(2023, 9, 30)}
    report = ReportFactory(board=board, title="Annual report 2022-23", **months)
    author = person(Role.AUTHOR, board)
    db.session.commit()
    return author, f"/reports/{report.id}"


@pytest.mark.parametrize(("width", "scripts"), [(1280, True), (390, False)])
def test_each_requirement_stands_somewhere_and_a_gap_leads_to_what_would_fill_it(open_as, desk, width, scripts):
    author, report = desk
    page = open_as(author, width=width, scripts=scripts)
    page.goto(report)
    steps.press(page, "Draft it from the record")
    page.goto(f"{report}/requirements")

    rows = {row.get_attribute("id"): row for row in page.locator(".app-requirements tbody tr").all()}
    assert sorted(rows, key=lambda code: int(code[1:])) == ALL
    where = {code: row.locator(".app-tag").last.inner_text() for code, row in rows.items()}
    assert set(where.values()) <= STATES
    gaps = {
        code: row.get_by_role("link").last.get_attribute("href") for code, row in rows.items() if is_gap(where[code])
    }
    assert len(gaps) > 10
    for href in sorted(set(gaps.values())):
        assert page.goto(href.partition("#")[0]).status == 200, href

    code = next(code for code in ALL if where[code] == "Not said yet")
    page.goto(f"{report}/requirements")
    with page.expect_navigation():
        page.locator(f"#{code}").get_by_role("link", name="Say where it stands").click()
    page.get_by_label("Partly met").check()
    page.get_by_label("Note").fill("The scrutineer’s statement follows in June.")
    steps.press(page, "Save")

    said = page.locator(f"#{code}").inner_text()
    assert "Partly met" in said
    assert "The author says so." in said
    assert "The scrutineer’s statement follows in June." in said


def is_gap(state):
    return state in ("Partly met", "Not met", "Not said yet")
