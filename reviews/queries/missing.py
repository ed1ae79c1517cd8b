"""What is missing between learning and difference: each gap is one statement, for its number and for its list."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import url_for
from sqlalchemy import ColumnElement, Select, func, literal, select, union_all
from sqlalchemy.orm import contains_eager, selectinload

from partnership.extensions import db
from partnership.models import User
from partnership.queries.listing import Cell, Column, Empty, Line, Listing
from reviews.models import (
    Action,
    DisseminationEvent,
    Evidence,
    LearningPoint,
    Recommendation,
    Review,
)
from reviews.queries import actions, cases, dissemination, evidence, linked_sight, linking
from reviews.queries.gaps import ACTIONS, EVENTS, EVIDENCE, POINTS, RECOMMENDATIONS, Gap
from reviews.rules.pasting_made import no_part_yet
from reviews.vocabulary import LinkKind

GROUPS = (
    ("Actions", ACTIONS),
    ("Evidence", EVIDENCE),
    ("Learning and recommendations", (*POINTS, *RECOMMENDATIONS)),
    ("Sharing learning", EVENTS),
)
GAPS = {gap.key: gap for _, gaps in GROUPS for gap in gaps}


@dataclass(frozen=True)
class Counted:
    """A gap with how many things are in it, in a sentence, and the list of them."""

    number: int
    words: str
    means: str
    href: str


@dataclass(frozen=True)
class MissingPage:
    """Gaps that hold something, by what they are of; how many things each gap holds; and gaps that hold nothing."""

    groups: list[tuple[str, list[Counted]]]
    numbers: Mapping[str, int]
    filled: list[str]


def gap(key: str) -> Gap:
    """The gap of that name; the first where an address asks for none."""
    return GAPS.get(key, next(iter(GAPS.values())))


def page(user: User) -> MissingPage:
    """Every gap counted in one statement."""
    counts = [
        select(literal(each.key).label("key"), func.count().label("number")).select_from(
            _statement(user, each).order_by(None).with_only_columns(literal(1)).subquery()
        )
        for each in GAPS.values()
    ]
    numbers = {row.key: row.number for row in db.session.execute(union_all(*counts))}
    groups = [
        (title, [_counted(each, numbers[each.key]) for each in gaps if numbers[each.key]]) for title, gaps in GROUPS
    ]
    filled = [each.nothing for each in GAPS.values() if not numbers[each.key]]
    return MissingPage([group for group in groups if group[1]], numbers, filled)


def largest(page: MissingPage, most: int) -> list[Counted]:
    """The gaps that hold most, of all that there are."""
    gaps = [each for _, group in page.groups for each in group]
    return sorted(gaps, key=lambda each: -each.number)[:most]


def _counted(each: Gap, number: int) -> Counted:
    return Counted(number, each.rest(number), each.means, url_for("impact.missing_list", what=each.key))


def listing(user: User, of: Gap) -> Listing:
    """The things of one gap, each with where it is from."""
    show = SHOWN[of.model]
    return Listing(
        title=of.title,
        noun="thing",
        words=of.words,
        statement=_statement(user, of),
        columns=(
            Column("thing", of.noun, lambda each: show(each)[0], lambda each: show(each)[0].text),
            Column("from", "Where it is from", lambda each: show(each)[1], lambda each: _plain(show(each)[1])),
        ),
        order=(of.model.id,) if of.order is None else (of.order, of.model.id),
        options=_options(user, of.model),
        empty=Empty(of.nothing, "There is nothing to do here."),
    )


def _plain(cell: Cell) -> str:
    return cell.text or "; ".join(line.text for line in cell.lines)


def _statement(user: User, of: Gap) -> Select[Any]:
    if of.model in (LearningPoint, Recommendation):
        joined = select(of.model).join(of.model.review).join(Review.case)
        return joined.where(cases.visible_to(user), of.where())
    return select(of.model).where(SEEN[of.model](user), of.where())


SEEN: dict[Any, Callable[[User], ColumnElement[bool]]] = {
    Action: actions.visible_to,
    DisseminationEvent: dissemination.visible_to,
    Evidence: evidence.visible_to,
}


def _options(user: User, model: Any) -> tuple[Any, ...]:
    if model in (LearningPoint, Recommendation):
        review = contains_eager(model.review)
        return (review.contains_eager(Review.case), review.joinedload(Review.review_type))
    if model is Action:
        return (actions.with_sources(user),)
    link = model.links.property.mapper.class_
    return (selectinload(model.links.and_(~linked_sight.hidden(user, link))).options(*linking.options(link)),)


def _of_action(each: Action) -> tuple[Cell, Cell]:
    """With those whom a pasted plan named, and who have no part yet."""
    origin = actions.came_from(each) or [Line("Not recorded")]
    named = [Line(words) for words in [no_part_yet(each.plan_words)] if words]
    return Cell(each.text, url_for("actions.show", action_id=each.id), named), Cell("", lines=origin)


def _of_evidence(each: Evidence) -> tuple[Cell, Cell]:
    return Cell(each.summary, url_for("evidence.show", evidence_id=each.id)), _about(each)


def _of_event(each: DisseminationEvent) -> tuple[Cell, Cell]:
    return Cell(each.title, url_for("sharing.show", event_id=each.id)), _about(each)


def _about(each: Evidence | DisseminationEvent) -> Cell:
    about = [linking.of_link(link) for link in each.links]
    return (
        Cell("", lines=[Line(one.in_words, one.href or None) for one in about]) if about else Cell("About nothing yet")
    )


def _of_review(kind: LinkKind) -> Callable[[Any], tuple[Cell, Cell]]:
    def shown(each: Any) -> tuple[Cell, Cell]:
        words = each.words if kind is LinkKind.LEARNING_POINT else each.text
        where = Cell(actions.review_words(each.review), url_for("cases.show", case_id=each.review.case_id))
        return Cell(words, linking.named(kind, each).href), where

    return shown


SHOWN: dict[Any, Callable[[Any], tuple[Cell, Cell]]] = {
    Action: _of_action,
    DisseminationEvent: _of_event,
    Evidence: _of_evidence,
    LearningPoint: _of_review(LinkKind.LEARNING_POINT),
    Recommendation: _of_review(LinkKind.RECOMMENDATION),
}
