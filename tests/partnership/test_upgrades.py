"""Starting on a database of another release: backed up and upgraded, or refused in words; one start at a time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy import event

from partnership import backups, migrating, upgrades
from partnership.config import ROOT
from partnership.extensions import db
from tests.support import rows


def test_start_when_the_database_is_older_backs_it_up_and_upgrades_it(installations):
    app = older(installations)

    again = installations.start(settings_of(app))

    (kept,) = kept_by(app)
    with backups.opened(kept) as (_, manifest):
        assert manifest.revision == "0005"
    with again.app_context():
        assert migrating.revision() == migrating.newest()
        assert upgrades.bring_up_to_date(folder_of(app)) is False
    assert kept_by(app) == [kept]


def test_start_when_the_database_is_empty_makes_no_backup(installations):
    app = installations.make(is_migrated=False)

    with app.app_context():
        assert migrating.revision() == migrating.newest()
    assert kept_by(app) == []


def test_start_when_the_database_is_up_to_date_asks_it_little(installations):
    app, asked = installations.make(), []
    with app.app_context():
        event.listen(db.engine, "before_cursor_execute", lambda *given: asked.append(given[2]))

        upgrades.bring_up_to_date(folder_of(app))

    assert 0 < len(asked) <= 4


def test_start_when_an_upgrade_fails_says_where_the_backup_is_and_goes_the_next_time(installations):
    app = older(installations)
    with app.app_context():

        def break_off(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
            if "TRIGGER" in statement:
                raise ArithmeticError

        event.listen(db.engine, "after_cursor_execute", break_off)
        with pytest.raises(ArithmeticError) as broken:
            upgrades.bring_up_to_date(folder_of(app))
        event.remove(db.engine, "after_cursor_execute", break_off)

        (kept,) = kept_by(app)
        assert broken.value.__notes__ == [f"The database is as it was, at step 0005. A backup of it is {kept}."]
        assert migrating.revision() == "0005"
        assert upgrades.bring_up_to_date(folder_of(app)) is True


def test_start_when_the_first_upgrade_fails_speaks_of_no_backup(installations, monkeypatch):
    def fail(*_: Any) -> None:
        raise ArithmeticError

    app = installations.make(is_migrated=False, UPGRADE=False)
    monkeypatch.setattr(migrating, "migrate", fail)

    with app.app_context(), pytest.raises(ArithmeticError) as broken:
        upgrades.bring_up_to_date(folder_of(app))

    assert not hasattr(broken.value, "__notes__")


def test_start_when_the_database_is_newer_is_refused_in_words(installations):
    app = newer(installations)

    ran = flask(app, "routes")

    assert ran.returncode == 1
    assert ran.stderr.startswith("The database is newer than this release: it stands at step 9999")
    assert "Traceback" not in ran.stderr
    assert kept_by(app) == []


def test_restore_when_the_database_is_newer_goes(installations, tmp_path):
    app = newer(installations)
    with installations.make().app_context():
        backups.create(tmp_path / "ours.backup")

    ran = flask(app, "backup", "restore", str(tmp_path / "ours.backup"))

    assert ran.returncode == 0, ran.stderr
    with app.app_context():
        assert migrating.revision() == migrating.newest()


def test_help_upgrades_nothing(installations):
    app = older(installations)

    ran = flask(app, "backup", "--help")

    assert (ran.returncode, "Keep the whole database" in ran.stdout) == (0, True)
    with app.app_context():
        assert migrating.revision() == "0005"


@pytest.mark.parametrize("is_older", [False, True])
def test_starts_at_the_same_moment_upgrade_once(installations, is_older):
    app = older(installations) if is_older else installations.make(is_migrated=False, UPGRADE=False)

    together = [begin(app, "-c", "from app import create_app; create_app()") for _ in range(3)]

    for each in together:
        _, words = each.communicate(timeout=60)
        assert (each.returncode, words) == (0, "")
    assert len(kept_by(app)) == is_older
    with app.app_context():
        assert migrating.revision() == migrating.newest()


def older(installations: Any) -> Flask:
    """An installation that stands some steps back, with rows in it."""
    app = installations.make(is_migrated=False, UPGRADE=False)
    with app.app_context():
        migrating.migrate("0005")
        with db.engine.begin() as connection:
            rows.fill(connection)
        db.engine.dispose()
    return app


def newer(installations: Any) -> Flask:
    app = installations.make()
    with app.app_context():
        with db.engine.begin() as connection:
            connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
        db.engine.dispose()
    return app


def settings_of(app: Flask) -> dict[str, Any]:
    settings = {name: app.config[name] for name in ("TESTING", "MODE", "DATA_DIR", "WTF_CSRF_ENABLED")}
    return settings | ({"DATABASE_URL": app.config["DATABASE_URL"]} if "DATABASE_URL" in app.config else {})


def folder_of(app: Flask) -> Path:
    return Path(app.config["DATA_DIR"])


def kept_by(app: Flask) -> list[Path]:
    return sorted((folder_of(app) / "backups").glob("*.backup"))


def flask(app: Flask, *words: str) -> subprocess.CompletedProcess[str]:
    running = begin(app, "-m", "flask", "--app", "app", *words)
    out, err = running.communicate(timeout=60)
    return subprocess.CompletedProcess(words, running.returncode, out, err)


def begin(app: Flask, *words: str) -> subprocess.Popen[str]:
    """Another process over the same installation."""
    told = {"DATA_DIR": str(folder_of(app)), "DATABASE_URL": app.config.get("DATABASE_URL", ""), "MODE": "live"}
    return subprocess.Popen(
        [sys.executable, *words],
        cwd=ROOT,
        env=os.environ | told,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
