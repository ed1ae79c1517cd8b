"""Faults that no test has to look for: SQL while a page is drawn, and a write that leaves no event."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask, before_render_template, template_rendered
from sqlalchemy import event
from sqlalchemy.orm import Session

from partnership.extensions import db
from partnership.models import Event

UNRECORDED = {"browser_session", "sign_in_attempt", "one_time_link", "kept_form", "event", "event_head"}
SILENT = "without_event"


class TripwireError(AssertionError):
    """A rule of the house was broken while a test ran."""


@contextmanager
def set_up(app: Flask) -> Iterator[None]:
    drawing: list[str] = []

    def begin(_: Any, template: Any, **__: Any) -> None:
        drawing.append(template.name or "text")

    def end(_: Any, **__: Any) -> None:
        drawing.clear()

    def on_sql(_c: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if drawing:
            page, _ = drawing[0], drawing.clear()
            raise TripwireError(f"{page} asked the database while it was drawn: {statement[:300]}")

    before_render_template.connect(begin, app)
    template_rendered.connect(end, app)
    event.listen(db.engine, "before_cursor_execute", on_sql)
    event.listen(Session, "after_flush", _note_writes)
    event.listen(Session, "before_commit", _demand_event)
    try:
        yield
    finally:
        event.remove(Session, "before_commit", _demand_event)
        event.remove(Session, "after_flush", _note_writes)
        event.remove(db.engine, "before_cursor_execute", on_sql)
        before_render_template.disconnect(begin, app)
        template_rendered.disconnect(end, app)


def _note_writes(session: Session, _: Any) -> None:
    for thing in (*session.new, *session.dirty, *session.deleted):
        if isinstance(thing, Event):
            session.info["events"] = session.info.get("events", 0) + 1
        elif thing.__tablename__ not in UNRECORDED and session.is_modified(thing):
            session.info.setdefault("written", set()).add(thing.__tablename__)


def _demand_event(session: Session) -> None:
    session.flush()
    written, events = session.info.pop("written", set()), session.info.pop("events", 0)
    if written and not events and not session.info.get(SILENT):
        raise TripwireError(f"written without an event: {sorted(written)}")
