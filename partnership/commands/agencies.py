"""Writes about agencies: what they are called, what they sit under, when they open and close."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy.orm.attributes import flag_modified

from partnership import clock
from partnership.commands import audit
from partnership.commands.changes import changes
from partnership.errors import Taken
from partnership.extensions import db
from partnership.filters import day
from partnership.models import Agency, AgencyAlias, AgencyName, User
from partnership.queries import agencies
from partnership.rules import agencies as rule
from partnership.rules.folding import fold
from partnership.vocabulary import AgencyKind


@dataclass(frozen=True, kw_only=True)
class Description:
    """All that is said of an agency; `aliases` are the other words for it."""

    name: str
    abbreviation: str | None = None
    kind: AgencyKind = AgencyKind.ORGANISATION
    parent: Agency | None = None
    sector: str | None = None
    is_safeguarding_partner: bool = False
    opened_on: date | None = None
    closed_on: date | None = None
    successor: Agency | None = None
    aliases: tuple[str, ...] = ()


def add_agency(*, new_id: uuid.UUID | None = None, says: Description, by: User | None) -> Agency:
    """Raises RuleBroken for days that are out of order, Taken for a name or word that is another's."""
    _check(None, says)
    agency = Agency(id=new_id or uuid.uuid4())
    _write(agency, says)
    db.session.add(agency)
    db.session.flush()
    audit.record("added the agency", agency, by=by, detail={"name": says.name})
    return agency


def edit_agency(agency: Agency, *, says: Description, new_name_from: date | None = None, by: User | None) -> Agency:
    """With `new_name_from` the present name is kept, with its last day; without, a changed name is a correction."""
    _check(agency, says)
    renamed = _rename(agency, says.name, new_name_from)
    found = _changes(agency, says, but_name=renamed is not None)
    if not found and renamed is None:
        return agency
    _write(agency, says)
    flag_modified(agency, "name")
    db.session.flush()
    audit.record("changed the agency", agency, by=by, detail={"renamed": renamed, "changes": found})
    return agency


def _check(agency: Agency | None, says: Description) -> None:
    rule.check_days(says.opened_on, says.closed_on)
    if agency is not None:
        rule.check_place(agency.id, says.parent.id if says.parent else None, agencies.parents())
        rule.check_succession(agency.id, says.successor.id if says.successor else None, agencies.successors())
    if agencies.bears_name(says.name, parent_id=says.parent.id if says.parent else None, but=agency):
        raise Taken(f"There is an agency called “{says.name}” in that place already. Choose another name.")
    for word in says.aliases:
        others = [each for each in agencies.called(word) if each is not agency]
        if others:
            raise Taken(f"“{word}” means {others[0].name} already. Take it out here or there.")


def _rename(agency: Agency, name: str, from_on: date | None) -> dict[str, Any] | None:
    """Keep the name that ends; what is told of it."""
    if from_on is None or name == agency.name:
        return None
    last_until = max((former.until_on for former in agency.names), default=None)
    rule.check_new_name(from_on, last_until=last_until, today=clock.today())
    agency.names.append(AgencyName(name=agency.name, until_on=from_on - timedelta(days=1)))
    return {"of": agency.name, "to": name, "from_on": from_on.isoformat()}


def _changes(agency: Agency, says: Description, *, but_name: bool) -> list[list[str | None]]:
    return changes(
        ("name", says.name if but_name else agency.name, says.name),
        ("abbreviation", agency.abbreviation, says.abbreviation),
        ("what it is", agency.kind.label, says.kind.label),
        ("sits under", _name(agency.parent), _name(says.parent)),
        ("sector", agency.sector, says.sector),
        ("safeguarding partner", _yes(agency.is_safeguarding_partner), _yes(says.is_safeguarding_partner)),
        ("opened", _day(agency.opened_on), _day(says.opened_on)),
        ("closed", _day(agency.closed_on), _day(says.closed_on)),
        ("succeeded by", _name(agency.successor), _name(says.successor)),
        ("other words", _words(each.name for each in agency.aliases), _words(says.aliases)),
    )


def _write(agency: Agency, says: Description) -> None:
    agency.name, agency.name_folded = says.name, fold(says.name)
    agency.abbreviation, agency.kind, agency.sector = says.abbreviation, says.kind, says.sector
    agency.is_safeguarding_partner = says.is_safeguarding_partner
    agency.parent_id = says.parent.id if says.parent else None
    agency.successor_id = says.successor.id if says.successor else None
    agency.opened_on, agency.closed_on = says.opened_on, says.closed_on
    kept = {each.name: each for each in agency.aliases}
    agency.aliases = [kept.get(word) or AgencyAlias(name=word) for word in says.aliases]


def _name(agency: Agency | None) -> str | None:
    return agency.name if agency else None


def _day(value: date | None) -> str | None:
    return day(value) or None


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def _words(words: Iterable[str]) -> str | None:
    return ", ".join(sorted(words, key=fold)) or None
