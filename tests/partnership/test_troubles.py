"""A folder, a disk or a database that refuses: told in one line, with what to do."""

from __future__ import annotations

import sqlite3
import subprocess
from pathlib import Path
from types import SimpleNamespace

import click
import pytest
from sqlalchemy.exc import OperationalError

from app import create_app
from partnership import asked, backups, backups_of_sqlite, config, restoring, troubles, upgrades
from partnership.extensions import db
from partnership.troubles import Commands
from tests.partnership.test_upgrades import begin, flask
from tests.support.saves import add_board

FULL = sqlite3.OperationalError("database or disk is full")
DAMAGED = sqlite3.DatabaseError("database disk image is malformed")


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (FULL, "The disk is full"),
        (OSError(28, "No space left on device"), "The disk is full"),
        (OperationalError("INSERT", {}, FULL), "The disk is full"),
        (DAMAGED, "The database is damaged (database disk image is malformed). Stop the service and restore the last"),
        (sqlite3.DatabaseError("file is not a database"), "./run flask backup restore"),
        (sqlite3.OperationalError("database is locked"), "Somebody else is saving"),
        (sqlite3.OperationalError("attempt to write a readonly database"), "cannot be written to"),
        (sqlite3.OperationalError("unable to open database file"), "cannot be reached: unable to open database file."),
        (
            OperationalError("", {}, Exception("connection failed: refused\nmore")),
            "connection failed: refused. See that",
        ),
        (PermissionError(13, "Permission denied", "/srv/x"), "/srv/x cannot be used: Permission denied."),
    ],
)
def test_what_the_machine_refuses_has_a_line(tmp_path, fault, words):
    told = troubles.sentence(fault, tmp_path)

    assert words in told
    assert "\n" not in told


@pytest.mark.parametrize(
    "fault",
    [sqlite3.OperationalError("no such table: board"), ValueError("x"), FileNotFoundError(2, "No such file", "x")],
)
def test_fault_of_ours_has_none(tmp_path, fault):
    assert troubles.sentence(fault, tmp_path) is None


@pytest.mark.parametrize(("fault", "is_told"), [(FULL, True), (sqlite3.OperationalError("no such table"), False)])
def test_command_that_is_refused_by_the_machine_ends_with_a_line(app, fault, is_told):
    group = Commands("example")

    @group.command("save")
    def save() -> None:
        raise fault

    ran = app.test_cli_runner().invoke(group, ["save"])

    assert ran.exit_code == 1
    assert ran.stderr.startswith("Error: The disk is full") is is_told
    assert (ran.exception is fault) is not is_told


@pytest.mark.parametrize(("free", "words"), [(0, "The disk is full"), (1 << 30, "does not do what it is asked")])
def test_failing_disk_is_told_from_a_full_one(tmp_path, monkeypatch, free, words):
    monkeypatch.setattr(troubles.shutil, "disk_usage", lambda _: SimpleNamespace(free=free))

    assert words in troubles.sentence(sqlite3.OperationalError("disk I/O error"), tmp_path)


@pytest.mark.parametrize("name", ["audit", "backup", "mail", "users", "record", "report", "search"])
def test_every_group_of_ours_tells_it_so(app, name):
    assert isinstance(app.cli.commands[name], Commands)


def test_start_with_a_full_disk_ends_with_a_line_and_where_the_backup_is(app):
    fault = sqlite3.OperationalError("database or disk is full")
    fault.add_note("A backup of it is here.")

    with pytest.raises(SystemExit, match=r"The disk is full.*A backup of it is here\."), troubles.told_at_start():
        raise fault
    with pytest.raises(sqlite3.OperationalError, match="no such table"), troubles.told_at_start():
        raise sqlite3.OperationalError("no such table")


