"""A record with something in every table goes from one installation into another, byte for byte."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

import pytest
from sqlalchemy import select

from partnership.extensions import db
from partnership.models import AgencyAlias, AgencyName, Installation, RecoveryCode, SecondFactor, StoredFile, User
from partnership.rules.folding import fold
from partnership.vocabulary import Role
from reviews.interchange.record import sections
from reviews.models import (
    Action,
    ActionSource,
    DeclaredConflict,
    DisseminationEvent,
    DueChange,
    EventAttendance,
    EventLink,
    EventMaterial,
    EventSession,
    Evidence,
    EvidenceFigure,
    EvidenceLink,
    Focus,
    Incident,
    LearningPoint,
    PartnerView,
    PostHolder,
    Recommendation,
    Review,
    ReviewDate,
    SourceFile,
    SourceRow,
    Theme,
)
from reviews.rules.stated import StatedDate
from reviews.vocabulary import (
    DateKind,
    DueChangeKind,
    EvidenceLevel,
    FocusKind,
    Harm,
    Held,
    IncidentDecision,
    SourceKind,
    View,
)
from tests.factories.learning import ShortfallFactory
from tests.factories.partnership import AgencyFactory, BoardFactory, person
from tests.factories.reports import (
    BlockFactory,
    ChapterFactory,
    InclusionFactory,
    NoteFactory,
    ReportFactory,
    ReportTemplateFactory,
)
from tests.factories.reviews import (
    CaseFactory,
    CaseReaderFactory,
    PartFactory,
    PostFactory,
    ReviewFactory,
    UpdateFactory,
    action_from,
)

from .conftest import Load, dumped

pytestmark = pytest.mark.usefixtures("shipped")
SPRING = StatedDate("spring 2026", "season", date(2026, 3, 1), date(2026, 5, 31))
MOMENT = datetime(2026, 5, 1, 9, 30, tzinfo=UTC)
SLIDES = bytes(range(256)) * 3


def whole_record() -> None:
    """A row or more in every table that is dumped."""
    board, agency = BoardFactory(name="Northmoor Partnership"), AgencyFactory()
    db.session.add(Installation(id=1, takes_files=True, controllers="Northmoor Council", agreement_on=date(2026, 1, 1)))
    db.session.add(AgencyName(agency_id=agency.id, name="Northmoor Homes", until_on=date(2022, 6, 30)))
    db.session.add(AgencyAlias(agency_id=agency.id, name="Homes"))
    manager = person(Role.MANAGER, board)
    case = CaseFactory(board=board, joint_with=[agency])
    CaseReaderFactory(case=case, user=manager)
    first, second = ReviewFactory(case=case), ReviewFactory(case=case, place=2)
    db.session.add(ReviewDate(review_id=first.id, kind=DateKind.STARTED, on=SPRING))
    theme, point = learned(first, second)
    focus = Focus(id=uuid.uuid4(), board_id=board.id, kind=FocusKind.PRIORITY, name="Sleep", name_folded="sleep")
    focus.period = SPRING
    db.session.add(focus)
    advice = recommended(first, point)
    action = acted(first, advice, focus, theme, owner=manager)
    decided(case, agency, manager)
    ShortfallFactory(board=board)
    shared(board, agency, links=({"review_id": first.id}, {"learning_point_id": point.id}, {"focus_id": focus.id}))
    things = (first, point, advice, action, theme, focus)
    shown(board, agency, links=({f"{each.__tablename__}_id": each.id} for each in things))
    file = SourceFile(id=uuid.uuid4(), slug="northmoor-2026", title="Northmoor 2026")
    row = {"file_id": file.id, "local_id": "L1", "section": "learning_themes", "subject_type": "learning_point"}
    db.session.add_all([file, SourceRow(id=uuid.uuid4(), subject_id=point.id, **row)])
    reported(board, manager, things)
    db.session.commit()


def reported(board: Any, manager: User, things: Any) -> None:
    """A report with a chapter, a block that somebody has open, a note and a decision; the board's own template."""
    review, _, _, action, *_ = things
    report = ReportFactory(board=board, drafted_at=MOMENT, undecided=2)
    block = BlockFactory(chapter=ChapterFactory(report=report), words="In *our* words: “Siân’s”", is_hidden=True)
    block.held_by_id, block.held_until = manager.id, MOMENT
    NoteFactory(report=report)
    InclusionFactory(report=report, review_id=review.id, reason="Told last year", decided_by_id=manager.id)
    InclusionFactory(report=report, action_id=action.id, is_in=False)
    slides = db.session.get_one(StoredFile, sha256(SLIDES).hexdigest())
    ReportTemplateFactory(board=board, file=slides)


def learned(first: Review, second: Review) -> tuple[Theme, LearningPoint]:
    """Theme rows lead to others that come later and earlier in the order of ids."""
    ids = sorted(uuid.uuid4() for _ in range(3))
    names = ("Sleep", "Safer sleeping", "Health")
    themes = [Theme(id=each, name=name, name_folded=fold(name)) for each, name in zip(ids, names, strict=True)]
    db.session.add_all(themes)
    db.session.flush()
    themes[0].parent_id = ids[2]
    themes[2].merged_into_id, themes[2].retired_on = ids[1], date(2026, 4, 1)
    point = LearningPoint(id=uuid.uuid4(), review_id=first.id, words="Ask where the baby sleeps", themes=[themes[0]])
    point.carried_to = [second]
    db.session.add(point)
    return themes[0], point


