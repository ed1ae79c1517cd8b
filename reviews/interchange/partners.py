"""Rows of an annual report on who works together, and on what they agreed to work."""

from __future__ import annotations

from reviews.interchange.dates import SourceDate
from reviews.interchange.shapes import Flag, Listed, Row, Sourced, Text, Texts, Told, Whole


class Agency(Row):
    """An organisation or service that the report names."""

    name: Told
    abbreviation: Text | None = None
    sector: Text | None = None
    statutory_safeguarding_partner: Flag | None = None
    role_in_report: Text | None = None
    aliases: Texts = ()


class Subgroup(Row):
    """A group of the partnership. Loaded as an agency, so that actions may be its own."""

    name: Told
    abbreviation: Text | None = None
    also_called: Text | None = None
    membership: Text | None = None
    chair: Text | None = None
    functions: Texts = ()
    meets: Text | None = None
    """How often, in the source's words."""


class RelatedBoard(Sourced):
    """A board beside the partnership."""

    name: Told
    abbreviation: Text | None = None
    status: Text | None = None
    """In the source's words: "in place"."""


class Priority(Sourced):
    """One priority of a plan, by its number."""

    name: Told
    no: Whole | None = None
    wording_in_cover_report: Text | None = None


class BusinessPlan(Sourced):
    """The partnership's plan for a year, and its priorities."""

    title: Text | None = None
    priorities: Listed[Priority] = ()


class SharedTheme(Row):
    """A safeguarding theme that all partners share in the year."""

    name: Told
    section_title: Text | None = None
    section_line: Whole | None = None


class NationalLearning(Sourced):
    """A national review, report or paper, and what was done with it here."""

    name: Told
    by: Text | None = None
    kind: Text | None = None
    use: Text | None = None
    date: SourceDate | None = None
