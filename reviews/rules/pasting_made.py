"""What pasted rows make, and what each row says of it."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from reviews.rules.pasting_columns import PlanColumn
from reviews.rules.pasting_doubts import Question
from reviews.rules.stated import StatedDate
from reviews.vocabulary import Acceptance

NO_PART_YET = "Named in the plan, no part yet"


def no_part_yet(words: str | None) -> str:
    """Of the words that a plan said beside an action, those that name whose part is still to be added.

    >>> no_part_yet("Named in the plan, no part yet: All agencies\\nRAG: Amber")
    'Named in the plan, no part yet: All agencies'
    >>> no_part_yet("RAG: Amber")
    ''
    """
    first = (words or "").partition("\n")[0]
    return first if first.startswith(NO_PART_YET) else ""


@dataclass(eq=False)
class Recommended:
    """A recommendation to be made, or one of the review that is there already: then `known_id` is its own."""

    text: str
    reference: str
    known_id: uuid.UUID | None = None
    acceptance: Acceptance = Acceptance.NOT_SAID
    reason: str = ""


@dataclass
class Parted:
    """A part to be made."""

    is_lead: bool
    post: str = ""


@dataclass(eq=False)
class Planned:
    """An action to be made; each of its recommendations is a source.

    `later` are words for those whose part is to be added later, `beside` what else the rows say of it.
    """

    text: str
    measure: str
    outcome: str
    due: StatedDate | None
    sources: list[Recommended] = field(default_factory=list)
    parts: dict[uuid.UUID, Parted] = field(default_factory=dict)
    later: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)

    @property
    def is_led(self) -> bool:
        return any(part.is_lead for part in self.parts.values())

    @property
    def plan_words(self) -> str:
        """What the action keeps of the plan beside what is made of it, each once."""
        named = [f"{NO_PART_YET}: {', '.join(dict.fromkeys(self.later))}"] if self.later else []
        return "\n".join(dict.fromkeys([*named, *self.beside]))


@dataclass
class Seen:
    """One row as its reader sees it: what it says, what becomes of it, and what it asks.

    `beside` are words of it that have no place of their own: the action that it becomes keeps them.
    """

    number: int
    says: Mapping[PlanColumn, str]
    notes: list[str] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    open_in: list[int] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    is_in_doubt: bool = False
    recommended: Recommended | None = None
    planned: Planned | None = None
    becomes: str = ""


@dataclass
class Plan:
    """All rows with what they make together."""

    rows: list[Seen] = field(default_factory=list)
    recommendations: list[Recommended] = field(default_factory=list)
    actions: list[Planned] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def questions(self) -> list[Question]:
        return [question for row in self.rows for question in row.questions]

    @property
    def new_recommendations(self) -> list[Recommended]:
        return [each for each in self.recommendations if each.known_id is None]

    @property
    def part_count(self) -> int:
        return sum(len(action.parts) for action in self.actions)


@dataclass(frozen=True)
class There:
    """What the record holds already: recommendations of this review and actions of the board, by folded words.

    `of_review` are all recommendations of the review in their order: each with its reference and its text.
    """

    recommendations: Mapping[str, uuid.UUID]
    actions: frozenset[str]
    of_review: Sequence[tuple[uuid.UUID, str, str]] = ()
