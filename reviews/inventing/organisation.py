"""Who there is in the invented partnership: its board, its agencies, somebody of every role, and posts."""

from __future__ import annotations

from typing import Any

from partnership.models import Agency, Board, RoleHeld, User
from partnership.rules.folding import fold
from partnership.vocabulary import AgencyKind, Role
from reviews.inventing import words
from reviews.inventing.rows import Rows
from reviews.models import Post

Row = dict[str, Any]
SAFEGUARDING_PARTNERS = ("Police", "Children’s Social Care", "Integrated Care Board")
# The first four are those by whom pages are opened in measures; then one of every other role.
FIRST = ("manager", "lead", "scrutineer", "administrator", "chair", "officer", "author", "deputy", "approver", "named")


def add_board(rows: Rows) -> Row:
    return rows.add(Board, name=words.BOARD, abbreviation="NSCP")


def add_agencies(rows: Rows, count: int) -> list[Row]:
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
    return rows.add(
        Agency,
        name=name,
        name_folded=fold(name),
        kind=kind,
        parent_id=parent["id"] if parent else None,
        is_safeguarding_partner=name.removeprefix("Northmoor ") in SAFEGUARDING_PARTNERS,
    )


def add_people(rows: Rows, board: Row, agencies: list[Row], count: int) -> list[Row]:
    """Somebody of every role in the order of FIRST; then leads, deputies and members of the group."""
    group, police = agencies[-1], agencies[0]
    wanted: list[tuple[Role, Row | None]] = [
        (Role.MANAGER, None),
        (Role.AGENCY_LEAD, police),
        (Role.SCRUTINEER, None),
        (Role.SYSTEM_ADMINISTRATOR, None),
        (Role.REVIEW_GROUP_CHAIR, group),
        (Role.BUSINESS_SUPPORT_OFFICER, None),
        (Role.AUTHOR, None),
        (Role.AGENCY_DEPUTY, police),
        (Role.AGENCY_APPROVER, police),
        (Role.REVIEW_TEAM, None),
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


def add_posts(rows: Rows, agencies: list[Row]) -> list[Row]:
    """One post for each agency that takes part in actions, in their order."""
    names = [words.POSTS[number % len(words.POSTS)] for number in range(len(agencies) - 1)]
    return [
        rows.add(Post, agency_id=agency["id"], name=name, name_folded=fold(name))
        for agency, name in zip(agencies, names, strict=False)
    ]
