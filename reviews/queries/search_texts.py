"""What search knows of each kind of thing: its texts, what it hangs from, and when it came to be."""

from __future__ import annotations

import hashlib
import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import literal, null, select, union_all
from sqlalchemy.orm import InstrumentedAttribute

from partnership.extensions import db
from partnership.models import Agency, AgencyAlias, AgencyName
from reviews.models import (
    Action,
    Case,
    DisseminationEvent,
    EventMaterial,
    EventSession,
    Evidence,
    EvidenceFigure,
    LearningPoint,
    Part,
    Recommendation,
    Review,
    Update,
)
from reviews.vocabulary import SearchKind

Texts = tuple[tuple[InstrumentedAttribute[uuid.UUID], tuple[InstrumentedAttribute[Any], ...]], ...]

OF_CASE: Texts = ((Case.id, (Case.name, Case.summary)), (Review.case_id, (Review.title,)))
NOTES: Texts = ((Case.id, (Case.incident_nature, Case.internal_notes)),)
# The texts of each kind: the column that names the thing, and the columns that are searched; a title first.
TEXTS: Mapping[SearchKind, Texts] = {
    SearchKind.CASE: OF_CASE,
    SearchKind.CASE_WITH_NOTES: OF_CASE + NOTES,
    SearchKind.LEARNING_POINT: ((LearningPoint.id, (LearningPoint.words,)),),
    SearchKind.RECOMMENDATION: (
        (
            Recommendation.id,
            (Recommendation.text, Recommendation.outcome, Recommendation.acceptance_reason, Recommendation.reference),
        ),
    ),
    SearchKind.ACTION: ((Action.id, (Action.text, Action.topic, Action.outcome, Action.measure)),),
    SearchKind.UPDATE: ((Update.id, (Update.note,)),),
    SearchKind.EVIDENCE: (
        (Evidence.id, (Evidence.summary, Evidence.topic, Evidence.kind, Evidence.level_reason, Evidence.holder)),
        (EvidenceFigure.evidence_id, (EvidenceFigure.label,)),
    ),
    SearchKind.EVENT: (
        (
            DisseminationEvent.id,
            (
                *(DisseminationEvent.title, DisseminationEvent.topic, DisseminationEvent.kind),
                *(DisseminationEvent.audience, DisseminationEvent.feedback, DisseminationEvent.follow_up),
            ),
        ),
        (EventSession.event_id, (EventSession.words,)),
        (EventMaterial.event_id, (EventMaterial.title,)),
    ),
    SearchKind.AGENCY: (
        (Agency.id, (Agency.name, Agency.abbreviation)),
        (AgencyAlias.agency_id, (AgencyAlias.name,)),
        (AgencyName.agency_id, (AgencyName.name,)),
    ),
}
WHOLE_CASE = select(Case.id, Case.id, null(), null(), Case.logged_at)
# What each thing is: its id, the case, the action and the part that it is of, and the moment that orders it.
THINGS: Mapping[SearchKind, Any] = {
    SearchKind.CASE: WHOLE_CASE,
    SearchKind.CASE_WITH_NOTES: WHOLE_CASE,
    SearchKind.LEARNING_POINT: select(LearningPoint.id, Review.case_id, null(), null(), Case.logged_at)
    .join(LearningPoint.review)
    .join(Review.case),
    SearchKind.RECOMMENDATION: select(Recommendation.id, Review.case_id, null(), null(), Case.logged_at)
    .join(Recommendation.review)
    .join(Review.case),
    SearchKind.ACTION: select(Action.id, null(), Action.id, null(), Action.added_at),
    SearchKind.UPDATE: select(Update.id, null(), Part.action_id, Part.id, Update.entered_at).join(Update.part),
    SearchKind.EVIDENCE: select(Evidence.id, null(), null(), null(), null()),
    SearchKind.EVENT: select(DisseminationEvent.id, null(), null(), null(), null()),
    SearchKind.AGENCY: select(Agency.id, null(), null(), null(), null()),
}

PLACE = 58  # where in the number of an entry the place of its kind begins
PLACES = {kind: max(0, place - 1) for place, kind in enumerate(SearchKind)}


def number(kind: SearchKind, subject_id: uuid.UUID) -> int:
    """The place of the kind, then 57 bits made from the id, then whether it is the case with its notes."""
    digest = int.from_bytes(hashlib.sha256(subject_id.bytes).digest()[:8], "big")
    return PLACES[kind] << PLACE | digest >> 7 << 1 | (kind is SearchKind.CASE_WITH_NOTES)


def texts(
    kinds: Iterable[SearchKind], ids: Collection[uuid.UUID] | None = None
) -> dict[tuple[SearchKind, uuid.UUID], list[tuple[int, str]]]:
    """All texts of some things, or of all of these kinds, in one statement: each with its place among the texts."""
    found: dict[tuple[SearchKind, uuid.UUID], list[tuple[int, str]]] = defaultdict(list)
    for kind, subject_id, place, words in db.session.execute(union_all(*_selects(kinds, ids))):
        found[SearchKind(kind), subject_id].append((place, words))
    for each in found.values():
        each.sort()
    return found


def _selects(kinds: Iterable[SearchKind], ids: Collection[uuid.UUID] | None) -> Iterator[Any]:
    for kind in kinds:
        columns = [(owner, column) for owner, many in TEXTS[kind] for column in many]
        for place, (owner, column) in enumerate(columns):
            asked = select(literal(kind.value), owner, literal(place), column).where(column.is_not(None))
            yield asked if ids is None else asked.where(owner.in_(ids))
