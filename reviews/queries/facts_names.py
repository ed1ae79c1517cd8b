"""What agencies were called on the day that a report tells of, and what abbreviations stand for."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from partnership.extensions import db
from partnership.models import Agency, AgencyName, Board
from reviews.rules.facts import Scope


@dataclass(frozen=True)
class Names:
    """Of every agency by its id."""

    agencies: Mapping[uuid.UUID, str]
    abbreviations: dict[str, str]


def names(scope: Scope) -> Names:
    former = select(AgencyName.agency_id, AgencyName.name).where(AgencyName.until_on >= scope.position_on)
    # The last to be read for an agency is the earliest that was still in use.
    of_the_time = {each: name for each, name in db.session.execute(former.order_by(AgencyName.until_on.desc()))}
    rows = db.session.execute(select(Agency.id, Agency.name, Agency.abbreviation).order_by(Agency.name_folded)).all()
    called = {each: of_the_time.get(each, name) for each, name, _ in rows}
    short = {abbreviation: called[each] for each, _, abbreviation in rows if abbreviation}
    board = db.session.execute(select(Board.abbreviation, Board.name).where(Board.id == scope.board_id)).one()
    if board.abbreviation:
        short[board.abbreviation] = board.name
    return Names(called, {each: full for each, full in short.items() if each != full})
