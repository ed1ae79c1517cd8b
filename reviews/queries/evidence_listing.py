"""The list of evidence: one row for each piece."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from functools import cache
from typing import Any

from flask import url_for
from sqlalchemy import ColumnElement, case, or_, select
from sqlalchemy.orm import selectinload

from partnership.extensions import db
from partnership.filters import plain
from partnership.models import Agency, User
from partnership.queries.listing import Cell, Column, Empty, Filter, Line, Listing
from partnership.rules.folding import fold
from reviews.models import Evidence, EvidenceLink, Theme, evidence_agency
from reviews.permissions import can_add_evidence, can_edit_evidence
from reviews.queries import evidence, linked_sight
from reviews.queries.evidence import Piece
from reviews.queries.kinds import of_kind
from reviews.queries.themes import counted_as
from reviews.rules.evidence import IN_ORDER
from reviews.rules.ids import ids
from reviews.vocabulary import EvidenceLevel, Held, Publishable

UNDATED = "No period stated"
NONE = "none"
LEVEL_ORDER = case({level: place for place, level in enumerate(reversed(IN_ORDER))}, value=Evidence.level, else_=9)


def listing(user: User, *, theme_id: str = "") -> Listing:
    """`theme_id` is the theme that an address asks for, if it does."""
    return Listing(
        title="Evidence",
        noun="piece of evidence",
        words=lambda count: f"{count} {'piece' if count == 1 else 'pieces'} of evidence",
        statement=select(Evidence).where(evidence.visible_to(user)),
        columns=columns(user),
        order=(LEVEL_ORDER, Evidence.summary_folded, Evidence.id),
        empty=_empty(user),
        filters=(*_filters(user), Filter("theme", "Theme", _of_theme, _asked(theme_id), is_asked=True)),
        options=(*evidence.whole(user), selectinload(Evidence.agencies)),
        key_note=KEY,
    )


KEY = (
    "The level says what kind of thing a piece shows, not whether the news is good: activity, reach, knowledge, "
    "practice, outcome. Reach alone is no evidence that practice changed."
)


def columns(user: User) -> tuple[Column, ...]:
    """A file has a column of its own for each thing. The link stands in it only for those who may change the piece."""

    @cache
    def row(each: Evidence) -> Piece:
        return evidence.piece(each)

    def column(key: str, label: str, cell: Callable[[Piece], Cell] | None, plain: Any, **more: Any) -> Column:
        shown = (lambda each: cell(row(each))) if cell else None
        return Column(key, label, shown, lambda each: plain(row(each)), **more)

    def link(piece: Piece) -> str:
        return piece.evidence.held_link or "" if can_edit_evidence(user, piece.evidence) else ""

    return (
        column("shows", "What it shows", _shows, lambda p: p.evidence.summary, sort=Evidence.summary_folded),
        column("level", "Level", _level, lambda p: _label(p.evidence.level), sort=LEVEL_ORDER),
        column("lasted", "Lasted", None, lambda p: {True: "Yes", False: "No"}.get(p.evidence.is_sustained, "")),
        column("figures", "Figures", _figures, lambda p: "; ".join(f"{label}: {said}" for label, said in p.figures)),
        column("period", "Period it describes", _period, lambda p: str(p.evidence.period or UNDATED)),
        column("about", "What it is about", _about, lambda p: "; ".join(each.in_words for each in p.about)),
        column("agencies", "Agencies", None, lambda p: "; ".join(each.name for each in p.evidence.agencies)),
        column("kind", "Kind", None, lambda p: plain(p.evidence.kind)),
        column("held", "Held and seen", _held, lambda p: p.evidence.holder or p.where, filed_as="Held by"),
        column("seen", "Seen by", None, lambda p: p.evidence.seen_by or ""),
        column("seen_on", "Seen on", None, lambda p: p.evidence.seen_on),
        column("publishable", "May be published", None, lambda p: p.evidence.publishable.label),
        column("link", "Link", None, link),
    )


def _label(level: EvidenceLevel | None) -> str:
    return level.label if level else "No level yet"


def _shows(piece: Piece) -> Cell:
    href = url_for("evidence.show", evidence_id=piece.evidence.id)
    return Cell(piece.evidence.summary, href, [Line(plain(piece.evidence.kind))] if piece.evidence.kind else [])


def _level(piece: Piece) -> Cell:
    return Cell(piece.strength, squares=piece.squares)


def _figures(piece: Piece) -> Cell:
    return Cell("", lines=[Line(f"{label}: {said}") for label, said in piece.figures])


def _period(piece: Piece) -> Cell:
    return Cell(str(piece.evidence.period or UNDATED))


def _about(piece: Piece) -> Cell:
    if not piece.about:
        return Cell("Nothing yet")
    first, *others = piece.about
    more = [Line(f"and {len(others)} more")] if others else []
    return Cell("", lines=[Line(first.in_words, first.href or None), *more])


def _held(piece: Piece) -> Cell:
    return Cell(piece.where or "Not said where", lines=[Line(piece.seen)])


def _filters(user: User) -> tuple[Filter, ...]:
    levels = {**dict(EvidenceLevel.choices()), NONE: "No level yet"}
    held = {"seen": "Seen by somebody", "not_seen": "Not seen by anybody", "here": "Held here", "not_said": "Not said"}
    linked = {"yes": "About something", "no": "About nothing yet"}
    return (
        Filter("level", "Level", _of_level, levels),
        of_kind(Evidence.kind, evidence.kinds_in_use(user)),
        Filter("agency", "Agency", _of_agency, _agencies(user)),
        Filter("held", "Held and seen", _of_held, held),
        Filter("linked", "About", lambda value: _linked(user, is_linked=value == "yes"), linked),
        Filter(
            "publishable",
            "May be published",
            lambda value: Evidence.publishable == Publishable(value),
            dict(Publishable.choices()),
        ),
        Filter("words", "Words", _words, is_text=True),
    )


def _of_level(value: str) -> ColumnElement[bool]:
    return Evidence.level.is_(None) if value == NONE else Evidence.level == EvidenceLevel(value)


def _of_agency(value: str) -> ColumnElement[bool]:
    of = evidence_agency.c
    return Evidence.id.in_(select(of.evidence_id).where(of.agency_id == uuid.UUID(value)))


def _of_theme(value: str) -> ColumnElement[bool]:
    """What is about a theme that was merged into it is found by it too."""
    about = select(EvidenceLink.evidence_id).join(Theme, Theme.id == EvidenceLink.theme_id)
    return Evidence.id.in_(about.where(counted_as() == uuid.UUID(value)).correlate(None))


def _asked(theme_id: str) -> dict[str, str]:
    """The theme that is asked for, by its name."""
    found = db.session.get(Theme, each) if (each := next(iter(ids([theme_id])), None)) else None
    return {str(found.id): found.name} if found else {}


def _of_held(value: str) -> ColumnElement[bool]:
    return {
        "seen": not_seen(False),
        "not_seen": not_seen(True),
        "here": Evidence.held == Held.HERE,
        "not_said": Evidence.held == Held.NOT_SAID,
    }[value]


def not_seen(wanted: bool) -> ColumnElement[bool]:
    """Whether nobody has been named who saw the thing itself."""
    return Evidence.seen_by.is_(None) if wanted else Evidence.seen_by.is_not(None)


def _linked(user: User, *, is_linked: bool) -> ColumnElement[bool]:
    shown = select(EvidenceLink.evidence_id).where(~linked_sight.hidden(user, EvidenceLink)).correlate(None)
    return Evidence.id.in_(shown) if is_linked else Evidence.id.not_in(shown)


def _words(value: str) -> ColumnElement[bool]:
    topic = Evidence.topic.icontains(value, autoescape=True)
    return or_(Evidence.summary_folded.contains(fold(value), autoescape=True), topic)


def _agencies(user: User) -> dict[str, str]:
    of = evidence_agency.c
    seen = select(of.agency_id).join(Evidence, Evidence.id == of.evidence_id).where(evidence.visible_to(user))
    rows = db.session.execute(
        select(Agency.id, Agency.name).where(Agency.id.in_(seen.correlate(None))).order_by(Agency.name_folded)
    )
    return {str(row.id): row.name for row in rows}


def _empty(user: User) -> Empty:
    if can_add_evidence(user):
        sentence = "Start with one sentence: what shows that practice, or a child’s life, is different now."
        return Empty("No evidence yet", sentence, url_for("evidence.add"), "Add the first evidence")
    return Empty("No evidence yet", "Evidence stands here as soon as there is some that you may see.")
