"""The dullest valid rows of the learning record; all people and places are invented."""

from __future__ import annotations

from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

import factory
from sqlalchemy import select

from partnership.commands import audit
from partnership.extensions import db
from partnership.models import StoredFile
from partnership.rules.folding import fold
from reviews.models import (
    Action,
    ActionSource,
    Case,
    CaseReader,
    DeclaredConflict,
    DisseminationEvent,
    EventLink,
    Evidence,
    EvidenceLink,
    Incident,
    Part,
    Post,
    PostHolder,
    Review,
    ReviewType,
    Stage,
    Update,
)
from reviews.vocabulary import Held, Outlook, PartStatus, Sight, SourceKind
from tests.factories.partnership import AgencyFactory, BoardFactory, Factory, UserFactory

LONG_AGO = datetime(2026, 1, 5, 9, tzinfo=UTC)


def review_type(code: str = "Rapid Review") -> ReviewType:
    """A type as shipped."""
    return db.session.scalars(select(ReviewType).where(ReviewType.code == code)).one()


def stage(code: str, of: str = "Rapid Review") -> Stage:
    return db.session.scalars(select(Stage).join(ReviewType).where(ReviewType.code == of, Stage.code == code)).one()


class CaseFactory(Factory):
    class Meta:
        model = Case

    class Params:
        open = factory.Trait(sight=Sight.PARTNERS)

    board = factory.SubFactory(BoardFactory)
    board_id = factory.SelfAttribute("board.id")
    name = factory.Sequence(lambda n: f"Willow {n}")
    name_folded = factory.LazyAttribute(lambda case: fold(case.name))
    logged_year = 2026
    logged_at = LONG_AGO
    sight = Sight.REVIEW_TEAM


class CaseReaderFactory(Factory):
    class Meta:
        model = CaseReader

    case = factory.SubFactory(CaseFactory)
    case_id = factory.SelfAttribute("case.id")
    user = factory.SubFactory(UserFactory)
    user_id = factory.LazyAttribute(lambda reader: reader.user.id if reader.user else None)


class IncidentFactory(Factory):
    class Meta:
        model = Incident

    case = factory.SubFactory(CaseFactory)
    case_id = factory.SelfAttribute("case.id")


class ConflictFactory(Factory):
    class Meta:
        model = DeclaredConflict

    case = factory.SubFactory(CaseFactory)
    case_id = factory.SelfAttribute("case.id")
    user = factory.SubFactory(UserFactory)
    user_id = factory.SelfAttribute("user.id")
    reason = "Managed the team under review."
    declared_on = date(2026, 1, 5)


def reviews_of(case_id: Any) -> int:
    return db.session.query(Review).filter_by(case_id=case_id).count()


class ReviewFactory(Factory):
    class Meta:
        model = Review

    case = factory.SubFactory(CaseFactory)
    case_id = factory.SelfAttribute("case.id")
    review_type = factory.LazyFunction(review_type)
    review_type_id = factory.SelfAttribute("review_type.id")
    stage = factory.LazyAttribute(lambda review: review.review_type.stages[0])
    stage_id = factory.SelfAttribute("stage.id")
    place = factory.LazyAttribute(lambda review: 1 + reviews_of(review.case_id))


class ActionFactory(Factory):
    class Meta:
        model = Action

    board = factory.SubFactory(BoardFactory)
    board_id = factory.SelfAttribute("board.id")
    text = factory.Sequence(lambda n: f"Revise the bruising protocol, step {n}")
    text_folded = factory.LazyAttribute(lambda action: fold(action.text))
    added_at = LONG_AGO


class ActionSourceFactory(Factory):
    class Meta:
        model = ActionSource
        exclude = ("action",)

    action = factory.SubFactory(ActionFactory)
    action_id = factory.SelfAttribute("action.id")
    kind = SourceKind.REVIEW
    review = factory.SubFactory(ReviewFactory)
    review_id = factory.SelfAttribute("review.id")


