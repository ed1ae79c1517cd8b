"""Files on their way in and out: how large a request may be, and the answer that holds a file."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from flask import Flask, Response, current_app, g, request, send_file, session

P = ParamSpec("P")
R = TypeVar("R")

# More than a file may have, so that one that is too large comes back to its form with what was typed.
MOST_OF_A_REQUEST = 48 * 1024 * 1024
CLOSED = "default-src 'none'; sandbox; frame-ancestors 'none'"


def takes_a_file(view: Callable[P, R]) -> Callable[P, R]:
    """Requests to this view may be as large as one with a file, from people who are or were signed in."""
    view.takes_a_file = True  # type: ignore[attr-defined]
    return view


def prepare(app: Flask) -> None:
    app.before_request(_allow)
    app.teardown_request(lambda _: request.close())


def attachment(name: str, media_type: str, content: bytes) -> Response:
    """The file to be saved and never shown by us, whatever it holds."""
    answer = send_file(
        io.BytesIO(content), mimetype=media_type, as_attachment=True, download_name=name, conditional=False, etag=False
    )
    answer.headers["Content-Security-Policy"] = CLOSED
    return answer


def _allow() -> None:
    view = current_app.view_functions.get(request.endpoint or "")
    if getattr(view, "takes_a_file", False) and (session.get("_user_id") or g.get("lapsed_user_id")):
        request.max_content_length = MOST_OF_A_REQUEST
