"""The invented record: one board, its agencies and people, cases, actions and updates, of a size that is asked for.

Whatever a page may show is there from the first case and the first action on, so that a small record has a row of
each kind too, and a page asks it the same questions as a large one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from sqlalchemy import select

from benchmarks import words
from benchmarks.actions import add_actions
from benchmarks.rows import Rows, at_half_past_nine, stated
from partnership.extensions import db
from partnership.models import Agency, Board, RoleHeld, User
from partnership.rules.folding import fold
from partnership.vocabulary import AgencyKind, Role
from reviews.models import Case, CaseReader, Review, ReviewDate, ReviewType, Stage
from reviews.rules.case_names import WORDS
from reviews.vocabulary import DateKind, Led, Sight

Row = dict[str, Any]
YEARS = 10


@dataclass(frozen=True)
class Size:
    """How much there is of what grows over the years."""

    cases: int
    actions: int
    updates: int
    agencies: int

    @property
    def people(self) -> int:
        return 3 * self.agencies


TEN = Size(cases=10, actions=10, updates=50, agencies=6)
TEN_THOUSAND = Size(cases=250, actions=10_000, updates=50_000, agencies=36)


def build(size: Size, *, today: date, seed: int = 1) -> dict[str, User]:
    """Fill the empty database of the application in hand. The people who will open pages, by a short name."""
    rows = Rows(Random(seed))
    board = rows.add(Board, name=words.BOARD, abbreviation="NSCP")
    agencies = _agencies(rows, size.agencies)
    people = _people(rows, board, agencies, size.people)
    reviews = _cases(rows, board, agencies, people, size.cases, today)
    add_actions(rows, board, agencies, people, reviews, size.actions, size.updates, today)
    rows.write()
    names = ("manager", "lead", "scrutineer", "administrator")
    found = {row.id: row for row in db.session.scalars(select(User))}
    return {name: found[person["id"]] for name, person in zip(names, people, strict=False)}


def _agencies(rows: Rows, count: int) -> list[Row]:
    """Organisations first, then services beneath them; the last is the group that cases are named to."""
    found: list[Row] = []
    organisations = min(len(words.ORGANISATIONS), count * 2 // 3)
    for number in range(count - 1):
        service, number_of_it = divmod(max(0, number - organisations), len(words.PLACES))
        if number < organisations:
            name, parent, kind = f"Northmoor {words.ORGANISATIONS[number]}", None, AgencyKind.ORGANISATION
        else:
            parent = found[(number - organisations) // 3]
            name = f"{words.PLACES[number_of_it]} {words.SERVICES[service]}, {parent['name']}"
            kind = AgencyKind.SERVICE
        found.append(_agency(rows, name, kind, parent))
    return [*found, _agency(rows, words.GROUP, AgencyKind.SUBGROUP, None)]


def _agency(rows: Rows, name: str, kind: AgencyKind, parent: Row | None) -> Row:
    parent_id = parent["id"] if parent else None
    return rows.add(Agency, name=name, name_folded=fold(name), kind=kind, parent_id=parent_id)


def _people(rows: Rows, board: Row, agencies: list[Row], count: int) -> list[Row]:
    """A manager, the lead of the first agency, a scrutineer and an administrator; then leads and members."""
    group = agencies[-1]
    wanted: list[tuple[Role, Row | None]] = [
        (Role.MANAGER, None),
        (Role.AGENCY_LEAD, agencies[0]),
        (Role.SCRUTINEER, None),
        (Role.SYSTEM_ADMINISTRATOR, None),
        (Role.REVIEW_GROUP_CHAIR, group),
    ]
    for number in range(count - len(wanted)):
        is_member = number % 3 == 0
        role = Role.REVIEW_GROUP_MEMBER if is_member else (Role.AGENCY_LEAD, Role.AGENCY_DEPUTY)[number % 2]
        wanted.append((role, group if is_member else agencies[number % (len(agencies) - 1)]))
    return [_person(rows, board, number, role, agency) for number, (role, agency) in enumerate(wanted)]


def _person(rows: Rows, board: Row, number: int, role: Role, agency: Row | None) -> Row:
    given, family = words.GIVEN[number % len(words.GIVEN)], words.FAMILY[number // len(words.GIVEN) % len(words.FAMILY)]
    name, email = f"{given} {family}", f"{given}.{family}.{number}@northmoor.example".lower()
    person = rows.add(User, name=name, name_folded=fold(name), email=email, email_folded=fold(email))
    board_id = None if role is Role.SYSTEM_ADMINISTRATOR else board["id"]
    rows.add(RoleHeld, user_id=person["id"], role=role, board_id=board_id, agency_id=agency["id"] if agency else None)
    return person


def _cases(
    rows: Rows, board: Row, agencies: list[Row], people: list[Row], count: int, today: date
) -> list[tuple[Row, Row]]:
    """Each case with one or two reviews; answers every review with its case."""
    types = _types()
    found: list[tuple[Row, Row]] = []
    for number in range(count):
        logged = at_half_past_nine(today - timedelta(days=365 * YEARS * (count - number) // count))
        case = _case(rows, board, number, logged)
        rows.record("logged the case", Case, case, logged, people[0], detail={"name": case["name"]})
        _readers(rows, case, number, agencies, people)
        for place, code in enumerate(("Rapid Review", "CSPR")[: 1 + (number % 3 == 0)], start=1):
            before = found[-1][0] if place == 2 else None
            review = _review(rows, case, types[code], place, before, number, logged)
            detail = {"type": code, "name": case["name"]}
            rows.record("added a review", Review, review, logged, people[0], told_on=case["id"], detail=detail)
            found.append((review, case))
    return found


def _types() -> dict[str, tuple[ReviewType, list[Stage]]]:
    """The shipped types of review, each with its stages in order."""
    return {each.code: (each, list(each.stages)) for each in db.session.scalars(select(ReviewType))}


def _case(rows: Rows, board: Row, number: int, logged: datetime) -> Row:
    name = f"{WORDS[number % len(WORDS)]} {10 + number // len(WORDS)}"
    return rows.add(
        Case,
        board_id=board["id"],
        name=name,
        name_folded=fold(name),
        logged_year=logged.year,
        logged_at=logged,
        sight=Sight.REVIEW_TEAM if number % 5 in (1, 3) else Sight.PARTNERS,
        incident_nature="Serious harm, cause not yet known",
        people_count=1 + number % 3,
        summary=words.SUMMARY,
        internal_notes=words.INTERNAL,
        **stated("incident", logged.date() - timedelta(days=20), as_month=number % 2 == 0),
    )


def _readers(rows: Rows, case: Row, number: int, agencies: list[Row], people: list[Row]) -> None:
    rows.add(CaseReader, case_id=case["id"], agency_id=agencies[-1]["id"], user_id=None)
    if number % 4 == 0:
        rows.add(CaseReader, case_id=case["id"], user_id=people[-1]["id"], agency_id=None)
    if number % 10 == 0:
        rows.join("case_joint_with", case_id=case["id"], agency_id=agencies[1]["id"])


def _review(
    rows: Rows,
    case: Row,
    kind: tuple[ReviewType, list[Stage]],
    place: int,
    before: Row | None,
    number: int,
    logged: datetime,
) -> Row:
    review_type, stages = kind
    review = rows.add(
        Review,
        case_id=case["id"],
        review_type_id=review_type.id,
        stage_id=stages[number % len(stages)].id,
        place=place,
        led=Led.HERE,
        arose_from_id=before["id"] if before else None,
        title=f"{review_type.full_name}: {case['name']}",
        is_published=False,
    )
    for step, kind_of_date in enumerate((DateKind.AWARE, DateKind.NOTIFIED, DateKind.STARTED)):
        on = stated("on", logged.date() + timedelta(days=4 * step))
        rows.add(ReviewDate, review_id=review["id"], kind=kind_of_date, **on)
    return review
