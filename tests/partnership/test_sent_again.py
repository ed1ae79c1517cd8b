"""A form that made a thing and is sent again: the same words are that thing, other words may be another."""

from __future__ import annotations

import pytest

from partnership import sent_again
from partnership.extensions import db
from partnership.vocabulary import Role
from reviews.models import Focus
from tests.factories.partnership import BoardFactory, person
from tests.support.browsing import filled

PATH = "/settings/focuses/add?kind=priority"


@pytest.fixture
def officer(app, browse):
    return browse(person(Role.MANAGER, BoardFactory()))


def sent(officer, **answers):
    return filled(officer.get(PATH).soup.find("form", class_="app-form")) | {"period": "2025/26", **answers}


def names():
    return sorted(each.name for each in db.session.query(Focus))


def test_other_words_come_back_in_a_form_that_makes_another(officer):
    first = sent(officer, name="Neglect")
    officer.post(PATH, first)

    same = officer.post(PATH, first)
    other = officer.post(PATH, first | {"name": "Safer babies"})
    before = names()
    again = officer.post(PATH, filled(other.soup.find("form", class_="app-form")))

    assert (same.status, other.status, again.status) == (302, 409, 302)
    assert "This was saved already, with other words." in other.words
    assert before == ["Neglect"]
    assert names() == ["Neglect", "Safer babies"]


def test_only_the_newest_are_remembered(officer, monkeypatch):
    monkeypatch.setattr(sent_again, "REMEMBERED", 2)
    forms = [sent(officer, name=f"Priority {number}") for number in range(3)]
    for each in forms:
        officer.post(PATH, each)

    changed = [officer.post(PATH, each | {"name": "Other"}).status for each in forms]

    assert changed == [302, 409, 409]
    assert len(names()) == 3
