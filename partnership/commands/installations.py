"""Set what this installation is: what its administrator has agreed and recorded, and whether it takes files."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date

from partnership.commands import audit
from partnership.commands.changes import changes
from partnership.extensions import db
from partnership.filters import day
from partnership.models import Installation, User
from partnership.queries import installations


@dataclass
class _Record:
    """The one row, as an event names it."""

    id: uuid.UUID = installations.RECORD_ID
    __tablename__ = Installation.__tablename__


def edit_installation(
    *,
    assessment_reference: str,
    assessment_on: date | None,
    agreement_reference: str,
    agreement_on: date | None,
    controllers: str,
    takes_files: bool,
    by: User | None,
) -> Installation:
    """What is empty is not recorded yet."""
    found = installations.current()
    after = {
        "assessment_reference": assessment_reference or None,
        "assessment_on": assessment_on,
        "agreement_reference": agreement_reference or None,
        "agreement_on": agreement_on,
        "controllers": controllers or None,
        "takes_files": takes_files,
    }
    told = changes(*((LABELS[name], _said(getattr(found, name)), _said(value)) for name, value in after.items()))
    if not told:
        return found
    for name, value in after.items():
        setattr(found, name, value)
    db.session.add(found)
    db.session.flush()
    audit.record("changed the installation", _Record(), by=by, detail={"changes": told})
    return found


LABELS = {
    "assessment_reference": "impact assessment",
    "assessment_on": "day of the impact assessment",
    "agreement_reference": "sharing agreement",
    "agreement_on": "day of the sharing agreement",
    "controllers": "controllers",
    "takes_files": "takes files",
}


def _said(value: object) -> str | None:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return day(value) if isinstance(value, date) else value  # type: ignore[return-value]
