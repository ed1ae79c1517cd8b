"""The reports of the small invented world."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from tests.factories.reports import (
    BlockFactory,
    ChapterFactory,
    NoteFactory,
    ReportFactory,
    ReportTemplateFactory,
    requirement,
)


def add(world: Any, identity: Callable[[str], uuid.UUID]) -> None:
    """A report of this board and one of the other, each with two chapters, and the templates of both."""
    for state in ("own", "other"):
        board = world.things["board"][state]
        report = ReportFactory(id=identity(f"{state} report"), board=board, title=f"{board.name} 2025-26")
        world.add("report", state, report)
        chapter = ChapterFactory(id=identity(f"{state} chapter"), report=report, title="Foreword")
        world.add("chapter", state, chapter)
        block = BlockFactory(id=identity(f"{state} block"), chapter=chapter, words="We met **twice**.")
        world.add("block", state, block)
        NoteFactory(id=identity(f"{state} note"), report=report, requirement=requirement("R1"))
        ReportTemplateFactory(id=identity(f"{state} template"), board=board)
        ChapterFactory(id=identity(f"{state} second chapter"), report=report, title="Finance")
