"""A report as one page that holds all it needs, style and pictures too, and no script."""

from __future__ import annotations

from html import escape
from pathlib import Path

from partnership.documents.clean_html import without_unseen
from partnership.documents.html_contents import Writer, numbered
from partnership.documents.html_elements import Element, make, shown
from partnership.rules.documents import Document

STYLE = Path(__file__).with_name("report.css")
PAGE = """<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{title}</title>
<style>
{style}
</style>
</head>
<body>
<a class="app-skip" href="#report">Skip to the report</a>
{parts}
</body>
</html>
"""


def write(document: Document) -> str:
    """The whole page."""
    numbers = [*range(1, len(document.chapters) + 1), None]
    places = [(part, _anchor(number), number) for part, number in zip(document.parts, numbers, strict=False)]
    writer = Writer()
    chapters = [writer.part(*each) for each in places]
    entries = [make("li", *numbered(number), make("a", part.title, href=f"#{at}")) for part, at, number in places]
    for notes in writer.foot():
        chapters.insert(len(document.chapters), notes)
        entries.insert(len(document.chapters), make("li", make("a", "Notes", href="#notes")))
    parts = [_header(document), _columns(entries, chapters), make("footer", _marking(document))]
    title = escape(without_unseen(f"{document.name}: {document.board}"))
    return PAGE.format(title=title, style=style(document), parts="\n".join(map(shown, parts)))


def _anchor(number: int | None) -> str:
    return "closing" if number is None else f"chapter-{number}"


def _header(document: Document) -> Element:
    front = [make("p", words) for words in document.front]
    return make("header", _marking(document), make("div", make("h1", document.title), *front, class_="app-title"))


def _marking(document: Document) -> Element:
    return make("p", document.banner, class_="app-marking")


def _columns(entries: list[Element], chapters: list[Element]) -> Element:
    nav = make("nav", make("h2", "Contents", id="contents"), make("ol", *entries), aria_labelledby="contents")
    return make("div", nav, make("main", *chapters, id="report"), class_="app-columns")


def style(document: Document) -> str:
    """The style, and what stands at the top and the foot of each printed page."""
    right = r"\a ".join(css(words) for words in (document.marking_line, document.draft) if words)
    margins = (
        f'@page {{ @top-left {{ content: "{css(document.name)}"; }} @top-right {{ content: "{right}"; }} '
        f'@bottom-left {{ content: "{css(document.board)}"; }} }}'
    )
    return f"{STYLE.read_text(encoding='utf-8')}\n{margins}"


def css(words: str) -> str:
    """Words inside a string of a style sheet: what is no letter, digit or space is written by its number.

    >>> css('A "b" </style>')
    'A \\\\22 b\\\\22  \\\\3c \\\\2f style\\\\3e '
    """
    seen = without_unseen(words)
    return "".join(each if each.isalnum() or each == " " else f"\\{ord(each):x} " for each in seen)
