"""What of a report waits for its author when it leaves the service, told with the chapters that it is in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from partnership.rules.blocks import Paragraph, Run, Sentence, Source
from reviews.rules.prose import in_words, names, paragraph, sentence

WAITS, CHANGED = "Words that wait for a decision", "Changes that nobody has looked at"


@dataclass(frozen=True)
class Waits:
    """How many blocks of a chapter wait: words beside what the draft no longer says, which are not printed; words
    whose part of the record has changed, which are; and changes of the record alone."""

    title: str
    beside: int = 0
    to_decide: int = 0
    to_see: int = 0


@dataclass(frozen=True)
class Way:
    """One way to wait: what it is called, and the words after its number and after its chapters, for one and many."""

    key: str
    says: str
    of: Callable[[Waits], int]
    one: str
    many: str
    one_printed: str = ""
    many_printed: str = ""


WAYS = (
    Way(
        *("words", WAITS, attrgetter("beside")),
        "paragraph was written beside something that the draft no longer says, in ",
        "paragraphs were written beside something that the draft no longer says, in ",
        "It is not printed until somebody decides.",
        "They are not printed until somebody decides.",
    ),
    Way(
        *("both", WAITS, attrgetter("to_decide")),
        "paragraph of the author’s waits for a decision because the record has changed since, in ",
        "paragraphs of the author’s wait for a decision because the record has changed since, in ",
        "It is printed as it was written, beside what the record says now.",
        "They are printed as they were written, beside what the record says now.",
    ),
    Way(
        *("changes", CHANGED, attrgetter("to_see")),
        "change of the record is not looked at yet, in ",
        "changes of the record are not looked at yet, in ",
    ),
)


def items(waiting: Sequence[Waits]) -> Iterator[tuple[str, Paragraph]]:
    """They stand in the report and in no table of the record, so no rows are told."""
    for way in WAYS:
        count = sum(way.of(each) for each in waiting)
        if count:
            yield way.key, _told(way, count, [each.title for each in waiting if way.of(each)])


def _told(way: Way, count: int, titles: Sequence[str]) -> Paragraph:
    waits, printed = (way.many, way.many_printed) if count > 1 else (way.one, way.one_printed)
    number = Run(in_words(count).capitalize(), Source(way.says, (), "none"))
    where = Run(names(f"“{title}”" for title in titles), Source("Their chapters", (), "none"))
    return paragraph(sentence(number, f" {waits}", where, "."), Sentence((Run(printed),)) if printed else None)
