"""A report as a Word file: real headings, lists, captions, notes and contents, in our look or a board's own."""

from __future__ import annotations

import io

import docx
from docx.document import Document as Word

from partnership import clock
from partnership.documents.clean_html import without_unseen
from partnership.documents.docx_frame import contents, front, head_and_foot, marked, set_page, text_width
from partnership.documents.docx_notes import add_notes
from partnership.documents.docx_styles import Lists, Styles
from partnership.documents.docx_template import opened, strip
from partnership.documents.docx_text import Writer
from partnership.rules.documents import Document


def write(document: Document, template: bytes | None = None) -> bytes:
    """The file. Of a template the styles, head, foot and logo are used; RuleBroken where it cannot be."""
    is_ours = template is None
    word = docx.Document() if template is None else opened(template)
    styles = Styles(word, is_ours)
    lists = Lists(word, styles, is_ours)
    if is_ours:
        strip(word)
        set_page(word)
    writer = Writer(word, styles, lists, text_width(word.sections[-1]), is_ours)
    chapters = [each for part in document.chapters for each in writer.part(part)]
    if document.closing is not None:
        chapters += writer.part(document.closing, is_numbered=False)
    body = word.element.body
    for element in (*front(document, writer), *contents(document, writer), *chapters):
        body.insert(len(body) - 1, element)
    add_notes(word, writer.reading.notes, styles.id("footnote text"), styles.id("footnote reference"))
    (head_and_foot if is_ours else marked)(document, word, writer)
    _describe(document, word)
    made = io.BytesIO()
    word.save(made)
    return made.getvalue()


def _describe(document: Document, word: Word) -> None:
    """What the file says of itself; nothing of a template's author stays."""
    properties = word.core_properties
    properties.title = without_unseen(f"{document.name}: {document.board}")[:255]
    properties.author = properties.last_modified_by = without_unseen(document.board)[:255]
    properties.subject = without_unseen(document.banner)[:255]
    properties.language = "en-GB"
    properties.comments = properties.keywords = properties.category = ""
    properties.content_status = properties.identifier = properties.version = ""
    properties.created = properties.modified = clock.now().replace(tzinfo=None)
    properties.revision = 1
