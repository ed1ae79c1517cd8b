"""What a stored block says, and the rows that it stands on, read without making its content: a report has megabytes."""

from __future__ import annotations

import json
import uuid
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

NAMES = frozenset({"text", "caption", "name", "title", "describes"})


def read(stored: str) -> tuple[str, dict[str, frozenset[uuid.UUID]]]:
    """All its words, each sentence on a line of its own; and kind → the ids of its rows, each once."""
    words: list[str] = []
    rows: defaultdict[str, set[str]] = defaultdict(set)
    for said, sources in _parts(json.loads(stored)):
        words.append(said)
        for source in sources:
            for row in source["rows"]:
                rows[row["kind"]].add(row["id"])
    return "\n".join(words), {kind: frozenset(map(uuid.UUID, ids)) for kind, ids in rows.items()}


def _parts(part: Any) -> Iterator[tuple[str, list[Any]]]:
    """Sentences with their sources; headings, captions and names of columns, which have none."""
    if isinstance(part, list):
        for each in part:
            yield from _parts(each)
    elif isinstance(part, dict) and "runs" in part:
        runs = part["runs"]
        yield "".join(run["text"] for run in runs), [each["source"] for each in (part, *runs) if each["source"]]
    elif isinstance(part, dict):
        for name, value in part.items():
            if isinstance(value, str) and name in NAMES:
                yield value, []
            else:
                yield from _parts(value)
