"""What a screen shows of a block is its beginning, word for word and number for number."""

from __future__ import annotations

from dataclasses import replace

import pytest

from partnership.rules import block_pages
from partnership.rules.block_pages import LONG, SENTENCES, SHOWN, beginning, said
from partnership.rules.blocks import (
    SENTENCE,
    Bullets,
    Cell,
    Chart,
    Content,
    Line,
    Run,
    Sentence,
    sentences,
    text,
    to_json,
)
from tests.partnership.rules.test_block_reading import CONTENTS, TABLE


def numbered(how_many: int) -> list[Sentence]:
    return [Sentence((Run(f"Step {number}."),)) for number in range(how_many)]


@pytest.mark.parametrize("content", CONTENTS, ids=lambda each: each.kind)
def test_what_is_short_is_shown_whole_and_its_sources_without_their_rows(content: Content) -> None:
    shown, more = beginning(to_json(content))

    assert (text(shown), more) == (text(content), 0)
    assert [len(each.sources) for each in sentences(shown)] == [len(each.sources) for each in sentences(content)]
    assert not any(source.rows for each in sentences(shown) for source in each.sources)


@pytest.mark.parametrize("content", CONTENTS, ids=lambda each: each.kind)
def test_sentences_as_stored_are_those_of_the_content_in_their_order(content: Content) -> None:
    assert [SENTENCE.validate_python(each) for each in said(to_json(content))] == list(sentences(content))


@pytest.mark.parametrize(("there", "shown"), [(LONG, LONG), (LONG + 1, SHOWN)])
def test_of_a_long_table_the_beginning_is_shown(there: int, shown: int) -> None:
    whole = replace(TABLE, lines=tuple(Line((Cell((each,)),)) for each in numbered(there)))

    found, more = beginning(to_json(whole))

    assert list(sentences(found)) == list(sentences(whole))[:shown]
    assert more == there - shown


def test_a_line_that_adds_up_the_others_is_not_counted_as_one_more() -> None:
    lines = tuple(Line((Cell((each,)),)) for each in numbered(LONG))

    _, more = beginning(to_json(Chart("Steps", "Many.", replace(TABLE, lines=(*lines, Line((), is_total=True))))))

    assert more == LONG - SHOWN


def test_of_a_long_list_the_beginning_is_shown() -> None:
    found, more = beginning(to_json(Bullets(tuple((each,) for each in numbered(LONG + 5)))))

    assert [each.text for each in sentences(found)] == [f"Step {number}." for number in range(SHOWN)]
    assert more == LONG + 5 - SHOWN


def test_an_item_that_goes_on_and_on_is_cut_and_what_comes_after_it_left_out() -> None:
    many = numbered(SENTENCES + 7)

    found, more = beginning(to_json(Bullets(((many[0],), tuple(many[1:]), (many[0],)))))

    assert [each.text for each in sentences(found)] == [each.text for each in many[:SENTENCES]]
    assert more == 7 + 1


def test_pages_hold_every_block_once_and_no_page_much_more_than_its_room() -> None:
    weights = [(number, 7_000 * (number % 9), number % 9 == 0) for number in range(60)]

    pages = block_pages.split(weights)

    assert [each for page in pages for each in page] == list(range(60))
    takes = {number: max(block_pages.LEAST, min(weight, block_pages.MOST)) for number, weight, _ in weights}
    assert all(sum(takes[each] for each in page) <= block_pages.ROOM for page in pages)
    assert len(pages) < 60
    assert not any(page[-1] % 9 == 0 for page in pages)
