"""The rows of the record that a sentence or a number of a report was written from, as far as a person may see them."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import url_for
from sqlalchemy import ColumnElement, func, select, true
from sqlalchemy.orm import joinedload
from sqlalchemy.sql.base import ExecutableOption

from partnership.extensions import db
from partnership.filters import number, plural
from partnership.models import User
from partnership.rules.blocks import Row, Source
from partnership.rules.paging import a_page
from reviews.models import (
    Action,
    Case,
    DisseminationEvent,
    Evidence,
    Focus,
    LearningPoint,
    Part,
    Recommendation,
    Review,
    Shortfall,
    Theme,
)
from reviews.queries import actions, cases, dissemination, evidence, shortfalls

A_PAGE = 50


@dataclass(frozen=True)
class Told:
    """A row as a reader is told of it: what it is, the page of it, and what bears on the count today."""

    words: str
    href: str = ""
    note: str = ""


@dataclass(frozen=True)
class Kind:
    """How the rows of one kind are found, seen and told."""

    model: Any
    one: str
    many: str
    seen: Callable[[User], ColumnElement[bool]]
    tell: Callable[[Any], Told]
    options: tuple[ExecutableOption, ...] = ()


@dataclass(frozen=True)
class Rows:
    """One page of the rows: those that may be seen, how many there are in all, and how many of them may not be seen.

    `today` is what is found of them now, after what it is: nothing where there is nothing to find.
    """

    shown: list[Told]
    total: int
    unseen: int
    page: int
    pages: int
    kinds: str
    today: tuple[str, str]


def _of_review(user: User) -> ColumnElement[bool]:
    return Review.case_id.in_(select(Case.id).where(cases.visible_to(user)).correlate(None))


def _through(column: Any) -> Callable[[User], ColumnElement[bool]]:
    return lambda user: column.in_(select(Review.id).where(_of_review(user)).correlate(None))


def _of_action(user: User) -> ColumnElement[bool]:
    return Part.action_id.in_(select(Action.id).where(actions.visible_to(user)).correlate(None))


def _people(case: Case) -> str:
    return plural(case.people_count, "child or adult", "children or adults") if case.people_count is not None else ""


def _level(piece: Evidence) -> str:
    return piece.level.label if piece.level else "Level not said"


def _now(status: str) -> str:
    """A status that may have been another on the day of which the report tells."""
    return f"Today: {status}"


OF_REVIEW = (joinedload(Review.case), joinedload(Review.review_type), joinedload(Review.stage))
KINDS: Mapping[str, Kind] = {
    "case": Kind(
        Case,
        "case",
        "cases",
        cases.visible_to,
        lambda of: Told(of.name, url_for("cases.show", case_id=of.id), _people(of)),
    ),
    "review": Kind(
        Review,
        "review",
        "reviews",
        _of_review,
        lambda of: Told(actions.review_words(of), url_for("cases.show", case_id=of.case_id), _now(of.stage.name)),
        OF_REVIEW,
    ),
    "action": Kind(
        Action,
        "action",
        "actions",
        actions.visible_to,
        lambda of: Told(of.text, url_for("actions.show", action_id=of.id), _now(of.status.label)),
    ),
    "part": Kind(
        Part,
        "agency’s part",
        "agencies’ parts",
        _of_action,
        lambda of: Told(
            f"{of.agency.name}: {of.action.text}", url_for("parts.show", part_id=of.id), _now(of.status.label)
        ),
        (joinedload(Part.action), joinedload(Part.agency)),
    ),
    "evidence": Kind(
        Evidence,
        "piece of evidence",
        "pieces of evidence",
        evidence.visible_to,
        lambda of: Told(of.summary, url_for("evidence.show", evidence_id=of.id), _level(of)),
    ),
    "event": Kind(
        DisseminationEvent,
        "way of sharing learning",
        "ways of sharing learning",
        dissemination.visible_to,
        lambda of: Told(of.title, url_for("sharing.show", event_id=of.id), of.on.in_words if of.on else "Not dated"),
    ),
    "learning_point": Kind(
        LearningPoint,
        "learning point",
        "learning points",
        _through(LearningPoint.review_id),
        lambda of: Told(
            of.words,
            url_for("cases.learning", case_id=of.review.case_id, _anchor=f"point-{of.id}"),
            actions.review_words(of.review),
        ),
        (joinedload(LearningPoint.review).options(*OF_REVIEW),),
    ),
    "recommendation": Kind(
        Recommendation,
        "recommendation",
        "recommendations",
        _through(Recommendation.review_id),
        lambda of: Told(of.text, url_for("recommendations.show", recommendation_id=of.id), _now(of.acceptance.label)),
    ),
    "theme": Kind(
        Theme,
        "theme",
        "themes",
        lambda _: true(),
        lambda of: Told(of.name, url_for("themes.show", theme_id=of.id)),
    ),
    "shortfall": Kind(
        Shortfall,
        "thing that falls short",
        "things that fall short",
        shortfalls.visible_to,
        lambda of: Told(of.text, url_for("impact.missing_now")),
    ),
    "focus": Kind(
        Focus,
        "focus of the year",
        "focuses of the year",
        lambda _: true(),
        lambda of: Told(of.name, "", of.kind.label),
    ),
}


def rows(user: User, source: Source, page: int = 1) -> Rows:
    """The rows of a source. What the person may not see is counted and not told."""
    by_kind: dict[str, list[uuid.UUID]] = defaultdict(list)
    for row in dict.fromkeys(source.rows):
        by_kind[row.kind].append(row.id)
    seen = {Row(kind, each) for kind, ids in by_kind.items() for each in _seen(user, kind, ids)}
    visible = [row for row in dict.fromkeys(source.rows) if row in seen]
    some, page, pages = a_page(visible, page, A_PAGE)
    total = sum(len(ids) for ids in by_kind.values())
    return Rows(
        shown=_told(some),
        total=total,
        unseen=total - len(visible),
        page=page,
        pages=pages,
        kinds=_kinds(by_kind),
        today=_today(source, by_kind, total),
    )


def _seen(user: User, kind: str, ids: Sequence[uuid.UUID]) -> Iterable[uuid.UUID]:
    known = KINDS[kind]
    return db.session.scalars(select(known.model.id).where(known.model.id.in_(ids), known.seen(user)))


def _told(wanted: Sequence[Row]) -> list[Told]:
    """In the order of the source, with one statement for each kind."""
    found: dict[Row, Told] = {}
    for kind in dict.fromkeys(row.kind for row in wanted):
        known = KINDS[kind]
        ids = [row.id for row in wanted if row.kind == kind]
        things = db.session.scalars(select(known.model).where(known.model.id.in_(ids)).options(*known.options))
        found |= {Row(kind, each.id): known.tell(each) for each in things.unique()}
    return [found[row] for row in wanted]


def _kinds(by_kind: Mapping[str, Sequence[uuid.UUID]]) -> str:
    """How many of each kind: "11 actions"."""
    return " and ".join(plural(len(ids), KINDS[kind].one, KINDS[kind].many) for kind, ids in by_kind.items())


def _today(source: Source, by_kind: Mapping[str, Sequence[uuid.UUID]], total: int) -> tuple[str, str]:
    """Which rows the record still has. Whether each would count as it did is not asked: only a draft knows that."""
    match source.measure:
        case "count" if total:
            there = sum(_there(kind, ids) for kind, ids in by_kind.items())
            found = f"{number(there) if there else 'None'} of {number(total)}"
            return "Rows found today", f"{found} {'is' if 1 in (there, total) else 'are'} still in the record"
        case "people":
            about = select(func.sum(Case.people_count)).where(Case.id.in_(by_kind["case"]))
            people = plural(db.session.scalar(about) or 0, "child or adult", "children or adults")
            return "Added up today", f"{people}, as these cases say today"
        case "stated":
            return "Added up", "Nothing is added up: the row itself states it"
        case _:
            return "", ""


def _there(kind: str, ids: Sequence[uuid.UUID]) -> int:
    model = KINDS[kind].model
    return db.session.scalar(select(func.count()).select_from(model).where(model.id.in_(ids))) or 0
