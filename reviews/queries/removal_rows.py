"""Texts that stand in rows of a record: the views of partners, the figures of evidence, sessions and materials."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reviews.models import DisseminationEvent, Evidence, Incident
    from reviews.queries.removal import Wording

FIGURE = {"label": "what was counted", "period": "period"}
MATERIAL = {"title": "title", "kept_where": "where it is kept", "link": "link"}
Text = tuple[Any, str, str]


def added(wording: Wording, texts: Iterable[Text]) -> Wording:
    """The same record with the texts of its rows that hold something: (row, field, label)."""
    held = [(f"{row.id}:{field}", row, field, label) for row, field, label in texts if getattr(row, field)]
    return replace(
        wording,
        fields={**wording.fields, **{key: label for key, _, _, label in held}},
        rows={key: (row, field) for key, row, field, _ in held},
    )


def of_incident(incident: Incident) -> Iterator[Text]:
    for each in incident.views:
        yield each, "words", f"View of {each.agency.name}"


def of_evidence(piece: Evidence) -> Iterator[Text]:
    for number, each in enumerate(piece.figures, start=1):
        yield from ((each, name, f"Figure {number}: {label}") for name, label in FIGURE.items())


def of_event(event: DisseminationEvent) -> Iterator[Text]:
    for number, session in enumerate(event.sessions, start=1):
        yield session, "words", f"Session {number}"
    for number, material in enumerate(event.materials, start=1):
        yield from ((material, name, f"Material {number}: {label}") for name, label in MATERIAL.items())
