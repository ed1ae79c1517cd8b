"""What a person may see, as a condition that is made once for the person of a request: a page asks for it often."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from sqlalchemy import ColumnElement

from partnership.models import User

Condition = Callable[..., ColumnElement[bool]]


def made_once(make: Condition) -> Condition:
    """A condition that follows from the person's roles, and from nothing that a request could change on its way.

    It is kept with the person of the request (`queries.users.with_standing`); for others it is made each time.
    """

    @wraps(make)
    def condition(user: User, *of: Any) -> ColumnElement[bool]:
        kept, key = user.conditions, (make, *of)
        if not isinstance(kept, dict):
            return make(user, *of)
        if key not in kept:
            kept[key] = make(user, *of)
        return kept[key]

    return condition
