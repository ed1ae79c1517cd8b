"""What a report is made of: blocks whose every sentence, cell and bar knows the rows of the record it stands on.

The writers of each format (partnership/documents) read these and nothing else. Chapters are made of them by the
package that holds the facts (reviews/rules/chapter_*.py).
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal, TypeAlias

from pydantic import Field, TypeAdapter


@dataclass(frozen=True)
class Row:
    """One thing of the record: its kind ("review", "action", "evidence", "event" …) and its id."""

    kind: str
    id: uuid.UUID


@dataclass(frozen=True)
class Source:
    """Where something comes from: what it tells or counts in words, and the rows it was written from.

    `measure` says how the number follows from the rows: their count; the sum of the people that these cases are
    about, or of the figures that this evidence has; a number that one of them states; or none, where there is none.
    """

    says: str
    rows: tuple[Row, ...] = ()
    measure: Literal["count", "people", "figures", "stated", "none"] = "count"


@dataclass(frozen=True)
class Run:
    """Words that stand together. A number of the record has a source of its own. `note` is a footnote."""

    text: str
    source: Source | None = None
    bold: bool = False
    italic: bool = False
    link: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class Sentence:
    """The smallest thing that is asked where it comes from. Its own source adds to those of its numbers."""

    runs: tuple[Run, ...]
    source: Source | None = None

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Its own, then those of its numbers, each once."""
        found = (self.source, *(run.source for run in self.runs))
        return tuple(dict.fromkeys(each for each in found if each is not None))


Sentences: TypeAlias = tuple[Sentence, ...]
SENTENCE: TypeAdapter[Sentence] = TypeAdapter(Sentence)


@dataclass(frozen=True)
class Heading:
    """A heading inside a chapter, one level under the chapter's own or, at 3, under that."""

    text: str
    level: Literal[2, 3] = 2
    kind: Literal["heading"] = "heading"


@dataclass(frozen=True)
class Paragraph:
    sentences: Sentences
    kind: Literal["paragraph"] = "paragraph"


@dataclass(frozen=True)
class Bullets:
    """A list; each item is one or more sentences."""

    items: tuple[Sentences, ...]
    is_numbered: bool = False
    kind: Literal["bullets"] = "bullets"


@dataclass(frozen=True)
class Cell:
    """A cell of a table. With `is_list` each sentence is a bullet of its own."""

    sentences: Sentences
    is_list: bool = False

    @property
    def text(self) -> str:
        return ("; " if self.is_list else " ").join(each.text for each in self.sentences)


@dataclass(frozen=True)
class Column:
    """A column of a table; one that adds up others is in the table of a chart and not in its picture."""

    name: str
    is_number: bool = False
    is_total: bool = False


@dataclass(frozen=True)
class Line:
    """A row of a table; its first cell names it."""

    cells: tuple[Cell, ...]
    is_total: bool = False


@dataclass(frozen=True)
class Table:
    caption: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    kind: Literal["table"] = "table"


@dataclass(frozen=True)
class Chart:
    """A picture of a table: one bar for each line that is no total, one part of it for each column of numbers.

    `describes` says in a sentence what is to be seen, for those who do not see it. The table is printed with it.
    """

    title: str
    describes: str
    table: Table
    kind: Literal["chart"] = "chart"


@dataclass(frozen=True)
class Box:
    """Bordered paragraphs under a heading of their own."""

    title: str
    parts: tuple[Heading | Paragraph | Bullets, ...]
    kind: Literal["box"] = "box"


Content: TypeAlias = Annotated[Heading | Paragraph | Bullets | Table | Chart | Box, Field(discriminator="kind")]
CONTENT: TypeAdapter[Content] = TypeAdapter(Content)


@dataclass(frozen=True)
class Block:
    """One thing an author may hide, move or add words to. The key is the same in the next draft.

    `case_id` is the case that it is about, where it is about one alone.
    """

    key: str
    content: Content
    case_id: uuid.UUID | None = None


@dataclass(frozen=True)
class Chapter:
    key: str
    title: str
    blocks: tuple[Block, ...]


def to_json(content: Content) -> str:
    """The content as it is stored."""
    return CONTENT.dump_json(content).decode()


def from_json(stored: str) -> Content:
    """The content back from `to_json`."""
    return CONTENT.validate_json(stored)


def sentences(content: Content) -> Iterator[Sentence]:
    """Every sentence of the content, those of cells and boxes too, in reading order; a heading has none."""
    match content:
        case Paragraph():
            yield from content.sentences
        case Bullets():
            yield from (each for item in content.items for each in item)
        case Table():
            yield from (each for line in content.lines for cell in line.cells for each in cell.sentences)
        case Chart():
            yield from sentences(content.table)
        case Box():
            yield from (each for part in content.parts for each in sentences(part))
        case _:
            return


def text(content: Content) -> str:
    """All its words, for comparing what two drafts say; sources and looks left out."""
    said = [each.text for each in sentences(content)]
    match content:
        case Heading():
            return content.text
        case Table():
            return "\n".join([content.caption, *(column.name for column in content.columns), *said])
        case Chart():
            return "\n".join([content.title, content.describes, text(content.table)])
        case Box():
            return "\n".join([content.title, *(text(part) for part in content.parts)])
        case _:
            return " ".join(said)
