"""What is shown when a request cannot be answered: plain words, the right status, and a number for our own faults."""

from __future__ import annotations

import secrets

from flask import Flask, current_app, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from partnership.extensions import db

PAGES = frozenset({400, 403, 404, 413, 429, 503})
NEAREST = {401: 403, 405: 404, 410: 404, 414: 400, 415: 400, 431: 413}


def prepare(app: Flask) -> None:
    app.register_error_handler(HTTPException, _known)
    app.register_error_handler(500, _own_fault)


def _known(fault: HTTPException) -> ResponseReturnValue:
    """A refusal of HTTP's own kind; redirects go their way."""
    status = fault.code or 500
    if fault.response is not None or status < 400:
        return fault
    page = NEAREST.get(status, status if status in PAGES else 400)
    return render_template(f"errors/{page}.html"), status


def _own_fault(fault: Exception) -> ResponseReturnValue:
    """Something of ours broke: nothing is saved, and the log knows it by the number that the person sees."""
    db.session.rollback()
    reference = secrets.token_hex(4)
    current_app.logger.error("fault %s in %s %s", reference, request.method, request.endpoint, exc_info=fault)
    return render_template("errors/500.html", reference=reference), 500
