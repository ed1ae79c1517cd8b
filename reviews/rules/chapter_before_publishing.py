"""What whoever publishes has to look at first. It closes every export and is no chapter of the report itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from partnership.rules.blocks import Block, Bullets, Chapter, Heading, Paragraph, Row, Run, Sentence, Source
from reviews.rules import prose_waiting
from reviews.rules.facts import CaseFacts, EvidenceFacts, Facts
from reviews.rules.figures import Figure
from reviews.rules.prose import counted, in_words, names, paragraph, rows, sentence, told
from reviews.rules.prose_events import event_rows, kinds_of, with_feedback
from reviews.rules.prose_records import and_between
from reviews.rules.prose_reviews import case_rows, review_rows
from reviews.rules.prose_waiting import Waits
from reviews.rules.publications import happened
from reviews.vocabulary import Publishable

KEY, TITLE = "before-you-publish", "Before you publish"
# In public documents a number of people is hidden up to this one.
FEW = 7
INITIALS = re.compile(r"\b[A-Z]{1,3}\b")
# Kinds of evidence that tell of one person or one family, or in their own words.
OF_ONE = frozenset({"case_study", "case example", "feedback", "quote"})

Item = tuple[str, Paragraph | Bullets]


def chapter(facts: Facts, *, waiting: Sequence[Waits] = ()) -> Chapter:
    """Every point with what it is about; a point of which there is nothing is not printed.

    `waiting` is what waits in each of its chapters.
    """
    blocks = [Block("before.intro", paragraph(*_intro(facts)))]
    for key, title, items in (
        ("reviews", "Reviews that are not published", _not_published(facts)),
        ("few", "Small numbers", _few(facts)),
        ("evidence", "Evidence that is not cleared for publication", _not_cleared(facts)),
        ("notes", "Evidence with a note that is not printed", _noted(facts)),
        ("identify", "What could identify somebody", _identifying(facts)),
        ("undecided", "What nobody has decided on", (*_undecided(facts), *prose_waiting.items(waiting))),
    ):
        found = list(items)
        if found:
            blocks.append(Block(f"before.{key}.heading", Heading(title)))
            blocks += [Block(f"before.{key}.{part}", content) for part, content in found]
    return Chapter(KEY, TITLE, tuple(blocks))


def _plain(text: str) -> Sentence:
    return Sentence((Run(text),))


def _intro(facts: Facts) -> tuple[Sentence | None, ...]:
    return (
        _plain("This is a working draft, not checked for publication."),
        _plain("It names owners and gives their notes.") if facts.scope.is_internal else None,
        _plain("Below is what to look at first. No list is complete: somebody who knows the cases has to read it all."),
    )


def _not_published(facts: Facts) -> Iterator[Item]:
    """Cases that are named and none of whose reviews is published by the day as known."""
    published = {each.case_id for each in facts.reviews if each.is_published or happened(each, facts.scope)}
    found = [each for each in facts.cases if each.is_named and each.id not in published]
    if not found:
        return
    number = counted(case_rows(found), "case", says="Cases named, no review of which is published", first=True)
    is_are = "is" if len(found) == 1 else "are"
    said = f" {is_are} named here, and no review of {'it' if len(found) == 1 else 'them'} is published: "
    yield "cases", paragraph(sentence(number, said, names(each.name for each in found), "."), _under_way(facts, found))


def _under_way(facts: Facts, cases: Sequence[CaseFacts]) -> Sentence | None:
    ids = {each.id for each in cases}
    found = [each for each in facts.reviews if each.is_under_way_as_known and each.case_id in ids]
    if not found:
        return None
    number = counted(review_rows(found), "review", says="Reviews under way of cases named here", first=True)
    is_are = "is" if len(found) == 1 else "are"
    return sentence(number, f" of these {is_are} still under way.")


def _few(facts: Facts) -> Iterator[Item]:
    """Where a number of people may be so small that it tells who they are."""
    items = [*_people(facts), *_figures(facts), *_attendances(facts)]
    if items:
        lead = f"In public documents, numbers of people up to {FEW} are hidden. These small numbers are in the report:"
        yield "intro", paragraph(_plain(lead))
        yield "numbers", Bullets(tuple((each,) for each in items))


def _people(facts: Facts) -> Iterator[Sentence]:
    held = [each for each in facts.cases if each.people]
    people = sum(each.people or 0 for each in held)
    if held and people <= FEW:
        source = Source("Whom the cases are about", case_rows(held), "people")
        yield sentence("How many the cases are about: ", Run(in_words(people), source), ".")


def _figures(facts: Facts) -> Iterator[Sentence]:
    for each in facts.evidence:
        small = [figure for figure in each.figures if _is_small(figure.figure)] if each.is_told else []
        if small:
            row = rows("evidence", [each.id])
            numbers = [
                Run(f"{figure.label}: {figure.figure.with_unit}", Source(figure.label, row, "stated"))
                for figure in small
            ]
            summary = Run(each.summary.rstrip(". "), Source("What the evidence shows", row, "none"))
            yield sentence(summary, ": ", *and_between(numbers), ".")


def _is_small(figure: Figure) -> bool:
    """A count, or the base of another figure; a share or an amount of money is of no person."""
    counts = [figure.base] if figure.base else []
    counts += [figure.value] if figure.unit not in ("percent", "rank", "ratio", "GBP_million") else []
    return any(Decimal(each) <= FEW for each in counts)


def _attendances(facts: Facts) -> Iterator[Sentence]:
    for each in facts.events:
        if each.is_told and each.attendance and _is_small(each.attendance):
            row = rows("event", [each.id])
            came = Run(each.attendance.with_unit, Source("How many came", row, "stated"))
            yield sentence(Run(each.title, Source("The event", row, "none")), ": ", came, ".")


def _not_cleared(facts: Facts) -> Iterator[Item]:
    told_of = [each for each in facts.evidence if each.is_told]
    items = []
    for state, words in (
        (Publishable.NOT_SAID, "not decided on"),
        (Publishable.AFTER_EDIT, "to be used only after editing"),
        (Publishable.NO, "not to be published"),
    ):
        found = [each for each in told_of if each.publishable is state]
        if found:
            number = counted(_pieces(found), "piece is", "pieces are", says=f"Evidence {words}", first=True)
            items.append((sentence(number, f" {words}{_which(found, state)}."),))
    if items:
        lead = told("Of the evidence in this report:", _pieces(told_of), says="The evidence that is told")
        yield "intro", paragraph(lead)
        yield "states", Bullets(tuple(items))


def _noted(facts: Facts) -> Iterator[Item]:
    """What is noted beside evidence may be a doubt of its figures."""
    found = [each for each in facts.evidence if each.is_told and each.has_note]
    if found:
        number = counted(_pieces(found), "piece of evidence", "pieces of evidence", says="Evidence with a note")
        lead = sentence("The record holds a note on ", number, ". Read it there before the figures are used:")
        yield "intro", paragraph(lead)
        yield "pieces", Bullets(tuple((_summary(each),) for each in found))


def _summary(each: EvidenceFacts) -> Sentence:
    row = rows("evidence", [each.id])
    return sentence(Run(each.summary.rstrip(". "), Source("What the evidence shows", row, "none")), ".")


def _which(found: Sequence[EvidenceFacts], state: Publishable) -> str:
    """Those to be changed or left out are named; of the others there are mostly many."""
    return "" if state is Publishable.NOT_SAID else f": {names(each.summary.rstrip('. ') for each in found)}"


def _pieces(evidence: Sequence[EvidenceFacts]) -> tuple[Row, ...]:
    return rows("evidence", [each.id for each in evidence])


def _identifying(facts: Facts) -> Iterator[Item]:
    items = [each for each in (_names(facts), _stories(facts), _quoted(facts), _hidden(facts)) if each]
    if items:
        yield "points", Bullets(tuple((each,) for each in items))


def _names(facts: Facts) -> Sentence | None:
    found = [each for each in facts.cases if each.is_named and INITIALS.search(each.name)]
    if not found:
        return None
    text = f"Case names that may be made of initials: {names(each.name for each in found)}."
    return told(text, case_rows(found), says="Names of cases")


def _stories(facts: Facts) -> Sentence | None:
    found = [each for each in facts.evidence if each.is_told and (each.kind or "").casefold() in OF_ONE]
    if not found:
        return None
    number = counted(
        _pieces(found), "piece of evidence", "pieces of evidence", says="Case studies and feedback", first=True
    )
    tell = "tells" if len(found) == 1 else "tell"
    return sentence(number, f" {tell} of single cases, or what somebody said: see that nobody is known by it.")


def _quoted(facts: Facts) -> Sentence | None:
    """As many as the chapter on sharing tells of."""
    found = with_feedback(facts)
    if not found:
        return None
    one = "entry of training" if found[0].is_training else "event"
    number = counted(event_rows(found), f"{one} has", f"{kinds_of(found)} have", says="With feedback", first=True)
    return sentence(number, " feedback recorded: see that nobody is known by what was said.")


def _hidden(facts: Facts) -> Sentence | None:
    found = [each for each in facts.cases if not each.is_named]
    if not found:
        return None
    number = counted(case_rows(found), "case", says="Cases that only their review teams may see", first=True)
    text = " that only the review team may see" if len(found) == 1 else " that only their review teams may see"
    is_are = "is counted and not named: it" if len(found) == 1 else "are counted and not named: they"
    return sentence(number, f"{text} {is_are} may be known by being so few.")


def _undecided(facts: Facts) -> Iterator[Item]:
    """These stand in no table of the record but in the list of what goes in, so no rows are told."""
    left = facts.undecided
    if not left.all:
        return
    kinds = (
        (left.reviews, "review", "reviews"),
        (left.actions, "action", "actions"),
        (left.evidence, "piece of evidence", "pieces of evidence"),
        (left.events, "event or other way of sharing learning", "events and other ways of sharing learning"),
    )
    said = [f"{in_words(count)} {one if count == 1 else many}" for count, one, many in kinds if count]
    source = Source("What is neither in nor out", (), "none")
    they = "it is" if left.all == 1 else "they are"
    text = f" may belong in this report: nobody has decided, so {they} in none of its chapters or numbers."
    listed = and_between(said)
    first = str(listed[0])
    yield "things", paragraph(sentence(Run(f"{first[0].upper()}{first[1:]}", source), *listed[1:], text))
