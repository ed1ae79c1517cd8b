"""Posts are made once, given to somebody and ended, each with one event."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from partnership.errors import RuleBroken
from partnership.extensions import db
from partnership.models import Event
from reviews.commands.posts import end_post, give_post, post_of
from reviews.models import Post
from tests.factories.partnership import AgencyFactory, UserFactory
from tests.factories.reviews import PostHolderFactory


def test_post_of_a_name_is_made_once(app):
    agency = AgencyFactory()

    assert post_of(agency.id, "Named nurse") is post_of(agency.id, " named  Nurse ")
    assert post_of(agency.id, "  ") is post_of(agency.id, None) is None


def test_post_is_given_with_one_event(app):
    agency, nurse, by = AgencyFactory(), UserFactory(), UserFactory()

    holder = give_post(agency, post="Named nurse", user_id=nurse.id, from_on=date(2026, 5, 3), by=by)
    other = give_post(agency, post="Named doctor", user_id=nurse.id, by=by)

    assert [each.name for each in db.session.scalars(select(Post).order_by(Post.name))] == [
        "Named doctor",
        "Named nurse",
    ]
    first, second = db.session.scalars(select(Event).order_by(Event.number)).all()
    assert (first.verb, first.subject_id, first.told_on_id) == ("gave the post", holder.id, holder.post_id)
    assert first.detail == {"post": "Named nurse", "who": nurse.name, "from_on": "2026-05-03"}
    assert (second.subject_id, second.detail["from_on"]) == (other.id, None)


def test_post_that_is_held_then_is_refused(app):
    holder = PostHolderFactory(from_on=date(2026, 1, 1), until_on=date(2026, 3, 1))
    agency, given = holder.post.agency, {"post": holder.post.name, "user_id": holder.user_id, "by": UserFactory()}

    with pytest.raises(RuleBroken, match="holds this post at that time already"):
        give_post(agency, from_on=date(2026, 2, 1), **given)

    assert give_post(agency, from_on=date(2026, 3, 2), **given).from_on == date(2026, 3, 2)


def test_post_is_ended_on_a_day_that_is_not_before_the_first(app):
    holder, by = PostHolderFactory(from_on=date(2026, 1, 1)), UserFactory()

    with pytest.raises(RuleBroken, match="Enter a later day"):
        end_post(holder, until_on=date(2025, 12, 31), by=by)

    assert end_post(holder, until_on=date(2026, 1, 1), by=by).until_on == date(2026, 1, 1)
    assert end_post(PostHolderFactory(post=holder.post), until_on=date(2026, 1, 1), by=by).from_on is None
    assert {each.verb for each in db.session.scalars(select(Event))} == {"ended the post"}
