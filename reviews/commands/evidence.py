"""Writes of evidence: add a piece, change it, say what it is about."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm.attributes import flag_modified

from partnership.commands import audit, files
from partnership.extensions import db
from partnership.models import Agency, User
from partnership.rules.files import Upload
from partnership.rules.folding import fold
from reviews.commands.actions import changed
from reviews.commands.links import Target, change_links, column_of
from reviews.models import Evidence, EvidenceFigure, EvidenceLink
from reviews.vocabulary import Held

# Long texts and internal addresses are not repeated in the history: that they were changed is told.
FIELDS = {
    "summary": "What it shows",
    "kind": "Kind",
    "topic": "Topic",
    "level": "Level",
    "level_reason": "Why that level",
    "is_sustained": "Whether it lasted",
    "period": "Period",
    "publishable": "Whether a public report may use it",
    "holder": "Who holds it",
    "held_where": "Where it is",
    "held_link": "Link",
    "seen_by": "Who has seen it",
    "seen_on": "When it was seen",
    "check_again_on": "When to check again",
}
ELSEWHERE = ("holder", "held_where", "held_link")
FIGURE = ("label", "value", "base", "unit", "qualifier", "period")


def add_evidence(
    *,
    new_id: uuid.UUID | None = None,
    board_id: uuid.UUID,
    about: Sequence[Target] = (),
    agencies: Collection[uuid.UUID] = (),
    figures: Sequence[dict[str, Any]] = (),
    file: Upload | None = None,
    by: User,
    **said: Any,
) -> Evidence:
    """The piece with its figures, its file and what it is about."""
    evidence = Evidence(
        id=new_id or uuid.uuid4(),
        board_id=board_id,
        **_said(said),
    )
    evidence.summary_folded = fold(evidence.summary)
    _set_file(evidence, file)
    evidence.held = _held(evidence)
    evidence.agencies = _agencies(agencies)
    evidence.figures = [_figure(place, each) for place, each in enumerate(figures, start=1)]
    evidence.links = [
        EvidenceLink(place=place, **{column_of(each.kind): each.id}) for place, each in enumerate(about, start=1)
    ]
    db.session.add(evidence)
    db.session.flush()
    detail = {"about": [each.words for each in about], **({"with_file": True} if file else {})}
    audit.record("added evidence", evidence, by=by, detail=detail)
    return evidence


def edit_evidence(
    evidence: Evidence,
    *,
    agencies: Collection[uuid.UUID],
    figures: Sequence[dict[str, Any]],
    file: Upload | None = None,
    without_file: bool = False,
    by: User,
    **said: Any,
) -> Evidence:
    """Change what it says; what it is about stays. Nothing changed leaves no event."""
    key_before = evidence.file_key
    labels = {name: label for name, label in FIELDS.items() if name in said}
    fields = [each["field"] for each in changed(evidence, labels, _said(said))]
    if _set_figures(evidence, figures):
        fields.append("Figures")
    wanted = _agencies(agencies)
    if {each.id for each in wanted} != {each.id for each in evidence.agencies}:
        evidence.agencies = wanted
        fields.append("Agencies")
    fields += _set_file(evidence, file, is_taken_off=without_file)
    if fields:
        evidence.summary_folded = fold(evidence.summary)
        evidence.held = _held(evidence)
        _touch(evidence)
        db.session.flush()
        if key_before is not None and key_before != evidence.file_key:
            files.let_go(key_before)
        audit.record("changed evidence", evidence, by=by, detail={"fields": fields})
    return evidence


def say_what_about(evidence: Evidence, *, add: Iterable[Target], take_away: Iterable[Target], by: User) -> Evidence:
    """It shows something about these too, and about those no more."""
    changes = change_links(evidence, EvidenceLink, add=add, take_away=take_away)
    if any(changes.values()):
        _touch(evidence)
        db.session.flush()
        audit.record("changed what evidence is about", evidence, by=by, detail=changes)
    return evidence


def _touch(evidence: Evidence) -> None:
    """A change of figures, agencies or links alone is an edit of the piece too: its version goes up."""
    flag_modified(evidence, "summary")


def _said(said: dict[str, Any]) -> dict[str, Any]:
    """What was filled in; an empty text says nothing."""
    return {name: (value or None) if isinstance(value, str) else value for name, value in said.items()}


def _held(evidence: Evidence) -> Held:
    if evidence.file_key is not None:
        return Held.HERE
    return Held.ELSEWHERE if any(getattr(evidence, name) for name in ELSEWHERE) else Held.NOT_SAID


def _set_file(evidence: Evidence, file: Upload | None, *, is_taken_off: bool = False) -> list[str]:
    """What is told of it. Its name is not repeated in the history."""
    before = (evidence.file_key, evidence.file_name)
    if file is not None:
        kept = files.keep(file)
        evidence.file, evidence.file_key, evidence.file_name = kept, kept.sha256, file.name
    elif is_taken_off:
        evidence.file = evidence.file_key = evidence.file_name = None
    if before == (evidence.file_key, evidence.file_name):
        return []
    return ["File taken away" if file is None else "File replaced" if before[0] else "File added"]


def _agencies(ids: Collection[uuid.UUID]) -> list[Agency]:
    return list(db.session.scalars(select(Agency).where(Agency.id.in_(ids)).order_by(Agency.name_folded)))


def _figure(place: int, said: dict[str, Any]) -> EvidenceFigure:
    return EvidenceFigure(place=place, **said)


def _set_figures(evidence: Evidence, figures: Sequence[dict[str, Any]]) -> bool:
    """Whether they are others than before; those that stay as they are keep their rows."""
    before = [{name: getattr(each, name) for name in FIGURE} for each in evidence.figures]
    if before == list(figures):
        return False
    evidence.figures = [_figure(place, each) for place, each in enumerate(figures, start=1)]
    return True
