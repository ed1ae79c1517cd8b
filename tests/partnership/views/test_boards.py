"""The pages of boards."""

from __future__ import annotations

from partnership.extensions import db
from partnership.models import Board
from partnership.vocabulary import Role
from tests.factories.partnership import BoardFactory, person

BOARDS = "/settings/boards"


def test_list_when_there_are_no_boards_says_what_to_do_first(browse):
    page = browse(person(Role.SYSTEM_ADMINISTRATOR, None)).get(BOARDS)

    assert "No boards yet" in page.words
    assert page.links("Add a board") == [f"{BOARDS}/add"]


def test_list_names_the_managers_of_each_board(browse):
    board = BoardFactory(name="Northmoor Board")
    manager = person(Role.MANAGER, board)
    BoardFactory(name="Westfell Board")

    page = browse(person(Role.SYSTEM_ADMINISTRATOR, None)).get(BOARDS)

    assert [row.split() for row in rows(page)] == [
        ["Northmoor", "Board", *manager.name.split()],
        ["Westfell", "Board", "No", "manager", "yet"],
    ]


def test_list_as_a_file_names_the_managers_too(browse):
    board = BoardFactory(name="Northmoor Board", abbreviation="NB")
    manager = person(Role.MANAGER, board)

    answer = browse(person(Role.SYSTEM_ADMINISTRATOR, None)).get(f"{BOARDS}?format=csv")

    assert answer.text.splitlines()[1] == f"Northmoor Board,NB,{manager.name}"


def test_manager_may_not_add_a_board_nor_is_shown_the_way(browse):
    manager = browse(person(Role.MANAGER, BoardFactory()))

    assert manager.get(f"{BOARDS}/add").status == 403
    assert manager.get("/settings").links("Boards") == []


def test_add_board_when_the_form_is_sent_twice_makes_one(browse):
    browser = browse(person(Role.SYSTEM_ADMINISTRATOR, None))
    new_id = browser.get(f"{BOARDS}/add").hidden("new_id")
    sent = {"name": "Northmoor Board", "abbreviation": "NB", "new_id": new_id}

    answers = [browser.post(f"{BOARDS}/add", sent) for _ in range(2)]

    assert [answer.location for answer in answers] == [BOARDS, BOARDS]
    assert db.session.query(Board).one().name == "Northmoor Board"


def test_add_board_without_a_name_keeps_the_rest(browse):
    page = browse(person(Role.SYSTEM_ADMINISTRATOR, None)).fill(f"{BOARDS}/add", abbreviation="NB")

    assert page.status == 400
    assert "Enter the board’s name" in page.words
    assert page.hidden("abbreviation") == "NB"


def test_add_board_when_the_name_is_taken_keeps_the_words(browse):
    BoardFactory(name="Northmoor Board")

    page = browse(person(Role.SYSTEM_ADMINISTRATOR, None)).fill(f"{BOARDS}/add", name="northmoor board")

    assert page.status == 409
    assert "There is a board called “Northmoor Board” already" in page.words
    assert page.hidden("name") == "northmoor board"


def test_rename_board_is_told_on_its_page(browse):
    board = BoardFactory(name="Northmoor Board")
    administrator = person(Role.SYSTEM_ADMINISTRATOR, None)
    browser = browse(administrator)

    assert browser.fill(f"{BOARDS}/{board.id}", name="Northmoor Adults Board").location == BOARDS

    page = browser.get(f"{BOARDS}/{board.id}")
    assert page.heading == "Northmoor Adults Board"
    assert "changed the board: name from “Northmoor Board” to “Northmoor Adults Board”." in page.words


def test_rename_board_when_somebody_else_saved_first_shows_both(browse):
    board = BoardFactory(name="Northmoor Board")
    browser = browse(person(Role.SYSTEM_ADMINISTRATOR, None))
    stale = {"name": "Mine", "version": browser.get(f"{BOARDS}/{board.id}").hidden("version")}
    browser.fill(f"{BOARDS}/{board.id}", name="Theirs")

    page = browser.post(f"{BOARDS}/{board.id}", stale)

    assert page.status == 409
    assert page.hidden("name") == "Mine"
    assert "Theirs" in page.words


def rows(page):
    return [" ".join(row.get_text(" ").split()) for row in page.soup.select("tbody tr")]
