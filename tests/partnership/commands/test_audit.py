"""The record of writes: one chain, that grows only, in the transaction of what it tells."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from partnership import backups
from partnership.commands import audit, users
from partnership.extensions import db
from partnership.models import Event, User
from partnership.queries import events
from tests.factories.partnership import BoardFactory, UserFactory
from tests.support.saves import add_board, save_all_the_time

LENGTH = 52
PLACES = range(2, LENGTH)
CHANGES = {
    "number": "number + 1000",
    "happened_at": "'2020-01-01 00:00:00.000000'",
    "by_id": "NULL",
    "verb": "'did nothing'",
    "subject_type": "'nothing'",
    "subject_id": "told_on_id",
    "told_on_id": "id",
    "detail": """'{"name": "Nobody"}'""",
    "detail_hash": "hash",
    "previous_hash": "hash",
    "hash": "detail_hash || ' '",
}


@pytest.fixture
def chain(app):
    """A chain of events whose guards an attacker has taken away."""
    somebody = UserFactory()
    for number in range(1, LENGTH + 1):
        audit.record("changed", BoardFactory(), by=somebody, told_on=somebody.id, detail={"name": f"é {number}"})
    db.session.commit()
    disarm()
    yield
    db.session.rollback()


def disarm():
    if db.engine.dialect.name == "sqlite":
        for name in db.session.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).all():
            db.session.execute(text(f"DROP TRIGGER {name}"))
    else:
        for table in ("event", "event_head"):
            db.session.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER USER"))
    db.session.begin_nested()


def attack(*statements, **values):
    """Do it, look, and undo it."""
    for statement in statements:
        db.session.execute(text(statement), values)
    found = list(audit.faults())
    db.session.rollback()
    disarm()
    return found


def test_chain_when_nobody_touched_it_is_whole(chain):
    assert list(audit.faults()) == []


@pytest.mark.parametrize("column", CHANGES)
def test_chain_when_an_event_was_changed_names_it(chain, column):
    for place in PLACES:
        found = attack(f"UPDATE event SET {column} = {CHANGES[column]} WHERE number = :n", n=place)

        assert any(words.startswith((f"Event {place}:", f"Event {place + 1000}:")) for words in found), place


def test_chain_when_an_event_was_deleted_names_the_place(chain):
    for place in PLACES:
        found = attack("DELETE FROM event WHERE number = :n", n=place)

        assert found == [f"Event {place + 1}: it comes after event {place - 1}. Events between are missing."]


def test_chain_when_two_events_were_swapped_names_the_place(chain):
    for place in PLACES:
        found = attack(
            "UPDATE event SET number = -1 WHERE number = :n",
            "UPDATE event SET number = :n WHERE number = :n + 1",
            "UPDATE event SET number = :n + 1 WHERE number = -1",
            n=place,
        )

        assert {f"Event {place}: it was changed.", f"Event {place + 1}: it was changed."} <= set(found)


def test_chain_when_an_event_was_put_between_names_the_place(chain):
    columns = "happened_at, by_id, verb, subject_type, subject_id, told_on_id, detail, detail_hash, previous_hash"
    for place in PLACES:
        found = attack(
            "UPDATE event SET number = number + 5000 WHERE number > :n",
            "UPDATE event SET number = number - 4999 WHERE number > 5000",
            f"INSERT INTO event (id, number, hash, {columns}) "
            f"SELECT told_on_id, :n + 1, 'forged', {columns} FROM event WHERE number = :n",
            n=place,
        )

        assert f"Event {place + 1}: it was changed." in found
        assert f"Event {place + 1}: it does not follow from event {place}." in found


def test_chain_when_its_end_was_cut_off_names_the_place(chain):
    for place in PLACES:
        found = attack("DELETE FROM event WHERE number > :n", n=place)

        assert found == [
            f"After event {place}: the chain should end with event {LENGTH}. Events are missing, or were added."
        ]


def test_chain_when_its_end_was_cut_off_and_it_went_on_still_shows_it(chain):
    db.session.execute(text("DELETE FROM event WHERE number > 40"))
    audit.record("changed", BoardFactory(), by=None)

    assert list(audit.faults()) == [f"Event {LENGTH + 1}: it comes after event 40. Events between are missing."]


def test_chain_when_words_were_emptied_in_silence_names_the_event(chain):
    for place in PLACES:
        found = attack("UPDATE event SET detail = NULL WHERE number = :n", n=place)

        assert found == [f"Event {place}: its words are gone, and no removal of words says so."]


@pytest.mark.parametrize(
    ("statement", "database"),
    [
        ("UPDATE event SET verb = 'did nothing'", "both"),
        ("UPDATE event SET number = number + 1", "both"),
        ("""UPDATE event SET detail = '{"name": "Nobody"}'""", "both"),
        ("UPDATE event SET detail = NULL, verb = 'did nothing'", "both"),
        ("DELETE FROM event", "both"),
        ("UPDATE event_head SET number = number - 1", "both"),
        ("UPDATE event_head SET hash = 'forged'", "both"),
        ("DELETE FROM event_head", "both"),
        ("INSERT OR REPLACE INTO event SELECT * FROM event", "sqlite"),
        ("INSERT OR REPLACE INTO event_head SELECT * FROM event_head", "sqlite"),
        ("TRUNCATE event", "postgresql"),
        ("TRUNCATE event_head", "postgresql"),
    ],
)
def test_events_are_refused_any_change_by_the_database_itself(app, statement, database):
    if database not in ("both", db.engine.dialect.name):
        pytest.skip(f"a statement of {database}")
    audit.record("changed", BoardFactory(), by=None, detail={"name": "Northmoor"})
    db.session.commit()

    with pytest.raises(DBAPIError, match="an event cannot be changed or removed"):
        db.session.execute(text(statement))
    db.session.rollback()

    assert list(audit.faults()) == []
    assert events.last().number == 1


def test_words_of_an_event_may_be_emptied(app):
    audit.record("changed", BoardFactory(), by=None, detail={"name": "Northmoor"})

    db.session.execute(text("UPDATE event SET detail = NULL"))

    assert db.session.scalar(db.select(Event.detail)) is None


def test_events_of_many_at_once_make_one_chain(installations):
    app = installations.make()

    with save_all_the_time(app, people=4) as saved:
        for _ in range(6):
            saved.wait_for_more()

    with app.app_context():
        assert list(audit.faults()) == []
        assert events.head().number == len(saved.done) > 12


def test_many_events_recorded_in_one_go_follow_what_was_there(app):
    board = BoardFactory()
    audit.record("added the board", board, by=None)

    audit.record_all([audit.Entry("changed the board", board, None, {"times": n}) for n in range(3)], by=None)

    db.session.commit()
    assert list(audit.faults()) == []
    assert [event.number for event in events.in_order()] == [1, 2, 3, 4]


def test_command_fails_when_its_event_cannot_be_written(app, monkeypatch):
    def fail(*_, **__):
        raise OSError("the record of writes cannot be reached")

    monkeypatch.setattr(audit, "record", fail)

    with pytest.raises(OSError, match="record of writes"):
        users.create_user(name="Morgan Hale", email="morgan@northmoor.example", by=None)
    db.session.rollback()

    assert db.session.query(User).count() == 0


def test_verify_says_that_the_chain_is_whole(installations):
    app = installations.make()
    with app.app_context():
        add_board("Northmoor")
        end = events.head().hash

    ran = app.test_cli_runner().invoke(args=["audit", "verify", "--json"])

    assert ran.exit_code == 0
    assert json.loads(ran.stdout) == {"events": 1, "end": end, "faults": []}
    assert ran.stderr == f"The chain is whole: 1 event. It ends with {end}.\n"


def test_verify_when_there_is_nothing_yet(installations):
    ran = installations.make().test_cli_runner().invoke(args=["audit", "verify"])

    assert (ran.exit_code, ran.stdout) == (0, "")
    assert "no events. It ends with nothing." in ran.stderr


def test_verify_prints_a_line_for_each_broken_place(installations):
    app = installations.make()
    with app.app_context():
        for number in range(6):
            add_board(f"Northmoor {number}")
        disarm()
        db.session.execute(text("DELETE FROM event WHERE number IN (2, 5)"))
        db.session.commit()

    ran = app.test_cli_runner().invoke(args=["audit", "verify"])

    assert (ran.exit_code, ran.stdout) == (1, "")
    assert [line[:8] for line in ran.stderr.splitlines()] == ["Event 3:", "Event 6:"]


def test_verify_when_all_was_written_anew_is_known_by_a_backup(installations, tmp_path):
    app = installations.make()
    runner, file, empty = app.test_cli_runner(), tmp_path / "monday.backup", tmp_path / "empty.backup"
    with app.app_context():
        backups.create(empty)
        add_board("Northmoor")
        backups.create(file)
        assert runner.invoke(args=["audit", "verify", "--backup", str(file)]).exit_code == 0
        disarm()
        for table in ("event", "event_head"):
            db.session.execute(text(f"DELETE FROM {table}"))
        db.session.commit()
        add_board("Southmoor")

    assert runner.invoke(args=["audit", "verify"]).exit_code == 0
    assert runner.invoke(args=["audit", "verify", "--backup", str(empty)]).exit_code == 0
    ran = runner.invoke(args=["audit", "verify", "--backup", str(file)])
    assert ran.exit_code == 1
    assert "The chain was written anew." in ran.stderr
    lost = runner.invoke(args=["audit", "verify", "--backup", str(tmp_path / "nowhere")])
    assert (lost.exit_code, "There is no file" in lost.stderr) == (1, True)
