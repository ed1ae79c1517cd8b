"""How far a report does what is asked of it: what the report itself can tell, by what each chapter stands on. Pure.

A requirement counts by what the report says, not by what the record holds: what is left out or hidden is not told.
What no count can tell, such as a judgement, is for the author to say.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from partnership.filters import listed, plural
from partnership.rules import identifiers
from reviews.vocabulary import RequirementStatus

Ids = frozenset[uuid.UUID]
MET, PARTLY, NOT_MET = RequirementStatus.MET, RequirementStatus.PARTLY, RequirementStatus.NOT_MET
UNFILLED = re.compile(r"\[(?!words removed)[^\]\n]{1,60}\](?!\()|\b(?:TBC|TBA|XX+)\b|lorem ipsum", re.IGNORECASE)
CHANGED = tuple(f"difference.level.{level}" for level in ("knowledge", "practice", "outcome"))
FOLLOWS_ON = "follows on from the last report"
A_YEAR = 12


@dataclass(frozen=True)
class Told:
    """A block that is in the report: the rows it stands on, by kind; what was drafted, and the author's words."""

    key: str
    rows: Mapping[str, Ids] = field(default_factory=dict)
    drafted: str = ""
    words: str = ""


@dataclass(frozen=True)
class ToldChapter:
    key: str
    title: str
    blocks: tuple[Told, ...] = ()


@dataclass(frozen=True)
class ToldReport:
    """The chapters that are not left out, with their blocks that are not hidden; what is said of its months."""

    chapters: tuple[ToldChapter, ...] = ()
    months: int = A_YEAR
    months_said: tuple[str, ...] = ()
    is_drafted: bool = True

    def of(self, *keys: str) -> list[ToldChapter]:
        return [each for each in self.chapters if each.key in keys]

    def blocks(self) -> Iterator[Told]:
        for chapter in self.chapters:
            yield from chapter.blocks


@dataclass(frozen=True)
class Answer:
    """What the report tells of one requirement; no status where that is for the author to say."""

    status: RequirementStatus | None
    says: str
    rows: int = 0
    where: tuple[str, ...] = ()


@dataclass(frozen=True)
class Gap:
    """What would fill a gap: the words of a link, the page, and whether it is a page of the report itself."""

    words: str
    endpoint: str
    is_of_report: bool = False


Rule = Callable[[ToldReport], Answer]
AUTHOR_SAYS = Answer(None, "No count can tell: say it yourself.")
DRAFT_FIRST = Answer(NOT_MET, "Nothing is drafted yet.")


def answer(code: str, report: ToldReport) -> Answer:
    """Where the requirement stands by the report alone.

    >>> answer("R3", ToldReport()).says
    'No count can tell: say it yourself.'
    """
    if code not in RULES:
        return AUTHOR_SAYS
    if not report.is_drafted and code != "R1":
        return DRAFT_FIRST
    return RULES[code](report)


def _months(report: ToldReport) -> Answer:
    said = " ".join(report.months_said)
    is_first = len(report.months_said) == 1 and ":" not in said
    follows = report.months == A_YEAR and (FOLLOWS_ON in said or is_first)
    return Answer(MET if follows else PARTLY, said)


def _rows(kind: str, one: str, many: str, *chapters: str, key: str = "") -> Rule:
    """Met where the chapters stand on rows of the kind; `key` is what the keys of their blocks hold."""

    def rule(report: ToldReport) -> Answer:
        found = {
            each.title: _of_kind(kind, (block for block in each.blocks if key in block.key))
            for each in report.of(*chapters)
        }
        told = _together(found.values())
        if not told:
            return Answer(NOT_MET, f"No {one} is told of.")
        where = tuple(title for title, ids in found.items() if ids)
        return Answer(MET, f"{plural(len(told), one, many)} told of.", len(told), where)

    return rule


def _of_kind(kind: str, blocks: Iterable[Told]) -> Ids:
    return _together(block.rows.get(kind, frozenset()) for block in blocks)


def _together(many: Iterable[Ids]) -> Ids:
    return frozenset(each for ids in many for each in ids)


def _chapters(*keys: str) -> Rule:
    """Met where each of the chapters is in and says something, partly where some are."""

    def rule(report: ToldReport) -> Answer:
        found = [each for each in report.of(*keys) if any(block.drafted or block.words for block in each.blocks)]
        where = tuple(each.title for each in found)
        if not found:
            return Answer(NOT_MET, "No chapter says so.")
        rows = sum(len(_of_kind("action", each.blocks)) for each in found)
        says = f"Said in {listed(f'“{title}”' for title in where)}."
        return Answer(MET if len(found) == len(keys) else PARTLY, says, rows, where)

    return rule


def _open(report: ToldReport) -> Answer:
    """The account of what was open at either end, which also says of which reviews that cannot be known."""
    blocks = [block for chapter in report.of("reviews") for block in chapter.blocks if "open" in block.key]
    told = _of_kind("review", blocks)
    if not told:
        return Answer(NOT_MET, "What was open at the start and at the end is not told of.")
    where = tuple(each.title for each in report.of("reviews"))
    return Answer(MET, "What was open at the start and at the end is told of.", len(told), where)


