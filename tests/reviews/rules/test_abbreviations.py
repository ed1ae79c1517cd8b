"""Abbreviations are spelt out once a chapter: in our words in the text, in the record's in a footnote."""

from __future__ import annotations

import uuid

from partnership.rules.blocks import (
    Block,
    Box,
    Bullets,
    Cell,
    Chapter,
    Chart,
    Column,
    Content,
    Heading,
    Line,
    Paragraph,
    Row,
    Run,
    Sentence,
    Source,
    Table,
)
from reviews.rules.abbreviations import spelt_out

KNOWN = {
    "LCSPR": "Local child safeguarding practice review",
    "NHSE": "NHS England",
    "Family Services": "Northmoor Family Services",
    "OWP": "Offensive weapons panel",
}
ACTION = Source("The action", (Row("action", uuid.uuid4()),), "none")


def said(*texts: str, source: Source | None = None, note: str | None = None) -> Paragraph:
    return Paragraph(tuple(Sentence((Run(each, note=note),), source) for each in texts))


def read(*contents: Content) -> list[Content]:
    chapter = Chapter("reviews", "Reviews", tuple(Block(f"b.{place}", each) for place, each in enumerate(contents)))
    return [block.content for block in spelt_out(chapter, KNOWN).blocks]


def texts(content: Content) -> list[str]:
    assert isinstance(content, Paragraph)
    return [each.text for each in content.sentences]


def test_the_first_use_is_spelt_out_and_no_other() -> None:
    [found] = read(said("Four LCSPRs. ", "One LCSPR. ", "NHSE and Family Services."))

    assert texts(found) == [
        "Four local child safeguarding practice reviews (LCSPRs). ",
        "One LCSPR. ",
        "NHS England (NHSE) and Family Services.",
    ]


def test_the_article_follows_the_words() -> None:
    assert texts(*read(said("It led to an LCSPR."))) == [
        "It led to a local child safeguarding practice review (LCSPR)."
    ]
    assert texts(*read(said("A OWP met."))) == ["An offensive weapons panel (OWP) met."]


def test_words_that_explain_it_themselves_are_left() -> None:
    assert texts(*read(said("The NHS England offer, NHSE said."))) == ["The NHS England offer, NHSE said."]
    assert texts(*read(said("Home office panel (OWP) met, OWP said."))) == ["Home office panel (OWP) met, OWP said."]
    assert texts(*read(said("NHSEX and PRE-NHSE."))) == ["NHSEX and PRE-NHSE."]


def test_the_records_own_words_get_a_footnote() -> None:
    [found] = read(said("NHSE webinar on FGM", "NHSE again", source=ACTION))

    first, second = (each.runs[0] for each in found.sentences)
    assert (first.text, first.note) == ("NHSE webinar on FGM", "NHSE: NHS England; FGM: female genital mutilation.")
    assert (second.text, second.note) == ("NHSE again", None)


def test_a_footnote_that_is_there_is_kept() -> None:
    [found] = read(said("NHSE webinar", source=ACTION, note="See the year before."))

    assert found.sentences[0].runs[0].note == "See the year before.; NHSE: NHS England."


def test_quoted_words_get_a_footnote() -> None:
    [found] = read(said("The record says “full NHSE review”."))

    assert (found.sentences[0].text, found.sentences[0].runs[0].note) == (
        "The record says “full NHSE review”.",
        "NHSE: NHS England.",
    )


def test_lists_tables_and_boxes_are_read_in_order_and_charts_left() -> None:
    cell = Cell((Sentence((Run("NHSE"),)),))
    table = Table("Who did what", (Column("Agency"),), (Line((cell,)),))
    chart = Chart("Who", "A bar each.", table)
    bullets = Bullets(((Sentence((Run("NHSE met"),)),),))
    box = Box("A case", (Heading("What we did", 3), said("OWP met.")))

    in_chart, in_table, in_list, in_box, heading = read(chart, table, bullets, box, Heading("NHSE"))

    assert in_chart == chart
    assert in_table.lines[0].cells[0].text == "NHS England (NHSE)"
    assert in_list == bullets
    assert in_box.parts[1].sentences[0].text == "offensive weapons panel (OWP) met."
    assert heading == Heading("NHSE")
