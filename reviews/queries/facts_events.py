"""The ways in which learning was shared, as a report tells of them; attendance as stated, never added up."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from partnership.extensions import db
from partnership.models import Agency
from reviews.models import DisseminationEvent, EventLink, event_deliverer
from reviews.queries.counts_sharing import IS_TRAINING_ROW
from reviews.queries.facts_links import Around, left, links_of
from reviews.queries.grouping import Grouped, grouped
from reviews.rules.facts import EventFacts, Ids, LeftFacts

LINKS = ("review", "point", "action", "theme", "focus")


def load(around: Around, included: Ids) -> tuple[tuple[EventFacts, ...], tuple[LeftFacts, ...]]:
    """Those that go in, in the order of their dates, what has none last; and the others of the record."""
    deliverers, links = _deliverers(around), _links(around)
    event = DisseminationEvent.__table__.c
    rows = db.session.execute(
        select(DisseminationEvent, IS_TRAINING_ROW)
        .where(DisseminationEvent.board_id == around.scope.board_id)
        .order_by(event.on_earliest.asc().nulls_last(), event.title_folded, event.id)
    ).all()
    return (
        tuple(
            _event(around, each, is_training, deliverers[each.id], links[each.id])
            for each, is_training in rows
            if each.id in included
        ),
        tuple(left(around, each.id, links_of(links[each.id], LINKS)) for each, _ in rows if each.id not in included),
    )


def _event(around: Around, each: DisseminationEvent, is_training: bool, by: list[Any], links: list[Any]) -> EventFacts:
    about = links_of(links, LINKS)
    case_ids = around.cases_of_links(about)
    return EventFacts(
        id=each.id,
        title=each.title,
        kind=each.kind,
        topic=each.topic,
        audience=each.audience,
        on=each.on,
        delivered_by=around.agency_names(by),
        attendance=each.attendance,
        number_of_sessions=each.number_of_sessions,
        sessions_completed=each.sessions_completed,
        sessions_planned=each.sessions_planned,
        frequency=each.frequency,
        feedback=each.feedback,
        follow_up=each.follow_up,
        follow_up_on=each.follow_up_on,
        is_training=is_training,
        is_told=around.is_told(case_ids),
        case_ids=case_ids,
        action_ids=about["action"],
        focus_ids=about["focus"],
        theme_ids=around.themes(about["theme"]),
    )


def _deliverers(around: Around) -> Grouped:
    of = event_deliverer.c
    return grouped(
        select(of.event_id, of.agency_id)
        .join(DisseminationEvent, DisseminationEvent.id == of.event_id)
        .join(Agency, Agency.id == of.agency_id)
        .where(DisseminationEvent.board_id == around.scope.board_id)
        .order_by(Agency.name_folded)
    )


def _links(around: Around) -> Grouped:
    link = EventLink
    return grouped(
        select(link.event_id, link.review_id, link.learning_point_id, link.action_id, link.theme_id, link.focus_id)
        .join(DisseminationEvent, DisseminationEvent.id == link.event_id)
        .where(DisseminationEvent.board_id == around.scope.board_id)
    )
