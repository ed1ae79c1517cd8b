"""Settings: priorities and shared safeguarding themes."""

from __future__ import annotations

import pytest

from partnership.vocabulary import Role
from tests.factories.learning import FocusFactory
from tests.factories.partnership import BoardFactory, RoleHeldFactory, person

PATH = "/settings/focuses"


@pytest.fixture
def office(app, browse):
    board = BoardFactory(name="Northmoor Partnership")
    browser = browse(person(Role.BUSINESS_SUPPORT_OFFICER, board))
    browser.board = board
    return browser


def test_focus_is_added_changed_and_moved(office):
    assert "None yet." in office.get(PATH).words
    for name in ("Safer babies", "Neglect"):
        assert office.fill(f"{PATH}/add?kind=priority", name=name, period="2025/26").location == PATH

    page = office.get(PATH)
    assert "1. Safer babies 2025/26" in page.words
    second = page.soup.select("ol.app-plain li:nth-child(2) a")[0]["href"]
    office.post(second.replace("edit", "move"), {"to": "up"})
    office.fill(second, name="Neglect of babies", period="")

    assert "1. Neglect of babies Edit" in office.get(PATH).words
    assert "moved it from place 2 to 1" in office.get(second).words


def test_focus_of_no_kind_is_refused(office):
    page = office.fill(f"{PATH}/add", name="Safer babies")

    assert page.status == 400
    assert "Choose what kind it is" in page.words


def test_each_board_has_its_own(office, browse):
    westfell = BoardFactory(name="Westfell Partnership")
    other = FocusFactory(board=westfell, name="Exploitation")
    both = person(Role.MANAGER, westfell)
    browser = browse(both)

    assert "Exploitation" not in office.get(PATH).words
    assert office.get(f"{PATH}/{other.id}/edit").status == 404
    assert "Exploitation" in browser.get(PATH).words


def test_person_of_two_boards_chooses_one(app, browse):
    first, second = BoardFactory(name="Northmoor Partnership"), BoardFactory(name="Westfell Partnership")
    role = RoleHeldFactory(role=Role.MANAGER, board=second, board_id=second.id, user=person(Role.MANAGER, first))
    browser = browse(role.user)

    page = browser.fill(f"{PATH}/add", name="Safer babies", kind="shared_theme", board=str(second.id))

    assert page.location == PATH
    assert "Westfell Partnership: shared safeguarding themes 1 Add 1. Safer babies" in browser.get(PATH).words


def test_evidence_about_a_focus_begins_at_its_row(office):
    focus = FocusFactory(board=office.board, name="Family networks")

    (address,) = [each for each in office.get(PATH).links("Add evidence") if each.startswith("/evidence/add")]

    assert address == f"/evidence/add?focus={focus.id}"
    assert "Focus of the year: Family networks" in office.get(address).words
