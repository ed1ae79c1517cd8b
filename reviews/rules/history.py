"""What was done to a case and its reviews, told in sentences: the words that follow a person's name."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any

from partnership.filters import day, listed, plural
from partnership.rules.history import took_words_out
from reviews.rules import history_incidents, history_learning, history_recommendations
from reviews.rules.history_learning import LEARNING
from reviews.rules.history_loading import LOADED
from reviews.vocabulary import DateKind

Detail = Mapping[str, Any]
OFFICE = "The partnership’s office"
OWNER = "The installation’s owner"
SOMEBODY = "Somebody else of the partnership"

CASE_FIELDS = {
    "name": "case name",
    "incident_nature": "what happened",
    "incident": "when it happened",
    "people_count": "how many children or adults it is about",
    "joint_with": "whom it is joint with",
    "summary": "summary for partners",
    "internal_notes": "internal notes",
}
REVIEW_FIELDS = {
    "led": "which area leads it",
    "arose_from": "which review it arose from",
    "title": "published title",
    "is_published": "whether it is published",
    "publication_form": "how it is published",
}
# Long texts are not repeated in the history: that they were changed is told, not what they said.
UNTOLD = {"summary", "internal_notes", "incident_nature", "publication_form", "title"}
# Choices of a list: partners are told of no other field what it said before, they may have been let in since.
CHOICES = {"led", "is_published"}
TEAM_ONLY = {"internal_notes", "incident_nature", "incident", "people_count"}


def who(name: str | None, *, is_named: bool, is_reader: bool, is_office: bool, agencies: Collection[str]) -> str:
    """Who did it. Whoever is not told names reads of herself, of the office, and else of whose side it was.

    >>> who("Morgan Hale", is_named=False, is_reader=False, is_office=False, agencies=["Northmoor Police"])
    'Northmoor Police'
    """
    if name is None:
        return OWNER
    if is_named:
        return name
    if is_reader:
        return "You"
    return OFFICE if is_office else listed(sorted(agencies)) or SOMEBODY


def told(verb: str, detail: Detail | None, *, to_team: bool) -> str | None:
    """The sentence without its subject, or None where it is nothing for this reader.

    Who is named on a case, what happened, and its internal notes are told to the review team only. Of words that
    were written while the team alone could read them, partners are told that they were changed, and not what they were.
    """
    if verb in FOR_ALL:
        return FOR_ALL[verb](detail or {}, to_team)
    if not to_team:
        return None
    return FOR_TEAM[verb](detail or {}) if verb in FOR_TEAM else verb


def said(verb: str, detail: Detail | None, *, to_team: bool) -> str:
    """The words before and after a change, to be shown under the sentence: for the review team only."""
    if verb == history_learning.CHANGED and detail and to_team:
        return history_learning.both(detail)
    return ""


def _logged(detail: Detail, _: bool) -> str:
    return f"logged the case: {detail.get('type', 'a review')}, at the stage “{detail.get('stage', '')}”"


def _loaded(detail: Detail, _: bool) -> str:
    return f"added the case from the file “{detail['file']}”" if detail.get("file") else "added the case from a file"


def _from_file(verb: str) -> Callable[[Detail, bool], str]:
    return lambda detail, _: LOADED[verb](detail) if detail else verb


def _changed_case(detail: Detail, to_team: bool) -> str | None:
    changes = {k: v for k, v in detail.get("changes", {}).items() if to_team or k not in TEAM_ONLY}
    if not changes and detail.get("changes"):
        return None
    return f"changed {_fields(changes, CASE_FIELDS, to_team) or 'the case'}"


def _opened(detail: Detail, _: bool) -> str:
    people = detail.get("people")
    return "opened the case to partners" + (f": {people} people could see it then" if people else "")


def _closed(_: Detail, __: bool) -> str:
    return "made the case visible to the review team only"


def _added(detail: Detail, _: bool) -> str:
    return f"added a review: {detail.get('type', '')}, at the stage “{detail.get('stage', '')}”"


def _changed_review(detail: Detail, to_team: bool) -> str:
    fields = _fields(detail.get("changes", {}), REVIEW_FIELDS, to_team)
    return f"changed {fields or 'the review'} ({detail.get('type', '')})"


def _dated(detail: Detail, to_team: bool) -> str:
    labels = {kind.value: f"“{kind.label}”" for kind in DateKind}
    fields = _fields(detail.get("changes", {}), labels, to_team)
    return f"changed the dates of the {detail.get('type', 'review')}: {fields}"


def _moved(detail: Detail, _: bool) -> str:
    on = f", {detail['on']}" if detail.get("on") else ""
    moved = f"from “{detail.get('before', '')}” to “{detail.get('after', '')}”"
    return f"moved the {detail.get('type', 'review')} {moved}{on}"


def _put_back(detail: Detail, to_team: bool) -> str:
    moved = f"from “{detail.get('before', '')}” to “{detail.get('after', '')}”"
    date_too = f" and took away the date that was set with it ({detail['undated']})" if detail.get("undated") else ""
    why = f": {detail['reason'].rstrip('. ')}" if to_team and detail.get("reason") else ""
    put_back = f"put the stage of the {detail.get('type', 'review')} back {moved}"
    return f"{put_back}{date_too}, as it was recorded by mistake{why}"


def _pasted(detail: Detail, _: bool) -> str:
    made = [plural(detail[f"{noun}s"], noun) for noun in ("recommendation", "action", "part") if f"{noun}s" in detail]
    return f"pasted an action plan: {', '.join(made)}" if made else "pasted an action plan"


def _named(detail: Detail) -> str:
    until = f", until {day(date.fromisoformat(detail['until']))}" if detail.get("until") else ""
    return f"let {detail.get('who', 'somebody')} see the case{until}"


def _ended(detail: Detail) -> str:
    return f"ended that {detail.get('who', 'somebody')} sees the case"


def _fields(changes: Mapping[str, Any], labels: Mapping[str, str], to_team: bool) -> str:
    """Each field that changed; for the team with what it said where that is short."""
    return listed(
        _field(labels[name], *both, is_told=name not in UNTOLD and (to_team or name in CHOICES))
        for name, both in changes.items()
        if name in labels
    )


def _field(label: str, before: Any, after: Any, *, is_told: bool) -> str:
    article = "" if label.startswith(("“", "wh", "how")) else "the "
    if not is_told:
        return f"{article}{label}"
    was = "" if before in (None, "", []) else f" from {_said(before)}"
    return f"{article}{label}{was} to {_said(after)}"


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return listed(value) or "not stated"
    return "not stated" if value in (None, "") else str(value)


def _took_words_out(detail: Detail, to_team: bool) -> str | None:
    if detail.get("field") in TEAM_ONLY and not to_team:
        return None
    return took_words_out(detail) if detail else "took words out"


FOR_ALL: dict[str, Callable[[Detail, bool], str | None]] = {
    "logged the case": _logged,
    "loaded the case": _loaded,
    "loaded learning points": _from_file("loaded learning points"),
    "loaded themes of learning points": _from_file("loaded themes of learning points"),
    "changed the case": _changed_case,
    "opened the case to partners": _opened,
    "closed the case to partners": _closed,
    "added a review": _added,
    "changed a review": _changed_review,
    "dated a review": _dated,
    "moved a review": _moved,
    "put a review back": _put_back,
    "pasted an action plan": _pasted,
    "took words out": _took_words_out,
    **history_incidents.FOR_ALL,
    **LEARNING,
}
FOR_ALL |= history_recommendations.FOR_ALL
FOR_TEAM: dict[str, Callable[[Detail], str]] = {
    "named a reader": _named,
    "ended a reader": _ended,
    **history_incidents.FOR_TEAM,
}
