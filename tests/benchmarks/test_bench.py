"""The benchmark counts what it says it counts, and no page asks the database more when the record grows."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from benchmarks import plans, table
from benchmarks.pages import application, swept, unequal
from partnership import clock
from partnership.access import guard, signed_in
from partnership.commands import audit
from partnership.extensions import db
from partnership.vocabulary import Role
from reviews.inventing.partnership import Size, invent
from reviews.models import Action, Part

FEW = Size(cases=10, actions=10, updates=50, agencies=6)
MORE = Size(cases=30, actions=120, updates=500, agencies=15)


def test_every_page_asks_as_much_of_a_small_record_as_of_a_larger_one(tmp_path: Path) -> None:
    few, more = swept(application(tmp_path / "few"), FEW), swept(application(tmp_path / "more"), MORE)

    assert {page.person for page in more.pages} == {"manager", "lead", "scrutineer", "administrator", "nobody"}
    assert [(page.rule, page.person, page.statements, before) for page, before in unequal(few, more)] == []
    assert more.failed == []


def test_the_invented_record_holds_its_own_chain_of_events(tmp_path: Path) -> None:
    app = application(tmp_path)
    with app.app_context():
        people = invent(FEW, today=clock.today())

        assert list(audit.faults()) == []
        assert people["lead"].roles_held[0].role is Role.AGENCY_LEAD
        db.engine.dispose()


def test_a_page_that_asks_once_for_each_row_is_seen(tmp_path: Path) -> None:
    few, more = (
        swept(with_planted(application(tmp_path / name)), size, only="/planted")
        for name, size in (("few", FEW), ("more", MORE))
    )

    found = {(page.rule, page.person): (before, page.statements) for page, before in unequal(few, more)}

    assert set(found) == {("/planted", name) for name in ("manager", "lead", "scrutineer", "administrator")}
    before, now = found["/planted", "manager"]
    assert now - (before or 0) == MORE.actions - FEW.actions


def test_a_statement_that_reads_a_big_table_whole_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = application(tmp_path)
    swept(app, FEW, only="/sign-in")
    monkeypatch.setattr(plans, "BIG", FEW.updates)
    reading = "SELECT u.id FROM part_update AS u WHERE u.note = ?"
    finding = "SELECT u.id FROM part_update AS u WHERE u.id = ?"

    found = plans.full_scans(app, {each: (("x",), "/planted") for each in (reading, finding)})

    assert found == [("part_update", "/planted", reading)]


def test_a_value_above_its_limit_is_said_to_be_missed() -> None:
    drawn = table.measures([table.Measure("At the limit", 15, 15), table.Measure("Above", 15.1, 15)])

    assert [line.split()[-1] for line in drawn.splitlines()[2:]] == ["met", "missed"]


def with_planted(app: Flask) -> Flask:
    @app.get("/planted")
    @guard(signed_in)
    def planted() -> str:
        for action_id in db.session.scalars(select(Action.id)).all():
            db.session.scalar(select(func.count()).where(Part.action_id == action_id))
        return "<p>Planted</p>"

    return app
