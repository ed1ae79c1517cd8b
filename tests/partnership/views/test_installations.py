"""What this installation is, and “Training only” until everything is there."""

from __future__ import annotations

import pytest
from sqlalchemy.exc import OperationalError

from partnership import clock
from partnership.commands import installations as commands
from partnership.extensions import db
from partnership.models import Installation
from partnership.queries import installations
from partnership.vocabulary import Role
from tests.factories.partnership import BoardFactory, SecondFactorFactory, UserFactory, person
from tests.support.statements import counted

BANNER = "Training only: do not enter real cases"
PAGE = "/settings/installation"
ALL = {
    "assessment_reference": "DPIA 12",
    "assessment_on": "3 March 2026",
    "agreement_reference": "ISA 4",
    "agreement_on": "1 April 2026",
    "controllers": "Northmoor Council, Northmoor Police, Northmoor ICB",
}


@pytest.fixture
def administrator(app):
    found = person(Role.SYSTEM_ADMINISTRATOR, None)
    SecondFactorFactory(user=found)
    return found


@pytest.fixture
def browser(browse, administrator):
    return browse(administrator)


def test_banner_goes_when_all_is_recorded_and_each_account_has_a_second_factor(browse, browser):
    for path in ("/", "/account", PAGE):
        assert BANNER in browser.get(path).words
    assert BANNER in browse(None).get("/sign-in").words

    assert browser.fill(PAGE, **ALL).location == PAGE

    for path in ("/", "/account", PAGE):
        assert BANNER not in browser.get(path).words
    assert BANNER not in browse(None).get("/sign-in").words


@pytest.mark.parametrize("missing", [["assessment_reference", "assessment_on"], ["controllers"]])
def test_banner_stays_while_something_is_missing(browser, missing):
    browser.fill(PAGE, **{**ALL, **dict.fromkeys(missing, "")})

    assert BANNER in browser.get("/").words
    assert "not recorded yet" in browser.get(PAGE).words


def test_banner_returns_with_an_account_that_has_none_and_goes_when_it_is_stopped(browser):
    browser.fill(PAGE, **ALL)
    robin = UserFactory(name="Robin Vale")
    db.session.commit()

    assert BANNER in browser.get("/").words
    listed = browser.get(browser.get(PAGE).links("1 account without one")[0])
    assert "1 person" in listed.words
    assert "Robin Vale" in listed.words

    robin.deactivated_at = clock.now()
    assert BANNER not in browser.get("/").words


def test_factor_that_is_not_confirmed_does_not_count(browser):
    browser.fill(PAGE, **ALL)
    SecondFactorFactory(user=UserFactory(), confirmed_at=None)

    assert BANNER in browser.get("/").words


def test_banner_is_one_statement(app, administrator):
    with counted() as seen:
        installations.is_for_training_only()

    assert len(seen) == 1


def test_banner_stands_where_the_database_does_not_answer(app, monkeypatch):
    def away(**_):
        raise OperationalError("SELECT", {}, Exception("away"))

    monkeypatch.setattr(installations, "own_transaction", away)

    assert installations.is_for_training_only()


def test_demonstration_has_no_banner(app, browser, monkeypatch):
    monkeypatch.setitem(app.config, "MODE", "demonstration")

    assert BANNER not in browser.get("/").words
    assert "This is a demonstration" in browser.get(PAGE).words


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"assessment_on": ""}, "Enter the day it was agreed"),
        ({"assessment_on": "1 January 2029"}, "Enter the day it was agreed, today or before"),
        ({"agreement_on": "1 January 2029"}, "Enter the day it was agreed, today or before"),
        ({"agreement_reference": ""}, "Enter its reference, or leave the day empty"),
    ],
)
def test_reference_and_day_go_together(browser, answers, sentence):
    page = browser.fill(PAGE, **{**ALL, **answers})

    assert page.status == 400
    assert sentence in page.words
    assert db.session.query(Installation).count() == 0


def test_history_says_what_was_recorded(browser):
    browser.fill(PAGE, **ALL)
    browser.fill(PAGE, takes_files="y")

    words = browser.get(PAGE).words
    assert "impact assessment “DPIA 12”" in words
    assert "takes files from “no” to “yes”" in words
    assert db.session.get(Installation, 1).takes_files is True


def test_saving_without_a_change_tells_nothing(app, administrator):
    nothing = dict.fromkeys(ALL, "") | {"assessment_on": None, "agreement_on": None, "takes_files": False}

    commands.edit_installation(**nothing, by=administrator)

    assert db.session.query(Installation).count() == 0


def test_save_over_a_newer_one_shows_both(browser):
    browser.fill(PAGE, **ALL)

    page = browser.fill(PAGE, version="0", controllers="Westfell Council")

    assert page.status == 409
    assert "saved this while you were writing" in page.words


def test_manager_may_not(browse, app):
    browser = browse(person(Role.MANAGER, BoardFactory()))

    assert browser.get(PAGE).status == 403
    assert browser.post(PAGE, ALL).status == 403
