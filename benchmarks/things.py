"""Which things of the record fill the nouns of an address: those with most hanging from them come first."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Select, case, func, select

from partnership.extensions import db
from partnership.models import Agency, RoleHeld, User
from reviews.models import Action, ActionSource, Case, CaseReader, Part, Review, Update
from reviews.rules.progress import is_open
from reviews.vocabulary import PartStatus, Sight

NOUN = re.compile(r"<uuid:(\w+)_id>")
TRIED = 10  # things tried for one address, where the person may not open the first
OTHER_TABLES = {"case": "review_case", "person": "user_account", "reader": "case_reader", "role": "role_held"}
OPEN = [status for status in PartStatus if is_open(status)]


def busiest() -> dict[str, list[uuid.UUID]]:
    """Noun → ids. Cases are open to partners, parts are the first lead's, so that more than the manager may look."""
    lead = select(Part.id).join(Agency).where(Agency.id == _first_agency()).scalar_subquery()
    wanted: dict[str, Select[Any]] = {
        "case": _most(Case.id, Case.reviews, ActionSource, ActionSource.review_id == Review.id).where(
            Case.sight == Sight.PARTNERS
        ),
        "review": _most(Review.id, Review.case, ActionSource, ActionSource.review_id == Review.id).where(
            Case.sight == Sight.PARTNERS
        ),
        "action": _most(Action.id, Action.parts, Update, Update.part_id == Part.id).where(
            Action.parts.any(Part.agency_id == _first_agency())
        ),
        "part": _most(Part.id, Part.action, Update, Update.part_id == Part.id)
        .where(Part.id.in_(lead))
        .order_by(None)
        .order_by(case((Part.status.in_(OPEN), 0), else_=1), func.count(Update.id).desc(), Part.id),
        "reader": select(CaseReader.id).join(Case).where(Case.sight == Sight.PARTNERS),
        "agency": select(Agency.id).order_by(case((Agency.id == _first_agency(), 0), else_=1), Agency.id),
        "person": select(User.id).join(RoleHeld).group_by(User.id).order_by(func.count().desc(), User.id),
    }
    found = {noun: list(db.session.scalars(statement)) for noun, statement in wanted.items()}
    return found | {noun: _of_table(noun) for noun in _nouns_of_tables() - found.keys()}


def _first_agency() -> Any:
    """The agency of the first lead."""
    return (
        select(RoleHeld.agency_id).join(User).where(RoleHeld.role == "agency_lead").order_by(User.email).limit(1)
    ).scalar_subquery()


def _most(identity: Any, through: Any, hanging: Any, by: Any) -> Select[Any]:
    return (
        select(identity)
        .join(through)
        .outerjoin(hanging, by)
        .group_by(identity)
        .order_by(func.count(hanging.id).desc(), identity)
    )


def _nouns_of_tables() -> set[str]:
    renamed = {table: noun for noun, table in OTHER_TABLES.items()}
    return {renamed.get(name, name) for name, table in db.metadata.tables.items() if "id" in table.c}


def _of_table(noun: str) -> list[uuid.UUID]:
    table = db.metadata.tables[OTHER_TABLES.get(noun, noun)]
    return list(db.session.scalars(select(table.c.id).order_by(table.c.id).limit(TRIED)))


def paths(rule: str, busy: dict[str, list[uuid.UUID]]) -> Iterator[str]:
    """The rule filled with one thing after another; nothing where it has a part that the record cannot fill."""
    nouns = NOUN.findall(rule)
    if "<" in NOUN.sub("", rule):
        return
    if not nouns:
        yield rule
        return
    for each in busy.get(nouns[0], [])[:TRIED]:
        yield NOUN.sub(str(each), rule)
