"""What `./run` fills its record with, and who finds something to do in it."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from flask import Flask
from sqlalchemy import select

from partnership import demonstration as people
from partnership.extensions import db
from partnership.models import Board, RoleHeld
from reviews import demonstration
from reviews.queries import counts, counts_learning
from tests.factories.partnership import BoardFactory
from tests.support.browsing import Browsing


def test_first_start_loads_the_worked_example_and_the_next_leaves_it(
    app: Flask, capsys: pytest.CaptureFixture[str]
) -> None:
    demonstration.fill()

    assert "Loaded the worked example: Barnet Safeguarding Children Partnership" in capsys.readouterr().err
    assert sum(counts.actions().values()) == 136
    assert len(counts_learning.repeat_themes()) == 4
    demonstration.fill()
    assert capsys.readouterr().err == ""


def test_record_that_holds_something_is_left_alone(app: Flask) -> None:
    board = BoardFactory()
    db.session.commit()

    demonstration.fill()

    assert db.session.scalars(select(Board)).all() == [board]
    assert counts.updates() == 0


def test_each_invented_person_has_a_role_in_it_and_a_way_in(
    app: Flask, monkeypatch: pytest.MonkeyPatch, browse: Callable[..., Browsing]
) -> None:
    monkeypatch.setitem(app.config, "MODE", "demonstration")
    people.prepare(app, fill=demonstration.fill)

    lines = app.extensions["demonstration"](app)

    held = db.session.scalars(select(RoleHeld)).all()
    assert len(held) == len(people.PEOPLE)
    link = urlsplit(next(line for line in lines if "/welcome/" in line).strip()).path
    db.session.rollback()
    assert browse(None).post(link).location == "/"