def test_damaged_database_is_not_served_and_makes_no_backup(installations, tmp_path, server):
    if server is not None:
        pytest.skip("a database of files is meant")
    app = installations.make()
    with app.app_context():
        troubles.refuse_damaged()
        add_board("Northmoor")
        db.session.remove()
        db.engine.dispose()
        damage(Path(app.config["DATA_DIR"]) / "record.db")

        with pytest.raises(SystemExit, match=r"The database is damaged .* restore the last backup"):
            troubles.refuse_damaged()

    made = app.test_cli_runner().invoke(args=["backup", "create", str(tmp_path / "monday.backup")])
    assert made.exit_code == 1
    assert made.stderr.startswith("Error: The database is damaged")
    assert not (tmp_path / "monday.backup").exists()


def test_postgresql_looks_after_its_own_files(app, server):
    if server is None:
        pytest.skip("PostgreSQL is meant")

    assert troubles.refuse_damaged() is None


def test_restore_on_a_full_disk_speaks_of_the_disk_and_leaves_the_database(
    installations, tmp_path, monkeypatch, server
):
    if server is not None:
        pytest.skip("a database of files is meant")
    app = installations.make()
    with app.app_context():
        add_board("Northmoor")
        backups.create(tmp_path / "monday.backup")
        db.session.remove()
    runner, restore = app.test_cli_runner(), ["backup", "restore", str(tmp_path / "monday.backup")]

    for place, name in ((backups_of_sqlite, "refuse_if_in_use"), (restoring.backups, "create")):
        with monkeypatch.context() as patched:
            patched.setattr(place, name, refuse_as_full)
            ran = runner.invoke(args=restore)
        assert (ran.exit_code, ran.stderr.startswith("Error: The disk is full")) == (1, True)
        assert (Path(app.config["DATA_DIR"]) / "record.db").exists()


def test_database_that_cannot_be_had_alone_on_a_full_disk_is_not_in_use(app, monkeypatch, server):
    if server is not None:
        pytest.skip("a database of files is meant")

    class Full:
        def execute(self, _statement: str) -> None:
            raise FULL

        def close(self) -> None: ...

    monkeypatch.setattr(backups_of_sqlite.sqlite3, "connect", lambda *_, **__: Full())

    with pytest.raises(sqlite3.OperationalError, match="full"):
        backups_of_sqlite.refuse_if_in_use()


@pytest.mark.parametrize(
    ("setting", "value", "words"),
    [
        ("DATA_DIR", "/proc/nowhere", "DATA_DIR is /proc/nowhere, which cannot be used: No such file or directory."),
        ("DATA_DIR", __file__, "which cannot be used: it is a file. Set it to a folder"),
        ("DATABASE_URL", "rubbish", "DATABASE_URL is not the address of a database. Write postgresql://"),
        ("DATABASE_URL", "postgresql://u:otter@h:port/x", "DATABASE_URL is not the address of a database."),
        ("DATABASE_URL", "mysql://u:otter@h/x", "DATABASE_URL begins with mysql://, which is not known here."),
    ],
)
def test_bad_folder_or_address_is_one_line(tmp_path, setting, value, words):
    with pytest.raises(SystemExit) as refused:
        config.settings({"DATA_DIR": tmp_path / "live", setting: value})

    assert words in str(refused.value)
    assert "otter" not in str(refused.value)


def test_other_spelling_of_postgresql_is_read(tmp_path):
    found = config.settings({"DATA_DIR": tmp_path, "DATABASE_URL": "postgres://reviews@localhost/reviews"})

    assert found["SQLALCHEMY_DATABASE_URI"] == "postgresql://reviews@localhost/reviews"


@pytest.mark.parametrize("url", ["postgres://reviews@127.0.0.1:1/reviews", "sqlite:////nowhere/record.db"])
def test_start_when_the_database_is_away_is_one_line(tmp_path, url):
    with pytest.raises(SystemExit, match=r"^The database cannot be reached: .*DATABASE_URL names it\.$"):
        create_app({"MODE": "live", "DATA_DIR": tmp_path / "live", "DATABASE_URL": url})


@pytest.mark.parametrize(("words", "is_behind"), [("", False), ("0", False), ("1", True)])
def test_behind_proxy_is_yes_or_no(tmp_path, monkeypatch, words, is_behind):
    monkeypatch.setenv("BEHIND_PROXY", words)

    assert config.settings({"DATA_DIR": tmp_path})["BEHIND_PROXY"] is is_behind


