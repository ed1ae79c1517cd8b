"""Putting learning into practice, case by case: what was done, what it showed, and what is still to do."""

from __future__ import annotations

from collections.abc import Sequence

from partnership.rules.blocks import (
    Block,
    Box,
    Bullets,
    Cell,
    Chapter,
    Chart,
    Column,
    Heading,
    Line,
    Row,
    Run,
    Sentence,
    Table,
)
from reviews.rules.case_box import of_other_cases, parts
from reviews.rules.facts import ActionFacts, CaseFacts, Facts, Ids, PointFacts
from reviews.rules.prose import counted, figure, paragraph, rows, sentence, told
from reviews.rules.prose_actions import action_rows, not_told, standing
from reviews.rules.prose_records import plain
from reviews.rules.prose_reviews import case_rows, story
from reviews.vocabulary import ActionStatus, LearningKind

KEY, TITLE = "cases", "Putting learning into practice, case by case"
OTHERS = "Actions from cases that are not in this report"
# The furthest first; the last has a column only where there is any.
SHOWN = (ActionStatus.DONE, ActionStatus.IN_PROGRESS, ActionStatus.NOT_STARTED)
STATUSES = (*SHOWN, ActionStatus.CANNOT_BE_DONE)
BOX = "Evidence of putting learning into practice and its impact"


def chapter(facts: Facts) -> Chapter:
    named = [case for case in facts.cases if case.is_named]
    blocks = [Block("cases.overview", paragraph(*_overview(facts)))]
    if _of_cases(facts):
        blocks.append(Block("cases.chart", _chart(facts, named)))
    for place, case in enumerate(named):
        blocks += _case(facts, case, named[:place])
    if others := _of_other_cases(facts):
        blocks.append(Block("cases.others.box", Box(OTHERS, of_other_cases(facts, others))))
    return Chapter(KEY, TITLE, tuple(blocks))


def _of_cases(facts: Facts) -> list[ActionFacts]:
    return [each for each in facts.actions if each.case_ids]


def actions_of(facts: Facts, case: CaseFacts) -> list[ActionFacts]:
    return [each for each in facts.actions if case.id in each.case_ids]


def _overview(facts: Facts) -> list[Sentence | None]:
    if not facts.cases:
        return [Sentence((Run("No case goes into this report."),))]
    actions = _of_cases(facts)
    if not actions:
        text = "No action that came from a review goes into this report."
        return [told(text, case_rows(facts.cases), says="The cases of this report")]
    from_ = "comes from a review" if len(actions) == 1 else "come from reviews"
    number = counted(action_rows(actions), "action", says="Actions that came from reviews", first=True)
    return [
        sentence(number, f" in this report {from_}."),
        standing(actions, facts.scope),
        _shared(facts, actions),
        _others_told(facts),
        not_told(actions),
    ]


def _shared(facts: Facts, actions: Sequence[ActionFacts]) -> Sentence | None:
    """Why the numbers of the cases add up to more than there are."""
    shared = [each for each in actions if len(each.case_ids & _named(facts)) > 1]
    if not shared:
        return None
    came = "came from more than one case and counts" if len(shared) == 1 else "came from more than one case and count"
    number = counted(action_rows(shared), "action", says="Actions that came from more than one case", first=True)
    return sentence(number, f" {came} with each of them below.")


def _of_other_cases(facts: Facts) -> list[ActionFacts]:
    """What no case that is named here tells of and came from one that is not in this report, as of another year."""
    return [each for each in _of_cases(facts) if each.is_told and not each.case_ids & _named(facts)]


def _others_told(facts: Facts) -> Sentence | None:
    others = _of_other_cases(facts)
    if not others:
        return None
    came = "came from a case that is" if len(others) == 1 else "came from cases that are"
    number = counted(action_rows(others), "action", says="Actions that came from cases not in this report", first=True)
    return sentence(number, f" {came} not in this report.")


def _named(facts: Facts) -> Ids:
    return frozenset(case.id for case in facts.cases if case.is_named)


def _chart(facts: Facts, named: Sequence[CaseFacts]) -> Chart:
    every = _of_cases(facts)
    statuses = [status for status in STATUSES if status in SHOWN or any(each.status is status for each in every)]
    lines = [_line(case.name, actions_of(facts, case), statuses) for case in named if actions_of(facts, case)]
    others = [each for each in every if not each.case_ids & _named(facts)]
    if others:
        lines.append(_line("Cases not named here", others, statuses))
    lines.append(_line("All cases, each action once", every, statuses, is_total=True))
    columns = (
        Column("Case"),
        *(Column(status.label, is_number=True) for status in statuses),
        Column("All", is_number=True, is_total=True),
    )
    title = "Actions from reviews, by case and where they stood"
    describes = "A bar for each case, in parts for the actions that are done and those that are not."
    return Chart(title, describes, Table(title, columns, tuple(lines)))


def _line(
    name: str, actions: Sequence[ActionFacts], statuses: Sequence[ActionStatus], *, is_total: bool = False
) -> Line:
    held = [[each for each in actions if each.status is status] for status in statuses]
    says = [f"{name}: {status.label.lower()}" for status in statuses]
    cells = [Cell((sentence(figure(action_rows(found), says=words)),)) for found, words in zip(held, says, strict=True)]
    every = Cell((sentence(figure(action_rows(actions), says=f"{name}: all")),))
    return Line((plain(name), *cells, every), is_total)


def _case(facts: Facts, case: CaseFacts, before: Sequence[CaseFacts]) -> list[Block]:
    key = f"case.{case.id}"
    blocks = [
        Block(f"{key}.heading", Heading(case.name), case.id),
        Block(f"{key}.story", paragraph(*story(facts, case, in_full=False)), case.id),
    ]
    for name, lead, points in _learning(facts, case):
        blocks.append(Block(f"{key}.{name}-intro", paragraph(lead), case.id))
        blocks.append(Block(f"{key}.{name}", Bullets(tuple((_point(each),) for each in points)), case.id))
    return [
        *blocks,
        Block(f"{key}.box", Box(f"{case.name}: {BOX[0].lower()}{BOX[1:]}", parts(facts, case, before)), case.id),
    ]


def _learning(facts: Facts, case: CaseFacts) -> list[tuple[str, Sentence, list[PointFacts]]]:
    """What the review taught beside the grid, and the good practice that it found."""
    held = [each for each in facts.points if each.case_id == case.id]
    good = [each for each in held if each.kind is LearningKind.GOOD_PRACTICE]
    beside = [each for each in held if each not in good and not each.in_grid]
    in_grid = len(held) - len(beside) - len(good)
    found = [("learning", _beside(beside, is_more=bool(in_grid)), beside), ("good-practice", _good(good), good)]
    return [(name, lead, points) for name, lead, points in found if points]


def _beside(points: Sequence[PointFacts], *, is_more: bool) -> Sentence:
    text = "Beside the learning themes in the grid, the review names:" if is_more else "The review names this learning:"
    return told(text, _rows(points), says="Learning points outside the grid")


def _good(points: Sequence[PointFacts]) -> Sentence:
    return told("The review found good practice:", _rows(points), says="Good practice that the review found")


def _rows(points: Sequence[PointFacts]) -> tuple[Row, ...]:
    return rows("learning_point", [each.id for each in points])


def _point(point: PointFacts) -> Sentence:
    return told(point.words, _rows([point]), says="Learning, in the words of the review")
