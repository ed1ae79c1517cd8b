"""How far a report does what is asked of it, by what its chapters stand on."""

from __future__ import annotations

import uuid

import pytest

from reviews.rules.requirement_gaps import GAPS, gap
from reviews.rules.requirements import RULES, answer
from reviews.rules.told_report import Told, ToldChapter, ToldReport
from reviews.vocabulary import RequirementStatus

MET, PARTLY, NOT_MET = RequirementStatus.MET, RequirementStatus.PARTLY, RequirementStatus.NOT_MET
ONE, TWO = uuid.uuid4(), uuid.uuid4()


def block(key, kind="", *ids, drafted="Told.", words=""):
    return Told(key, {kind: frozenset(ids)} if kind else {}, drafted, words)


def report(**chapters):
    """Chapters by key, with `-` as `_`: their title is their key."""
    return ToldReport(tuple(ToldChapter(key.replace("_", "-"), key, tuple(of)) for key, of in chapters.items()))


@pytest.mark.parametrize(
    ("code", "told", "status", "says", "rows", "where"),
    [
        (
            "R4",
            report(reviews=[block("reviews.by-type", "review", ONE, TWO)]),
            MET,
            "2 reviews told of.",
            2,
            ("reviews",),
        ),
        ("R4", report(sharing=[block("sharing.x", "review", ONE)]), NOT_MET, "No review is told of.", 0, ()),
        ("R5", report(reviews=[block("reviews.by-type", "review", ONE)]), NOT_MET, "at the end is not told of.", 0, ()),
        ("R5", report(reviews=[block("reviews.open", "review", ONE)]), MET, "at the end is told of.", 1, ("reviews",)),
        (
            "R6",
            report(
                reviews=[block("reviews.grid", "learning_point", ONE)], cases=[block("case.1", "learning_point", ONE)]
            ),
            PARTLY,
            "1 learning point told of: say why they matter here.",
            1,
            ("reviews", "cases"),
        ),
        (
            "R5",
            report(
                reviews=[block("reviews.open", "review", ONE, drafted="Of one review it cannot be said: no dates.")]
            ),
            PARTLY,
            "Of some or all reviews, whether they were open at the start cannot be said.",
            1,
            ("reviews",),
        ),
        (
            "R7",
            report(cases=[block("case.1.actions", "action", ONE)]),
            PARTLY,
            "1 action told of: say what was decided about each recommendation, where that is missing.",
            1,
            ("cases",),
        ),
        ("R7", report(), NOT_MET, "No action is told of.", 0, ()),
        (
            "R9",
            report(
                cases=[block("case.1.evidence", "evidence", ONE)],
                difference=[
                    block("difference.level.outcome", "evidence", ONE),
                    block("difference.level.reach", "evidence", TWO),
                ],
            ),
            PARTLY,
            "1 piece of evidence at the levels practice and outcome: say which",
            1,
            ("difference",),
        ),
        (
            "R9",
            report(difference=[block("difference.level.reach", "evidence", ONE)]),
            NOT_MET,
            "No evidence at the levels practice and outcome is told of.",
            0,
            (),
        ),
        ("R10", report(focuses=[block("other.actions")]), NOT_MET, "No priority and no shared theme", 0, ()),
        (
            "R10",
            report(
                focuses=[block("focus.a.evidence", "evidence", ONE), block("focus.a.actions", "action", TWO)],
                difference=[block("difference.level.practice", "evidence", ONE)],
            ),
            MET,
            "under 1 of 1 priority or shared theme, and under 1 it is of practice or outcome.",
            1,
            ("focuses",),
        ),
        (
            "R10",
            report(
                focuses=[block("focus.a.evidence", "evidence", ONE), block("focuses.priority.empty", "focus", TWO)],
                difference=[block("difference.level.practice", "evidence", ONE)],
            ),
            PARTLY,
            "under 1 of 2 priorities and shared themes, and under 1",
            1,
            ("focuses",),
        ),
        (
            "R10",
            report(
                focuses=[block("focus.a.evidence", "evidence", ONE)],
                difference=[block("difference.level.reach", "evidence", ONE)],
            ),
            PARTLY,
            "under 1 of 1 priority or shared theme, and under 0",
            1,
            ("focuses",),
        ),
        (
            "R10",
            report(focuses=[block("focus.a.evidence", "evidence", ONE), block("focus.b.heading")]),
            PARTLY,
            "under 1 of 2 priorities and shared themes",
            1,
            ("focuses",),
        ),
        ("R10", report(focuses=[block("focus.a.heading")]), NOT_MET, "under 0 of 1", 0, ("focuses",)),
        (
            "R11",
            report(
                not_progressed=[
                    block("not-progressed.intro", "action", ONE, TWO),
                    block("not-progressed.behind", "action", ONE),
                    block("not-progressed.without-evidence", "action", TWO),
                ]
            ),
            PARTLY,
            "Said in “not_progressed”: say why.",
            1,
            ("not_progressed",),
        ),
        ("R11", report(not_progressed=[block("x", drafted="")]), NOT_MET, "No chapter says so.", 0, ()),
        (
            "R12",
            report(
                not_progressed=[
                    block("not-progressed.intro", "action", ONE, TWO),
                    block("not-progressed.overdue", "action", ONE),
                ]
            ),
            PARTLY,
            "1 overdue action told of. No recommendation refused or accepted in part is told of. Say the reasons",
            1,
            ("not_progressed",),
        ),
        (
            "R12",
            report(not_progressed=[block("not-progressed.intro", "action", ONE, TWO)]),
            PARTLY,
            "No overdue action is told of. No recommendation",
            0,
            ("not_progressed",),
        ),
        ("R12", report(not_progressed=[block("x", drafted="")]), NOT_MET, "No chapter says so.", 0, ()),
        ("R13", report(sharing=[block("sharing.events", "event", ONE)]), NOT_MET, "No entry of training", 0, ()),
        (
            "R12",
            report(
                not_progressed=[
                    block("not-progressed.overdue", "action", ONE),
                    block("not-progressed.without-evidence.summary", "action", ONE, TWO),
                ],
                not_taken_forward=[
                    block("not-taken-forward.intro", "recommendation", ONE, TWO),
                    block("not-taken-forward.recommendations", "recommendation", TWO),
                ],
            ),
            PARTLY,
            "1 overdue action told of. 1 recommendation refused or accepted in part told of. "
            "What was done without evidence is told of. Say the reasons, where they are missing.",
            2,
            ("not_progressed", "not_taken_forward"),
        ),
        (
            "R13",
            report(sharing=[block("sharing.training", "event", ONE)]),
            PARTLY,
            "1 entry of training told of: say who came from which agency, and how that compares.",
            1,
            ("sharing",),
        ),
        (
            "R14",
            report(difference=[block("difference.level.reach", "evidence", ONE)]),
            NOT_MET,
            "No evidence of changed",
            0,
            (),
        ),
        (
            "R16",
            report(difference=[block("difference.level.practice", "evidence", ONE)]),
            PARTLY,
            "1 piece of evidence of changed knowledge or practice: say which check what was shared.",
            1,
            ("difference",),
        ),
        ("R15", report(sharing=[block("sharing.events", "event", ONE)]), PARTLY, "of: say with which", 1, ("sharing",)),
        (
            "R30",
            report(next_year=[block("own", drafted="", words="We will.")]),
            None,
            "say whether they name the priorities",
            0,
            ("next_year",),
        ),
        ("R30", report(next_year=[block("x")]), PARTLY, "names no priority.", 0, ("next_year",)),
        ("R30", report(), NOT_MET, "No chapter says so.", 0, ()),
        ("R38", report(cases=[block("x", words="All well.")]), PARTLY, "place to be filled in was found", 0, ()),
        (
            "R38",
            report(cases=[block("x", words="Ring 07700 900123. [Insert name] [link](https://northmoor.example)")]),
            NOT_MET,
            "Found: 1 thing that may identify somebody and 1 place still to be filled in.",
            0,
            (),
        ),
        ("R38", report(cases=[block("x", drafted="Ring 07700 900123.")]), NOT_MET, "Found: 1 thing that may", 0, ()),
        (
            "R38",
            report(cases=[block("x", words="Costs: TBC")]),
            NOT_MET,
            "Found: 1 place still to be filled in.",
            0,
            (),
        ),
        ("R40", report(cases=[block("x", "action", ONE)]), MET, "Every number of the record leads", 1, ()),
        (
            "R40",
            report(cases=[block("x", "action", ONE, words="We met 12 times.")]),
            PARTLY,
            "in 1 place: check",
            1,
            (),
        ),
        ("R3", report(), None, "No count can tell", 0, ()),
    ],
)
def test_what_a_report_tells(code, told, status, says, rows, where):
    found = answer(code, told)

    assert (found.status, found.rows, found.where) == (status, rows, where)
    assert says in found.says


@pytest.mark.parametrize(
    ("months", "said", "status"),
    [
        (12, ("12 months: follows on from the last report.",), MET),
        (12, ("12 months.",), MET),
        (12, ("12 months: overlaps the last report by one month.",), PARTLY),
        (12, ("12 months.", "One month is missing between this and the last report."), PARTLY),
        (13, ("13 months: follows on from the last report.",), PARTLY),
    ],
)
def test_months(months, said, status):
    found = answer("R1", ToldReport(months=months, months_said=said, is_drafted=False))

    assert (found.status, found.says) == (status, " ".join(said))


def test_before_it_is_drafted_a_report_tells_nothing():
    drafted = {code: answer(code, ToldReport(is_drafted=False)).says for code in RULES if code != "R1"}

    assert set(drafted.values()) == {"Nothing is drafted yet."}
    assert answer("R3", ToldReport(is_drafted=False)).status is None


def test_every_gap_leads_somewhere():
    assert GAPS.keys() >= RULES.keys()
    assert gap("R25").endpoint == "report_chapters.add"
    assert gap("R4").endpoint == "goes_in.decide"
