"""An action plan made of pasted rows: recommendations, actions, parts, and what is in doubt."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from partnership.rules.folding import fold
from reviews.rules import pasting_doubts as doubts
from reviews.rules.pasting_agencies import Directory
from reviews.rules.pasting_columns import PlanColumn
from reviews.rules.pasting_doubts import Answers, Question
from reviews.rules.stated import StatedDate
from reviews.rules.stated_words import NotADate
from reviews.vocabulary import Acceptance

LONGEST, LONGEST_LINE = 2_000, 200
LINES = (PlanColumn.REFERENCE, PlanColumn.POST, PlanColumn.ACCEPTANCE)
CARRIED = "Recommendation carried down"


@dataclass(eq=False)
class Recommended:
    """A recommendation to be made, or one of the review that is there already: then `known_id` is its own."""

    text: str
    reference: str
    known_id: uuid.UUID | None = None
    acceptance: Acceptance = Acceptance.NOT_SAID
    reason: str = ""


@dataclass
class Parted:
    """A part to be made."""

    is_lead: bool
    post: str = ""


@dataclass(eq=False)
class Planned:
    """An action to be made; each of its recommendations is a source."""

    text: str
    measure: str
    outcome: str
    due: StatedDate | None
    sources: list[Recommended] = field(default_factory=list)
    parts: dict[uuid.UUID, Parted] = field(default_factory=dict)


@dataclass
class Seen:
    """One row as its reader sees it: what it says, what becomes of it, and what it asks."""

    number: int
    says: Mapping[PlanColumn, str]
    notes: list[str] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    open_in: list[int] = field(default_factory=list)
    recommended: Recommended | None = None
    planned: Planned | None = None
    becomes: str = ""


@dataclass
class Plan:
    """All rows with what they make together."""

    rows: list[Seen] = field(default_factory=list)
    recommendations: list[Recommended] = field(default_factory=list)
    actions: list[Planned] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def questions(self) -> list[Question]:
        return [question for row in self.rows for question in row.questions]

    @property
    def new_recommendations(self) -> list[Recommended]:
        return [each for each in self.recommendations if each.known_id is None]

    @property
    def part_count(self) -> int:
        return sum(len(action.parts) for action in self.actions)


@dataclass(frozen=True)
class There:
    """What the record holds already: recommendations of this review and actions of the board, by folded words."""

    recommendations: Mapping[str, uuid.UUID]
    actions: frozenset[str]


def plan_of(
    rows: Sequence[tuple[int, Mapping[PlanColumn, str]]],
    *,
    directory: Directory,
    there: There,
    answers: Mapping[str, str],
    everywhere: Sequence[uuid.UUID] = (),
) -> Plan:
    """The plan that numbered rows make, as far as the answers settle it; `everywhere` has a part in every action."""
    maker = _Maker(directory, there, Answers(answers))
    for number, says in rows:
        maker.read(Seen(number, says))
    for action in maker.plan.actions:
        for agency_id in everywhere:
            action.parts.setdefault(agency_id, Parted(is_lead=False))
    return maker.plan


class _Maker:
    """Goes down the rows; remembers what was said above."""

    def __init__(self, directory: Directory, there: There, answers: Answers) -> None:
        self.directory, self.there, self.answers = directory, there, answers
        self.plan = Plan()
        self.asked: dict[str, int] = {}
        self.by_text: dict[str, Recommended] = {}
        self.by_reference: dict[str, Recommended] = {}
        self.last: Recommended | None = None
        self.twins: dict[str, tuple[int, Planned]] = {}
        self.above: Planned | None = None

    def read(self, row: Seen) -> None:
        self.plan.rows.append(row)
        self._measure(row)
        own = bool(row.says.get(PlanColumn.RECOMMENDATION) or row.says.get(PlanColumn.REFERENCE))
        row.recommended = self._recommended(row)
        if row.says.get(PlanColumn.ACTION):
            self._action(row)
        elif PlanColumn.ACTION in row.says:
            self._without_action(row, has_recommendation=own)
        elif row.recommended:
            self._keep(row)

    def _measure(self, row: Seen) -> None:
        for column, words in row.says.items():
            most = LONGEST_LINE if column in LINES else LONGEST
            if len(words) > most:
                fault = f"Row {row.number}: {column.label} has more than {most:,} characters. Make it shorter."
                self.plan.faults.append(fault)

    def _ask(self, row: Seen, question: Question) -> Question:
        """One question is asked once, at the first row that it is about."""
        if question.name in self.asked:
            row.open_in.append(self.asked[question.name])
        else:
            self.asked[question.name] = row.number
            row.questions.append(question)
        return question

    def _recommended(self, row: Seen) -> Recommended | None:
        text, reference = row.says.get(PlanColumn.RECOMMENDATION, ""), row.says.get(PlanColumn.REFERENCE, "")
        if not text and not reference:
            if self.last:
                row.notes.append(CARRIED)
            return self.last
        found = self.by_text.get(fold(text)) if text else self.by_reference.get(fold(reference))
        if found is None:
            text = text or f"Recommendation {reference}"
            found = Recommended(text, reference, self.there.recommendations.get(fold(text)))
            if found.known_id:
                row.notes.append("This recommendation is in the record already: the action is added to it")
        self.by_text[fold(found.text)] = self.last = found
        self.by_reference.setdefault(fold(reference), found)
        self._accept(row, found)
        return found

    def _accept(self, row: Seen, recommended: Recommended) -> None:
        said = row.says.get(PlanColumn.ACCEPTANCE, "")
        meant = doubts.ACCEPTED.get(fold(said))
        if meant is None:
            answer = self.answers.to(self._ask(row, doubts.about_acceptance(row.number, said)))
            meant = Acceptance(answer) if answer else Acceptance.NOT_SAID
        if meant is not Acceptance.NOT_SAID:
            # What is not accepted in full has a reason: until somebody gives one, the words of the plan.
            recommended.acceptance = meant
            recommended.reason = "" if meant is Acceptance.ACCEPTED else said

    def _keep(self, row: Seen) -> None:
        """The recommendation of a row is made, once."""
        if row.recommended and row.recommended not in self.plan.recommendations:
            self.plan.recommendations.append(row.recommended)
        row.becomes = row.becomes or ("recommendation" if row.recommended else "")

    def _without_action(self, row: Seen, *, has_recommendation: bool) -> None:
        adds = self.above is not None and any(self.directory.in_cell(cell) for _, cell in _agency_cells(row))
        asked = doubts.about_nothing(row.number, has_recommendation=has_recommendation, adds_agencies=adds)
        answer = self.answers.to(self._ask(row, asked))
        if answer == doubts.KEEP:
            self._keep(row)
        elif answer == doubts.ABOVE and self.above:
            self._parts(row, self.above)
            row.becomes = "parts"

    def _action(self, row: Seen) -> None:
        text = fold(row.says[PlanColumn.ACTION])
        if text in self.there.actions:
            answer = self.answers.to(self._ask(row, doubts.about_known(row.number, text)))
            if answer != doubts.AGAIN:
                return
        elif text in self.twins:
            first, twin = self.twins[text]
            answer = self.answers.to(self._ask(row, doubts.about_twin(row.number, text, first)))
            if answer != doubts.AGAIN:
                self._join(row, twin, is_one=answer == doubts.ONE)
                return
        self._make(row)

    def _join(self, row: Seen, twin: Planned, *, is_one: bool) -> None:
        """A row that says what another said: its agencies and its recommendation go to that one, or nowhere."""
        if is_one:
            if row.says.get(PlanColumn.DUE) and self._due(row) != twin.due:
                row.notes.append("Its due date is left out: that of the first row stands")
            self._fill(row, twin)
            row.becomes = "parts"

    def _make(self, row: Seen) -> None:
        says = row.says
        action = Planned(
            text=says[PlanColumn.ACTION],
            measure=says.get(PlanColumn.MEASURE, ""),
            outcome=says.get(PlanColumn.OUTCOME, ""),
            due=self._due(row),
        )
        self.plan.actions.append(action)
        self.twins.setdefault(fold(action.text), (row.number, action))
        row.becomes = "action"
        self._fill(row, action)

    def _fill(self, row: Seen, action: Planned) -> None:
        self._keep(row)
        if row.recommended and row.recommended not in action.sources:
            action.sources.append(row.recommended)
        row.planned = self.above = action
        self._parts(row, action)

    def _due(self, row: Seen) -> StatedDate | None:
        cell = row.says.get(PlanColumn.DUE, "")
        try:
            return doubts.due_date(cell)
        except NotADate:
            return self.answers.date(self._ask(row, doubts.about_date(row.number, cell)))

    def _parts(self, row: Seen, action: Planned) -> None:
        """The lead agencies and the others; the post is that of the first agency of the row."""
        found: list[uuid.UUID] = []
        for is_lead, cell in _agency_cells(row):
            for agency_id in self._agencies(row, cell):
                part = action.parts.setdefault(agency_id, Parted(is_lead))
                part.is_lead = part.is_lead or is_lead
                found.append(agency_id)
        post = row.says.get(PlanColumn.POST, "")
        if found and post:
            action.parts[found[0]].post = post
        elif post:
            row.notes.append(f"“{post}” is left out: a post belongs to an agency")

    def _agencies(self, row: Seen, cell: str) -> list[uuid.UUID]:
        found = []
        for each in self.directory.in_cell(cell):
            agency_id = each.agency_id
            if agency_id is None:
                asked = doubts.about_agency(row.number, each.words, each.nearest)
                agency_id = self.answers.agency(self._ask(row, asked))
            if agency_id is not None and agency_id in self.directory.known:
                found.append(agency_id)
        return found


def _agency_cells(row: Seen) -> list[tuple[bool, str]]:
    return [(True, row.says.get(PlanColumn.LEAD, "")), (False, row.says.get(PlanColumn.OTHERS, ""))]
