"""Where the actions and evidence of one page of a list came from, so far as the reader may know."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from textwrap import shorten

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from partnership.extensions import db
from partnership.models import User
from reviews.models import ActionSource, EvidenceLink, Review
from reviews.queries import actions, linked_sight, linking
from reviews.vocabulary import Reportable

LETTERS = 60


def origins(user: User, kind: Reportable, things: Collection[uuid.UUID]) -> Mapping[uuid.UUID, str]:
    """Thing → what it came from or is about, in so many letters; of things that the person sees, in one statement."""
    if not things or kind not in (Reportable.ACTION, Reportable.EVIDENCE):
        return {}
    begins, read = ("From", _of_actions) if kind is Reportable.ACTION else ("About", _of_evidence)
    found: defaultdict[uuid.UUID, dict[str, None]] = defaultdict(dict)
    for thing, words in read(user, things):
        found[thing][words] = None
    return {thing: f"{begins} {shorten('; '.join(words), LETTERS, placeholder=' …')}" for thing, words in found.items()}


def _of_actions(user: User, things: Collection[uuid.UUID]) -> Iterable[tuple[uuid.UUID, str]]:
    review = joinedload(ActionSource.review).options(joinedload(Review.case), joinedload(Review.review_type))
    wanted = (
        select(ActionSource)
        .where(ActionSource.action_id.in_(things), actions.visible_sources(user))
        .options(review, joinedload(ActionSource.recommendation), joinedload(ActionSource.focus))
        .order_by(ActionSource.place, ActionSource.id)
    )
    for each in db.session.scalars(wanted):
        yield each.action_id, actions.source_line(each).text


def _of_evidence(user: User, things: Collection[uuid.UUID]) -> Iterable[tuple[uuid.UUID, str]]:
    of_these = EvidenceLink.evidence_id.in_(things)
    wanted = (
        select(EvidenceLink)
        .where(of_these, ~linked_sight.hidden_of(user, EvidenceLink, of_these))
        .options(*linking.options(EvidenceLink))
        .order_by(EvidenceLink.place, EvidenceLink.id)
    )
    for each in db.session.scalars(wanted):
        yield each.evidence_id, _about(each)


def _about(link: EvidenceLink) -> str:
    """The review, also of what hangs from it; else the thing itself."""
    below = link.learning_point or link.recommendation
    review = below.review if below else link.review
    linked = linking.of_link(link)
    return actions.review_words(review) if review else f"{linked.kind.label.lower()}: {linked.words}"
