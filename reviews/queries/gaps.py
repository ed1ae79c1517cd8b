"""The gaps between learning and difference, declared once: what is in each, in words and as a condition."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select

from partnership import clock
from reviews.models import (
    Action,
    ActionSource,
    DisseminationEvent,
    EventAttendance,
    EventSession,
    Evidence,
    EvidenceLink,
    LearningPoint,
    Part,
    Recommendation,
    learning_point_theme,
    recommendation_learning_point,
)
from reviews.queries import recommendations
from reviews.rules.attendance import held_by
from reviews.rules.evidence import OF_CHANGE
from reviews.vocabulary import ActionStatus, EvidenceLevel, Held, LearningKind, PartStatus

ONLY_REACHED = (EvidenceLevel.ACTIVITY, EvidenceLevel.REACH)


@dataclass(frozen=True)
class Gap:
    """One gap: `one` and `many` say after a number what is in it, `means` why it matters and what to do."""

    key: str
    title: str
    noun: str
    model: Any
    one: str
    many: str
    nothing: str
    means: str
    where: Callable[[], ColumnElement[bool]]
    order: Any = None

    def rest(self, count: int) -> str:
        """What stands after the number."""
        return self.one if count == 1 else self.many

    def words(self, count: int) -> str:
        return f"{count} {self.rest(count)}"


def with_levels(levels: Any) -> Any:
    """The actions that have evidence of one of these levels. Who sees an action sees all of its evidence."""
    of = select(EvidenceLink.action_id).join(Evidence, Evidence.id == EvidenceLink.evidence_id)
    return of.where(EvidenceLink.action_id.is_not(None), Evidence.level.in_(levels)).correlate(None)


def _done_unshown() -> ColumnElement[bool]:
    return and_(Action.status == ActionStatus.DONE, Action.id.not_in(with_levels(OF_CHANGE)))


def _only_reached() -> ColumnElement[bool]:
    others = [level for level in EvidenceLevel if level not in ONLY_REACHED]
    return and_(Action.id.in_(with_levels(ONLY_REACHED)), Action.id.not_in(with_levels(others)))


def _no_source() -> ColumnElement[bool]:
    return Action.id.not_in(select(ActionSource.action_id).correlate(None))


def _no_agency() -> ColumnElement[bool]:
    """No agency has a part, or each that has one says that it is not its own."""
    return Action.id.not_in(select(Part.action_id).where(Part.status != PartStatus.NOT_OURS).correlate(None))


def _undated() -> ColumnElement[bool]:
    columns = Evidence.__table__.c
    return and_(columns.period_earliest.is_(None), columns.period_latest.is_(None))


def _about_nothing() -> ColumnElement[bool]:
    return Evidence.id.not_in(select(EvidenceLink.evidence_id).correlate(None))


def _answered() -> Any:
    """The recommendations that an action came from."""
    of = select(ActionSource.recommendation_id).where(ActionSource.recommendation_id.is_not(None))
    return of.correlate(None)


def _point_without_action() -> ColumnElement[bool]:
    of = recommendation_learning_point.c
    answered = select(of.learning_point_id).where(of.recommendation_id.in_(_answered())).correlate(None)
    return and_(LearningPoint.kind == LearningKind.LEARNING, LearningPoint.id.not_in(answered))


def _point_without_theme() -> ColumnElement[bool]:
    return LearningPoint.id.not_in(select(learning_point_theme.c.learning_point_id).correlate(None))


def _not_followed_up() -> ColumnElement[bool]:
    """From the day on which its page says to ask; where it is not known when it was held, from the beginning."""
    held = DisseminationEvent.__table__.c.on_latest
    is_time = or_(held.is_(None), held <= held_by(clock.today()))
    return and_(DisseminationEvent.follow_up.is_(None), DisseminationEvent.follow_up_on.is_(None), is_time)


def _attended() -> ColumnElement[bool]:
    """It says how many came: in all, to one of its sessions, or from one agency."""
    at_a_session = select(EventSession.event_id).where(EventSession.attendance_value.is_not(None))
    return or_(
        DisseminationEvent.attendance_value.is_not(None),
        DisseminationEvent.id.in_(at_a_session.correlate(None)),
        DisseminationEvent.id.in_(select(EventAttendance.event_id).correlate(None)),
    )


NO_AGENCY = "no-agency"
ACTIONS = (
    Gap(
        NO_AGENCY,
        "Actions without an agency",
        "Action",
        Action,
        "action has no agency yet",
        "actions have no agency yet",
        "Every action has an agency",
        "Nobody carries it out: no agency has a part, or each says that it is not its own. Give it to one.",
        _no_agency,
        Action.text_folded,
    ),
    Gap(
        "done-unshown",
        "Done without a change shown",
        "Action",
        Action,
        "action is done, and nothing shows that practice or a child’s life changed",
        "actions are done, and nothing shows that practice or a child’s life changed",
        "Every done action has evidence of practice or outcome",
        "Ask the agencies what is different now, and how they know.",
        _done_unshown,
        Action.text_folded,
    ),
    Gap(
        "only-reached",
        "Only activity or reach",
        "Action",
        Action,
        "action has evidence of activity or reach only",
        "actions have evidence of activity or reach only",
        "No action rests on activity or reach alone",
        "That people came does not show that they work differently. Plan an audit or a dip sample.",
        _only_reached,
        Action.text_folded,
    ),
    Gap(
        "no-source",
        "No source recorded",
        "Action",
        Action,
        "action does not say where it came from",
        "actions do not say where they came from",
        "Every action says where it came from",
        "An action without its source cannot be told in a report.",
        _no_source,
        Action.text_folded,
    ),
)
EVIDENCE = (
    Gap(
        "not-seen",
        "Not seen by anybody",
        "What it shows",
        Evidence,
        "piece of evidence has been seen by nobody",
        "pieces of evidence have been seen by nobody",
        "Somebody has seen every piece of evidence",
        "Sign-off asks that somebody has seen the thing itself, not that it was uploaded.",
        lambda: and_(Evidence.seen_by.is_(None), Evidence.held != Held.HERE),
        Evidence.summary_folded,
    ),
    Gap(
        "no-level",
        "No level",
        "What it shows",
        Evidence,
        "piece of evidence has no level",
        "pieces of evidence have no level",
        "Every piece of evidence has a level",
        "Say whether it shows activity, reach, knowledge, practice or outcome.",
        lambda: Evidence.level.is_(None),
        Evidence.summary_folded,
    ),
    Gap(
        "undated",
        "No period",
        "What it shows",
        Evidence,
        "piece of evidence does not say which period it describes",
        "pieces of evidence do not say which period they describe",
        "Every piece of evidence says which period it describes",
        "Without it nobody can tell in which year’s report it belongs.",
        _undated,
        Evidence.summary_folded,
    ),
    Gap(
        "about-nothing",
        "About nothing yet",
        "What it shows",
        Evidence,
        "piece of evidence is about nothing yet",
        "pieces of evidence are about nothing yet",
        "Every piece of evidence is about something",
        "Link it to the action, the learning point or the theme that it shows something about.",
        _about_nothing,
        Evidence.summary_folded,
    ),
    Gap(
        "check-again",
        "To be checked again",
        "What it shows",
        Evidence,
        "piece of evidence was to be checked again by today",
        "pieces of evidence were to be checked again by today",
        "No check of evidence is due",
        "Look whether the change has lasted, and say so on the piece.",
        lambda: Evidence.check_again_on <= clock.today(),
        Evidence.check_again_on,
    ),
)
POINTS = (
    Gap(
        "point-no-action",
        "Learning without an action",
        "Learning point",
        LearningPoint,
        "learning point has no recommendation that an action came from",
        "learning points have no recommendation that an action came from",
        "Every learning point leads to an action",
        "The thread from learning to difference stops there.",
        _point_without_action,
    ),
    Gap(
        "point-no-theme",
        "Learning without a theme",
        "Learning point",
        LearningPoint,
        "learning point has no theme",
        "learning points have no theme",
        "Every learning point has a theme",
        "Repeat learning is seen only through themes.",
        _point_without_theme,
    ),
)
RECOMMENDATIONS = (
    Gap(
        "recommendation-no-action",
        "Recommendations without an action",
        "Recommendation",
        Recommendation,
        "recommendation has no action",
        "recommendations have no action",
        "Every recommendation that asks for an action here has one",
        "Add the action. One that is not accepted, or that another area or a national body watches, is not counted.",
        lambda: and_(Recommendation.id.not_in(_answered()), recommendations.wants_action()),
        Recommendation.text_folded,
    ),
)
EVENTS = (
    Gap(
        "no-follow-up",
        "No follow-up",
        "What was held",
        DisseminationEvent,
        "way of sharing learning has no follow-up",
        "ways of sharing learning have no follow-up",
        "All sharing of learning is followed up, or is less than six weeks old",
        "Ask those who came, and their managers, six to eight weeks later what they do differently.",
        _not_followed_up,
        DisseminationEvent.title_folded,
    ),
    Gap(
        "no-attendance",
        "No attendance",
        "What was held",
        DisseminationEvent,
        "way of sharing learning does not say how many came",
        "ways of sharing learning do not say how many came",
        "All sharing of learning says how many came",
        "A figure as it was stated is enough: over 80, around 450.",
        lambda: ~_attended(),
        DisseminationEvent.title_folded,
    ),
)
