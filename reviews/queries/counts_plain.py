"""Every number of the record as plain values, by the stored words, for programs."""

from __future__ import annotations

from typing import Any

from reviews.queries import counts, counts_evidence, counts_learning, counts_sharing
from reviews.queries.counts_evidence import evidence
from reviews.queries.counts_learning import learning_points, repeat_themes
from reviews.vocabulary import FocusKind


def plain() -> dict[str, Any]:
    """In the order of the record: who, cases and reviews, learning, actions, sharing, evidence, files."""
    return {**_organisation(), **_reviews(), **_learning(), **_actions(), **_sharing(), **_evidence(), **_files()}


def _organisation() -> dict[str, Any]:
    by_agency = counts.agencies()
    return {
        "boards": counts.boards(),
        "agencies": sum(by_agency.values()),
        "agencies_by_kind": by_agency,
        "people": counts.people(),
    }


def _reviews() -> dict[str, Any]:
    by_sight, types, stages = counts.cases(), counts.reviews_by_type(), counts.reviews_by_stage()
    out = counts.published()
    return {
        "cases": sum(by_sight.values()),
        "cases_by_sight": by_sight,
        "cases_considered": {
            decision or "being_considered": many for decision, many in counts.considered().items() if many
        },
        "cases_by_type": {each.code: each.cases for each in types if each.cases},
        "children_or_adults_in_cases": counts.people_in_cases(),
        "reviews": sum(each.reviews for each in types),
        "reviews_by_type": {each.code: each.reviews for each in types},
        "reviews_under_way": sum(each.under_way for each in types),
        "reviews_under_way_by_type": {each.code: each.under_way for each in types if each.under_way},
        "reviews_by_stage": [{"type": each.type_code, "stage": each.code, "reviews": each.reviews} for each in stages],
        "reviews_published": out.published,
        "reviews_concluded_not_published": out.not_published,
    }


def _learning() -> dict[str, Any]:
    points, focuses = learning_points(), counts_learning.focuses()
    return {
        "learning_points": points.all,
        "learning_points_in_grid": points.in_grid,
        "themes": counts_learning.themes(),
        "repeat_themes_in_grid": _repeats(whole=False),
        "repeat_themes_in_all": _repeats(whole=True),
        "priorities": focuses[FocusKind.PRIORITY],
        "shared_themes": focuses[FocusKind.SHARED_THEME],
        "recommendations": counts_learning.recommendations(),
    }


def _repeats(*, whole: bool) -> list[dict[str, Any]]:
    found = repeat_themes(whole=whole)
    return [
        {"theme": each.theme.name, "cases": len(each.cases), "case_names": [case.name for case in each.cases]}
        for each in found
    ]


def _actions() -> dict[str, Any]:
    by_status, by_part, by_source = counts.actions(), counts.parts(), counts.actions_by_source()
    return {
        "actions": sum(by_status.values()),
        "actions_by_status": by_status,
        "actions_with_a_review": by_source.review,
        "actions_by_source": {
            "with_a_review": by_source.review,
            "shared_theme_only": by_source.focus_only,
            "neither": by_source.neither,
        },
        "parts": sum(by_part.values()),
        "parts_by_status": by_part,
        "updates": counts.updates(),
    }


def _sharing() -> dict[str, Any]:
    found = counts_sharing.sharing()
    stated = [
        {
            "event": each.title,
            "value": each.attendance_value,
            "qualifier": each.attendance_qualifier,
            "unit": each.attendance_unit,
        }
        for each in counts_sharing.with_attendance()
    ]
    return {
        "dissemination_events": found.events,
        "training_rows": found.training_rows,
        "attendance_stated_for_reviews": stated,
    }


def _evidence() -> dict[str, Any]:
    by_level = evidence()
    return {
        "evidence": sum(by_level.values()),
        "evidence_figures": counts_evidence.figures(),
        "evidence_by_level": {level: count for level, count in by_level.items() if level},
        "evidence_without_level": by_level[None],
    }


def _files() -> dict[str, Any]:
    return {
        "periods": [
            {
                "file": each.file.slug,
                "title": each.file.title,
                "from": each.file.period_first.isoformat() if each.file.period_first else None,
                "to": each.file.period_last.isoformat() if each.file.period_last else None,
                "cases": each.cases,
                "actions": each.actions,
            }
            for each in counts.by_period()
        ]
    }
