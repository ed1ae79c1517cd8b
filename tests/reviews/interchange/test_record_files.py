"""Files that are held here come along with their bytes; settings are one row."""

from __future__ import annotations

from typing import Any

import pytest

from reviews.interchange.record import from_columns, to_columns
from reviews.interchange.record_files import RecordStoredFile

from .conftest import Lines, Read, uid

FILE = {
    "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    "media_type": "text/plain",
    "size": 3,
    "stored_at": "2026-01-03T09:30:00+00:00",
    "content": "YWJj",
}


def test_file_comes_with_its_bytes(reading: Read, record: dict[str, Any]) -> None:
    record["stored_files"] = [FILE]

    [document] = reading(record)

    [held] = document.body.stored_files
    assert held.content == b"abc"
    assert from_columns(RecordStoredFile, to_columns(held)) == FILE


@pytest.mark.parametrize(
    ("change", "line"),
    [
        ({"content": "YWJ"}, ".content ({}): must be bytes in Base64"),
        ({"content": "é"}, ".content ({}): must be bytes in Base64"),
        ({"content": 7}, ".content ({}): must be bytes in Base64, not 7"),
        ({"content": "YWI="}, " ({}): has not the number of bytes that its size says"),
        ({"content": "YWJk"}, " ({}): has other bytes than its sha256 says"),
        ({"size": 20 * 1024 * 1024 + 1}, ".size ({}): must be 20,971,520 or less, not 20971521"),
    ],
)
def test_file_that_is_damaged(refused: Lines, record: dict[str, Any], change: dict[str, Any], line: str) -> None:
    record["stored_files"] = [FILE | change]

    assert refused(record) == [f"first.json: stored_files[0]{line.format(FILE['sha256'])}"]


def test_file_that_is_not_there_and_one_that_is_there_twice(refused: Lines, record: dict[str, Any]) -> None:
    sha256 = FILE["sha256"]
    record["stored_files"] = [FILE, FILE]
    evidence = {"board_id": uid(1), "summary": "Seen", "held": "here", "publishable": "no", "version": 1}
    record["evidence"] = [
        {"id": uid(40), "file_key": sha256, **evidence},
        {"id": uid(41), "file_key": "abc", **evidence},
    ]

    assert refused(record) == [
        f"first.json: stored_files[1].sha256 ({sha256}): is also the sha256 of stored_files[0]",
        f'first.json: evidence[1].file_key ({uid(41)}): refers to "abc", which is not in stored_files',
    ]


def test_settings_are_one_row(refused: Lines, record: dict[str, Any]) -> None:
    record["installation"] = [{"id": 1, "takes_files": False, "version": 1}] * 2

    assert refused(record) == ["first.json: installation[1]: has the same id as installation[0]"]
