"""A report block by block: how it will print, and where each number comes from."""

from __future__ import annotations

import uuid
from datetime import timedelta

from partnership import clock
from partnership.extensions import db
from partnership.filters import day
from partnership.rules.blocks import (
    Box,
    Bullets,
    Cell,
    Chart,
    Column,
    Heading,
    Line,
    Row,
    Run,
    Sentence,
    Source,
    Table,
)
from partnership.vocabulary import Role
from reviews.rules.prose import counted, figure, paragraph, rows, sentence, stated, told
from reviews.vocabulary import ActionStatus, Sight
from tests.factories.learning import FocusFactory, LearningPointFactory, ThemeFactory
from tests.factories.partnership import AgencyFactory, person
from tests.factories.recommendations import RecommendationFactory
from tests.factories.reviews import (
    ActionFactory,
    CaseFactory,
    EventFactory,
    EvidenceFactory,
    PartFactory,
    ReviewFactory,
)
from tests.support.reports import actions, asked, block, counting
from tests.support.statements import counted as statements


def test_every_number_leads_to_its_rows_and_its_total_equals_them(author):
    there = actions(author)
    shown = block(author, counting(there))

    page = author.get(author.path)

    assert page.heading == "Reviews this year"
    assert "Of the three actions none is late." in page.words
    assert asked(page) == {"three actions": f"/report-blocks/{shown.id}/where?at=0-1"}
    found = author.get(asked(page)["three actions"])
    assert found.heading == "Where this comes from"
    assert [found.links(each.text) for each in there] == [[f"/actions/{each.id}"] for each in there]
    assert "The 3 actions" in found.words
    assert "Rows found today 3 of 3 are still in the record" in found.words


def test_every_kind_of_content_is_printed_and_asked(author):
    there = actions(author)
    cells = tuple(Cell((Sentence((figure(rows("action", [each.id]), says="Actions"),)),)) for each in there[:2])
    names = [Cell((sentence("Northmoor Police"),)), Cell((sentence("One"), sentence("Two")), is_list=True)]
    table = Table(
        "Parts by agency",
        (Column("Agency"), Column("Done", is_number=True)),
        (Line((names[0], cells[0])), Line((names[1], cells[1]), is_total=True)),
    )
    box = Box("Bruising", (Heading("What changed", 3), Bullets(((sentence("Clearer"),),), is_numbered=True)))
    looks = paragraph(
        sentence(
            Run("Bold", bold=True), Run("leaning", italic=True), Run(" A link ", link="https://northmoor.example")
        ),
        sentence(Run("noted", note="In the words of the audit.")),
    )
    blocks = [
        block(author, content)
        for content in (Heading("Child L", 3), table, Chart("Parts", "The police did most.", table), box, looks)
    ]

    page = author.get(author.path)

    assert [each.get_text() for each in page.soup.find_all("h2")][:1] == ["Child L"]
    assert len(page.soup.find_all("svg", role="img")) == 1
    assert len(page.soup.find_all("table")) == 2
    assert page.soup.select_one(".app-report__page ol").get_text(strip=True) == "Clearer"
    assert [each.get_text() for each in page.soup.select("th ul li")] == ["One", "Two", "One", "Two"]
    assert page.soup.select_one(".app-report__page strong").get_text() == "Bold"
    assert page.links("A link") == ["https://northmoor.example"]
    assert "(In the words of the audit.)" in page.words
    for words, address in asked(page).items():
        assert words in author.get(address).soup.find("blockquote").find("mark").get_text()
    pictures = [author.get(f"/report-blocks/{each.id}/edit").soup.find_all("svg", role="img") for each in blocks]
    assert [len(each) for each in pictures] == [0, 0, 2, 0, 0]


def test_a_sentence_without_a_number_says_where_it_comes_from_too(author):
    theme = ThemeFactory(name="Think Family")
    shown = block(author, paragraph(told("This came again.", rows("theme", [theme.id]), says="Themes that came again")))

    page = author.get(f"/report-blocks/{shown.id}/where")

    assert "This came again." in page.words
    assert "Themes that came again, 1 row" in page.words
    found = author.get(page.links("The sentence")[0])
    assert found.links("Think Family") == [f"/learning/themes/{theme.id}"]
    assert "Tells of Themes that came again" in found.words
    assert "found today" not in found.words
    assert "not counted again" not in found.words


def test_nothing_counted_is_said_and_an_address_of_nothing_is_missing(author):
    heading, none = block(author, Heading("Child L")), block(author, counting([]))

    assert "Nothing in this block was counted" in author.get(f"/report-blocks/{heading.id}/where").words
    assert "that there is none is what it says" in author.get(f"/report-blocks/{none.id}/where?at=0-1").words
    for at in ("7-1", "0-0", "x"):
        assert author.get(f"/report-blocks/{none.id}/where?at={at}").status == 404


