"""Which things of the record fill the nouns of an address: those with most hanging from them come first."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Select, case, func, select

from partnership.extensions import db
from partnership.models import Agency, ReportBlock, User
from reviews.models import Action, ActionSource, Case, CaseReader, Part, Review, Update
from reviews.rules.progress import is_open
from reviews.vocabulary import PartStatus, Sight

NOUN = re.compile(r"<(?:uuid:(\w+)_id|token)>")
TRIED = 3  # things tried for one address, where the person may not open the first
OTHER_TABLES = {
    "case": "review_case",
    "conflict": "declared_conflict",
    "event": "dissemination_event",
    "holder": "post_holder",
    "person": "user_account",
    "reader": "case_reader",
    "report": "annual_report",
    "role": "role_held",
    "update": "part_update",
}
OPEN = [status for status in PartStatus if is_open(status)]


def busiest(lead: User) -> dict[str, list[uuid.UUID]]:
    """Noun → ids. Cases are open to partners and parts are the lead's, so that more than the manager may look."""
    mine = lead.roles_held[0].agency_id
    is_open_case, is_closed_part = Case.sight == Sight.PARTNERS, case((Part.status.in_(OPEN), 0), else_=1)
    updates, sources = (Update, Update.part_id == Part.id), (ActionSource, ActionSource.review_id == Review.id)
    wanted: dict[str, Select[Any]] = {
        "case": _most(Case.id, Case.reviews, *sources).where(is_open_case),
        "review": _most(Review.id, Review.case, *sources).where(is_open_case),
        "action": _most(Action.id, Action.parts, *updates).where(Action.parts.any(Part.agency_id == mine)),
        "part": _most(Part.id, Part.action, *updates, first=is_closed_part).where(Part.agency_id == mine),
        "recommendation": _asked_most().where(is_open_case),
        "reader": select(CaseReader.id).join(Case).where(is_open_case).order_by(CaseReader.id),
        "agency": select(Agency.id).order_by(case((Agency.id == mine, 0), else_=1), Agency.id),
        "chapter": _longest(ReportBlock.chapter_id),
        "block": _longest(ReportBlock.id),
        "person": select(User.id).order_by(case((User.id == lead.id, 0), else_=1), User.id),
    }
    found = {noun: list(db.session.scalars(statement)) for noun, statement in wanted.items()}
    return found | {noun: _of_table(noun) for noun in _nouns_of_tables() - found.keys()}


def _most(identity: Any, through: Any, hanging: Any, by: Any, *, first: Any = None) -> Select[Any]:
    """The ids with most of what hangs from them first; `first` goes before that."""
    order = [func.count(hanging.id).desc(), identity]
    statement = select(identity).join(through).outerjoin(hanging, by).group_by(identity)
    return statement.order_by(*order if first is None else (first, *order))


def _asked_most() -> Select[Any]:
    """The recommendations that most actions came from."""
    asked = ActionSource.recommendation_id
    found = select(asked).join(ActionSource.review).join(Review.case).where(asked.is_not(None))
    return found.group_by(asked).order_by(func.count().desc(), asked)


def _longest(identity: Any) -> Select[Any]:
    """The parts of reports that say most."""
    return select(identity).group_by(identity).order_by(func.sum(func.length(ReportBlock.content)).desc(), identity)


def _nouns_of_tables() -> set[str]:
    renamed = {table: noun for noun, table in OTHER_TABLES.items()}
    return {renamed.get(name, name) for name, table in db.metadata.tables.items() if "id" in table.c}


def _of_table(noun: str) -> list[uuid.UUID]:
    table = db.metadata.tables[OTHER_TABLES.get(noun, noun)]
    return list(db.session.scalars(select(table.c.id).order_by(table.c.id).limit(TRIED)))


def paths(rule: str, busy: Mapping[str, Sequence[uuid.UUID | str]]) -> Iterator[str]:
    """The rule filled with one thing after another; nothing where it has a part that the record cannot fill."""
    nouns = [noun or "token" for noun in NOUN.findall(rule)]
    if "<" in NOUN.sub("", rule):
        return
    if not nouns:
        yield rule
        return
    for each in busy.get(nouns[0], [])[:TRIED]:
        yield NOUN.sub(str(each), rule)
