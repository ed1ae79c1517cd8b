"""What difference it made: all evidence by its level, good news and bad alike, and where only activity is recorded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from partnership.rules.blocks import (
    Block,
    Bullets,
    Cell,
    Chapter,
    Chart,
    Column,
    Heading,
    Line,
    Row,
    Run,
    Sentence,
    Source,
    Table,
)
from reviews.rules.evidence import IN_ORDER, OF_CHANGE, highest
from reviews.rules.facts import EvidenceFacts, Facts, LeftFacts
from reviews.rules.prose import counted, figure, paragraph, rows, sentence, told
from reviews.rules.prose_evidence import TELLS_OF, evidence_item, level_heading, next_check
from reviews.rules.prose_left import EVIDENCE, OF_THE_RECORD, none_goes_in
from reviews.rules.prose_records import and_between, counted_only, plain, plain_sentence, series, undecided
from reviews.vocabulary import EvidenceLevel

KEY, TITLE = "difference", "What difference it made"
HIGHEST_FIRST = [*reversed(IN_ORDER), None]
ONLY = {
    EvidenceLevel.ACTIVITY: "only activity is",
    EvidenceLevel.REACH: "only activity and reach are",
}


@dataclass(frozen=True)
class About:
    """What is told of a case or a focus; `others` is what the record holds of it and this report does not."""

    name: str
    found: tuple[EvidenceFacts, ...]
    others: tuple[Row, ...]


def chapter(facts: Facts) -> Chapter:
    """From outcome down to activity; what has no level comes last and is said to have none."""
    if not facts.evidence:
        none = plain_sentence("No evidence of what difference the learning made is recorded.")
        said = none_goes_in(EVIDENCE.rows(facts.left.evidence), EVIDENCE, OF_THE_RECORD) or none
        return Chapter(KEY, TITLE, (Block("difference.intro", paragraph(said, undecided(facts.undecided.evidence))),))
    blocks = [
        Block("difference.intro", paragraph(*_opening(facts))),
        *_chart(facts.evidence),
        *(block for level in HIGHEST_FIRST for block in _level(level, facts)),
        *_not_shown(facts),
    ]
    return Chapter(KEY, TITLE, tuple(blocks))


def _opening(facts: Facts) -> list[Sentence | None]:
    number = counted(_rows(facts.evidence), "piece", says="Evidence in this report")
    return [
        sentence("This report tells of ", number, " of evidence of what was done and what came of it."),
        counted_only(_rows(each for each in facts.evidence if not each.is_told), ("is about", "are about")),
        *([] if _has_no_level(facts.evidence) else _by_level(facts.evidence)),
        _without_level(facts.evidence),
    ]


def _has_no_level(evidence: Sequence[EvidenceFacts]) -> bool:
    return all(each.level is None for each in evidence)


def _by_level(evidence: Sequence[EvidenceFacts]) -> list[Sentence]:
    lasting = _rows(each for each in evidence if each.is_sustained)
    again = ("was found again", "were found again")
    return [
        _of_change(evidence),
        plain_sentence("The level says what kind of thing a piece of evidence tells of, not whether the news is good."),
        sentence(counted(lasting, *again, says="Evidence that lasted", first=True), " at a later check.")
        if lasting
        else told("None of it is recorded as having lasted.", _rows(evidence), says="No evidence that lasted"),
    ]


def _of_change(evidence: Sequence[EvidenceFacts]) -> Sentence:
    """How much of it tells of practice or outcome, and how much of anything else."""
    levels = (EvidenceLevel.OUTCOME, EvidenceLevel.PRACTICE)
    others = _rows(each for each in evidence if each.level and each.level not in OF_CHANGE)
    pieces = [_tells(level, evidence, first=level is EvidenceLevel.OUTCOME) for level in levels]
    if not others:
        return sentence(*and_between(pieces), ".")
    rest = counted(others, "tells", "tell", says="Evidence at the levels knowledge, reach and activity")
    return sentence(
        pieces[0], ", ", pieces[1], ", and ", rest, " of what people know, who was reached and what was done."
    )


def _tells(level: EvidenceLevel, evidence: Sequence[EvidenceFacts], *, first: bool) -> Run:
    found = _rows(each for each in evidence if each.level is level)
    says, what = f"Evidence at the level {level.label.lower()}", TELLS_OF[level]
    if not found:
        return Run(f"{'None' if first else 'none'} tells of {what}", Source(says, _rows(evidence), "none"))
    return counted(found, f"tells of {what}", f"tell of {what}", says=says, first=first)


def _without_level(evidence: Sequence[EvidenceFacts]) -> Sentence | None:
    found = _rows(each for each in evidence if each.level is None)
    if not found:
        return None
    if len(found) == len(evidence):
        text = "None of it has been given a level yet."
        return told(text, found, says="Evidence without a level")
    has = "has" if len(found) == 1 else "have"
    return sentence(counted(found, has, has, says="Evidence without a level", first=True), " no level yet.")


def _chart(evidence: Sequence[EvidenceFacts]) -> Iterable[Block]:
    """A bar for each level, also where there is none; not where nothing has a level."""
    if _has_no_level(evidence):
        return
    lines = []
    for level in HIGHEST_FIRST:
        found = _rows(each for each in evidence if each.level is level)
        if level or found:
            name = level.label if level else "No level yet"
            lines.append(Line((plain(name), Cell((sentence(figure(found, says=f"Evidence: {name.lower()}")),)))))
    caption = "Evidence by level"
    table = Table(caption, (Column("Level"), Column("Pieces of evidence", is_number=True)), tuple(lines))
    most = max(lines, key=lambda line: int(line.cells[1].text.replace(",", "")))
    describes = f"A bar for each level, from outcome down to activity; longest for {most.cells[0].text.lower()}."
    yield Block("difference.chart", Chart(caption, describes, table))


def _level(level: EvidenceLevel | None, facts: Facts) -> Iterable[Block]:
    """Its evidence, topic by topic."""
    found = [each for each in facts.evidence if each.level is level and each.is_told]
    key = f"difference.level.{level.value if level else 'none'}"
    if found:
        found.sort(key=lambda each: (each.topic is None, (each.topic or "").casefold()))
        yield Block(f"{key}.heading", Heading(level_heading(level)))
        yield Block(key, Bullets(tuple(evidence_item(each, facts.scope, lead=_topic(each)) for each in found)))


def _topic(each: EvidenceFacts) -> str:
    """Nothing where the summary begins with it anyway."""
    topic = each.topic or ""
    return "" if each.summary.casefold().startswith(topic.casefold()) else topic


def _not_shown(facts: Facts) -> Iterable[Block]:
    """Each case and focus of which nothing tells that anybody knows more, works differently or is better off."""
    of_cases = [_about(case.name, case.id, facts) for case in facts.cases if case.is_named]
    of_focuses = [_about(focus.name, focus.id, facts) for focus in facts.focuses]
    short = [
        _only(about, ONLY[level], facts)
        for about in (*of_cases, *of_focuses)
        if (level := highest(each.level for each in about.found)) and level in ONLY
    ]
    without = [*_without(of_cases, of_focuses, is_held=False), *_without(of_cases, of_focuses, is_held=True)]
    if not short and not without:
        return
    yield Block("difference.not-shown.heading", Heading("Where no change is shown yet"))
    if short:
        yield Block("difference.not-shown", Bullets(tuple(short)))
    if without:
        yield Block("difference.without", paragraph(*without))


def _about(name: str, wanted: UUID, facts: Facts) -> About:
    def is_of(each: EvidenceFacts | LeftFacts) -> bool:
        return each.is_told and wanted in each.case_ids | each.focus_ids

    return About(name, tuple(filter(is_of, facts.evidence)), EVIDENCE.rows(filter(is_of, facts.left.evidence)))


def _without(of_cases: Sequence[About], of_focuses: Sequence[About], *, is_held: bool) -> Iterable[Sentence]:
    """Those of which nothing is in this report, by whether the record holds any."""
    lead = "The record holds evidence that is not in this report for" if is_held else "No evidence is recorded for"
    bare = False
    for of_what, about in (("cases", of_cases), ("themes and priorities", of_focuses)):
        found = [each for each in about if not each.found and bool(each.others) is is_held]
        which = found[0].name if len(found) == 1 else f"these {of_what}: {series(each.name for each in found)}"
        if found:
            bare = True
            others = [row for each in found for row in each.others]
            text = f"{lead} {which}."
            yield told(text, others, says="Evidence that is not in this report") if others else plain_sentence(text)
    if bare and not is_held:
        yield plain_sentence("No next check is set there.")


def _only(about: About, only: str, facts: Facts) -> tuple[Sentence, ...]:
    where, of = ("in this report", " for this evidence") if about.others else ("recorded", "")
    first = told(f"{about.name}: {only} {where}.", _rows(about.found), says="The highest level held")
    return paragraph(first, next_check(about.found, facts.scope, of)).sentences


def _rows(evidence: Iterable[EvidenceFacts]) -> tuple[Row, ...]:
    return rows("evidence", [each.id for each in evidence])
