"""Styles and lists of a Word file: all our own, or those that a partnership's template lacks."""

from __future__ import annotations

import copy
from pathlib import Path

from docx.document import Document as Word
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.parts.numbering import NumberingPart

from partnership.documents.docx_xml import Element, make, put

STYLES = Path(__file__).with_name("report_styles.xml")
NUMBERING = Path(__file__).with_name("report_numbering.xml")
BULLETS, NUMBERS, CELL_BULLETS, BOX_BULLETS, BOX_NUMBERS, CHAPTERS = range(6)
EMPTY_NUMBERING = b'<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'


class Styles:
    """The styles of one file, found by their names: their ids differ between languages of Word."""

    def __init__(self, word: Word, is_ours: bool) -> None:
        self.root: Element = word.styles.element
        ours: Element = parse_xml(STYLES.read_bytes())
        if is_ours:
            self.root[:] = list(ours)
        else:
            self._add_missing(ours)
        self.ids = {_name(style): style.get(qn("w:styleId")) for style in self.root.findall(qn("w:style"))}

    def _add_missing(self, ours: Element) -> None:
        held = {_name(style) for style in self.root.findall(qn("w:style"))}
        for style in ours.findall(qn("w:style")):
            if _name(style) not in held:
                added = copy.deepcopy(style)
                added.attrib.pop(qn("w:default"), None)
                self.root.append(added)

    def id(self, name: str) -> str:
        return self.ids[name.lower()]

    def numbering(self, name: str) -> int | None:
        """The list that a style of its own accord makes, as a template's own bullets do."""
        [style] = [each for each in self.root.findall(qn("w:style")) if each.get(qn("w:styleId")) == self.id(name)]
        found = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
        return None if found is None else int(found.get(qn("w:val"), "0"))


def _name(style: Element) -> str:
    found = style.find(qn("w:name"))
    return "" if found is None else found.get(qn("w:val"), "").lower()


class Lists:
    """The lists of one file. Each numbered list is one of its own, or its numbers would run on from the last."""

    def __init__(self, word: Word, styles: Styles, is_ours: bool) -> None:
        self.styles = styles
        self.root = _numbering(word)
        if is_ours:
            self.root[:] = []
        self.first = 1 + max((int(each.get(_ABSTRACT)) for each in self.root.findall(qn("w:abstractNum"))), default=-1)
        self._add_kinds()
        self.bullets = styles.numbering("List Bullet") or self.start(self.first + BULLETS)
        self.cell_bullets = self.start(self.first + CELL_BULLETS)
        self.box_bullets = self.start(self.first + BOX_BULLETS)
        if is_ours:
            self._number_chapters()

    def _add_kinds(self) -> None:
        kinds: Element = parse_xml(NUMBERING.read_bytes())
        nums = self.root.findall(qn("w:num"))
        place = self.root.index(nums[0]) if nums else len(self.root)
        for at, kind in enumerate(list(kinds)):
            kind.set(_ABSTRACT, str(self.first + at))
            self.root.insert(place + at, kind)

    def _number_chapters(self) -> None:
        number = self.start(self.first + CHAPTERS)
        heading = next(each for each in self.styles.root.findall(qn("w:style")) if _name(each) == "heading 1")
        put(heading.find(qn("w:pPr")), make("numPr", make("ilvl", val=0), make("numId", val=number)))

    def start(self, abstract: int, restart: bool = False) -> int:
        """A new list of a kind."""
        number = 1 + max((int(each.get(qn("w:numId"))) for each in self.root.findall(qn("w:num"))), default=0)
        made = make("num", make("abstractNumId", val=abstract), numId=number)
        if restart:
            made.append(make("lvlOverride", make("startOverride", val=1), ilvl=0))
        self.root.append(made)
        return number

    def numbered(self, in_box: bool) -> int:
        """A numbered list that begins at 1; in the look of the template's own where it has one."""
        own = None if in_box else self.styles.numbering("List Number")
        for num in self.root.findall(qn("w:num")):
            if own is not None and num.get(qn("w:numId")) == str(own):
                return self.start(int(num.find(qn("w:abstractNumId")).get(qn("w:val"))), restart=True)
        return self.start(self.first + (BOX_NUMBERS if in_box else NUMBERS), restart=True)


_ABSTRACT = qn("w:abstractNumId")


def _numbering(word: Word) -> Element:
    """The root of the part that holds the lists; a template may have none yet."""
    for relation in word.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.NUMBERING:
            return relation.target_part.element
    name = PackURI("/word/numbering.xml")
    part = NumberingPart(name, CONTENT_TYPE.WML_NUMBERING, parse_xml(EMPTY_NUMBERING), word.part.package)
    word.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
    return part.element
