"""Closed lists of the organisation: who people are here, and what kinds of agency there are."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

MARKING = "OFFICIAL-SENSITIVE"  # of every page and file that holds the record


class Labelled(StrEnum):
    """A stored word with the words people read: `DONE = "done", "Done"`.

    A member equals its stored word, and is found by it.

    >>> AgencyKind("outside_area").label
    'Outside the area'
    >>> AgencyKind.SERVICE == "service"
    True
    """

    _value_: str
    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """Stored word and label of every member, in order, as a list of choices wants them."""
        return [(member.value, member.label) for member in cls]


class Role(Labelled):
    """What a person may be on a board or in an agency."""

    SYSTEM_ADMINISTRATOR = "system_administrator", "System administrator"
    MANAGER = "manager", "Partnership manager"
    BUSINESS_SUPPORT_OFFICER = "business_support_officer", "Business support officer"
    REVIEW_GROUP_CHAIR = "review_group_chair", "Review group chair"
    REVIEW_GROUP_MEMBER = "review_group_member", "Review group member"
    REVIEW_TEAM = "review_team", "Review team"
    AGENCY_LEAD = "agency_lead", "Agency lead"
    AGENCY_DEPUTY = "agency_deputy", "Agency deputy"
    AGENCY_APPROVER = "agency_approver", "Agency approver"
    AUTHOR = "author", "Annual report author"
    SCRUTINEER = "scrutineer", "Independent scrutineer"


class AgencyKind(Labelled):
    """What an agency is, in the tree of agencies."""

    ORGANISATION = "organisation", "Organisation"
    SERVICE = "service", "Service"
    SUBGROUP = "subgroup", "Subgroup of the partnership"
    GROUP_OF_MANY = "group_of_many", "Group of many, such as practices or schools"
    OUTSIDE_AREA = "outside_area", "Outside the area"
    NATIONAL = "national", "National"


class Audience(Labelled):
    """For whom a report is drafted."""

    INTERNAL = "internal", "Internal: with the post that owns each part, and notes"
    PARTNERS = "partners", "Partners: agencies are named; posts and notes are not"
