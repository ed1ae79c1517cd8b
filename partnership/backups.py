"""One file that holds the whole database: made while it is in use, checked before it is trusted."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import tempfile
import zipfile
from contextlib import closing
from pathlib import Path
from typing import Any

from partnership.extensions import db

MANIFEST = "manifest.json"
DATABASE = "record.db"


class Damaged(Exception):
    """The file is no sound backup; the sentence says what is wrong with it."""


def create(path: Path) -> None:
    """Write the backup: a consistent copy by the database's own means, with its checksum beside it."""
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        copy = Path(folder) / DATABASE
        _copy_sqlite(copy)
        manifest = {"kind": "sqlite", "sha256": _sha256(copy)}
        half_made = Path(folder) / "half-made"
        with zipfile.ZipFile(half_made, "w", zipfile.ZIP_DEFLATED) as bundle:
            bundle.writestr(MANIFEST, json.dumps(manifest))
            bundle.write(copy, DATABASE)
        half_made.replace(path)


def _copy_sqlite(target: Path) -> None:
    with db.engine.connect().execution_options(may_write=False) as connection:
        source: Any = connection.connection.dbapi_connection
        with closing(sqlite3.connect(target)) as destination:
            source.backup(destination)
            if destination.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                raise Damaged("The copy did not pass its own check. Nothing was kept.")


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
