"""A partnership's own Word template: its styles, head, foot and logo are used, its text and what it hides are not."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from partnership.documents.docx import write
from partnership.documents.docx_xml import field
from partnership.errors import RuleBroken
from tests.factories.documents import document


def saved(word):
    stored = io.BytesIO()
    word.save(stored)
    return stored.getvalue()


def logo():
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"\x00\x80")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.fixture
def own():
    word = docx.Document()
    word.add_paragraph("Words of the template that nobody wants")
    word.add_comment(word.paragraphs[0].runs, "A remark of Morgan Hale", author="Morgan Hale")
    word.core_properties.author = "Morgan Hale"
    word.styles["Heading 1"].font.color.rgb = RGBColor(0x80, 0, 0x40)
    word.styles["Normal"].font.size = Pt(13)
    word.sections[0].left_margin = word.sections[0].right_margin = Cm(4)
    head = word.sections[0].header
    head.paragraphs[0].text = "Northmoor Council"
    head.paragraphs[0].add_run().add_picture(io.BytesIO(logo()), width=Cm(2))
    word.sections[0].footer.paragraphs[0].text = "northmoor.example"
    return word


def reopened(template):
    made = write(document(), saved(template))
    return made, docx.Document(io.BytesIO(made))


def everything(made):
    parts = zipfile.ZipFile(io.BytesIO(made))
    return "".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist() if name.endswith("xml"))


def test_its_look_is_used(own):
    _, word = reopened(own)
    section = word.sections[-1]

    assert word.styles["Heading 1"].font.color.rgb == RGBColor(0x80, 0, 0x40)
    assert word.styles["Normal"].font.size == Pt(13)
    assert section.left_margin.cm == pytest.approx(4, abs=0.01)
    assert section.header.paragraphs[0].text == "Northmoor Council"
    assert [each.reltype.rpartition("/")[2] for each in section.header.part.rels.values()] == ["image"]
    assert next(each.text for each in word.paragraphs if each.style.name == "Heading 1") == "Summary"
    assert all(table.style.name == "Report Table" for table in word.tables)


def test_the_marking_and_the_page_come_to_its_head_and_foot(own):
    _, word = reopened(own)
    section = word.sections[-1]

    assert section.header.paragraphs[-1].text.startswith("OFFICIAL-SENSITIVE. For safeguarding partners. Working draft")
    assert section.footer.paragraphs[0].text == "northmoor.example"
    assert [code.text.strip() for code in section.footer._element.iter(qn("w:instrText"))] == ["PAGE", "NUMPAGES"]


def test_a_foot_that_has_pages_keeps_its_own(own):
    own.sections[0].footer.paragraphs[0]._p.extend(field("PAGE", "1"))
    _, word = reopened(own)

    assert [code.text.strip() for code in word.sections[-1].footer._element.iter(qn("w:instrText"))] == ["PAGE"]


def test_the_first_page_is_marked_too(own):
    own.sections[0].different_first_page_header_footer = True
    own.sections[0].first_page_header.paragraphs[0].text = "The first page"
    _, word = reopened(own)

    assert word.sections[-1].first_page_header.paragraphs[0].text == "The first page"
    assert "OFFICIAL-SENSITIVE" in word.sections[-1].first_page_header.paragraphs[-1].text


def test_nothing_else_of_it_is_carried_along(own):
    control = everything(saved(own))
    made, _ = reopened(own)

    for words in ("nobody wants", "remark", "Morgan Hale"):
        assert words in control
        assert words not in everything(made)


def test_a_template_without_lists_gets_them(own):
    rels = own.part.rels
    for name in [name for name, each in rels.items() if each.reltype.endswith("/numbering")]:
        del rels[name]
    for style in list(own.styles):
        if style.type == WD_STYLE_TYPE.PARAGRAPH and style.name.startswith("List"):
            style.delete()
    _, word = reopened(own)
    items = [each for each in word.paragraphs if each.style.name in ("List Bullet", "List Number")]

    assert len(items) == 8
    assert all(each._p.pPr.numPr.numId.val for each in items)


def test_the_section_with_most_heads_is_taken():
    word = docx.Document()
    word.sections[0].header.paragraphs[0].text = "On the cover"
    word.add_section().header.is_linked_to_previous = True
    _, made = reopened(word)

    assert [each.header.paragraphs[0].text for each in made.sections] == ["On the cover"]


def test_a_template_that_says_nothing_of_its_pages_gets_a_page():
    word = docx.Document()
    word.element.body.remove(word.element.body.sectPr)
    _, made = reopened(word)

    assert "OFFICIAL-SENSITIVE" in made.sections[0].header.paragraphs[-1].text


def rewritten(word, change):
    """The file with each of its parts as `change` wants it; None leaves a part out."""
    old, new = zipfile.ZipFile(io.BytesIO(saved(word))), io.BytesIO()
    with zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED) as book:
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                book.writestr(name, content)
    return new.getvalue()


def with_macros(own):
    def change(_, content):
        return content

    stored = io.BytesIO(rewritten(own, change))
    with zipfile.ZipFile(stored, "a") as book:
        book.writestr("word/vbaProject.bin", b"macro")
    return stored.getvalue()


def as_template(own):
    def change(name, content):
        return content.replace(b"document.main+xml", b"template.main+xml") if "Content_Types" in name else content

    return rewritten(own, change)


def broken(own):
    return rewritten(own, lambda name, content: content[:200] if name == "word/document.xml" else content)


def without_styles(own):
    return rewritten(own, lambda name, content: None if name == "word/styles.xml" else content)


@pytest.mark.parametrize("make", [with_macros, as_template, broken, without_styles, lambda own: b"PK", lambda own: b""])
def test_what_is_no_word_file_or_has_macros_is_refused_in_words(own, make):
    with pytest.raises(RuleBroken) as refused:
        write(document(), make(own))

    assert refused.value.sentence.endswith(".")
    assert refused.value.sentence[0].isupper()


def test_parts_packed_in_a_way_that_nobody_can_unpack_are_refused_in_words(own):
    packed = bytearray(saved(own))
    for mark, method in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        place = packed.find(mark)
        while place >= 0:
            packed[place + method : place + method + 2] = struct.pack("<H", 99)
            place = packed.find(mark, place + 1)

    with pytest.raises(NotImplementedError):
        docx.Document(io.BytesIO(packed))
    with pytest.raises(RuleBroken):
        write(document(), bytes(packed))


def test_pictures_that_are_kept_elsewhere_are_refused(own):
    own.sections[0].header.part.relate_to(
        "https://elsewhere.example/logo.png",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image",
        is_external=True,
    )

    with pytest.raises(RuleBroken, match="header and footer"):
        write(document(), saved(own))


def test_an_address_of_another_template_is_not_kept(own):
    own.part._settings_part.relate_to(
        "https://elsewhere.example/normal.dotm",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate",
        is_external=True,
    )
    made, _ = reopened(own)
    parts = zipfile.ZipFile(io.BytesIO(made))

    assert not any(b"elsewhere" in parts.read(name) for name in parts.namelist())
