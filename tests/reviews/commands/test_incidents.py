"""Incidents: logged without a review, filled in, decided on once and again."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from partnership.errors import RuleBroken, Taken
from partnership.extensions import db
from partnership.models import Event
from partnership.queries import events
from partnership.vocabulary import Role
from reviews.commands import incidents, reviews
from reviews.models import Incident
from reviews.queries import counts, counts_plain
from reviews.rules.stated import of_day
from reviews.rules.stated_words import from_words
from reviews.vocabulary import DateKind, Harm, IncidentDecision, Sight, View
from tests.factories.partnership import AgencyFactory, BoardFactory, person
from tests.factories.reviews import ReviewFactory, review_type, stage

EARLIER, AWARE, NOTIFIED = date(2026, 3, 27), date(2026, 3, 30), date(2026, 4, 2)


def test_an_incident_is_a_case_without_a_review_and_counts_as_none(office):
    case = log(office)

    incident = db.session.scalars(select(Incident)).one()
    assert (case.sight, case.reviews, incident.case_id) == (Sight.REVIEW_TEAM, [], case.id)
    assert (incident.aware_on, incident.agencies) == (AWARE, [office.police])
    assert (sum(counts.cases().values()), counts.reviews_by_type()) == (0, [])
    assert counts.considered()[None] == 1
    assert verbs(case) == ["logged the incident"]


def test_an_incident_when_the_name_is_taken(office):
    log(office)

    with pytest.raises(Taken):
        log(office)


def test_what_becomes_known_is_kept_and_recorded_once(office):
    log(office)
    incident = db.session.scalars(select(Incident)).one()
    known = {"harm": Harm.CHILD_DIED, "aware_on": AWARE, "told_by": "", "agencies": []}

    incidents.edit_incident(incident, **known, by=office.manager)
    incidents.edit_incident(incident, **known, by=office.manager)

    assert (incident.harm, incident.told_by, incident.agencies, incident.version) == (Harm.CHILD_DIED, None, [], 2)
    event = db.session.scalars(select(Event).where(Event.verb == "changed the incident")).one()
    assert sorted(event.detail["changes"]) == ["agencies", "harm", "told_by"]


def test_what_becomes_known_may_become_unknown_again(office):
    incident = logged(office)

    incidents.edit_incident(incident, harm=None, aware_on=None, told_by=None, agencies=[], by=office.manager)

    assert (incident.harm, incident.aware_on) == (None, None)


def test_notified_makes_a_rapid_review_with_its_dates_in_the_same_step(office):
    incident = logged(office)

    decide(office, incident, views={office.police.id: (View.AGREES, "At once.")})

    review = incident.case.reviews[0]
    assert (review.review_type.code, review.stage.code) == ("Rapid Review", "notified")
    assert [review.date_of(kind).latest for kind in (DateKind.AWARE, DateKind.NOTIFIED)] == [AWARE, NOTIFIED]
    assert [(each.view, each.words) for each in incident.views] == [(View.AGREES, "At once.")]
    assert verbs(incident.case) == ["logged the incident", "recorded a decision"]
    assert counts.reviews_by_type()[0].reviews == 1


@pytest.mark.parametrize(
    ("decision", "code", "stage"),
    [
        (IncidentDecision.LOCAL_REVIEW, "Local learning review", "under_way"),
        (IncidentDecision.DHR, "DHR", "scoping"),
        (IncidentDecision.SAR, "SAR", "under_way"),
    ],
)
def test_other_decisions_make_their_review(office, decision, code, stage):
    incident = logged(office, aware_on=None)

    decide(office, incident, decision=decision, notified_on=NOTIFIED)

    review = incident.case.reviews[0]
    assert (review.review_type.code, review.stage.code, incident.notified_on) == (code, stage, None)
    assert (review.date_of(DateKind.DECIDED).latest, review.date_of(DateKind.AWARE)) == (NOTIFIED, None)
    assert incident.case.sight is Sight.REVIEW_TEAM


@pytest.mark.parametrize("decision", [IncidentDecision.NOT_NOTIFIED, IncidentDecision.OTHER_AREA])
def test_a_decision_against_a_review_makes_none(office, decision):
    incident = logged(office)

    decide(office, incident, decision=decision)

    assert (incident.case.reviews, counts.reviews_by_type(), counts.considered()[decision]) == ([], [], 1)


def test_a_decision_that_is_changed_keeps_the_review_and_tells_of_both(office):
    incident = logged(office)
    decide(office, incident, views={office.police.id: (View.AGREES, None)})

    incident.case.reviews[0].stage = stage("not_taken_forward")
    decide(office, incident, decision=IncidentDecision.NOT_NOTIFIED, views={office.police.id: (View.DISAGREES, "No.")})
    decide(office, incident, notified_on=date(2026, 4, 1))

    assert len(incident.case.reviews) == 1
    assert incident.case.reviews[0].date_of(DateKind.NOTIFIED).latest == NOTIFIED
    assert verbs(incident.case)[1:] == ["recorded a decision", "changed a decision", "changed a decision"]
    assert [each.view for each in incident.views] == [View.DISAGREES]


def test_a_decision_dates_a_review_that_stood_where_it_has_no_date(office):
    incident = logged(office)
    review = ReviewFactory(case=incident.case, review_type=review_type("SAR"))
    db.session.refresh(incident.case)
    version = review.version

    decide(office, incident, decision=IncidentDecision.SAR)

    event = db.session.scalars(select(Event).where(Event.verb == "recorded a decision")).one()
    name = review.review_type.name
    assert event.detail["also"] == [[name, "aware", None, "30 March 2026"], [name, "decided", None, "2 April 2026"]]
    assert (event.detail["review"], review.date_of(DateKind.DECIDED), review.version) == (
        None,
        of_day(NOTIFIED),
        version + 1,
    )


def test_a_decision_against_a_review_that_stands_is_refused(office):
    incident = logged(office)
    decide(office, incident)

    with pytest.raises(RuleBroken, match="stands at the stage “Notified to the Panel”"):
        decide(office, incident, decision=IncidentDecision.NOT_NOTIFIED)

    assert verbs(incident.case)[1:] == ["recorded a decision"]


def test_a_view_that_becomes_known_is_told_as_what_it_is(office):
    incident = logged(office)
    decide(office, incident, views={office.police.id: (View.NOT_YET, None)})

    decide(office, incident, views={office.police.id: (View.AGREES, "At once.")}, reason="Serious harm.")
    decide(office, incident, views={office.police.id: (View.AGREES, "At once.")}, reason="Serious harm.")

    told = [each for each in events.told_on(incident.case_id) if each.verb == "changed a decision"]
    assert [each.detail["changed"] for each in told] == [["reason", "words"]]
    assert told[0].detail["view_changes"] == [[office.police.name, "Not known yet", "Agrees"]]


def test_logged_by_mistake_leaves_every_count_but_that_of_cases_considered(office):
    incident = logged(office)
    decide(office, incident)

    decide(office, incident, decision=IncidentDecision.LOGGED_BY_MISTAKE)

    assert (sum(counts.cases().values()), counts.reviews_by_type(), counts.reviews_by_stage()) == (0, [], [])
    assert counts.considered()[IncidentDecision.LOGGED_BY_MISTAKE] == 1
    incident.case.people_count = 1
    assert counts.people_in_cases() == 0
    assert counts_plain.plain()["cases_considered"] == {"logged_by_mistake": 1}


def test_another_day_of_becoming_aware_goes_for_the_review_that_was_made_and_is_told(office):
    incident = logged(office)
    decide(office, incident)

    edit(office, incident, aware_on=EARLIER)

    review = incident.case.reviews[0]
    event = db.session.scalars(select(Event).where(Event.verb == "changed the incident")).one()
    assert (incident.aware_on, review.date_of(DateKind.AWARE)) == (EARLIER, of_day(EARLIER))
    assert event.detail == {"changes": {"aware_on": ["2026-03-30", "2026-03-27"]}, "also": ["Rapid Review"]}


def test_a_day_of_becoming_aware_that_becomes_known_or_unknown_goes_for_the_review(office):
    incident = logged(office, aware_on=None)
    decide(office, incident)
    review = incident.case.reviews[0]
    other = ReviewFactory(case=incident.case, review_type=review_type("CSPR"))

    edit(office, incident, aware_on=AWARE)
    known = review.date_of(DateKind.AWARE)
    edit(office, incident, aware_on=None)

    assert (known, review.date_of(DateKind.AWARE), other.dates) == (of_day(AWARE), None, [])


def test_a_day_of_becoming_aware_leaves_a_review_alone_whose_own_day_was_changed(office):
    incident = logged(office)
    decide(office, incident)
    review = incident.case.reviews[0]
    reviews.date_review(review, dates={DateKind.AWARE: from_words("March 2026")}, by=office.manager)

    edit(office, incident, aware_on=EARLIER)

    assert (incident.aware_on, str(review.date_of(DateKind.AWARE))) == (EARLIER, "March 2026")


def test_days_corrected_at_the_review_go_for_the_incident(office):
    incident = logged(office)
    decide(office, incident)
    corrected = {DateKind.AWARE: from_words("27/3/2026"), DateKind.NOTIFIED: None}

    reviews.date_review(incident.case.reviews[0], dates=corrected, by=office.manager)

    assert (incident.aware_on, incident.notified_on) == (EARLIER, NOTIFIED)


def edit(office, incident, **said):
    known = {name: getattr(incident, name) for name in ("harm", "aware_on", "told_by", "agencies")}
    incidents.edit_incident(incident, **{**known, **said}, by=office.manager)
    db.session.flush()


def log(office, **said):
    known = {"harm": Harm.CHILD_SERIOUSLY_HARMED, "aware_on": AWARE, "told_by": "Duty manager", **said}
    return incidents.log_incident(
        board=office.board,
        name="Alder 12",
        incident_nature="A baby was brought to hospital with bruising",
        agencies=[office.police],
        by=office.manager,
        **known,
    )


def logged(office, **said):
    case = log(office, **said)
    return db.session.scalars(select(Incident).where(Incident.case_id == case.id)).one()


def decide(office, incident, **said):
    known = {"decision": IncidentDecision.NOTIFIED, "notified_on": NOTIFIED, "views": {}, "reason": "Serious.", **said}
    incidents.decide(incident, decided_on=NOTIFIED, meeting=None, by=office.manager, **known)
    db.session.flush()


def verbs(case):
    found = select(Event.verb).where(Event.told_on_id == case.id).order_by(Event.number)
    return list(db.session.scalars(found))


class Office:
    def __init__(self) -> None:
        self.board = BoardFactory()
        self.manager = person(Role.MANAGER, self.board)
        self.police = AgencyFactory(name="Northmoor Police", is_safeguarding_partner=True)


@pytest.fixture
def office(app):
    return Office()