def test_any_other_word_for_behind_proxy_is_refused(tmp_path, monkeypatch):
    monkeypatch.setenv("BEHIND_PROXY", "yes")

    with pytest.raises(SystemExit, match=r"BEHIND_PROXY is yes. Set it to 1"):
        config.settings({"DATA_DIR": tmp_path})


@pytest.mark.parametrize(
    "words", [("record", "counts"), ("audit", "verify"), ("record", "dump", "--out", "x"), ("backup", "create", "x")]
)
def test_command_about_a_record_makes_none(tmp_path, monkeypatch, words):
    with at_command_line(monkeypatch, *words), pytest.raises(SystemExit, match="There is no record in"):
        create_app({"MODE": "live", "DATA_DIR": tmp_path / "mistyped", "DATABASE_URL": ""})

    assert not (tmp_path / "mistyped").exists()


def test_command_over_an_empty_database_makes_no_record_in_it(installations, monkeypatch):
    settings = installations.settings(is_migrated=False)

    with at_command_line(monkeypatch, "record", "counts"), pytest.raises(SystemExit, match="There is no record in"):
        create_app(settings)

    assert not (settings["DATA_DIR"] / "record.db").exists()


def test_command_that_makes_a_record_says_where(installations, monkeypatch, capsys):
    settings = installations.settings(is_migrated=False)

    for _ in range(2):
        with at_command_line(monkeypatch, "users", "create"):
            app = installations.start(settings)
        said = capsys.readouterr().err
        assert (app.extensions["new_record"] != "") is (said != "")
        assert said in ("", f"{upgrades.NEW_RECORD.format(settings['DATA_DIR'])}\n")
        settings |= {"MADE": said}

    assert settings["MADE"] == ""


def test_restore_into_an_empty_folder_says_that_the_record_is_new(installations, tmp_path):
    with installations.make().app_context():
        backups.create(tmp_path / "monday.backup")
    empty = installations.make(is_migrated=False, UPGRADE=False)

    ran = empty.test_cli_runner().invoke(args=["backup", "restore", str(tmp_path / "monday.backup")])

    assert ran.exit_code == 0, ran.stderr
    assert f"a new one was made in {empty.config['DATA_DIR']}." in ran.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("run",), "flask run is not for a live record"),
        (("shell",), "flask shell is not for a live record"),
        (("db", "downgrade"), "Migrations only go forward."),
    ],
)
def test_command_that_would_do_harm_is_refused(installations, words, told):
    ran = flask(installations.make(), *words)

    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr.startswith(told)


def test_service_does_not_start_on_a_damaged_database(installations, server):
    if server is not None:
        pytest.skip("a database of files is meant")
    app = installations.make()
    with app.app_context():
        db.engine.dispose()
    damage(Path(app.config["DATA_DIR"]) / "record.db")

    running = begin(app, "-c", "import os; os.environ['LISTEN'] = '127.0.0.1:0'; import server; server.main(['serve'])")
    try:
        _, said = running.communicate(timeout=60)
    except subprocess.TimeoutExpired:
        running.kill()
        raise

    assert running.returncode == 1
    assert said.startswith("The database is damaged")


def at_command_line(monkeypatch: pytest.MonkeyPatch, *words: str) -> click.Context:
    monkeypatch.setattr(asked.sys, "argv", ["flask", *words])
    return click.Context(click.Command("flask"))


def damage(file: Path) -> None:
    """Writes over the middle of it, as a bad disk does."""
    whole = bytearray(file.read_bytes())
    for page in range(10, 20):
        whole[page * 4096 : (page + 1) * 4096] = bytes([page]) * 4096
    file.write_bytes(whole)
    for suffix in ("-wal", "-shm"):
        Path(f"{file}{suffix}").unlink(missing_ok=True)


def refuse_as_full(*_: object) -> None:
    raise FULL