def recommended(review: Review, point: LearningPoint) -> Recommendation:
    text = "Ask at each visit"
    made = Recommendation(id=uuid.uuid4(), review_id=review.id, text=text, text_folded=fold(text), reference="1(a)")
    made.learning_points = [point]
    db.session.add(made)
    db.session.flush()
    return made


def acted(review: Review, advice: Recommendation, focus: Focus, theme: Theme, *, owner: User) -> Action:
    action: Action = action_from(review, due=SPRING, themes=[theme])
    post = PostFactory()
    db.session.add(PostHolder(id=uuid.uuid4(), post_id=post.id, user_id=owner.id, from_on=date(2026, 1, 1)))
    ids = {"id": uuid.uuid4(), "action_id": action.id}
    sources = (
        ActionSource(**ids, place=2, kind=SourceKind.RECOMMENDATION, review_id=review.id, recommendation_id=advice.id),
        ActionSource(**ids | {"id": uuid.uuid4()}, place=3, kind=SourceKind.FOCUS, focus_id=focus.id),
    )
    part = PartFactory(action=action, agency=post.agency, post=post, sign_off_words="Seen")
    part.signed_off_on, part.signed_off_by_id = date(2026, 5, 2), owner.id
    UpdateFactory(part=part, entered_by=owner, on_behalf_of="Named nurse, Northmoor Health", position=SPRING)
    change = DueChange(id=uuid.uuid4(), action_id=action.id, part_id=part.id, kind=DueChangeKind.EXTENSION)
    change.reason, change.approved_by, change.made_at, change.made_by_id = "Staff left", "Group", MOMENT, owner.id
    change.was = SPRING
    db.session.add_all([*sources, change])
    db.session.flush()
    return action


def decided(case: Any, agency: Any, manager: User) -> None:
    incident = Incident(id=uuid.uuid4(), case_id=case.id, harm=Harm.CHILD_DIED, agencies=[agency], reason="Not met")
    incident.decision, incident.decided_on = IncidentDecision.NOT_NOTIFIED, date(2026, 2, 3)
    incident.views = [PartnerView(id=uuid.uuid4(), agency_id=agency.id, view=View.DISAGREES, words="It was met")]
    conflict = DeclaredConflict(id=uuid.uuid4(), case_id=case.id, user_id=manager.id, reason="Knew the family")
    conflict.declared_on, conflict.recorded_by_id = date(2026, 2, 3), manager.id
    db.session.add_all([incident, conflict])


def shared(board: Any, agency: Any, *, links: Any) -> None:
    event = DisseminationEvent(
        id=uuid.uuid4(), board_id=board.id, title="Safer sleeping", title_folded="safer sleeping"
    )
    event.on, event.delivered_by = SPRING, [agency]
    event.attendance_value, event.attendance_qualifier, event.attendance_unit = "350", "over", "professionals"
    event.sessions = [EventSession(id=uuid.uuid4(), place=1, on=SPRING, attendance_value="80")]
    event.by_agency = [EventAttendance(id=uuid.uuid4(), agency_id=agency.id, attendance_value="12")]
    event.materials = [EventMaterial(id=uuid.uuid4(), title="Slides", kept_where="Training shelf")]
    event.links = [EventLink(id=uuid.uuid4(), place=place, **link) for place, link in enumerate(links, start=1)]
    db.session.add(event)


def shown(board: Any, agency: Any, *, links: Any) -> None:
    file = StoredFile(sha256=sha256(SLIDES).hexdigest(), media_type="application/pdf", size=len(SLIDES))
    file.stored_at, file.content = MOMENT, SLIDES
    db.session.add(file)
    evidence = Evidence(id=uuid.uuid4(), board_id=board.id, summary="Asked in 4 of 5", summary_folded="asked in 4 of 5")
    evidence.level, evidence.held, evidence.is_sustained, evidence.period = (
        EvidenceLevel.PRACTICE,
        Held.HERE,
        False,
        SPRING,
    )
    evidence.file_name, evidence.file_key, evidence.agencies = "audit.pdf", file.sha256, [agency]
    evidence.figures = [EvidenceFigure(id=uuid.uuid4(), label="asked", value="80", base="100", unit="percent")]
    evidence.links = [EvidenceLink(id=uuid.uuid4(), place=place, **link) for place, link in enumerate(links, start=1)]
    db.session.add(evidence)


def test_record_with_every_table_dumps_the_same_again(load: Load, emptied: Callable[[], None]) -> None:
    whole_record()
    before = dumped()
    emptied()

    load(json.loads(before))

    assert [name for name in sections() if not json.loads(before)[name]] == []
    assert dumped() == before
    assert db.session.scalars(select(StoredFile.content)).one() == SLIDES


def test_second_factors_stay_behind(load: Load) -> None:
    user = person(Role.MANAGER, BoardFactory())
    db.session.add(SecondFactor(user_id=user.id, secret="JBSWY3DPEHPK3PXP", made_at=MOMENT))
    db.session.add(RecoveryCode(id=uuid.uuid4(), user_id=user.id, code_hash="5f0c4c53"))
    db.session.commit()

    assert "JBSWY3DPEHPK3PXP" not in dumped()
    assert "5f0c4c53" not in dumped()
    assert load(json.loads(dumped())).is_changed is False
