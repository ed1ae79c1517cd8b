"""Which files are taken: by what they hold, what they are called, and how large they are."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from partnership.rules.pdfs import is_active

MOST_BYTES = 20 * 1024 * 1024
MOST_UNPACKED = 500 * 1024 * 1024
MOST_PARTS = 2_000
LONGEST_NAME = 120
END_OF_ZIP = 22
LONGEST_COMMENT = 65_535

EMPTY = "Choose a file that is not empty"
TOO_LARGE = "Choose a file of at most 20 MB, or say where it is held"
WHICH = "Choose a PDF, Word, Excel, PowerPoint, PNG, JPEG, text or CSV file"
NOT_AS_NAMED = "This does not hold what its name says. Save it again as {ending} without a password, and choose that"
NOT_TEXT = "Save this text in UTF-8, and choose the file again"
MACROS = "Take the macros out of this file, save it and choose it again"
ACTIVE = (
    "This PDF holds a script, a program to start or another file. Print it to a new PDF, or ask for a flat copy, and "
    "choose that"
)
TOO_MUCH = "This file unpacks to more than we take. Save a smaller one, or say where it is held"


class NotTaken(ValueError):
    """A file that is not taken; its words say what to do."""


@dataclass(frozen=True)
class Upload:
    """A file that was checked: its name as it is shown, and what it holds."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True)
class Kind:
    """One kind of file: how it is called, how it is served, and what its bytes must pass."""

    label: str
    media_type: str
    check: Callable[[str, bytes], None]


def checked(name: str, content: bytes) -> Upload:
    """The file, if it is one that is taken; else NotTaken says what to do."""
    shown = cleaned(name)
    if not content:
        raise NotTaken(EMPTY)
    if len(content) > MOST_BYTES:
        raise NotTaken(TOO_LARGE)
    ending = _ending(shown)
    if ending not in KINDS:
        raise NotTaken(WHICH)
    KINDS[ending].check(ending, content)
    return Upload(shown, KINDS[ending].media_type, content)


def cleaned(name: str) -> str:
    """A name without the folders that it came with, control characters and marks that turn the reading direction.

    >>> cleaned("../../etc/Audit  of\\nletters.pdf"), cleaned("C:\\\\audits\\\\.pdf")
    ('Audit of letters.pdf', 'file.pdf')
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    words = "".join(" " if each.isspace() else each for each in last if each.isspace() or _is_shown(each))
    stem, dot, ending = " ".join(words.split()).rpartition(".")
    if not dot:
        return ending[:LONGEST_NAME] or "file"
    return f"{stem.strip('. ')[: LONGEST_NAME - len(ending) - 1] or 'file'}.{ending}"


def in_words(name: str) -> str:
    """A name as somebody would read it, for the look at identifying details.

    >>> in_words("Mr_Smith-audit.docx")
    'Mr Smith audit docx'
    """
    return re.sub(r"[_.\-+]+", " ", name).strip()


def described(media_type: str, size: int) -> str:
    """What a file is and how large, beside its name.

    >>> described("application/pdf", 1_300_000), described("text/plain", 12)
    ('PDF, 1.2 MB', 'text, 1 KB')
    """
    label = LABELS.get(media_type, "file")
    kilobytes = max(1, round(size / 1024))
    return f"{label}, {kilobytes} KB" if kilobytes < 1024 else f"{label}, {size / 1024 / 1024:.1f} MB"


def _is_shown(letter: str) -> bool:
    return unicodedata.category(letter)[0] != "C"


def _ending(name: str) -> str:
    return name.rpartition(".")[2].lower()


def _begins(*marks: bytes, holds: bytes = b"") -> Callable[[str, bytes], None]:
    def check(ending: str, content: bytes) -> None:
        if not content.startswith(marks) or holds not in content:
            raise NotTaken(NOT_AS_NAMED.format(ending=ending.upper()))

    return check


def _is_still(ending: str, content: bytes) -> None:
    """A PDF that does nothing when it is opened."""
    _begins(b"%PDF-1.", b"%PDF-2.", holds=b"%%EOF")(ending, content)
    if is_active(content):
        raise NotTaken(ACTIVE)


def _is_text(_ending: str, content: bytes) -> None:
    try:
        words = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotTaken(NOT_TEXT) from None
    if re.search(r"[\x00-\x08\x0b\x0e-\x1f\x7f]", words):
        raise NotTaken(NOT_TEXT)


def _office(main: str) -> Callable[[str, bytes], None]:
    """A document of parts in a zip: the names of its parts are read, and nothing is unpacked."""

    def check(ending: str, content: bytes) -> None:
        sizes = _parts(content, NotTaken(NOT_AS_NAMED.format(ending=ending.upper())))
        if "[content_types].xml" not in sizes or not any(re.fullmatch(main, name) for name in sizes):
            raise NotTaken(NOT_AS_NAMED.format(ending=ending.upper()))
        if any(re.search(r"vbaproject|vbadata|macrosheets/|activex", name) for name in sizes):
            raise NotTaken(MACROS)
        if sum(sizes.values()) > MOST_UNPACKED:
            raise NotTaken(TOO_MUCH)

    return check


def _parts(content: bytes, fault: NotTaken) -> Mapping[str, int]:
    """The parts by name with the size that each says it unpacks to. Its list is bounded before it is read."""
    end = content.rfind(b"PK\x05\x06", max(0, len(content) - END_OF_ZIP - LONGEST_COMMENT))
    if not content.startswith(b"PK\x03\x04") or end < 0 or b"PK\x06\x07" in content[max(0, end - 20) : end]:
        raise fault
    listed = int.from_bytes(content[end + 12 : end + 16], "little")
    if int.from_bytes(content[end + 10 : end + 12], "little") > MOST_PARTS or listed > MOST_PARTS * 300:
        raise NotTaken(TOO_MUCH)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            return {each.filename.lower(): each.file_size for each in book.infolist()}
    except (zipfile.BadZipFile, ValueError, NotImplementedError):  # the last: a later version of zip
        raise fault from None


OFFICE = "application/vnd.openxmlformats-officedocument."
JPEG = Kind("JPEG", "image/jpeg", _begins(b"\xff\xd8\xff"))
KINDS = {
    "pdf": Kind("PDF", "application/pdf", _is_still),
    "docx": Kind("Word", f"{OFFICE}wordprocessingml.document", _office(r"word/document\d*\.xml")),
    "xlsx": Kind("Excel", f"{OFFICE}spreadsheetml.sheet", _office(r"xl/workbook\d*\.xml")),
    "pptx": Kind("PowerPoint", f"{OFFICE}presentationml.presentation", _office(r"ppt/presentation\d*\.xml")),
    "png": Kind("PNG", "image/png", _begins(b"\x89PNG\r\n\x1a\n", holds=b"IEND")),
    "jpg": JPEG,
    "jpeg": JPEG,
    "txt": Kind("text", "text/plain", _is_text),
    "csv": Kind("CSV", "text/csv", _is_text),
}
LABELS = {each.media_type: each.label for each in KINDS.values()}
ENDINGS = ",".join(f".{each}" for each in KINDS)
