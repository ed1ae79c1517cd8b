"""Passwords as argon2id hashes, at the least that OWASP asks for, few at a time."""

from __future__ import annotations

import threading

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from argon2.profiles import CHEAPEST
from flask import Flask, current_app

AT_ONCE = threading.BoundedSemaphore(2)
OWASP_LEAST = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
NOBODYS = "nobodys_password"
QUICK = PasswordHasher.from_parameters(CHEAPEST)


def hasher() -> PasswordHasher:
    return QUICK if current_app.config.get("TESTING") else OWASP_LEAST


def hashed(password: str) -> str:
    with AT_ONCE:
        return hasher().hash(password)


def matches(password: str, stored: str | None) -> bool:
    """Whether it is the password; an account without one takes as long to refuse."""
    with AT_ONCE:
        try:
            return hasher().verify(stored or _nobodys(), password) and stored is not None
        except (VerifyMismatchError, InvalidHashError):
            return False


def _nobodys() -> str:
    """Made once: to make it at each try would tell, by the time it takes, who has an account."""
    if NOBODYS not in current_app.extensions:
        current_app.extensions[NOBODYS] = hasher().hash("of nobody at all")
    found: str = current_app.extensions[NOBODYS]
    return found


def prepare(app: Flask) -> None:
    """Before the first try, so that this one takes no longer than the next."""
    with app.app_context():
        _nobodys()
