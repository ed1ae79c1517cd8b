"""The Word file, the page and the Markdown say the same words in the same order."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import docx
from bs4 import BeautifulSoup
from docx.oxml.ns import qn
from markdown import Markdown

from partnership.documents import docx as word_file
from partnership.documents import html, markdown
from partnership.rules.documents import Part
from tests.factories import documents as factory
from tests.factories.documents import document

PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


def squeezed(words):
    """Without spaces, which stand differently between blocks, and without the bullets of cells."""
    return re.sub(r"[\s•]+", "", words)


def of_word(made):
    body = docx.Document(io.BytesIO(made)).element.body
    after = list(body)[[each.tag for each in body].index(qn("w:sdt")) + 1 :]
    said = [
        each.get("descr") if each.tag == PICTURE else each.text or ""
        for block in after
        for each in block.iter(qn("w:t"), PICTURE)
    ]
    return squeezed("".join(said))


def of_page(made):
    main = BeautifulSoup(made, "html.parser").main
    for each in main.select("sup, .app-notes, .app-number, svg title, svg text"):
        each.decompose()
    return squeezed(main.get_text())


def of_markdown(made):
    read = Markdown(extensions=["tables", "footnotes", "sane_lists"]).convert(made)
    page = BeautifulSoup(read, "html.parser")
    for each in page.select("sup, .footnote"):
        each.decompose()
    words = squeezed(page.get_text())
    first = squeezed(page.h2.get_text())
    end = squeezed(page.find_all("p")[-1].get_text())
    return words[words.index(first) :].removesuffix(end)


def three(report):
    return of_word(word_file.write(report)), of_page(html.write(report)), of_markdown(markdown.write(report))


def test_all_three_say_the_same():
    word, page, text = three(document())

    assert len(word) > 9000
    assert word == page
    assert page == text


def test_what_has_footnotes_says_the_same_under_the_text():
    report = document()
    page = BeautifulSoup(html.write(report), "html.parser")
    notes = [each.get_text().removesuffix(" Back") for each in page.select(".app-notes li")]

    assert notes == re.findall(r"^\[\^\d\]: (.*)$", markdown.write(report), re.MULTILINE)
    assert len(notes) == 4


def test_control_a_dropped_sentence_is_seen():
    whole = document(Part("Summary", (factory.paragraph("One thing."), factory.paragraph("Another."))))
    less = replace(whole, chapters=(Part("Summary", (factory.paragraph("One thing."),)),))

    assert of_word(word_file.write(less)) != of_page(html.write(whole))
    assert of_word(word_file.write(whole)) != of_markdown(markdown.write(less))


def test_hostile_words_come_through_and_what_cannot_be_seen_does_not():
    for words in three(document(Part("Words", tuple(factory.paragraph(each) for each in factory.HOSTILE)))):
        assert "<script>alert(1)</script>&<b>bold</b>" in words
        assert "]]>-->{{x}}{%y%}${z}\\textbf{a}" in words
        assert "#2023.-*_under_`code`|pipe~[x](y)![z](q)" in words
        assert "beforeafter" in words
        assert "العربية" in words
        assert not re.search(r"[\x00-\x08\x1b\u202e\ufffe]", words)
