"""What was done to an incident, a conflict of interest and a review that grew: words after a person's name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from partnership.filters import day, listed
from reviews.rules.prose_reviews import with_article
from reviews.vocabulary import DateKind

Detail = Mapping[str, Any]
FIELDS = {
    "harm": "what kind of harm it was",
    "aware_on": "the day of becoming aware",
    "told_by": "who told the partnership",
    "agencies": "the agencies thought to be involved",
}
# What stands beside a decision. Its words are not repeated in the history.
BESIDE = {
    "decided_on": "the day of the decision",
    "notified_on": "the day of the notification",
    "reason": "the reason for the decision",
    "meeting": "the meeting",
    "words": "the words of the partners",
}


def _day(words: str | None) -> str:
    return day(date.fromisoformat(words)) if words else ""


def _logged(detail: Detail) -> str:
    return f"logged the incident as {detail.get('name', 'a case')}: being considered"


def _changed(detail: Detail) -> str:
    changes = detail.get("changes", {})
    also = f"; with it the date of the {listed(detail['also'])}" if detail.get("also") else ""
    return f"changed {listed(_field(each, *changes[each]) for each in changes) or 'the incident'}{also}"


def _field(name: str, before: str | None, after: str | None) -> str:
    """A day with what it was and is; of the other fields only that they were changed."""
    if name != "aware_on":
        return FIELDS.get(name, name)
    return f"{FIELDS[name]} from {_day(before) or 'not known'} to {_day(after) or 'not known'}"


def _decided(detail: Detail) -> str:
    outcome, views = detail.get("after", ""), detail.get("views", [])
    said = f"; {listed(views)}" if views else ""
    return f"recorded the decision of {_day(detail.get('on'))}: {outcome}{said}{_carried(detail)}"


def _decided_again(detail: Detail) -> str:
    """What was changed of it: the decision itself, the views of partners, or what stands beside it."""
    before, after = detail.get("before", ""), detail.get("after", "")
    told = [f"the decision from “{before}” to “{after}”"] if before != after else []
    told += [f"the view of {who} from “{was}” to “{now}”" for who, was, now in detail.get("view_changes", [])]
    days = detail.get("days", {})
    told += [f"{BESIDE[name]}{_from_to(days.get(name))}" for name in detail.get("changed", [])]
    return f"changed {listed(told) or 'what is recorded of the decision'}{_carried(detail)}"


def _from_to(days: Sequence[str | None] | None) -> str:
    return f" from {_day(days[0]) or 'none'} to {_day(days[1]) or 'none'}" if days else ""


def _carried(detail: Detail) -> str:
    """The dates of a review that went with the decision."""
    found = [
        f"“{DateKind(step).label}” of the {review}{f' from {was} to' if was else ','} {now}"
        for review, step, was, now in detail.get("also", [])
    ]
    return f"; with it {listed(found)}" if found else ""


def _declared(detail: Detail) -> str:
    stand_in = f"; {detail['stand_in']} stands in" if detail.get("stand_in") else ""
    return f"recorded a conflict of interest of {detail.get('who', 'somebody')}{stand_in}"


def _ended(detail: Detail) -> str:
    return f"ended the conflict of interest of {detail.get('who', 'somebody')}"


def decided_for_all(detail: Detail, to_team: bool) -> str | None:
    """Partners are told of the review that followed, and of nothing else."""
    if to_team:
        return _decided_again(detail) if detail.get("before") else _decided(detail)
    return f"added a review: {detail['review']}" if detail.get("review") else None


def grew(detail: Detail, _: bool) -> str:
    carried = f", with {detail['carried']} carried over" if detail.get("carried") else ""
    into = with_article(detail["type"]) if detail.get("type") else "another review"
    return f"let the {detail.get('from', 'review')} grow into {into}{carried}"


FOR_TEAM: dict[str, Callable[[Detail], str]] = {
    "logged the incident": _logged,
    "changed the incident": _changed,
    "declared a conflict": _declared,
    "ended a conflict": _ended,
}
FOR_ALL: dict[str, Callable[[Detail, bool], str | None]] = {
    "recorded a decision": decided_for_all,
    "changed a decision": decided_for_all,
    "grew a review": grew,
}
