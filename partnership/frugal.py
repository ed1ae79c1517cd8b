"""How the server keeps to little memory where the C library is glibc; another one keeps its own ways."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable, Iterable
from itertools import count
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

# What its malloc is told (malloc.h): one arena for all threads, and give back what is free at the end from 128 KB on.
# Without it each thread keeps the most that any page ever took.
SETTINGS = {-8: 1, -3: 128 * 1024, -1: 128 * 1024}
ANSWERS = 50  # to give back takes some six milliseconds


def settle() -> None:
    """Before the first thread."""
    mallopt = _of_glibc("mallopt")
    if mallopt is not None:
        for name, value in SETTINGS.items():
            mallopt(name, value)


def giving_back(app: WSGIApplication) -> WSGIApplication:
    """The same application: after so many answers, what is free between what is in use goes back to the system."""
    trim = _of_glibc("malloc_trim")
    if trim is None:
        return app
    answers = count(1)

    def answered(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        body = app(environ, start_response)
        if not next(answers) % ANSWERS:
            trim(0)
        return body

    return answered


def _of_glibc(name: str) -> Callable[..., Any] | None:
    return getattr(ctypes.CDLL(None), name, None) if sys.platform == "linux" else None
