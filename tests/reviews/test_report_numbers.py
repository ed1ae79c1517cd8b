"""Every number of the report follows from the rows that it names; a number that was changed is found out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from flask import Flask
from sqlalchemy import func, select

from partnership import clock
from partnership.extensions import db
from partnership.models import Agency, Board
from partnership.rules.blocks import Chapter, Paragraph, Row, Run, Sentence, Source, sentences
from partnership.vocabulary import Audience
from reviews.models import (
    Action,
    Case,
    DisseminationEvent,
    Evidence,
    EvidenceFigure,
    Focus,
    LearningPoint,
    Part,
    Recommendation,
    Review,
    Shortfall,
    Theme,
)
from reviews.queries import facts as queries
from reviews.rules import chapter_before_publishing
from reviews.rules.chapters import chapters
from reviews.rules.facts import Scope
from reviews.rules.prose import WORDS
from reviews.rules.stated import Period

from .conftest import CODING, DATA
from .conftest import Run as Command

TABLES = {
    "action": Action,
    "case": Case,
    "event": DisseminationEvent,
    "evidence": Evidence,
    "focus": Focus,
    "learning_point": LearningPoint,
    "part": Part,
    "recommendation": Recommendation,
    "review": Review,
    "shortfall": Shortfall,
    "theme": Theme,
}
NUMBER = re.compile(rf"\d[\d,]*|\b(?:{'|'.join((*WORDS, 'none'))})\b", re.IGNORECASE)
IN_OUR_WORDS = re.compile(r"\d+|\b(two|three|four|five|six|seven|eight|nine)\b", re.IGNORECASE)
DATES = re.compile(r"\b\d{1,2} [A-Z][a-z]+ \d{4}\b|\b(?:19|20)\d\d\b|\b1[0-9] months, not 12\b")


def report(run: Command) -> tuple[Chapter, ...]:
    run("load", DATA, CODING)
    board = db.session.scalars(select(Board)).one()
    period = Period.of_months("2022-09", "2023-09")
    scope = Scope(board.id, board.name, "Annual report", period, Audience.INTERNAL, period.last, clock.today())
    found = queries.facts(scope)
    return (*chapters(found), chapter_before_publishing.chapter(found))


def runs(of: tuple[Chapter, ...]) -> Iterator[tuple[Sentence, Run]]:
    for chapter in of:
        for block in chapter.blocks:
            for each in sentences(block.content):
                yield from ((each, run) for run in each.runs)


def wrong(of: tuple[Chapter, ...]) -> list[str]:
    """Numbers that are not what the record says today of their rows."""
    return [run.text for _, run in runs(of) if run.source and run.text != "–" and not is_right(run.text, run.source)]


def is_right(text: str, source: Source) -> bool:
    match source.measure:
        case "count":
            return number(text) == there(source.rows) == len(source.rows)
        case "people":
            return number(text) == total(select(func.sum(Case.people_count)).where(Case.id.in_(ids(source))))
        case "figures":
            of_these = EvidenceFigure.evidence_id.in_(ids(source))
            return number(text) == total(select(func.count()).select_from(EvidenceFigure).where(of_these))
        case "stated":
            return is_stated(text, source.rows)
        case _:
            return there(source.rows) == len(set(source.rows))


def number(text: str) -> int | None:
    found = NUMBER.search(text)
    if found is None:
        return None
    word = found[0].casefold().replace(",", "")
    return 0 if word == "none" else WORDS.index(word) if word in WORDS else int(word)


def ids(source: Source) -> list[object]:
    return [row.id for row in source.rows]


def there(rows: tuple[Row, ...]) -> int:
    by_kind = {kind: [row.id for row in rows if row.kind == kind] for kind in {row.kind for row in rows}}
    return sum(
        total(select(func.count()).select_from(TABLES[kind]).where(TABLES[kind].id.in_(found)))
        for kind, found in by_kind.items()
    )


def total(statement: object) -> int:
    return db.session.scalar(statement) or 0  # type: ignore[call-overload]


def is_stated(text: str, rows: tuple[Row, ...]) -> bool:
    """Each number of the words is one that the row states."""
    [row] = rows
    if row.kind == "event":
        event = db.session.get_one(DisseminationEvent, row.id)
        said = [event.attendance_value, event.number_of_sessions, event.sessions_completed, event.sessions_planned]
        said += [event.title, event.frequency]
    else:
        figures = db.session.scalars(select(EvidenceFigure).where(EvidenceFigure.evidence_id == row.id))
        said = [each for figure in figures for each in (figure.value, figure.base, figure.period)]
    held = " ".join(str(each) for each in said if each is not None)
    words = {
        str(WORDS.index(each)) if each in WORDS else each for each in re.findall(r"[\d.]*\d|\w+", text.replace(",", ""))
    }
    numbers = [each for each in words if each[0].isdigit()]
    return all(each in held for each in numbers)


def bare(of: tuple[Chapter, ...]) -> list[str]:
    """Words with a number that say of no rows."""
    return [
        run.text
        for sentence, run in runs(of)
        if not run.source and not sentence.source and IN_OUR_WORDS.search(DATES.sub("", without_names(run.text)))
    ]


def without_names(text: str) -> str:
    """Without the names of agencies, some of which have a number in them."""
    for name in db.session.scalars(select(Agency.name)):
        text = text.replace(name, "")
    return text


def test_every_number_follows_from_its_rows(run: Command, app: Flask) -> None:
    found = report(run)

    assert sum(1 for _, each in runs(found) if each.source and each.source.measure == "count") > 150
    assert wrong(found) == []
    assert [each for each in bare(found) if "up to 7" not in each] == []


def test_a_number_that_was_changed_is_found_out(run: Command, app: Flask) -> None:
    """The control of the test above: each measure, one number at a time."""
    found = report(run)
    for measure, old, new in (
        ("count", "eight reviews", "nine reviews"),
        ("people", "seven children", "eight children"),
        ("figures", "101 figures", "102 figures"),
        ("stated", "over 350 partners", "over 360 partners"),
    ):
        changed = with_another(found, measure, old, new)
        assert wrong(changed) == [new], measure


def test_a_row_that_has_gone_is_found_out(run: Command, app: Flask) -> None:
    found = report(run)
    db.session.delete(db.session.scalars(select(EvidenceFigure)).first())
    db.session.flush()

    assert "101 figures" in wrong(found)


def with_another(of: tuple[Chapter, ...], measure: str, old: str, new: str) -> tuple[Chapter, ...]:
    """The report with the first such number written wrongly."""
    [chosen] = [each for _, each in runs(of) if each.text == old and each.source and each.source.measure == measure][:1]
    block = replace(of[0].blocks[1], content=Paragraph((Sentence((replace(chosen, text=new),)),)))
    return (replace(of[0], blocks=(block,)),)
