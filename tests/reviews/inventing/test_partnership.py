"""The invented partnership: whole, the same for the same seed, and never mixed with what is real."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy import func, select

from partnership.commands import audit
from partnership.errors import RuleBroken
from partnership.extensions import db
from partnership.vocabulary import Role
from reviews.inventing.partnership import Size, invent, size_of
from tests.factories.partnership import BoardFactory

TODAY = date(2026, 6, 1)
SMALL = Size(cases=6, actions=12, updates=40, agencies=8, years=2)
FILLED_BY_OTHERS = {
    *("agency_alias", "agency_name", "browser_session", "due_change", "declared_conflict", "installation", "kept_form"),
    *("mail", "one_time_link", "post_holder", "recovery_code", "second_factor", "sign_in_attempt", "source_file"),
    *("source_row", "stored_file", "report_template", "requirement_note", "inclusion"),
}


def counted() -> dict[str, int]:
    tables = db.metadata.sorted_tables
    return {table.name: db.session.scalar(select(func.count()).select_from(table)) or 0 for table in tables}


def every_word() -> Iterator[str]:
    """But for the chain of events: its report is drafted at a moment."""
    for table in (each for each in db.metadata.sorted_tables if each.name not in ("event", "event_head")):
        for row in db.session.execute(select(table)):
            yield from (value for value in row if isinstance(value, str))


def test_it_fills_every_table_of_the_record_with_a_chain_of_events_that_holds(app: Any) -> None:
    invent(SMALL, today=TODAY)

    found = counted()
    assert {name for name, count in found.items() if not count} - FILLED_BY_OTHERS == set()
    assert (found["action"], found["review_case"]) == (12, 7)
    assert list(audit.faults()) == []


def test_the_same_seed_gives_the_same_words_and_another_seed_gives_others(installations: Any) -> None:
    told = []
    for seed in (4, 4, 5):
        with installations.make().app_context():
            invent(SMALL, today=TODAY, seed=seed)
            told.append(sorted(every_word()))

    assert told[0] == told[1]
    assert told[1] != told[2]


def test_somebody_of_every_role_is_there(app: Any) -> None:
    people = invent(SMALL, today=TODAY)

    held = {role.role for person in people.values() for role in person.roles_held}
    assert held == set(Role) - {Role.REVIEW_GROUP_MEMBER}
    assert all(person.email.endswith("@northmoor.example") for person in people.values())


def test_it_is_never_put_beside_what_is_there(app: Any) -> None:
    BoardFactory()
    before = counted()

    with pytest.raises(RuleBroken, match="an empty one only"):
        invent(SMALL, today=TODAY)

    assert counted() == before


def test_size_grows_with_years_and_reviews_a_year() -> None:
    assert size_of(3, 8) == Size(cases=18, actions=144, updates=720, agencies=24, years=3)
    assert size_of(1, 1).cases == 1
