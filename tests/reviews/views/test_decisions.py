"""A decision said again, against reviews that stand on its case, and beside their dates: through the browser."""

from __future__ import annotations

from datetime import date

import pytest

from partnership import clock
from partnership.extensions import db
from partnership.filters import day
from reviews.vocabulary import DateKind, IncidentDecision, Led
from tests.factories.reviews import CaseFactory, IncidentFactory, ReviewFactory, review_type, stage

TODAY = day(clock.today())
DHR = "DHR or DARDR"


@pytest.fixture
def incident(office):
    return IncidentFactory(case=CaseFactory(board=office.board))


@pytest.fixture
def decide(office, incident):
    def fill(**answers):
        return office.fill(f"/incidents/{incident.id}/decide", **answers)

    return fill


def dates(office, review, **answers):
    assert office.fill(f"/reviews/{review.id}/dates", **answers).status == 302


def decided(review):
    return str(review.date_of(DateKind.DECIDED) or "")


def test_other_words_of_a_reason_leave_the_date_of_the_review(office, incident, decide):
    decide(decision="dhr", reason="A death.")
    review = incident.case.reviews[0]
    dates(office, review, decided="5 November 2025", concluded="1 June 2026")

    decide(reason="A death in a home.")
    dates(office, review, decided="")
    decide(reason="A death in her home.")

    assert (incident.reason, decided(review)) == ("A death in her home.", "")
    told = office.get(f"/cases/{incident.case_id}/history").words
    assert "changed the reason for the decision" in told
    assert "changed the reason for the decision; with it" not in told


def test_a_day_of_decision_that_is_changed_goes_for_the_review_and_is_told(office, incident, decide):
    decide(decision="dhr", reason="A death.", decided_on="2 March 2026")

    decide(decided_on="3 March 2026")

    assert decided(incident.case.reviews[0]) == "3 March 2026"
    told = office.get(f"/cases/{incident.case_id}/history").words
    assert (
        "changed the day of the decision from 2 March 2026 to 3 March 2026; "
        f"with it “Decision to carry out the review” of the {DHR} from 2 March 2026 to 3 March 2026"
    ) in told


def test_a_day_of_decision_that_cannot_be_is_refused_as_the_dates_are(office, incident, decide):
    decide(decision="dhr", reason="A death.", decided_on="5 November 2025")
    review = incident.case.reviews[0]
    dates(office, review, concluded="1 June 2026")

    page = decide(decided_on=TODAY)

    assert (page.status, decided(review), day(incident.decided_on)) == (400, "5 November 2025", "5 November 2025")
    assert "not after “Concluded”, 1 June 2026, or correct that one" in page.words
    assert page.hidden("decided_on") == TODAY


def test_a_day_of_notification_that_cannot_be_is_refused_at_its_own_question(office, incident, decide):
    decide(decision="notified", reason="Serious.", notified_on="5 March 2026")
    review = incident.case.reviews[0]
    dates(office, review, rapid_review_sent="20 March 2026")

    page = decide(notified_on="21 March 2026")

    assert (page.status, str(review.date_of(DateKind.NOTIFIED))) == (400, "5 March 2026")
    assert "not after “Rapid Review sent to the Panel”, 20 March 2026" in page.words


def test_a_day_of_becoming_aware_that_the_review_cannot_have_is_named_as_that(office, incident, decide):
    incident.aware_on = date(2026, 6, 1)
    review = ReviewFactory(case=incident.case, review_type=review_type("DHR"))
    dates(office, review, started="1 May 2026")

    page = decide(decision="dhr", reason="A death.")

    assert (page.status, incident.decision) == (400, None)
    assert "At “Became aware” of the incident: Enter a date that is not after “Started”, 1 May 2026" in page.words


