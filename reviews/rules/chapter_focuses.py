"""What we did for this year's shared themes and priorities, and work that hangs from neither a review nor these."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from partnership.rules.blocks import Block, Box, Bullets, Chapter, Heading, Paragraph, Row, Sentence
from reviews.rules.facts import ActionFacts, EventFacts, EvidenceFacts, Facts, FocusFacts
from reviews.rules.prose import paragraph, rows, told
from reviews.rules.prose_actions import action_rows, by_agency, by_topic, not_told, standing, there_are
from reviews.rules.prose_events import shared
from reviews.rules.prose_evidence import evidence_item, level_heading, not_shown, strongest_first
from reviews.rules.prose_left import ACTIONS, EVIDENCE, none_goes_in, some_go_in
from reviews.rules.prose_records import plain_sentence, series, undecided
from reviews.vocabulary import FocusKind

KEY, TITLE = "focuses", "What we did for this year’s shared themes"


@dataclass(frozen=True)
class Held:
    """What hangs from a shared theme or a priority."""

    focus: FocusFacts
    actions: tuple[ActionFacts, ...]
    evidence: tuple[EvidenceFacts, ...]
    events: tuple[EventFacts, ...]
    other_actions: tuple[Row, ...]
    other_evidence: tuple[Row, ...]
    has_others: bool

    @property
    def is_empty(self) -> bool:
        return not (self.actions or self.evidence or self.events)


def chapter(facts: Facts) -> Chapter:
    """Shared themes, priorities, those of other years, other work; what nothing hangs from is named together."""
    blocks = [
        *_of_kind(facts, FocusKind.SHARED_THEME),
        *_of_kind(facts, FocusKind.PRIORITY),
        *_of_other_years(facts),
        *_other(facts),
    ]
    if not blocks:
        recorded = "No shared themes or priorities are recorded for this year"
        text = f"{recorded}, and no work outside the reviews goes into this report."
        blocks = [Block("focuses.intro", paragraph(plain_sentence(text), undecided(facts.undecided.actions)))]
    return Chapter(KEY, TITLE, tuple(blocks))


def _of_kind(facts: Facts, kind: FocusKind) -> Iterable[Block]:
    held = [_held(facts, focus) for focus in facts.focuses if focus.kind is kind]
    if kind is FocusKind.PRIORITY and any(not each.is_empty for each in held):
        yield Block("focuses.priorities", Heading("Priorities of the business plan"))
    for each in held:
        if not each.is_empty:
            yield from _focus(each, facts)
    empty = [each for each in held if each.is_empty]
    if empty:
        in_none = [each.focus for each in empty if each.has_others]
        said = _nothing_linked([each.focus for each in empty if not each.has_others], kind), _none_in(in_none, kind)
        yield Block(f"focuses.{kind.value}.empty", paragraph(*said))


def _held(facts: Facts, focus: FocusFacts) -> Held:
    actions = tuple(each for each in facts.actions if focus.id in each.focus_ids)
    others = [each for each in facts.left.actions if focus.id in each.focus_ids]
    mine = {each.id for each in actions} | {each.id for each in others}
    beside = [each for each in facts.left.evidence if focus.id in each.focus_ids or mine & each.action_ids]
    evidence = (each for each in facts.evidence if focus.id in each.focus_ids or mine & each.action_ids)
    events = (each for each in facts.events if focus.id in each.focus_ids)
    return Held(
        focus,
        actions,
        tuple(each for each in evidence if each.is_told),
        tuple(each for each in events if each.is_told),
        ACTIONS.rows(others),
        EVIDENCE.rows(beside),
        bool(others or beside or any(focus.id in each.focus_ids for each in facts.left.events)),
    )


def _focus(each: Held, facts: Facts) -> Iterable[Block]:
    key, name = f"focus.{each.focus.id}", each.focus.name
    is_priority = each.focus.kind is FocusKind.PRIORITY
    yield Block(f"{key}.heading", Heading(name, 3 if is_priority else 2))
    yield Block(f"{key}.summary", paragraph(*_work(each, facts), *shared(each.events, facts.scope)))
    if any(action.is_told for action in each.actions):
        yield Block(f"{key}.actions", by_agency(each.actions, f"{name}: what each agency did"))
    yield Block(f"{key}.evidence", _evidence(each, facts))


def _work(each: Held, facts: Facts) -> list[Sentence | None]:
    it = "theme" if each.focus.kind is FocusKind.SHARED_THEME else "priority"
    if not each.actions:
        none = plain_sentence(f"No action is recorded under this {it}.")
        return [none_goes_in(each.other_actions, ACTIONS) or none]
    some = some_go_in(action_rows(each.actions), each.other_actions, ACTIONS)
    return [
        some if each.other_actions else there_are(each.actions, f"under this {it}"),
        standing(each.actions, facts.scope),
        not_told(each.actions),
    ]


def _evidence(each: Held, facts: Facts) -> Box | Paragraph:
    """Led by the highest level; then what none of it shows."""
    if not each.evidence:
        return paragraph(*not_shown((), facts.scope, each.other_evidence))
    parts: list[Heading | Paragraph | Bullets] = []
    for level, found in groupby(strongest_first(each.evidence), key=lambda one: one.level):
        parts.append(Heading(level_heading(level), 3))
        parts.append(Bullets(tuple(evidence_item(one, facts.scope) for one in found)))
    shown = paragraph(*not_shown(each.evidence, facts.scope, each.other_evidence))
    parts += [Heading("What this does not show", 3), shown]
    return Box(f"{each.focus.name}: evidence of learning in practice and its impact", tuple(parts))


def _nothing_linked(focuses: Sequence[FocusFacts], kind: FocusKind) -> Sentence | None:
    what = "No actions, evidence or sharing of learning are linked in the record to the"
    return _named(f"{what} {{}}.", focuses, kind, says="Nothing linked to these")


def _none_in(focuses: Sequence[FocusFacts], kind: FocusKind) -> Sentence | None:
    what = "What the record holds of the {} does not go into this report."
    return _named(what, focuses, kind, says="Nothing of these goes in")


def _named(text: str, focuses: Sequence[FocusFacts], kind: FocusKind, *, says: str) -> Sentence | None:
    if not focuses:
        return None
    one, many = ("shared theme", "shared themes") if kind is FocusKind.SHARED_THEME else ("priority", "priorities")
    which = f"{one if len(focuses) == 1 else many} {series(focus.name for focus in focuses)}"
    return told(text.format(which), rows("focus", [focus.id for focus in focuses]), says=says)


def _of_other_years(facts: Facts) -> Iterable[Block]:
    """Actions that came from no case and serve only what this report does not name."""
    shown = {focus.id for focus in facts.focuses}
    actions = [each for each in facts.actions if each.focus_ids and not (each.case_ids or each.focus_ids & shown)]
    under = "under shared themes and priorities of other years alone"
    return _listed("other-years", "Shared themes and priorities of other years", actions, under, facts)


def _other(facts: Facts) -> Iterable[Block]:
    """Actions that came from no case and serve no shared theme and no priority."""
    actions = [each for each in facts.actions if not (each.case_ids or each.focus_ids)]
    under = "beside those of the reviews and of these themes"
    return _listed("other", "Other work of the year", actions, under, facts)


def _listed(key: str, heading: str, actions: Sequence[ActionFacts], under: str, facts: Facts) -> Iterable[Block]:
    """Nothing where there are none."""
    if not actions:
        return
    lead = there_are(actions, under)
    yield Block(f"{key}.heading", Heading(heading))
    yield Block(f"{key}.summary", paragraph(lead, standing(actions, facts.scope), not_told(actions)))
    if any(action.is_told for action in actions):
        yield Block(f"{key}.actions", by_topic(actions))
