"""Load what was coded by hand: themes, and which learning points, evidence and actions they are given to, by id."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from partnership.extensions import db
from partnership.filters import plural
from partnership.models import User
from reviews.commands.loading_rows import Known, Loaded, LoadingFile, known_rows, told
from reviews.commands.loading_themes import load_themes
from reviews.interchange.coding import Coding
from reviews.interchange.meta import slug
from reviews.interchange.reading import Document
from reviews.models import Action, Case, Evidence, LearningPoint, Review, SourceFile, Theme
from reviews.vocabulary import EvidenceLevel

AT_A_TIME = 500
Row = TypeVar("Row", bound=Known)
Thing = TypeVar("Thing", LearningPoint, Evidence, Action)


class LoadingCoding(LoadingFile):
    """A coding, and what the rows became of the file that it codes."""

    def __init__(self, file: SourceFile, coded: SourceFile, loaded: Loaded) -> None:
        super().__init__(file, loaded)
        self.coded, self.of_coded = coded, known_rows(coded.id)

    def pairs(
        self, section: str, of: str, rows: Sequence[Row], model: type[Thing], *options: ORMOption
    ) -> Iterator[tuple[Row, Thing]]:
        """Each row that is new, with the thing that it codes; rows of what is not in the record are told of."""
        table = model.__tablename__
        there = [row for row in rows if (of, row.id, table) in self.of_coded]
        missing = len(rows) - len(there)
        if missing:
            note = f"{section}: {plural(missing, 'row')} left out, because what they code is not in the record: "
            self.loaded.notes.append(f"{note}load “{self.coded.title}” again, and then this file")
        new = list(self.new(section, there, table))
        things = _by_id(model, [self.of_coded[of, row.id, table] for row in new], options)
        for row in new:
            thing = things[self.of_coded[of, row.id, table]]
            self.became(section, row.id, thing)
            yield row, thing


def load_coding(document: Document, coding: Coding, loaded: Loaded, *, by: User | None) -> None:
    """Rows that were loaded before are left as they are, whatever people have made of them since."""
    coded = db.session.scalars(select(SourceFile).where(SourceFile.slug == slug(coding.meta.codes))).one()
    file = db.session.scalar(select(SourceFile).where(SourceFile.slug == document.key))
    if file is None:
        file = SourceFile(id=uuid.uuid4(), slug=document.key, title=loaded.title)
        db.session.add(file)
        db.session.flush()
    loading = LoadingCoding(file, coded, loaded)
    with db.session.no_autoflush:
        themes = load_themes(loading, coding.themes)
        db.session.flush()
        _load_learning_points(loading, coding, themes)
        _load_evidence(loading, coding)
        _load_actions(loading, coding, themes)
    loading.keep(by=by)


def _load_learning_points(loading: LoadingCoding, coding: Coding, themes: dict[str, Theme]) -> None:
    options = (
        selectinload(LearningPoint.themes),
        joinedload(LearningPoint.review).joinedload(Review.case),
    )
    linked: dict[Case, int] = {}
    rows = loading.pairs("learning_points", "learning_themes", coding.learning_points, LearningPoint, *options)
    for row, point in rows:
        if _link(point, (themes[each] for each in row.theme_ids)):
            case = point.review.case
            linked[case] = linked.get(case, 0) + 1
    for case, count in linked.items():
        loading.tell("loaded themes of learning points", case, count=count)


def _load_evidence(loading: LoadingCoding, coding: Coding) -> None:
    """A level that somebody has given already stands."""
    for row, evidence in loading.pairs("evidence", "evidence", coding.evidence, Evidence):
        if row.level and evidence.level is None:
            evidence.level, evidence.is_sustained = EvidenceLevel(row.level), row.sustained
            evidence.level_reason = told(row.why)
            loading.tell("loaded the level", evidence, level=evidence.level.label)


def _load_actions(loading: LoadingCoding, coding: Coding, themes: dict[str, Theme]) -> None:
    options = (selectinload(Action.themes),)
    for row, action in loading.pairs("actions", "actions", coding.actions, Action, *options):
        if row.theme_id and _link(action, [themes[row.theme_id]]):
            loading.tell("loaded a theme of the action", action)


def _link(thing: LearningPoint | Action, themes: Iterable[Theme]) -> bool:
    """Add the themes that it has not; whether there were any. One that is retired since takes no new links."""
    in_use = dict.fromkeys(theme.merged_into or theme for theme in themes)
    new = [theme for theme in in_use if theme.is_active and theme not in thing.themes]
    thing.themes.extend(new)
    return bool(new)


def _by_id(model: type[Thing], ids: Sequence[uuid.UUID], options: Sequence[ORMOption]) -> dict[uuid.UUID, Thing]:
    found: dict[uuid.UUID, Thing] = {}
    for first in range(0, len(ids), AT_A_TIME):
        some = db.session.scalars(select(model).where(model.id.in_(ids[first : first + AT_A_TIME])).options(*options))
        found |= {thing.id: thing for thing in some}
    return found
