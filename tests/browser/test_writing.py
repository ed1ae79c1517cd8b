"""The box that an author writes in: its buttons leave the caret where it was, and what is pasted keeps its lines."""

from __future__ import annotations

import pytest

from partnership.extensions import db
from partnership.vocabulary import Role
from tests.factories.partnership import BoardFactory, person
from tests.factories.reports import ChapterFactory, ReportFactory

pytestmark = pytest.mark.browser

TABLE = """<table class=MsoTableGrid><tr><td><p class=MsoNormal><b>Agency</b></p></td><td><p>Done</p></td>
<td>Late</td></tr>
<tr><td><p class=MsoNormal>Police<o:p></o:p></p></td><td><p class=MsoNormal>1<o:p></o:p></p></td><td>2</td></tr>
<tr><td>Health</td><td></td><td>3</td></tr></table>"""
PASTE = """(text, [html, plain]) => {
  const data = new DataTransfer();
  if (html) data.setData('text/html', html);
  data.setData('text/plain', plain);
  text.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
}"""
LINES = """(text) => [...text.children].flatMap((each) => /^(UL|OL)$/.test(each.nodeName) ? [...each.children] : [each])
  .map((line) => [line.nodeName, line.innerText.replace(/\\s+/g, ' ').trim()])"""


@pytest.fixture
def box(app, open_as):
    """A page with an empty box to write in, the caret in it."""
    board = BoardFactory()
    chapter = ChapterFactory(report=ReportFactory(board=board))
    author = person(Role.AUTHOR, board)
    db.session.commit()
    page = open_as(author)
    page.goto(f"/report-chapters/{chapter.id}/write")
    page.get_by_role("textbox", name="Your words").click()
    return Box(page)


class Box:
    def __init__(self, page):
        self.page = page
        self.text = page.get_by_role("textbox", name="Your words")

    def type(self, words):
        self.page.keyboard.type(words)

    def press(self, name):
        self.page.get_by_role("button", name=name, exact=True).click()

    def caret_to(self, key, times=1):
        for _ in range(times):
            self.page.keyboard.press(key)

    def paste(self, html, text="x"):
        self.text.evaluate(PASTE, [html, text])

    @property
    def lines(self):
        """Each line with what it is, as the box shows it."""
        return [tuple(each) for each in self.text.evaluate(LINES)]


@pytest.mark.parametrize("first", ["", "one"])
def test_a_line_made_a_bullet_is_written_on_where_the_caret_stood(box, first):
    box.type(first)
    box.press("Bullets")
    box.type(" X")
    box.caret_to("Enter")
    box.type("two")

    assert box.lines == [("LI", f"{first} X".strip()), ("LI", "two")]


@pytest.mark.parametrize("last", ["", "last"])
def test_a_bullet_made_a_plain_line_again_is_written_on_where_the_caret_stood(box, last):
    box.press("Bullets")
    box.type("one")
    box.caret_to("Enter")
    box.type(last)
    box.press("Bullets")
    box.type("X")

    assert box.lines == [("LI", "one"), ("P", f"{last}X")]


def test_chosen_lines_become_one_list_and_the_middle_one_is_taken_out_of_it(box):
    for words in ("one", "two", "three"):
        box.type(words)
        box.caret_to("Enter")
    box.caret_to("Control+a")
    box.press("Bullets")
    assert box.lines[:3] == [("LI", "one"), ("LI", "two"), ("LI", "three")]

    box.caret_to("Control+Home")
    box.caret_to("ArrowDown")
    box.press("Bullets")
    box.type("X")

    assert box.lines[:3] == [("LI", "one"), ("P", "Xtwo"), ("LI", "three")]
    assert "one" in box.page.locator("input[name=rich]").input_value()


@pytest.mark.parametrize("is_bullet", [False, True])
def test_a_table_keeps_its_cells_apart_and_begins_a_line_of_its_own(box, is_bullet):
    if is_bullet:
        box.press("Bullets")
    box.type("We counted 12")

    box.paste(TABLE)

    kept = [("P", "Agency | Done | Late"), ("P", "Police | 1 | 2"), ("P", "Health | | 3")]
    assert box.lines == [("LI" if is_bullet else "P", "We counted 12"), *kept]


def test_lines_pasted_between_words_stand_between_them(box):
    box.type("beforeafter")
    box.caret_to("ArrowLeft", len("after"))

    box.paste("<p>one</p><p>two</p>")

    assert box.lines == [("P", "before"), ("P", "one"), ("P", "two"), ("P", "after")]


def test_a_few_words_pasted_join_the_line_and_a_table_of_plain_text_keeps_its_cells_apart(box):
    box.type("We ")
    box.paste("<p>met <b>twice</b></p>")
    box.paste("", "Police\t1\t2\n\nHealth\t3")

    assert box.lines == [("P", "We met twice"), ("P", "Police | 1 | 2"), ("P", "Health | 3")]
