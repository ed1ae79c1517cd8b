"""A chapter that is too long for one page: nothing is lost between its pages, and a block is found where it stands."""

from __future__ import annotations

from partnership.rules.blocks import Cell, Column, Line, Run, Sentence, Source, Table
from reviews.rules.prose import paragraph, rows, sentence
from tests.support.reports import actions, asked, block
from tests.support.statements import counted

LONG = "so it was " * 1_500


def many(author, how_many):
    return [
        block(author, paragraph(sentence(f"Paragraph {number}: {LONG}")), place=number + 1)
        for number in range(how_many)
    ]


def table(there):
    """A table of as many lines, each with a number that comes from an action."""
    line = [
        Line(
            (
                Cell((sentence(f"Line {number}"),)),
                Cell((Sentence((Run("1", Source("Actions", rows("action", [each.id]))),)),)),
            )
        )
        for number, each in enumerate(there)
    ]
    return Table("Actions one by one", (Column("Which"), Column("Actions", is_number=True)), tuple(line))


def said(page):
    return [
        int(each.get_text().split()[1].strip(":")) for each in page.soup.select(".app-block .app-mark--record > p + p")
    ]


def test_every_block_is_on_one_page_in_order_and_the_pages_lead_on(author):
    many(author, 7)

    found, address = [], author.path
    while address:
        page = author.get(address)
        found.append(said(page))
        address = next(iter(page.links("More of this chapter")), None)

    assert len(found) > 2
    assert [number for each in found for number in each] == list(range(7))
    assert "Write at the beginning of this chapter" in author.get(author.path).words
    assert "Write at the beginning of this chapter" not in page.words
    assert said(author.get(page.links("Before in this chapter")[0])) == found[-2]


def test_a_block_is_shown_on_the_page_on_which_it_stands(author):
    blocks = many(author, 7)

    for number, each in enumerate(blocks):
        assert number in said(author.get(f"{author.path}?block={each.id}"))


def test_a_page_that_is_not_there_is_the_nearest_one(author):
    many(author, 7)
    first, last = said(author.get(author.path)), said(author.get(f"{author.path}?page=999"))

    assert 0 in first
    assert 6 in last
    for words in ("page=0", "page=-3", "page=one", "block=none", "block=%00"):
        assert said(author.get(f"{author.path}?{words}")) == first


def test_a_short_chapter_has_one_page_and_speaks_of_none(author):
    block(author, paragraph(sentence("All is said.")))

    page = author.get(author.path)

    assert "Page 1 of" not in page.words
    assert "the exported report has them all" not in page.words


def test_what_waits_on_another_page_is_told_of_and_led_to(author):
    many(author, 6)
    waiting = block(author, paragraph(sentence("Now 14.")), seen=None, words="My words", place=7)

    page = author.get(author.path)

    assert waiting.id.hex not in page.text.replace("-", "").partition('class="app-report__page"')[2]
    (address,) = page.links("Go to it")
    assert author.get(address).soup.find(id=f"block-{waiting.id}")


def test_of_a_long_table_the_beginning_is_shown_and_all_of_it_asked_page_by_page(author):
    there = actions(author, 61)
    shown = block(author, table(there))

    page = author.get(author.path)

    assert len(page.soup.select(".app-report__table tbody tr")) == 20
    assert "And 41 more: the exported report has them all." in page.words
    last = page.soup.find_all("a", class_="app-ask")[-1]["href"]
    assert author.get(last).links("Revise protocol 19") == [f"/actions/{there[19].id}"]
    where = author.get(f"/report-blocks/{shown.id}/where")
    more = author.get(where.links("More sentences")[0])
    assert [len(each.soup.select(".app-said")) for each in (where, more)] == [50, 11]
    assert author.get(more.soup.select(".app-plain a")[-1]["href"]).links("Revise protocol 60")


def test_a_number_that_is_not_in_the_block_is_not_found(author):
    shown = block(author, table(actions(author, 2)))

    (known,) = {address.partition("=")[2] for address in asked(author.get(author.path)).values()} & {"3-0"}
    statuses = {
        at: author.get(f"/report-blocks/{shown.id}/where?at={at}").status for at in (known, "3-1", "4-0", "99999999")
    }

    assert statuses == {known: 200, "3-1": 404, "4-0": 404, "99999999": 404}


def test_statements_do_not_grow_with_the_pages(author):
    many(author, 2)
    with counted() as few:
        author.get(author.path)
    many(author, 9)
    with counted() as more:
        author.get(author.path)

    assert len(more) == len(few) <= 15
