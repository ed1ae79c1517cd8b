"""Rows of an annual report on what happened, what was learnt, what was done and what it changed."""

from __future__ import annotations

from typing import Annotated, Literal

from reviews.interchange.dates import SourceDate
from reviews.interchange.figures import Attendance, Figure
from reviews.interchange.shapes import (
    Count,
    Flag,
    Id,
    Ids,
    Lines,
    Listed,
    OneOrMoreIds,
    RefersTo,
    Row,
    Shape,
    Sourced,
    Text,
    Texts,
    Told,
    TypeOfReview,
)

WHO = RefersTo(("agencies", "subgroups"))
REVIEWS = RefersTo(("reviews",))
SHARED_THEMES = RefersTo(("shared_themes",))


class Publication(Shape):
    """How and when a review was, or is to be, published."""

    date: SourceDate | None = None
    form: Text | None = None
    anonymised: Flag | None = None
    planned: Flag | None = None
    """True where the date is a plan."""
    conflict: Text | None = None


class Incident(Shape):
    """The death or the harm."""

    date: SourceDate | None = None
    nature: Text | None = None


class Review(Row):
    """One case, with the review held on it, and the one it led to where `progressed_to` says so."""

    label: Told
    """The case name."""
    subjects: Count | None = None
    """How many children or adults the case is about."""
    type: Annotated[Text | None, TypeOfReview()] = None
    type_stated: Text | None = None
    progressed_to: Annotated[Text | None, TypeOfReview()] = None
    """The type of the review that this one led to, on the same case."""
    joint_with: Annotated[Ids, WHO] = ()
    independent: Flag | None = None
    stage: Text | None = None
    stage_basis: Text | None = None
    threshold: Text | None = None
    published: Flag | None = None
    publication: Publication | None = None
    started: SourceDate | None = None
    concluded: SourceDate | None = None
    reviewed: SourceDate | None = None
    incident: Incident | None = None
    child_status: Text | None = None
    response: Text | None = None
    recommendation_count: Count | None = None
    partners: Annotated[Ids, WHO] = ()
    """Who the report links to the review."""


class LearningTheme(Row):
    """What one case taught, in the report's own words."""

    label: Told
    review_id: Annotated[Id | None, REVIEWS] = None
    listed_in: Literal["grid", "narrative"] | None = None
    """`grid` for the year's summary table, `narrative` for the text alone. Not stated, it counts as in the table."""


class Action(Row):
    """What was, is being or will be done, and by whom."""

    action: Told
    review_ids: Annotated[Ids, REVIEWS] = ()
    shared_theme_id: Annotated[Id | None, SHARED_THEMES] = None
    theme: Text | None = None
    agencies: Annotated[Ids, WHO] = ()
    agency_note: Text | None = None
    agency_ambiguous: Text | None = None
    status: Literal["done", "ongoing", "planned"] | None = None
    status_basis: Text | None = None
    date: SourceDate | None = None
    """When it was done or first held."""
    date_conflict: Text | None = None
    due: SourceDate | None = None


class DisseminationEvent(Row):
    """A webinar, briefing or other way in which learning was shared."""

    title: Told
    kind: Text | None = None
    delivered_by: Annotated[OneOrMoreIds, WHO] = ()
    audience: Text | None = None
    date: SourceDate | None = None
    attendance: Attendance | None = None
    number_of_sessions: Count | None = None
    sessions_completed: Count | None = None
    sessions_planned: Count | None = None
    frequency: Text | None = None
    feedback: Text | None = None
    review_ids: Annotated[Ids, REVIEWS] = ()
    shared_theme_id: Annotated[Id | None, SHARED_THEMES] = None
    theme: Text | None = None


class Training(Row):
    """A training topic, and how many came."""

    topic: Told
    delivered_by: Annotated[OneOrMoreIds, WHO] = ()
    audience: Text | None = None
    attendance: Attendance | None = None
    review_ids: Annotated[Ids, REVIEWS] = ()


class TrainingStatement(Sourced):
    """What the report says of attendance as a whole."""

    label: Told
    direction: Text | None = None


class Evidence(Row):
    """One thing that shows reach, knowledge, practice or a difference made."""

    summary: Told
    kind: Text | None = None
    kind_note: Text | None = None
    topic: Text | None = None
    figures: Listed[Figure] = ()
    review_ids: Annotated[Ids, REVIEWS] = ()
    shared_theme_id: Annotated[Id | None, SHARED_THEMES] = None
    agencies: Annotated[Ids, WHO] = ()
    date: SourceDate | None = None
    national: Flag | None = None
    """True where it describes the country, not this area."""
    also: Text | None = None
    quote_short: Text | None = None
    practice_themes: Texts = ()
    practice_theme_lines: Lines = ()


class Statement(Sourced):
    """A sentence of the report, in our words."""

    text: Told


class ChildDeaths(Sourced):
    """What the report says of the child death overview panel."""

    owner: Text | None = None
    period: Text | None = None
    figures: Listed[Figure] = ()
    age_pattern: Text | None = None
    learning: Listed[Statement] = ()
    not_in_text: Text | None = None
    """What the source shows only as a picture."""
    disclosure_note: Text | None = None
