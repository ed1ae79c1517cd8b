"""What the things of a report hang from: their cases, and whether any of these may be named."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import select

from partnership.extensions import db
from reviews.models import Case, LearningPoint, Recommendation, Review, Theme
from reviews.queries.facts_cases import OfCases
from reviews.queries.facts_names import Names
from reviews.rules.facts import Ids, LeftFacts, Scope
from reviews.vocabulary import EvidenceLevel

Links = Mapping[str, Ids]


@dataclass(frozen=True)
class Around:
    """All that links lead to, read once: `theme_as` says for which theme another counts since they were merged."""

    scope: Scope
    of_cases: OfCases
    names: Names
    review_of: Mapping[uuid.UUID, uuid.UUID]
    theme_as: Mapping[uuid.UUID, uuid.UUID]
    cases_of_action: Mapping[uuid.UUID, Ids] = field(default_factory=dict)

    @classmethod
    def of(cls, scope: Scope, of_cases: OfCases, names: Names) -> Around:
        review_of = _hung(LearningPoint, scope) | _hung(Recommendation, scope)
        themes = db.session.execute(select(Theme.id, Theme.merged_into_id))
        return cls(scope, of_cases, names, review_of, {each: into or each for each, into in themes})

    def agency_names(self, ids: Iterable[uuid.UUID]) -> tuple[str, ...]:
        return tuple(self.names.agencies[each] for each in ids)

    def themes(self, ids: Iterable[uuid.UUID]) -> Ids:
        return frozenset(self.theme_as[each] for each in ids)

    def cases(self, reviews: Iterable[uuid.UUID]) -> Ids:
        """Of the reviews that count for this board."""
        known = self.of_cases.case_of_review
        return frozenset(known[each] for each in reviews if each in known)

    def cases_of_links(self, links: Links) -> Ids:
        """The cases that a thing is about, also by a learning point, a recommendation or an action."""
        by_way = [
            self.review_of[each] for each in (*links["point"], *links["recommendation"]) if each in self.review_of
        ]
        of_actions = (self.cases_of_action.get(each, frozenset()) for each in links["action"])
        return self.cases((*links["review"], *by_way)).union(*of_actions)

    def is_told(self, case_ids: Ids) -> bool:
        """Not where all cases that it hangs from are their review teams' alone."""
        return not case_ids or bool(case_ids & self.of_cases.named)


def left(around: Around, thing_id: uuid.UUID, about: Links, level: EvidenceLevel | None = None) -> LeftFacts:
    """A piece of evidence, or a way of sharing learning, that does not go in."""
    case_ids = around.cases_of_links(about)
    return LeftFacts(
        thing_id,
        around.is_told(case_ids),
        level,
        case_ids=case_ids,
        action_ids=about["action"],
        point_ids=about["point"],
        focus_ids=about["focus"],
        theme_ids=around.themes(about["theme"]),
    )


def links_of(rows: Iterable[tuple[uuid.UUID | None, ...]], names: tuple[str, ...]) -> Links:
    """The ids that the link rows of one thing name, by what they are of."""
    found: dict[str, set[uuid.UUID]] = defaultdict(set)
    for row in rows:
        for name, each in zip(names, row, strict=True):
            if each is not None:
                found[name].add(each)
    return defaultdict(frozenset, {name: frozenset(ids) for name, ids in found.items()})


def _hung(model: type[LearningPoint] | type[Recommendation], scope: Scope) -> dict[uuid.UUID, uuid.UUID]:
    """Which review each one is of."""
    hung = select(model.id, model.review_id).join(Review, Review.id == model.review_id).join(Review.case)
    return {each: review_id for each, review_id in db.session.execute(hung.where(Case.board_id == scope.board_id))}
