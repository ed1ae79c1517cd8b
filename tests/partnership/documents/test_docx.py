"""A report as a Word file, opened again: what a screen reader, the navigation pane and an editor find in it."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from dataclasses import replace
from itertools import pairwise

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from partnership.documents.docx import write
from partnership.documents.docx_xml import PLACES
from partnership.rules.documents import Part
from tests.factories import documents as factory
from tests.factories.documents import document


@pytest.fixture(scope="module")
def made():
    return write(document())


@pytest.fixture(scope="module")
def word(made):
    return docx.Document(io.BytesIO(made))


def styled(word, *names):
    return [each.text for each in word.paragraphs if each.style.name in names]


def part(made, name):
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(made)).read(name))


def values(root, path):
    return [each.get(qn("w:val")) for each in root.iter(qn(path))]


def test_headings_are_those_of_word_and_none_is_skipped(word):
    names = [each.style.name for each in word.paragraphs if each.style.name.startswith("Heading")]
    levels = [int(name[-1]) for name in names]

    assert styled(word, "Heading 1") == [each.title for each in document().parts]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert max(levels) == 5


def test_the_contents_are_a_field_with_its_entries_and_each_leads_to_a_heading(made):
    root = part(made, "word/document.xml")
    [contents] = root.iter(qn("w:sdt"))
    anchors = [each.get(qn("w:anchor")) for each in contents.iter(qn("w:hyperlink"))]
    marks = [each.get(qn("w:name")) for each in root.iter(qn("w:bookmarkStart"))]
    words = ["".join(each.itertext(qn("w:t"))) for each in contents.iter(qn("w:p"))]

    assert any("TOC" in code.text for code in contents.iter(qn("w:instrText")))
    assert anchors == marks
    assert words[:3] == ["1Summary", "What changed", "2Reviews this year"]
    assert words[-1] == "Before you publish"


def test_fields_are_opened_parted_and_closed(made):
    kinds = [each.get(qn("w:fldCharType")) for each in part(made, "word/document.xml").iter(qn("w:fldChar"))]

    assert kinds
    assert kinds == ["begin", "separate", "end"] * (len(kinds) // 3)


def test_captions_are_captions_and_their_numbers_are_fields(word):
    captions = [each for each in word.paragraphs if each.style.name == "Caption"]
    codes = [code.text.split()[1] for each in captions for code in each._element.iter(qn("w:instrText"))]

    assert [each.text for each in captions][:2] == ["Table 1: Reviews by agency", "Table 2: What each case taught us"]
    assert codes.count("Table") == 7
    assert codes.count("Figure") == 3
    assert all(each._element.getnext() is not None for each in captions)


def test_no_table_but_those_with_rows_of_the_record(word):
    assert len(word.tables) == 7
    for table in word.tables:
        heads = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
        kept = [row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows]
        assert heads == [True, *[False] * (len(heads) - 1)]
        assert all(kept)
        assert table._tbl.tblPr.find(qn("w:tblLook")).get(qn("w:firstColumn")) == "1"


def test_all_words_of_a_total_are_bold_whatever_else_they_are(word):
    runs = list(word.tables[-1].rows[-1].cells[0].paragraphs[0]._p.iter(qn("w:r")))
    said = ["".join(each.itertext(qn("w:t"))) for each in runs]
    looks = [[look.tag.rpartition("}")[2] for look in each.find(qn("w:rPr"))] for each in runs]

    assert said == ["Bold", " ", "link", " all", ""]
    assert looks == [["b"], ["b"], ["rStyle", "b", "i"], ["b"], ["rStyle"]]


def test_each_numbered_list_begins_at_one(word):
    items = [each for each in word.paragraphs if each.style.name == "List Number"]
    numbers = [each._p.pPr.numPr.numId.val for each in items]

    assert [each.text for each in items] == ["First", "Second", "Again first", "Again second"]
    assert len(set(numbers)) == 2
    for number in set(numbers):
        [num] = [num for num in word.part.numbering_part.element.num_lst if num.numId == number]
        assert num.find(f"{qn('w:lvlOverride')}/{qn('w:startOverride')}").get(qn("w:val")) == "1"


def test_bullets_are_bullets_also_in_cells_and_boxes(word):
    in_cell = word.tables[1].rows[1].cells[1].paragraphs[0]
    in_box = next(each for each in word.paragraphs if each.text.startswith("Over 350"))
    plain = next(each for each in word.paragraphs if each.text == "What we reviewed")

    assert all(each._p.pPr.numPr.numId.val for each in (in_cell, in_box, plain))


def test_a_box_is_paragraphs_with_one_border(word):
    start = next(at for at, each in enumerate(word.paragraphs) if each.text.startswith("Child L: evidence"))
    box = word.paragraphs[start : start + 9]
    borders = {etree.tostring(each._p.pPr.find(qn("w:pBdr"))) for each in box}

    assert box[0].style.name == "Heading 4"
    assert box[-1].text == "For seven of the eleven actions we hold no evidence."
    assert len(borders) == 1


def test_a_chart_has_its_title_and_its_description(made):
    wp = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
    pictures = list(part(made, "word/document.xml").iter(wp))

    assert [each.get("title") for each in pictures][:2] == ["Actions by agency", "Actions not started"]
    assert all(each.get("descr") for each in pictures)
    assert len({each.get("id") for each in pictures}) == 3


def test_footnotes_are_footnotes(made):
    notes = part(made, "word/footnotes.xml")
    asked = [each.get(qn("w:id")) for each in part(made, "word/document.xml").iter(qn("w:footnoteReference"))]
    said = {each.get(qn("w:id")): "".join(each.itertext(qn("w:t"))) for each in notes}

    assert asked == ["1", "2", "3", "4"]
    assert list(said) == ["-1", "0", "1", "2", "3", "4"]
    assert said["1"] == " The year ends in March."


def test_each_page_has_its_marking_and_its_number(word, made):
    [section] = word.sections
    above = "\n".join(each.text for each in section.header.paragraphs)
    below = section.footer._element

    assert "OFFICIAL-SENSITIVE. For safeguarding partners" in above
    assert "Working draft: not checked for publication" in above
    assert [code.text.strip() for code in below.iter(qn("w:instrText"))] == ["PAGE", "NUMPAGES"]


def test_the_file_says_what_it_is_and_its_language(word):
    assert word.core_properties.title.startswith("Annual report, October 2022 to September 2023: Northmoor")
    assert word.core_properties.author == "Northmoor Safeguarding Children Partnership"
    assert word.core_properties.language == "en-GB"
    assert word.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val")) == "en-GB"


def test_properties_stand_in_the_order_that_word_takes():
    root = part(write(document()), "word/document.xml")
    orders = [[PLACES[each.tag] for each in properties] for properties in root.iter(qn("w:pPr"))]

    assert orders
    assert all(order == sorted(order) for order in orders)


def test_the_file_holds_nothing_that_is_not_of_the_report(made):
    names = set(zipfile.ZipFile(io.BytesIO(made)).namelist())
    parts = {name for name in names if not name.endswith(".rels") and not name.startswith("word/media/")}

    assert parts == {
        "[Content_Types].xml",
        "docProps/core.xml",
        *(f"word/{name}.xml" for name in ("document", "styles", "settings", "numbering", "fontTable", "theme/theme1")),
        *(f"word/{name}.xml" for name in ("header1", "footer1", "footnotes")),
    }


def test_links_lead_out_and_nothing_else_does(word):
    outside = [each.target_ref for each in word.part.rels.values() if each.is_external]

    assert outside == ["https://northmoor.example/guide?a=1&b=2", "https://northmoor.example/total"]


def test_a_report_without_notes_or_closing_part_has_none():
    made = write(replace(document(Part("Summary", (factory.paragraph("Nothing."),))), closing=None))

    assert "word/footnotes.xml" not in zipfile.ZipFile(io.BytesIO(made)).namelist()
    assert styled(docx.Document(io.BytesIO(made)), "Heading 1") == ["Summary"]


@pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice is no part of set-up: it is for looking at results"
)
def test_libreoffice_opens_it(made, tmp_path):
    (tmp_path / "report.docx").write_bytes(made)
    office = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"]
    command = [*office, "--convert-to", "txt:Text (encoded):UTF8", "--outdir", tmp_path, tmp_path / "report.docx"]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    words = (tmp_path / "report.txt").read_text(encoding="utf-8-sig")

    assert "For seven of the eleven actions we hold no evidence." in words
    assert "A smile 😀" in words
    assert "w" * 3000 in words


def test_a_tall_chart_is_set_smaller_in_its_proportions():
    tall = factory.Chart("Tall", "Many.", factory.numbers("Tall", tuple(f"Agency {each}" for each in range(30))))
    made = docx.Document(io.BytesIO(write(document(Part("Charts", (factory.chart("Low"), tall))))))
    low, high = made.inline_shapes

    assert high.width < low.width
    assert high.height > low.height
    assert high.width == pytest.approx(low.width * 0.75, rel=0.01)
