"""Which reviews were open when the months of a report began: of those whose dates allow an answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from partnership.filters import month
from partnership.rules.blocks import Run, Sentence
from reviews.rules.facts import Facts, ReviewFacts
from reviews.rules.prose import counted, sentence, told
from reviews.rules.prose_reviews import began, review_rows
from reviews.rules.stages import has_come
from reviews.rules.stated import StatedDate, order_key
from reviews.vocabulary import DateKind

CANNOT_BE_SAID = "cannot be said"


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
    ended = _ended(review, position_on)
    if ended is not None and ended.latest is not None and ended.latest < day:
        return False
    begun = began(review)
    if begun is not None and begun.earliest is not None and begun.earliest >= day:
        return False
    if not _was_begun(review, begun, day):
        return None
    if review.is_under_way:
        return True
    return True if ended is not None and ended.earliest is not None and ended.earliest >= day else None


def _was_begun(review: ReviewFacts, begun: StatedDate | None, day: date) -> bool:
    """It had begun for certain: by its first step, or by any step before the day."""
    steps = [on for kind, on in review.dates.items() if kind is not DateKind.PUBLICATION_PLANNED]
    return any(on.latest is not None and on.latest < day for on in (*steps, *([begun] if begun else [])))


def _ended(review: ReviewFacts, position_on: date) -> StatedDate | None:
    """Its last step that had been taken, where it is over."""
    if review.is_under_way:
        return None
    steps = [on for kind, on in review.dates.items() if kind is not DateKind.PUBLICATION_PLANNED]
    return max((on for on in steps if on.is_dated and has_come(on, position_on)), key=order_key, default=None)
