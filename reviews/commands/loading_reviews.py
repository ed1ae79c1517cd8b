"""The reviews of one case of an annual report."""

from __future__ import annotations

import uuid

from reviews.commands.loading_rows import Loading, dated, told
from reviews.commands.loading_types import Types
from reviews.interchange.dates import SourceDate
from reviews.interchange.learning import Publication
from reviews.interchange.learning import Review as ReviewRow
from reviews.models import Case, Review, ReviewDate, ReviewType
from reviews.rules.source_stages import completed, names_type, stage_of
from reviews.vocabulary import DateKind, Led


def load_reviews(loading: Loading, row: ReviewRow, case: Case, types: Types) -> None:
    """One review; two where the row says that the first led to another, which is then the one that it says more of."""
    first = _review(case, types.of(row.type), Led.JOINT if row.joint_with else Led.HERE)
    last = first
    if row.progressed_to:
        last = _review(case, types.of(row.progressed_to), first.led, arose_from=first)
    _set_stages(row, first, last)
    last.is_published = row.published
    last.publication_form = told(row.publication.form) if row.publication else None
    _set_dates(row, first, last)
    for review in dict.fromkeys((first, last)):
        loading.made(review)
    loading.became("reviews", row.id, first)


def _review(case: Case, review_type: ReviewType, led: Led, arose_from: Review | None = None) -> Review:
    return Review(
        id=uuid.uuid4(),
        case=case,
        review_type=review_type,
        led=led,
        arose_from=arose_from,
        place=2 if arose_from else 1,
    )


def _set_stages(row: ReviewRow, first: Review, last: Review) -> None:
    """The stage is said of the last review, unless its words name the type of the first."""
    says_first = last is not first and names_type(row.stage, _names(first)) and not names_type(row.stage, _names(last))
    last.stage = stage_of(
        None if says_first else row.stage,
        last.review_type.stages,
        type_names=_names(last),
        is_published=row.published is True,
        is_concluded=last is first and row.concluded is not None,
    )
    if last is not first:
        first.stage = completed(first.review_type.stages)
    (first if says_first else last).stage_stated = told(row.stage)


def _names(review: Review) -> tuple[str, ...]:
    kind = review.review_type
    return kind.code, kind.name, kind.full_name


def _set_dates(row: ReviewRow, first: Review, last: Review) -> None:
    for kind, source in (
        (DateKind.STARTED, row.started),
        (DateKind.REVIEWED, row.reviewed),
        (DateKind.CONCLUDED, row.concluded),
    ):
        _set_date(first, kind, source)
    if row.publication:
        _set_date(last, _publication_kind(row, row.publication), row.publication.date)


def _publication_kind(row: ReviewRow, publication: Publication) -> DateKind:
    """A date of what has not happened is a plan."""
    happened = row.published is not False and not publication.planned
    return DateKind.PUBLISHED if happened else DateKind.PUBLICATION_PLANNED


def _set_date(review: Review, kind: DateKind, source: SourceDate | None) -> None:
    on = dated(source)
    if on:
        review.dates.append(ReviewDate(kind=kind, on=on))
