"""Facts of a report made by hand: the dullest of each kind, and what a report may not say without its rows."""

from __future__ import annotations

import re
import uuid
from datetime import date

from partnership.rules.blocks import Chapter, Source, sentences, text
from partnership.vocabulary import Audience
from reviews.rules import facts as of
from reviews.rules import prose
from reviews.rules.figures import Figure
from reviews.rules.stated import Period, StatedDate, of_day
from reviews.vocabulary import (
    Acceptance,
    ActionStatus,
    EvidenceLevel,
    FocusKind,
    LearningKind,
    PartStatus,
)

SCOPE = of.Scope(
    uuid.uuid4(),
    "Northmoor Safeguarding Children Partnership",
    "Annual report",
    Period.of_months("2025-04", "2026-03"),
    Audience.INTERNAL,
    date(2026, 3, 31),
    date(2026, 6, 12),
)
FOR_PARTNERS = of.Scope(
    SCOPE.board_id, SCOPE.board, SCOPE.title, SCOPE.period, Audience.PARTNERS, SCOPE.position_on, SCOPE.known_on
)
SPRING = StatedDate("spring 2026", "season", date(2026, 3, 1), date(2026, 5, 31))
LATER = StatedDate("late 2026", "part_of_year", date(2026, 9, 1), date(2026, 12, 31))
EARLIER = of_day(date(2026, 1, 15))

WORDS = {word: number for number, word in enumerate(prose.WORDS)}
DATES = re.compile(r"\b\d{1,2} [A-Z][a-z]+ \d{4}\b|\b(19|20)\d\d\b")
NUMBERS = re.compile(r"\d+|\b(two|three|four|five|six|seven|eight|nine)\b", re.IGNORECASE)
FIRST = re.compile(rf"\d[\d,]*|\b(?:{'|'.join(WORDS)})\b", re.IGNORECASE)


def facts(**given: object) -> of.Facts:
    return of.Facts(**{"scope": SCOPE, **given})


def case(name: str = "Child P", *, is_named: bool = True, **given: object) -> of.CaseFacts:
    return of.CaseFacts(uuid.uuid4(), name, is_named, **given)


def point(of_case: of.CaseFacts, *themes: of.ThemeFacts, in_grid: bool = True) -> of.PointFacts:
    theme_ids = tuple(theme.id for theme in themes)
    return of.PointFacts(
        uuid.uuid4(), uuid.uuid4(), of_case.id, "Who knew what", LearningKind.LEARNING, in_grid, theme_ids
    )


def theme(name: str = "Thresholds") -> of.ThemeFacts:
    return of.ThemeFacts(uuid.uuid4(), name)


def focus(name: str = "Safer sleeping", kind: FocusKind = FocusKind.SHARED_THEME) -> of.FocusFacts:
    return of.FocusFacts(uuid.uuid4(), kind, name)


def part(agency: str = "Northmoor Police", status: PartStatus = PartStatus.DONE, **given: object) -> of.PartFacts:
    return of.PartFacts(uuid.uuid4(), agency, status, **given)


def action(text: str = "Protocol written", status: ActionStatus = ActionStatus.DONE, **given: object) -> of.ActionFacts:
    given.setdefault("parts", (part(status=PartStatus(status.value)),))
    return of.ActionFacts(uuid.uuid4(), text, status, **given)


def evidence(
    summary: str = "Dip sample of records", level: EvidenceLevel | None = EvidenceLevel.PRACTICE, **given: object
) -> of.EvidenceFacts:
    return of.EvidenceFacts(uuid.uuid4(), summary, level, **given)


def left(**given: object) -> of.LeftFacts:
    """Something of the record that does not go in."""
    return of.LeftFacts(uuid.uuid4(), **given)


def figure(label: str, value: str, **given: object) -> of.FigureFacts:
    return of.FigureFacts(label, Figure(value, **given))


def event(title: str = "Webinar on thresholds", **given: object) -> of.EventFacts:
    return of.EventFacts(uuid.uuid4(), title, **given)


def recommendation(
    of_case: of.CaseFacts, acceptance: Acceptance = Acceptance.ACCEPTED, **given: object
) -> of.RecommendationFacts:
    return of.RecommendationFacts(uuid.uuid4(), uuid.uuid4(), of_case.id, "Write it down", acceptance, **given)


def review(of_case: of.CaseFacts, **given: object) -> of.ReviewFacts:
    long = "Local child safeguarding practice review"
    given.setdefault("is_under_way_as_known", given.get("is_under_way", True))
    words = {"type_code": "CSPR", "type_name": "LCSPR", "type_many": "LCSPRs", "type_full": long}
    return of.ReviewFacts(
        uuid.uuid4(),
        of_case.id,
        **{**words, "stage": "Drafting", "stage_code": "drafting", "is_under_way": True, **given},
    )


def ids(*things: object) -> frozenset[uuid.UUID]:
    return frozenset(thing.id for thing in things)


def words(chapter: Chapter) -> str:
    """All that the chapter says, a block a line. Asserts on the way that each number has its rows."""
    assert unsourced(chapter) == []
    assert len({block.key for block in chapter.blocks}) == len(chapter.blocks), "a key stands twice"
    return "\n".join(re.sub(r" +", " ", text(block.content)) for block in chapter.blocks)


def keys(chapter: Chapter) -> list[str]:
    return [block.key for block in chapter.blocks]


def content(chapter: Chapter, key: str) -> object:
    [found] = [block.content for block in chapter.blocks if block.key == key]
    return found


def lines(table: object) -> list[list[str]]:
    return [[cell.text for cell in line.cells] for line in table.lines]


def unsourced(chapter: Chapter) -> list[str]:
    """Numbers that no rows stand behind, or that are not the count of their rows."""
    said = [each for block in chapter.blocks for each in sentences(block.content)]
    bare = [
        run.text for each in said if not each.source for run in each.runs if not run.source and has_number(run.text)
    ]
    wrong = [
        run.text
        for each in said
        for run in each.runs
        if run.source and run.text != "–" and is_wrong(run.text, run.source)
    ]
    return [*bare, *wrong]


def has_number(words: str) -> bool:
    return bool(NUMBERS.search(DATES.sub("", words)))


def is_wrong(words: str, source: Source) -> bool:
    if source.measure != "count":
        return source.measure == "stated" and len(source.rows) != 1
    found = FIRST.search(words)
    if found is None:
        return True
    number = WORDS.get(found[0].lower())
    return (int(found[0].replace(",", "")) if number is None else number) != len(source.rows)
