"""A report block by block: how it will print, its marks, where each part comes from, and editing."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from sqlalchemy import select

from partnership import clock
from partnership.extensions import db
from partnership.models import ReportBlock
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
    to_json,
)
from partnership.vocabulary import Role
from reviews.rules.prose import counted, figure, paragraph, rows, sentence, stated, told
from reviews.vocabulary import Sight
from tests.factories.learning import FocusFactory, LearningPointFactory, ThemeFactory
from tests.factories.partnership import AgencyFactory, BoardFactory, person
from tests.factories.recommendations import RecommendationFactory
from tests.factories.reports import BlockFactory, ChapterFactory, ReportFactory
from tests.factories.reviews import (
    ActionFactory,
    CaseFactory,
    EventFactory,
    EvidenceFactory,
    PartFactory,
    ReviewFactory,
)
from tests.support.statements import counted as statements


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


def counting(things, kind="action", words="action"):
    """A paragraph that counts the things."""
    number = counted(rows(kind, [each.id for each in things]), words, says="Actions of the year")
    return paragraph(sentence("Of the ", number, " none is late."))


def block(author, content, **options):
    stored = to_json(content) if content else None
    return BlockFactory(chapter=author.chapter, content=stored, **{"seen": stored, **options})


def asked(page):
    """The links of the numbers: words → address."""
    return {a.get_text(): a["href"] for a in page.soup.find_all("a", class_="app-ask")}


def actions(author, how_many=3):
    return [ActionFactory(board=author.board, text=f"Revise protocol {number}") for number in range(how_many)]


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
    assert "Recounted 3 rows today" in found.words


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
    for content in (Heading("Child L", 3), table, Chart("Parts", "The police did most.", table), box, looks):
        block(author, content)

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


def test_a_sentence_without_a_number_says_where_it_comes_from_too(author):
    theme = ThemeFactory(name="Think Family")
    shown = block(author, paragraph(told("This came again.", rows("theme", [theme.id]), says="Themes that came again")))

    page = author.get(f"/report-blocks/{shown.id}/where")

    assert "This came again." in page.words
    assert "Themes that came again, 1 row" in page.words
    found = author.get(page.links("The sentence")[0])
    assert found.links("Think Family") == [f"/learning/themes/{theme.id}"]
    assert "Tells of Themes that came again" in found.words
    assert "Recounted" not in found.words


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
    assert lines["Revise the protocol"] == "Not started"
    assert lines["Northmoor Police: Revise the protocol"] == "Not started"
    assert lines["A dip sample was taken"] == "Level not said"
    assert lines["Safer babies"] == "Business plan priority"
    assert len(lines) == 10
    assert "10 rows today" in page.words


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


def test_rows_that_are_no_longer_there_are_said(author):
    there = Row("action", uuid.uuid4())
    shown = block(author, paragraph(sentence(Run("one", source=Source("Actions", (there,))))))

    assert "no rows today, 1 when it was drafted" in author.get(f"/report-blocks/{shown.id}/where?at=0-0").words


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


def test_marks_say_whose_words_each_part_is(author):
    there = actions(author, 14)
    block(author, counting(there), words="We **met** twice.")
    block(author, counting(there), is_hidden=True)
    block(author, counting(there[:3]), seen=to_json(counting(there[:2])))
    block(author, None, words="Ours alone.", seen=None)
    both = block(author, counting(there), seen=to_json(counting(there[:12])), words="12 are still open.")
    block(author, None, seen=to_json(counting(there)), is_gone=True)

    page = author.get(author.path)

    names = [each.get_text() for each in page.soup.select(".app-block .app-mark__name")]
    assert names == [
        "From the record",
        "Your words",
        "Left out: not printed",
        "Updated",
        "Your words",
        "Your words, as you wrote them",
        "The record, today",
        "No longer in the record: not printed",
    ]
    assert "The record now says three, was two." in page.words
    assert "Decide The record now says 14, was 12" in page.words
    assert page.links("Go to it") == [f"#block-{both.id}"]
    assert "1 paragraph that you wrote in needs your decision" in page.words
    assert "1 to decide" in page.words
    assert "**" not in page.words


def test_what_nobody_wrote_in_is_seen_with_one_button(author):
    there = actions(author)
    block(author, counting(there), seen=to_json(counting(there[:2])))

    before = author.get(author.path)
    author.post(f"{author.path}/seen")

    assert "1 change to look at in this chapter" in before.words
    after = author.get(author.path)
    assert "to look at in this chapter" not in after.words
    assert "The record now says" not in after.words


def test_a_reader_is_shown_no_buttons(author, browse):
    shown = block(author, counting(actions(author)), words="Ours.")
    scrutineer = browse(person(Role.SCRUTINEER, author.board))

    page = scrutineer.get(author.path)

    assert page.soup.find("main").find_all("button") == []
    assert page.links("Write at the beginning") == []
    assert asked(page)
    assert scrutineer.get(f"/report-blocks/{shown.id}/edit").status == 403
    assert browse(person(Role.AUTHOR, BoardFactory())).get(author.path).status == 404
    assert browse(person(Role.AUTHOR, BoardFactory())).get(f"/report-blocks/{shown.id}/where").status == 404


def test_an_empty_chapter_says_so_and_its_neighbours_are_linked(author):
    after = ChapterFactory(report=author.report, title="Next year", key="next-year", place=2, is_left_out=True)

    page, last = author.get(author.path), author.get(f"/report-chapters/{after.id}")

    assert "Nothing stands in this chapter yet" in page.words
    assert page.links("Next: Next year") == [f"/report-chapters/{after.id}"]
    assert last.links("Before: Reviews this year") == [author.path]
    assert "the report is not drafted" in last.words
    assert "This chapter is left out of the report" in last.words


def editing(author, words=None, content=True):
    content = counting(actions(author)) if content else None
    shown = block(author, content, words=words)
    return shown, f"/report-blocks/{shown.id}/edit"


def stored(shown):
    db.session.expire_all()
    return db.session.get(ReportBlock, shown.id)


def test_plain_words_are_saved_as_paragraphs_and_bullets_and_seen_as_they_print(author):
    shown, edit = editing(author)

    page = author.fill(edit, words="The clearest sign.\n\n- Officers asked\n- They were heard", then="edit")

    assert page.location == edit
    saved = author.get(edit)
    printed = saved.soup.find(class_="app-report__print")
    assert [each.get_text() for each in printed.find_all("li")] == ["Officers asked", "They were heard"]
    assert "Of the three actions none is late." in printed.get_text()
    assert stored(shown).words == "The clearest sign.\n\n- Officers asked\n- They were heard"
    assert stored(shown).held_by is not None
    assert saved.soup.find("textarea").get_text().strip().startswith("The clearest sign.")


def test_saving_goes_back_to_the_chapter_and_frees_the_block(author):
    shown, edit = editing(author)

    page = author.fill(edit, words="Ours.")

    assert page.location == f"{author.path}#block-{shown.id}"
    assert stored(shown).held_by is None


def test_a_look_is_given_without_a_script_and_survives_a_plain_edit(author):
    shown, edit = editing(author, words="The clearest sign of change.")

    author.fill(edit, look_words="clearest sign", look="bold")
    author.fill(edit, look_words="change", look="link", look_address="https://northmoor.example/audit")
    author.fill(edit, words="By far the clearest sign of change.")

    assert stored(shown).words == "By far the **clearest sign** of [change](https://northmoor.example/audit)."
    textarea = author.get(edit).soup.find("textarea").get_text()
    assert textarea.strip() == "By far the clearest sign of change."


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"look_words": "nowhere"}, "Enter words that stand in your text, exactly as they are there."),
        ({"look_words": "sign", "look": "link", "look_address": "javascript:x"}, "Enter a web address"),
        ({"look_words": "x" * 201}, "Enter 200 characters or fewer."),
        ({"words": "x" * 10_001}, "Your words must be 10,000 characters or fewer."),
    ],
)
def test_a_fault_brings_the_words_back(author, answers, sentence):
    shown, edit = editing(author)

    page = author.fill(edit, **{"words": "The clearest sign.", **answers})

    assert page.status == 400
    assert sentence in page.words
    assert page.soup.find("textarea").get_text().strip().startswith(answers.get("words", "The clearest sign."))
    assert stored(shown).words is None


WORD = """<html><head><style>p {color: red}</style></head><body>
<p class=MsoNormal><b>Three</b> things <span style='color:red'>changed</span>:</p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span
 style='mso-list:Ignore'>·<span>&nbsp; </span></span>they asked</p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>they
 <a href="https://northmoor.example">told</a></p>
