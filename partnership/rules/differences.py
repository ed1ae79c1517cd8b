"""What the record says now that it did not say before, in words: "The record now says 14, was 12"."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from partnership.rules.blocks import Chart, Content, Heading, Line, Run, Sentence, Table, sentences, text

SHORT = 3
# Words that a notice quotes, and those that stay before the first that differs.
MOST, LED_IN = 24, 4


@dataclass(frozen=True)
class Change:
    """One thing that reads otherwise now; an empty `was` is new, an empty `now` is gone. `where` names the cell."""

    was: str
    now: str
    where: str = ""

    @property
    def sentence(self) -> str:
        """The change in one sentence.

        >>> Change("12", "14").sentence
        'The record now says 14, was 12.'
        >>> Change("", "14", "Police, Done").sentence
        'Police, Done: the record now says 14.'
        >>> Change("None of them is late.", "").sentence
        'The draft no longer says “None of them is late”.'
        """
        return f"{self.where}: t{self._said()[1:]}" if self.where else self._said()

    @property
    def is_cut(self) -> bool:
        """Whether the sentence quotes less than the whole.

        >>> Change("12", "14").is_cut, Change("", "word " * 30).is_cut
        (False, True)
        """
        return any(len(each.split()) > MOST for each in (self.was, self.now))

    def _said(self) -> str:
        was, now = (_quoted(each) for each in self._cut())
        if not self.now:
            return f"The draft no longer says {was}."
        return f"The record now says {now}, was {was}." if self.was else f"The record now says {now}."

    def _cut(self) -> tuple[str, str]:
        """What was and what is now, from a little before the first word that differs, and a few lines of it.

        >>> Change(f"{'so ' * 40} one", f"{'so ' * 40} two")._cut()
        ('… so so so so one', '… so so so so two')
        """
        if not self.is_cut:
            return self.was, self.now
        was, now = self.was.split(), self.now.split()
        same = next((at for at, (a, b) in enumerate(zip(was, now, strict=False)) if a != b), min(len(was), len(now)))
        begins = max(0, same - LED_IN)
        return _from(was, begins), _from(now, begins)


def _from(words: Sequence[str], begins: int) -> str:
    shown = words[begins : begins + MOST]
    return " ".join(["…"] * bool(begins and shown) + list(shown) + ["…"] * (len(words) > begins + MOST))


def _quoted(words: str) -> str:
    """Sentences in quotation marks; a number or a few words without."""
    words = " ".join(words.split()).rstrip(".")
    return f"“{words}”" if len(words.split()) > SHORT else words


def differences(was: Content | None, now: Content | None) -> tuple[Change, ...]:
    """Each change in reading order: of tables by line and column, else of sentences and of the numbers in them."""
    if isinstance(was, Chart) and isinstance(now, Chart):
        was, now = was.table, now.table
    if isinstance(was, Table) and isinstance(now, Table):
        found = tuple(_of_tables(was, now))
    else:
        found = tuple(_of_sentences(_sentences(was), _sentences(now)))
    return found or tuple(_of_lines(*(text(each).splitlines() if each else [] for each in (was, now))))


def _of_lines(was: Sequence[str], now: Sequence[str]) -> Iterator[Change]:
    """What is no sentence and no cell, such as a title: the lines that differ."""
    for tag, a, b, c, d in difflib.SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if tag != "equal":
            yield from (Change(*each) for each in zip_longest(was[a:b], now[c:d], fillvalue=""))


def _sentences(content: Content | None) -> list[Sentence]:
    if content is None:
        return []
    return [Sentence((Run(content.text),))] if isinstance(content, Heading) else list(sentences(content))


def _of_sentences(was: Sequence[Sentence], now: Sequence[Sentence]) -> Iterator[Change]:
    """Sentences of one wording are laid side by side, whatever their numbers are."""
    wordings = [_wording(each) for each in was], [_wording(each) for each in now]
    for tag, a, b, c, d in difflib.SequenceMatcher(None, *wordings, autojunk=False).get_opcodes():
        if tag == "equal":
            for before, after in zip(was[a:b], now[c:d], strict=True):
                yield from _of_numbers(before, after)
        else:
            yield from _of_wordings(was[a:b], now[c:d])


def _wording(sentence: Sentence) -> tuple[str, ...]:
    """The sentence without its numbers and without the space that leads to the next one."""
    return tuple("" if run.source else run.text.strip() for run in sentence.runs if run.source or run.text.strip())


def _of_numbers(was: Sentence, now: Sentence) -> Iterator[Change]:
    befores, afters = ([run.text for run in each.runs if run.source] for each in (was, now))
    for before, after in zip(befores, afters, strict=True):
        if before != after:
            yield Change(*_trimmed(before, after))


def _trimmed(was: str, now: str) -> tuple[str, str]:
    """Without the words that both end with: "14 actions" and "12 actions" differ in 14 and 12."""
    before, after = was.split(), now.split()
    while len(before) > 1 and len(after) > 1 and before[-1] == after[-1]:
        before.pop()
        after.pop()
    return " ".join(before), " ".join(after)


def _of_wordings(was: Sequence[Sentence], now: Sequence[Sentence]) -> Iterator[Change]:
    for index in range(max(len(was), len(now))):
        before, after = (each[index].text if index < len(each) else "" for each in (was, now))
        yield Change(before.strip(), after.strip())


def _of_tables(was: Table, now: Table) -> Iterator[Change]:
    before, after = _cells(was), _cells(now)
    for key, said in after.items():
        if key in before and before[key] != said:
            yield Change(before[key], said, f"{key[0]}, {key[2]}")
    names = _lines(was), _lines(now)
    yield from (Change("", line, "") for key, line in names[1].items() if key not in names[0])
    yield from (Change(line, "", "") for key, line in names[0].items() if key not in names[1])


Key = tuple[str, int]


def _lines(table: Table) -> Mapping[Key, str]:
    """What each line says, by its name and, where two bear one name, which of them it is."""
    found: dict[Key, str] = {}
    for key, line in _named(table):
        found[key] = ", ".join(cell.text for cell in line.cells if cell.text)
    return found


def _cells(table: Table) -> Mapping[tuple[str, int, str], str]:
    return {
        (*key, column.name): cell.text
        for key, line in _named(table)
        for column, cell in zip(table.columns[1:], line.cells[1:], strict=False)
    }


def _named(table: Table) -> Iterator[tuple[Key, Line]]:
    counts: dict[str, int] = {}
    for line in table.lines:
        name = line.cells[0].text if line.cells else ""
        counts[name] = counts.get(name, 0) + 1
        yield (name, counts[name]), line
