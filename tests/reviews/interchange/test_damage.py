"""Damaged and hostile files: one clear line a fault, never a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from reviews.interchange.parsing import DUMP, FOREIGN, OWN
from reviews.interchange.reading import read

from .conftest import TYPES, Lines, lines_of

META = b'"meta": {"schema": "annual-report/1", "id": "x"}'
CANNOT_BE_FILES = ["", "\0"]


def test_file_that_is_not_there(tmp_path: Path) -> None:
    assert lines_of(tmp_path / "gone.json") == [f"{tmp_path}/gone.json: is not there: check its name"]


def test_folder_is_no_file(tmp_path: Path) -> None:
    assert lines_of(tmp_path) == [f"{tmp_path}: is not a file"]


@pytest.mark.parametrize("name", CANNOT_BE_FILES)
def test_name_that_no_file_can_have(name: str) -> None:
    [line] = lines_of(Path(name))

    assert "\n" not in line


def test_junk_is_refused_by_its_size_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    junk = tmp_path / "junk.json"
    with junk.open("wb") as stream:
        stream.truncate(50 * 1024 * 1024)
    monkeypatch.setattr("reviews.interchange.parsing.json.loads", None)

    assert lines_of(junk) == [f"{junk}: is larger than 20 MB (50.0 MB)"]


def test_dump_may_be_ten_times_as_large_because_files_come_with_it(tmp_path: Path) -> None:
    dump, larger = tmp_path / "dump.json", tmp_path / "larger.json"
    dump.write_bytes(OWN + b"\n}\n" + b" " * FOREIGN.size)
    with larger.open("wb") as stream:
        stream.write(OWN)
        stream.truncate(DUMP.size + 1)

    assert len(read([dump], types=TYPES)) == 1
    assert lines_of(larger) == [f"{larger}: is larger than 200 MB (200.0 MB)"]


def test_file_of_exactly_the_limit_is_read(tmp_path: Path) -> None:
    whole = b"{" + META + b"}"
    (tmp_path / "full.json").write_bytes(whole + b" " * (FOREIGN.size - len(whole)))

    assert len(read([tmp_path / "full.json"], types=TYPES)) == 1


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (b" \n ", "is empty"),
        (b"\xff\xfe{\x00", "is not UTF-8 text (byte 1)"),
        (b'{"a": "\xe9"}', "is not UTF-8 text (byte 8)"),
        (b"hello", "is not JSON: expecting value (line 1, column 1)"),
        (b"{}\n{}", "is not JSON: extra data (line 2, column 1)"),
        (b'{"meta": {\n "schema": "annu', "is cut off: the JSON ends too early (line 2, column 12)"),
        (b'{"meta": {},', "is cut off: the JSON ends too early (line 1, column 13)"),
        (b"[" * 100_000, "is nested more than 40 deep"),
        (b"[" + b"0," * 1_500_001 + b"0]", "holds more than 1,500,000 values"),
        (b"null", "must be an object, not null"),
        (b'"text"', 'must be an object, not "text"'),
        (b"{}", "meta: is missing"),
        (b'{"meta": []}', "meta: must be an object, not a list"),
        (b'{"meta": {}}', "meta.schema: is missing"),
        (
            b'{"meta": {"schema": ["annual-report/1"]}}',
            'meta.schema: must be one of "annual-report/1", "coding/1", "record/1", not a list',
        ),
        (
            b'{"meta": {"schema": "annual-report/1"}}',
            "meta: needs an id, or a title with letters or figures in it",
        ),
        (
            b'{"meta": {"schema": "annual-report/1", "title": "?!"}}',
            "meta: needs an id, or a title with letters or figures in it",
        ),
        (b"{" + META + b', "actions": 3}', "actions: must be a list, not 3"),
        (b"{" + META + b', "tables": []}', "tables: must be an object, not a list"),
        (
            b"{" + META + b', "x": ' + b"[" * 41 + b"]" * 41 + b"}",
            f"x{'[0]' * 39}: is nested more than 40 deep",
        ),
        (b"{" + META + b', "x": NaN}', "x: is NaN, which is not a number"),
        (b"{" + META + b', "x": [-Infinity]}', "x[0]: is -Infinity, which is not a number"),
        (b"{" + META + b', "x": 1' + b"0" * 5000 + b"}", "x: is a number too large to keep"),
        (b"{" + META + b', "x": 1e400}', "x: is a number too long to keep"),
        (b"{" + META + b', "x": 0.' + b"1" * 5000 + b"}", "x: is a number too long to keep"),
        (b"{" + META + b', "x": "a\\u0000"}', "x: holds a character that cannot be kept (U+0000)"),
        (b"{" + META + b', "x": "\\ud800"}', "x: holds a character that cannot be kept (U+D800)"),
        (b"{" + META + b', "x": {"\\ud800": 1}}', "x: has a key with a character that cannot be kept"),
        (b"{" + META + b', "x": [{"b": 1, "b": 2}]}', 'x[0]: has the key "b" twice'),
    ],
)
def test_each_way_of_being_no_file_of_ours(refused: Lines, content: bytes, sentence: str) -> None:
    assert refused(content) == [f"first.json: {sentence}"]
