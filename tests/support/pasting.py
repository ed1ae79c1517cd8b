"""A plan made of rows as a test writes them: each a dictionary of short names and cells."""

from __future__ import annotations

import uuid

from reviews.rules.pasting_agencies import Directory, Known
from reviews.rules.pasting_columns import PlanColumn
from reviews.rules.pasting_made import There
from reviews.rules.pasting_plan import plan_of

POLICE, TRUST, KNOWN = (uuid.UUID(int=each) for each in (1, 2, 3))
DIRECTORY = Directory.of([Known(POLICE, "Northmoor Police", "NP"), Known(TRUST, "Northmoor Trust", "NT")])
COLUMNS = {
    "rec": PlanColumn.RECOMMENDATION,
    "no": PlanColumn.REFERENCE,
    "act": PlanColumn.ACTION,
    "lead": PlanColumn.LEAD,
    "others": PlanColumn.OTHERS,
    "post": PlanColumn.POST,
    "due": PlanColumn.DUE,
    "accepted": PlanColumn.ACCEPTANCE,
    "measure": PlanColumn.MEASURE,
    "beside": PlanColumn.NOTE,
}


def plan(*rows, answers=None, actions=(), recommendations=None, of_review=(), everywhere=()):
    return plan_of(
        [(number, {COLUMNS[name]: cell for name, cell in row.items()}) for number, row in enumerate(rows, start=2)],
        directory=DIRECTORY,
        there=There(recommendations or {}, frozenset(actions), of_review),
        answers=answers or {},
        everywhere=everywhere,
    )
