"""The year on a page: what was reviewed, learnt and changed, and what could not be shown yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from partnership.rules.blocks import Block, Bullets, Chapter, Heading, Paragraph, Run, Sentence, Source
from reviews.rules.facts import ActionFacts, CaseFacts, EvidenceFacts, Facts, ThemeFacts
from reviews.rules.prose import Piece, counted, in_words, names, paragraph, rows, sentence, told
from reviews.rules.prose_actions import action_rows, standing
from reviews.rules.prose_evidence import TELLS_OF, evidence_item, strongest_first
from reviews.rules.prose_left import EVIDENCE, OF_THE_RECORD, none_goes_in
from reviews.rules.prose_records import and_between, listed_pieces, undecided
from reviews.rules.prose_reviews import at_end, by_type, case_rows, counted_reviews, people_word, review_rows
from reviews.rules.when import when
from reviews.vocabulary import ActionStatus, DateKind, EvidenceLevel, Publishable

KEY, TITLE = "summary", "The year on a page"
SHOWN = 3
OF_CHANGE = (EvidenceLevel.OUTCOME, EvidenceLevel.PRACTICE)


def chapter(facts: Facts) -> Chapter:
    sections: tuple[tuple[str, str, Iterable[tuple[str, Paragraph | Bullets]]], ...] = (
        ("reviewed", "What we reviewed", [("", paragraph(*_reviewed(facts)))]),
        ("learnt", "What we learnt", [("", paragraph(*_learnt(facts)))]),
        ("changed", "What we changed", _changed(facts)),
        ("not-shown", "What we could not show yet", [("", paragraph(*_not_shown(facts)))]),
    )
    blocks: list[Block] = []
    for key, title, contents in sections:
        blocks.append(Block(f"summary.{key}.heading", Heading(title)))
        blocks += [Block(f"summary.{key}{more}", content) for more, content in contents]
    return Chapter(KEY, TITLE, tuple(blocks))


def _plain(text: str) -> Sentence:
    return Sentence((Run(text),))


def _reviewed(facts: Facts) -> list[Sentence | None]:
    if not facts.reviews:
        return [_plain("No review goes into this report.")]
    types = [counted_reviews(each, says="Reviews of this type") for each in by_type(facts.reviews).values()]
    under_way = [each for each in facts.reviews if each.is_under_way]
    lead: list[Piece] = [
        "The year’s work covered ",
        counted(review_rows(facts.reviews), "review", says="Reviews in this report"),
        " of ",
        counted(case_rows(facts.cases), "case", says="Cases in this report"),
    ]
    still = counted(review_rows(under_way), "review", says=f"Under way {at_end(facts)}", first=True)
    was = "was" if len(under_way) == 1 else "were"
    return [
        sentence(*lead, *_people(facts), ": ", *and_between(types), "."),
        sentence(still, f" {was} under way {at_end(facts)}."),
        _published(facts),
    ]


def _people(facts: Facts) -> list[Piece]:
    held = [case for case in facts.cases if case.people]
    if len(held) < len(facts.cases):
        return []
    people = sum(case.people or 0 for case in held)
    one, many = people_word(facts.reviews)
    number = counted(case_rows(held), one, many, says="Whom the cases are about", measure="people", count=people)
    return [", concerning ", number]


def _published(facts: Facts) -> Sentence:
    named = {case.id: case.name for case in facts.cases if case.is_named}
    published = [each for each in facts.reviews if each.is_published]
    if not published:
        return told("None of them was published.", review_rows(facts.reviews), says="The reviews of this report")
    number = counted(review_rows(published), "review", says="Reviews that were published", first=True)
    on = [(named[each.case_id], each.dates.get(DateKind.PUBLISHED)) for each in published if each.case_id in named]
    said = names(f"{name} {when(date)}" if date else name for name, date in on)
    which = f", on {said}" if said and len(on) <= SHOWN else ""
    return sentence(number, f" {'was' if len(published) == 1 else 'were'} published{which}.")


def _learnt(facts: Facts) -> list[Sentence | None]:
    if not facts.points:
        return [_plain("No learning points of these reviews are recorded yet.")]
    found = rows("learning_point", [each.id for each in facts.points])
    number = counted(found, "learning point", says="Learning points of these reviews")
    return [sentence("The reviews gave us ", number, "."), _repeated(facts)]


def _repeated(facts: Facts) -> Sentence | None:
    """Themes of the grid in more than one named case, those of most cases first."""
    named = {case.id for case in facts.cases if case.is_named}
    grid = [each for each in facts.points if each.in_grid and each.case_id in named]
    found = [(theme, {each.case_id for each in grid if theme.id in each.theme_ids}) for theme in facts.themes]
    repeated = sorted((each for each in found if len(each[1]) > 1), key=lambda each: (-len(each[1]), each[0].name))
    if not repeated:
        return None
    number = counted(
        rows("theme", [each.id for each, _ in repeated]), "theme", says="Themes in several cases", first=True
    )
    listed: list[list[Piece]] = [[f"{theme.name} (", _in_cases(theme, facts, ids), ")"] for theme, ids in repeated]
    return sentence(number, " came up in more than one of the cases in this report: ", *listed_pieces(listed), ".")


def _in_cases(theme: ThemeFacts, facts: Facts, cases: set[UUID]) -> Run:
    held = case_rows(each for each in facts.cases if each.id in cases)
    return counted(held, "case", says=f"Cases where “{theme.name}” came up")


def _changed(facts: Facts) -> list[tuple[str, Paragraph | Bullets]]:
    if not facts.actions:
        return [("", paragraph(_plain("No action goes into this report."), _shared(facts)))]
    number = counted(action_rows(facts.actions), "action", says="Actions in this report")
    said = paragraph(
        sentence("This report tells of ", number, "."),
        _from_where(facts),
        standing(facts.actions, facts.scope),
        _done_when(facts),
        _shared(facts),
    )
    best = _best(facts)
    if not best:
        return [("", said)]
    lead = told("Among what shows a difference:", rows("evidence", [each.id for each in best]), says="The strongest")
    items = tuple(evidence_item(each, facts.scope) for each in best)
    return [("", said), (".best-intro", paragraph(lead)), (".best", Bullets(items))]


def _from_where(facts: Facts) -> Sentence:
    """Each action once: with a review, else with a focus of the year, else with neither."""
    reviews = [each for each in facts.actions if each.review_ids]
    focuses = [each for each in facts.actions if each.focus_ids and not each.review_ids]
    others = [each for each in facts.actions if not each.review_ids and not each.focus_ids]
    said = [
        _of(reviews, "came from a review", "came from reviews"),
        _of(focuses, "from a shared theme or priority alone", "from shared themes or priorities alone"),
        _of(others, "from neither", "from neither"),
    ]
    pieces = [each for each, actions in zip(said, (reviews, focuses, others), strict=True) if actions]
    first = Run(pieces[0].text[:1].upper() + pieces[0].text[1:], pieces[0].source)
    return sentence(*and_between([first, *pieces[1:]]), ".")


def _of(actions: Sequence[ActionFacts], one: str, many: str) -> Run:
    return counted(action_rows(actions), one, many, says="Actions by what they came from")


def _done_when(facts: Facts) -> Sentence | None:
    """How many were done in these months for certain; of the others the day is not held, or is another."""
    done = [each for each in facts.actions if each.status is ActionStatus.DONE]
    inside = [each for each in done if each.done_in_period]
    not_held = [each for each in done if each.done_in_period is None]
    outside = [each for each in done if each.done_in_period is False]
    if not not_held and not outside:
        return None
    said: list[Piece] = [_number(inside, "Done in these months"), " can be dated inside these months"]
    if outside:
        was = "was" if len(outside) == 1 else "were"
        said += [", ", _number(outside, "Done at another time"), f" {was} done at another time", *_times(outside)]
    if not_held:
        said += [" and for ", _number(not_held, "Done on a day that is not held"), " the day is not held"]
    return sentence("Of those done, ", *said, ".")


def _times(outside: Sequence[ActionFacts]) -> list[Piece]:
    """When a few were done, where that is stated of each; not of cases that are not named."""
    stated = [(each.done_on.in_words, each) for each in outside if each.done_on and each.is_told]
    if not len(stated) == len(outside) <= SHOWN:
        return []
    held = {words: action_rows(each for said, each in stated if said == words) for words, _ in stated}
    days = [Run(words, Source("When it was done", found, "none")) for words, found in held.items()]
    return [" (", *and_between(days), ")"]


def _number(actions: Sequence[ActionFacts], says: str) -> Run:
    return Run(in_words(len(actions)), Source(says, action_rows(actions))) if actions else Run("none")


def _shared(facts: Facts) -> Sentence | None:
    """Training that a report lists by topic is told apart from events."""
    if not facts.events:
        return None
    events = rows("event", [each.id for each in facts.events if not each.is_training])
    training = rows("event", [each.id for each in facts.events if each.is_training])
    many = "events and other ways of sharing learning"
    pieces = [counted(events, "event or other way of sharing learning", many, says="Ways of sharing learning")]
    if training:
        pieces.append(counted(training, "entry of training", "entries of training", says="Training, by topic"))
    return sentence("This report tells of ", *and_between(pieces), ".")


def _best(facts: Facts) -> list[EvidenceFacts]:
    """A few that tell of outcomes or practice, those with figures before those without."""
    held = [each for each in facts.evidence if each.is_told and each.level in OF_CHANGE]
    usable = [each for each in strongest_first(held) if each.publishable is not Publishable.NO]
    return sorted(usable, key=lambda each: (OF_CHANGE.index(each.level), not each.figures))[:SHOWN]


def _not_shown(facts: Facts) -> list[Sentence | None]:
    others = EVIDENCE.rows(facts.left.evidence)
    if not facts.evidence:
        none = _plain("The record holds no evidence of what difference this work made.")
        said = none_goes_in(others, EVIDENCE, OF_THE_RECORD) or none
        return [said, undecided(facts.undecided.evidence), _open(facts)]
    weak = [each for each in facts.evidence if each.level in (EvidenceLevel.ACTIVITY, EvidenceLevel.REACH)]
    found = rows("evidence", [each.id for each in facts.evidence])
    number = counted(found, "piece of evidence", "pieces of evidence", says="Evidence in this report")
    held = sentence("This report tells of " if others else "We hold ", number, *_with_figures(facts), ".")
    return [held, _only_of_doing(facts, weak), _outcomes(facts), *_without(facts), _open(facts)]


def _only_of_doing(facts: Facts, weak: Sequence[EvidenceFacts]) -> Sentence | None:
    if not weak:
        return None
    found, says = rows("evidence", [each.id for each in weak]), "Evidence of activity or reach"
    only = "only of what was done or who was reached."
    if len(weak) == len(facts.evidence):
        return told(f"{'It tells' if len(weak) == 1 else 'All of them tell'} {only}", found, says=says)
    number = Run(in_words(len(weak)), Source(says, found))
    return sentence("Of these pieces ", number, f" {'tells' if len(weak) == 1 else 'tell'} {only}")


def _with_figures(facts: Facts) -> list[Piece]:
    stating = [each for each in facts.evidence if each.figures]
    if not stating:
        return []
    found, total = rows("evidence", [each.id for each in stating]), sum(len(each.figures) for each in stating)
    return [" with ", counted(found, "figure", says="Figures of the evidence", measure="figures", count=total)]


def _outcomes(facts: Facts) -> Sentence:
    best = [each for each in facts.evidence if each.level is EvidenceLevel.OUTCOME]
    fare = TELLS_OF[EvidenceLevel.OUTCOME]
    if not best:
        return told(f"None of it tells of {fare}.", rows("evidence", [e.id for e in facts.evidence]), says="Its levels")
    number = Run(
        in_words(len(best)).capitalize(), Source("Evidence of outcomes", rows("evidence", [e.id for e in best]))
    )
    return sentence(number, f" {'tells' if len(best) == 1 else 'tell'} of {fare}.")


def _without(facts: Facts) -> Iterable[Sentence]:
    """The cases of which nothing shows what difference was made, apart from those of which nothing goes in."""
    shown = frozenset[object]().union(*(each.case_ids for each in facts.evidence))
    held = frozenset[object]().union(*(each.case_ids for each in facts.left.evidence))
    bare = [each for each in facts.cases if each.id not in shown]
    beside = [each for each in bare if each.id in held]
    yield from _no_evidence("No evidence is held for ", [each for each in bare if each.id not in held])
    yield from _no_evidence("The record holds evidence that is not in this report for ", beside)


def _no_evidence(text: str, cases: Sequence[CaseFacts]) -> Iterable[Sentence]:
    if cases:
        number = counted(case_rows(cases), "case", says="Cases without evidence in this report")
        which = f": {names(each.name for each in cases)}" if all(each.is_named for each in cases) else ""
        yield sentence(text, number, f"{which}.")


def _open(facts: Facts) -> Sentence | None:
    left = [each for each in facts.actions if each.status is not ActionStatus.DONE]
    if not left:
        return None
    number = counted(action_rows(left), "action", says="Actions that are not done", first=True)
    return sentence(number, f" {'was' if len(left) == 1 else 'were'} not done {at_end(facts)}.")
