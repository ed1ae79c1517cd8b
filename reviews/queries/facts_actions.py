"""The actions of a report, each part where it was on the report's day as was known on another."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from partnership.extensions import db
from reviews.models import Action, ActionSource, Part, Post, Update, action_theme
from reviews.queries import reported
from reviews.queries.facts_links import Around, Links, links_of
from reviews.queries.grouping import Grouped, grouped
from reviews.rules import positions
from reviews.rules.facts import ActionFacts, Ids, LeftFacts, PartFacts
from reviews.rules.inclusion import Reported
from reviews.rules.positions import Said, from_report
from reviews.rules.progress import action_status
from reviews.rules.stated import StatedDate, order_key
from reviews.vocabulary import ActionStatus, Outlook, PartStatus

LINKS = ("review", "focus")


@dataclass(frozen=True)
class Standing:
    """A part and the day on which it was done, where it is done and the day is held."""

    part: PartFacts
    done_on: StatedDate | None


def load(around: Around, included: Ids) -> tuple[tuple[ActionFacts, ...], tuple[LeftFacts, ...]]:
    """Those that go in, and the others of the record."""
    rows = db.session.execute(
        select(Action.id, Action.text, Action.topic, Action.due, Action.status)
        .where(Action.board_id == around.scope.board_id)
        .order_by(Action.added_at, Action.text_folded, Action.id)
    ).all()
    parts, sources, themes = _parts(around, included), _sources(around), _themes(around)
    return (
        tuple(
            _action(around, row, parts[row.id], sources[row.id], around.themes(themes[row.id]))
            for row in rows
            if row.id in included
        ),
        tuple(
            _left(around, row.id, sources[row.id], around.themes(themes[row.id]))
            for row in rows
            if row.id not in included
        ),
    )


def _left(around: Around, action_id: uuid.UUID, sources: list[Any], theme_ids: Ids) -> LeftFacts:
    links = links_of([ids for _, *ids in sources], LINKS)
    case_ids = around.cases(links["review"])
    return LeftFacts(
        action_id, around.is_told(case_ids), case_ids=case_ids, focus_ids=links["focus"], theme_ids=theme_ids
    )


def _action(around: Around, row: Any, parts: list[Standing], sources: list[Any], theme_ids: Ids) -> ActionFacts:
    links: Links = links_of([ids for _, *ids in sources], LINKS)
    case_ids = around.cases(links["review"])
    status = action_status(each.part.status for each in parts) if parts else row.status
    return ActionFacts(
        id=row.id,
        text=row.text,
        topic=row.topic,
        due=row.due,
        status=status,
        parts=tuple(each.part for each in parts),
        done_in_period=_done_in_period(around, status, parts),
        done_on=_done_on(parts) if status is ActionStatus.DONE else None,
        is_told=around.is_told(case_ids),
        review_ids=links["review"],
        case_ids=case_ids,
        focus_ids=links["focus"],
        theme_ids=theme_ids,
        source_kinds=tuple(dict.fromkeys(kind.value for kind, *_ in sources)),
    )


def _done_in_period(around: Around, status: ActionStatus, parts: Iterable[Standing]) -> bool | None:
    if status is not ActionStatus.DONE:
        return False
    done = [each.done_on for each in parts if each.part.status is PartStatus.DONE]
    return positions.done_in_period(done, around.scope.period)


def _done_on(parts: Iterable[Standing]) -> StatedDate | None:
    done = [each.done_on for each in parts if each.part.status is PartStatus.DONE]
    held = [on for on in done if on is not None and on.is_dated]
    return max(held, key=order_key, default=None) if len(held) == len(done) else None


def _parts(around: Around, included: Ids) -> defaultdict[uuid.UUID, list[Standing]]:
    rows = db.session.execute(
        select(Part.id, Part.action_id, Part.agency_id, Part.status, Part.due, Part.signed_off_on, Post.name)
        .join(Part.action)
        .outerjoin(Post, Post.id == Part.post_id)
        .where(Action.board_id == around.scope.board_id)
        .order_by(Part.place, Part.id)
    )
    updates, told = _updates(around), reported.things(around.scope.board_id)
    found: defaultdict[uuid.UUID, list[Standing]] = defaultdict(list)
    for row in rows:
        if row.action_id in included:
            reports = told.get(row.action_id, ())
            said = [_said(each, reports[0] if reports else None) for each in updates.get(row.id, ())]
            found[row.action_id].append(_part(around, row, said))
    return found


def _part(around: Around, row: Any, updates: list[Said]) -> Standing:
    """A part that nobody has said anything of is where it is recorded to be; the day of that is not held."""
    scope = around.scope
    known = positions.known(updates, scope.position_on, scope.known_on)
    last, done = known[-1] if known else None, positions.done_on(known)
    unheard = PartStatus.NOT_STARTED if updates else row.status
    part = PartFacts(
        id=row.id,
        agency=around.names.agencies[row.agency_id],
        status=last.status if last else unheard,
        outlook=last.outlook if last else Outlook.NOT_SAID,
        position=last.stated if last else None,
        due=row.due,
        owner=row.name,
        note=last.note if last else None,
        is_signed_off=bool(row.signed_off_on and row.signed_off_on <= scope.known_on),
    )
    return Standing(part, done.stated if done else None)


def _updates(around: Around) -> dict[uuid.UUID, list[Any]]:
    """Part → what was ever said of it."""
    rows = db.session.execute(
        select(
            Update.part_id,
            Update.status,
            Update.outlook,
            Update.note,
            Update.position,
            Update.entered_at,
            Update.is_from_file,
        )
        .join(Update.part)
        .join(Part.action)
        .where(Action.board_id == around.scope.board_id)
    )
    found: dict[uuid.UUID, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.part_id].append(row)
    return found


def _said(row: Any, report: Reported | None) -> Said:
    """A note that says nothing but from where it was loaded is none."""
    report = report if row.is_from_file else None
    is_note = report is None or row.note != from_report(report.title)
    return Said(
        status=row.status,
        entered_at=row.entered_at,
        position=row.position,
        outlook=row.outlook,
        note=row.note if is_note else None,
        is_from_file=row.is_from_file,
        reported_for=report.period if report else None,
    )


def _sources(around: Around) -> Grouped:
    return grouped(
        select(ActionSource.action_id, ActionSource.kind, ActionSource.review_id, ActionSource.focus_id)
        .join(ActionSource.action)
        .where(Action.board_id == around.scope.board_id)
        .order_by(ActionSource.place)
    )


def _themes(around: Around) -> Grouped:
    return grouped(
        select(action_theme.c.action_id, action_theme.c.theme_id)
        .join(Action, Action.id == action_theme.c.action_id)
        .where(Action.board_id == around.scope.board_id)
    )
