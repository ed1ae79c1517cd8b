"""The author's report on the worked example: drafted, asked where it comes from, edited, and told late news."""

from __future__ import annotations

from datetime import date

import docx
import pytest
from sqlalchemy import func, select

from partnership.extensions import db
from partnership.models import Board, ReportBlock, ReportChapter
from partnership.vocabulary import Role
from reviews import demonstration
from reviews.commands.updates import post_update
from reviews.models import Part
from reviews.rules.stated import of_day
from reviews.vocabulary import Outlook, PartStatus
from tests.browser import steps
from tests.factories.partnership import person
from tests.factories.reports import ReportFactory

pytestmark = pytest.mark.browser

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>b {color: red}</style></head><body>
<!--StartFragment--><p class=MsoNormal><b>Two things</b> <span style='font-family:Arial'>changed:</span><o:p></o:p></p>
<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><!--[if !supportLists]--><span
style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><!--[endif]-->officers
ask <b>twice</b></p>
<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>they
are <a href="https://northmoor.example/heard" onclick="alert(1)">heard</a></p>
<p class=MsoNormal><img src="file:///c:/photo.png"><i>And so on.</i></p>
<script>alert(1)</script><!--EndFragment--></body>"""
PASTE = """(text, html) => {
  const data = new DataTransfer();
  data.setData('text/html', html);
  data.setData('text/plain', 'x');
  text.focus();
  text.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
}"""
NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


@pytest.fixture
def desk(app):
    """The worked example, with an author of its board and a report that nobody has drafted."""
    demonstration.fill()
    return Desk()


class Desk:
    def __init__(self):
        self.board = db.session.scalars(select(Board)).one()
        self.author = person(Role.AUTHOR, self.board)
        self.manager = person(Role.MANAGER, self.board)
        self.report = ReportFactory(
            board=self.board,
            title="Annual report 2022-23",
            first_on=date(2022, 9, 1),
            last_on=date(2023, 9, 30),
            position_on=date(2023, 9, 30),
        )
        self.page = f"/reports/{self.report.id}"
        db.session.commit()

    def read(self, wanted):
        """One thing of the record; what reads it holds no lock on."""
        found = db.session.scalars(wanted).one()
        db.session.commit()
        return found

    def chapter(self, key):
        return f"/report-chapters/{self.read(select(ReportChapter.id).where(ReportChapter.key == key))}"

    def draft(self, page):
        page.goto(self.page)
        again = page.get_by_role("button", name="Draft it again")
        steps.press(page, "Draft it again" if again.count() else "Draft it from the record")
        assert "The report is drafted from the record." in steps.words(page)


def save(page):
    with page.expect_navigation():
        page.get_by_role("button", name="Save", exact=True).click()


def test_every_number_of_a_chapter_is_one_press_from_rows_that_add_up_to_it(open_as, desk):
    page = open_as(desk.author)
    desk.draft(page)
    page.goto(desk.chapter("reviews"))
    asked = {link.get_attribute("href"): link.inner_text() for link in page.locator("a.app-ask").all()}
    checked = 0

    for address, words in asked.items():
        page.goto(address)
        said = words.split()[0].lower()
        number = int(said) if said.isdigit() else NUMBERS.index(said) if said in NUMBERS else -1
        told = page.locator("main dt").all_inner_texts()
        if "Counts" in told and number >= 0 and "children" not in words:
            assert page.locator(".app-counts > li").count() == number, (words, address)
            checked += 1

    assert checked > 20


def test_words_pasted_from_word_look_the_same_in_the_box_on_the_page_and_in_the_file(open_as, desk):
    page = open_as(desk.author)
    desk.draft(page)
    page.goto(desk.chapter("reviews"))
    first = page.locator(".app-block").filter(has=page.locator("a.app-ask")).first
    with page.expect_navigation():
        first.get_by_role("button", name="Edit").click()
    text = page.get_by_role("textbox", name="Your words")

    text.evaluate(PASTE, WORD)
    assert [each.inner_text() for each in text.locator("li").all()] == ["officers ask twice", "they are heard"]
    assert text.locator("strong, b").all_inner_texts() == ["Two things", "twice"]
    assert text.locator("img, script, style, em, i, [style], [class]").count() == 0
    steps.press(page, "Save and keep writing")

    printed = page.locator(".app-report__print")
    assert printed.locator("strong").all_inner_texts() == ["Two things", "twice"]
    assert printed.locator("li").all_inner_texts() == ["officers ask twice", "they are heard"]
    assert printed.get_by_role("link", name="heard").get_attribute("href") == "https://northmoor.example/heard"
    assert "*" not in steps.words(page)
    save(page)
    own = page.locator(".app-mark--own").filter(has_text="Two things").first
    assert own.locator("li").all_inner_texts() == ["officers ask twice", "they are heard"]
    page.goto(desk.page)
    with page.expect_download() as started:
        page.get_by_role("button", name="Web page").click()
    made = started.value.path().read_text(encoding="utf-8")
    assert "<strong>Two things</strong> changed:" in made
    assert "alert(1)" not in made
    with page.expect_download() as started:
        page.get_by_role("button", name="Word").click()
    of_file = docx.Document(str(started.value.path())).paragraphs
    (bold,) = [each for each in of_file if each.text == "Two things changed:"]
    assert [run.text for run in bold.runs if run.bold] == ["Two things"]
    items = [each.style.name for each in of_file if each.text in ("officers ask twice", "they are heard")]
    assert len(items) == 2
    assert all("List" in each for each in items)


def test_late_news_marks_what_it_changes_and_keeps_her_words(open_as, desk):
    page = open_as(desk.author)
    desk.draft(page)
    chapter = desk.chapter("summary")
    page.goto(chapter)
    told = page.locator(".app-block").filter(has_text="were said to be done")
    with page.expect_navigation():
        told.get_by_role("button", name="Edit").click()
    page.get_by_role("textbox", name="Your words").fill("Most of what was asked is done.")
    save(page)
    db.session.expire_all()
    alone = select(Part.action_id).group_by(Part.action_id).having(func.count() == 1)
    late = db.session.scalars(
        select(Part).where(Part.status == PartStatus.NOT_STARTED, Part.action_id.in_(alone)).order_by(Part.id)
    ).first()
    post_update(
        late,
        note="It was done in September.",
        status=PartStatus.DONE,
        outlook=Outlook.NOT_SAID,
        position=of_day(date(2023, 9, 30)),
        by=desk.manager,
    )
    db.session.commit()

    desk.draft(page)
    page.goto(chapter)

    assert "1 paragraph that you wrote in needs your decision" in steps.words(page)
    with page.expect_event("framenavigated"):
        page.get_by_role("button", name="Go to it").click()
    decide = page.locator(".app-block--decide")
    assert decide.count() == 1
    assert "The record now says 79" in decide.inner_text()
    assert "Most of what was asked is done." in decide.inner_text()
    steps.press(page, "Keep my words")
    assert "needs your decision" not in steps.words(page)
    assert page.locator(".app-mark--own").filter(has_text="Most of what was asked is done.").count() == 1


def test_the_keyboard_alone_writes_bold_bullets_a_heading_and_a_link(open_as, desk):
    page = open_as(desk.author)
    desk.draft(page)
    page.goto(desk.chapter("reviews"))
    steps.tab_to(page, "Write at the beginning of this chapter", most=60)
    steps.enter(page)
    steps.tab_to(page, "Heading")
    page.keyboard.press("Enter")
    page.keyboard.type("What the year taught us")
    page.keyboard.press("Enter")
    page.keyboard.type("We ")
    page.keyboard.press("Control+b")
    page.keyboard.type("met")
    page.keyboard.press("Control+b")
    page.keyboard.type(" twice")
    page.keyboard.press("Shift+Control+ArrowLeft")
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.textContent") == "Link"
    page.keyboard.press("Enter")
    page.keyboard.type("northmoor.example/met")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+End")
    page.keyboard.press("Enter")
    page.keyboard.type("One")
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")

    own = desk.read(select(ReportBlock.words).where(ReportBlock.key.startswith("own.")))
    assert own == "### What the year taught us\n\nWe **met** [twice](https://northmoor.example/met)\n\nOne"


def test_without_a_script_on_a_phone_she_writes_plain_words_and_gives_them_looks(open_as, desk):
    page = open_as(desk.author, width=390, scripts=False)
    desk.draft(page)
    page.goto(desk.chapter("reviews"))
    steps.press(page, "Write at the beginning of this chapter", "link")
    page.get_by_label("Your words").fill("We met twice.\n\n- Officers asked\n- They were heard")
    page.get_by_text("Bold, links, headings and bullets").click()
    page.get_by_label("Words in your text").fill("met twice")
    steps.press(page, "Save and keep writing")

    printed = page.locator(".app-report__print")
    assert printed.locator("strong").all_inner_texts() == ["met twice"]
    assert printed.locator("li").all_inner_texts() == ["Officers asked", "They were heard"]
    assert page.get_by_label("Your words").input_value().startswith("We met twice.")
    page.get_by_label("Your words").fill("We met twice this year.\n\n- Officers asked")
    save(page)
    assert page.locator(".app-mark--own strong").all_inner_texts() == ["met twice"]
