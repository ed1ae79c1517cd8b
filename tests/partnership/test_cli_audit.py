"""audit verify against a backup that this record has not grown from."""

from __future__ import annotations

from pathlib import Path

from partnership import backups, restoring
from partnership.extensions import db
from tests.support.saves import add_board


def test_verify_against_a_backup_with_more_events_asks_which_record_this_is(installations, tmp_path):
    app, other = installations.make(), installations.make()
    with app.app_context():
        add_board("Northmoor")
        add_board("Southmoor")
        number = backups.create(tmp_path / "later.backup").head_number
    verify = ["audit", "verify", "--backup", str(tmp_path / "later.backup")]
    with other.app_context():
        empty = other.test_cli_runner().invoke(args=verify)
        add_board("Eastmoor")
    shorter = other.test_cli_runner().invoke(args=verify)

    assert (empty.exit_code, shorter.exit_code) == (1, 1)
    assert f"The record in {other.config['DATA_DIR']} has no events, and the backup" in empty.stderr
    assert f"has 1 event, and the backup {tmp_path / 'later.backup'} has {number}." in shorter.stderr
    assert "an earlier backup was restored, or events were removed." in shorter.stderr
    assert "written anew" not in empty.stderr + shorter.stderr


def test_verify_after_an_earlier_backup_was_restored_says_so(installations, tmp_path):
    app = installations.make()
    runner, folder = app.test_cli_runner(), Path(app.config["DATA_DIR"])
    with app.app_context():
        add_board("Northmoor")
        backups.create(tmp_path / "monday.backup")
        add_board("Southmoor")
        backups.create(tmp_path / "tuesday.backup")
        db.session.remove()
        restoring.restore(tmp_path / "monday.backup", folder=folder)
        db.session.commit()

    ran = runner.invoke(args=["audit", "verify", "--backup", str(tmp_path / "tuesday.backup")])

    assert ran.exit_code == 1
    assert "An earlier backup was restored on" in ran.stderr
    assert "compare with a backup made since" in ran.stderr
    assert "written anew" not in ran.stderr
