"""Agencies and subgroups of an annual report."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from sqlalchemy import select

from partnership.extensions import db
from partnership.models import Agency, AgencyAlias
from partnership.rules.folding import fold
from partnership.vocabulary import AgencyKind
from reviews.commands.loading_rows import Loading, told
from reviews.interchange.annual_report import AnnualReport
from reviews.interchange.partners import Agency as AgencyRow
from reviews.interchange.partners import Subgroup

NATIONAL_SECTOR = "national_body"


def load_agencies(loading: Loading, report: AnnualReport) -> None:
    """An agency that the record has by the same name is that agency, and is left as it is."""
    outside = {each for review in report.reviews for each in review.joint_with}
    there = _by_name(are_subgroups=False)
    for row in loading.new("agencies", report.agencies, Agency.__tablename__):
        made = _agency(row, kind_of(row, outside), sector=told(row.sector))
        made.is_safeguarding_partner = bool(row.statutory_safeguarding_partner)
        _keep(loading, "agencies", row.id, there.get(made.name_folded), made, row.aliases)
    there = _by_name(are_subgroups=True)
    for group in loading.new("subgroups", report.subgroups, Agency.__tablename__):
        made = _agency(group, AgencyKind.SUBGROUP)
        _keep(loading, "subgroups", group.id, there.get(made.name_folded), made, [group.also_called or ""])


def kind_of(row: AgencyRow, outside: Iterable[str]) -> AgencyKind:
    """Who holds a case jointly with the area is outside it; a national body is national."""
    if row.id in outside:
        return AgencyKind.OUTSIDE_AREA
    return AgencyKind.NATIONAL if row.sector == NATIONAL_SECTOR else AgencyKind.ORGANISATION


def _agency(row: AgencyRow | Subgroup, kind: AgencyKind, sector: str | None = None) -> Agency:
    name = row.name.strip()
    return Agency(
        id=uuid.uuid4(),
        name=name,
        name_folded=fold(name),
        abbreviation=told(row.abbreviation),
        kind=kind,
        sector=sector,
    )


def _keep(
    loading: Loading, section: str, local_id: str, there: Agency | None, made: Agency, aliases: Iterable[str]
) -> None:
    loading.became(section, local_id, there or made)
    if there:
        loading.was_there(section)
        return
    loading.made(made)
    loading.tell("loaded the agency", made)
    words = dict.fromkeys(alias.strip() for alias in aliases)
    made.aliases = [AgencyAlias(agency_id=made.id, name=alias) for alias in words if alias]


def _by_name(*, are_subgroups: bool) -> dict[str, Agency]:
    """The agencies that the record had before this file."""
    of_kind = (Agency.kind == AgencyKind.SUBGROUP) == are_subgroups
    return {agency.name_folded: agency for agency in db.session.scalars(select(Agency).where(of_kind))}
