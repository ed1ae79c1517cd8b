"""The actions of the invented record, with where they came from, their parts, and what was said about these."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from benchmarks import words
from benchmarks.rows import Rows, at_half_past_nine, stated
from partnership.rules.folding import fold
from reviews.models import Action, ActionSource, Part, Update
from reviews.rules.progress import action_status
from reviews.vocabulary import Outlook, PartStatus, SourceKind

Row = dict[str, Any]
PARTS = (4, 1, 2, 1, 3, 1)  # how many agencies share an action, in turn: two on average
UNHEARD = 6  # every sixth part has had no update
LAST = (PartStatus.IN_PROGRESS, PartStatus.DONE, PartStatus.DONE, PartStatus.CANNOT_BE_DONE, PartStatus.DONE)


def add_actions(
    rows: Rows,
    board: Row,
    agencies: list[Row],
    people: list[Row],
    reviews: list[tuple[Row, Row]],
    count: int,
    updates: int,
    today: date,
) -> None:
    parts: list[Row] = []
    for number in range(count):
        action = _action(rows, board, number, count, today)
        _source(rows, action, number, reviews)
        mine = _parts(rows, action, number, agencies)
        parts.extend(mine)
        names = [each.pop("agency") for each in mine]
        rows.record("added the action", Action, action, action["added_at"], people[0], detail={"agencies": names})
    _updates(rows, parts, updates, people, {each["id"]: each["name"] for each in agencies}, today)
    _settle(rows, parts)


def _action(rows: Rows, board: Row, number: int, count: int, today: date) -> Row:
    random = rows.random
    text = " ".join(random.choice(each) for each in (words.VERBS, words.THINGS, ("with", "for"), words.PEOPLE))
    text = f"{text} {random.choice(words.WAYS)}, step {number + 1}"
    added = today - timedelta(days=30 + 3_600 * (count - number) // count)
    due = None if number % 7 == 3 else added + timedelta(days=random.randrange(60, 500))
    return rows.add(
        Action,
        board_id=board["id"],
        text=text,
        text_folded=fold(text),
        topic=random.choice(words.TOPICS),
        outcome="Children are seen sooner when worries come from more than one agency.",
        measure="Share of files that show it in the next audit.",
        added_at=at_half_past_nine(added),
        **stated("due", due, as_month=number % 3 == 1),
    )


def _source(rows: Rows, action: Row, number: int, reviews: list[tuple[Row, Row]]) -> None:
    """Most come from a review, earlier reviews from more of them; some from elsewhere, some from nothing."""
    if number % 10 == 9:
        return
    if number % 5 == 4:
        rows.add(
            ActionSource, action_id=action["id"], kind=SourceKind.AUDIT, review_id=None, words="Audit of thresholds"
        )
        return
    review, _ = reviews[0] if number == 0 else reviews[int(len(reviews) * rows.random.random() ** 1.3)]
    rows.add(ActionSource, action_id=action["id"], kind=SourceKind.REVIEW, review_id=review["id"], words=None)


def _parts(rows: Rows, action: Row, number: int, agencies: list[Row]) -> list[Row]:
    """The name of the agency travels with the row until the action's event is written."""
    many = len(agencies) - 1
    return [
        rows.add(
            Part,
            action_id=action["id"],
            agency_id=agencies[(number + place) % many]["id"],
            agency=agencies[(number + place) % many]["name"],
            place=place + 1,
            is_lead=place == 0,
            post_id=None,
            status=PartStatus.NOT_STARTED,
            outlook=Outlook.NOT_SAID,
            is_shared=number % 4 == 0,
            last_heard_at=None,
            **stated("due", action["due_earliest"]),
            **stated("position", None),
        )
        for place in range(PARTS[number % len(PARTS)])
    ]


def _updates(
    rows: Rows, parts: list[Row], count: int, people: list[Row], agencies: dict[Any, str], today: date
) -> None:
    heard = [each for number, each in enumerate(parts) if number % UNHEARD != 1]
    shares = _shares(rows, len(heard), count)
    added = {each["id"]: each["added_at"] for each in rows.by_table["action"]}
    for number, (part, share) in enumerate(zip(heard, shares, strict=True)):
        first = added[part["action_id"]].date()
        step = max(1, ((today - first).days - 1) // (share + 1))
        for turn in range(share):
            last = turn == share - 1
            status = LAST[number % len(LAST)] if last else PartStatus.IN_PROGRESS
            entered = at_half_past_nine(first + timedelta(days=min(step, 40) * (turn + 1)))
            _update(rows, part, status, entered, people[1 + number % (len(people) - 1)], agencies)


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
