"""Which reviews were open when the months of a report began, and how many began and ended in them, as dates allow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from partnership.filters import month
from partnership.rules.blocks import Run, Sentence
from reviews.rules.facts import Facts, ReviewFacts, Scope
from reviews.rules.prose import Piece, counted, sentence, told
from reviews.rules.prose_reviews import review_rows
from reviews.rules.review_spans import BEFORE, began, ended, is_over
from reviews.rules.stated import StatedDate, Within, within
from reviews.vocabulary import DateKind

CANNOT_BE_SAID = "cannot be said"
Dated = tuple[ReviewFacts, StatedDate | None]


def open_at_start(facts: Facts) -> Iterator[Sentence]:
    """How many were open, and a sentence on those of which it cannot be said."""
    first = facts.scope.period.first
    answers = [(each, was_open(each, first, facts.scope.position_on)) for each in facts.reviews]
    known = [each for each, answer in answers if answer is not None]
    unknown = [each for each, answer in answers if answer is None]
    start = f"the start of {month(first)}"
    if not known:
        text = f"How many were open at {start} {CANNOT_BE_SAID}: the record does not hold when they began."
        yield told(text, review_rows(unknown), says="Reviews without the dates that it takes")
        return
    open_ = [each for each, answer in answers if answer]
    if not unknown:
        number = counted(review_rows(open_), "review", says=f"Open at {start}")
        yield sentence(f"At {start} ", number, f" {'was' if len(open_) == 1 else 'were'} open.")
        return
    yield _known_to_be_open(open_, start) if open_ else _none_known_to_be_open(known, start)
    missing = counted(review_rows(unknown), "review", says="Reviews without the dates that it takes")
    when = f"when {'it' if len(unknown) == 1 else 'they'} began or ended"
    yield sentence("Of ", missing, Run(f" it {CANNOT_BE_SAID}: the record does not hold {when}."))


def _known_to_be_open(open_: Sequence[ReviewFacts], start: str) -> Sentence:
    number = counted(review_rows(open_), "review", says=f"Known to have been open at {start}", first=True)
    return sentence(number, f" {'is' if len(open_) == 1 else 'are'} known to have been open at {start}.")


def _none_known_to_be_open(known: Sequence[ReviewFacts], start: str) -> Sentence:
    """Only of those whose dates allow an answer: of the others nothing is known."""
    number = counted(review_rows(known), "review", says=f"Known not to have been open at {start}")
    whose = " whose dates allow an answer"
    if len(known) == 1:
        return sentence("The ", number, f"{whose} was not open at {start}.")
    return sentence("None of the ", number, f"{whose} was open at {start}.")


def was_open(review: ReviewFacts, day: date, position_on: date) -> bool | None:
    """Whether it was open as the day began; None where its dates do not say."""
    end = ended(review, position_on)
    if end is not None and end.latest is not None and end.latest < day:
        return False
    begun = began(review)
    if begun is not None and begun.earliest is not None and begun.earliest >= day:
        return False
    if not _was_begun(review, begun, day):
        return None
    if review.is_under_way:
        return True
    return True if end is not None and end.earliest is not None and end.earliest >= day else None


def _was_begun(review: ReviewFacts, begun: StatedDate | None, day: date) -> bool:
    """It had begun for certain: by its first step, or by any later step before the day."""
    aside = (*BEFORE, DateKind.PUBLICATION_PLANNED)
    steps = [on for kind, on in review.dates.items() if kind not in aside]
    return any(on.latest is not None and on.latest < day for on in (*steps, *([begun] if begun else [])))


def in_these_months(facts: Facts) -> Iterator[Sentence]:
    """How many began and how many ended in the months, up to the day that the report tells of."""
    position_on = facts.scope.position_on
    yield _turned("began", "begun", [(each, began(each)) for each in facts.reviews], facts.scope)
    over = [(each, ended(each, position_on)) for each in facts.reviews if is_over(each)]
    yield _turned("ended", "ended", over, facts.scope)


def _turned(past: str, participle: str, dated: Sequence[Dated], scope: Scope) -> Sentence:
    """Those for certain; apart from them those of which it is possible, and those whose day is not held."""
    first, last = scope.period.first, min(scope.period.last, scope.position_on)
    held = {where: [each for each, on in dated if on and within(on, first, last) is where] for where in Within}
    certain, possible = held[Within.CERTAINLY], held[Within.POSSIBLY]
    undated = [each for each, on in dated if not on]
    number = counted(review_rows(certain), "review", says=f"{past.capitalize()} in these months")
    if not possible and not undated:
        return sentence("In these months ", number, f" {past}.")
    is_are = "is" if len(certain) == 1 else "are"
    pieces: list[Piece] = ["In these months ", number, f" {is_are} known to have {participle}"]
    if possible:
        may = counted(review_rows(possible), "review", says=f"May have {participle} in these months")
        pieces += ["; ", may, " may have done so"]
    if undated:
        missing = counted(review_rows(undated), "review", says=f"Without a day on which they {past}")
        pieces += ["; of ", missing, f" the record does not hold when {'it' if len(undated) == 1 else 'they'} {past}"]
    return sentence(*pieces, ".")
