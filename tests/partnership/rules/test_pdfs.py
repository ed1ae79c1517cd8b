"""A PDF that does something when it is opened, or carries another file, is told from one that does not."""

from __future__ import annotations

import zlib

import pytest

from partnership.rules import pdfs
from partnership.rules.files import NotTaken, checked
from partnership.rules.pdfs import is_active
from tests.support.files import pdf, stream

SCRIPT = b"<< /S /JavaScript /JS (app.alert\\(1\\)) >>"
ESCAPED = b"<< /S /J#61vaScr#69pt >>"
ZIPPED = b"/Filter /FlateDecode"

ACTIVE = {
    "a script": pdf(SCRIPT),
    "a script by an escaped name": pdf(ESCAPED),
    "a script of another action": pdf(b"<< /S /Rendition /JS 7 0 R >>"),
    "a script at the opening": pdf(b"<< /Type /Catalog /OpenAction << /S /JavaScript/JS(a) >> >>"),
    "a program at the opening": pdf(b"<< /OpenAction << /S /Launch /F (calc.exe) >> >>"),
    "another file": pdf(stream(b"MZ", b"/Type /EmbeddedFile")),
    "names of other files": pdf(b"<< /Names << /EmbeddedFiles 5 0 R >> >>"),
    "a packed script": pdf(packed=SCRIPT),
    "a packed script of another action": pdf(packed=b"<< /S /Rendition /JS (a) >>"),
    "a packed script by an escaped name": pdf(packed=ESCAPED),
    "a packed script in a stream that does not say so": pdf(packed=SCRIPT, said=ZIPPED),
    "objects packed twice": pdf(packed=b"7b", said=b"/Type /ObjStm /Filter [/FlateDecode /ASCIIHexDecode]"),
    "objects packed by a row above": pdf(packed=b"7b", said=b"/Type /ObjStm /Filter /FlateDecode /Predictor 12"),
    "a packed script after what looks like a stream": pdf(b"(stream\n)", packed=SCRIPT),
    "objects that do not unpack": pdf(stream(b"locked", b"/Type /ObjStm /Filter /FlateDecode")),
    "objects that are cut off": pdf(stream(zlib.compress(b"<< >>" * 99)[:9], b"/Type /ObjStm /Filter /FlateDecode")),
}
STILL = {
    "a page": pdf(),
    "packed objects": pdf(packed=b"<< /Type /Font /BaseFont /Helvetica >>"),
    "a link and a place to open at": pdf(b"<< /OpenAction [3 0 R /Fit] /URI (https://example.org) >>"),
    "a stream without its end": pdf() + b"stream\n /JS %%EOF",
    "names that only begin alike": pdf(b"<< /JSON 1 /JavaScripted 2 /Launcher 3 >>"),
    "an outline before a picture": pdf(b"<< /First 4 0 R >>", stream(b"\xff\xd8 /JS \xff", b"/Filter /DCTDecode")),
}


@pytest.mark.parametrize("what", ACTIVE)
def test_active_is_refused_with_what_to_do(what):
    assert is_active(ACTIVE[what])
    with pytest.raises(NotTaken, match="Print it to a new PDF, or ask for a flat copy, and choose that"):
        checked("audit.pdf", ACTIVE[what])


@pytest.mark.parametrize("what", STILL)
def test_still_is_taken(what):
    assert not is_active(STILL[what])
    assert checked("audit.pdf", STILL[what]).content == STILL[what]


def test_what_unpacks_to_more_than_is_looked_at_is_refused(monkeypatch):
    monkeypatch.setattr(pdfs, "MOST_UNPACKED", 100)

    assert is_active(pdf(packed=b"<< >>" * 100))
    assert not is_active(pdf(packed=b"<< >>" * 10))
