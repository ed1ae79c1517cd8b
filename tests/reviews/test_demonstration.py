"""What `./run` fills its record with."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from partnership.extensions import db
from partnership.models import Board
from reviews.queries import counts
from tests.factories.partnership import BoardFactory


def test_first_start_loads_the_worked_example_and_the_next_leaves_it(
    app: Flask, capsys: pytest.CaptureFixture[str]
) -> None:
    app.extensions["demonstration"](app)

    assert "Loaded the worked example: Barnet Safeguarding Children Partnership" in capsys.readouterr().err
    assert sum(counts.actions().values()) == 136
    db.session.rollback()
    app.extensions["demonstration"](app)
    assert "Loaded" not in capsys.readouterr().err


def test_record_that_holds_something_is_left_alone(app: Flask) -> None:
    board = BoardFactory()
    db.session.commit()

    app.extensions["demonstration"](app)

    assert db.session.scalars(select(Board)).all() == [board]
    assert counts.updates() == 0
