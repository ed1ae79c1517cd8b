"""Naming people and groups on a case, and ending it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from partnership import clock
from partnership.errors import RuleBroken
from partnership.extensions import db
from partnership.models import Event
from partnership.vocabulary import Role
from reviews.commands import readers
from tests.factories.partnership import AgencyFactory, UserFactory, person
from tests.factories.reviews import CaseFactory, CaseReaderFactory


def test_name_reader_names_a_person_until_a_day(app, by):
    case, who = CaseFactory(), UserFactory(name="Robin Tate")

    reader = readers.name_reader(case, who=who, until_on=date(2027, 3, 31), by=by)

    event = db.session.scalars(select(Event)).one()
    assert (reader.user_id, reader.agency_id, reader.until_on) == (who.id, None, date(2027, 3, 31))
    assert (event.verb, event.told_on_id) == ("named a reader", case.id)
    assert event.detail == {"who": "Robin Tate", "until": "2027-03-31"}


def test_name_reader_names_a_group(app, by):
    group = AgencyFactory()

    reader = readers.name_reader(CaseFactory(), who=group, by=by)

    assert (reader.user_id, reader.agency_id, reader.name) == (None, group.id, group.name)


def test_name_reader_when_named_already(app, by):
    named = CaseReaderFactory()

    with pytest.raises(RuleBroken, match="is named on this case already"):
        readers.name_reader(named.case, who=named.user, by=by)


def test_end_reader_ends_it_before_today(app, by):
    reader = CaseReaderFactory(until_on=clock.today() + timedelta(days=30))

    readers.end_reader(reader, by=by)

    event = db.session.scalars(select(Event)).one()
    assert reader.until_on == clock.today() - timedelta(days=1)
    assert (event.verb, event.told_on_id, event.detail) == ("ended a reader", reader.case_id, {"who": reader.name})


def test_end_reader_when_it_has_ended(app, by):
    reader = CaseReaderFactory()
    readers.end_reader(reader, by=by)

    with pytest.raises(RuleBroken, match="can no longer see"):
        readers.end_reader(reader, by=by)


@pytest.fixture
def by(app):
    return person(Role.SYSTEM_ADMINISTRATOR, None)
