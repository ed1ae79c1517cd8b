"""The list of sharing learning: one row for each event or series."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from flask import url_for
from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import selectinload

from partnership.extensions import db
from partnership.filters import plain, plural
from partnership.models import User
from partnership.queries.listing import Cell, Column, Empty, Filter, Line, Listing
from partnership.rules.folding import fold
from reviews.models import DisseminationEvent, EventAttendance
from reviews.permissions import can_share_learning
from reviews.queries import dissemination
from reviews.queries.dissemination import Shared
from reviews.queries.kinds import of_kind

NO_DATE = "Not dated"
LATEST = DisseminationEvent.__table__.c.on_latest


def listing(user: User) -> Listing:
    return Listing(
        title="Sharing learning",
        noun="event or series",
        words=lambda count: plural(count, "event or series", "events and series"),
        statement=select(DisseminationEvent).where(dissemination.visible_to(user)),
        columns=_columns(),
        order=(
            LATEST.desc().nulls_last(),
            DisseminationEvent.title_folded,
            DisseminationEvent.id,
        ),
        empty=_empty(user),
        filters=_filters(user),
        options=(*dissemination.options(user), selectinload(DisseminationEvent.delivered_by)),
        file_options=(selectinload(DisseminationEvent.by_agency).joinedload(EventAttendance.agency),),
        key_note="How many came is told as it was stated. It is never added up: the same people may come to several.",
    )


def _columns() -> tuple[Column, ...]:
    @cache
    def row(each: DisseminationEvent) -> Shared:
        return dissemination.shared(each)

    def column(key: str, label: str, cell: Callable[[Shared], Cell] | None, plain: Any, **more: Any) -> Column:
        shown = (lambda each: cell(row(each))) if cell else None
        return Column(key, label, shown, lambda each: plain(row(each)), **more)

    return (
        column("title", "What was held", _title, lambda s: s.event.title, sort=DisseminationEvent.title_folded),
        column("kind", "Kind", None, lambda s: plain(s.event.kind)),
        column("when", "When", _when, lambda s: str(s.event.on or NO_DATE), sort=LATEST),
        column("audience", "For whom", lambda s: Cell(s.event.audience or ""), lambda s: s.event.audience or ""),
        column("came", "How many came", lambda s: Cell(s.came or "Not said"), lambda s: s.came),
        column("about", "What it was about", _about, lambda s: "; ".join(each.in_words for each in s.about)),
        column("by", "Delivered by", None, lambda s: "; ".join(each.name for each in s.event.delivered_by)),
        column("from_each", "Of whom, by agency", None, lambda s: _by_agency(s.event)),
        column("sessions", "Sessions", None, lambda s: s.series),
        column("feedback", "Feedback", None, lambda s: s.event.feedback or ""),
        column("follow_up", "Follow-up", _follow_up, lambda s: s.event.follow_up or ""),
        column("follow_up_on", "Follow-up on", None, lambda s: s.event.follow_up_on),
    )


def _by_agency(event: DisseminationEvent) -> str:
    """In a file alone, for which it is loaded. No sum: the number in all is as it was stated."""
    came = sorted((each.agency.name, each.attendance.in_words) for each in event.by_agency if each.attendance)
    return "; ".join(f"{agency}: {number}" for agency, number in came)


def _title(shared: Shared) -> Cell:
    lines = [Line(each) for each in (plain(shared.event.kind), shared.series) if each]
    return Cell(shared.event.title, url_for("sharing.show", event_id=shared.event.id), lines)


def _when(shared: Shared) -> Cell:
    return Cell(shared.event.on.in_few_words if shared.event.on else NO_DATE)


def _about(shared: Shared) -> Cell:
    if not shared.about:
        return Cell("Nothing yet")
    first, *others = shared.about
    more = [Line(f"and {len(others)} more")] if others else []
    return Cell("", lines=[Line(first.in_words, first.href or None), *more])


def _follow_up(shared: Shared) -> Cell:
    return Cell("Planned" if shared.event.follow_up or shared.event.follow_up_on else "None yet")


def _filters(user: User) -> tuple[Filter, ...]:
    followed = {"yes": "Followed up", "no": "No follow-up"}
    return (
        of_kind(DisseminationEvent.kind, _kinds(user)),
        Filter("follow_up", "Follow-up", lambda value: _followed(is_wanted=value == "yes"), followed),
        Filter("words", "Words", _words, is_text=True),
    )


def _followed(*, is_wanted: bool) -> ColumnElement[bool]:
    followed = or_(DisseminationEvent.follow_up.is_not(None), DisseminationEvent.follow_up_on.is_not(None))
    return followed if is_wanted else ~followed


def _words(value: str) -> ColumnElement[bool]:
    topic = DisseminationEvent.topic.icontains(value, autoescape=True)
    return or_(DisseminationEvent.title_folded.contains(fold(value), autoescape=True), topic)


def _kinds(user: User) -> Iterable[str | None]:
    return db.session.scalars(select(DisseminationEvent.kind).where(dissemination.visible_to(user)).distinct())


def _empty(user: User) -> Empty:
    if can_share_learning(user):
        sentence = "Write down the next webinar, briefing or training: what it was about, who came, what people said."
        return Empty("No learning shared yet", sentence, url_for("sharing.add"), "Record sharing learning")
    return Empty("No learning shared yet", "Webinars, briefings and training stand here as soon as there are some.")
