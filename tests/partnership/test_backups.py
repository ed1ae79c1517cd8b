"""Backups: made while others save, refused when damaged, and put back whole."""

from __future__ import annotations

import json
import shutil
import sqlite3
import zipfile
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import create_engine, select, update
from sqlalchemy.pool import NullPool

from partnership import backups, clock, migrating, restoring
from partnership.errors import Refused
from partnership.extensions import db
from partnership.models import Board, BrowserSession
from partnership.queries import events
from tests.support import rows
from tests.support.saves import add_board, save_all_the_time


def test_backup_when_others_save_is_sound_and_holds_all_that_was_saved_before(installations, tmp_path):
    app = installations.make()

    with save_all_the_time(app, people=3) as saved, app.app_context():
        for number in range(10):
            saved.wait_for_more()
            before = saved.names()
            backups.create(tmp_path / f"{number}.backup")

            held, event_count = what_is_in(tmp_path / f"{number}.backup", tmp_path)
            assert before <= held
            assert len(held) == event_count


def test_plain_copy_when_others_save_lacks_what_was_saved(installations, tmp_path, server):
    """The control: without SQLite's own means the test above would fail."""
    if server is not None:
        pytest.skip("a database of files is meant")
    app, faults = installations.make(), 0

    with save_all_the_time(app, people=3) as saved:
        for _ in range(10):
            saved.wait_for_more()
            before = saved.names()
            shutil.copy(Path(app.config["DATA_DIR"]) / "record.db", tmp_path / "copy.db")
            faults += not is_sound_and_holds(tmp_path / "copy.db", before)

    assert faults


def test_restore_puts_the_record_back_and_keeps_the_present_one(installations, tmp_path):
    app = installations.make()
    file, folder = tmp_path / "monday.backup", Path(app.config["DATA_DIR"])
    with app.app_context():
        add_board("Northmoor")
        backups.create(file)
        before = everything()
        add_board("Southmoor")
        db.session.execute(update(Board).where(Board.name == "Northmoor").values(name="Changed"))
        db.session.commit()
        present = everything()
        db.session.remove()

        restored = restore(file, app)

        assert same_but_for_the_restoring(everything(), before)
        assert restored.kept.parent == folder / "backups"
        restore(restored.kept, app)
        assert same_but_for_the_restoring(everything(), present)


def test_restore_ends_every_session_and_is_told_in_the_chain(installations, tmp_path):
    app = installations.make()
    file = tmp_path / "monday.backup"
    with app.app_context():
        add_board("Northmoor")
        sign_somebody_in()
        backups.create(file)
        db.session.remove()

        restore(file, app)

        assert db.session.scalars(select(BrowserSession)).all() == []
        assert events.last().verb == "restored a backup"


@pytest.mark.parametrize("place", [0, 1, 30, 0.2, 0.5, 0.8, -200, -65, -64, -1])
def test_restore_when_one_byte_is_not_as_it_was_changes_nothing(installations, tmp_path, place):
    app = installations.make()
    file = tmp_path / "damaged.backup"
    with app.app_context():
        add_board("Northmoor")
        backups.create(file)
        whole = bytearray(file.read_bytes())
        whole[int(len(whole) * place) if isinstance(place, float) else place] ^= 1
        file.write_bytes(whole)

        assert "is damaged" in refusal_of(app, file)


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda whole: whole[:-1], id="cut by a byte"),
        pytest.param(lambda whole: whole[: len(whole) // 2], id="cut in half"),
        pytest.param(lambda whole: whole[:10], id="cut to nearly nothing"),
        pytest.param(lambda whole: b"", id="empty"),
        pytest.param(lambda whole: whole + b"0", id="longer"),
        pytest.param(lambda whole: b"Dear all, the minutes are attached." * 9, id="something else"),
    ],
)
def test_restore_when_the_file_is_no_backup_changes_nothing(installations, tmp_path, damage):
    app = installations.make()
    file = tmp_path / "damaged.backup"
    with app.app_context():
        add_board("Northmoor")
        backups.create(file)
        file.write_bytes(damage(file.read_bytes()))

        assert "is damaged" in refusal_of(app, file)
        assert refusal_of(app, tmp_path / "nowhere").startswith("There is no file")


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"revision": "9999"}, "newer release"),
        ({"format": "backup/2"}, "format backup/2"),
        ({"kind": "postgresql"}, "made from PostgreSQL, and this installation runs on SQLite"),
        ({"kind": "sqlite"}, "made from SQLite, and this installation runs on PostgreSQL"),
    ],
)
def test_restore_when_the_backup_is_for_something_else_changes_nothing(installations, tmp_path, told, words):
    app = installations.make()
    file = tmp_path / "other.backup"
    with app.app_context():
        add_board("Northmoor")
        manifest = asdict(backups.create(file))
        if told.get("kind") == manifest["kind"]:
            pytest.skip("this is the kind of database here")
        write_backup(file, manifest | told)

        assert words in refusal_of(app, file)


def test_restore_when_the_service_runs_changes_nothing(installations, tmp_path):
    app = installations.make()
    file = tmp_path / "monday.backup"
    with app.app_context():
        add_board("Northmoor")
        backups.create(file)
        service = create_engine(db.engine.url, poolclass=NullPool)
        with service.connect() as connection:
            assert connection.scalar(select(Board.name)) == "Northmoor"
            assert "stop the service first" in refusal_of(app, file)


