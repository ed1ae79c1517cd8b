"""What an exported report says, as plain words with single spaces, whatever its format."""

from __future__ import annotations

import html
import io
import re
from pathlib import Path

from bs4 import BeautifulSoup
from docx import Document
from docx.document import Document as WordDocument
from docx.table import Table
from lxml import etree

NOTE = re.compile(r"\[\^\d+\](?!:)")
ESCAPED = re.compile(r"\\([^\w\s])")
MARKS = re.compile(r"\*\*|(?<!\w)[*_]|[*_](?!\w)")
AT_START = re.compile(r"^\s*(?:#+|-|\d+\.|>)\s+", re.MULTILINE)


def words(path: Path) -> str:
    """All its words in reading order; signs of the format and of footnotes left out."""
    found = {".md": _markdown, ".html": _page, ".docx": _word}[path.suffix](path.read_bytes())
    return re.sub(r"\s+", " ", found.replace("\u00a0", " ")).strip()


def _markdown(content: bytes) -> str:
    text = NOTE.sub("", content.decode())
    cells = re.sub(r"(?m)^\||\|$", "", text).replace(" | ", " ").replace("<br>", " ")
    plain = MARKS.sub("", AT_START.sub("", ESCAPED.sub(r"\1", cells)))
    return html.unescape(plain)


def _page(content: bytes) -> str:
    page = BeautifulSoup(content.decode(), "html5lib")
    for unsaid in page.select("sup, svg text, svg title, style, script, head"):
        unsaid.decompose()
    for cell in page.select("td, th, li, p, h1, h2, h3, h4, h5, h6, caption, figcaption"):
        cell.append(" ")
    return page.get_text()


def _word(content: bytes) -> str:
    word: WordDocument = Document(io.BytesIO(content))
    pictures = word.element.body.xpath(".//wp:docPr/@descr")
    notes = [etree.fromstring(each.blob) for each in word.part.package.iter_parts() if "footnotes" in each.partname]
    below = ["".join(note.itertext()) for each in notes for note in each]
    return "\n".join([*(_told(each) for each in word.iter_inner_content()), *pictures, *below])


def _told(each: object) -> str:
    if isinstance(each, Table):
        return "\n".join(cell.text for row in each.rows for cell in row.cells)
    return str(getattr(each, "text", ""))