class PartFactory(Factory):
    class Meta:
        model = Part

    action = factory.SubFactory(ActionFactory)
    action_id = factory.SelfAttribute("action.id")
    agency = factory.SubFactory(AgencyFactory)
    agency_id = factory.SelfAttribute("agency.id")
    status = PartStatus.NOT_STARTED


class UpdateFactory(Factory):
    class Meta:
        model = Update

    part = factory.SubFactory(PartFactory)
    part_id = factory.SelfAttribute("part.id")
    note = "The protocol was rewritten with health colleagues."
    status = PartStatus.IN_PROGRESS
    outlook = Outlook.NOT_SAID
    entered_at = LONG_AGO


def action_from(review: Review, **options: Any) -> Action:
    """An action that came from a review, on the board of its case."""
    action: Action = ActionFactory(board=review.case.board, **options)
    ActionSourceFactory(action=action, review=review)
    return action


class PostFactory(Factory):
    class Meta:
        model = Post

    agency = factory.SubFactory(AgencyFactory)
    agency_id = factory.SelfAttribute("agency.id")
    name = "Named nurse"
    name_folded = factory.LazyAttribute(lambda post: fold(post.name))


class PostHolderFactory(Factory):
    class Meta:
        model = PostHolder

    post = factory.SubFactory(PostFactory)
    post_id = factory.SelfAttribute("post.id")
    user = factory.SubFactory(UserFactory)
    user_id = factory.SelfAttribute("user.id")


class EvidenceFactory(Factory):
    class Meta:
        model = Evidence

    board = factory.SubFactory(BoardFactory)
    board_id = factory.SelfAttribute("board.id")
    summary = factory.Sequence(lambda n: f"A dip sample of {n + 20} records shows that the form is used")
    summary_folded = factory.LazyAttribute(lambda evidence: fold(evidence.summary))


class EventFactory(Factory):
    class Meta:
        model = DisseminationEvent

    board = factory.SubFactory(BoardFactory)
    board_id = factory.SelfAttribute("board.id")
    title = factory.Sequence(lambda n: f"Webinar {n} on bruising in babies")
    title_folded = factory.LazyAttribute(lambda event: fold(event.title))


def evidence_of(action: Action, **options: Any) -> Evidence:
    """Evidence about an action, on its board."""
    evidence: Evidence = EvidenceFactory(board=action.board, **options)
    db.session.add(EvidenceLink(evidence_id=evidence.id, action_id=action.id))
    db.session.flush()
    return evidence


def evidence_about(*, board: Any, **thing: Any) -> Evidence:
    """Evidence about the one thing that is named, such as theme_id=…"""
    evidence: Evidence = EvidenceFactory(board=board)
    db.session.add(EvidenceLink(evidence_id=evidence.id, **thing))
    db.session.flush()
    return evidence


def event_about(review: Review, **options: Any) -> DisseminationEvent:
    """A way in which the learning of a review was shared."""
    event: DisseminationEvent = EventFactory(board=review.case.board, **options)
    db.session.add(EventLink(event_id=event.id, review_id=review.id))
    db.session.flush()
    return event


def kept_here(evidence: Evidence, name: str = "audit.txt", content: bytes = b"Letters were sent.") -> Evidence:
    """The piece with its file; the same bytes are one row."""
    key = sha256(content).hexdigest()
    evidence.file = db.session.get(StoredFile, key) or StoredFile(
        sha256=key, media_type="text/plain", size=len(content), stored_at=LONG_AGO, content=content
    )
    evidence.file_key, evidence.file_name, evidence.held = key, name, Held.HERE
    db.session.flush()
    return evidence


def moved(review: Review, before: str) -> None:
    """On record: the review went on from a stage, by its name, to the one at which it is."""
    detail = {"before": before, "after": review.stage.name}
    audit.record("moved a review", review, by=None, told_on=review.case_id, detail=detail)
    db.session.commit()
