"""Our reviews this year: how many of which type, where they stood, what became of each, and what they taught."""

from __future__ import annotations

from collections.abc import Sequence

from partnership.filters import listed
from partnership.rules.blocks import (
    Block,
    Bullets,
    Cell,
    Chapter,
    Column,
    Line,
    Row,
    Run,
    Sentence,
    Sentences,
    Source,
    Table,
)
from reviews.rules.facts import CaseFacts, Facts, PointFacts, ReviewFacts
from reviews.rules.opened import in_these_months, open_at_start
from reviews.rules.prose import Piece, counted, in_words, paragraph, rows, sentence, told
from reviews.rules.prose_records import and_between, plain
from reviews.rules.prose_reviews import (
    at_end,
    by_type,
    case_rows,
    counted_reviews,
    not_named,
    of_case,
    people_word,
    review_rows,
    story,
    with_article,
)
from reviews.rules.reviews import SAYS_PUBLISHED
from reviews.rules.reviews_by_year import chart, count

KEY, TITLE = "reviews", "Our reviews this year"
NOTHING = "No review goes into this report."
UNDER_WAY, TO_BEGIN, COMPLETED, PUBLISHED, NOT_PUBLISHED, DROPPED = STANDINGS = (
    "Under way",
    "Not yet begun",
    "Completed",
    "Published",
    "Concluded, not published",
    "Not taken forward",
)


def chapter(facts: Facts) -> Chapter:
    if not facts.reviews:
        return Chapter(KEY, TITLE, (Block("reviews.overview", paragraph(_plain(NOTHING), _considered(facts))),))
    blocks = [
        Block("reviews.overview", paragraph(*_overview(facts))),
        Block("reviews.chart", chart(facts)),
        Block("reviews.by-type", _by_type(facts)),
        Block("reviews.open", paragraph(_open_at_end(facts), *open_at_start(facts), *in_these_months(facts))),
        *_each(facts),
        *_grid(facts),
    ]
    return Chapter(KEY, TITLE, tuple(blocks))


def standing(review: ReviewFacts) -> str:
    """Where it stood, in the few words that every type shares."""
    if review.is_under_way:
        return UNDER_WAY
    if review.is_to_begin:
        return TO_BEGIN
    if review.stage_code == "not_taken_forward":
        return DROPPED
    if SAYS_PUBLISHED.get(review.stage_code) is False:
        return NOT_PUBLISHED
    return PUBLISHED if review.is_published else COMPLETED


def _plain(text: str) -> Sentence:
    return Sentence((Run(text),))


def _overview(facts: Facts) -> list[Sentence | None]:
    length = facts.scope.period.sentence
    return [
        sentence(
            "This report covers ",
            counted(review_rows(facts.reviews), "review", says="Reviews in this report"),
            " of ",
            counted(case_rows(facts.cases), "case", says="Cases in this report"),
            *_about(facts),
            ".",
        ),
        _of_types(facts),
        _people_not_held(facts),
        _grew(facts),
        _first_types(facts),
        not_named(facts.cases, "in these numbers"),
        _considered(facts),
        _plain(length) if length else None,
    ]


def _about(facts: Facts) -> list[Piece]:
    held = [case for case in facts.cases if case.people]
    if not held:
        return []
    people = sum(case.people or 0 for case in held)
    one, many = people_word(facts.reviews)
    least = "" if len(held) == len(facts.cases) else "at least "
    number = counted(case_rows(held), one, many, says="Whom these cases are about", measure="people", count=people)
    return [f", concerning {least}", number]


def _people_not_held(facts: Facts) -> Sentence | None:
    missing = [case for case in facts.cases if not case.people]
    if not missing or len(missing) == len(facts.cases):
        return None
    number = counted(case_rows(missing), "case", says="Cases without the number of people")
    return sentence("Of ", number, " the record does not say how many people it is about.")


def _of_types(facts: Facts) -> Sentence:
    groups = list(by_type(facts.reviews).values())
    if len(groups) == 1:
        name = groups[0][0].type_name if len(groups[0]) == 1 else groups[0][0].type_many
        it_was = "It was of the type" if len(groups[0]) == 1 else "All were"
        return told(f"{it_was} {name}.", review_rows(groups[0]), says="Their type")
    return sentence(
        "They were ", *and_between([counted_reviews(each, says="Reviews of this type") for each in groups]), "."
    )


def _grew(facts: Facts) -> Sentence | None:
    """Why there are more reviews than cases."""
    names = {each.id: each.type_name for each in facts.reviews}
    grown = [each for each in facts.reviews if each.arose_from_id in names]
    if not grown:
        return None
    number = counted(review_rows(grown), "case", says="Reviews that arose from another of the same case")
    kinds = {(names[each.arose_from_id], each.type_name) for each in grown if each.arose_from_id}
    one, other = min(kinds) if len(kinds) == 1 else ("review", "review of another type")
    led = f" {with_article(one)} led to {with_article(other)}, so there are more reviews than cases."
    return sentence("In ", number, led)


def _first_types(facts: Facts) -> Sentence | None:
    """Cases by the type of their first review in this report, where some have more than one."""
    if len(facts.reviews) == len(facts.cases):
        return None
    firsts = by_type(sorted((of_case(facts, case)[0] for case in facts.cases), key=facts.reviews.index))
    if len(firsts) == 1:
        return None
    pieces: list[Piece] = []
    for place, found in enumerate(firsts.values()):
        held = rows("case", [each.case_id for each in found])
        number = Run(in_words(len(held)), Source("Cases by the type of their first review in this report", held))
        unit = " case" if len(held) == 1 else " cases"
        words = sentence(f"{with_article(found[0].type_name)} in ", number, unit if not place else "")
        pieces += _listed_piece(place, len(firsts), words.runs)
    return sentence("The first review in this report is ", *pieces, ".")