def test_rows_of_every_kind_are_told_with_what_they_are_today(author):
    case = CaseFactory(board=author.board, open=True, name="Alder 1", people_count=2)
    review = ReviewFactory(case=case)
    action = ActionFactory(board=author.board, text="Revise the protocol")
    things = {
        "case": case,
        "review": review,
        "action": action,
        "part": PartFactory(action=action, agency=AgencyFactory(name="Northmoor Police")),
        "evidence": EvidenceFactory(board=author.board, summary="A dip sample was taken", level=None),
        "event": EventFactory(board=author.board, title="Webinar on bruising"),
        "learning_point": LearningPointFactory(review=review, words="See the father"),
        "recommendation": RecommendationFactory(review=review, text="Agree one form"),
        "theme": ThemeFactory(name="Think Family"),
        "focus": FocusFactory(board=author.board, name="Safer babies"),
    }
    every = tuple(Row(kind, each.id) for kind, each in things.items())
    shown = block(author, paragraph(sentence(Run("Ten", source=Source("Everything", every)), " things.")))

    page = author.get(f"/report-blocks/{shown.id}/where?at=0-0")

    lines = {
        each.find(["a", "span"]).get_text(): each.find_all("span")[-1].get_text()
        for each in page.soup.select(".app-counts li")
    }
    assert lines["Alder 1"] == "2 children or adults"
    assert lines["Revise the protocol"] == "Today: Not started"
    assert lines["Northmoor Police: Revise the protocol"] == "Today: Not started"
    assert lines["A dip sample was taken"] == "Level not said"
    assert lines["Safer babies"] == "Business plan priority"
    assert len(lines) == 10
    assert lines["Agree one form"] == f"Today: {things['recommendation'].acceptance.label}"
    assert "10 of 10 are still in the record" in page.words


def test_a_row_of_a_hidden_case_is_counted_and_not_told(author):
    seen = CaseFactory(board=author.board, open=True, name="Alder 1", people_count=2)
    hidden = CaseFactory(board=author.board, sight=Sight.REVIEW_TEAM, name="Zelkova 88", people_count=3)
    people = counted(
        rows("case", [seen.id, hidden.id]), "child", "children", says="Children", measure="people", count=5
    )
    shown = block(author, paragraph(sentence(people, ".")))

    page = author.get(f"/report-blocks/{shown.id}/where?at=0-0")

    assert "The 2 cases" in page.words
    assert "And 1 row that you may not see." in page.words
    assert "5 children or adults, as these cases say today" in page.words
    assert "Zelkova" not in page.text


def test_a_stated_number_names_its_row_and_is_not_added_up(author):
    event = EventFactory(board=author.board, title="Webinar on bruising")
    shown = block(author, paragraph(sentence(stated("over 350", Row("event", event.id), says="How many came"))))

    page = author.get(f"/report-blocks/{shown.id}/where?at=0-0")

    assert page.links("Webinar on bruising") == [f"/sharing/{event.id}"]
    assert "Nothing is added up" in page.words


def test_a_row_that_has_changed_since_the_draft_is_told_as_it_is_today(author):
    there = actions(author)
    shown = block(author, counting(there))
    there[0].status = ActionStatus.DONE
    db.session.commit()

    page = author.get(f"/report-blocks/{shown.id}/where?at=0-1")

    notes = [each.find_all("span")[-1].get_text() for each in page.soup.select(".app-counts li")]
    assert notes[0] == "Today: Done"
    assert f"Each is shown as it is today, which may not be as it was on {day(author.report.tells_of)}." in page.words
    assert "The draft’s number is not counted again here." in page.words
    assert "Recounted" not in page.words


def test_rows_that_are_no_longer_there_are_said(author):
    there = Row("action", uuid.uuid4())
    shown = block(author, paragraph(sentence(Run("one", source=Source("Actions", (there,))))))

    assert "None of 1 is still in the record" in author.get(f"/report-blocks/{shown.id}/where?at=0-0").words


def test_rows_are_paged_and_pages_do_not_grow_with_them(author):
    shown = block(author, counting(actions(author, 120)))
    author.get(author.path)

    with statements() as first:
        page = author.get(f"/report-blocks/{shown.id}/where?at=0-1")
    with statements() as chapter:
        author.get(author.path)

    assert len(page.soup.select(".app-counts li")) == 50
    assert "Page 1 of 3" in page.words
    last = author.get(page.links("More rows")[0].replace("page=2", "page=9"))
    assert len(last.soup.select(".app-counts li")) == 20
    assert last.links("More rows") == []
    assert len(first) <= 15, first
    assert len(chapter) <= 15, chapter


def test_statements_of_a_chapter_do_not_grow_with_its_blocks(author):
    there = actions(author)
    block(author, counting(there))
    author.get(author.path)
    with statements() as few:
        author.get(author.path)
    other = person(Role.MANAGER, author.board)
    for _ in range(20):
        block(author, counting(there), words="Ours.", held_by=other, held_until=clock.now() + timedelta(minutes=5))

    with statements() as many:
        author.get(author.path)

    assert len(many) == len(few)
