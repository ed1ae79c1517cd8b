"""Put a backup in the place of the present database, which is itself kept first."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import delete, update
from sqlalchemy.exc import DatabaseError

from partnership import backups, backups_of_sqlite, clock, migrating, upgrades
from partnership.backups import Manifest
from partnership.commands import audit
from partnership.database import is_failing, is_full
from partnership.errors import RuleBroken
from partnership.extensions import db
from partnership.models import BrowserSession, OneTimeLink
from partnership.queries import events
from partnership.queries.events import RESTORED

WRONG_KIND = "This backup was made from {}, and this installation runs on {}. Nothing was changed."
NEWER = (
    "This backup was made by a newer release: it stands at step {}, which this release does not know. "
    "Nothing was changed."
)


@dataclass(frozen=True)
class Restored:
    """What was restored, and where the database went that was there before."""

    manifest: Manifest
    kept: Path | None


def restore(path: Path, *, folder: Path) -> Restored:
    """Check the backup, keep the present database, put the backup in its place and bring it up to date.

    Raises Damaged or RuleBroken before anything is overwritten. Nobody stays signed in once the caller commits.
    """
    with backups.opened(path) as (bundle, manifest):
        _refuse(manifest)
        backups.means().refuse_if_in_use()
        with upgrades.one_at_a_time(folder):
            kept = _keep_present(folder)
            backups.means().read(bundle, manifest.tables, manifest.revision)
    upgrades.bring_up_to_date(folder)
    _begin_anew(manifest)
    return Restored(manifest, kept)


def _refuse(manifest: Manifest) -> None:
    here = db.engine.dialect.name
    if manifest.kind != here:
        raise RuleBroken(WRONG_KIND.format(backups.KINDS[manifest.kind], backups.KINDS[here]))
    if manifest.revision not in migrating.known():
        raise RuleBroken(NEWER.format(manifest.revision))


def _keep_present(folder: Path) -> Path | None:
    """A backup of what is there; what cannot be read any more is kept as it stands."""
    path = upgrades.backup_path(folder, "before-restore")
    try:
        if migrating.revision() is None:
            return None
        backups.create(path)
    except (sqlite3.DatabaseError, DatabaseError) as fault:
        if db.engine.dialect.name != "sqlite" or is_full(fault) or is_failing(fault):
            raise
        return backups_of_sqlite.set_aside(path.parent, f"{path.stem}-damaged.db")
    return path


def _begin_anew(manifest: Manifest) -> None:
    """Sessions and links that were ended after the backup must not live again; the chain says what happened."""
    now = clock.now()
    db.session.execute(delete(BrowserSession))
    db.session.execute(update(OneTimeLink).where(OneTimeLink.used_at.is_(None)).values(used_at=now))
    last = events.last()
    if last is not None:
        audit.record(RESTORED, last, by=None, detail={"made_at": manifest.made_at})