def _listed_piece(place: int, number: int, runs: Sequence[Run]) -> list[Piece]:
    """The pieces of one of several things that a sentence lists, with what stands before it."""
    before = "" if not place else " and " if place == number - 1 else ", "
    return [before, *runs] if before else [*runs]


def _considered(facts: Facts) -> Sentence | None:
    if not facts.considered:
        return None
    found = rows("case", facts.considered)
    number = counted(found, "case", says="Cases considered and not reviewed", first=True)
    was = (
        "was considered in these months and is not reviewed"
        if len(found) == 1
        else ("were considered in these months and are not reviewed")
    )
    return sentence(number, f" {was}.")


def _by_type(facts: Facts) -> Table:
    used = [each for each in STANDINGS if any(standing(review) == each for review in facts.reviews)]
    lines = [_line(found[0].type_many, found, used) for found in by_type(facts.reviews).values()]
    if len(lines) > 1:
        lines.append(_line("All reviews", facts.reviews, used, is_total=True))
    columns = (Column("Type of review"), *(Column(each, is_number=True) for each in (*used, "All")))
    return Table(f"Reviews by type and where they stood {at_end(facts)}", columns, tuple(lines))


def _line(name: str, reviews: Sequence[ReviewFacts], used: Sequence[str], *, is_total: bool = False) -> Line:
    counts = [count([each for each in reviews if standing(each) == one], f"{name}: {one}") for one in used]
    return Line((plain(name), *counts, count(reviews, f"{name}: all")), is_total)


def _open_at_end(facts: Facts) -> Sentence:
    under_way = [each for each in facts.reviews if each.is_under_way]
    number = counted(review_rows(under_way), "review", says=f"Under way {at_end(facts)}")
    was = "was" if len(under_way) == 1 else "were"
    when = at_end(facts)
    return sentence(f"{when[0].upper()}{when[1:]} ", number, f" {was} under way.")


def _each(facts: Facts) -> list[Block]:
    """What became of each review, by case; a case that is not named is counted above alone."""
    items = tuple(_of_case(facts, case) for case in facts.cases if case.is_named)
    if not items:
        return []
    lead = told("This is what became of each review.", review_rows(facts.reviews), says="The reviews")
    return [Block("reviews.each-intro", paragraph(lead)), Block("reviews.each", Bullets(items))]


def _of_case(facts: Facts, case: CaseFacts) -> Sentences:
    name = Sentence((Run(f"{case.name}. ", bold=True),))
    return (name, *paragraph(*story(facts, case)).sentences)


def _grid(facts: Facts) -> list[Block]:
    named = [case for case in facts.cases if case.is_named]
    lines = [(case, [each for each in facts.points if each.case_id == case.id and each.in_grid]) for case in named]
    lines = [(case, points) for case, points in lines if points]
    intro = Block("reviews.grid-intro", paragraph(*_grid_intro(facts, [each for _, found in lines for each in found])))
    if not lines:
        return [intro]
    columns = (Column("Case and type of review"), Column("Learning themes, in the words of the review"))
    table = Table(
        "What our reviews taught: the cases and their learning themes",
        columns,
        tuple(Line((_case_cell(facts, case), _points_cell(points))) for case, points in lines),
    )
    return [intro, Block("reviews.grid", table)]


def _grid_intro(facts: Facts, grid: Sequence[PointFacts]) -> list[Sentence | None]:
    if not facts.points:
        return [_plain("No learning points of these reviews are recorded yet.")]
    number = counted(_point_rows(facts.points), "learning point", says="Learning points of these reviews")
    if len(grid) == len(facts.points):
        return [sentence("These reviews hold ", number, ", which stand below in the words of the reviews.")]
    if not grid:
        return [sentence("These reviews hold ", number, ", none of which stands in the grid of the year.")]
    stand = "stands" if len(grid) == 1 else "stand"
    shown = Run(in_words(len(grid)), Source("Learning points in the grid", _point_rows(grid)))
    text = f" {stand} in the grid below, in the words of the reviews."
    return [sentence("These reviews hold ", number, ", of which ", shown, text), _elsewhere(facts, grid)]


def _elsewhere(facts: Facts, grid: Sequence[PointFacts]) -> Sentence | None:
    named = {case.id for case in facts.cases if case.is_named}
    others = [each for each in facts.points if each.case_id in named and each not in grid]
    whose = "The others" if len(named) == len(facts.cases) else "The others of the cases named here"
    return _plain(f"{whose} follow with the account of each case.") if others else None


def _point_rows(points: Sequence[PointFacts]) -> tuple[Row, ...]:
    return rows("learning_point", [each.id for each in points])


def _case_cell(facts: Facts, case: CaseFacts) -> Cell:
    reviews = of_case(facts, case)
    types = listed(f"{each.type_name}{' under way' if each.is_under_way else ''}" for each in reviews)
    source = Source("Case and types of review", (*case_rows([case]), *review_rows(reviews)), "none")
    return Cell((sentence(Run(case.name, bold=True), f": {types}", source=source),))


def _points_cell(points: Sequence[PointFacts]) -> Cell:
    said = (told(each.words, _point_rows([each]), says="Learning, in the words of the review") for each in points)
    return Cell(tuple(said), is_list=True)
