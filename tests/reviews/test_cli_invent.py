"""`record invent`: an invented partnership in an empty record, and nothing in one that is not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from flask import Flask

from partnership.extensions import db
from tests.conftest import _empty

from .conftest import Run


def test_invented_record_is_counted_dumped_and_loaded_like_any_other(run: Run, app: Flask, data_dir: Path) -> None:
    invented = run("invent", "--years", "1", "--reviews-per-year", "4")

    assert invented.exit_code == 0, invented.output
    assert "Nobody in it exists" in invented.stderr
    counts: dict[str, Any] = json.loads(run("counts", "--json").stdout)
    assert (counts["reviews"], counts["actions"], counts["updates"]) == (4, 24, 120)
    assert run("dump", "--out", "first.json").exit_code == 0
    db.session.expunge_all()
    _empty(app, data_dir)
    assert run("load", "first.json").exit_code == 0
    assert run("dump", "--out", "second.json").exit_code == 0
    assert Path("first.json").read_bytes() == Path("second.json").read_bytes()


def test_a_second_partnership_is_refused_in_a_line_and_nothing_is_added(run: Run) -> None:
    run("invent", "--years", "1", "--reviews-per-year", "1")
    before = run("counts", "--json").stdout

    again = run("invent")

    assert again.exit_code == 1
    assert "an empty one only" in again.stderr
    assert run("counts", "--json").stdout == before
