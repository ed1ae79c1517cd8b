"""The order of a report decides its numbers and the levels of its headings."""

from __future__ import annotations

from partnership.rules.documents import Document, Part, Reading


def test_captions_and_notes_are_numbered_in_reading_order_apart():
    reading = Reading()

    assert [reading.table(), reading.figure(), reading.table(), reading.figure()] == [1, 1, 2, 2]
    assert [reading.note("An audit."), reading.note("A survey.")] == [1, 2]
    assert reading.notes == ["An audit.", "A survey."]


def test_no_heading_is_skipped_and_each_chapter_begins_anew():
    reading = Reading()
    reading.chapter()
    first = [reading.heading(each) for each in (3, 2, 3, 3)]
    reading.chapter()

    assert first == [2, 2, 3, 3]
    assert reading.heading(3) == 2


def test_two_boxes_under_one_heading_stand_beside_each_other():
    reading = Reading()
    reading.heading(2)
    with reading.box() as first:
        inside = [reading.heading(3), reading.heading(2), reading.heading(3)]
    with reading.box() as second:
        pass

    assert (first, inside, second) == (3, [4, 4, 5], 3)
    assert reading.heading(2) == 2


def test_the_closing_part_comes_last():
    closing = Part("Before you publish", ())
    chapters = (Part("Summary", ()), Part("Reviews", ()))
    report = Document("Annual report for 2025", "Northmoor", "2025", "", "", "", chapters, closing)

    assert [part.title for part in report.parts] == ["Summary", "Reviews", "Before you publish"]
    assert report.name == "Annual report for 2025"
    assert Document("Annual report", "Northmoor", "2025", "", "", "", chapters).parts == chapters


def test_no_heading_is_deeper_than_a_page_knows():
    reading = Reading()
    levels = [reading.heading(each) for each in (2, 3)]
    with reading.box() as title:
        levels += [title, *(reading.heading(each) for each in (2, 3))]

    assert levels == [2, 3, 4, 5, 5]
