"""Writes of learning points: add one to a review, change it, move it up or down."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy.orm.attributes import flag_modified

from partnership.commands import audit
from partnership.errors import RuleBroken
from partnership.extensions import db
from partnership.filters import listed
from partnership.models import User
from reviews.models import LearningPoint, Review, Theme
from reviews.queries import learning_points
from reviews.rules.changes import changes
from reviews.vocabulary import LearningKind


def add_learning_point(
    review: Review,
    *,
    new_id: uuid.UUID | None = None,
    words: str,
    kind: LearningKind,
    in_grid: bool,
    themes: Sequence[Theme],
    by: User,
) -> LearningPoint:
    """The last point of a review so far. Raises RuleBroken where a theme takes no new links."""
    _only_active(themes)
    point = LearningPoint(
        id=new_id or uuid.uuid4(),
        review=review,
        place=learning_points.last_place(review) + 1,
        words=words,
        kind=kind,
        in_grid=in_grid,
        themes=list(themes),
    )
    db.session.add(point)
    db.session.flush()
    detail = {"type": review.review_type.name, "place": point.place, "words": words, "kind": kind.label}
    audit.record("added a learning point", point, by=by, told_on=review.case_id, detail=detail)
    return point


def edit_learning_point(
    point: LearningPoint, *, words: str, kind: LearningKind, in_grid: bool, themes: Sequence[Theme], by: User
) -> LearningPoint:
    """Keep what was changed. Raises RuleBroken where a new theme takes no links; those it has, it keeps."""
    before = _said(point)
    _only_active(each for each in themes if each not in point.themes)
    point.words, point.kind, point.in_grid, point.themes = words, kind, in_grid, list(themes)
    changed = changes(before, _said(point))
    if changed:
        # The themes stand in a table of their own: without this they would change behind an open form.
        flag_modified(point, "words")
        db.session.flush()
        detail = {"type": point.review.review_type.name, "place": point.place, "changes": changed}
        audit.record("changed a learning point", point, by=by, told_on=point.review.case_id, detail=detail)
    return point


def move_learning_point(point: LearningPoint, *, is_up: bool, by: User) -> LearningPoint:
    """One place up or down among those of its review. Raises RuleBroken at either end."""
    siblings = list(learning_points.in_order(point.review))
    before = siblings.index(point)
    after = before - 1 if is_up else before + 1
    if not 0 <= after < len(siblings):
        raise RuleBroken("It is the first already." if is_up else "It is the last already.")
    siblings.insert(after, siblings.pop(before))
    for place, each in enumerate(siblings, start=1):
        each.place = place
    db.session.flush()
    detail = {"type": point.review.review_type.name, "before": before + 1, "after": after + 1}
    audit.record("moved a learning point", point, by=by, told_on=point.review.case_id, detail=detail)
    return point


def _only_active(themes: Iterable[Theme]) -> None:
    retired = [f"“{each.name}”" for each in themes if not each.is_active]
    if retired:
        raise RuleBroken(f"{listed(retired)} takes no new links: it is retired. Choose another theme.")


def _said(point: LearningPoint) -> dict[str, Any]:
    """The point as its form shows it, in plain values."""
    return {
        "words": point.words,
        "kind": point.kind.label,
        "in_grid": point.in_grid,
        "themes": sorted(each.name for each in point.themes),
    }
