"""Which files are taken."""

from __future__ import annotations

import io
import zipfile

import pytest

from partnership.rules import files as rules
from partnership.rules.files import NotTaken, checked, cleaned, described
from tests.support import files

GOOD = {
    "audit.pdf": (files.PDF, "application/pdf"),
    "audit.docx": (files.DOCX, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "Audit.XLSX": (files.XLSX, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "slides.pptx": (files.PPTX, "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    "chart.png": (files.png(), "image/png"),
    "chart.jpg": (files.JPEG, "image/jpeg"),
    "chart.jpeg": (files.JPEG, "image/jpeg"),
    "letters.csv": ("\ufeffLetters;651\r\nSent;£3\r\n".encode(), "text/csv"),
    "page.txt": (files.PAGE, "text/plain"),
}
NOT_AS_NAMED = "does not hold what its name says"


@pytest.mark.parametrize("name", GOOD)
def test_a_file_is_taken_for_what_it_holds(name):
    content, media_type = GOOD[name]

    found = checked(name, content)

    assert (found.name, found.media_type, found.content) == (name, media_type, content)


BAD = {
    "nothing in it": ("audit.pdf", b"", "not empty"),
    "a byte too many": ("audit.txt", b"a" * (rules.MOST_BYTES + 1), "at most 20 MB"),
    "a program": ("tool.exe", files.PROGRAM, "Choose a PDF, Word"),
    "a program called PDF": ("audit.pdf", files.PROGRAM, NOT_AS_NAMED),
    "a PDF that was cut off": ("audit.pdf", files.PDF[:20], NOT_AS_NAMED),
    "no ending": ("audit", files.PDF, "Choose a PDF, Word"),
    "a page": ("page.html", files.PAGE, "Choose a PDF, Word"),
    "a drawing with script": ("page.svg", b"<svg onload='x'/>", "Choose a PDF, Word"),
    "a picture called Word": ("audit.docx", files.png(), NOT_AS_NAMED),
    "Excel called Word": ("audit.docx", files.XLSX, NOT_AS_NAMED),
    "a zip without a list of types": ("audit.docx", files.zipped({"word/document.xml": b""}), NOT_AS_NAMED),
    "a zip that was cut off": ("audit.docx", files.DOCX[:-30], NOT_AS_NAMED),
    "a zip after a program": ("audit.docx", files.PROGRAM + files.DOCX, NOT_AS_NAMED),
    "a zip whose list is broken": ("audit.docx", files.DOCX.replace(b"PK\x01\x02", b"PK\x09\x09"), NOT_AS_NAMED),
    "a zip of a later format": ("audit.docx", files.needing(files.DOCX, version=99), NOT_AS_NAMED),
    "macros in Word": ("a.docx", files.office("word/document.xml", ["word/vbaProject.bin"]), "Take the macros out"),
    "macros in Excel": ("a.xlsx", files.office("xl/workbook.xml", ["xl/macrosheets/s.xml"]), "Take the macros out"),
    "Word with macros": ("a.docm", files.office("word/document.xml"), "Choose a PDF, Word"),
    "a bomb": ("a.docx", files.saying(files.DOCX, unpacks_to=3_000_000_000), "unpacks to more"),
    "many parts": ("a.docx", files.office("word/document.xml", map(str, range(2_000))), "unpacks to more"),
    "a long list": ("a.docx", files.office("word/document.xml", [f"{n}{'a' * 60_000}" for n in range(11)]), "more"),
    "a picture called text": ("audit.txt", files.png(), "in UTF-8"),
    "text of another kind": ("audit.csv", "£3".encode("latin-1"), "in UTF-8"),
    "zero bytes in text": ("audit.txt", b"a\x00b", "in UTF-8"),
}


@pytest.mark.parametrize("what", BAD)
def test_what_is_not_taken_says_what_to_do(what):
    name, content, sentence = BAD[what]

    with pytest.raises(NotTaken, match=sentence):
        checked(name, content)


def test_a_zip_whose_count_stands_elsewhere_is_not_taken():
    end = files.DOCX.rindex(b"PK\x05\x06")
    locator = b"PK\x06\x07" + b"\x00" * 16

    with pytest.raises(NotTaken, match=NOT_AS_NAMED):
        checked("audit.docx", files.DOCX[:end] + locator + files.DOCX[end:])


def test_nothing_is_unpacked(monkeypatch):
    monkeypatch.setattr(zipfile.ZipFile, "open", None)

    assert checked("audit.docx", files.DOCX).content == files.DOCX
    with pytest.raises(TypeError):
        zipfile.ZipFile(io.BytesIO(files.DOCX)).read("word/document.xml")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../secret/audit.pdf", "audit.pdf"),
        ("C:\\Users\\Hale\\audit.pdf", "audit.pdf"),
        ("audit\r\nSet-Cookie: a.pdf", "audit Set-Cookie: a.pdf"),
        ("audit\u202efdp.exe", "auditfdp.exe"),
        ("  .. .pdf", "file.pdf"),
        ("", "file"),
        ("audit", "audit"),
        ("x" * 200 + ".docx", "x" * 115 + ".docx"),
        ("Cafe\u0301.pdf", "Café.pdf"),
    ],
)
def test_a_name_is_cleaned(name, shown):
    assert cleaned(name) == shown


def test_a_kind_that_is_not_taken_now_is_called_a_file():
    assert described("application/rtf", 3_000) == "file, 3 KB"
