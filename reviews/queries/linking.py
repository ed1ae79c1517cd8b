"""What evidence and sharing learning may be about: found by words or by id, and named for a reader."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import url_for
from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import contains_eager, joinedload
from sqlalchemy.orm.strategy_options import _AbstractLoad

from partnership.extensions import db
from partnership.models import User
from partnership.rules.folding import fold
from reviews.models import Action, Case, Focus, LearningPoint, Recommendation, Review, Theme
from reviews.queries import actions, cases
from reviews.vocabulary import LinkKind

OFFERED = 8


@dataclass(frozen=True)
class Linked:
    """One thing that something is about, as a reader is told of it."""

    kind: LinkKind
    id: uuid.UUID
    words: str
    href: str = ""

    @property
    def key(self) -> str:
        """How a form names it."""
        return f"{self.kind.value}:{self.id}"

    @property
    def in_words(self) -> str:
        return f"{self.kind.label}: {self.words}"


def of_link(link: Any) -> Linked:
    """What a row of links leads to; its things are loaded by `options`."""
    for kind in LinkKind:
        thing = getattr(link, kind.value, None)
        if thing is not None:
            return named(kind, thing)
    raise LookupError("A link leads to one thing")


def named(kind: LinkKind, thing: Any) -> Linked:
    words, href = NAMES[kind](thing)
    return Linked(kind, thing.id, words, href)


def _with_review(words: str, review: Review) -> str:
    return f"{words} ({actions.review_words(review)})"


NAMES: dict[LinkKind, Callable[[Any], tuple[str, str]]] = {
    LinkKind.REVIEW: lambda of: (actions.review_words(of), url_for("cases.show", case_id=of.case_id)),
    LinkKind.LEARNING_POINT: lambda of: (
        _with_review(of.words, of.review),
        url_for("cases.learning", case_id=of.review.case_id),
    ),
    LinkKind.RECOMMENDATION: lambda of: (
        _with_review(of.text, of.review),
        url_for("recommendations.show", recommendation_id=of.id),
    ),
    LinkKind.ACTION: lambda of: (of.text, url_for("actions.show", action_id=of.id)),
    LinkKind.THEME: lambda of: (of.name, url_for("themes.show", theme_id=of.id)),
    LinkKind.FOCUS: lambda of: (of.name, ""),
}


def options(link: Any) -> tuple[_AbstractLoad, ...]:
    """All that is shown of links, in one statement for all of them."""
    of_review = (joinedload(Review.case), joinedload(Review.review_type))
    loads = [
        joinedload(link.review).options(*of_review),
        joinedload(link.learning_point).joinedload(LearningPoint.review).options(*of_review),
        joinedload(link.action),
        joinedload(link.theme),
        joinedload(link.focus),
    ]
    if hasattr(link, "recommendation"):
        loads.append(joinedload(link.recommendation).joinedload(Recommendation.review).options(*of_review))
    return tuple(loads)


def candidates(user: User, kinds: Iterable[LinkKind], *, board_id: uuid.UUID, words: str) -> list[Linked]:
    """The first few of each kind on a board that hold the words, of those the person sees."""
    found: list[Linked] = []
    for kind in kinds:
        holds = _holding(kind, words.strip()) if words.strip() else []
        rows = db.session.scalars(_of_board(user, kind, board_id).where(*holds).limit(OFFERED)).unique()
        found += [named(kind, row) for row in rows]
    return found


def chosen(user: User, kinds: Iterable[LinkKind], keys: Iterable[str], *, board_id: uuid.UUID) -> list[Linked]:
    """Those of the keys that name something of the board which the person sees, in the order of the kinds."""
    wanted = _by_kind(keys)
    found: list[Linked] = []
    for kind in kinds:
        if ids := wanted.get(kind.value):
            model = MODELS[kind]
            rows = db.session.scalars(_of_board(user, kind, board_id).where(model.id.in_(ids))).unique()
            found += [named(kind, row) for row in rows]
    return found


def asked_for(arguments: Mapping[str, str]) -> list[str]:
    """The keys of what an address asks for, such as ?action=…"""
    return [f"{kind.value}:{arguments[kind.value]}" for kind in LinkKind if arguments.get(kind.value)]


def board_of(user: User, keys: Sequence[str], boards: Iterable[uuid.UUID]) -> uuid.UUID | None:
    """The one of these boards that what is asked for belongs to, where it says so: a theme belongs to none."""
    kinds = [kind for kind in LinkKind if kind is not LinkKind.THEME]
    for board_id in boards:
        if keys and chosen(user, kinds, keys, board_id=board_id):
            return board_id
    return None


def _by_kind(keys: Iterable[str]) -> dict[str, list[uuid.UUID]]:
    found: dict[str, list[uuid.UUID]] = {}
    for key in keys:
        kind, _, words = key.partition(":")
        try:
            found.setdefault(kind, []).append(uuid.UUID(words))
        except ValueError:
            continue
    return found


MODELS: dict[LinkKind, Any] = {
    LinkKind.REVIEW: Review,
    LinkKind.LEARNING_POINT: LearningPoint,
    LinkKind.RECOMMENDATION: Recommendation,
    LinkKind.ACTION: Action,
    LinkKind.THEME: Theme,
    LinkKind.FOCUS: Focus,
}


def _of_board(user: User, kind: LinkKind, board_id: uuid.UUID) -> Select[Any]:
    """Everything of one kind that the person sees on a board, in the order in which it is offered."""
    model, found = MODELS[kind], select(MODELS[kind])
    match kind:
        case LinkKind.REVIEW:
            of_case = contains_eager(Review.case)
            found = found.join(Review.case).options(of_case, joinedload(Review.review_type))
            found = found.order_by(Case.logged_at.desc(), Case.name_folded, Review.place, Review.id)
            return found.where(cases.visible_to(user), Case.board_id == board_id)
        case LinkKind.LEARNING_POINT | LinkKind.RECOMMENDATION:
            review = contains_eager(model.review)
            found = found.join(model.review).join(Review.case).order_by(Case.name_folded, model.place, model.id)
            found = found.options(review.contains_eager(Review.case), review.joinedload(Review.review_type))
            return found.where(cases.visible_to(user), Case.board_id == board_id)
        case LinkKind.ACTION:
            found = found.order_by(Action.text_folded, Action.id)
            return found.where(actions.visible_to(user), Action.board_id == board_id)
        case LinkKind.THEME:
            return found.where(Theme.retired_on.is_(None)).order_by(Theme.name_folded, Theme.id)
        case _:
            return found.where(Focus.board_id == board_id).order_by(Focus.name_folded, Focus.id)


def _holding(kind: LinkKind, words: str) -> list[ColumnElement[bool]]:
    folded = fold(words)
    texts: dict[LinkKind, Any] = {
        LinkKind.REVIEW: Case.name_folded.contains(folded, autoescape=True),
        LinkKind.LEARNING_POINT: or_(
            LearningPoint.words.icontains(words, autoescape=True), Case.name_folded.contains(folded, autoescape=True)
        ),
        LinkKind.RECOMMENDATION: or_(
            Recommendation.text_folded.contains(folded, autoescape=True),
            Case.name_folded.contains(folded, autoescape=True),
        ),
        LinkKind.ACTION: Action.text_folded.contains(folded, autoescape=True),
        LinkKind.THEME: Theme.name_folded.contains(folded, autoescape=True),
        LinkKind.FOCUS: Focus.name_folded.contains(folded, autoescape=True),
    }
    return [texts[kind]]
