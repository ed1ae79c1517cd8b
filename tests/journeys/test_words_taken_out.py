"""A manager takes a child's first name out of an update: no page, search, list or file has it from then on."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from partnership.extensions import db
from partnership.vocabulary import Role
from tests.factories.partnership import AgencyFactory, BoardFactory, person
from tests.factories.reviews import CaseFactory, PartFactory, ReviewFactory, action_from

NOTE = "We met Zelda at home with the health visitor."
WITHOUT = "We met [words removed] at home with the health visitor."


@pytest.fixture
def part(app):
    review = ReviewFactory(case=CaseFactory(board=BoardFactory(), open=True))
    return PartFactory(action=action_from(review, text="Ask about safer sleeping"), agency=AgencyFactory())


@pytest.fixture
def dump(app, tmp_path):
    def dumped() -> str:
        app.test_cli_runner().invoke(args=["record", "dump", "--out", str(tmp_path / "record.json")])
        return (tmp_path / "record.json").read_text(encoding="utf-8")

    return dumped


def whole_database() -> str:
    """Every row of every table, as words."""
    rows = [row for name in db.metadata.tables for row in db.session.execute(text(f'SELECT * FROM "{name}"'))]
    db.session.rollback()
    return "\n".join(str(tuple(row)) for row in rows)


def test_a_first_name_is_nowhere_once_it_was_taken_out(browse, part, dump):
    # Given an update of a lead that names a child
    browse(person(Role.AGENCY_LEAD, part.action.board, part.agency)).fill(
        f"/parts/{part.id}/update", status="in_progress", note=NOTE
    )
    manager = browse(person(Role.MANAGER, part.action.board))
    case_id = part.action.sources[0].review.case_id
    assert NOTE in dump()
    assert NOTE.split()[2] in manager.get("/search?q=Zelda").soup.select_one(".app-results").get_text()

    # When the manager takes the name out
    (address,) = manager.get(f"/parts/{part.id}").links("Take words out")
    manager.fill(address, field="note", words="Zelda", reason="A first name was given")

    # Then a mark stands in its place, and neither search, history, lists nor the dump have it
    assert WITHOUT in manager.get(f"/parts/{part.id}").words
    assert manager.get("/search?q=Zelda").soup.select(".app-results") == []
    pages = (f"/cases/{case_id}/history", f"/actions/{part.action_id}", "/actions?tab=all&format=csv", "/")
    assert [path for path in pages if "Zelda" in manager.get(path).text] == []
    assert "took words out of" in manager.get(pages[0]).words
    assert WITHOUT in dump()
    assert "Zelda" not in dump()
    assert "Zelda" not in whole_database()
