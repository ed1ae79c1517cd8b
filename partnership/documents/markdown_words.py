"""Words as Markdown: what would be read as a sign is escaped, so that a reader sees the words as they were."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from partnership.documents.clean_html import safe_link, without_unseen
from partnership.rules.blocks import Run, Sentence

SIGNS = re.compile(r"([\\`*_\[\]|]|~(?=~)|(?<=~)~)")
# Where a name as "&lt;" could begin; an "and" between two words stays as it was typed.
MAY_BE_A_NAME = re.compile(r"&(?=[#\w]|$)")
# At the beginning of a line these would make a list, a heading, a quotation, a definition or a rule.
AT_START = re.compile(r"^(\s*)([-+>#]|\*(?=\s|$)|\d+(?=[.)]))")
Note = Callable[[str], str]


def escaped(words: str) -> str:
    """Plain words as Markdown.

    >>> escaped("5 * 3 <b> & [x]")
    '5 \\\\* 3 &lt;b&gt; & \\\\[x\\\\]'
    """
    words = re.sub(r"\s", " ", without_unseen(words))
    words = MAY_BE_A_NAME.sub("&amp;", words).replace("<", "&lt;").replace(">", "&gt;")
    return SIGNS.sub(r"\\\1", words)


def line(words: str) -> str:
    """Markdown that begins a line, kept from being read as anything but words.

    >>> line("- no"), line("2023. A year"), line("#1")
    ('\\\\- no', '2023\\\\. A year', '\\\\#1')
    """
    return AT_START.sub(_at_start, words)


def _at_start(found: re.Match[str]) -> str:
    space, sign = found.groups()
    return f"{space}{sign}\\" if sign.isdigit() else f"{space}\\{sign}"


def inline(sentences: Iterable[Sentence], note: Note = str) -> str:
    """Sentences as Markdown, with bold, italic, links and what `note` makes of a footnote."""
    runs = [run for sentence in sentences for run in sentence.runs]
    return "".join(_pieces(runs, note)).strip()


def _pieces(runs: list[Run], note: Note) -> Iterator[str]:
    for link, linked in groupby(runs, key=lambda run: safe_link(run.link)):
        words = "".join(_bold(list(linked), note))
        yield f"[{words.strip()}]({_address(link)}){_end(words)}" if link and words.strip() else words


def _bold(runs: list[Run], note: Note) -> Iterator[str]:
    for is_bold, group in groupby(runs, key=lambda run: run.bold):
        words = "".join(_italic(list(group), note, "_" if is_bold else "*"))
        yield _around("**", words) if is_bold else words


def _italic(runs: list[Run], note: Note, sign: str) -> Iterator[str]:
    for is_italic, group in groupby(runs, key=lambda run: run.italic):
        words = "".join(escaped(run.text) + (note(run.note) if run.note else "") for run in group)
        yield _around(sign, words) if is_italic else words


def _around(sign: str, words: str) -> str:
    """The sign stands close to the words, or it is none."""
    inner = words.strip()
    before = words[: len(words) - len(words.lstrip())]
    return f"{before}{sign}{inner}{sign}{_end(words)}" if inner else words


def _end(words: str) -> str:
    return words[len(words.rstrip()) :]


def _address(link: str) -> str:
    return link.replace("(", "%28").replace(")", "%29").replace("_", "%5F").replace("*", "%2A")
