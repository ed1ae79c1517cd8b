"""Closed lists of the learning record. Types of review, stages and timescales are tables, not lists here."""

from __future__ import annotations

from partnership.vocabulary import Labelled


class PartStatus(Labelled):
    """Where an agency's part of an action is."""

    NOT_STARTED = "not_started", "Not started"
    IN_PROGRESS = "in_progress", "In progress"
    DONE = "done", "Done"
    CANNOT_BE_DONE = "cannot_be_done", "Cannot be done"
    NOT_OURS = "not_ours", "Not ours"


class ActionStatus(Labelled):
    """Where an action is: it follows from its parts, see rules/progress.py."""

    NOT_STARTED = "not_started", "Not started"
    IN_PROGRESS = "in_progress", "In progress"
    DONE = "done", "Done"


class Outlook(Labelled):
    """How an agency sees its part going."""

    ON_TRACK = "on_track", "On track"
    BEHIND = "behind", "Behind"
    NOT_SAID = "not_said", "Not said"


class Sight(Labelled):
    """Who can see a case."""

    REVIEW_TEAM = "review_team", "Review team only"
    PARTNERS = "partners", "Partners"


class Led(Labelled):
    """Which area leads a review."""

    HERE = "here", "Led here"
    ELSEWHERE = "elsewhere", "Led elsewhere"
    JOINT = "joint", "Joint"


class SourceKind(Labelled):
    """What an action came from."""

    RECOMMENDATION = "recommendation", "Recommendation"
    REVIEW = "review", "Review"
    AUDIT = "audit", "Audit"
    NATIONAL_REVIEW = "national_review", "National review"
    INSPECTION = "inspection", "Inspection"
    SCRUTINEER = "scrutineer", "Independent scrutineer"
    FOCUS = "focus", "Focus of the year"
    MEETING = "meeting", "Meeting"


class Rating(Labelled):
    """The colour of a part, worked out by rules/rating.py and always shown with its reason."""

    RED = "red", "Red"
    AMBER = "amber", "Amber"
    GREEN = "green", "Green"
    BLUE = "blue", "Blue"
    GREY = "grey", "Grey"


class DateKind(Labelled):
    """A dated step of a review, in the order in which steps usually come."""

    AWARE = "aware", "Became aware"
    NOTIFIED = "notified", "Notified to the Panel"
    HOME_OFFICE_TOLD = "home_office_told", "Home Office told"
    CONSIDERED = "considered", "Considered"
    DECIDED = "decided", "Decision to carry out the review"
    STARTED = "started", "Started"
    REVIEWED = "reviewed", "Reviewed"
    RAPID_REVIEW_SENT = "rapid_review_sent", "Rapid Review sent to the Panel"
    PANEL_REPLIED = "panel_replied", "Panel replied"
    DRAFT = "draft", "Draft report"
    CONCLUDED = "concluded", "Concluded"
    REPORT_DATED = "report_dated", "Date on the report"
    SUBMITTED_TO_HOME_OFFICE = "submitted_to_home_office", "Submitted to the Home Office"
    HOME_OFFICE_PANEL = "home_office_panel", "Home Office quality panel met"
    HOME_OFFICE_LETTER = "home_office_letter", "Home Office letter"
    APPROVED_FOR_PUBLICATION = "approved_for_publication", "Approved for publication"
    COPIES_SENT = "copies_sent", "Copies sent before publication"
    PUBLICATION_PLANNED = "publication_planned", "Publication planned"
    PUBLISHED = "published", "Published"
