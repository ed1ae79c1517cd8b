"""A report with everything in it: long tables, charts, boxes, lists, footnotes, links and hostile words."""

from __future__ import annotations

import uuid

from partnership.rules.blocks import (
    Box,
    Bullets,
    Cell,
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
from partnership.rules.documents import Document, Part

AGENCIES = ("Northmoor Police", "Northmoor Council", "Northmoor NHS Trust", "Eastby College", "Harbour Housing")


def sentence(*pieces: str | Run) -> Sentence:
    return Sentence(tuple(piece if isinstance(piece, Run) else Run(piece) for piece in pieces))


def paragraph(*pieces: str | Run) -> Paragraph:
    return Paragraph((sentence(*pieces),))


def bullets(*items: str, is_numbered: bool = False) -> Bullets:
    return Bullets(tuple((sentence(item),) for item in items), is_numbered)


def cell(*words: str, is_list: bool = False) -> Cell:
    return Cell(tuple(sentence(each) for each in words), is_list)


def counted(number: int) -> Cell:
    rows = tuple(Row("action", uuid.UUID(int=place)) for place in range(number))
    return Cell((sentence(Run(str(number), Source("Actions", rows))),))


def numbers(caption: str, names: tuple[str, ...] = AGENCIES, total: bool = True) -> Table:
    columns = (Column("Agency"), *(Column(name, is_number=True) for name in ("Done", "Under way", "Not started")))
    counts = [(9 - place, place + 1, place % 3) for place in range(len(names))]
    lines = [Line((cell(name), *map(counted, row))) for name, row in zip(names, counts, strict=True)]
    sums = Line((cell("All agencies"), *(counted(sum(each)) for each in zip(*counts, strict=True))), is_total=True)
    return Table(caption, columns, (*lines, sums) if total else tuple(lines))


def looks() -> Line:
    """A total whose words have looks, a link and a footnote of their own."""
    link = Run("link", italic=True, link="https://northmoor.example/total")
    said = sentence(Run("Bold", bold=True), " ", link, Run(" all", note="Of all."))
    total = Cell((said,))
    return Line((total,), is_total=True)


def chart(title: str) -> Chart:
    return Chart(title, f"Of five agencies, {AGENCIES[0]} has done most.", numbers(title))


def grid(caption: str, count: int = 24) -> Table:
    learning = (
        "Share what is known about a family before the meeting, not at it",
        "Ask who else lives in the home",
        "Hold strategy meetings in time, with those who know the child",
    )
    lines = [
        Line((cell(f"Child {chr(65 + place)}", "Rapid Review"), cell(*learning[: place % 3 + 1], is_list=True)))
        for place in range(count)
    ]
    return Table(caption, (Column("Case"), Column("Learning")), tuple(lines))


def actions(caption: str, count: int = 12) -> Table:
    columns = tuple(map(Column, ("Action", "Agency", "Due", "Where it stood", "What we know")))
    lines = [
        Line(
            (
                cell(f"Write the protocol on bruising in babies, part {place}, and train those who work with families"),
                cell(AGENCIES[place % 5]),
                cell("31 March 2024" if place % 2 else "No date held"),
                cell("Done" if place % 3 else "In progress"),
                cell("Practice: one case" if place % 4 else "No evidence held"),
            )
        )
        for place in range(count)
    ]
    return Table(caption, columns, tuple(lines))


def box(title: str) -> Box:
    audit = Run("told.", note="Audit of ratings, Northmoor NHS Trust. No figure is stated.")
    return Box(
        title,
        (
            Heading("Bruising protocols"),
            paragraph("Police officers were ", Run("not satisfied", bold=True), " with an explanation of bruises."),
            Heading("When children do not wait to be seen"),
            paragraph("In one case a child under two was traced and the health visitor ", audit),
            bullets("Over 350 people came to the webinars.", "What they changed has not been checked."),
            Heading("What we cannot show yet"),
            paragraph("For seven of the eleven actions we hold no evidence."),
        ),
    )


HOSTILE = (
    "<script>alert(1)</script> & <b>bold</b>",
    "]]> --> {{ x }} {% y %} ${z} \\textbf{a}",
    "# 2023. - * _under_ `code` | pipe ~ [x](y) ![z](q)",
    "A smile 😀, a family 👨‍👩‍👧 and العربية with עברית",
    "before\x00\x07\x1b\u202eafter\ufffe",
    "w" * 3000,
)


def all_kinds() -> tuple[Part, ...]:
    guide = Run("the guide", link="https://northmoor.example/guide?a=1&b=2")
    year = Run("2025", note="The year ends in March.")
    summary: tuple[Content, ...] = (
        paragraph("We learnt from ", Run("six", bold=True), " cases in ", year, ". See ", guide, "."),
        Paragraph((sentence("The first sentence. "), sentence("The ", Run("second", italic=True), " one."))),
        bullets("What we reviewed", "What we learnt", "What we changed"),
        Heading("What changed"),
        bullets("First", "Second", is_numbered=True),
        paragraph("Between two lists."),
        bullets("Again first", "Again second", is_numbered=True),
    )
    reviews: tuple[Content, ...] = (
        numbers("Reviews by agency"),
        Heading("What each case taught us"),
        grid("What each case taught us"),
        Heading("Child L", 2),
        Heading("What followed", 3),
        box("Child L: evidence of putting learning into practice"),
        box("Child M: evidence of putting learning into practice"),
        Heading("Actions"),
        actions("Actions of the year"),
    )
    progress: tuple[Content, ...] = (
        Heading("A heading that would skip a level", 3),
        chart("Actions by agency"),
        paragraph("Between two charts."),
        Chart("Actions not started", "Few are not started.", numbers("What the bars say", total=False)),
        chart("Actions by agency, again"),
    )
    hostile: tuple[Content, ...] = tuple(paragraph(words) for words in HOSTILE)
    table = Table(HOSTILE[0], (Column(HOSTILE[2]),), (Line((cell(HOSTILE[1]),)), looks()))
    return (
        Part("Summary", summary),
        Part("Reviews this year", reviews),
        Part("Progress of actions", progress),
        Part("Words <that> look & act", (*hostile, table)),
    )


def document(*chapters: Part) -> Document:
    closing = Part("Before you publish", (bullets("Child A is named and is not published."),))
    return Document(
        title="Annual report",
        board="Northmoor Safeguarding Children Partnership",
        period="October 2022 to September 2023",
        position="Position at 30 September 2023, as known on 21 November 2026",
        audience="For safeguarding partners",
        marking="OFFICIAL-SENSITIVE",
        chapters=chapters or all_kinds(),
        closing=closing,
    )
