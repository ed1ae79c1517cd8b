"""Themes across our reviews: which came up in more than one case, what was done about each, and what that showed.

What a case that is not named taught is not told, and so neither its themes nor its actions are counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from partnership.rules.blocks import (
    Block,
    Bullets,
    Cell,
    Chapter,
    Chart,
    Column,
    Heading,
    Line,
    Paragraph,
    Row,
    Sentence,
    Table,
)
from reviews.rules.facts import ActionFacts, CaseFacts, EvidenceFacts, Facts, PointFacts, ThemeFacts
from reviews.rules.prose import Piece, counted, figure, names, paragraph, rows, sentence, told
from reviews.rules.prose_actions import action_rows, action_sentence, standing, there_are
from reviews.rules.prose_evidence import TELLS_OF, evidence_sentences, not_shown, strongest_first
from reviews.rules.prose_left import ACTIONS, EVIDENCE, none_goes_in, some_go_in
from reviews.rules.prose_records import listed_pieces, plain, plain_sentence, series
from reviews.vocabulary import ActionStatus, PartStatus

KEY, TITLE = "repeats", "Themes across our reviews"
MOST_CASES_ACROSS = 8


@dataclass(frozen=True)
class Repeat:
    """A theme with the cases of the grid where it came up, and what hangs from it."""

    theme: ThemeFacts
    cases: tuple[CaseFacts, ...]
    points: tuple[PointFacts, ...]
    actions: tuple[ActionFacts, ...]
    evidence: tuple[EvidenceFacts, ...]
    other_actions: tuple[Row, ...]
    other_evidence: tuple[Row, ...]

    def points_of(self, case: CaseFacts) -> list[PointFacts]:
        return [point for point in self.points if point.case_id == case.id]


def chapter(facts: Facts) -> Chapter:
    """Nothing is matched on the words of a theme: what is not linked is not told, and the chapter says so."""
    grid = _grid(facts)
    unlinked = [point for point in grid if not point.theme_ids]
    if len(unlinked) == len(grid):
        return _only(_nothing_linked(grid), *_not_named(facts))
    repeats = _repeats(facts, grid)
    if not repeats:
        found = rows("learning_point", [point.id for point in grid])
        text = "No theme came up in more than one of the cases in this report."
        none = told(text, found, says="Learning points of the grid")
        return _only(none, *_elsewhere(facts, grid), *_beside(facts, grid), *_unlinked(unlinked), *_not_named(facts))
    seen = _elsewhere(facts, grid)
    opening = [_opening(repeats), *seen, *_beside(facts, grid), *_unlinked(unlinked), *_not_named(facts)]
    blocks = [
        Block("repeats.intro", paragraph(*opening)),
        Block("repeats.chart", _chart(repeats)),
        Block("repeats.table", _table(repeats, [case for case in facts.cases if case.is_named])),
        *(block for each in repeats for block in _theme(each, facts)),
    ]
    return Chapter(KEY, TITLE, tuple(blocks))


def _grid(facts: Facts) -> list[PointFacts]:
    named = {case.id for case in facts.cases if case.is_named}
    return [point for point in facts.points if point.in_grid and point.case_id in named]


def _repeats(facts: Facts, grid: Sequence[PointFacts]) -> list[Repeat]:
    """Those of most cases first, then by name."""
    found = (_repeat(theme, facts, grid) for theme in facts.themes)
    return sorted(
        (each for each in found if len(each.cases) > 1),
        key=lambda each: (-len(each.cases), each.theme.name.casefold()),
    )


def _repeat(theme: ThemeFacts, facts: Facts, grid: Sequence[PointFacts]) -> Repeat:
    points = tuple(point for point in grid if theme.id in point.theme_ids)
    actions = tuple(action for action in facts.actions if action.is_told and theme.id in action.theme_ids)
    others = [action for action in facts.left.actions if action.is_told and theme.id in action.theme_ids]
    linked = {point.id for point in points} | {action.id for action in actions}
    also = linked | {action.id for action in others}
    beside = (
        each
        for each in facts.left.evidence
        if each.is_told and (theme.id in each.theme_ids or also & (each.point_ids | each.action_ids))
    )
    evidence = (
        each for each in facts.evidence if theme.id in each.theme_ids or linked & (each.point_ids | each.action_ids)
    )
    case_ids = {point.case_id for point in points}
    cases = tuple(case for case in facts.cases if case.id in case_ids)
    told_of = tuple(each for each in evidence if each.is_told)
    return Repeat(theme, cases, points, actions, told_of, ACTIONS.rows(others), EVIDENCE.rows(beside))


def _opening(repeats: Sequence[Repeat]) -> Sentence:
    themes = rows("theme", [each.theme.id for each in repeats])
    number = counted(themes, "theme", says="Themes of the grid in more than one case", first=True)
    came = " came up in more than one of the cases in this report: "
    return sentence(number, f"{came}{series(each.theme.name for each in repeats)}.")


def _elsewhere(facts: Facts, grid: Sequence[PointFacts]) -> Iterable[Sentence]:
    """Which themes of the grid came up in other cases too, those of most cases first."""
    here = {theme_id for point in grid for theme_id in point.theme_ids}
    others = {each.id: rows("case", sorted(facts.left.cases_of_theme.get(each.id, ()))) for each in facts.themes}
    seen = [theme for theme in facts.themes if theme.id in here and others[theme.id]]
    seen.sort(key=lambda theme: (-len(others[theme.id]), theme.name.casefold()))
    if seen:
        themes = rows("theme", [theme.id for theme in seen])
        says = "Themes that came up in other cases too"
        number = counted(themes, "of their themes", "of their themes", says=says, first=True)
        listed: list[list[Piece]] = [
            [f"{each.name} (", counted(others[each.id], "case", says="Cases"), ")"] for each in seen
        ]
        yield sentence(number, " also came up in cases that are not in this report: ", *listed_pieces(listed), ".")


def _nothing_linked(grid: Sequence[PointFacts]) -> Sentence:
    if not grid:
        text = "No learning points stand in this year’s grid, so no theme can be compared across cases."
        return plain_sentence(text)
    text = "Themes have not been linked to this year’s learning points, so none can be compared across cases."
    return told(text, rows("learning_point", [point.id for point in grid]), says="Learning points without a theme")


def _beside(facts: Facts, grid: Sequence[PointFacts]) -> Iterable[Sentence]:
    """What is not compared: learning that the reviews name beside the grid and that is linked to themes too."""
    named = {case.id for case in facts.cases if case.is_named}
    beside = [each for each in facts.points if each not in grid and each.theme_ids and each.case_id in named]
    if beside:
        found = rows("learning_point", [point.id for point in beside])
        number = counted(found, "more learning point", says="Learning points beside the grid that have a theme")
        are = "is linked to a theme and is" if len(beside) == 1 else "are linked to themes and are"
        yield sentence("Only learning points in the grid of the year are compared: ", number, f" {are} not counted.")


def _unlinked(points: Sequence[PointFacts]) -> Iterable[Sentence]:
    if points:
        found = rows("learning_point", [point.id for point in points])
        has = "has" if len(points) == 1 else "have"
        number = counted(found, "learning point", says="Learning points of the grid without a theme", first=True)
        yield sentence(number, f" of the grid {has} no theme yet, and may repeat one.")


def _not_named(facts: Facts) -> Iterable[Sentence]:
    hidden = rows("case", [case.id for case in facts.cases if not case.is_named])
    if hidden:
        number = counted(hidden, "case", says="Cases that are not named here", first=True)
        left = (
            "is left out here, with what hangs from it"
            if len(hidden) == 1
            else "are left out here, with what hangs from them"
        )
        yield sentence(number, f" that only the review team may see {left}.")


def _only(*of: Sentence) -> Chapter:
    return Chapter(KEY, TITLE, (Block("repeats.intro", paragraph(*of)),))


def _table(repeats: Sequence[Repeat], cases: Sequence[CaseFacts]) -> Table:
    """Theme by case, with the number of learning points; with many cases their names instead."""
    caption = "Themes in more than one case, with the number of learning points in each"
    if len(cases) > MOST_CASES_ACROSS:
        columns = (Column("Theme"), Column("Cases"))
        return Table(
            "Themes in more than one case",
            columns,
            tuple(Line((_name(each), _cases(each))) for each in repeats),
        )
    across = (Column("Theme"), *(Column(case.name, is_number=True) for case in cases))
    lines = tuple(Line((_name(each), *(_points(each, case) for case in cases))) for each in repeats)
    return Table(caption, across, lines)


def _name(each: Repeat) -> Cell:
    return plain(each.theme.name)


def _cases(each: Repeat) -> Cell:
    found = rows("case", [case.id for case in each.cases])
    return Cell((told(names(case.name for case in each.cases), found, says="Cases where the theme came up"),))


def _points(each: Repeat, case: CaseFacts) -> Cell:
    found = rows("learning_point", [point.id for point in each.points_of(case)])
    says = f"Learning points of {case.name} on this theme"
    return Cell((sentence(figure(found, says=says, text="" if found else "–")),))


def _chart(repeats: Sequence[Repeat]) -> Chart:
    longest = names(each.theme.name for each in repeats if len(each.cases) == len(repeats[0].cases))
    lines = tuple(
        Line((_name(each), Cell((sentence(figure(rows("case", [case.id for case in each.cases]), says="Cases")),))))
        for each in repeats
    )
    caption = "In how many cases each repeated theme came up"
    table = Table(caption, (Column("Theme"), Column("Cases", is_number=True)), lines)
    return Chart(caption, f"A bar for each theme, longest for {longest}.", table)


def _theme(each: Repeat, facts: Facts) -> list[Block]:
    key = f"theme.{each.theme.id}"
    cases = rows("case", [case.id for case in each.cases])
    came = sentence(
        f"{each.theme.name} came up in ",
        counted(cases, "case", says="Cases where the theme came up"),
        f": {names(case.name for case in each.cases)}.",
    )
    done = [action for action in each.actions if action.status is ActionStatus.DONE]
    blocks = [
        Block(f"{key}.heading", Heading(each.theme.name)),
        Block(f"{key}.cases", paragraph(came, *_work(each, facts), *_leads_to(done))),
    ]
    if done:
        items = tuple((action_sentence(action, lead=_by_whom(action)),) for action in done)
        blocks.append(Block(f"{key}.done", Bullets(items)))
    return [*blocks, Block(f"{key}.evidence", _evidence(each, facts))]


def _work(each: Repeat, facts: Facts) -> list[Sentence | None]:
    if not each.actions:
        return [none_goes_in(each.other_actions, ACTIONS) or plain_sentence("No action is linked to it yet.")]
    some = some_go_in(action_rows(each.actions), each.other_actions, ACTIONS)
    return [
        some if each.other_actions else there_are(each.actions, "linked to this theme"),
        standing(each.actions, facts.scope),
    ]


def _by_whom(action: ActionFacts) -> str:
    return series(part.agency for part in action.parts if part.status is PartStatus.DONE)


def _leads_to(done: Sequence[ActionFacts]) -> list[Sentence]:
    return [told("What was done:", action_rows(done), says="Actions that are done")] if done else []


def _evidence(each: Repeat, facts: Facts) -> Paragraph:
    """The strongest piece in full, and what none of it shows."""
    if not each.evidence:
        return paragraph(_no_evidence(each, facts))
    best = strongest_first(each.evidence)[0]
    where = "in this report" if each.other_evidence else "held"
    text = f"The strongest evidence {where} tells of {TELLS_OF[best.level]}." if best.level else ""
    lead = told(text, rows("evidence", [best.id]), says="The highest level held") if text else None
    lacking = not_shown(each.evidence, facts.scope, each.other_evidence)
    return paragraph(lead, *evidence_sentences(best, facts.scope), *lacking)


def _no_evidence(each: Repeat, facts: Facts) -> Sentence:
    if none := none_goes_in(each.other_evidence, EVIDENCE):
        return none
    cases = {case.id for case in each.cases}
    of_cases = rows("evidence", [held.id for held in facts.evidence if held.is_told and held.case_ids & cases])
    if not of_cases:
        return plain_sentence("No evidence is linked to this theme yet.")
    text = "No evidence is linked to this theme yet. What is held of its cases stands with each case."
    return told(text, of_cases, says="Evidence held of the cases where the theme came up")
