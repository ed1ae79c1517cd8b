"""One file that holds the whole database: made while it is in use, checked before it is trusted."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from types import ModuleType

from partnership import backups_of_postgresql, backups_of_sqlite, clock
from partnership.errors import Refused
from partnership.extensions import db

MANIFEST = "manifest.json"
FORMAT = "backup/1"
SEAL = 64
KINDS = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


class Damaged(Refused):
    """The file is no sound backup; the sentence says what is wrong with it."""


@dataclass(frozen=True)
class Manifest:
    """What a backup says of itself. `head_number` and `head_hash` are those of its last event."""

    kind: str
    revision: str
    made_at: str
    head_number: int = 0
    head_hash: str = ""
    tables: list[dict[str, list[str]]] = field(default_factory=list)
    format: str = FORMAT

    @property
    def moment(self) -> datetime:
        return datetime.fromisoformat(self.made_at)


def means() -> ModuleType:
    """How this kind of database is written to a backup and read from one."""
    return backups_of_sqlite if db.engine.dialect.name == "sqlite" else backups_of_postgresql


def create(path: Path) -> Manifest:
    """Write the backup: a consistent copy by the database's own means, sealed with its checksum."""
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        half_made = Path(folder) / "half-made"
        with zipfile.ZipFile(half_made, "w", zipfile.ZIP_DEFLATED) as bundle:
            made_at = clock.now().isoformat()
            manifest = Manifest(kind=db.engine.dialect.name, made_at=made_at, **means().write(bundle, Path(folder)))
            bundle.writestr(MANIFEST, json.dumps(asdict(manifest)))
            bundle.comment = b"0" * SEAL
        _seal(half_made)
        half_made.replace(path)
    return manifest


@contextmanager
def opened(path: Path) -> Iterator[tuple[zipfile.ZipFile, Manifest]]:
    """A backup that is whole, with its manifest. Raises Damaged for anything else."""
    _check_seal(path)
    with zipfile.ZipFile(path) as bundle:
        yield bundle, _manifest(bundle)


def _seal(path: Path) -> None:
    """The last bytes become the checksum of all before them, so that no byte may differ unseen."""
    path.chmod(0o600)
    with path.open("r+b") as file:
        file.seek(-SEAL, os.SEEK_END)
        file.write(_checksum(path).encode())
        file.flush()
        os.fsync(file.fileno())


def _check_seal(path: Path) -> None:
    if not path.is_file():
        raise Damaged(f"There is no file {path}.")
    with path.open("rb") as file:
        file.seek(-min(SEAL, path.stat().st_size), os.SEEK_END)
        seal = file.read()
    if seal != _checksum(path).encode():
        raise Damaged(f"{path} is damaged, or is not a backup of this service. Nothing was changed.")


def _checksum(path: Path) -> str:
    summed, left = hashlib.sha256(), path.stat().st_size - SEAL
    with path.open("rb") as file:
        while left > 0:
            piece = file.read(min(left, 1 << 20))
            summed.update(piece)
            left -= len(piece)
    return summed.hexdigest()


def _manifest(bundle: zipfile.ZipFile) -> Manifest:
    """The seal is whole, so the file was written by a release of this service: perhaps by a later one."""
    told = json.loads(bundle.read(MANIFEST))
    if told["format"] != FORMAT:
        raise Damaged(f"This release cannot read a backup of the format {told['format']}. Nothing was changed.")
    return Manifest(**told)
