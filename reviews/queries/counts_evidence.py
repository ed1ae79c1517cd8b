"""How much evidence there is, by the kind of thing that it shows.

`seen` is a condition on Evidence; without it all is counted.
"""

from __future__ import annotations

from sqlalchemy import func, select

from partnership.extensions import db
from reviews.models import Evidence, EvidenceFigure
from reviews.queries.counting import Seen, one, where
from reviews.vocabulary import EvidenceLevel


def evidence(seen: Seen | None = None) -> dict[EvidenceLevel | None, int]:
    """By level, lowest first, and last under None what nobody has given a level."""
    found = select(Evidence.level, func.count()).where(where(seen)).group_by(Evidence.level)
    counts = {level: count for level, count in db.session.execute(found)}
    return {level: counts.get(level, 0) for level in (*EvidenceLevel, None)}


def figures(seen: Seen | None = None) -> int:
    """Figures of the evidence that is seen."""
    found = select(func.count()).select_from(EvidenceFigure).join(Evidence, Evidence.id == EvidenceFigure.evidence_id)
    return one(found.where(where(seen)))
