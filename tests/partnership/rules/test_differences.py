"""What changed between two drafts, told in words."""

from __future__ import annotations

import uuid

from partnership.rules.blocks import (
    Box,
    Cell,
    Chart,
    Column,
    Heading,
    Line,
    Paragraph,
    Row,
    Run,
    Sentence,
    Source,
    Table,
)
from partnership.rules.differences import differences

ROW = Row("action", uuid.UUID(int=1))


def counted(words):
    return Run(words, Source("Actions", (ROW,)))


def says(*runs):
    return Sentence(tuple(run if isinstance(run, Run) else Run(run) for run in runs))


def paragraph(*sentences):
    return Paragraph(tuple(sentences))


def table(*lines, columns=("Agency", "Done"), caption="Parts by agency"):
    cells = [Line(tuple(Cell((says(cell),)) for cell in line)) for line in lines]
    return Table(caption, tuple(Column(name) for name in columns), tuple(cells))


def told(was, now):
    return [each.sentence for each in differences(was, now)]


def test_a_number_is_told_without_the_words_that_stay():
    was = paragraph(says(counted("12 actions"), " are open. "), says("None is late."))
    now = paragraph(says(counted("14 actions"), " are open. "), says("None is late."))

    assert told(was, now) == ["The record now says 14, was 12."]


def test_one_and_many_are_told_whole():
    was, now = paragraph(says(counted("one review"))), paragraph(says(counted("two reviews")))

    assert told(was, now) == ["The record now says two reviews, was one review."]


def test_a_sentence_that_came_and_one_that_went():
    was = paragraph(says("No audit was made this year."), says(counted("two"), " are open."))
    now = paragraph(says(counted("two"), " are open."), says("A survey of all agencies was answered."))

    assert told(was, now) == [
        "The draft no longer says “No audit was made this year”.",
        "The record now says “A survey of all agencies was answered”.",
    ]


def test_a_sentence_in_other_words():
    was, now = paragraph(says("The audit is planned for May.")), paragraph(says("The audit was made in May."))

    assert told(was, now) == ["The record now says “The audit was made in May”, was “The audit is planned for May”."]


def test_a_sentence_that_becomes_the_last_one_has_not_changed():
    was = paragraph(says("None is late. "), says("One is open today."))

    assert told(was, paragraph(says("None is late."))) == ["The draft no longer says “One is open today”."]


def test_cells_are_named_by_line_and_column():
    was = table(("Police", "3"), ("Hospitals", "1"), ("Schools", "2"))
    now = table(("Police", "4"), ("Hospitals", "1"), ("Probation", "5"))

    assert told(was, now) == [
        "Police, Done: the record now says 4, was 3.",
        "The record now says Probation, 5.",
        "The draft no longer says Schools, 2.",
    ]


def test_two_lines_of_one_name_are_kept_apart():
    was, now = table(("Police", "3"), ("Police", "1")), table(("Police", "3"), ("Police", "2"))

    assert told(was, now) == ["Police, Done: the record now says 2, was 1."]


def test_a_chart_is_told_by_its_table():
    was, now = (Chart("Parts", "Bars.", table(("Police", number))) for number in "34")

    assert told(was, now) == ["Police, Done: the record now says 4, was 3."]


def test_what_is_no_sentence_and_no_cell_is_told_whole():
    assert told(Heading("Child A"), Heading("Child B")) == ["The record now says Child B, was Child A."]
    assert told(table(caption="Parts"), table(caption="All parts")) == ["The record now says All parts, was Parts."]


def test_a_renamed_case_is_told_by_its_name_and_not_by_its_whole_page():
    told_of = paragraph(*(says(f"Sentence {number} of the case. ") for number in range(40)))

    was, now = (Box(name, (Heading(name, 3), told_of)) for name in ("Hazel 3", "Rowan 1"))

    assert told(was, now) == ["The record now says Rowan 1, was Hazel 3."] * 2


def test_a_long_sentence_is_quoted_where_it_differs():
    was, now = (paragraph(says("All agree that " + "it is so and " * 30 + each)) for each in ("late.", "early " * 40))

    (change,) = differences(was, now)

    assert change.sentence.startswith("The record now says “… it is so and early early")
    assert change.sentence.endswith("was “… it is so and late”.")
    assert len(change.sentence.split()) < 50
    assert change.is_cut
    assert change.now.startswith("All agree that it is so")


def test_a_long_sentence_that_is_new_or_gone_is_cut_at_its_end():
    long = paragraph(says("word " * 60))

    assert [len(each.split()) for each in told(None, long) + told(long, None)] == [29, 30]
    assert told(long, paragraph(says("word " * 61)))[0].count("…") == 2


def test_a_table_instead_of_words_and_nothing_at_all():
    assert told(paragraph(says("None.")), table(("Police", "3")))[0].startswith("The record now says Police, was None")
    assert told(None, paragraph(says("One."))) == ["The record now says One."]
    assert told(paragraph(says("One.")), None) == ["The draft no longer says One."]
    assert told(None, None) == []
    assert told(table(("Police", "3")), table(("Police", "3"))) == []


def test_a_line_without_cells_is_no_fault():
    empty = Table("Parts", (), (Line(()),))

    assert told(empty, empty) == []
