"""What a stored block says and stands on is the same whether its content is made or not."""

from __future__ import annotations

import uuid

import pytest

from partnership.rules import block_reading
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
    sentences,
    text,
    to_json,
)

REVIEW, ACTION, EVENT = Row("review", uuid.UUID(int=1)), Row("action", uuid.UUID(int=2)), Row("event", uuid.UUID(int=3))
SENTENCE = Sentence(
    (Run("Of "), Run("2", Source("Reviews", (REVIEW, ACTION)), bold=True), Run(" reviews", note="As stated")),
    Source("All that was shared", (EVENT, ACTION)),
)
PLAIN = Sentence((Run("Nothing more."),))
TABLE = Table(
    "Reviews by year",
    (Column("Year"), Column("Reviews", is_number=True)),
    (Line((Cell((PLAIN,)), Cell((SENTENCE, PLAIN), is_list=True))), Line((), is_total=True)),
)
CONTENTS: tuple[Content, ...] = (
    Heading("What we learnt"),
    Paragraph((SENTENCE, PLAIN)),
    Bullets(((PLAIN,), (SENTENCE,))),
    TABLE,
    Chart("Reviews", "There are more each year.", TABLE),
    Box("Child L", (Heading("In short", 3), Paragraph((SENTENCE,)))),
)


@pytest.mark.parametrize("content", CONTENTS, ids=lambda each: each.kind)
def test_reading_finds_the_words_and_the_rows_of_each_kind_of_content(content: Content) -> None:
    words, rows = block_reading.read(to_json(content))

    assert sorted(words.split()) == sorted(text(content).replace(";", "").split())
    assert {Row(kind, each) for kind, ids in rows.items() for each in ids} == {
        row for sentence in sentences(content) for source in sentence.sources for row in source.rows
    }
