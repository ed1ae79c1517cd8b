"""The history of an action in sentences: for each verb, the words that follow the person's name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from partnership.filters import listed, plural
from reviews.rules.history_loading import LOADED
from reviews.rules.prose_reviews import with_article

Detail = Mapping[str, Any]
PASTED = "pasted an action plan"
FROM_THE_PLAN = "From the plan"  # for the office alone
# Where a part is, in the middle of a sentence; the other labels stand there as they are.
MOVED = {"cannot be done": "“cannot be done”", "not ours": "“not ours”"}
WAS = {"cannot be done": "could not be done", "not ours": "was said not to be its own"}


def sentence(who: str, verb: str, detail: Detail | None, *, to_team: bool = False) -> str:
    """The event in a sentence; the verb alone where its words were removed, or where nothing else is known of it.

    `to_team` is whether it is told to the office or the review team: others are not told the words of a source.

    >>> sentence("Morgan Hale", "reopened the part", {"agency": "Northmoor Police", "before": "Done"})
    'Morgan Hale reopened the part of Northmoor Police, which was done.'
    >>> sentence("Morgan Hale", "reopened the part", None)
    'Morgan Hale reopened the part.'
    """
    if detail and not to_team and "words" in detail:
        detail = {**detail, "words": None}
    words = SENTENCES[verb](detail) if detail and verb in SENTENCES else verb
    return f"{who} {words}."


def said(verb: str, detail: Detail | None, *, to_team: bool, to_office: bool) -> str:
    """What was written with it, to be shown under the sentence: a reason, or the words before and after an edit.

    Partners, who may see the action since a day after the edit, are told that it was edited and not what it said.
    """
    if not detail:
        return ""
    reason = str(detail.get("reason", ""))
    if reason or not to_team:
        return reason
    changes = [
        f"{each['field']}: “{each['before'] or 'nothing'}” became “{each['after'] or 'nothing'}”"
        for each in detail.get("changes", [])
        if to_office or each["field"] != FROM_THE_PLAN
    ]
    return "\n".join(changes)


def _posted(detail: Detail) -> str:
    before, after = (MOVED.get(each, each) for each in (detail["before"].lower(), detail["after"].lower()))
    moved = f"still {after}" if before == after else f"{before} to {after}"
    told = f", told by {detail['on_behalf_of']}" if detail.get("on_behalf_of") else ""
    return f"posted an update for {detail['agency']}: {moved}{told}"


def _reopened(detail: Detail) -> str:
    signed = " and signed off" if detail.get("was_signed_off") else ""
    before = detail["before"].lower()
    return f"reopened the part of {detail['agency']}, which {WAS.get(before, f'was {before}')}{signed}"


def _added(detail: Detail) -> str:
    agencies = detail["agencies"]
    parts = plural(len(agencies), "part")
    return f"added the action with {parts}: {listed(agencies)}"


def _added_part(detail: Detail) -> str:
    return f"added a part for {detail['agency']}"


def _edited(detail: Detail) -> str:
    return f"changed the action: {listed(each['field'].lower() for each in detail['changes'])}"


def _edited_part(detail: Detail) -> str:
    return f"changed the part of {detail['agency']}: {listed(each['field'].lower() for each in detail['changes'])}"


def _added_source(detail: Detail) -> str:
    return f"said that the action comes from {_source(detail)}"


def _took_source(detail: Detail) -> str:
    return f"took away that the action comes from {_source(detail)}"


def _source(detail: Detail) -> str:
    return f"{detail['kind'].lower()} “{detail['words']}”" if detail["words"] else with_article(detail["kind"].lower())


def _extended(detail: Detail) -> str:
    dates = f"from {detail['before']} to {detail['after']}"
    return f"extended the due date of {detail['agency']} {dates}, approved by {detail['approved_by']}"


def _corrected(detail: Detail) -> str:
    which = "original due date" if detail.get("is_original") else "due date"
    return f"corrected a mistake in the {which}: {detail['before']} became {detail['after']}"


def _signed_off(detail: Detail) -> str:
    return f"signed off the part of {detail['agency']}, on {detail['on']}"


SENTENCES: dict[str, Callable[[Detail], str]] = {
    "added a part": _added_part,
    "added a source": _added_source,
    "added the action": _added,
    "changed the action": _edited,
    "loaded the action": LOADED["loaded the action"],
    "loaded a theme of the action": LOADED["loaded a theme of the action"],
    "corrected the due date": _corrected,
    "extended the due date": _extended,
    "changed the part": _edited_part,
    PASTED: lambda _: "added the action by pasting an action plan",
    "posted an update": _posted,
    "reopened the part": _reopened,
    "signed off the part": _signed_off,
    "took a source away": _took_source,
    "took words out": lambda detail: f"took words out of “{detail['text']}”",
}
