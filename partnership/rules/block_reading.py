"""What a stored block says, and the rows that it stands on, read without making its content: a report has megabytes."""

from __future__ import annotations

import json
import uuid
from collections import defaultdict
from typing import Any

NAMES = ("text", "caption", "name", "title", "describes")


def read(stored: str) -> tuple[str, dict[str, frozenset[uuid.UUID]]]:
    """All its words, each sentence on a line of its own; and kind → the ids of its rows, each once."""
    words: list[str] = []
    rows: defaultdict[str, set[str]] = defaultdict(set)

    def keep(part: dict[str, Any]) -> str | None:
        """Called with the innermost parts first. What is kept of a run goes into its sentence."""
        if "id" in part:
            rows[part["kind"]].add(part["id"])
        elif "bold" in part:
            return str(part["text"])
        elif "runs" in part:
            words.append("".join(part["runs"]))
        else:
            words.extend(part[name] for name in NAMES if isinstance(part.get(name), str))
        return None

    json.loads(stored, object_hook=keep)
    return "\n".join(words), {kind: frozenset(map(uuid.UUID, ids)) for kind, ids in rows.items()}
