"""From a file's bytes to plain JSON values, naming what JSON allows and a record cannot keep."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from reviews.interchange.faults import Place, one_line

MEGABYTE = 1024 * 1024
DEEPEST = 40
LONGEST_NUMBER = 18
# The first bytes of every dump of ours: nothing has to be read further to know one.
OWN = b'{\n"meta": {\n"schema": "record/1"\n}'
UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Limit:
    """How much a file may hold."""

    megabytes: int
    commas: int

    @property
    def size(self) -> int:
        return self.megabytes * MEGABYTE


FOREIGN = Limit(megabytes=20, commas=1_500_000)
DUMP = Limit(megabytes=200, commas=6_000_000)


class Unreadable(Exception):
    """The file as a whole cannot be read; the message is the sentence of its fault."""

    def __init__(self, sentence: str, place: str = "") -> None:
        super().__init__(sentence)
        self.place = place


@dataclass(frozen=True)
class Odd:
    """Stands where the file has a number that no record can hold."""

    sentence: str


class Object(dict[str, Any]):
    """A JSON object that remembers which keys it was given more than once."""

    twice: tuple[str, ...] = ()


def parse(file: Path) -> Any:
    """The JSON value of a file, or `Unreadable`. Its size is looked at before anything is read."""
    content, limit = _content(file)
    text = _text(content)
    if not text.strip():
        raise Unreadable("is empty")
    if text.count(",") > limit.commas:
        raise Unreadable(f"holds more than {limit.commas:,} values")
    try:
        return json.loads(
            text, object_pairs_hook=_object, parse_int=_whole, parse_float=_decimal, parse_constant=_constant
        )
    except json.JSONDecodeError as error:
        raise Unreadable(_broken(error)) from None
    except RecursionError:
        raise Unreadable(f"is nested more than {DEEPEST} deep") from None


def oddities(value: Any) -> Iterator[tuple[Place, str]]:
    """Each place that is good JSON and no good record, with its sentence."""
    ahead: list[tuple[Place, Any]] = [((), value)]
    while ahead:
        place, value = ahead.pop()
        yield from ((place, sentence) for sentence in _odd(value))
        if not isinstance(value, (dict, list)):
            continue
        if len(place) >= DEEPEST:
            yield place, f"is nested more than {DEEPEST} deep"
            continue
        inside = value.items() if isinstance(value, dict) else enumerate(value)
        ahead.extend(((*place, step), item) for step, item in reversed(list(inside)))


def _odd(value: Any) -> Iterator[str]:
    if isinstance(value, Odd):
        yield value.sentence
    elif isinstance(value, str) and (found := UNFIT.search(value)):
        yield f"holds a character that cannot be kept (U+{ord(found[0]):04X})"
    elif isinstance(value, Object):
        yield from (f'has the key "{one_line(key)}" twice' for key in value.twice)
        if any(UNFIT.search(key) for key in value):
            yield "has a key with a character that cannot be kept"


def _content(file: Path) -> tuple[bytes, Limit]:
    try:
        if file.is_dir() or (file.exists() and not file.is_file()):
            raise Unreadable("is not a file")
        with file.open("rb") as stream:
            start = stream.read(len(OWN))
            limit = DUMP if start == OWN else FOREIGN
            if file.stat().st_size > limit.size:
                raise Unreadable(_too_large(file.stat().st_size, limit))
            content = start + stream.read(limit.size + 1 - len(start))
    except FileNotFoundError:
        raise Unreadable("is not there: check its name") from None
    except (OSError, ValueError) as error:
        raise Unreadable(f"cannot be opened: {getattr(error, 'strerror', None) or error}") from None
    if len(content) > limit.size:
        raise Unreadable(_too_large(len(content), limit))
    return content, limit


def _too_large(size: int, limit: Limit) -> str:
    return f"is larger than {limit.megabytes} MB ({size / MEGABYTE:.1f} MB)"


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(f"is not UTF-8 text (byte {error.start + 1:,})") from None


def _object(pairs: list[tuple[str, Any]]) -> Object:
    made = Object(pairs)
    if len(made) < len(pairs):
        made.twice = tuple(key for key, times in Counter(key for key, _ in pairs).items() if times > 1)
    return made


def _whole(digits: str) -> int | Odd:
    if len(digits) > LONGEST_NUMBER:
        return Odd("is a number too large to keep")
    return int(digits)


def _decimal(digits: str) -> Decimal | Odd:
    number = Decimal(digits) if len(digits) <= 2 * LONGEST_NUMBER else None
    if number is None or (number and abs(number.adjusted()) > LONGEST_NUMBER):
        return Odd("is a number too long to keep")
    return number


def _constant(word: str) -> Odd:
    return Odd(f"is {word}, which is not a number")


def _broken(error: json.JSONDecodeError) -> str:
    at = f"line {error.lineno:,}, column {error.colno:,}"
    if error.pos >= len(error.doc.rstrip()) or error.msg.startswith("Unterminated string"):
        return f"is cut off: the JSON ends too early ({at})"
    return f"is not JSON: {error.msg[:1].lower()}{error.msg[1:]} ({at})"
