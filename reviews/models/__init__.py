"""All tables of the learning record: one import defines them."""

from reviews.models.actions import Action, ActionSource, Part, Update
from reviews.models.cases import Case, CaseReader, case_joint_with
from reviews.models.review_types import ReviewType, Stage, StageMove, Timescale
from reviews.models.reviews import Review, ReviewDate
from reviews.models.source_files import SourceFile, SourceRow

__all__ = [
    "Action",
    "ActionSource",
    "Case",
    "CaseReader",
    "Part",
    "Review",
    "ReviewDate",
    "ReviewType",
    "SourceFile",
    "SourceRow",
    "Stage",
    "StageMove",
    "Timescale",
    "Update",
    "case_joint_with",
]
