"""An action plan made of pasted rows: recommendations, actions, parts, and what is in doubt."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Mapping, Sequence

from partnership.rules.folding import fold
from reviews.rules import pasting_beside as beside
from reviews.rules import pasting_doubts as doubts
from reviews.rules.pasting_agencies import Directory
from reviews.rules.pasting_columns import PlanColumn
from reviews.rules.pasting_doubts import Answers, Question
from reviews.rules.pasting_made import Parted, Plan, Planned, Recommended, Seen, There
from reviews.rules.pasting_references import bare, is_reference
from reviews.rules.stated import StatedDate
from reviews.rules.stated_words import NotADate
from reviews.vocabulary import Acceptance

LONGEST, LONGEST_LINE, MOST_BESIDE = 2_000, 200, 10_000
LINES = (PlanColumn.REFERENCE, PlanColumn.POST, PlanColumn.ACCEPTANCE)
KNOWN = "This recommendation is in the record already: the action is added to it"
CARRIED = "Recommendation carried down"
TOO_MUCH_BESIDE = f"Keep at most {MOST_BESIDE:,} characters beside an action. Leave a column out."
NO_AGENCY = "No agency: it will be an action without parts"


def plan_of(
    rows: Sequence[tuple[int, Mapping[PlanColumn, str]]],
    *,
    directory: Directory,
    there: There,
    answers: Mapping[str, str],
    everywhere: Sequence[uuid.UUID] = (),
    asked: Mapping[int, Question] | None = None,
    waiting: Collection[int] = (),
) -> Plan:
    """The plan that numbered rows make, as far as the answers settle it; `everywhere` has a part in every action.

    `asked` is what a row as a whole leaves in doubt, by its number; those `waiting` make nothing.
    """
    maker, unasked = _Maker(directory, there, Answers(answers)), dict(asked or {})
    for number, says in rows:
        question = unasked.pop(number, None)
        row = Seen(number, says, questions=[question] if question else [])
        maker.plan.rows.append(row)
        if number not in waiting:
            maker.read(row)
    for action in maker.plan.actions:
        for agency_id in everywhere:
            action.parts.setdefault(agency_id, Parted(is_lead=False))
    for row in maker.plan.rows:
        if row.becomes == "action" and row.planned and len(row.planned.plan_words) > MOST_BESIDE:
            maker.plan.faults.append(f"Row {row.number}: {TOO_MUCH_BESIDE}")
        if row.becomes == "action" and row.planned and not row.planned.parts and not any(_named_agencies(row)):
            row.is_in_doubt = True
            row.notes.append(NO_AGENCY)
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
        self._measure(row)
        own = bool(row.says.get(PlanColumn.RECOMMENDATION) or row.says.get(PlanColumn.REFERENCE))
        row.recommended = self._recommended(row)
        if row.says.get(PlanColumn.ACTION):
            self._action(row)
        elif PlanColumn.ACTION in row.says:
            self._without_action(row, has_recommendation=own)
        elif row.recommended:
            self._keep_alone(row)

    def _measure(self, row: Seen) -> None:
        for column, words in row.says.items():
            most = LONGEST_LINE if column in LINES else LONGEST
            if len(words) > most and column is not PlanColumn.NOTE:
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
        if is_reference(text):
            text, reference = "", reference or text
        if not text and not reference:
            return self._carried(row)
        found = self._by_text(row, text, reference) if text else self._by_reference(row, reference)
        self.last = found
        if found:
            self.by_text[fold(found.text)] = found
            self.by_reference.setdefault(bare(reference), found)
            self._accept(row, found)
        else:
            self._keep_acceptance(row)
        return found

    def _carried(self, row: Seen) -> Recommended | None:
        if self.last:
            row.notes.append(CARRIED)
        meant = doubts.ACCEPTED.get(fold(row.says.get(PlanColumn.ACCEPTANCE, "")))
        if self.last is None or meant is not self.last.acceptance:
            self._keep_acceptance(row)
        return self.last

    def _keep_acceptance(self, row: Seen) -> None:
        """In words, where there is no recommendation to bear it."""
        if row.says.get(PlanColumn.ACCEPTANCE):
            row.beside.append(beside.line(PlanColumn.ACCEPTANCE, row.says[PlanColumn.ACCEPTANCE]))

    def _by_text(self, row: Seen, text: str, reference: str) -> Recommended:
        known_id = self.there.recommendations.get(fold(text))
        found = self.by_text.get(fold(text))
        if found is None and known_id:
            row.notes.append(KNOWN)
        return found or Recommended(text, reference, known_id)

    def _by_reference(self, row: Seen, reference: str) -> Recommended | None:
        """The one that bears it, in the rows above or in the review; a number alone never makes a recommendation."""
        if found := self.by_reference.get(bare(reference)):
            return found
        known = [each for each in self.there.of_review if bare(each[1]) == bare(reference)]
        if len(known) != 1:
            offered = [(str(known_id), f"{number} {text}".strip()) for known_id, number, text in self.there.of_review]
            asked = doubts.about_reference(row.number, reference, tuple(offered), has_above=self.last is not None)
            answer = self.answers.to(self._ask(row, asked))
            if answer == doubts.ABOVE:
                return self.last
            known = [each for each in self.there.of_review if str(each[0]) == answer]
        if not known:
            row.beside.append(beside.line(PlanColumn.REFERENCE, reference))
            return None
        row.notes.append(KNOWN)
        known_id, number, text = known[0]
        return self.by_text.get(fold(text)) or Recommended(text, number, known_id)

    def _accept(self, row: Seen, recommended: Recommended) -> None:
        said = row.says.get(PlanColumn.ACCEPTANCE, "")
        meant = doubts.ACCEPTED.get(fold(said))
        if meant is None:
            answer = self.answers.to(self._ask(row, doubts.about_acceptance(row.number, said)))
            meant = Acceptance(answer) if answer else Acceptance.NOT_SAID
            if meant in (Acceptance.ACCEPTED, Acceptance.NOT_SAID):
                self._keep_acceptance(row)
        if meant is not Acceptance.NOT_SAID:
            # What is not accepted in full has a reason: until somebody gives one, the words of the plan.
            recommended.acceptance = meant
            recommended.reason = "" if meant is Acceptance.ACCEPTED else said

    def _keep(self, row: Seen) -> None:
        """The recommendation of a row is made, once."""
        if row.recommended and row.recommended not in self.plan.recommendations:
            self.plan.recommendations.append(row.recommended)
        row.becomes = row.becomes or ("recommendation" if row.recommended else "")

    def _keep_alone(self, row: Seen) -> None:
        self._keep(row)
        left_out = beside.left_out_of(row)
        row.notes += [left_out] if left_out else []

    def _without_action(self, row: Seen, *, has_recommendation: bool) -> None:
        adds = self.above is not None and any(self.directory.in_cell(cell) for _, cell in _agency_cells(row))
        asked = doubts.about_nothing(row.number, has_recommendation=has_recommendation, adds_agencies=adds)
        answer = self.answers.to(self._ask(row, asked))
        if answer == doubts.KEEP:
            self._keep_alone(row)
        elif answer == doubts.ABOVE and self.above:
            self._put_together(row, self.above)
            self._parts(row, self.above)
            beside.move(row, self.above)
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
            self._put_together(row, twin)
            self._fill(row, twin)
            row.becomes = "parts"

    def _put_together(self, row: Seen, action: Planned) -> None:
        """What the row says otherwise than the first one, which stands, is kept in words."""
        differs = beside.of_twin(row, action, self._due(row))
        row.notes += [f"Kept in words, as the first row stands: {each}" for each in differs]
        row.beside += differs

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
        beside.move(row, action)

    def _due(self, row: Seen) -> StatedDate | None:
        cell = row.says.get(PlanColumn.DUE, "")
        try:
            return doubts.due_date(cell)
        except NotADate:
            asked = self._ask(row, doubts.about_date(row.number, cell))
            found = self.answers.date(asked)
            if found is None and self.answers.is_date_settled(asked):
                row.beside.append(beside.line(PlanColumn.DUE, cell))
            return found

    def _parts(self, row: Seen, action: Planned) -> None:
        """The first lead agency leads, the others have a part; the post is that of the first agency of the row."""
        found: list[uuid.UUID] = []
        for is_lead, cell in _agency_cells(row):
            for agency_id in self._agencies(row, cell, action):
                part = action.parts.setdefault(agency_id, Parted(is_lead=False))
                part.is_lead = part.is_lead or (is_lead and not action.is_led)
                found.append(agency_id)
        post = row.says.get(PlanColumn.POST, "")
        if found and post:
            action.parts[found[0]].post = post
        elif post:
            row.notes.append(f"“{post}” is kept in words: a post belongs to an agency")
            row.beside.append(beside.line(PlanColumn.POST, post))

    def _agencies(self, row: Seen, cell: str, action: Planned) -> list[uuid.UUID]:
        """Those that a cell names; whose part is to be added later, the action keeps in words."""
        found = []
        for each in self.directory.in_cell(cell):
            agency_id = each.agency_id
            if agency_id is None:
                asked = doubts.about_agency(row.number, each)
                agency_id = self.answers.agency(self._ask(row, asked))
                action.later += [each.words] if self.answers.is_later(asked) else []
            if agency_id is not None and agency_id in self.directory.known:
                found.append(agency_id)
        return found


def _named_agencies(row: Seen) -> list[str]:
    return [cell for _, cell in _agency_cells(row)]


def _agency_cells(row: Seen) -> list[tuple[bool, str]]:
    return [(True, row.says.get(PlanColumn.LEAD, "")), (False, row.says.get(PlanColumn.OTHERS, ""))]
