"""Which annual reports that were loaded tell of which things, with the time that they are about."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import select

from partnership.extensions import db
from reviews.models import SourceFile, SourceRow
from reviews.rules.inclusion import Reported
from reviews.rules.stated import Period

Things = Mapping[uuid.UUID, tuple[Reported, ...]]


def things(board_id: uuid.UUID) -> Things:
    """By the id of the thing; the latest report first. A coding reports nothing."""
    of_board = select(SourceRow.file_id).where(SourceRow.section == "meta", SourceRow.subject_id == board_id)
    rows = db.session.execute(
        select(SourceRow.subject_id, SourceFile.period_first, SourceFile.period_last, SourceFile.title)
        .join(SourceFile, SourceFile.id == SourceRow.file_id)
        .where(SourceFile.id.in_(of_board))
        .order_by(SourceFile.period_first.desc(), SourceFile.title)
    )
    found: dict[uuid.UUID, list[Reported]] = defaultdict(list)
    for thing_id, first, last, title in rows:
        if first and last:
            found[thing_id].append(Reported(Period(first, last), title))
    return {thing_id: tuple(dict.fromkeys(reports)) for thing_id, reports in found.items()}
