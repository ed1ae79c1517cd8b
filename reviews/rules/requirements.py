"""How far a report does what is asked of it: what the report itself can tell, by what each chapter stands on. Pure.

A requirement counts by what the report says, not by what the record holds: what is left out or hidden is not told.
What no count can tell, such as a judgement, is for the author to say.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from partnership.filters import listed, plural
from partnership.rules import identifiers
from reviews.rules.opened import CANNOT_BE_SAID
from reviews.rules.told_report import A_YEAR, Answer, Ids, Told, ToldReport, of_kind, together
from reviews.vocabulary import RequirementStatus

MET, PARTLY, NOT_MET = RequirementStatus.MET, RequirementStatus.PARTLY, RequirementStatus.NOT_MET
UNFILLED = re.compile(r"\[(?!words removed)[^\]\n]{1,60}\](?!\()|\b(?:TBC|TBA|XX+)\b|lorem ipsum", re.IGNORECASE)
BETTER = tuple(f"difference.level.{level}" for level in ("practice", "outcome"))
CHANGED = tuple(f"difference.level.{level}" for level in ("knowledge", "practice", "outcome"))
NOTHING_FOUND = (
    "No address, number of a person or place to be filled in was found. What else may identify somebody is for you to "
    "say; small numbers are listed under “Before you publish”."
)
LISTED = (".overdue", ".cannot-be-done", ".behind", ".not-started")
WITHOUT_EVIDENCE = "not-progressed.without-evidence"
FOLLOWS_ON = "follows on from the last report"

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
            each.title: of_kind(kind, (block for block in each.blocks if key in block.key))
            for each in report.of(*chapters)
        }
        told = together(found.values())
        if not told:
            return Answer(NOT_MET, f"No {one} is told of.")
        where = tuple(title for title, ids in found.items() if ids)
        return Answer(MET, f"{plural(len(told), one, many)} told of.", len(told), where)

    return rule


def _chapter(*keys: str, told_in: tuple[str, ...] = ("",)) -> Rule:
    """Met where a chapter is in and says something; `told_in` is what the keys of the blocks end with whose actions
    are told of one by one."""

    def rule(report: ToldReport) -> Answer:
        found = [each for each in report.of(*keys) if any(block.drafted or block.words for block in each.blocks)]
        if not found:
            return Answer(NOT_MET, "No chapter says so.")
        where = tuple(each.title for each in found)
        told = (block for each in found for block in each.blocks if block.key.endswith(told_in))
        return Answer(MET, f"Said in {listed(f'“{title}”' for title in where)}.", len(of_kind("action", told)), where)

    return rule


def _shortfalls(report: ToldReport) -> Answer:
    """What is overdue and what was not accepted, each by the lines that name it; reasons are the author's to see to."""
    speaks = _chapter("not-progressed", "not-taken-forward")(report)
    if speaks.status is NOT_MET:
        return speaks
    found = [rule(report) for rule in SHORTFALLS]
    evidence = any(each.drafted and each.key.startswith(WITHOUT_EVIDENCE) for each in report.blocks())
    says = [each.says for each in found] + ["What was done without evidence is told of."] * evidence
    return Answer(
        PARTLY,
        f"{' '.join(says)} Say the reasons, where they are missing.",
        sum(each.rows for each in found),
        speaks.where,
    )


def _open(report: ToldReport) -> Answer:
    """The account of what was open at either end, which also says of which reviews that cannot be known."""
    blocks = [block for chapter in report.of("reviews") for block in chapter.blocks if "open" in block.key]
    told = of_kind("review", blocks)
    if not told:
        return Answer(NOT_MET, "What was open at the start and at the end is not told of.")
    where = tuple(each.title for each in report.of("reviews"))
    if any(CANNOT_BE_SAID in each.drafted for each in blocks):
        start = f"Of some or all reviews, whether they were open at the start {CANNOT_BE_SAID}."
        return Answer(PARTLY, f"What was open at the end is told of. {start}", len(told), where)
    return Answer(MET, "What was open at the start and at the end is told of.", len(told), where)


def _each_focus(report: ToldReport) -> Answer:
    """Met where evidence of changed practice or outcome is told of under each; what is bare counts too."""
    of_focus = _evidence_by_focus(report)
    if not of_focus:
        return Answer(NOT_MET, "No priority and no shared theme is told of.")
    better = of_kind("evidence", (each for each in report.blocks() if each.key.startswith(BETTER)))
    told = [ids for ids in of_focus.values() if ids]
    shown = sum(1 for ids in told if ids & better)
    status = MET if shown == len(of_focus) else PARTLY if told else NOT_MET
    of = plural(len(of_focus), "priority or shared theme", "priorities and shared themes")
    says = f"Evidence is told of under {len(told)} of {of}, and under {shown} it is of practice or outcome."
    where = tuple(each.title for each in report.of("focuses"))
    return Answer(status, says, len(together(told)), where)


