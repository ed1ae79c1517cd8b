"""Learning points of an annual report, in the review's own words and in the order of the file."""

from __future__ import annotations

import uuid
from collections import Counter

from sqlalchemy import func, select

from partnership.extensions import db
from partnership.filters import plural
from reviews.commands.loading_rows import Loading
from reviews.interchange.annual_report import AnnualReport
from reviews.models import Case, LearningPoint

SECTION = "learning_themes"


def load_learning_points(loading: Loading, report: AnnualReport) -> None:
    """They hang from the first review of their case. What names no review has no place."""
    homeless = sum(row.review_id is None for row in report.learning_themes)
    if homeless:
        loading.loaded.notes.append(f"{SECTION}: {plural(homeless, 'row')} without a review_id left out")
    last_places = _last_places()
    at_home = (row for row in report.learning_themes if row.review_id is not None)
    added: Counter[str] = Counter()
    for row in loading.new(SECTION, at_home, LearningPoint.__tablename__):
        local_id = str(row.review_id)
        (review_id,) = loading.reviews([local_id])
        last_places[review_id] += 1
        point = LearningPoint(id=uuid.uuid4(), review_id=review_id, place=last_places[review_id])
        point.words, point.in_grid = row.label.strip(), row.listed_in != "narrative"
        loading.made(point)
        loading.became(SECTION, row.id, point)
        added[local_id] += 1
    _tell(loading, added)


def _last_places() -> Counter[uuid.UUID]:
    found = select(LearningPoint.review_id, func.max(LearningPoint.place)).group_by(LearningPoint.review_id)
    return Counter({review_id: place for review_id, place in db.session.execute(found)})


def _tell(loading: Loading, added: Counter[str]) -> None:
    """A case that came with them tells of the file already."""
    told_of = {entry.subject.id for entry in loading.events}
    for local_id, count in added.items():
        case_id = loading.ids["reviews", local_id, Case.__tablename__]
        if case_id not in told_of:
            loading.tell("loaded learning points", db.session.get_one(Case, case_id), count=count)
