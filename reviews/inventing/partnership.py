"""A plainly invented partnership, years deep, for training and measures: nobody and no place in it exists.

Whatever a page may show is there from the first case and the first action on, so that a small record has a row of
each kind too, and a page asks it the same questions as a large one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

from sqlalchemy import select

from partnership.errors import RuleBroken
from partnership.extensions import db
from partnership.models import Board, User
from reviews.commands import search
from reviews.inventing import actions, cases, learning, organisation, reports, sharing
from reviews.inventing.rows import Rows
from reviews.models import Action, Case


@dataclass(frozen=True)
class Size:
    """How much there is of what grows over the years."""

    cases: int
    actions: int
    updates: int
    agencies: int
    years: int = 10

    @property
    def people(self) -> int:
        return 3 * self.agencies


def size_of(years: int, reviews_a_year: int) -> Size:
    """Every third case has two reviews; a review brings six actions, and an action five updates."""
    reviews = years * reviews_a_year
    return Size(
        cases=max(1, round(reviews * 3 / 4)), actions=6 * reviews, updates=30 * reviews, agencies=24, years=years
    )


def invent(size: Size, *, today: date, seed: int = 1) -> dict[str, User]:
    """Fill an empty record, the same for the same seed and day. Answers somebody of each role by a short name.

    RuleBroken where there is a board, a case or an action: what is invented is never mixed with what is real.
    """
    for thing in (Board, Case, Action):
        if db.session.scalar(select(thing.id).limit(1)) is not None:
            raise RuleBroken("There is something in this record. An invented partnership goes into an empty one only.")
    rows = Rows(Random(seed))  # noqa: S311 - nothing here is secret
    board = organisation.add_board(rows)
    agencies = organisation.add_agencies(rows, size.agencies)
    people = organisation.add_people(rows, board, agencies, size.people)
    posts = organisation.add_posts(rows, agencies)
    reviews = cases.add_cases(rows, board, agencies, people, size.cases, size.years, today)
    themes, focuses = learning.add_themes(rows), learning.add_focuses(rows, board, today)
    points = learning.add_learning(rows, reviews, themes)
    asked = learning.add_recommendations(rows, reviews, points)
    found = actions.Around(board, agencies, posts, people, reviews, asked, focuses, themes, today, size.years)
    added = actions.add_actions(rows, found, size.actions, size.updates)
    sharing.add_events(rows, board, agencies, reviews, themes)
    sharing.add_evidence(rows, board, agencies, added, focuses, today)
    reports.add_shortfalls(rows, board)
    rows.write()
    search.rebuild()
    users = {user.id: user for user in db.session.scalars(select(User))}
    by_name = {name: users[person["id"]] for name, person in zip(organisation.FIRST, people, strict=False)}
    reports.add_report(db.session.get_one(Board, board["id"]), today=today, by=by_name["manager"])
    return by_name
