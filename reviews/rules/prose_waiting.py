"""What of a report waits for its author when it leaves the service, told with the chapters that it is in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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


def items(waiting: Sequence[Waits]) -> Iterator[tuple[str, Paragraph]]:
    """They stand in the report and in no table of the record, so no rows are told."""
    yield from _item(
        "words",
        WAITS,
        ("paragraph was written", "paragraphs were written"),
        [(each.title, each.beside) for each in waiting],
        " beside something that the draft no longer says, in ",
        ("It is not printed until somebody decides.", "They are not printed until somebody decides."),
    )
    yield from _item(
        "both",
        WAITS,
        ("paragraph of the author’s waits", "paragraphs of the author’s wait"),
        [(each.title, each.to_decide) for each in waiting],
        " for a decision because the record has changed since, in ",
        (
            "It is printed as it was written, beside what the record says now.",
            "They are printed as they were written, beside what the record says now.",
        ),
    )
    yield from _item(
        "changes",
        CHANGED,
        ("change of the record is", "changes of the record are"),
        [(each.title, each.to_see) for each in waiting],
        " not looked at yet, in ",
        ("", ""),
    )


def _item(
    key: str,
    says: str,
    nouns: tuple[str, str],
    found: Sequence[tuple[str, int]],
    why: str,
    printed: tuple[str, str],
) -> Iterator[tuple[str, Paragraph]]:
    count = sum(each for _, each in found)
    if not count:
        return
    is_many = int(count > 1)
    number = Run(in_words(count).capitalize(), Source(says, (), "none"))
    where = Run(names(f"“{title}”" for title, each in found if each), Source("Their chapters", (), "none"))
    after = Sentence((Run(printed[is_many]),)) if printed[is_many] else None
    yield key, paragraph(sentence(number, f" {nouns[is_many]}{why}", where, "."), after)
