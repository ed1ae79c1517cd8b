"""The list of actions where the cases are too many to choose from."""

from __future__ import annotations

import pytest

from partnership.extensions import db
from partnership.vocabulary import Role
from reviews.queries import part_listing
from tests.factories.partnership import BoardFactory, person
from tests.factories.reviews import ActionSourceFactory, CaseFactory, PartFactory, ReviewFactory, action_from


@pytest.fixture
def many(monkeypatch):
    monkeypatch.setattr(part_listing, "FEW_CASES", 0)


@pytest.fixture
def board(app):
    return BoardFactory()


@pytest.fixture
def shown(board):
    return ReviewFactory(case=CaseFactory(board=board, name="Dunlin 42", open=True))


@pytest.fixture
def hidden(board):
    return ReviewFactory(case=CaseFactory(board=board, name="Zelkova 88"))


@pytest.fixture
def both(shown, hidden):
    """An action that came from a case open to partners and from one that is not."""
    action = action_from(shown, text="Revise the bruising protocol")
    ActionSourceFactory(action=action, review=hidden, place=2)
    PartFactory(action=action)
    other = action_from(ReviewFactory(case=CaseFactory(board=shown.case.board, name="Plover 7", open=True)))
    PartFactory(action=other)
    db.session.commit()
    return action


@pytest.fixture
def author(browse, board):
    return browse(person(Role.AUTHOR, board))


def test_cases_when_few_are_a_choice(author, both, shown):
    page = author.get("/actions")

    assert [each.get_text() for each in page.soup.select("#filter-case option")] == ["Any", "Dunlin 42", "Plover 7"]
    assert page.soup.find(id="filter-case_name") is None


def test_cases_when_many_are_found_by_words_of_their_names(many, author, both, shown):
    page = author.get("/actions?case_name=dunlin")

    assert page.soup.find(id="filter-case") is None
    assert "1 part of 1 action" in page.words
    assert "Case name: dunlin" in page.words
    assert page.links(both.text) == [f"/actions/{both.id}"]


def test_cases_when_many_and_one_is_asked_for_shows_its_name(many, author, both, shown):
    page = author.get(f"/actions?case={shown.case_id}")

    assert "Case: Dunlin 42" in page.words
    assert "1 part of 1 action" in page.words
    assert page.hidden("case") == str(shown.case_id)


@pytest.mark.parametrize("word", ["zelkova", "88"])
def test_cases_when_many_are_never_found_by_a_hidden_name(many, author, browse, board, both, word):
    manager = browse(person(Role.MANAGER, board))

    assert "Nothing matches all of these filters." in author.get(f"/actions?case_name={word}").words
    assert "1 part of 1 action" in manager.get(f"/actions?case_name={word}").words


def test_cases_when_many_and_a_hidden_one_is_asked_for_is_as_if_it_were_not_there(many, author, both, hidden):
    for asked in (hidden.case_id, "nothing"):
        page = author.get(f"/actions?case={asked}")

        assert "2 parts of 2 actions" in page.words
        assert "Zelkova" not in page.text
        assert page.soup.select(".app-chips") == []
