"""Whether a PDF does something when it is opened, or carries another file.

Names may be written with escapes (/J#61vaScript), and objects may lie packed in streams of objects: these are
unpacked and looked at too. One that cannot be unpacked counts as one that does something.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from itertools import pairwise

MOST_UNPACKED = 50 * 1024 * 1024
END = rb"(?=[\x00\t\n\x0c\r ()<>\[\]{}/%]|$)"
ACTIVE = re.compile(rb"/(?:JavaScript|Launch|EmbeddedFiles?)" + END)
SCRIPT = re.compile(rb"/JS" + END)  # so short that a picture may hold it by chance: looked for outside streams
STREAM = re.compile(rb"(?<!end)stream\r?\n")
OF_OBJECTS = re.compile(rb"/ObjStm" + END)
FIRST = re.compile(rb"/First" + END)
PACKINGS = re.compile(rb"/(?:\w+Decode|AHx|A85|LZW|Fl|RL|Predictor)" + END)


def is_active(content: bytes) -> bool:
    """Whether it holds a script, a program to start or another file; and where that cannot be told."""
    plain = _unescaped(content)
    if ACTIVE.search(plain) or SCRIPT.search(_outside_streams(plain)):
        return True
    return any(each is None or ACTIVE.search(each) or SCRIPT.search(each) for each in _packed_objects(content))


def _unescaped(content: bytes) -> bytes:
    return re.sub(rb"#([0-9A-Fa-f]{2})", lambda found: bytes.fromhex(found[1].decode()), content)


def _outside_streams(content: bytes) -> bytes:
    found, at = [], 0
    while stream := STREAM.search(content, at):
        found.append(content[at : stream.start()])
        end = content.find(b"endstream", stream.end())
        at = len(content) if end < 0 else end
    return b" ".join([*found, content[at:]])


def _packed_objects(content: bytes) -> Iterator[bytes | None]:
    """What each stream of objects unpacks to, or nothing where it does not. All of them together are bounded."""
    room, before, streams = MOST_UNPACKED, 0, [(each.start(), each.end()) for each in STREAM.finditer(content)]
    for (end_of_words, start), (following, _) in pairwise([*streams, (len(content), 0)]):
        said = _unescaped(content[before:end_of_words])
        before = start
        if OF_OBJECTS.search(said) or FIRST.search(said, said.rfind(b"obj") + 1):
            packed = memoryview(content)[start:following]
            unpacked = _unpacked(packed, room) if len(PACKINGS.findall(said)) == 1 else None
            room -= len(unpacked or b"")
            yield _unescaped(unpacked) if unpacked is not None else None


def _unpacked(packed: memoryview, room: int) -> bytes | None:
    unpacking = zlib.decompressobj()
    try:
        unpacked = unpacking.decompress(packed, max(1, room))
    except zlib.error:
        return None
    return unpacked if unpacking.eof else None
