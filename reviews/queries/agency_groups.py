"""The agencies to choose from, under headings that fold."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from partnership.extensions import db
from partnership.models import Agency
from partnership.queries import agencies
from partnership.rules.folding import fold
from reviews.models import ActionSource, Part

FEW = 12
OTHERS = "Other agencies"
EARLIER = "With a part in earlier actions of the same review"


@dataclass(frozen=True)
class AgencyGroup:
    """Agencies under one heading: id → name."""

    heading: str
    choices: Mapping[uuid.UUID, str]
    is_open: bool


def groups(reviews: Collection[uuid.UUID] = (), *, also: Iterable[Agency] = ()) -> list[AgencyGroup]:
    """All that are open, and `also` those chosen before; those with a part in the reviews’ earlier actions first."""
    return grouped([*agencies.open_in_order(), *also], _of_reviews(reviews))


def grouped(some: Iterable[Agency], before: Collection[uuid.UUID] = ()) -> list[AgencyGroup]:
    """Those `before` first; then by what they sit under, else by sector. Few stand together."""
    there = list({each.id: each for each in some}.values())
    first = {each.id: each.name for each in there if each.id in before}
    rest = [each for each in there if each.id not in before]
    found = [AgencyGroup(EARLIER, first, True)] if first else []
    if len(there) <= FEW:
        heading = OTHERS if first else "Agencies"
        return [*found, *([AgencyGroup(heading, {each.id: each.name for each in rest}, True)] if rest else [])]
    return [*found, *_by_place(rest, there)]


def _of_reviews(reviews: Collection[uuid.UUID]) -> set[uuid.UUID]:
    if not reviews:
        return set()
    from_them = select(ActionSource.action_id).where(ActionSource.review_id.in_(reviews))
    return set(db.session.scalars(select(Part.agency_id).where(Part.action_id.in_(from_them)).distinct()))


def _by_place(some: Sequence[Agency], there: Sequence[Agency]) -> list[AgencyGroup]:
    names = {each.id: each.name for each in there}
    tops = {each.parent_id for each in there if each.parent_id in names}
    found: dict[str, dict[uuid.UUID, str]] = defaultdict(dict)
    for each in some:
        found[_heading(each, names, tops)][each.id] = each.name
    in_order = sorted(found, key=lambda heading: (heading == OTHERS, fold(heading)))
    return [AgencyGroup(heading, found[heading], False) for heading in in_order]


def _heading(each: Agency, names: Mapping[uuid.UUID, str], tops: Collection[uuid.UUID | None]) -> str:
    if each.parent_id and each.parent_id in names:
        return names[each.parent_id]
    if each.id in tops:
        return each.name
    return _sector(each.sector)


def _sector(words: str | None) -> str:
    """As it was written, or loaded: “local_authority” is two words."""
    words = (words or "").replace("_", " ").strip()
    return f"{words[0].upper()}{words[1:]}" if words else OTHERS
