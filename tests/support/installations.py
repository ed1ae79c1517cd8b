"""Installations of their own, for tests that start the application again or do harm to its database."""

from __future__ import annotations

import itertools
import os
import shutil
from pathlib import Path
from typing import Any

from flask import Flask
from jinja2.bccache import Bucket, BytecodeCache

from app import create_app
from partnership.extensions import db
from tests.support import postgres

EMPTY = f"empty_record_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"


class Compiled(BytecodeCache):
    """Templates that one application has compiled, for all that come after it."""

    def __init__(self) -> None:
        self.known: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.known:
            bucket.bytecode_from_string(self.known[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.known[bucket.key] = bucket.bytecode_to_string()


COMPILED = Compiled()


class Installations:
    """Makes applications, each over a folder and a database that nobody else has."""

    def __init__(self, folder: Path, *, server: str | None, empty: Path | None) -> None:
        self.folder = folder
        self.server = server
        self.empty = empty
        self.numbers = itertools.count(1)
        self.made: list[Flask] = []
        self.databases: list[str] = []

    def settings(self, *, is_migrated: bool, **others: Any) -> dict[str, Any]:
        """Settings of a new installation; `is_migrated` begins with the tables and the shipped rows."""
        number = next(self.numbers)
        folder = self.folder / str(number)
        folder.mkdir(mode=0o700)
        found = {"TESTING": True, "MODE": "live", "DATA_DIR": folder, "WTF_CSRF_ENABLED": False, **others}
        if self.server is None:
            if is_migrated and self.empty is not None:
                shutil.copy(self.empty, folder / "record.db")
            return found
        name = f"test_{self.folder.name}_{number}".replace("-", "_")
        self.databases.append(name)
        return found | {"DATABASE_URL": postgres.make(self.server, name, like=EMPTY if is_migrated else None)}

    def make(self, *, is_migrated: bool = True, **others: Any) -> Flask:
        return self.start(self.settings(is_migrated=is_migrated, **others))

    def start(self, settings: dict[str, Any]) -> Flask:
        app = create_app(settings)
        app.jinja_env.bytecode_cache = COMPILED
        self.made.append(app)
        return app

    def clear_away(self) -> None:
        for app in self.made:
            with app.app_context():
                db.session.remove()
                db.engine.dispose()
        for name in self.databases:
            postgres.drop(str(self.server), name)
