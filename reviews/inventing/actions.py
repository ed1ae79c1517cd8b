"""The actions of the invented record, with where they came from, their parts, and what was said about these."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from partnership.rules.folding import fold
from reviews.inventing import words
from reviews.inventing.rows import Rows, at_half_past_nine, stated
from reviews.models import Action, ActionSource, Part, Update
from reviews.rules.progress import action_status
from reviews.vocabulary import Outlook, PartStatus, SourceKind

Row = dict[str, Any]
PARTS = (4, 1, 2, 1, 3, 1)  # how many agencies share an action, in turn: two on average
UNHEARD = 6  # every sixth part has had no update
LAST = (PartStatus.IN_PROGRESS, PartStatus.DONE, PartStatus.DONE, PartStatus.CANNOT_BE_DONE, PartStatus.DONE)


@dataclass(frozen=True)
class Around:
    """What the actions hang from, and who takes part in them."""

    board: Row
    agencies: list[Row]
    posts: list[Row]
    people: list[Row]
    reviews: list[tuple[Row, Row]]
    recommendations: list[Row]
    focuses: list[Row]
    themes: list[Row]
    today: date
    years: int


def add_actions(rows: Rows, around: Around, count: int, updates: int) -> list[Row]:
    actions: list[Row] = []
    parts: list[Row] = []
    for number in range(count):
        action = _action(rows, around, number, count)
        _source(rows, action, number, around)
        theme = around.themes[number % len(around.themes)]
        rows.join("action_theme", action_id=action["id"], theme_id=theme["id"])
        mine = _parts(rows, action, number, around)
        parts.extend(mine)
        names = [each.pop("agency") for each in mine]
        at, manager = action["added_at"], around.people[0]
        rows.record("added the action", Action, action, at, manager, detail={"agencies": names})
        actions.append(action)
    _updates(rows, parts, updates, around)
    _settle(rows, parts)
    return actions


def _action(rows: Rows, around: Around, number: int, count: int) -> Row:
    random = rows.random
    text = " ".join(random.choice(each) for each in (words.VERBS, words.THINGS, ("with", "for"), words.PEOPLE))
    text = f"{text} {random.choice(words.WAYS)}, step {number + 1}"
    added = around.today - timedelta(days=30 + (365 * around.years - 50) * (count - number) // count)
    due = None if number % 7 == 3 else added + timedelta(days=random.randrange(60, 500))
    return rows.add(
        Action,
        board_id=around.board["id"],
        text=text,
        text_folded=fold(text),
        topic=random.choice(words.TOPICS),
        outcome="Children are seen sooner when worries come from more than one agency.",
        measure="Share of files that show it in the next audit.",
        added_at=at_half_past_nine(added),
        **stated("due", due, as_month=number % 3 == 1),
    )


def _source(rows: Rows, action: Row, number: int, around: Around) -> None:
    """Most come from a review or its recommendation, some from a focus or an audit, some from nothing."""
    source = {"action_id": action["id"], "review_id": None, "recommendation_id": None, "focus_id": None, "words": None}
    if number % 10 == 9:
        return
    if number % 10 == 4:
        rows.add(ActionSource, **source | {"kind": SourceKind.AUDIT, "words": "Audit of thresholds"})
    elif number % 10 == 8:
        focus = around.focuses[number // 10 % len(around.focuses)]
        rows.add(ActionSource, **source | {"kind": SourceKind.FOCUS, "focus_id": focus["id"]})
    elif number % 2:
        asked = around.recommendations[int(len(around.recommendations) * rows.random.random() ** 1.3)]
        ids = {"review_id": asked["review_id"], "recommendation_id": asked["id"]}
        rows.add(ActionSource, **source | ids | {"kind": SourceKind.RECOMMENDATION})
    else:
        some = 0 if number == 0 else int(len(around.reviews) * rows.random.random() ** 1.3)
        rows.add(ActionSource, **source | {"kind": SourceKind.REVIEW, "review_id": around.reviews[some][0]["id"]})


def _parts(rows: Rows, action: Row, number: int, around: Around) -> list[Row]:
    """The name of the agency travels with the row until the action's event is written."""
    many = len(around.agencies) - 1
    chosen = [(number + place) % many for place in range(min(PARTS[number % len(PARTS)], many))]
    return [
        rows.add(
            Part,
            action_id=action["id"],
            agency_id=around.agencies[each]["id"],
            agency=around.agencies[each]["name"],
            place=place,
            is_lead=place == 1,
            post_id=around.posts[each]["id"],
            status=PartStatus.NOT_STARTED,
            outlook=Outlook.NOT_SAID,
            is_shared=number % 4 == 0,
            last_heard_at=None,
            **stated("due", action["due_earliest"]),
            **stated("position", None),
        )
        for place, each in enumerate(chosen, start=1)
    ]


def _updates(rows: Rows, parts: list[Row], count: int, around: Around) -> None:
    heard = [each for number, each in enumerate(parts) if number % UNHEARD != 1]
    shares = _shares(rows, len(heard), count)
    added = {each["id"]: each["added_at"] for each in rows.by_table["action"]}
    agencies = {each["id"]: each["name"] for each in around.agencies}
    for number, (part, share) in enumerate(zip(heard, shares, strict=True)):
        first = added[part["action_id"]].date()
        step = max(1, ((around.today - first).days - 1) // (share + 1))
        for turn in range(share):
            last = turn == share - 1
            status = LAST[number % len(LAST)] if last else PartStatus.IN_PROGRESS
            entered = at_half_past_nine(first + timedelta(days=min(step, 40) * (turn + 1)))
            by = around.people[1 + number % (len(around.people) - 1)]
            _update(rows, part, status, entered, by, agencies)


def _shares(rows: Rows, parts: int, updates: int) -> list[int]:
    """At least one each, and the rest more to some than to others."""
    shares = [1] * min(parts, updates) + [0] * max(0, parts - updates)
    for _ in range(updates - parts):
        shares[int(parts * rows.random.random() ** 1.3)] += 1
    return shares


def _update(rows: Rows, part: Row, status: PartStatus, entered: datetime, by: Row, agencies: dict[Any, str]) -> None:
    outlook = rows.random.choice(tuple(Outlook)) if status is PartStatus.IN_PROGRESS else Outlook.NOT_SAID
    position = stated("position", entered.date() - timedelta(days=2), as_month=rows.random.random() < 0.2)
    before, agency = part["status"], agencies[part["agency_id"]]
    update = rows.add(
        Update,
        part_id=part["id"],
        note=rows.random.choice(words.NOTES),
        status=status,
        outlook=outlook,
        entered_at=entered,
        entered_by_id=by["id"],
        **position,
    )
    part.update(status=status, outlook=outlook, last_heard_at=entered, **position)
    detail = {"agency": agency, "before": before.label, "after": status.label}
    rows.record("posted an update", Update, update, entered, by, told_on=part["action_id"], detail=detail)


def _settle(rows: Rows, parts: list[Row]) -> None:
    """The status of each action, by the product's own rule."""
    statuses: dict[Any, list[PartStatus]] = {}
    for part in parts:
        statuses.setdefault(part["action_id"], []).append(part["status"])
    for action in rows.by_table["action"]:
        action["status"] = action_status(statuses[action["id"]])
