"""What a pasted plan leaves in doubt: questions that a person answers, each by a name that stays the same."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from partnership.rules.folding import fold
from reviews.rules.pasting_agencies import Named
from reviews.rules.stated import StatedDate
from reviews.rules.stated_words import NotADate, from_words
from reviews.vocabulary import Acceptance

LATER, OUT, AGAIN, ONE, TWO, KEEP, ABOVE = "later", "out", "again", "one", "two", "keep", "above"
NO_DATE = frozenset({"-", "–", "—", "n/a", "na", "none", "tbc", "tba", "to be confirmed", "not set", "no date", "?"})
ACCEPTED: dict[str, Acceptance] = {
    **dict.fromkeys(("", "-", "tbc", "to be decided", "not decided yet", "not decided"), Acceptance.NOT_SAID),
    **dict.fromkeys(("accepted", "yes", "y", "agreed", "accept", "fully accepted"), Acceptance.ACCEPTED),
    **dict.fromkeys(
        ("partly", "partly accepted", "partially accepted", "accepted in part", "in part", "partial"), Acceptance.PARTLY
    ),
    **dict.fromkeys(("not accepted", "no", "n", "rejected", "not agreed"), Acceptance.NOT_ACCEPTED),
}
Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Question:
    """One doubt. With choices one of them is chosen; without, a date is typed or the box emptied.

    Of agencies `suggested` is chosen beforehand: it is no answer until it was sent.
    """

    name: str
    row: int
    words: str
    asks: str
    choices: Choices = ()
    nearest: tuple[uuid.UUID, ...] = ()
    suggested: uuid.UUID | None = None
    is_agency: bool = False


class Answers:
    """What a person has answered so far, by the name of each question."""

    def __init__(self, given: Mapping[str, str]) -> None:
        self.given = given

    def to(self, question: Question) -> str:
        """One of its choices, or nothing where none was chosen."""
        answer = self.given.get(question.name, "")
        return answer if answer in {value for value, _ in question.choices} else ""

    def agency(self, question: Question) -> uuid.UUID | None:
        """The agency that was chosen; nothing for a part to be added later, and as long as it is open."""
        try:
            return uuid.UUID(self.given.get(question.name, ""))
        except ValueError:
            return None

    def is_later(self, question: Question) -> bool:
        return self.given.get(question.name) == LATER

    def date(self, question: Question) -> StatedDate | None:
        """The date that was typed instead of the words; nothing where the box is empty or cannot be read."""
        return _read(self.given.get(question.name, ""))

    def is_date_settled(self, question: Question) -> bool:
        """Whether the box was emptied, which sets no date, or holds a date."""
        typed = self.given.get(question.name)
        return typed is not None and (not typed.strip() or _read(typed) is not None)


def known_by(kind: str, words: str) -> str:
    """The name of a question: by what it is about and not by its row, so that one answer serves all rows.

    >>> known_by("agency", "LAC  Health") == known_by("agency", "lac health")
    True
    """
    return f"{kind}_{hashlib.sha256(fold(words).encode()).hexdigest()[:12]}"


def due_date(cell: str) -> StatedDate | None:
    """The date of a cell; nothing for an empty one. NotADate where it cannot be read."""
    return None if not cell or fold(cell) in NO_DATE else from_words(cell)


def _read(words: str) -> StatedDate | None:
    try:
        return from_words(words)
    except NotADate:
        return None


def in_one_line(words: str) -> str:
    """A cell without its line breaks, and what they kept apart still apart.

    >>> in_one_line("30/06/2027\\n31/07/2027")
    '30/06/2027 / 31/07/2027'
    """
    return " / ".join(line for line in words.split("\n") if line)


def about_agency(row: int, named: Named) -> Question:
    return Question(
        known_by("agency", named.words),
        row,
        named.words,
        f"Who is “{named.words}”?",
        nearest=named.nearest,
        suggested=named.suggested,
        is_agency=True,
    )


def about_date(row: int, words: str) -> Question:
    said = in_one_line(words)
    return Question(known_by("date", words), row, said, f"When is “{said}”? Empty the box for no date set.")


def about_acceptance(row: int, words: str) -> Question:
    asks = f"Does “{words}” mean that the recommendation is accepted?"
    return Question(known_by("accepted", words), row, words, asks, tuple(Acceptance.choices()))


def about_reference(row: int, reference: str, offered: Choices, *, has_above: bool) -> Question:
    """A number that no recommendation of the rows or of the review bears."""
    above = ((ABOVE, "The recommendation above"),) if has_above else ()
    choices = (*above, *offered, (OUT, "None: the action comes from the review itself"))
    return Question(
        known_by("reference", reference),
        row,
        reference,
        f"Which recommendation is “{in_one_line(reference)}”?",
        choices,
    )


def about_twin(row: int, text: str, first: int) -> Question:
    choices = ((ONE, "One action: put the rows together"), (AGAIN, "Another action"), (OUT, "Leave this row out"))
    return Question(known_by("same", text), row, text, f"The same action stands in row {first}. Is it one?", choices)


def about_known(row: int, text: str) -> Question:
    choices = ((OUT, "Leave it out"), (AGAIN, "Make it once more"))
    return Question(known_by("there", text), row, text, "This action is in the record already. Make it again?", choices)


def about_two(row: int, count: int, *, can_part: bool) -> Question:
    """A row with several numbers or dates, each on a line of its own."""
    in_words = "two" if count == 2 else str(count)
    part = ((TWO, f"{in_words.capitalize()} actions: one for each line"),) if can_part else ()
    asks = f"This looks like {in_words} actions in one row. Is it?"
    return Question(f"two_{row}", row, "", asks, (*part, (ONE, "One action"), (OUT, "Leave this row out")))


def about_nothing(row: int, *, has_recommendation: bool, adds_agencies: bool) -> Question:
    """A row that says nothing is to change."""
    keep = ((KEEP, "Keep the recommendation alone"),) if has_recommendation else ()
    above = ((ABOVE, "Add its agencies to the action above"),) if adds_agencies else ()
    return Question(
        f"empty_{row}", row, "", "This row has no action. What is it?", (*keep, *above, (OUT, "Leave it out"))
    )
