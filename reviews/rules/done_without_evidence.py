"""Actions that are said to be done and have no evidence above reach: what is said is not yet what is shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from partnership.rules.blocks import Block, Cell, Column, Heading, Line, Sentence, Table
from reviews.rules.facts import ActionFacts, Facts
from reviews.rules.prose import counted, figure, paragraph, sentence, told
from reviews.rules.prose_actions import action_rows
from reviews.rules.prose_records import plain, plain_sentence
from reviews.vocabulary import ActionStatus, EvidenceLevel

ABOVE_REACH = (EvidenceLevel.KNOWLEDGE, EvidenceLevel.PRACTICE, EvidenceLevel.OUTCOME)
OF_CHANGE = "of what people know, how they work or how children, adults and families fare"
KEY = "not-progressed.without-evidence"


def done_without_evidence(facts: Facts) -> Iterable[Block]:
    """Nothing where nothing is done."""
    done = [action for action in facts.actions if action.status is ActionStatus.DONE]
    if not done:
        return
    with_it = {each for held in facts.evidence if held.level in ABOVE_REACH for each in held.action_ids}
    without = [action for action in done if action.id not in with_it]
    yield Block(f"{KEY}.heading", Heading("Said to be done, with no evidence of change linked"))
    yield Block(f"{KEY}.summary", paragraph(*_summary(done, without, facts)))
    if 0 < len(without) < len(done):
        yield Block(KEY, _table(done, without, facts))


def _summary(done: Sequence[ActionFacts], without: Sequence[ActionFacts], facts: Facts) -> list[Sentence | None]:
    number = counted(action_rows(done), "action", says="Said to be done")
    first = sentence("Agencies say that ", number, f" in this report {'is' if len(done) == 1 else 'are'} done.")
    if not without:
        text = f"Each has evidence above reach: {OF_CHANGE}."
        return [first, told(text, action_rows(done), says="Done, with evidence above reach")]
    says, beside = "Done, with no evidence above reach", _beside(without, facts)
    evidence = f"evidence above reach{' in this report' if beside else ''}: {OF_CHANGE}"
    if len(without) == len(done):
        which = told(f"None has {evidence}.", action_rows(without), says=says)
    else:
        number = counted(action_rows(without), "of them", "of them", says=says)
        which = sentence("For ", number, f" there is no {evidence}.")
    kept = "Evidence may be held of a case or a theme as a whole; this says only what is linked to the actions."
    return [first, which, beside, plain_sentence(kept)]


def _beside(without: Sequence[ActionFacts], facts: Facts) -> Sentence | None:
    """Those of which the record holds such evidence that does not go in."""
    held = {each for left in facts.left.evidence if left.level in ABOVE_REACH for each in left.action_ids}
    found = [action for action in without if action.id in held]
    if not found:
        return None
    says = "Done, with evidence above reach that is not in this report"
    number = counted(action_rows(found), "of these", "of these", says=says)
    return sentence("The record holds some for ", number, " that is not in this report.")


def _table(done: Sequence[ActionFacts], without: Sequence[ActionFacts], facts: Facts) -> Table:
    """By what they came from. An action that came from two stands with both, and once in the total."""
    groups = [
        *((case.name, [each for each in done if case.id in each.case_ids]) for case in facts.cases if case.is_named),
        *((focus.name, [each for each in done if focus.id in each.focus_ids]) for focus in facts.focuses),
    ]
    told_of = {each.id for _, found in groups for each in found}
    rest = [each for each in done if each.id not in told_of]
    groups.append(("Cases not named here", [each for each in rest if each.case_ids]))
    groups.append(("Other work", [each for each in rest if not each.case_ids]))
    lines = [_line(name, found, without) for name, found in groups if found]
    if len(lines) > 1:
        lines.append(_line("All, each once", done, without, is_total=True))
    caption = "Actions said to be done, by what they came from"
    columns = (
        Column("From"),
        Column("Said to be done", is_number=True),
        Column("With no evidence above reach", is_number=True),
    )
    return Table(caption, columns, tuple(lines))


def _line(name: str, found: Sequence[ActionFacts], without: Sequence[ActionFacts], *, is_total: bool = False) -> Line:
    short = [each for each in found if each in without]
    cells = (
        plain(name),
        Cell((sentence(figure(action_rows(found), says=f"{name}: said to be done")),)),
        Cell((sentence(figure(action_rows(short), says=f"{name}: done, with no evidence above reach")),)),
    )
    return Line(cells, is_total=is_total)
