"""How we learn from reviews: short, and true of what the record holds; how to read the numbers of the report."""

from __future__ import annotations

from partnership.filters import day, listed
from partnership.rules.blocks import Block, Bullets, Chapter, Run, Sentence
from reviews.rules.facts import Facts
from reviews.rules.prose import paragraph, rows, told
from reviews.rules.prose_reviews import by_type, lowered, review_rows
from reviews.vocabulary import EvidenceLevel

KEY, TITLE = "how-we-learn", "How we learn from reviews"
LEVELS = {
    EvidenceLevel.ACTIVITY: "something was done or made",
    EvidenceLevel.REACH: "people were reached, and what they thought of it",
    EvidenceLevel.KNOWLEDGE: "people know or can do more than before",
    EvidenceLevel.PRACTICE: "people work differently",
    EvidenceLevel.OUTCOME: "children, adults or families are better off, or are not",
}


def chapter(facts: Facts) -> Chapter:
    blocks = [
        Block("how-we-learn.reviews", paragraph(_reviews(facts), _learning(facts), _actions(facts))),
        Block("how-we-learn.evidence-intro", paragraph(_evidence(facts))),
        Block("how-we-learn.evidence", Bullets(tuple((_level(each),) for each in EvidenceLevel))),
        Block("how-we-learn.reading", paragraph(*_reading(facts))),
    ]
    return Chapter(KEY, TITLE, tuple(blocks))


def _plain(text: str) -> Sentence:
    return Sentence((Run(text),))


def _reviews(facts: Facts) -> Sentence:
    if not facts.reviews:
        return _plain(f"No review of {facts.scope.board} goes into this report.")
    types = listed(lowered(found[0].type_many) for found in by_type(facts.reviews).values())
    text = f"{facts.scope.board} learns by reviewing what happened in individual cases. The reviews in this report are"
    return told(f"{text} {types}.", review_rows(facts.reviews), says="The types of the reviews in this report")


def _learning(facts: Facts) -> Sentence | None:
    if not facts.points:
        return None
    text = "What a review teaches is kept in the words of the review"
    linked = [each for each in facts.points if each.theme_ids]
    themes = " and linked by people to themes, so that what comes up again can be seen" if linked else ""
    return told(f"{text}{themes}.", rows("learning_point", [each.id for each in linked]), says="Points with a theme")


def _actions(facts: Facts) -> Sentence | None:
    if not facts.actions:
        return None
    text = "Each action has a part for every agency that it asks, and each agency says where its own part is."
    return _plain(text)


def _evidence(facts: Facts) -> Sentence:
    text = (
        "That an action was said to be done does not show what difference it made. "
        "So evidence is kept apart from actions, and each piece is held at one of these levels:"
    )
    return _plain(text)


def _level(level: EvidenceLevel) -> Sentence:
    return Sentence((Run(f"{level.label}: ", bold=True), Run(f"{LEVELS[level]}.")))


def _reading(facts: Facts) -> tuple[Sentence, ...]:
    scope = facts.scope
    return (
        _plain(
            f"This report tells of {scope.period.in_words}. Where something stood is where it stood on "
            f"{day(scope.position_on)}, as it was known on {day(scope.known_on)}."
        ),
        _plain("Dates are given as precisely as they were recorded, and no more."),
        _plain(
            "Numbers of people who came to events stand as they were stated and are never added up, "
            "because the same people may have come to several."
        ),
    )
