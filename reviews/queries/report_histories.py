"""The history of an annual report as its page tells it, with the author's words that were given up."""

from __future__ import annotations

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from partnership.documents import authored
from partnership.extensions import db
from partnership.filters import moment
from partnership.models import AnnualReport, Event
from partnership.queries import events
from partnership.rules.history_reports import GIVING_UP, UNTOLD, given_up
from partnership.rules.plain_words import plain
from reviews.rules.history_reports import sentence

MOST = 100
BEFORE = "The words as they were"


def of_report(report: AnnualReport) -> list[tuple[str, str, str, str]]:
    """When, who did what, the words that were given up in it and what they are called, newest first.

    However much was done since, each time that words were given up is told: they stand nowhere else.
    """
    told = select(Event).where(Event.told_on_id == report.id, Event.verb.not_in(UNTOLD))
    newest = told.with_only_columns(Event.id).order_by(Event.number.desc()).limit(MOST)
    wanted = told.where(or_(Event.id.in_(newest), Event.verb.in_(GIVING_UP))).options(joinedload(Event.by))
    return [_line(each) for each in db.session.scalars(wanted.order_by(Event.number.desc()))]


def _line(event: Event) -> tuple[str, str, str, str]:
    who, words = event.by.name if event.by else events.OWNER, given_up(event.verb, event.detail)
    return moment(event.happened_at), f"{who} {sentence(event)}.", plain(authored.parse(words)), BEFORE
