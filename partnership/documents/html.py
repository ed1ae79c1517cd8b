"""A report as one page that holds all it needs, style and pictures too, and no script."""

from __future__ import annotations

from pathlib import Path

from markupsafe import Markup

from partnership.documents.html_contents import NEXT_LINE, NOTHING, Writer, numbered, shown
from partnership.rules.documents import Document

STYLE = Path(__file__).with_name("report.css")
PAGE = Markup(
    """<!DOCTYPE html>
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
<header>
<p class="app-marking">{banner}</p>
<div class="app-title">
<h1>{heading}</h1>
{front}
</div>
</header>
<div class="app-columns">
<nav aria-labelledby="contents">
<h2 id="contents">Contents</h2>
<ol>{contents}</ol>
</nav>
<main id="report">
{chapters}
</main>
</div>
<footer>
<p class="app-marking">{banner}</p>
</footer>
</body>
</html>
"""
)


def write(document: Document) -> str:
    """The whole page."""
    numbers = len(document.chapters)
    anchored = [*((f"chapter-{place}", place) for place in range(1, numbers + 1)), ("closing", None)]
    writer = Writer()
    chapters = [writer.part(part, *anchor) for part, anchor in zip(document.parts, anchored, strict=False)]
    notes = writer.foot()
    links = [
        Markup('<li>{}<a href="#{}">{}</a></li>').format(numbered(number), anchor, shown(part.title))
        for part, (anchor, number) in zip(document.parts, anchored, strict=False)
    ]
    if notes:
        links.insert(numbers, Markup('<li><a href="#notes">Notes</a></li>'))
    return PAGE.format(
        title=shown(f"{document.name}: {document.board}"),
        style=style(document),
        banner=shown(document.banner),
        heading=shown(document.title),
        front=NEXT_LINE.join(Markup("<p>{}</p>").format(shown(words)) for words in document.front),
        contents=NOTHING.join(links),
        chapters=NEXT_LINE.join([*chapters[:numbers], notes, *chapters[numbers:]]),
    )


def style(document: Document) -> Markup:
    """The style, and what stands at the top and the foot of each printed page."""
    right = r"\a ".join(css(words) for words in (document.marking_line, document.draft) if words)
    margins = (
        f'@page {{ @top-left {{ content: "{css(document.name)}"; }} @top-right {{ content: "{right}"; }} '
        f'@bottom-left {{ content: "{css(document.board)}"; }} }}'
    )
    return Markup(f"{STYLE.read_text(encoding='utf-8')}\n{margins}")  # noqa: S704 each word of ours is escaped by css()


def css(words: str) -> str:
    """Words inside a string of a style sheet: what is no letter, digit or space is written by its number.

    >>> css('A "b" </style>')
    'A \\\\22 b\\\\22  \\\\3c \\\\2f style\\\\3e '
    """
    return "".join(each if each.isalnum() or each == " " else f"\\{ord(each):x} " for each in shown(words))
