"""A row of the whole record is refused where its table would not take it."""

from __future__ import annotations

from typing import Any

import pytest

from reviews.interchange.record_actions import (
    RecordActionSource,
    RecordDueChange,
    RecordPart,
    RecordSourceFile,
    RecordUpdate,
)
from reviews.interchange.record_evidence import RecordEvidenceLink
from reviews.interchange.record_incidents import RecordDeclaredConflict, RecordIncident
from reviews.interchange.record_learning import RecordTheme
from reviews.interchange.record_organisation import RecordRole
from reviews.interchange.record_posts import RecordPostHolder
from reviews.interchange.record_reports import (
    RecordAnnualReport,
    RecordInclusion,
    RecordReportBlock,
    RecordRequirementNote,
)
from reviews.interchange.record_reviews import RecordCase, RecordCaseReader
from reviews.interchange.record_sharing import RecordEventLink

from .conftest import uid

PART = {
    "action_id": uid(2),
    "agency_id": uid(3),
    "place": 1,
    "is_lead": True,
    "status": "done",
    "outlook": "not_said",
    "is_shared": False,
    "version": 1,
}
REPORT = {
    **{"board_id": uid(2), "title": "Annual report", "first_on": "2025-04-01", "last_on": "2026-03-31"},
    **{"audience": "partners", "position_on": "2026-03-31", "known_on": "2026-06-12", "version": 1},
}
CHANGE = {"action_id": uid(2), "reason": "Mistyped", "made_at": "2026-01-03T09:30:00+00:00"}


@pytest.mark.parametrize(
    ("shape", "row", "sentence"),
    [
        (RecordRole, {"user_id": uid(2), "role": "manager"}, "needs a board_id"),
        (RecordRole, {"user_id": uid(2), "role": "agency_lead", "board_id": uid(3)}, "needs an agency_id"),
        (
            RecordRole,
            {"user_id": uid(2), "role": "system_administrator", "from_on": "2026-02-01", "until_on": "2026-01-31"},
            "until_on is before the day it begins",
        ),
        (RecordCaseReader, {"case_id": uid(2)}, "needs a user_id or an agency_id, not both"),
        (
            RecordCaseReader,
            {"case_id": uid(2), "user_id": uid(3), "agency_id": uid(4)},
            "needs a user_id or an agency_id, not both",
        ),
        (
            RecordActionSource,
            {"action_id": uid(2), "place": 1, "kind": "review"},
            'needs a review_id where kind is "review"',
        ),
        (
            RecordActionSource,
            {"action_id": uid(2), "place": 1, "kind": "audit", "review_id": uid(3)},
            "has a review_id that its kind has no place for",
        ),
        (
            RecordActionSource,
            {"action_id": uid(2), "place": 1, "kind": "review", "review_id": uid(3), "recommendation_id": uid(4)},
            'needs kind "recommendation" for a recommendation_id',
        ),
        (
            RecordActionSource,
            {"action_id": uid(2), "place": 1, "kind": "recommendation", "recommendation_id": uid(4)},
            "needs the review_id of its recommendation",
        ),
        (
            RecordActionSource,
            {"action_id": uid(2), "place": 1, "kind": "meeting", "focus_id": uid(4)},
            'needs kind "focus" for a focus_id',
        ),
        (RecordPart, PART | {"post_id": uid(4), "owner_post": "Head"}, "needs a post_id or an owner_post, not both"),
        (RecordDueChange, CHANGE | {"kind": "correction", "part_id": uid(3)}, 'needs a part_id where kind is "ext'),
        (RecordDueChange, CHANGE | {"kind": "extension", "approved_by": "Chair"}, 'needs a part_id where kind is "ext'),
        (
            RecordDueChange,
            CHANGE | {"kind": "extension", "part_id": uid(3), "approved_by": " "},
            "needs an approved_by for an extension",
        ),
        (
            RecordTheme,
            {"name": "Housing", "merged_into_id": uid(2), "version": 1},
            "needs a retired_on where it is merged",
        ),
        (
            RecordPostHolder,
            {"post_id": uid(2), "user_id": uid(3), "from_on": "2026-02-01", "until_on": "2026-01-31"},
            "until_on is before the day it begins",
        ),
        (
            RecordIncident,
            {"case_id": uid(2), "decision": "notified", "version": 1},
            "needs both a decision and a decided_on, or none",
        ),
        (
            RecordIncident,
            {"case_id": uid(2), "decision": "notified", "decided_on": "2026-02-01", "reason": " ", "version": 1},
            "needs a reason where there is a decision",
        ),
        (
            RecordDeclaredConflict,
            {
                "case_id": uid(2),
                "user_id": uid(3),
                "reason": "Related",
                "declared_on": "2026-02-01",
                "until_on": "2026-01-01",
            },
            "until_on is before the day it begins",
        ),
        (
            RecordEventLink,
            {"event_id": uid(2), "place": 1},
            "needs exactly one of review_id, learning_point_id, action_id, theme_id and focus_id",
        ),
        (
            RecordEvidenceLink,
            {"evidence_id": uid(2), "place": 1, "review_id": uid(3), "theme_id": uid(4)},
            "needs exactly one of review_id, learning_point_id, recommendation_id, action_id, theme_id and focus_id",
        ),
        (
            RecordSourceFile,
            {"slug": "n", "title": "N", "period_first": "2026-02-01", "period_last": "2026-01-31"},
            "period_last is before the day it begins",
        ),
        (
            RecordCase,
            {
                "board_id": uid(2),
                "name": "Heron",
                "logged_year": 2026,
                "logged_at": "2026-01-03T09:30:00+00:00",
                "sight": "review_team",
                "people_count": 0,
                "version": 1,
            },
            "people_count must be 1 or more",
        ),
        (
            RecordAnnualReport,
            REPORT | {"first_on": "2026-04-01"},
            "last_on is before the day it begins",
        ),
        (
            RecordReportBlock,
            {"report_id": uid(2), "chapter_id": uid(3), "key": "own.1", "place": 1, "is_hidden": False}
            | {"is_moved": False, "is_gone": False, "version": 1},
            "needs a content or words, unless it is gone",
        ),
        (
            RecordInclusion,
            {"report_id": uid(2), "is_in": True, "decided_at": "2026-01-03T09:30:00+00:00"},
            "needs exactly one of review_id, action_id, evidence_id and event_id",
        ),
        (
            RecordRequirementNote,
            {"report_id": uid(2), "requirement_id": uid(3), "status": "half", "version": 1},
            "'met', 'partly', 'not_met' or 'not_applicable'",
        ),
        (
            RecordUpdate,
            {
                "part_id": uid(2),
                "note": " ",
                "status": "done",
                "outlook": "not_said",
                "entered_at": "2026-01-03T09:30:00+00:00",
                "is_from_file": False,
            },
            "needs a note",
        ),
    ],
)
def test_row_keeps_the_promises_of_its_table(shape: Any, row: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        shape.model_validate({"id": uid(1), **row})
