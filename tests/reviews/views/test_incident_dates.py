"""The day of becoming aware, corrected at the pages: everything that hangs from it goes with it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from partnership import clock
from partnership.filters import day
from reviews.rules.stated import of_day
from reviews.rules.working_days import counted
from reviews.vocabulary import DateKind, IncidentDecision
from tests.factories.reviews import CaseFactory, IncidentFactory, ReviewFactory

TWO_DAYS_AGO = clock.today() - timedelta(days=2)


def test_a_corrected_day_of_becoming_aware_is_the_only_one_and_moves_what_is_due(office, incident):
    corrected = clock.today() - timedelta(days=40)
    decided = {"notified_on": day(clock.today()), "reason": "Serious."}
    office.fill(f"/incidents/{incident.id}/decide", decision="notified", **decided)

    office.fill(f"/incidents/{incident.id}/edit", aware_on=day(corrected))

    shown = office.get(f"/cases/{incident.case_id}").words
    due = counted(corrected, 5)
    assert f"{due:%A} {day(due)}" in shown
    assert day(TWO_DAYS_AGO) not in shown
    assert f"from {day(TWO_DAYS_AGO)} to {day(corrected)}" in office.get(f"/cases/{incident.case_id}/history").words


def test_two_days_of_becoming_aware_are_asked_about_and_one_correction_settles_them(office, incident):
    decided = {"notified_on": day(clock.today()), "reason": "Serious."}
    office.fill(f"/incidents/{incident.id}/decide", decision="notified", **decided)
    incident.aware_on = TWO_DAYS_AGO - timedelta(days=2)
    review = incident.case.reviews[0]

    link = office.get(f"/cases/{incident.case_id}").links("Which day of becoming aware is right")
    office.fill(link[0], aware=day(incident.aware_on))

    assert link == [f"/reviews/{review.id}/dates"]
    assert day(TWO_DAYS_AGO) not in office.get(f"/cases/{incident.case_id}").words


def test_a_day_of_becoming_aware_after_the_decision_is_refused(office, incident):
    incident.decision, incident.decided_on, incident.reason = IncidentDecision.NOT_NOTIFIED, TWO_DAYS_AGO, "No."

    page = office.fill(f"/incidents/{incident.id}/edit", aware_on=day(clock.today()))

    assert (page.status, page.hidden("aware_on"), incident.aware_on) == (400, day(clock.today()), TWO_DAYS_AGO)
    assert "enter a day that is not after it" in page.words


def test_a_day_of_becoming_aware_after_the_notification_is_refused(office, incident):
    incident.decision, incident.decided_on, incident.reason = IncidentDecision.NOTIFIED, clock.today(), "Serious."
    incident.notified_on = TWO_DAYS_AGO

    page = office.fill(f"/incidents/{incident.id}/edit", aware_on=day(TWO_DAYS_AGO + timedelta(days=1)))

    assert (page.status, incident.aware_on) == (400, TWO_DAYS_AGO)
    assert f"The Panel was notified on {day(TWO_DAYS_AGO)}: enter a day that is not after it" in page.words


@pytest.mark.parametrize("decided_on", ["19 March 2026", "20 March 2026", "27 March 2026"])
def test_the_partners_decide_before_or_after_the_council_has_notified_the_panel(office, incident, decided_on):
    incident.aware_on = date(2026, 3, 18)
    said = {"decision": "notified", "reason": "Serious.", "notified_on": "20/03/26"}

    page = office.fill(f"/incidents/{incident.id}/decide", **said, decided_on=decided_on)

    assert page.status == 302
    assert (day(incident.notified_on), day(incident.decided_on)) == ("20 March 2026", decided_on)


def test_a_notification_before_becoming_aware_is_refused(office, incident):
    incident.aware_on = date(2026, 3, 18)
    said = {"decision": "notified", "reason": "Serious.", "decided_on": "20 March 2026"}

    page = office.fill(f"/incidents/{incident.id}/decide", **said, notified_on="17 March 2026")

    assert (page.status, incident.decision) == (400, None)
    assert "not before the day of becoming aware" in page.words


def test_today_and_yesterday_are_understood_as_days(office, incident):
    review = ReviewFactory(case=incident.case)

    office.fill(f"/incidents/{incident.id}/edit", aware_on="Yesterday")
    office.fill(f"/reviews/{review.id}/dates", started="today")

    assert incident.aware_on == clock.today() - timedelta(days=1)
    assert review.date_of(DateKind.STARTED) == of_day(clock.today())


def test_a_decision_to_grow_before_becoming_aware_is_refused(office, incident):
    review = ReviewFactory(case=incident.case)
    path, answers = f"/reviews/{review.id}/grow", {"decided_because": "Themes come back."}

    by_incident = office.fill(path, **answers, decided_on="1 March 2020")
    office.fill(f"/reviews/{review.id}/dates", aware=day(clock.today()))
    by_review = office.fill(path, **answers, decided_on=day(TWO_DAYS_AGO))

    assert [page.status for page in (by_incident, by_review)] == [400, 400]
    assert f"not before the day of becoming aware, {day(TWO_DAYS_AGO)}" in by_incident.words
    assert f"not before the day of becoming aware, {day(clock.today())}" in by_review.words


@pytest.fixture
def incident(office):
    return IncidentFactory(case=CaseFactory(board=office.board), aware_on=TWO_DAYS_AGO)
