"""The list of agencies."""

from __future__ import annotations

from flask import url_for
from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import aliased, joinedload

from partnership import clock
from partnership.filters import day, plain
from partnership.models import Agency, AgencyAlias, AgencyName
from partnership.queries.listing import Cell, Column, Empty, Filter, Line, Listing
from partnership.rules.folding import fold
from partnership.vocabulary import AgencyKind

above = aliased(Agency)
PARENT_NAME = select(above.name_folded).where(above.id == Agency.parent_id).correlate(Agency).scalar_subquery()
STATES = {"open": "Open", "closed": "Closed"}


def listing() -> Listing:
    """Every agency, by name."""
    return Listing(
        title="Agencies",
        noun="agency",
        statement=select(Agency),
        columns=[
            Column("name", "Agency", _name, lambda each: each.name, sort=Agency.name_folded.expression),
            Column("kind", "What it is", _kind, lambda each: each.kind.label, sort=Agency.kind.expression),
            Column("parent", "Sits under", _parent, lambda each: each.parent and each.parent.name, sort=PARENT_NAME),
            Column("sector", "Sector", _sector, lambda each: plain(each.sector), sort=Agency.sector.expression),
            Column("closed", "Closed", _closed, lambda each: each.closed_on, sort=Agency.closed_on.expression),
        ],
        order=[Agency.name_folded.expression, Agency.id.expression],
        empty=Empty(
            "No agencies yet",
            "An agency is any body that takes part: a council, a police force, a trust, one of its services, "
            "a subgroup of the partnership, or a group of many such as schools.",
            url_for("agencies.add"),
            "Add an agency",
        ),
        filters=[
            Filter("words", "Name, abbreviation or other word", _has_words, is_text=True),
            Filter("kind", "What it is", lambda value: Agency.kind == AgencyKind(value), dict(AgencyKind.choices())),
            Filter("state", "Open or closed", _is, STATES),
        ],
        options=[joinedload(Agency.parent)],
        words=lambda count: "1 agency" if count == 1 else f"{count:,} agencies" if count else "No agencies",
    )


def _has_words(words: str) -> ColumnElement[bool]:
    """In its name, what it was called, its abbreviation or another word for it."""
    return or_(
        Agency.name_folded.contains(fold(words), autoescape=True),
        Agency.abbreviation.icontains(words, autoescape=True),
        Agency.id.in_(select(AgencyAlias.agency_id).where(AgencyAlias.name.icontains(words, autoescape=True))),
        Agency.id.in_(select(AgencyName.agency_id).where(AgencyName.name.icontains(words, autoescape=True))),
    )


def _is(value: str) -> ColumnElement[bool]:
    has_closed = Agency.closed_on.is_not(None) & (Agency.closed_on < clock.today())
    return has_closed if value == "closed" else ~has_closed


def _name(each: Agency) -> Cell:
    lines = [Line(each.abbreviation)] if each.abbreviation and each.abbreviation != each.name else []
    return Cell(each.name, href=url_for("agencies.show", agency_id=each.id), lines=lines)


def _kind(each: Agency) -> Cell:
    return Cell(each.kind.label)


def _parent(each: Agency) -> Cell:
    if each.parent is None:
        return Cell("")
    return Cell(each.parent.name, href=url_for("agencies.show", agency_id=each.parent.id))


def _sector(each: Agency) -> Cell:
    return Cell(plain(each.sector))


def _closed(each: Agency) -> Cell:
    return Cell(day(each.closed_on))
