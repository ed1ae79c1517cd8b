"""The posts of an agency, and who holds them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from partnership import clock
from partnership.vocabulary import Role
from tests.factories.partnership import AgencyFactory, BoardFactory, UserFactory, person
from tests.factories.reviews import ActionFactory, PartFactory, PostFactory, PostHolderFactory


def test_post_is_given_and_ended(manager, agency):
    nurse = UserFactory(name="Robin Vale")
    path = f"/agencies/{agency.id}/posts"
    assert manager.get(f"/settings/agencies/{agency.id}").links("Posts, and who holds them") == [path]
    assert manager.get(path).links("Give a post") == [f"{path}/give"]

    manager.fill(f"{path}/give", post="Named nurse", user_id=str(nurse.id), from_on="3 January 2026")
    page = manager.get(path)

    assert "Robin Vale , from 3 Jan 2026 End" in page.words
    (end,) = page.links("End")
    manager.fill(end, until_on="4 January 2026")
    page = manager.get(path)
    assert "Nobody named" in page.words
    assert "from 3 Jan 2026, until 4 Jan 2026" in page.words
    assert "ended that Robin Vale holds the post “Named nurse”: the last day is 4 January 2026." in page.words


def test_part_shows_its_post_and_who_holds_it_today(manager, agency, board):
    post, today = PostFactory(agency=agency, name="Named nurse"), clock.today()
    PostHolderFactory(post=post, user=UserFactory(name="Robin Vale"))
    PostHolderFactory(post=post, user=UserFactory(name="Ash Dale"), until_on=today - timedelta(days=1))
    part = PartFactory(action=ActionFactory(board=board), agency=agency, post_id=post.id)
    nobodys = PostFactory(agency=agency, name="Named doctor")
    other = PartFactory(action=ActionFactory(board=board), agency=agency, post_id=nobodys.id)

    assert "Named nurse Held today by Robin Vale" in manager.get(f"/parts/{part.id}").words
    assert "Ash Dale" not in manager.get(f"/parts/{part.id}").words
    assert "Nobody is named for this post today" in manager.get(f"/parts/{other.id}").words


def test_name_of_a_post_can_be_taken_out(manager, agency):
    post = PostFactory(agency=agency, name="Nurse of Elm School")
    (path,) = manager.get(f"/agencies/{agency.id}/posts").links("Take words out")

    manager.fill(path, words="Elm School", reason="A school was named", field="name")

    assert path == f"/take-words-out/post/{post.id}"
    assert "Elm" not in manager.get(f"/agencies/{agency.id}/posts").words


@pytest.fixture
def board(app):
    return BoardFactory()


@pytest.fixture
def agency(app):
    return AgencyFactory(name="Northmoor Hospitals Trust")


@pytest.fixture
def manager(browse, board):
    return browse(person(Role.MANAGER, board))