<h2>And then</h2><script>alert(1)</script>
<p onclick="x()"><i>Leaning</i> <a href="javascript:x">here</a></p></body></html>"""


def test_what_is_pasted_from_word_is_cleaned_again_here(author):
    shown, edit = editing(author)

    author.fill(edit, rich=WORD, words="whatever the plain box says")

    assert stored(shown).words == (
        "**Three** things changed:\n\n- they asked\n- they [told](https://northmoor.example)\n\n"
        "### And then\n\nLeaning here"
    )
    page = author.get(author.path)
    own = page.soup.select_one(".app-mark--own")
    assert own.find("strong").get_text() == "Three"
    assert len(own.find_all("li")) == 2
    assert "alert" not in page.text


def test_rich_words_that_may_name_somebody_are_asked_about_and_come_back(author):
    shown, edit = editing(author)

    page = author.fill(edit, rich="<p>Call <b>07700 900123</b></p>")

    assert page.status == 400
    assert "Not saved yet: this may identify a person" in page.words
    assert "<strong>07700 900123</strong>" in str(page.soup.find("template"))
    assert stored(shown).words is None


def test_words_may_be_taken_away_beside_the_record_and_not_from_a_block_of_ones_own(author):
    beside, edit = editing(author, words="Ours.")
    own, edit_own = editing(author, words="Ours.", content=False)

    author.fill(edit, words="")
    refused = author.fill(edit_own, words="")

    assert stored(beside).words is None
    assert refused.status == 409
    assert "Enter your words, or take the paragraph away." in refused.words
    assert stored(own).words == "Ours."


def test_a_block_of_ones_own_stands_where_it_was_wanted(author):
    first, _ = editing(author)
    second, _ = editing(author)

    page = author.fill(f"{author.path}/write?after={first.id}", words="Ours.")
    empty = author.fill(f"{author.path}/write", words=" ")

    own = db.session.scalars(select(ReportBlock).where(ReportBlock.key.startswith("own."))).one()
    first_id, second_id = first.id, second.id
    assert page.location == f"{author.path}#block-{own.id}"
    assert [each.id for each in stored(first).chapter.blocks] == [first.id, own.id, second.id]
    assert "Enter your words." in empty.words
    author.post(f"/report-blocks/{own.id}/take-away")
    db.session.expunge_all()
    assert [each.id for each in db.session.scalars(select(ReportBlock))] == [first_id, second_id]


def test_a_block_sent_twice_is_made_once(author):
    path = f"{author.path}/write"
    form = author.get(path)
    data = {"new_id": form.hidden("new_id"), "words": "Ours."}

    first, second = author.post(path, data), author.post(path, data)

    assert first.location == second.location
    assert len(db.session.scalars(select(ReportBlock)).all()) == 1


def test_buttons_leave_out_move_and_decide(author):
    there = actions(author)
    first = block(author, counting(there), seen=to_json(counting(there[:2])), words="Ours.", place=1)
    second = block(author, counting(there), place=2)

    author.post(f"/report-blocks/{second.id}/show", {"to": "leave_out"})
    author.post(f"/report-blocks/{second.id}/move", {"to": "up"})
    assert (stored(second).is_hidden, stored(second).place) == (True, 1)
    author.post(f"/report-blocks/{second.id}/show", {"to": "take_in"})
    author.post(f"/report-blocks/{second.id}/move", {"to": "down"})
    author.post(f"/report-blocks/{first.id}/decide", {"to": "keep"})
    assert (stored(second).is_hidden, stored(second).place) == (False, 2)
    assert (stored(first).words, stored(first).seen) == ("Ours.", stored(first).content)
    author.post(f"/report-blocks/{first.id}/decide", {"to": "record"})
    assert stored(first).words is None
    refused = author.post(f"/report-blocks/{second.id}/take-away")
    assert "Leave it out instead" in author.get(refused.location).words


def test_one_author_at_a_time_and_the_other_may_take_over(author, browse):
    shown, edit = editing(author)
    colleague = browse(person(Role.MANAGER, author.board))

    opened = author.post(f"/report-blocks/{shown.id}/open")
    seen = colleague.get(author.path)
    page = colleague.get(edit)

    assert opened.location == edit
    assert "has this open until" in seen.words
    assert "has this open for editing until" in page.words
    refused = colleague.fill(edit, words="Mine.")
    assert refused.status == 409
    assert "Nothing was saved. Take it over, or wait." in refused.words
    assert refused.soup.find("textarea").get_text().strip() == "Mine."
    assert [each.get_text() for each in refused.soup.find_all("button", attrs={"name": "take_over"})] == [
        "Take it over",
        "Take it over and save",
    ]
    assert colleague.post(f"/report-blocks/{shown.id}/open").location == edit


def test_a_stale_save_loses_no_words(author, browse):
    shown, edit = editing(author, words="Before.")
    colleague = browse(person(Role.MANAGER, author.board))
    author.post(f"/report-blocks/{shown.id}/open")
    form = author.get(edit)
    colleague.post(f"/report-blocks/{shown.id}/open", {"take_over": "yes"})
    colleague.fill(edit, words="Theirs.")

    page = author.post(edit, {"version": form.hidden("version"), "words": "Mine.", "rich": "<p><b>Mine.</b></p>"})

    assert page.status == 409
    assert "saved this while you were writing" in page.words
    assert [each.get_text(strip=True) for each in page.soup.select(".app-conflict mark")] == ["Theirs.", "Mine."]
    assert "<strong>Mine.</strong>" in str(page.soup.find("template"))
    assert stored(shown).words == "Theirs."


def test_a_block_is_closed_without_saving(author):
    shown, _ = editing(author)
    author.post(f"/report-blocks/{shown.id}/open")

    author.post(f"/report-blocks/{shown.id}/close")

    assert stored(shown).held_by is None
