"""The shape `annual-report/1`: what one published annual report says."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from reviews.interchange.figures import Table
from reviews.interchange.learning import (
    Action,
    ChildDeaths,
    DisseminationEvent,
    Evidence,
    LearningTheme,
    Review,
    Statement,
    Training,
    TrainingStatement,
)
from reviews.interchange.meta import ReportMeta
from reviews.interchange.partners import (
    Agency,
    BusinessPlan,
    NationalLearning,
    Priority,
    RelatedBoard,
    SharedTheme,
    Subgroup,
)
from reviews.interchange.shapes import Keyed, Rows, Shape


class AnnualReport(Shape):
    """The facts of one published annual report. A section that is absent was not stated."""

    meta: ReportMeta
    agencies: Rows[Agency] = ()
    subgroups: Rows[Subgroup] = ()
    related_boards: Rows[RelatedBoard] = ()
    business_plan: BusinessPlan | None = None
    children_and_young_peoples_plan_drivers: Rows[Priority] = ()
    shared_themes: Rows[SharedTheme] = ()
    reviews: Rows[Review] = ()
    learning_themes: Rows[LearningTheme] = ()
    actions: Rows[Action] = ()
    dissemination_events: Rows[DisseminationEvent] = ()
    training: Rows[Training] = ()
    training_statements: Rows[TrainingStatement] = ()
    evidence: Rows[Evidence] = ()
    tables: Keyed[Table] = Field(default_factory=dict)
    cdop: ChildDeaths | None = None
    national_learning: Rows[NationalLearning] = ()
    stated_gaps: Rows[Statement] = ()
    expected_summary: Any = None
    """Counts to check a program by. Passed over."""
