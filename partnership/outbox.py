"""The thread that empties the outbox every half minute while the server runs."""

from __future__ import annotations

import threading

from flask import Flask

from partnership.commands import mails

EVERY_SECONDS = 30.0


def start(app: Flask, *, every: float = EVERY_SECONDS) -> threading.Event | None:
    """Begin, where a mail server is set; the event that comes back ends it."""
    if app.extensions["mailer"] is None:
        return None
    ending = threading.Event()
    threading.Thread(target=_run, args=(app, ending, every), name="outbox", daemon=True).start()
    return ending


def _run(app: Flask, ending: threading.Event, every: float) -> None:
    """A round that fails is told in the log; the next one begins afresh."""
    while not ending.wait(every):
        with app.app_context():
            try:
                mails.send_waiting()
            except Exception:
                app.logger.exception("The outbox could not be emptied; it is tried again")
