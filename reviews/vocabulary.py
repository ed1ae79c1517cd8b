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
    CANNOT_BE_DONE = "cannot_be_done", "Cannot be done"


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
    WITHDRAWN = "withdrawn", "Taken down"


class LearningKind(Labelled):
    """What a learning point is."""

    LEARNING = "learning", "Learning"
    GOOD_PRACTICE = "good_practice", "Good practice"


class ThemeKind(Labelled):
    """What a theme is about."""

    RISK_OR_NEED = "risk_or_need", "Risk or need"
    PRACTICE = "practice", "Practice"
    SYSTEM = "system", "System"
    POPULATION = "population", "Population"


class FocusKind(Labelled):
    """What a board gives its attention to for a time."""

    PRIORITY = "priority", "Business plan priority"
    SHARED_THEME = "shared_theme", "Shared safeguarding theme"


class RecommendationKind(Labelled):
    """Whom a recommendation asks."""

    MULTI_AGENCY = "multi_agency", "Multi-agency"
    SINGLE_AGENCY = "single_agency", "Single-agency"
    REGIONAL = "regional", "Regional"
    NATIONAL = "national", "National"


class Acceptance(Labelled):
    """Whether the partners took a recommendation up; anything but yes has a reason."""

    NOT_SAID = "not_said", "Not decided yet"
    ACCEPTED = "accepted", "Accepted"
    PARTLY = "partly", "Accepted in part"
    NOT_ACCEPTED = "not_accepted", "Not accepted"


class Watch(Labelled):
    """Who keeps watch over a recommendation."""

    THIS_BOARD = "this_board", "This board"
    OWN_GOVERNANCE = "own_governance", "The agency’s own governance, once a year"
    OTHER_AREA = "other_area", "The other area"
    NATIONAL_BODY = "national_body", "A national body"


class DueChangeKind(Labelled):
    """Why a due date is another one now."""

    EXTENSION = "extension", "Extended"
    CORRECTION = "correction", "Mistake corrected"


class EvidenceLevel(Labelled):
    """What kind of thing evidence shows, lowest first; not whether the news is good."""

    ACTIVITY = "activity", "Activity"
    REACH = "reach", "Reach"
    KNOWLEDGE = "knowledge", "Knowledge"
    PRACTICE = "practice", "Practice"
    OUTCOME = "outcome", "Outcome"


class LinkKind(Labelled):
    """What evidence, or sharing learning, may be about."""

    REVIEW = "review", "Review"
    LEARNING_POINT = "learning_point", "Learning point"
    RECOMMENDATION = "recommendation", "Recommendation"
    ACTION = "action", "Action"
    THEME = "theme", "Theme"
    FOCUS = "focus", "Focus of the year"


class Reportable(Labelled):
    """What goes into an annual report or stays out of it."""

    REVIEW = "review", "Reviews"
    ACTION = "action", "Actions"
    EVIDENCE = "evidence", "Evidence"
    EVENT = "event", "Sharing learning"


class RequirementStatus(Labelled):
    """How far a report does what is asked of it."""

    MET = "met", "Met"
    PARTLY = "partly", "Partly met"
    NOT_MET = "not_met", "Not met"
    NOT_APPLICABLE = "not_applicable", "Not applicable"


class Held(Labelled):
    """Where the thing itself is kept."""

    NOT_SAID = "not_said", "Not said"
    ELSEWHERE = "elsewhere", "Held elsewhere"
    HERE = "here", "Held here as a file"


class Publishable(Labelled):
    """Whether a public document may use it."""

    NOT_SAID = "not_said", "Not decided yet"
    YES = "yes", "Yes"
    AFTER_EDIT = "after_edit", "After editing"
    NO = "no", "No"


class Harm(Labelled):
    """What happened, as far as the first hour knows."""

    CHILD_DIED = "child_died", "A child died"
    CHILD_SERIOUSLY_HARMED = "child_seriously_harmed", "A child was seriously harmed"
    ADULT_DIED = "adult_died", "An adult died"
    OTHER = "other", "Something else"


class IncidentDecision(Labelled):
    """What the partners decided about a case that was put forward."""

    NOTIFIED = "notified", "Notified: a Rapid Review follows"
    NOT_NOTIFIED = "not_notified", "Not notified, no review"
    LOCAL_REVIEW = "local_review", "Local learning review"
    DHR = "dhr", "Domestic abuse related death review"
    SAR = "sar", "Safeguarding adults review"
    OTHER_AREA = "other_area", "Another area leads"
    LOGGED_BY_MISTAKE = "logged_by_mistake", "Logged by mistake"


class View(Labelled):
    """What a safeguarding partner said to a decision."""

    AGREES = "agrees", "Agrees"
    DISAGREES = "disagrees", "Disagrees"
    NOT_YET = "not_yet", "Not known yet"


class SearchKind(Labelled):
    """What search finds, in the order in which it is shown. A case with its internal notes is a kind for itself."""

    CASE = "case", "Cases"
    CASE_WITH_NOTES = "case_with_notes", "Cases"
    LEARNING_POINT = "learning_point", "Learning points"
    RECOMMENDATION = "recommendation", "Recommendations"
    ACTION = "action", "Actions"
    UPDATE = "update", "Updates"
    EVIDENCE = "evidence", "Evidence"
    EVENT = "event", "Sharing learning"
    AGENCY = "agency", "Agencies"
