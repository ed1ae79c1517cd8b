"""Real files of every kind, made here: good ones, and ones that are not what they say."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable

PDF = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"


def pdf(*objects: bytes, packed: bytes = b"", said: bytes = b"/Type /ObjStm /Filter /FlateDecode") -> bytes:
    """A PDF of one empty page that a reader opens; `objects` stand in it plainly, `packed` in a stream of objects."""
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>"
    there = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page, *objects]
    if packed:
        there.append(stream(zlib.compress(b"9 0 " + packed), said + b" /N 1 /First 4"))
    content, places = b"%PDF-1.7\n", []
    for number, each in enumerate(there, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    lines = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(there) + 1
    ending = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (count, len(content))
    return content + b"xref\n0 %d\n0000000000 65535 f \n" % count + lines + ending


def stream(content: bytes, said: bytes) -> bytes:
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (said, len(content), content)


JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xd9"
PROGRAM = b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff" + b"\x00" * 60
PAGE = b"<!doctype html><script>alert(1)</script>"
TYPES = "[Content_Types].xml"


def png() -> bytes:
    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(b"\x00\x00")), (b"IEND", b""))
    made = [
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(made)


def office(main: str, more: Iterable[str] = ()) -> bytes:
    """A document of parts: its list of types, its main part, and more."""
    return zipped({name: b"<x/>" for name in (TYPES, main, *more)})


def zipped(parts: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as book:
        for name, data in parts.items():
            book.writestr(name, data)
    return held.getvalue()


def saying(document: bytes, *, unpacks_to: int) -> bytes:
    """The same zip, whose list says that its first part unpacks to so many bytes."""
    listed = document.index(b"PK\x01\x02")
    return document[: listed + 24] + struct.pack("<I", unpacks_to) + document[listed + 28 :]


def needing(document: bytes, *, version: int) -> bytes:
    """The same zip, whose list says that its first part is read by that version of the format (63 is 6.3) or later."""
    listed = document.index(b"PK\x01\x02")
    return document[: listed + 6] + struct.pack("<H", version) + document[listed + 8 :]


DOCX = office("word/document.xml", ["word/styles.xml"])
XLSX = office("xl/workbook.xml")
PPTX = office("ppt/presentation.xml")
