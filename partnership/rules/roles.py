"""What a role asks for, when it may begin and end, and how it reads."""

from __future__ import annotations

from datetime import date

from partnership.errors import RuleBroken
from partnership.vocabulary import Role

FOR_AN_AGENCY = frozenset({Role.AGENCY_LEAD, Role.AGENCY_DEPUTY, Role.AGENCY_APPROVER})
ON_NO_BOARD = frozenset({Role.SYSTEM_ADMINISTRATOR})

MAY = {
    Role.SYSTEM_ADMINISTRATOR: "Sets up boards, agencies and people. Sees no case.",
    Role.MANAGER: "Does everything for the board: opens cases to partners, signs off, gives roles.",
    Role.BUSINESS_SUPPORT_OFFICER: "Logs and edits everything for the board. Does not sign off or open cases.",
    Role.REVIEW_GROUP_CHAIR: "Sees the cases that the group is named on, and signs off. Choose the group below.",
    Role.REVIEW_GROUP_MEMBER: "Sees the cases that the group is named on. Choose the group below.",
    Role.REVIEW_TEAM: "Sees the cases that name this person.",
    Role.AGENCY_LEAD: "Posts updates on the parts of the agency and of what sits under it.",
    Role.AGENCY_DEPUTY: "Does what the agency’s lead does, when the lead is away.",
    Role.AGENCY_APPROVER: "Reads over what the agency sends, and posts updates.",
    Role.AUTHOR: "Reads what is open to partners, and writes the annual report.",
    Role.SCRUTINEER: "Reads what is open to partners.",
}


def faults(
    role: Role, *, has_board: bool, has_agency: bool, from_on: date | None = None, until_on: date | None = None
) -> dict[str, str]:
    """What is missing or wrong: the field → what to do about it."""
    found = {}
    if role in ON_NO_BOARD and has_board:
        found["board"] = "Choose no board: a system administrator works for all boards"
    if role not in ON_NO_BOARD and not has_board:
        found["board"] = "Choose the board"
    if role in FOR_AN_AGENCY and not has_agency:
        found["agency"] = "Choose the agency"
    if from_on and until_on and until_on < from_on:
        found["until_on"] = "Enter a last day that is not before the first"
    return found


def check(
    role: Role, *, has_board: bool, has_agency: bool, from_on: date | None = None, until_on: date | None = None
) -> None:
    """Raises RuleBroken with all that is wrong."""
    found = faults(role, has_board=has_board, has_agency=has_agency, from_on=from_on, until_on=until_on)
    if found:
        raise RuleBroken(". ".join(found.values()) + ".")


def check_own(*, is_own: bool, is_manager_there: bool) -> None:
    """Nobody lets themselves in: who is given a role on a board is told of by somebody else, or manages that board."""
    if is_own and not is_manager_there:
        raise RuleBroken("You cannot give a role to yourself. Ask the board’s manager or another system administrator.")


def check_end(role: Role, *, is_own: bool, from_on: date | None, until_on: date) -> None:
    """A role ends on a day that it was held; nobody ends their own system administrator role."""
    if role is Role.SYSTEM_ADMINISTRATOR and is_own:
        raise RuleBroken("You cannot end your own system administrator role. Ask another system administrator.")
    if from_on and until_on < from_on:
        raise RuleBroken("The last day is before the day the role began. Enter a later day.")


def words(role: Role, *, agency: str | None = None, board: str | None = None) -> str:
    """A role as it reads in a list.

    >>> words(Role.AGENCY_LEAD, agency="Northmoor Police", board="Northmoor Partnership")
    'Agency lead, Northmoor Police, Northmoor Partnership'
    """
    return ", ".join(part for part in (role.label, agency, board) if part)