def test_two_days_of_the_decision_are_asked_about_and_one_correction_settles_them(office, incident, decide):
    decide(decision="dhr", reason="A death.", decided_on="19 March 2026")
    review, path = incident.case.reviews[0], f"/cases/{incident.case_id}"
    dates(office, review, decided="5 November 2025")
    asked = "Which day of the decision is right: 19 March 2026, or 5 November 2025 as the review has it"

    links = office.get(path).links(asked)
    decide(decided_on="5 November 2025")

    assert links == [f"/reviews/{review.id}/dates"]
    assert asked not in office.get(path).words
    assert decided(review) == "5 November 2025"


@pytest.mark.parametrize("code", ["scoping", "under_way", "published", "not_published"])
def test_no_review_is_not_decided_while_one_stands(office, incident, decide, code):
    decide(decision="dhr", reason="A death.")
    review = incident.case.reviews[0]
    review.stage = stage(code, of="DHR")
    db.session.commit()

    page = decide(decision="not_notified", reason="No criterion is met.")

    assert (page.status, incident.decision, incident.reason) == (409, IncidentDecision.DHR, "A death.")
    assert f"the {DHR} of this case stands at the stage “{review.stage.name}”" in page.words
    assert "record its stage “Not taken forward” first" in page.words
    assert page.soup.find("textarea", attrs={"name": "reason"}).get_text(strip=True) == "No criterion is met."


@pytest.mark.parametrize("code", ["being_considered", "not_taken_forward"])
def test_no_review_is_decided_where_none_is_carried_out(incident, decide, code):
    ReviewFactory(case=incident.case, review_type=review_type("DHR"), stage=stage(code, of="DHR"))

    page = decide(decision="not_notified", reason="No criterion is met.")

    assert (page.status, incident.decision) == (302, IncidentDecision.NOT_NOTIFIED)


def test_another_area_does_not_lead_a_review_that_is_led_here(incident, decide):
    review = ReviewFactory(case=incident.case, stage=stage("in_progress"))
    answers = {"decision": "other_area", "reason": "The family lived there."}

    refused = decide(**answers)
    review.led = Led.ELSEWHERE

    assert (refused.status, decide(**answers).status) == (409, 302)
    assert "If another area leads it, say so under “Edit” of the review" in refused.words


def test_a_review_that_a_wrong_decision_made_is_put_back_and_then_there_is_none(office, incident, decide):
    decide(decision="sar", reason="Chosen by mistake.")
    review = incident.case.reviews[0]
    [wrong] = office.get(f"/reviews/{review.id}/stage").links("put it back to “Being considered”")

    refused = decide(decision="not_notified", reason="No.")
    office.fill(wrong, reason="There is no review.")
    accepted = decide(decision="not_notified", reason="No.")

    assert (refused.status, accepted.status, review.stage.code) == (409, 302, "being_considered")
    assert office.get(f"/reviews/{review.id}/stage").links("put it back") == []


def test_a_review_that_came_after_the_decision_against_one_is_asked_about(office, incident, decide):
    decide(decision="not_notified", reason="No.")
    review = ReviewFactory(case=incident.case, stage=stage("in_progress"))

    reworded = decide(reason="No criterion is met.")
    links = office.get(f"/cases/{incident.case_id}").links(
        "What is right: “Not notified, no review”, or the Rapid Review at the stage “Under way”"
    )
    review.stage = stage("not_taken_forward")

    assert reworded.status == 302
    assert links == [f"/incidents/{incident.id}/decide"]
    assert "What is right" not in office.get(f"/cases/{incident.case_id}").words


def test_a_date_of_publication_beside_a_stage_under_way_is_asked_about(office, incident, decide):
    decide(decision="dhr", reason="A death.", decided_on="5 November 2025")
    review, path = incident.case.reviews[0], f"/cases/{incident.case_id}"
    dates(office, review, published="10 November 2026")

    asked = f"Whether the {DHR} is published: its stage is “Scoping”, and it has the date “Published”, 10 November 2026"
    links = office.get(path).links(asked)
    review.stage = stage("published", of="DHR")

    assert links == [f"/reviews/{review.id}/dates"]
    assert f"Whether the {DHR} is published" not in office.get(path).words