def _evidence_by_focus(report: ToldReport) -> dict[str, Ids]:
    """Of each that is told of, also of those named together because nothing hangs from them."""
    found: dict[str, Ids] = {}
    for block in report.blocks():
        if block.key.startswith("focus."):
            name = block.key.split(".")[1]
            found[name] = found.get(name, frozenset()) | block.rows.get("evidence", frozenset())
        elif block.key.startswith("focuses."):
            found |= {str(each): found.get(str(each), frozenset()) for each in block.rows.get("focus", ())}
    return found


def _and_say(rule: Rule, what: str) -> Rule:
    """No more than partly met: beside what the rows show something is asked that only the author can say."""

    def asked(report: ToldReport) -> Answer:
        found = rule(report)
        if found.status is NOT_MET:
            return found
        return replace(found, status=PARTLY, says=f"{found.says.removesuffix('.')}: say {what}.")

    return asked


def _next_year(report: ToldReport) -> Answer:
    """What is still open and planned is no priority: whether the author's words name one, the author knows."""
    found = _chapter("next-year")(report)
    if found.status is NOT_MET:
        return found
    if any(block.words for chapter in report.of("next-year") for block in chapter.blocks):
        return replace(found, status=None, says="Your own words stand in it: say whether they name the priorities.")
    return replace(found, status=PARTLY, says="It tells what is still open and planned, and names no priority.")


def _say_which(prefixes: tuple[str, ...], of: str, what: str) -> Rule:
    """Evidence of these levels may be bad news, or of something else: whether it is what is asked, the author knows."""

    def rule(report: ToldReport) -> Answer:
        told = of_kind("evidence", (each for each in report.blocks() if each.key.startswith(prefixes)))
        if not told:
            return Answer(NOT_MET, f"No evidence {of} is told of.")
        pieces = plural(len(told), "piece of evidence", "pieces of evidence")
        where = tuple(each.title for each in report.of("difference"))
        return Answer(PARTLY, f"{pieces} {of}: say which {what}.", len(told), where)

    return rule


def _nothing_identifies(report: ToldReport) -> Answer:
    """Looks for details in what the author wrote, and for words that were to be filled in."""
    found = [(block.at, _details(block), len(UNFILLED.findall(block.words))) for block in report.blocks()]
    details, unfilled = sum(each for _, each, _ in found), sum(each for _, _, each in found)
    if not details and not unfilled:
        return Answer(PARTLY, NOTHING_FOUND)
    said = [f"{plural(details, 'thing')} that may identify somebody"] if details else []
    said += [f"{plural(unfilled, 'place')} still to be filled in"] if unfilled else []
    places = tuple(at for at, *counts in found if any(counts))
    return Answer(NOT_MET, f"Found: {listed(said)}.", places=places)


def _details(block: Told) -> int:
    """Names in what was drafted are those of the record."""
    drafted = [each for each in identifiers.find(block.drafted) if each.kind is not identifiers.Kind.NAME]
    return len(identifiers.find(block.words)) + len(drafted)


def _traceable(report: ToldReport) -> Answer:
    """Numbers of the record know their rows; those that an author types do not."""
    rows = together(ids for block in report.blocks() for ids in block.rows.values())
    typed = [block for block in report.blocks() if re.search(r"[0-9]", block.words)]
    if not typed:
        return Answer(MET, "Every number of the record leads to its rows.", len(rows))
    places = plural(len(typed), "place")
    says = f"Your own words hold numbers in {places}: check each."
    return Answer(PARTLY, says, len(rows), places=tuple(block.at for block in typed))


SHORTFALLS = (
    _rows("action", "overdue action", "overdue actions", "not-progressed", key="overdue"),
    _rows(
        "recommendation",
        "recommendation refused or accepted in part",
        "recommendations refused or accepted in part",
        "not-taken-forward",
        key="recommendations",
    ),
)
RULES: dict[str, Rule] = {
    "R1": _months,
    "R4": _rows("review", "review", "reviews", "reviews", "cases"),
    "R5": _open,
    "R6": _and_say(
        _rows("learning_point", "learning point", "learning points", "reviews", "cases", "repeats"),
        "why they matter here",
    ),
    "R7": _and_say(
        _rows("action", "action", "actions", "cases", "repeats"),
        "what was decided about each recommendation, where that is missing",
    ),
    "R9": _say_which(BETTER, "at the levels practice and outcome", "show that it is better"),
    "R10": _each_focus,
    "R11": _and_say(_chapter("not-progressed", told_in=LISTED), "why"),
    "R12": _shortfalls,
    "R13": _and_say(
        _rows("event", "entry of training", "entries of training", "sharing", key="training"),
        "who came from which agency, and how that compares",
    ),
    "R14": _say_which(CHANGED, "of changed knowledge or practice", "follow from training"),
    "R15": _and_say(
        _rows("event", "way of sharing learning", "ways of sharing learning", "sharing", "cases"),
        "with which materials, and how many came where that is not stated",
    ),
    "R16": _say_which(CHANGED, "of changed knowledge or practice", "check what was shared"),
    "R30": _next_year,
    "R38": _nothing_identifies,
    "R40": _traceable,
}
