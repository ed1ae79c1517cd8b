"""A partnership's own Word template: its styles, head, foot and logo are used; its text and what it hides are not."""

from __future__ import annotations

import io
import zipfile

import docx
from docx.document import Document as Word
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml.ns import qn
from lxml import etree

from partnership.errors import RuleBroken
from partnership.rules.files import NotTaken, checked

NO_WORD_FILE = "Choose a Word file (.docx): this one cannot be read. Save it again in Word, without a password"
NOT_IN_HEAD = "Take what is no picture or link out of the header and footer of this template, and choose it again"
KEPT = {
    *(RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.SETTINGS, RELATIONSHIP_TYPE.NUMBERING, RELATIONSHIP_TYPE.THEME),
    *(RELATIONSHIP_TYPE.FONT_TABLE, RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER),
}
KEPT_IN_HEAD = {RELATIONSHIP_TYPE.IMAGE, RELATIONSHIP_TYPE.HYPERLINK}
KEPT_OF_FILE = {RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES}
NOT_OF_SETTINGS = (
    *("attachedTemplate", "mailMerge", "documentProtection", "writeProtection", "trackRevisions", "footnotePr"),
    *("endnotePr", "docVars", "linkStyles", "updateFields", "rsids"),
)
REFERENCES = (qn("w:headerReference"), qn("w:footerReference"))


def opened(template: bytes) -> Word:
    """The template without its text, ready to be written into; RuleBroken says what to do where it cannot be used."""
    try:
        checked("template.docx", template)
        word = docx.Document(io.BytesIO(template))
        word.styles, word.settings  # noqa: B018 a file that lacks them is read no further
    except NotTaken as refused:
        raise RuleBroken(f"{refused}.") from None
    # NotImplementedError is what zipfile says of parts packed in a way that it cannot read.
    except (ValueError, KeyError, zipfile.BadZipFile, etree.XMLSyntaxError, NotImplementedError, OSError) as fault:
        raise RuleBroken(f"{NO_WORD_FILE}.") from fault
    _empty(word)
    strip(word)
    return word


def _empty(word: Word) -> None:
    """Nothing stays of the body but the section that has most heads and feet."""
    body = word.element.body
    sections = list(body.iter(qn("w:sectPr")))
    kept = max(sections, key=lambda each: sum(1 for _ in each.iterchildren(*REFERENCES)), default=None)
    body[:] = [] if kept is None else [kept]
    if kept is None:
        body.append(body._new_sectPr())


def strip(word: Word) -> None:
    """Comments, notes, changes, embedded files, addresses of other templates: whatever hangs on the file besides."""
    used = {each.get(qn("r:id")) for each in word.element.body.iter(*REFERENCES)}
    for name, relation in list(word.part.rels.items()):
        is_head = relation.reltype in (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)
        if relation.reltype not in KEPT or relation.is_external or (is_head and name not in used):
            del word.part.rels[name]
        elif is_head:
            _check_head(relation.target_part)
        else:
            relation.target_part.rels.clear()
    package = word.part.package
    for name, relation in list(package.rels.items()):
        if relation.reltype not in KEPT_OF_FILE:
            del package.rels[name]
    settings = word.settings.element
    for name in NOT_OF_SETTINGS:
        for each in settings.findall(qn(f"w:{name}")):
            settings.remove(each)


def _check_head(part: Part) -> None:
    for relation in part.rels.values():
        is_link = relation.reltype == RELATIONSHIP_TYPE.HYPERLINK
        if relation.reltype not in KEPT_IN_HEAD or (relation.is_external and not is_link):
            raise RuleBroken(f"{NOT_IN_HEAD}.")
