"""How reviews and their cases are told: what they are called, where they stood, what became of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from partnership.filters import day, listed, month
from partnership.rules.blocks import Row, Run, Sentence
from reviews.rules import publications
from reviews.rules.facts import CaseFacts, Facts, ReviewFacts
from reviews.rules.prose import counted, names, rows, sentence, told
from reviews.rules.review_spans import ENDED, is_over
from reviews.rules.reviews import SAYS_PUBLISHED
from reviews.rules.stages import BEGUN, has_come
from reviews.rules.stated import StatedDate
from reviews.rules.when import when
from reviews.vocabulary import DateKind, Led

ABOUT_ADULTS = frozenset({"DHR", "SAR", "OWHR"})
# Steps between the start of a review and its end.
CARRIED_ON = (
    *(DateKind.PANEL_REPLIED, DateKind.DRAFT, DateKind.SUBMITTED_TO_HOME_OFFICE, DateKind.HOME_OFFICE_PANEL),
    *(DateKind.HOME_OFFICE_LETTER, DateKind.APPROVED_FOR_PUBLICATION, DateKind.COPIES_SENT),
)
VERBS = {
    DateKind.CONCLUDED: "concluded",
    DateKind.REVIEWED: "was carried out",
    DateKind.RAPID_REVIEW_SENT: "was sent to the Panel",
    DateKind.REPORT_DATED: "was reported on",
    DateKind.CONSIDERED: "was considered",
    DateKind.STARTED: "began",
    DateKind.DECIDED: "was decided",
}


def review_rows(reviews: Iterable[ReviewFacts]) -> tuple[Row, ...]:
    return rows("review", [each.id for each in reviews])


def case_rows(cases: Iterable[CaseFacts]) -> tuple[Row, ...]:
    return rows("case", [each.id for each in cases])


def of_case(facts: Facts, case: CaseFacts) -> list[ReviewFacts]:
    """Its reviews, each after the one that it arose from."""
    found = [each for each in facts.reviews if each.case_id == case.id]
    return sorted(found, key=lambda each: each.arose_from_id is not None)


def people_word(reviews: Iterable[ReviewFacts]) -> tuple[str, str]:
    """Whom cases are about: children, where no type of review is about adults."""
    adults = any(each.type_code in ABOUT_ADULTS for each in reviews)
    return ("child or adult", "children or adults") if adults else ("child", "children")


def lowered(name: str) -> str:
    """A type as it stands inside a sentence: a name in capitals stays, "Local learning review" does not.

    >>> lowered("Local learning review"), lowered("Rapid Review"), lowered("LCSPR")
    ('local learning review', 'Rapid Review', 'LCSPR')
    """
    first, *others = name.split(" ")
    is_plain = first[1:].islower() and all(word.islower() for word in others) and others
    return f"{first[0].lower()}{name[1:]}" if is_plain else name


def with_article(name: str) -> str:
    """
    >>> with_article("LCSPR"), with_article("Rapid Review"), with_article("Offensive weapons homicide review")
    ('an LCSPR', 'a Rapid Review', 'an offensive weapons homicide review')
    """
    word = lowered(name)
    vowel = word[0] in "aeio" or (word.split(" ")[0].isupper() and word[0] in "AEFHILMNORSX")
    return f"{'an' if vowel else 'a'} {word}"


def at_end(facts: Facts) -> str:
    """The day that the report tells of, as the end of a month where it is one."""
    on = facts.scope.position_on
    is_end = (on + timedelta(days=1)).month != on.month
    return f"at the end of {month(on)}" if is_end else f"on {day(on)}"


def story(facts: Facts, case: CaseFacts, *, in_full: bool = True) -> list[Sentence]:
    """What became of each review of a case, in the order in which one arose from another; in full with its form."""
    reviews = of_case(facts, case)
    first, *others = [part for each in reviews for part in _review(facts, each, reviews, in_full)]
    return [first, *_joint(case, reviews), *others]


def _review(facts: Facts, review: ReviewFacts, all_: Sequence[ReviewFacts], in_full: bool) -> Iterator[Sentence]:
    name, row = lowered(review.type_name), review_rows([review])
    led_to = [each for each in all_ if each.arose_from_id == review.id]
    grew = f"led to {listed(with_article(each.type_name) for each in led_to)}" if led_to else ""
    join = ". It " if review.is_under_way else " and "
    text = f"The {name} {_state(facts, review)}{join if grew else ''}{grew}."
    yield told(text, row, says="What became of the review")
    if in_full and _is_over_undated(facts, review):
        yield told(_not_held(facts, review), row, says="A review without a date of its end")
    if in_full and review.publication_form and is_over(review):
        yield _in_its_words(review)
    publication = publications.said(review, facts.scope)
    if publication:
        yield told(publication, row, says="When it was published, or is to be")


def _state(facts: Facts, review: ReviewFacts) -> str:
    """Where it stood, in the words of its stage where these are no plain verb."""
    if review.is_published is True and not review.is_under_way:
        published = _taken(facts, review, (DateKind.PUBLISHED,))
        return f"was published {when(published[1])}" if published else "is published"
    if review.is_to_begin:
        return not_begun(facts, review)
    if review.is_under_way:
        begun = _taken(facts, review, BEGUN)
        stood = "" if review.stage.casefold() == "under way" else f", at the stage “{review.stage}”"
        since = f"{VERBS[begun[0]]} {when(begun[1])} and " if begun else ""
        return f"{since}was under way {at_end(facts)}{stood}"
    if review.stage_code == "not_taken_forward":
        return "was not taken forward"
    ended = _taken(facts, review, ENDED)
    over = "is concluded" if review.stage_code in SAYS_PUBLISHED else "is complete"
    done = f"{VERBS[ended[0]]} {when(ended[1])}" if ended else over
    return f"{done} and was not published" if SAYS_PUBLISHED.get(review.stage_code) is False else done


def not_begun(facts: Facts, review: ReviewFacts) -> str:
    """Of a review that had not begun: when it did, or is to."""
    kind, on = next((each, review.dates[each]) for each in BEGUN if each in review.dates)
    begun = VERBS[kind] if has_come(on, facts.scope.known_on) else "is to begin"
    return f"{begun} {when(on)} and so was not under way {at_end(facts)}"


def _is_over_undated(facts: Facts, review: ReviewFacts) -> bool:
    was_done = is_over(review) and review.stage_code != "not_taken_forward" and not review.is_published
    return was_done and _taken(facts, review, ENDED) is None


def _not_held(facts: Facts, review: ReviewFacts) -> str:
    """Which of its dates are missing, of a review of which the end is."""
    started = _taken(facts, review, (DateKind.STARTED,))
    if started:
        return f"It {VERBS[started[0]]} {when(started[1])}; the record does not hold when it ended."
    if _taken(facts, review, CARRIED_ON):
        return "The record does not hold when it began or when it ended."
    return "The record does not hold when it was carried out."


def _taken(facts: Facts, review: ReviewFacts, kinds: Iterable[DateKind]) -> tuple[DateKind, StatedDate] | None:
    """The first of these steps that had been taken."""
    held = ((kind, review.dates[kind]) for kind in kinds if kind in review.dates)
    return next(((kind, on) for kind, on in held if has_come(on, facts.scope.position_on)), None)


def _in_its_words(review: ReviewFacts) -> Sentence:
    form = (review.publication_form or "").strip().rstrip(".")
    lead = "The record gives its form as" if review.is_published else "In the words of the record:"
    return told(f"{lead} “{form}”.", review_rows([review]), says="The form of its publication")


def _joint(case: CaseFacts, reviews: Sequence[ReviewFacts]) -> Iterator[Sentence]:
    elsewhere = [each for each in reviews if each.led is Led.ELSEWHERE]
    if case.joint_with:
        partners = names(_the(each) for each in case.joint_with)
        how = "led by" if elsewhere else "carried out jointly with"
        yield told(f"It was {how} {partners}.", case_rows([case]), says="With whom")
    elif elsewhere:
        yield told("It was led by another area.", review_rows(elsewhere), says="Who led it")


def _the(name: str) -> str:
    return f"the {name}" if name.endswith(("Partnership", "Board", "Council")) else name


def counted_reviews(reviews: Sequence[ReviewFacts], *, says: str, first: bool = False) -> Run:
    """So many reviews of one type, with its name."""
    one, many = lowered(reviews[0].type_name), lowered(reviews[0].type_many)
    return counted(review_rows(reviews), one, many, says=says, first=first)


def by_type(reviews: Iterable[ReviewFacts]) -> dict[str, list[ReviewFacts]]:
    """In the order of the types, as the facts have them."""
    found: dict[str, list[ReviewFacts]] = {}
    for each in reviews:
        found.setdefault(each.type_code, []).append(each)
    return found


def not_named(cases: Sequence[CaseFacts], what: str) -> Sentence | None:
    """Says of cases that are counted and not named why they are not."""
    hidden = case_rows(each for each in cases if not each.is_named)
    if not hidden:
        return None
    is_are = "is" if len(hidden) == 1 else "are"
    number = counted(hidden, "case", says="Cases that only their review teams may see", first=True)
    return sentence(number, f" that only the review team may see {is_are} counted {what} and not named.")
