"""Commands of the organisation."""

from __future__ import annotations

from flask import Flask


def prepare(app: Flask) -> None:
    """Register the commands."""
