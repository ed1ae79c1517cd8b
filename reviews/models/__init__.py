"""All tables of the learning record: one import defines them."""

from reviews.models.actions import Action, ActionSource, Part, Update, action_theme
from reviews.models.cases import Case, CaseReader, case_joint_with
from reviews.models.conflicts import DeclaredConflict
from reviews.models.dissemination import (
    DisseminationEvent,
    EventAttendance,
    EventLink,
    EventMaterial,
    EventSession,
    event_deliverer,
)
from reviews.models.due_changes import DueChange
from reviews.models.evidence import Evidence, EvidenceFigure, EvidenceLink, evidence_agency
from reviews.models.focuses import Focus
from reviews.models.incidents import Incident, PartnerView, incident_agency
from reviews.models.inclusions import Inclusion
from reviews.models.learning_points import LearningPoint, carried_learning_point, learning_point_theme
from reviews.models.posts import Post, PostHolder
from reviews.models.recommendations import Recommendation, recommendation_learning_point
from reviews.models.review_types import ReviewType, Stage, StageMove, Timescale
from reviews.models.reviews import Review, ReviewDate
from reviews.models.search import SearchEntry
from reviews.models.shortfalls import Shortfall
from reviews.models.source_files import SourceFile, SourceRow
from reviews.models.themes import Theme

__all__ = [
    "Action",
    "ActionSource",
    "Case",
    "CaseReader",
    "DeclaredConflict",
    "DisseminationEvent",
    "DueChange",
    "EventAttendance",
    "EventLink",
    "EventMaterial",
    "EventSession",
    "Evidence",
    "EvidenceFigure",
    "EvidenceLink",
    "Focus",
    "Incident",
    "Inclusion",
    "LearningPoint",
    "Part",
    "PartnerView",
    "Post",
    "PostHolder",
    "Recommendation",
    "Review",
    "ReviewDate",
    "ReviewType",
    "SearchEntry",
    "Shortfall",
    "SourceFile",
    "SourceRow",
    "Stage",
    "StageMove",
    "Theme",
    "Timescale",
    "Update",
    "action_theme",
    "carried_learning_point",
    "case_joint_with",
    "event_deliverer",
    "evidence_agency",
    "incident_agency",
    "learning_point_theme",
    "recommendation_learning_point",
]