def _each_focus(report: ToldReport) -> Answer:
    """Met where evidence is told of under each priority and shared theme."""
    of_focus: dict[str, Ids] = {}
    for block in report.blocks():
        if block.key.startswith("focus."):
            name = block.key.split(".")[1]
            of_focus[name] = of_focus.get(name, frozenset()) | block.rows.get("evidence", frozenset())
    if not of_focus:
        return Answer(NOT_MET, "No priority and no shared theme is told of.")
    told = [ids for ids in of_focus.values() if ids]
    status = MET if len(told) == len(of_focus) else PARTLY if told else NOT_MET
    of = plural(len(of_focus), "priority or shared theme", "priorities and shared themes")
    says = f"Evidence is told of under {len(told)} of {of}."
    where = tuple(each.title for each in report.of("focuses"))
    return Answer(status, says, len(_together(told)), where)


def _practice(what: str) -> Rule:
    """Evidence that says practice or knowledge changed; whether it is of this, the author knows."""

    def rule(report: ToldReport) -> Answer:
        blocks = [each for each in report.blocks() if each.key.startswith(CHANGED)]
        told = _of_kind("evidence", blocks)
        if not told:
            return Answer(NOT_MET, "No evidence of changed knowledge or practice is told of.")
        pieces = plural(len(told), "piece of evidence", "pieces of evidence")
        where = tuple(each.title for each in report.of("difference"))
        return Answer(PARTLY, f"{pieces} of changed knowledge or practice: say which {what}.", len(told), where)

    return rule


def _nothing_identifies(report: ToldReport) -> Answer:
    """Looks for details in what the author wrote, and for words that were to be filled in."""
    details = [found for block in report.blocks() for found in identifiers.find(block.words)]
    details += [
        found
        for block in report.blocks()
        for found in identifiers.find(block.drafted)
        if found.kind is not identifiers.Kind.NAME
    ]
    unfilled = [each for block in report.blocks() for each in UNFILLED.findall(block.words)]
    if not details and not unfilled:
        return Answer(PARTLY, "Nothing was found that looks so. Small numbers are listed under “Before you publish”.")
    said = [f"{plural(len(details), 'thing')} that may identify somebody"] if details else []
    said += [f"{plural(len(unfilled), 'place')} still to be filled in"] if unfilled else []
    return Answer(NOT_MET, f"Found: {listed(said)}.")


def _traceable(report: ToldReport) -> Answer:
    """Numbers of the record know their rows; those that an author types do not."""
    rows = _together(ids for block in report.blocks() for ids in block.rows.values())
    typed = [block for block in report.blocks() if re.search(r"[0-9]", block.words)]
    if not typed:
        return Answer(MET, "Every number of the record leads to its rows.", len(rows))
    places = plural(len(typed), "place")
    return Answer(PARTLY, f"Your own words hold numbers in {places}: check each.", len(rows))


RULES: dict[str, Rule] = {
    "R1": _months,
    "R4": _rows("review", "review", "reviews", "reviews", "cases"),
    "R5": _open,
    "R6": _rows("learning_point", "learning point", "learning points", "reviews", "cases", "repeats"),
    "R7": _rows("action", "action", "actions", "cases", "repeats"),
    "R9": _rows("evidence", "piece of evidence", "pieces of evidence", "cases", "repeats", "difference"),
    "R10": _each_focus,
    "R11": _chapters("not-progressed"),
    "R12": _chapters("not-progressed", "not-taken-forward"),
    "R13": _rows("event", "training", "trainings", "sharing", key="training"),
    "R14": _practice("follow from training"),
    "R15": _rows("event", "way of sharing learning", "ways of sharing learning", "sharing", "cases"),
    "R16": _practice("check what was shared"),
    "R30": _chapters("next-year"),
    "R38": _nothing_identifies,
    "R40": _traceable,
}

OWN_CHAPTER = Gap("Add a chapter of your own", "report_chapters.add", is_of_report=True)
CHAPTERS = Gap("See the chapters", "reports.show", is_of_report=True)
EVIDENCE = Gap("See the evidence", "evidence.index")
SHARING = Gap("See how learning was shared", "sharing.index")
GAPS: dict[str, Gap] = {
    "R1": Gap("Change the months", "reports.edit", is_of_report=True),
    "R4": Gap("Decide which reviews go in", "goes_in.decide", is_of_report=True),
    "R5": Gap("See the register of reviews", "reviews.register"),
    "R6": Gap("See the learning points", "learning_points.index"),
    "R7": Gap("See the recommendations", "recommendations.index"),
    "R8": Gap("See the recommendations", "recommendations.index"),
    "R9": EVIDENCE,
    "R10": EVIDENCE,
    "R11": CHAPTERS,
    "R12": CHAPTERS,
    "R13": SHARING,
    "R14": EVIDENCE,
    "R15": SHARING,
    "R16": EVIDENCE,
    "R30": CHAPTERS,
    "R38": CHAPTERS,
    "R40": CHAPTERS,
}


def gap(code: str) -> Gap:
    """The page that would fill it: for what no count can tell, a chapter of the author's own."""
    return GAPS.get(code, OWN_CHAPTER)
