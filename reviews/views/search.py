"""Search: one box over all that the person may see."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from partnership.access import guard
from partnership.filters import plural
from partnership.listing import TabLink, href, pager
from partnership.permissions import can_see_agencies
from reviews.permissions import can_read_record
from reviews.queries import search
from reviews.queries.search import Found, Results
from reviews.rules.search import Query, parse
from reviews.vocabulary import SearchKind

bp = Blueprint("search", __name__)

KINDS = [each for each in SearchKind if each is not SearchKind.CASE_WITH_NOTES]
# Where each kind is read: the endpoint and the noun of its address.
PAGES = {
    SearchKind.CASE: ("cases.show", "case_id"),
    SearchKind.ACTION: ("actions.show", "action_id"),
    SearchKind.UPDATE: ("parts.show", "part_id"),
    SearchKind.EVIDENCE: ("evidence.show", "evidence_id"),
    SearchKind.EVENT: ("sharing.show", "event_id"),
    SearchKind.RECOMMENDATION: ("recommendations.show", "recommendation_id"),
}


@dataclass(frozen=True)
class Group:
    """The answers of one kind that stand on this page, under the count of them all."""

    key: str
    title: str
    count: int
    found: list[tuple[Found, str]]


@bp.get("/search")
@guard(can_read_record)
def results() -> ResponseReturnValue:
    """The address holds the query, so that it can be kept and passed on; no log of ours holds the address."""
    query = parse(request.args.get("q", ""))
    kind = next((each for each in KINDS if each == request.args.get("kind")), None)
    found = search.results(current_user, query, kind=kind, page=_number(request.args.get("page", "")))
    return render_template(
        "reviews/search/results.html",
        query=query,
        kind=kind,
        found=found,
        heading=_heading(query, found),
        tabs=_tabs(kind, found),
        groups=_groups(found),
        pager=pager(found.page, found.counts[kind] if kind else found.count, search.A_PAGE),
    )


def _heading(query: Query, found: Results) -> str:
    if not query.said:
        return "Search the record"
    return f"{plural(found.count, 'result')} for “{query.said}”" if found.count else f"Nothing found for “{query.said}”"


def _tabs(kind: SearchKind | None, found: Results) -> list[TabLink]:
    """Everything, then each kind that has an answer."""
    kinds = [each for each in KINDS if found.counts.get(each) or each is kind]
    everything = TabLink("Everything", href(kind=None, page=None), found.count, kind is None)
    ofs = (
        TabLink(each.label, href(kind=each.value, page=None), found.counts.get(each, 0), each is kind) for each in kinds
    )
    return [everything, *ofs]


def _groups(found: Results) -> list[Group]:
    return [
        Group(kind.value, kind.label, found.counts[kind], [(each, _page_of(each)) for each in many])
        for kind, many in groupby(found.found, key=lambda each: each.kind)
    ]


def _page_of(found: Found) -> str:
    """The page on which it is read: its own, or the learning of its case."""
    if found.kind is SearchKind.AGENCY:
        if can_see_agencies(current_user):
            return url_for("agencies.show", agency_id=found.subject_id)
        return url_for("actions.index", agency=found.subject_id, tab="all")
    if found.kind in PAGES:
        endpoint, noun = PAGES[found.kind]
        address: dict[str, Any] = {noun: found.part_id or found.subject_id}
        return url_for(endpoint, **address)
    return url_for("cases.learning", case_id=found.hangs.cases[0][1]) if found.hangs.cases else ""


def _number(words: str) -> int:
    return max(1, int(words)) if words.isascii() and words.isdigit() and len(words) < 7 else 1
