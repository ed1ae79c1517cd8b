"""Footnotes of a Word file: a part of its own, which python-docx does not know."""

from __future__ import annotations

from docx.document import Document as Word
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from lxml import etree

from partnership.documents.docx_xml import Element, make, put, run

EMPTY = b'<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
SEPARATORS = {-1: ("separator", "separator"), 0: ("continuationSeparator", "continuationSeparator")}


def reference(number: int, style: str) -> Element:
    """The number in the text; Word counts by itself and shows the same."""
    return make("r", make("rPr", make("rStyle", val=style)), make("footnoteReference", id=number))


def add_notes(word: Word, notes: list[str], text_style: str, reference_style: str) -> None:
    """The foot of the pages; nothing where there are no notes."""
    if not notes:
        return
    root = parse_xml(EMPTY)
    for number, (kind, line) in SEPARATORS.items():
        root.append(make("footnote", make("p", make("r", make(line))), type=kind, id=number))
    for number, words in enumerate(notes, start=1):
        root.append(_note(number, words, text_style, reference_style))
    blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    name = PackURI("/word/footnotes.xml")
    part = Part(name, CONTENT_TYPE.WML_FOOTNOTES, blob, word.part.package)
    word.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _note(number: int, words: str, text_style: str, reference_style: str) -> Element:
    properties = make("pPr")
    put(properties, make("pStyle", val=text_style))
    sign = make("r", make("rPr", make("rStyle", val=reference_style)), make("footnoteRef"))
    return make("footnote", make("p", properties, sign, run(f" {words}")), id=number)
