"""Who can see the reports of a board, in a sentence."""

from __future__ import annotations

import uuid
from collections import Counter

from sqlalchemy import or_, select

from partnership import clock
from partnership.extensions import db
from partnership.filters import listed, plural
from partnership.models import RoleHeld, User
from partnership.policy import POLICY
from partnership.vocabulary import Role

NAMES = {
    Role.MANAGER: ("manager", "managers"),
    Role.BUSINESS_SUPPORT_OFFICER: ("business support officer", "business support officers"),
    Role.AUTHOR: ("author", "authors"),
    Role.SCRUTINEER: ("independent scrutineer", "independent scrutineers"),
}


def sentence(board_id: uuid.UUID) -> str:
    """How many people of each role read its reports today: "1 manager and 2 authors of this board".

    Somebody who holds two of these roles is counted in each.
    """
    today = clock.today()
    wanted = (
        select(RoleHeld.role, RoleHeld.user_id)
        .join(User, User.id == RoleHeld.user_id)
        .where(
            RoleHeld.board_id == board_id,
            RoleHeld.role.in_(POLICY["read_reports"]),
            User.deactivated_at.is_(None),
            or_(RoleHeld.from_on.is_(None), RoleHeld.from_on <= today),
            or_(RoleHeld.until_on.is_(None), RoleHeld.until_on >= today),
        )
        .distinct()
    )
    counted = Counter(role for role, _ in db.session.execute(wanted))
    said = listed(plural(counted[role], *NAMES[role]) for role in NAMES if counted[role])
    return f"{said} of this board" if said else "Nobody holds a role that reads the reports of this board"
