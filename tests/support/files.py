"""Real files of every kind, made here: good ones, and ones that are not what they say."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable

PDF = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"
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
