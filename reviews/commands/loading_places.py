"""What the record has a place for of an annual report, and what it has none for yet."""

from __future__ import annotations

from collections.abc import Sequence

from reviews.interchange.annual_report import AnnualReport
from reviews.interchange.shapes import Shape

ABOUT = ("review_ids", "shared_theme_id")
# The sections that are loaded, and what is kept of their rows.
PLACES: dict[str, frozenset[str]] = {
    "agencies": frozenset({"name", "abbreviation", "aliases", "sector", "statutory_safeguarding_partner"}),
    "subgroups": frozenset({"name", "abbreviation", "also_called"}),
    "business_plan": frozenset({"name", "no"}),
    "shared_themes": frozenset({"name"}),
    "reviews": frozenset(
        {
            *("label", "subjects", "type", "progressed_to", "joint_with", "stage", "stage_basis", "threshold"),
            *("published", "publication", "started", "concluded", "reviewed", "incident", "child_status", "response"),
            *("conflict", "note"),
        }
    ),
    "learning_themes": frozenset({"label", "review_id", "listed_in"}),
    "actions": frozenset(
        {
            *("action", *ABOUT, "theme", "agencies", "agency_note", "agency_ambiguous", "status"),
            *("status_basis", "date", "date_conflict", "due", "conflict", "note"),
        }
    ),
    "dissemination_events": frozenset(
        {
            *("title", "kind", "delivered_by", "audience", "date", "attendance", "number_of_sessions"),
            *("sessions_completed", "sessions_planned", "frequency", "feedback", *ABOUT, "theme"),
        }
    ),
    "training": frozenset({"topic", "delivered_by", "audience", "attendance", "review_ids"}),
    "stated_gaps": frozenset({"text"}),
    "evidence": frozenset(
        {
            *("summary", "kind", "topic", "figures", *ABOUT, "agencies", "date", "national", "also", "quote_short"),
            *("conflict", "note"),
        }
    ),
}


def keys_without_place(report: AnnualReport) -> dict[str, list[str]]:
    """Of each section that is loaded, the keys that say something and are kept nowhere yet."""
    found: dict[str, list[str]] = {}
    for section, kept in PLACES.items():
        said = dict.fromkeys(name for row in _rows(report, section) for name, value in row if value not in (None, ()))
        left = [name for name in said if name not in kept and name != "id"]
        if left:
            found[section] = left
    return found


def _rows(report: AnnualReport, section: str) -> Sequence[Shape]:
    if section == "business_plan":
        return report.business_plan.priorities if report.business_plan else ()
    rows: Sequence[Shape] = getattr(report, section)
    return rows
