"""The first hour at the pages: log, see what is due and needed, decide, list."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from partnership import clock
from partnership.extensions import db
from partnership.filters import day
from partnership.vocabulary import Role
from reviews.models import Case, Incident
from reviews.queries import counts
from reviews.rules.working_days import counted
from reviews.vocabulary import Harm, IncidentDecision, Sight
from tests.factories.partnership import AgencyFactory, person
from tests.factories.reviews import CaseFactory, CaseReaderFactory, IncidentFactory, ReviewFactory, review_type

TOMORROW = day(clock.today() + timedelta(days=1))
PAGES = ("", "/learning", "/actions", "/impact", "/thread", "/history")
FIVE = {"incident_nature": "A baby was brought with bruising", "harm": "child_seriously_harmed", "told_by": "A manager"}


def test_every_page_leads_to_the_form_for_those_who_may_log(office, browse):
    lead = browse(person(Role.AGENCY_LEAD, office.board, AgencyFactory()))

    assert [office.get(path).links("Log an incident") for path in ("/", "/reviews", "/settings")] == [
        ["/incidents/log"]
    ] * 3
    assert lead.get("/").links("Log an incident") == []
    assert lead.get("/incidents/log").status == 403


def test_an_incident_is_logged_and_its_page_says_what_is_due_and_needed(office):
    agency, aware = AgencyFactory(), clock.today() - timedelta(days=1)

    page = office.fill("/incidents/log", **FIVE, name="Alder 12", aware_on=day(aware), agencies=str(agency.id))

    case = db.session.scalars(select(Case)).one()
    shown = office.get(page.location)
    assert page.location == f"/cases/{case.id}"
    for words in (
        *("Being considered", "Review team only: 1 person can see this case.", "Still needed: 4", "Notify the Panel"),
        *(f"{counted(aware, 5):%A} {day(counted(aware, 5))}", agency.name, "The decision"),
    ):
        assert words in shown.words


def test_an_incident_of_which_little_is_known_is_logged_too(office):
    office.fill("/incidents/log", incident_nature="Something happened", name="Alder 12")

    incident = db.session.scalars(select(Incident)).one()
    page = office.get(f"/cases/{incident.case_id}")
    assert (incident.harm, incident.aware_on, incident.told_by, incident.agencies) == (None, None, None, [])
    assert "Still needed: 8" in page.words
    assert "Not known yet" in page.words


@pytest.mark.parametrize(
    ("path", "answers"),
    [
        ("/incidents/log", {**FIVE, "name": "Alder 12", "aware_on": TOMORROW}),
        ("/cases/log", {"name": "Alder 12", "incident": TOMORROW}),
    ],
)
def test_a_day_in_the_future_is_refused(office, path, answers):
    page = office.fill(path, **answers)

    assert page.status == 400
    assert "Enter a day that is not in the future" in page.words
    assert db.session.scalars(select(Case)).all() == []


def test_what_becomes_known_is_filled_in(office):
    incident = considered(office)
    path = f"/incidents/{incident.id}/edit"

    page = office.fill(path, harm="child_died", told_by="Duty manager")

    assert page.location == f"/cases/{incident.case_id}"
    assert (incident.harm, incident.told_by) == (Harm.CHILD_DIED, "Duty manager")


def test_a_decision_makes_the_rapid_review_and_shows_each_view(office):
    council = AgencyFactory(name="Northmoor Council", is_safeguarding_partner=True)
    known = {"harm": Harm.CHILD_DIED, "told_by": "Duty manager", "agencies": [council]}
    incident = considered(office, aware_on=clock.today(), **known)
    said = {f"view_{council.id.hex}": "agrees", f"words_{council.id.hex}": "At once."}

    page = office.fill(
        f"/incidents/{incident.id}/decide",
        decision="notified",
        notified_on=day(clock.today()),
        reason="Serious.",
        **said,
    )

    shown = office.get(page.location)
    due = counted(clock.today(), 15)
    for words in ("Northmoor Council Agrees At once.", "Still needed: 6", f"{due:%A} {day(due)}", "Rapid Review"):
        assert words in shown.words


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"decision": "notified", "reason": "Serious."}, "Enter the day on which the Panel was notified"),
        ({"decision": "notified", "reason": "Serious.", "notified_on": TOMORROW}, "not in the future"),
        (
            {"decision": "not_notified", "reason": "No.", "decided_on": "1 January 2026"},
            "not before the day of becoming",
        ),
        ({"decision": "not_notified", "reason": "No.", "decided_on": ""}, "Enter the day of the decision"),
        ({"decision": "not_notified", "reason": "No.", "decided_on": "soon"}, "Enter the day of the decision, such as"),
        ({"decision": "not_notified"}, "Enter the reason"),
        ({"reason": "Serious."}, "Choose what was decided"),
    ],
)
def test_a_decision_that_is_not_whole_comes_back(office, answers, sentence):
    incident = considered(office, aware_on=clock.today())

    page = office.fill(f"/incidents/{incident.id}/decide", **answers)

    assert (page.status, incident.decision) == (400, None)
    assert sentence in page.words


def test_what_is_needed_of_two_reviews_names_the_review(office):
    incident = considered(office, decision=IncidentDecision.NOTIFIED, decided_on=clock.today(), reason="Serious.")
    first = ReviewFactory(case=incident.case, review_type=review_type("Rapid Review"))
    second = ReviewFactory(case=incident.case, review_type=review_type("CSPR"), place=2)

    page = office.get(f"/cases/{incident.case_id}")

    for review, name in ((first, "Rapid Review"), (second, "LCSPR")):
        assert page.links(f"The day the review started ({name})") == [f"/reviews/{review.id}/dates"]
    assert page.words.count("What happened") == 1
    actions, learning = (office.get(f"/cases/{incident.case_id}/{tab}") for tab in ("actions", "learning"))
    assert actions.links("Paste an action plan of the LCSPR") == [f"/reviews/{second.id}/paste"]
    assert actions.links("Paste an action plan of the Rapid Review") == [f"/reviews/{first.id}/paste"]
    assert learning.links("Add the first learning point of the LCSPR")


def test_only_a_manager_decides(office, browse):
    incident = considered(office)
    officer = browse(person(Role.BUSINESS_SUPPORT_OFFICER, office.board))

    assert officer.get(f"/incidents/{incident.id}/decide").status == 403
    assert officer.get(f"/cases/{incident.case_id}").links("Record the decision") == []


def test_cases_considered_are_a_list_of_their_own(office):
    incident = considered(office)
    ReviewFactory(case=CaseFactory(board=office.board))
    before = counts.reviews_by_type()[0].reviews
    office.fill(f"/incidents/{incident.id}/decide", decision="not_notified", reason="No criterion is met.")

    register, listed = office.get("/reviews"), office.get("/cases/considered")
    rows = office.get("/cases/considered?format=csv").text

    assert register.links("Cases considered") == ["/cases/considered"]
    assert "Cases considered (1)" in register.words
    assert incident.case.name not in register.words
    for words in ("1 case considered", incident.case.name, "Not notified, no review", "No criterion is met."):
        assert words in listed.words
    assert "No criterion is met." in rows
    assert counts.reviews_by_type()[0].reviews == before == 1


def test_cases_considered_do_not_say_of_a_review_that_followed_that_it_counts_as_none(office):
    incident = considered(office)
    office.fill(f"/incidents/{incident.id}/decide", decision="dhr", reason="A death.")

    page = office.get("/cases/considered")

    assert "count as none" not in page.words
    assert "Where a review followed, it stands and counts in Reviews" in page.words


def test_logged_by_mistake_leaves_the_register_and_stays_in_cases_considered(office):
    incident = considered(office)
    ReviewFactory(case=incident.case)
    incident.decision, incident.decided_on, incident.reason = (
        IncidentDecision.LOGGED_BY_MISTAKE,
        clock.today(),
        "Another child.",
    )

    assert incident.case.name not in office.get("/reviews").words
    assert incident.case.name in office.get("/cases/considered").words
    assert "Logged by mistake" in office.get(f"/cases/{incident.case_id}").words


@pytest.mark.parametrize("page", PAGES)
def test_each_page_of_the_case_says_how_it_stands(office, page):
    incident = considered(office)
    before = beside_heading(office, incident, page)
    incident.decision, incident.decided_on = IncidentDecision.LOGGED_BY_MISTAKE, clock.today()
    incident.reason = "Another child."

    assert (before, beside_heading(office, incident, page)) == ("Being considered", "Logged by mistake")


def beside_heading(office, incident, page):
    """The words of the first tag, which is that of the case."""
    db.session.commit()
    return office.get(f"/cases/{incident.case_id}{page}").soup.select_one("main .app-tag").get_text(strip=True)


def test_partners_of_an_open_case_read_nothing_of_what_was_considered(office, browse):
    incident = considered(office, told_by="The duty manager of the hospital")
    incident.case.sight = Sight.PARTNERS
    lead = browse(person(Role.AGENCY_LEAD, office.board, AgencyFactory()))

    page = lead.get(f"/cases/{incident.case_id}")

    assert page.status == 200
    assert "The duty manager of the hospital" not in page.words
    assert "Still needed" not in page.words
    assert lead.get("/cases/considered").status == 403


def test_a_rapid_review_grows_into_an_lcspr_on_one_page(office):
    review = ReviewFactory(case=CaseFactory(board=office.board))
    shown = office.get(f"/cases/{review.case_id}")

    page = office.fill(f"/reviews/{review.id}/grow", decided_because="Themes come back.", criteria="recurrent")

    case_page = office.get(page.location.partition("#")[0])
    assert shown.links("Carry out an LCSPR that arises from the Rapid Review") == [f"/reviews/{review.id}/grow"]
    for words in ("Rapid Review, then LCSPR", "It shows, or may show, themes that come back", "not verified"):
        assert words in case_page.words
    assert "that arises from the Rapid Review" not in case_page.words
    again = office.fill(f"/reviews/{review.id}/grow", decided_because="Themes come back.")
    assert (again.status, "has grown already" in again.words) == (409, True)


def test_a_future_decision_to_grow_is_refused(office):
    review = ReviewFactory(case=CaseFactory(board=office.board))

    pages = [
        office.fill(f"/reviews/{review.id}/grow", decided_because="Themes.", decided_on=when) for when in (TOMORROW, "")
    ]

    assert [page.status for page in pages] == [400, 400]
    assert ["in the future" in pages[0].words, "Enter the day of the decision" in pages[1].words] == [True, True]


def considered(office, **said):
    return IncidentFactory(case=CaseFactory(board=office.board), **said)


def test_many_agencies_stand_folded_under_their_sectors_with_what_is_ticked_open(office):
    AgencyFactory.create_batch(14, sector="health")
    school = AgencyFactory(name="Harbour Advice", sector="voluntary_sector")
    incident = IncidentFactory(case__board=office.board, agencies=[school])

    new = office.get("/incidents/log").soup
    known = office.get(f"/incidents/{incident.id}/edit").soup

    folds = [
        [each.summary.get_text(" ", strip=True) for each in page.select("details.app-ticks")] for page in (new, known)
    ]
    assert folds == [["Health (14)", "Voluntary sector (1)"], ["Health (14)", "Voluntary sector (1, 1 ticked)"]]
    assert [each.has_attr("open") for each in known.select("details.app-ticks")] == [False, True]


def test_scrutineer_reads_what_was_decided_on_cases_that_name_her(office, browse):
    scrutineer = person(Role.SCRUTINEER, office.board)
    named, other = (CaseFactory(board=office.board, name=name) for name in ("Alder 12", "Birch 4"))
    decided = {"decision": IncidentDecision.NOT_NOTIFIED, "decided_on": clock.today(), "reason": "No agency knew"}
    for case in (named, other):
        IncidentFactory(case=case, **decided)
    CaseReaderFactory(case=named, user=scrutineer)

    page = browse(scrutineer).get("/cases/considered")
    of_another = browse(person(Role.SCRUTINEER, office.board)).get("/cases/considered")

    assert "1 case considered" in page.words
    assert "No agency knew" in page.words
    assert "Birch 4" not in page.words
    assert "No case considered is shared with you" in of_another.words
    assert browse(person(Role.AUTHOR, office.board)).get("/cases/considered").status == 403
