"""The one list page: its files hold what it shows and run nothing, and no address of it is a fault."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pytest

from partnership import clock
from partnership.extensions import db
from partnership.rules.folding import fold
from partnership.vocabulary import Role
from reviews.rules.stated_words import from_words
from tests.factories.partnership import AgencyFactory, BoardFactory, person
from tests.factories.reviews import ActionFactory, PartFactory
from tests.support import world as worlds

HOSTILE = ["=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-2", "\t=1+1", '=HYPERLINK("http://evil.example")', "x" * 40_000]
LISTS = ["/actions", "/reviews", "/settings/agencies", "/settings/boards", "/settings/people"]
ODD = [
    "page=0",
    "page=-1",
    "page=99999999999",
    "page=two",
    "page=²",
    "sort=;drop table part",
    "sort=-",
    "sort=--agency",
    "tab=x",
    "tab=open&tab=done&page=1&page=2",
    "words=%25_%5C%27%22",
    "words=%00",
    "words=" + "long " * 500,
    "agency=not-an-id&case=not-an-id&status=unheard-of&due=never",
    "agency=a&agency=b",
    "format=pdf",
    "endpoint=boards.index",
    "_external=1&_scheme=javascript",
    "_method=POST",
    "_anchor=here",
    "self=1&values=2",
    "<b>=<script>",
]


@pytest.fixture
def board(app):
    return BoardFactory()


@pytest.fixture
def manager(browse, board):
    return browse(person(Role.MANAGER, board))


@pytest.fixture
def everything(browse, app):
    """Two browsers over the whole invented world: the manager's and the administrator's."""
    world = worlds.build()
    return {path: browse(world.people["administrator" if "boards" in path else "manager"]) for path in LISTS}


@pytest.mark.parametrize("path", LISTS)
def test_odd_address_is_a_page(everything, path):
    amiss = {}
    for odd in ODD:
        page = everything[path].get(f"{path}?{odd}")
        links = [a["href"] for a in page.soup.find_all("a") if a["href"].startswith(("javascript", "http"))]
        if page.status != 200 or links or "<script>=" in page.text:
            amiss[odd] = (page.status, links)

    assert amiss == {}


@pytest.mark.parametrize("path", LISTS)
def test_each_sort_that_is_offered_sorts_and_turns_round(everything, path):
    page = everything[path].get(path)
    offered = [a["href"] for a in page.soup.select("thead a")]
    assert offered

    for href in offered:
        up = everything[path].get(href)
        (down_href,) = [a["href"] for a in up.soup.select('th[aria-sort="ascending"] a')]
        down = everything[path].get(down_href)
        assert len(down.soup.select('th[aria-sort="descending"]')) == 1
        assert sorted(rows_of(up)) == sorted(rows_of(down)) == sorted(rows_of(page))


def rows_of(page):
    return [row.get_text(" ", strip=True) for row in page.soup.select("tbody tr")]


def test_agencies_sort_by_name_whatever_the_capitals(manager):
    for name in ("Zeta Trust", "alpha School", "Beta Police"):
        AgencyFactory(name=name)

    up, down = (file_of(manager, f"/settings/agencies?sort={sort}") for sort in ("name", "-name"))
    names = [row[0] for row in up[1:]]

    assert names == sorted(names, key=fold) == [row[0] for row in reversed(down[1:])]
    assert len(names) == 3


def test_parts_without_a_date_stand_last_both_ways(manager, board):
    days = ["2 March 2030", "3 March 2030"]
    for due in [*days, None]:
        part_of(board, due=due)

    for sort, order in (("due", days), ("-due", days[::-1])):
        table = file_of(manager, f"/actions?sort={sort}")
        assert [row[table[0].index("Due date as stated")] for row in table[1:]] == [*order, "No date set"]


def test_files_hold_what_the_filters_leave(manager, board):
    mine, other = part_of(board), part_of(board, text="Print the policy")
    path = f"/actions?agency={mine.agency_id}&tab=open&sort=agency"

    table, book = file_of(manager, path), workbook(manager, path)
    sheet = book.active

    assert [[cell.value or "" for cell in row] for row in sheet.iter_rows()] == table
    assert [row[0] for row in table[1:]] == [mine.action.text]
    assert other.action.text not in str(table)
    assert (book.properties.title, sheet.title, sheet.freeze_panes) == ("Actions", "Actions", "A2")


def test_hostile_words_are_words_in_both_files(manager, board):
    for words in HOSTILE:
        part_of(board, text=words)

    table, sheet = file_of(manager, "/actions"), workbook(manager, "/actions").active
    cells = [cell for row in sheet.iter_rows() for cell in row]

    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not [cell.value for cell in cells if cell.hyperlink or (cell.data_type == "n" and cell.value is not None)]
    assert {cell.value for cell in sheet["A"][1:]} == {words[:32_767] for words in HOSTILE}
    assert not [cell for row in table for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert {row[0].removeprefix("'") for row in table[1:]} == set(HOSTILE)


def test_hostile_words_are_words_on_the_page(manager, board):
    part_of(board, text="<script>alert(1)</script>")

    assert "<script>alert" not in manager.get("/actions").text
    assert "<script>alert(1)</script>" in manager.get("/actions").words


def test_pages_show_every_row_once(manager, board):
    agency = AgencyFactory()
    for _ in range(120):
        PartFactory(action=ActionFactory(board=board), agency=agency)

    pages = [manager.get(f"/actions?page={number}") for number in (1, 2, 3, 4)]
    found = [rows_of(page) for page in pages]

    assert [len(each) for each in found] == [50, 50, 20, 20]
    assert len({row for each in found for row in each}) == 120
    assert "1 to 50 of 120" in pages[0].words
    on_paper = pages[0].soup.select_one(".app-count ~ .app-on-paper")
    assert on_paper.get_text() == "Rows 1 to 50 of 120. For all of them export to Excel."
    assert "101 to 120 of 120" in pages[3].words
    assert "120 parts of 120 actions" in pages[1].words
    (following,) = pages[0].links("Next")
    assert parse_qs(urlsplit(following).query) == {"page": ["2"]}
    assert len(file_of(manager, "/actions?page=3")) == 121


def test_many_pages_are_offered_with_a_gap(manager, board):
    agency = AgencyFactory()
    for _ in range(301):
        PartFactory(action=ActionFactory(board=board), agency=agency)

    words = manager.get("/actions?page=4").soup.select_one("nav[aria-label='Pages of this list']")

    assert words.get_text(" ", strip=True) == "Previous 1 … 3 4 5 … 7 Next"


def test_each_filter_that_is_on_can_be_taken_off(manager, board):
    part = part_of(board)
    page = manager.get(f"/actions?agency={part.agency_id}&words=nowhere&tab=all")

    assert "Nothing matches all of these filters." in page.words
    off = {chip.get_text(" ", strip=True): manager.get(chip["href"]) for chip in page.soup.select(".app-chips a")}
    assert len(off) == 3
    assert sorted(len(rows_of(each)) for each in off.values()) == [0, 1, 1]


def test_workbook_can_be_read_and_filtered_at_once(manager, board):
    part_of(board, text="Agree one form " * 40)

    sheet = workbook(manager, "/actions").active

    widths = [sheet.column_dimensions[letter].width for letter in sheet.column_dimensions]
    assert max(widths) <= 61
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref.startswith("A1:")
    assert sheet["A2"].alignment.wrap_text


def test_workbook_is_marked_and_says_of_which_day_it_is_on_every_sheet_of_paper(manager, board, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 7, 3, 12, tzinfo=UTC))
    part_of(board)

    sheet = workbook(manager, "/actions").active

    assert sheet.oddHeader.left.text == "OFFICIAL-SENSITIVE"
    assert sheet.oddHeader.right.text == "Actions, as known on 3 July 2026"
    assert sheet.oddFooter.right.text == "Page &P of &N"
    assert sheet.page_setup.orientation == "landscape"
    assert (sheet.print_title_rows, sheet.print_title_cols) == ("$1:$1", "$A:$A")


def test_files_are_named_by_what_is_in_them_and_the_day(manager, board, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 7, 3, 12, tzinfo=UTC))
    named = [
        manager.client.get(f"{path}format={kind}").headers["Content-Disposition"]
        for path, kind in (("/actions?", "csv"), ("/actions?tab=overdue&", "xlsx"))
    ]

    assert named == [
        'attachment; filename="actions-open-2026-07-03.csv"',
        'attachment; filename="actions-overdue-2026-07-03.xlsx"',
    ]


def part_of(board, *, text="Agree one form", due=None):
    action = ActionFactory(board=board, text=text)
    part = PartFactory(action=action, due=from_words(due) if due else None)
    db.session.commit()
    return part


def file_of(browser, path):
    """The CSV of a list, read back."""
    page = browser.get(f"{path}{'&' if '?' in path else '?'}format=csv")
    assert page.response.mimetype == "text/csv"
    assert page.response.data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(page.response.data.decode("utf-8-sig"), newline="")))


def workbook(browser, path):
    response = browser.client.get(f"{path}{'&' if '?' in path else '?'}format=xlsx")
    assert "attachment" in response.headers["Content-Disposition"]
    return openpyxl.load_workbook(io.BytesIO(response.data))
