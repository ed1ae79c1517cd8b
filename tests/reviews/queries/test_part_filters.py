"""The list of actions cut by source, theme and rating."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest
from sqlalchemy import select

from partnership import clock
from partnership.extensions import db
from partnership.vocabulary import Role
from reviews.models import Action, Focus, Part, Theme
from reviews.queries import part_filters, standing
from reviews.rules.stated import of_day
from reviews.rules.stated_words import from_words
from reviews.vocabulary import FocusKind, Outlook, PartStatus, SourceKind
from tests.factories.partnership import AgencyFactory, BoardFactory, person
from tests.factories.recommendations import RecommendationFactory
from tests.factories.reviews import ActionFactory, ActionSourceFactory, CaseFactory, PartFactory, ReviewFactory


def test_rating_in_the_database_is_that_of_the_rules(app):
    every_part()
    tolerance = standing.tolerance()

    rows = db.session.execute(select(Part, part_filters.rating(tolerance)).join(Part.action)).all()

    found = {(part.rated(clock.today(), tolerance).rating.value, colour) for part, colour in rows}
    assert found == {(colour, colour) for colour in ("red", "amber", "green", "blue", "grey")}


def test_source_cuts_into_what_comes_from_a_review_from_a_focus_alone_and_from_nothing(browse, board):
    review = ReviewFactory(case=CaseFactory(board=board, open=True))
    focus = Focus(board=board, kind=FocusKind.SHARED_THEME, name="Neglect", name_folded="neglect")
    db.session.add(focus)
    both, alone, audit = an_action(board, "Both"), an_action(board, "Focus alone"), an_action(board, "Audited")
    answers, _ = an_action(board, "Answers"), an_action(board, "From nothing")
    made = RecommendationFactory(review=review)
    source(both, review=review)
    source(both, kind=SourceKind.FOCUS, focus_id=focus.id)
    source(alone, kind=SourceKind.FOCUS, focus_id=focus.id)
    source(audit, kind=SourceKind.AUDIT, words="Audit")
    source(answers, kind=SourceKind.RECOMMENDATION, review=review, recommendation_id=made.id)
    db.session.commit()

    manager = browse(person(Role.MANAGER, board))

    assert listed(manager, "source=review") == ["Answers", "Both"]
    assert listed(manager, "source=recommendation") == ["Answers"]
    assert listed(manager, "source=focus") == ["Focus alone"]
    assert listed(manager, "source=other") == ["Audited"]
    assert listed(manager, "source=none") == ["From nothing"]


def test_theme_finds_what_is_linked_to_it_and_to_what_was_merged_into_it(browse, board):
    neglect = Theme(name="Neglect", name_folded="neglect")
    old = Theme(name="Old", name_folded="old", retired_on=date(2026, 1, 5), merged_into=neglect)
    db.session.add_all([neglect, old])
    an_action(board, "New").themes = [neglect]
    an_action(board, "Earlier").themes = [old]
    an_action(board, "Another")
    db.session.commit()

    manager = browse(person(Role.MANAGER, board))

    assert listed(manager, f"theme={neglect.id}") == ["Earlier", "New"]
    assert "Old" not in manager.get("/actions").words


def test_rating_is_a_filter_of_the_list(browse, board):
    an_action(board, "Late", due=of_day(date(2020, 1, 1)))
    an_action(board, "Undated")

    manager = browse(person(Role.MANAGER, board))

    assert listed(manager, "rating=red") == ["Late"]
    assert listed(manager, "rating=grey") == ["Undated"]


def listed(browser, query):
    page = browser.get(f"/actions?tab=all&{query}")
    return sorted(row.get_text("|", strip=True).split("|")[0] for row in page.soup.select("tbody th[scope=row]"))


def an_action(board, text, **part):
    action = ActionFactory(board=board, text=text)
    PartFactory(action=action, **part)
    return action


def source(action, *, review=None, **more):
    return ActionSourceFactory(action=action, review=review, review_id=review.id if review else None, **more)


def every_part():
    """A part for each way in which status, outlook, due date, original date and last word can meet."""
    today, board, agency = clock.today(), BoardFactory(), AgencyFactory()
    days = [of_day(today + timedelta(days=number)) for number in (-1, 0, 28, 29, 56, 57, 90)]
    dues = [None, from_words("since May 2021"), *days]
    heard = [None, from_words("since May 2021"), of_day(today - timedelta(days=56)), of_day(today - timedelta(days=57))]
    actions = []
    for status, outlook, due, position, original in product(PartStatus, Outlook, dues, heard, (None, days[4])):
        action = Action(board_id=board.id, text="x", text_folded="x", added_at=clock.now(), due=original)
        signed = today if status is PartStatus.DONE and due else None
        action.parts = [
            Part(agency_id=agency.id, status=status, outlook=outlook, due=due, position=position, signed_off_on=signed)
        ]
        actions.append(action)
    db.session.add_all(actions)
    db.session.flush()


@pytest.fixture
def board(app):
    return BoardFactory()
