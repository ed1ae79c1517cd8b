"""Commands of the organisation."""

from __future__ import annotations

from flask import Flask

from partnership import cli_audit, cli_backups, cli_mail, cli_users


def prepare(app: Flask) -> None:
    """Register the commands."""
    cli_audit.prepare(app)
    cli_backups.prepare(app)
    cli_mail.prepare(app)
    cli_users.prepare(app)
