"""Next year: what is still open and when it is due, what is to be published, held and looked at again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from partnership.filters import day
from partnership.rules.blocks import Block, Bullets, Cell, Chapter, Column, Heading, Line, Run, Sentence, Source, Table
from reviews.rules.facts import ActionFacts, Facts, ReviewFacts, Scope
from reviews.rules.progress import is_ended
from reviews.rules.prose import counted, in_words, paragraph, rows, sentence, told
from reviews.rules.prose_actions import (
    action_rows,
    action_sentence,
    agencies,
    due_of,
    next_due,
    not_told,
    open_parts,
)
from reviews.rules.prose_events import event_rows, when
from reviews.rules.prose_records import is_past, is_planned, plain_sentence, record, undecided
from reviews.rules.prose_reviews import lowered, not_begun
from reviews.rules.publications import is_ahead, is_missed, said
from reviews.rules.stated import order_key

KEY, TITLE = "next-year", "Next year"
# Types of review whose reports are to be published; of others it is not said that no date is set.
TO_BE_PUBLISHED = frozenset({"CSPR", "DHR", "OWHR", "SAR", "SCR"})


def chapter(facts: Facts) -> Chapter:
    """What the record holds of the days after the one it tells of; what has no day is said to have none."""
    blocks = [
        *_publications(facts),
        *_open_actions(facts),
        *_planned_events(facts),
        *_checks(facts),
    ]
    if not blocks:
        text = "Nothing in this report is still open, planned or to be looked at again."
        blocks = [Block("next-year.intro", paragraph(plain_sentence(text), undecided(facts.undecided.all)))]
    return Chapter(KEY, TITLE, tuple(blocks))


def _publications(facts: Facts) -> Iterable[Block]:
    """Reviews under way or to begin, and those whose publication lay ahead; those that are not named as a number."""
    named = {case.id: case.name for case in facts.cases if case.is_named}
    ahead = [each for each in facts.reviews if _goes_on(each, facts.scope)]
    if not ahead:
        return
    hidden = [each for each in ahead if each.case_id not in named]
    items = tuple(_review(each, named[each.case_id], facts) for each in ahead if each.case_id in named)
    yield Block("next-year.reviews.heading", Heading("Reviews under way and reports to be published"))
    if items:
        yield Block("next-year.reviews", Bullets(items))
    if hidden:
        found = rows("review", [each.id for each in hidden])
        number = counted(found, "review", says="Reviews of cases that are not named here", first=True)
        of = "is of a case" if len(hidden) == 1 else "are of cases"
        yield Block("next-year.reviews.others", paragraph(sentence(number, f" to come {of} not named in this report.")))


def _goes_on(each: ReviewFacts, scope: Scope) -> bool:
    return each.is_under_way or each.is_to_begin or is_ahead(each, scope)


def _review(each: ReviewFacts, case: str, facts: Facts) -> tuple[Sentence, ...]:
    row = rows("review", [each.id])
    state = "is under way" if each.is_under_way else f"stands at “{each.stage}”"
    if each.is_to_begin:
        state = not_begun(facts, each)
    publication = said(each, facts.scope, "Publication") or ""
    if is_missed(each, facts.scope):
        publication = f"{publication} No later date is set."
    elif not publication and each.type_code in TO_BE_PUBLISHED:
        publication = "No date of publication is set."
    text = f"{case}: the {lowered(each.type_full)} {state}. {publication}".rstrip()
    return (told(text, row, says="Where the review stood, and its planned publication"),)


def _open_actions(facts: Facts) -> Iterable[Block]:
    still = [each for each in facts.actions if not is_ended(each.status)]
    if not still:
        return
    dated = [each for each in still if next_due(each)]
    shown = sorted((each for each in dated if each.is_told), key=lambda each: order_key(next_due(each)))
    yield Block("next-year.actions.heading", Heading("Actions still open"))
    yield Block("next-year.actions.summary", paragraph(*_how_many(still, dated, facts)))
    if shown:
        columns = (Column("Due"), Column("Action"), Column("Agency"))
        caption = f"Actions open on {day(facts.scope.position_on)} that have a due date"
        yield Block("next-year.actions", Table(caption, columns, tuple(_line(each, facts.scope) for each in shown)))


def _how_many(still: Sequence[ActionFacts], dated: Sequence[ActionFacts], facts: Facts) -> list[Sentence | None]:
    total = counted(action_rows(still), "action", says="Open on that day")
    was = "was" if len(still) == 1 else "were"
    first = sentence(f"On {day(facts.scope.position_on)}, ", total, f" in this report {was} still open.")
    if len(dated) == len(still):
        which = told("Each has a due date.", action_rows(dated), says="Open, with a due date")
    elif not dated:
        which = told("None has a due date.", action_rows(still), says="Open, with no due date")
    else:
        with_date = {each.id for each in dated}
        undated = [each for each in still if each.id not in with_date]
        has = counted(action_rows(dated), "of them", "of them", says="Open, with a due date")
        none = Run(in_words(len(undated)), Source("Open, with no due date", action_rows(undated)))
        which = sentence(
            "A due date is set for ", has, " and none for ", none, "; those stand with what they came from."
        )
    return [first, not_told(still), which]


def _line(action: ActionFacts, scope: Scope) -> Line:
    """Its next due date, and those alone whose open part is due on that day."""
    [row] = action_rows([action])
    due = next_due(action)
    words = due.in_words if due else ""
    mine = [part for part in open_parts(action) if (own := due_of(action, part)) and own.in_words == words]
    said = sentence(record(f"{words}{' (overdue)' if is_past(due, scope) else ''}", row, says="When it is due"))
    whose = sentence(record(agencies(mine), row, says="Whose it is"))
    return Line((Cell((said,)), Cell((action_sentence(action),)), Cell((whose,))))


def _planned_events(facts: Facts) -> Iterable[Block]:
    ahead = [each for each in facts.events if each.is_told and is_planned(each.on, facts.scope)]
    if ahead:
        ahead.sort(key=lambda each: order_key(each.on))
        items = tuple(
            (sentence(record(f"{each.title}: planned for {when(each)}.", *event_rows([each]), says="What is planned")),)
            for each in ahead
        )
        yield Block("next-year.sharing.heading", Heading("Sharing of learning that is planned"))
        yield Block("next-year.sharing", Bullets(items))


def _checks(facts: Facts) -> Iterable[Block]:
    """Evidence to be looked at again and sharing to be followed up, soonest first; without any, that none is set."""
    found: list[tuple[date, Sentence]] = []
    for each in facts.evidence:
        if each.is_told and each.check_again_on and each.check_again_on > facts.scope.position_on:
            words = f"{day(each.check_again_on)}: {each.summary.rstrip('. ')}."
            [row] = rows("evidence", [each.id])
            found.append((each.check_again_on, sentence(record(words, row, says="When it is looked at again"))))
    for event in facts.events:
        if event.is_told and event.follow_up_on and event.follow_up_on > facts.scope.position_on:
            words = f"{day(event.follow_up_on)}: whether {event.title} reached practice."
            [row] = event_rows([event])
            found.append((event.follow_up_on, sentence(record(words, row, says="When it is followed up"))))
    if not facts.evidence and not facts.events:
        return
    yield Block("next-year.checks.heading", Heading("What we will look at again"))
    if found:
        items = tuple((words,) for _, words in sorted(found, key=lambda each: each[0]))
        yield Block("next-year.checks", Bullets(items))
    else:
        text = "No day is set on which evidence is looked at again, or on which sharing of learning is followed up."
        yield Block("next-year.checks", paragraph(plain_sentence(text)))
