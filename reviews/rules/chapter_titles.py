"""The chapters that a report is offered, in order: key and title. An author may rename, move and leave out each."""

from __future__ import annotations

TITLES = {
    "summary": "Summary",
    "how-we-learn": "How we learn",
    "reviews": "Reviews this year",
    "cases": "Putting learning into practice, and its impact",
    "repeats": "Themes across reviews",
    "focuses": "What we did for our priorities and shared themes",
    "sharing": "How we shared learning",
    "difference": "What difference it made",
    "not-progressed": "What did not progress",
    "not-taken-forward": "Decisions not taken forward",
    "next-year": "Next year",
}
OWN = "own."
