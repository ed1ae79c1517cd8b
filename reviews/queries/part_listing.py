"""The list of actions: one row for each agency's part."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from functools import cache

from flask import url_for
from sqlalchemy import ColumnElement, Select, and_, exists, select
from sqlalchemy.orm import contains_eager, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from partnership.extensions import db
from partnership.filters import plural
from partnership.models import Agency, User
from partnership.queries.listing import Empty, Filter, Listing, Tab, Units
from partnership.rules.folding import fold
from reviews.models import Action, ActionSource, Case, Part, Review
from reviews.permissions import can_add_action, is_of_an_agency
from reviews.queries import actions, cases, part_filters, standing
from reviews.queries.part_columns import Row, columns
from reviews.queries.part_states import NO, PRESSING, States, states
from reviews.rules import case_names
from reviews.rules.rating import Tolerance
from reviews.vocabulary import PartStatus

MINE = "mine"
FEW_CASES = 20


def listing(user: User, *, case_id: str = "") -> Listing:
    """`case_id` is the case that an address asks for, if it does."""
    tolerance = standing.tolerance()
    now, row = states(tolerance), rows(user)
    return Listing(
        title="Actions",
        noun="part",
        statement=select(Part).join(Part.action).where(actions.part_visible_to(user)),
        columns=columns(row),
        order=PRESSING,
        empty=_empty(user),
        filters=_filters(user, now, tolerance, case_id),
        tabs=_tabs(now),
        options=options(user),
        file_options=(selectinload(Part.updates),),
        key_note=KEY,
        units=Units(Part.__table__.c.action_id, lambda parts, of: f"{plural(parts, 'part')} of {plural(of, 'action')}"),
    )


def rows(user: User) -> Callable[[Part], Row]:
    """What makes a row of a part, once for each: home pages show the same rows."""
    tolerance, alone = standing.tolerance(), _seen_alone(user)

    @cache
    def row(part: Part) -> Row:
        is_whole = part.id not in alone
        return Row(standing.of(part, tolerance), actions.came_from(part.action, is_whole=is_whole), is_whole)

    return row


def options(user: User) -> tuple[ORMOption, ...]:
    """All that a row shows, for parts that are joined to their action."""
    return contains_eager(Part.action).options(actions.with_sources(user)), selectinload(Part.agency)


KEY = (
    "Each row is one agency’s part of an action. A part is late from the day after its due date; where the date is a "
    "month or a season, from the day after its last day. What has no date set is never late and never on time."
)


def _tabs(now: States) -> tuple[Tab, ...]:
    return (
        Tab("open", "Open", now.open),
        Tab("overdue", "Overdue", now.overdue),
        Tab("no_response", f"No response in {now.silence_words}", now.no_response),
        Tab("done", "Done", now.done),
        Tab("no", "Cannot be done or not theirs", Part.status.in_(NO)),
        Tab("all", "All", None),
    )


def _filters(user: User, now: States, tolerance: Tolerance, case_id: str) -> tuple[Filter, ...]:
    due = {"overdue": now.overdue, "soon": now.due_soon, "later": now.due_later, "none": now.no_date}
    due_words = ("Overdue", f"In the next {now.soon_words}", "Later", "No date set")
    return (
        Filter("agency", "Agency", lambda value: _of_agency(user, value), _agencies(user)),
        *_of_cases(user, case_id),
        Filter("status", "Where it is", lambda value: Part.status == PartStatus(value), dict(PartStatus.choices())),
        Filter("due", "Due", lambda value: due[value], dict(zip(due, due_words, strict=True))),
        part_filters.by_rating(tolerance),
        part_filters.by_sign_off(now),
        part_filters.by_no(now),
        part_filters.by_evidence(user),
        part_filters.by_source(user),
        *part_filters.by_theme(),
        Filter("words", "Words", lambda value: Action.text_folded.contains(fold(value), autoescape=True), is_text=True),
    )


def _of_agency(user: User, value: str) -> ColumnElement[bool]:
    return actions.of_own_agencies(user) if value == MINE else Part.agency_id == uuid.UUID(value)


def _agencies(user: User) -> dict[str, str]:
    """The agencies of the parts that the person sees: one part of each is enough."""
    seen = exists().where(Part.agency_id == Agency.id, Part.action_id == Action.id, actions.part_visible_to(user))
    rows = db.session.execute(select(Agency.id, Agency.name).where(seen).order_by(Agency.name_folded))
    mine = {MINE: "My agencies"} if is_of_an_agency(user) else {}
    return mine | {str(row.id): row.name for row in rows}


def _of_cases(user: User, case_id: str) -> tuple[Filter, ...]:
    """A choice of cases where they are few; else words of their names, and the one that an address asks for."""
    few = _cases(user)
    if len(few) <= FEW_CASES:
        return (Filter("case", "Case", _of_case, few),)
    return (
        Filter("case_name", "Case name", lambda value: _of_case_named(user, value), is_text=True),
        Filter("case", "Case", _of_case, _asked_for(user, case_id), is_asked=True),
    )


def _of_case(value: str) -> ColumnElement[bool]:
    return _from_review(Review.case_id == uuid.UUID(value))


def _of_case_named(user: User, value: str) -> ColumnElement[bool]:
    """Only by the names of cases that the person sees: an action may hang from another one too."""
    bears = Case.name_folded.contains(fold(value), autoescape=True)
    return _from_review(Review.case_id == Case.id, cases.visible_to(user), bears)


def _from_review(*where: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(ActionSource.action_id == Part.action_id, ActionSource.review_id == Review.id, *where)


def _cases(user: User) -> dict[str, str]:
    """The cases that the person sees and that something came from: no more than show that they are not few."""
    found = _named(user).order_by(Case.name_folded, Case.logged_at).limit(FEW_CASES + 1)
    rows = db.session.execute(found)
    named = case_names.told_apart({row.id: (row.name, row.logged_year) for row in rows})
    return {str(case_id): name for case_id, name in named.items()}


def _asked_for(user: User, case_id: str) -> dict[str, str]:
    """The case that an address asks for, where the person sees it."""
    try:
        wanted = uuid.UUID(case_id)
    except ValueError:
        return {}
    return {str(row.id): row.name for row in db.session.execute(_named(user).where(Case.id == wanted))}


def _named(user: User) -> Select[uuid.UUID, str, int]:
    named = exists().where(ActionSource.review_id == Review.id, Review.case_id == Case.id)
    return select(Case.id, Case.name, Case.logged_year).where(cases.visible_to(user), named)


def _seen_alone(user: User) -> frozenset[uuid.UUID]:
    """Parts that are shared with an agency of the person's, and whose actions she does not see."""
    if not is_of_an_agency(user):
        return frozenset()
    shared = and_(Part.is_shared, actions.of_own_agencies(user), ~actions.visible_to(user))
    return frozenset(db.session.scalars(select(Part.id).join(Part.action).where(shared)))


def _empty(user: User) -> Empty:
    if can_add_action(user):
        sentence = "Start with one: what is to change, and which agencies have a part in it. The rest can follow."
        return Empty("No actions yet", sentence, url_for("actions.add"), "Add the first action")
    return Empty("No actions yet", "Actions stand here as soon as there is one that you may see.")