def test_restore_when_the_present_database_cannot_be_read_keeps_it_as_it_stands(installations, tmp_path, server):
    if server is not None:
        pytest.skip("a database of files is meant")
    app = installations.make()
    file, folder = tmp_path / "monday.backup", Path(app.config["DATA_DIR"])
    with app.app_context():
        add_board("Northmoor")
        backups.create(file)
        before = everything()
        db.session.remove()
        db.engine.dispose()
        (folder / "record.db").write_bytes(b"This was a database once." * 400)

        restored = restore(file, app)

        assert same_but_for_the_restoring(everything(), before)
        assert restored.kept.read_bytes().startswith(b"This was a database once.")


def test_restore_when_the_backup_is_of_an_older_step_brings_it_up_to_date(installations, tmp_path):
    old, new = installations.make(is_migrated=False, UPGRADE=False), installations.make()
    file = tmp_path / "old.backup"
    with old.app_context():
        migrating.migrate("0005")
        with db.engine.begin() as connection:
            rows.fill(connection)
        before = everything()
        backups.create(file)
    with new.app_context():
        restore(file, new)

        assert migrating.revision() == migrating.newest()
        after = everything()
        assert {name for name, found in before.items() if found} >= {"board", "agency", "action", "part_update"}
        for name in before.keys() - {"browser_session", "one_time_link"}:
            kept = [key for key in before[name][0] if key in after[name][0]]
            there = [[row[key] for key in kept] for row in after[name]]
            assert all([row[key] for key in kept] in there for row in before[name])


def test_backup_create_says_what_it_did_and_writes_over_nothing(installations, tmp_path):
    runner = installations.make().test_cli_runner()
    file = tmp_path / "monday.backup"

    made = runner.invoke(args=["backup", "create", str(file)])
    again = runner.invoke(args=["backup", "create", str(file)])
    nowhere = runner.invoke(args=["backup", "create", str(tmp_path / "nowhere" / "monday.backup")])

    assert (made.exit_code, made.stdout) == (0, "")
    assert "holds the whole database, with no events" in made.stderr
    assert file.stat().st_mode & 0o077 == 0
    assert (again.exit_code, nowhere.exit_code) == (1, 1)
    assert "already. Choose another name." in again.stderr
    assert "There is no folder" in nowhere.stderr


def test_backup_restore_says_what_it_did(installations, tmp_path):
    app = installations.make()
    runner, file = app.test_cli_runner(), tmp_path / "monday.backup"
    runner.invoke(args=["backup", "create", str(file)])

    restored = runner.invoke(args=["backup", "restore", str(file)])
    refused = runner.invoke(args=["backup", "restore", str(tmp_path / "nowhere")])

    assert restored.exit_code == 0, restored.stderr
    assert "is kept in" in restored.stderr
    assert "Everybody has to sign in again" in restored.stderr
    assert "links that were not used no longer work: make new ones with ./run flask users link" in restored.stderr
    assert refused.exit_code == 1
    assert refused.stderr.startswith("Error: There is no file")


def restore(file: Path, app: Flask) -> restoring.Restored:
    restored = restoring.restore(file, folder=Path(app.config["DATA_DIR"]))
    db.session.commit()
    db.session.remove()
    return restored


def everything() -> rows.Rows:
    with db.engine.connect().execution_options(may_write=False) as connection:
        return rows.snapshot(connection)


def same_but_for_the_restoring(after: rows.Rows, before: rows.Rows) -> bool:
    told = [row for row in after["event"] if row not in before["event"]]
    return (
        [row["verb"] for row in told] == ["restored a backup"]
        and all(row in after["event"] for row in before["event"])
        and {**after, "event": [], "event_head": []} == {**before, "event": [], "event_head": []}
    )


def refusal_of(app: Flask, file: Path) -> str:
    """What a restore was refused with; the record is then as it was, and no backup of it was needed."""
    before = everything()
    db.session.remove()
    with pytest.raises(Refused) as refused:
        restoring.restore(file, folder=Path(app.config["DATA_DIR"]))
    assert everything() == before
    assert not (Path(app.config["DATA_DIR"]) / "backups").exists()
    return refused.value.sentence


def write_backup(file: Path, manifest: dict) -> None:
    with zipfile.ZipFile(file, "w") as bundle:
        bundle.writestr(backups.MANIFEST, json.dumps(manifest))
        bundle.comment = b"0" * backups.SEAL
    backups._seal(file)


def sign_somebody_in() -> None:
    now = clock.now()
    db.session.add(BrowserSession(token_hash="x", user_id=None, data={}, created_at=now, seen_at=now))
    db.session.commit()


def what_is_in(file: Path, folder: Path) -> tuple[set[str], int]:
    """The names of the boards that a backup holds, and how many events."""
    with backups.opened(file) as (bundle, manifest):
        if manifest.kind == "sqlite":
            with closing(sqlite3.connect(bundle.extract("record.db", folder))) as copy:
                assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
                names = {name for (name,) in copy.execute("SELECT name FROM board")}
                return names, copy.execute("SELECT count(*) FROM event").fetchone()[0]
        place = next(each["columns"] for each in manifest.tables if each["name"] == "board").index("name")
        boards = bundle.read("tables/board").decode().splitlines()
        return {line.split("\t")[place] for line in boards}, len(bundle.read("tables/event").splitlines())


def is_sound_and_holds(copy: Path, names: set[str]) -> bool:
    with closing(sqlite3.connect(copy)) as connection:
        try:
            sound = connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            return sound and names <= {name for (name,) in connection.execute("SELECT name FROM board")}
        except sqlite3.DatabaseError:
            return False
