"""An author’s words: written beside the record’s, pasted, given looks, and never lost."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from partnership.extensions import db
from partnership.models import ReportBlock
from partnership.rules.blocks import (
    to_json,
)
from partnership.vocabulary import Role
from tests.factories.partnership import person
from tests.support.reports import actions, block, counting, stored
from tests.support.statements import counted as statements


def editing(author, words=None, content=True):
    content = counting(actions(author)) if content else None
    shown = block(author, content, words=words)
    return shown, f"/report-blocks/{shown.id}/edit"


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

    assert page.location == f"{author.path}?block={shown.id}#block-{shown.id}"
    assert stored(shown).held_by is None


def test_whoever_leaves_without_saving_frees_the_block(author, browse):
    shown, edit = editing(author)
    author.post(f"/report-blocks/{shown.id}/open", {})
    held = browse(person(Role.MANAGER, author.board)).get(edit)

    page = author.get(edit)
    (leaving,) = [each.find_parent("form") for each in page.soup.find_all("button", string="Close without saving")]
    author.post(leaving["action"], {})

    assert page.links("Cancel") == []
    assert stored(shown).held_by is None
    assert held.links("Back to the chapter") == [f"{author.path}?block={shown.id}#block-{shown.id}"]
    assert held.soup.find("button", string="Close without saving") is None


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
    assert page.location == f"{author.path}?block={own.id}#block-{own.id}"
    assert [each.id for each in stored(first).chapter.blocks] == [first.id, own.id, second.id]
    assert "Enter your words." in empty.words
    taken = author.post(f"/report-blocks/{own.id}/take-away")
    assert taken.location == f"{author.path}?block={first_id}#block-{first_id}"
    db.session.expunge_all()
    left = db.session.scalars(select(ReportBlock.id).order_by(ReportBlock.place))
    assert list(left) == [first_id, second_id]


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


def test_what_is_open_in_two_windows_is_saved_from_either(author):
    shown, edit = editing(author)
    first = author.get(edit)
    author.post(f"/report-blocks/{shown.id}/open")

    page = author.post(edit, {"version": first.hidden("version"), "words": "From the first window."})

    assert page.status == 302
    assert stored(shown).words == "From the first window."


def test_what_is_taken_away_leads_to_what_stands_beside_it(author):
    own = author.fill(f"{author.path}/write", words="First.").location.partition("=")[2].partition("#")[0]
    beside, _ = editing(author)

    assert (
        author.post(f"/report-blocks/{own}/take-away").location == f"{author.path}?block={beside.id}#block-{beside.id}"
    )


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
    assert "1 field differs." in page.words
    assert "<strong>Mine.</strong>" in str(page.soup.find("template"))
    assert stored(shown).words == "Theirs."


def test_a_block_is_closed_without_saving(author):
    shown, _ = editing(author)
    author.post(f"/report-blocks/{shown.id}/open")

    author.post(f"/report-blocks/{shown.id}/close")

    assert stored(shown).held_by is None


def test_the_page_to_write_on_asks_little_of_the_database(author):
    _, edit = editing(author, words="Ours.")
    author.get(edit)

    with statements() as asked:
        author.get(edit)

    assert len(asked) <= 15, asked
