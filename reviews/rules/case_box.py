"""What stands in the box of a case: what was done by whom, what it showed, what is not shown, what is left to do.

What came from an earlier case too is told there once, and counted here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from partnership.rules.blocks import Bullets, Heading, Paragraph, Row, Run, Sentence, Sentences, Source
from reviews.rules.evidence import highest
from reviews.rules.facts import ActionFacts, CaseFacts, EvidenceFacts, Facts, Ids, PartFacts
from reviews.rules.prose import counted, in_words, names, paragraph, rows, sentence, told
from reviews.rules.prose_actions import NOBODY, Share, action_rows, action_sentence, shares, standing, state
from reviews.rules.prose_evidence import TELLS_OF, evidence_item, not_shown, strongest_first
from reviews.rules.prose_left import ACTIONS, EVIDENCE, none_goes_in, some_go_in
from reviews.rules.prose_records import plain_sentence
from reviews.vocabulary import ActionStatus, PartStatus

Found = Callable[[Iterable[ActionFacts | EvidenceFacts]], tuple[Row, ...]]
Part = Heading | Paragraph | Bullets
WHAT_WE_DID, DIFFERENCE, NOT_YET, STILL, STILL_OR_NOT = (
    "What we did",
    "What difference it made",
    "What we cannot show yet",
    "What is still to do",
    "What is still to do, and what cannot be done",
)


@dataclass(frozen=True)
class OfCase:
    """What hangs from a case; `before` are the cases that the chapter told of already.

    `other_actions` and `other_evidence` are the rows of what the record holds and this report does not.
    """

    facts: Facts
    case: CaseFacts
    before: tuple[CaseFacts, ...]
    actions: tuple[ActionFacts, ...]
    evidence: tuple[EvidenceFacts, ...]
    other_actions: tuple[Row, ...]
    other_evidence: tuple[Row, ...]

    def is_new(self, case_ids: Ids) -> bool:
        return not case_ids & {each.id for each in self.before}

    def told_with(self, things: Iterable[ActionFacts | EvidenceFacts]) -> str:
        """The earlier cases with which these are told."""
        ids = frozenset[object]().union(*(each.case_ids for each in things))
        return names(each.name for each in self.before if each.id in ids)


def parts(facts: Facts, case: CaseFacts, before: Sequence[CaseFacts] = ()) -> tuple[Part, ...]:
    actions = tuple(each for each in facts.actions if case.id in each.case_ids)
    evidence = tuple(strongest_first(each for each in facts.evidence if case.id in each.case_ids))
    other_actions = ACTIONS.rows(each for each in facts.left.actions if case.id in each.case_ids)
    other_evidence = EVIDENCE.rows(each for each in facts.left.evidence if case.id in each.case_ids)
    of = OfCase(facts, case, tuple(before), actions, evidence, other_actions, other_evidence)
    if not actions and not evidence:
        return (paragraph(*_nothing(of)),)
    shown = paragraph(*not_shown(evidence, facts.scope, other_evidence))
    return (*_done(of), *_difference(of), Heading(NOT_YET, 3), shown, *_left(of))


def _nothing(of: OfCase) -> Iterator[Sentence]:
    if not of.other_actions and not of.other_evidence:
        text = "No action and no evidence is recorded for this case yet."
        yield told(text, rows("case", [of.case.id]), says="The case")
        return
    yield _no_action(of)
    yield from not_shown((), of.facts.scope, of.other_evidence)


def _no_action(of: OfCase) -> Sentence:
    return none_goes_in(of.other_actions, ACTIONS) or plain_sentence("No action came from this case.")


def of_other_cases(facts: Facts, actions: Iterable[ActionFacts]) -> tuple[Part, ...]:
    """What was done and is left of actions whose cases the report does not tell of."""
    held = [share for action in actions for share in shares(action)]
    done, left = [share for share in held if share.is_done], [share for share in held if not share.is_done]
    found: list[Part] = []
    if done:
        found += [Heading(WHAT_WE_DID, 3), _by_agency(done, lambda share: action_sentence(share.action))]
    if left:
        still = _by_agency(left, lambda share: action_sentence(share.action, _still(facts, share)))
        found += [_left_heading(left), still]
    return tuple(found)


def _done(of: OfCase) -> Iterator[Part]:
    yield Heading(WHAT_WE_DID, 3)
    if not of.actions:
        yield paragraph(_no_action(of))
        return
    number = counted(action_rows(of.actions), "action", says="Actions that came from the case")
    lead = sentence("This case led to ", number, ".")
    if of.other_actions:
        lead = some_go_in(action_rows(of.actions), of.other_actions, ACTIONS)
    done = [share for share in _new_shares(of) if share.is_done]
    before = _told_before(of, of.actions, _rows_of("action"), "also came from")
    yield paragraph(lead, standing(of.actions, of.facts.scope), before, _done_in_part(done))
    if done:
        yield _by_agency(done, lambda share: action_sentence(share.action))


def _done_in_part(done: Sequence[Share]) -> Sentence | None:
    """Why more is listed as done than there are actions that are: an agency is done where others are not."""
    actions = {share.action.id: share.action for share in done if share.action.status is not ActionStatus.DONE}
    if not actions:
        return None
    text = "Listed too is what an agency has done of an action on which others are still at work."
    return told(text, action_rows(actions.values()), says="Done by some of their agencies")


def _new_shares(of: OfCase) -> list[Share]:
    return [share for action in of.actions if of.is_new(action.case_ids) for share in shares(action)]


def _told_before(of: OfCase, things: Sequence[ActionFacts | EvidenceFacts], found: Found, verb: str) -> Sentence | None:
    """Says where those are described that an earlier case brought too; `found` makes rows of them."""
    old = [each for each in things if not of.is_new(each.case_ids)]
    if not old:
        return None
    is_are = "is" if len(old) == 1 else "are"
    where = f" {verb} {of.told_with(old)} and {is_are} described there."
    if len(old) == len(things):
        lead = "It" if len(old) == 1 else "All of them"
        return told(f"{lead}{where}", found(old), says="Described with another case")
    number = Run(in_words(len(old)).capitalize(), Source("Described with another case", found(old)))
    return sentence(number, f" of them{where}")


def _by_agency(held: Iterable[Share], said: Callable[[Share], Sentence]) -> Bullets:
    """One item for each agency, or agencies that did it together, in the order in which they first come."""
    found: dict[str, list[Share]] = defaultdict(list)
    for share in held:
        found[names(share.agencies) or NOBODY].append(share)
    return Bullets(tuple(_item(agency, [said(share) for share in group]) for agency, group in found.items()))


def _item(agency: str, said: Sequence[Sentence]) -> Sentences:
    lead, *others = [_ended(each) for each in said]
    first = Sentence((Run(f"{agency}: ", bold=True), *lead.runs), lead.source)
    return paragraph(first, *others).sentences


def _ended(said: Sentence) -> Sentence:
    stop = "" if said.text.endswith((".", "!", "?")) else "."
    return Sentence((*said.runs, Run(stop)), said.source) if stop else said


def _difference(of: OfCase) -> Iterator[Part]:
    if not of.evidence:
        return
    yield Heading(DIFFERENCE, 3)
    number = counted(_pieces(of.evidence), "piece of evidence", "pieces of evidence", says="Evidence of this case")
    lead = sentence("We hold ", number, ".")
    if of.other_evidence:
        lead = some_go_in(_pieces(of.evidence), of.other_evidence, EVIDENCE)
    yield paragraph(lead, _strongest(of), _told_before(of, of.evidence, _rows_of("evidence"), _verb(of.evidence)))
    new = [each for each in of.evidence if of.is_new(each.case_ids)]
    if new:
        yield Bullets(tuple(evidence_item(each, of.facts.scope, lead=_level(each)) for each in new))


def _verb(things: Sequence[object]) -> str:
    return "is also about" if len(things) == 1 else "are also about"


def _rows_of(kind: str) -> Found:
    return lambda things: rows(kind, [each.id for each in things])


def _pieces(evidence: Iterable[EvidenceFacts]) -> tuple[Row, ...]:
    return rows("evidence", [each.id for each in evidence])


def _strongest(of: OfCase) -> Sentence | None:
    level = highest(each.level for each in of.evidence)
    if level is None:
        return None
    held = _pieces([each for each in of.evidence if each.level is level])
    strongest = "The strongest of these shows" if of.other_evidence else "The strongest shows"
    lead = "It shows" if len(of.evidence) == 1 else strongest
    return sentence(f"{lead} {TELLS_OF[level]}.", source=Source("The highest level of evidence held", held, "none"))


def _level(each: EvidenceFacts) -> str:
    return each.level.label if each.level else "No level yet"


def _left_heading(left: Iterable[Share]) -> Heading:
    return Heading(STILL_OR_NOT if any(share.status is PartStatus.CANNOT_BE_DONE for share in left) else STILL, 3)


def _left(of: OfCase) -> Iterator[Part]:
    all_left = [share for action in of.actions for share in shares(action) if not share.is_done]
    yield _left_heading(all_left)
    if not all_left:
        yield paragraph(_nothing_left(of))
        return
    left = [share for share in _new_shares(of) if not share.is_done]
    old = [each for each in of.actions if not of.is_new(each.case_ids) and any(not s.is_done for s in shares(each))]
    if old:
        more = "Some of what is left to do" if left else "What is left to do"
        text = f"{more} is described with {of.told_with(old)}."
        yield paragraph(told(text, action_rows(old), says="Described with another case"))
    if left:
        yield _by_agency(left, lambda share: action_sentence(share.action, _still(of.facts, share)))


def _nothing_left(of: OfCase) -> Sentence:
    if not of.other_actions:
        return plain_sentence("Nothing that came from this case is left to do.")
    if not of.actions:
        text = "What may be left to do of its actions is not told in this report."
        return told(text, of.other_actions, says="Actions that are not in this report")
    return told("Of its actions in this report none is left to do.", action_rows(of.actions), says="Left to do")


def _still(facts: Facts, share: Share) -> str:
    """Where it stands; with owners and what they last said where the report is for those inside."""
    said = [state(share)]
    if facts.scope.is_internal:
        mine = [part for part in share.action.parts if part.agency in share.agencies and part.status is share.status]
        said += [f"owner: {names(owners)}"] if (owners := [part.owner for part in mine if part.owner]) else []
        said += [f"note: “{note}”" for note in _notes(mine)]
    return "; ".join(said)


def _notes(parts: Iterable[PartFacts]) -> list[str]:
    return list(dict.fromkeys(part.note.strip().rstrip(".") for part in parts if part.note))
