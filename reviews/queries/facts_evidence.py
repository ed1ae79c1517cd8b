"""The evidence of a report, with its figures and what it is about."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select

from partnership.extensions import db
from partnership.models import Agency
from reviews.models import Evidence, EvidenceFigure, EvidenceLink, SourceRow, evidence_agency
from reviews.queries.facts_links import Around, left, links_of
from reviews.queries.grouping import Grouped, grouped
from reviews.rules.evidence import rank, without_notes
from reviews.rules.facts import EvidenceFacts, FigureFacts, Ids, LeftFacts
from reviews.rules.figures import Figure

LINKS = ("review", "point", "recommendation", "action", "theme", "focus")


def load(around: Around, included: Ids) -> tuple[tuple[EvidenceFacts, ...], tuple[LeftFacts, ...]]:
    """Those that go in, the strongest first, and the others of the record.

    Notes from when a file was written down are for the internal audience alone.
    """
    loaded: Ids = frozenset() if around.scope.is_internal else _loaded(around)
    figures, agencies, links = _figures(around), _agencies(around), _links(around)
    found: list[EvidenceFacts] = []
    others: list[LeftFacts] = []
    for row in sorted(_rows(around), key=lambda each: rank(each.level)):
        about = links_of(links[row.id], LINKS)
        if row.id not in included:
            others.append(left(around, row.id, about, row.level))
            continue
        case_ids = around.cases_of_links(about)
        summary = without_notes(row.summary) if row.id in loaded else row.summary
        found.append(
            EvidenceFacts(
                **{**row._mapping, "summary": summary},
                has_note=summary != row.summary,
                figures=tuple(FigureFacts(label, Figure(*figure)) for label, *figure in figures[row.id]),
                agencies=around.agency_names(agencies[row.id]),
                is_told=around.is_told(case_ids),
                case_ids=case_ids,
                action_ids=about["action"],
                point_ids=about["point"],
                focus_ids=about["focus"],
                theme_ids=around.themes(about["theme"]),
            )
        )
    return tuple(found), tuple(others)


def _rows(around: Around) -> Iterable[Any]:
    return db.session.execute(
        select(
            Evidence.id,
            Evidence.summary,
            Evidence.level,
            Evidence.kind,
            Evidence.topic,
            Evidence.is_sustained,
            Evidence.period,
            Evidence.check_again_on,
            Evidence.publishable,
        )
        .where(Evidence.board_id == around.scope.board_id)
        .order_by(Evidence.summary_folded, Evidence.id)
    )


def _loaded(around: Around) -> Ids:
    rows = (
        select(SourceRow.subject_id)
        .join(Evidence, Evidence.id == SourceRow.subject_id)
        .where(Evidence.board_id == around.scope.board_id)
    )
    return frozenset(db.session.scalars(rows))


def _figures(around: Around) -> Grouped:
    figure = EvidenceFigure
    return grouped(
        select(
            figure.evidence_id,
            figure.label,
            figure.value,
            figure.base,
            figure.unit,
            figure.qualifier,
            figure.period,
        )
        .join(Evidence, Evidence.id == figure.evidence_id)
        .where(Evidence.board_id == around.scope.board_id)
        .order_by(figure.place)
    )


def _agencies(around: Around) -> Grouped:
    of = evidence_agency.c
    return grouped(
        select(of.evidence_id, of.agency_id)
        .join(Evidence, Evidence.id == of.evidence_id)
        .join(Agency, Agency.id == of.agency_id)
        .where(Evidence.board_id == around.scope.board_id)
        .order_by(Agency.name_folded)
    )


def _links(around: Around) -> Grouped:
    link = EvidenceLink
    return grouped(
        select(
            link.evidence_id,
            link.review_id,
            link.learning_point_id,
            link.recommendation_id,
            link.action_id,
            link.theme_id,
            link.focus_id,
        )
        .join(Evidence, Evidence.id == link.evidence_id)
        .where(Evidence.board_id == around.scope.board_id)
    )
