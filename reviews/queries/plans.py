"""An action plan that was pasted: what its rows would make, beside what the record holds."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from textwrap import shorten

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from partnership import clock
from partnership.extensions import db
from partnership.models import Agency, User
from partnership.rules.folding import fold
from reviews.models import Action, Recommendation, Review
from reviews.queries import actions
from reviews.rules.pasting import MOST_COLUMNS, MOST_ROWS, rows_of
from reviews.rules.pasting_agencies import Directory, Known
from reviews.rules.pasting_begun import says_begun
from reviews.rules.pasting_columns import ONCE, PlanColumn, faults, guessed, header_at
from reviews.rules.pasting_made import Plan, There
from reviews.rules.pasting_plan import plan_of
from reviews.rules.pasting_two import parted

HERE, NOWHERE = "yes", "no"
A_HEADING = 40
Numbered = Sequence[tuple[int, Sequence[str]]]


@dataclass(frozen=True)
class Draft:
    """Pasted rows with the names of their columns and what they make. Without rows there is nothing to look at."""

    rows: Numbered
    columns: list[PlanColumn]
    header: Sequence[str]
    has_header: bool
    faults: list[str]
    plan: Plan
    agencies: dict[uuid.UUID, str] = field(default_factory=dict)
    overdue: int = 0

    @property
    def labels(self) -> list[str]:
        """Each column by its heading; where it has none by its place, with what stands first in it."""
        return [self._label(place) for place in range(len(self.columns))]

    def _label(self, place: int) -> str:
        first = next((row[place] for _, row in self.rows if row[place]), "")
        is_named = bool(self.header and self.header[place]) or not first
        return self._heading(place) if is_named else f"{self._heading(place)} (first cell: “{_shortly(first)}”)"

    def _heading(self, place: int) -> str:
        return _shortly(self.header[place] if self.header else "") or f"Column {place + 1}"

    @property
    def left_out(self) -> list[str]:
        """The columns that hold something and are left out."""
        return self._those(PlanColumn.IGNORE)

    @property
    def kept(self) -> list[str]:
        """The columns whose words are kept beside the actions."""
        return self._those(PlanColumn.NOTE)

    @property
    def begun(self) -> tuple[int, list[str]]:
        """How many rows that make something seem to say that it is done or has begun, and in which columns."""
        makes = {row.number for row in self.plan.rows if row.becomes in ("action", "parts")}
        kept = [place for place, column in enumerate(self.columns) if column is PlanColumn.NOTE]
        found = [
            (number, place)
            for number, row in self.rows
            for place in kept
            if number in makes and says_begun(self.header[place] if self.header else "", row[place])
        ]
        said = {place for _, place in found}
        return len({number for number, _ in found}), [self._heading(place) for place in kept if place in said]

    def _those(self, wanted: PlanColumn) -> list[str]:
        held = [place for place, column in enumerate(self.columns) if column is wanted]
        return [self._heading(place) for place in held if any(row[place] for _, row in self.rows)]


def _shortly(words: str) -> str:
    return shorten(words, A_HEADING, placeholder="…")


def draft(user: User, review: Review, sent: Mapping[str, str], everywhere: Iterable[str]) -> Draft:
    """Read what was pasted, with what was answered so far."""
    rows = rows_of(sent.get("rows", ""))
    if not rows:
        return Draft([], [], [], False, [], Plan())
    place = _header(rows, sent.get("header", ""))
    header: Sequence[str] = [] if place is None else rows[place]
    below = list(enumerate(rows, start=1))[0 if place is None else place + 1 :]
    body = [(number, row) for number, row in below if row != header]
    width = len(rows[0])
    columns = _columns(sent, header, [row for _, row in body])
    wrong = _too_much(rows, width) or faults(columns)
    known = _agencies()
    choices = {each.id: each.name for each in known if each.is_open}
    plan = Plan()
    if not wrong:
        parting = parted(body, columns, sent)
        plan = plan_of(
            [(number, _named(row, columns, header)) for number, row in parting.rows],
            directory=Directory.of(known),
            there=_there(user, review, [*body, *parting.rows]),
            answers=sent,
            everywhere=[agency_id for agency_id in choices if str(agency_id) in {*everywhere}],
            asked=parting.questions,
            waiting=parting.waiting,
        )
    return Draft(body, columns, header, place is not None, wrong + plan.faults, plan, choices, _overdue(plan))


def _overdue(plan: Plan) -> int:
    today = clock.today()
    return sum(
        each.due is not None and each.due.latest is not None and each.due.latest < today for each in plan.actions
    )


def _header(rows: list[list[str]], said: str) -> int | None:
    """Which row names the columns: as was said, else as it looks."""
    if said == NOWHERE:
        return None
    found = header_at(rows)
    return 0 if found is None and said == HERE else found


def _columns(sent: Mapping[str, str], header: Sequence[str], body: Sequence[Sequence[str]]) -> list[PlanColumn]:
    offered = guessed(header or [""] * len(body[0]), body)
    said = [sent.get(f"column_{place}", "") for place in range(len(offered))]
    known = {column.value for column in PlanColumn}
    return [PlanColumn(word) if word in known else offer for word, offer in zip(said, offered, strict=True)]


def _too_much(rows: list[list[str]], width: int) -> list[str]:
    if len(rows) > MOST_ROWS:
        return [f"Paste at most {MOST_ROWS} rows at once: these are {len(rows)}"]
    if width > MOST_COLUMNS:
        return [f"Paste at most {MOST_COLUMNS} columns: these are {width}"]
    return []


def _named(row: Sequence[str], columns: Sequence[PlanColumn], header: Sequence[str]) -> dict[PlanColumn, str]:
    """The cells of a row by what they hold; those that are kept beside the action together, under their headings."""
    found = {column: cell for column, cell in zip(columns, row, strict=True) if column in ONCE}
    headings = [" ".join(each.split()).rstrip(":") for each in header] or [""] * len(row)
    beside = [
        f"{heading}: {cell}" if heading else cell
        for heading, column, cell in zip(headings, columns, row, strict=True)
        if column is PlanColumn.NOTE and cell
    ]
    return found | ({PlanColumn.NOTE: "\n".join(beside)} if beside else {})


def _agencies() -> list[Known]:
    today = clock.today()
    there = db.session.scalars(
        select(Agency)
        .order_by(Agency.name_folded, Agency.id)
        .options(selectinload(Agency.aliases), selectinload(Agency.names))
    )
    return [
        Known(
            id=each.id,
            name=each.name,
            abbreviation=each.abbreviation,
            others=(*(alias.name for alias in each.aliases), *(former.name for former in each.names)),
            is_open=each.closed_on is None or each.closed_on >= today,
            successor=each.successor_id,
        )
        for each in there
    ]


def _there(user: User, review: Review, rows: Numbered) -> There:
    """Actions of the review's board that she sees and that bear the words of a cell; recommendations of the review."""
    folded = {fold(cell) for _, row in rows for cell in row if cell}
    same = (Action.board_id == review.case.board_id, Action.text_folded.in_(folded), actions.visible_to(user))
    recommendations = db.session.scalars(
        select(Recommendation).where(Recommendation.review_id == review.id).order_by(Recommendation.place)
    ).all()
    return There(
        recommendations={each.text_folded: each.id for each in recommendations},
        actions=frozenset(db.session.scalars(select(Action.text_folded).where(*same))),
        of_review=[(each.id, each.reference or "", each.text) for each in recommendations],
    )


def made(user: User, new_id: uuid.UUID) -> uuid.UUID | None:
    """The case onto which a plan of that id was pasted, where she sees it: its first thing bears the plan's id."""
    action = actions.found(user, new_id)
    of_action = None if action is None else _case_of(action)
    return of_action or db.session.scalar(
        select(Review.case_id)
        .join(Recommendation, Recommendation.review_id == Review.id)
        .where(Recommendation.id == new_id)
    )


def _case_of(action: Action) -> uuid.UUID | None:
    return next((source.review.case_id for source in action.sources if source.review), None)
