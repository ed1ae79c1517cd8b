"""Who sees a case: a conflict of interest takes it away, opening it shows it to partners, words are taken out of it."""

from __future__ import annotations

import pytest

from partnership.extensions import db
from partnership.vocabulary import Role
from tests.browser import steps
from tests.factories.partnership import AgencyFactory, person
from tests.factories.reviews import (
    CaseFactory,
    CaseReaderFactory,
    PartFactory,
    ReviewFactory,
    UpdateFactory,
    action_from,
)

pytestmark = pytest.mark.browser

REASON = "She managed the team under review."
NOTES = "The father is to be told first"
NAMED = "We met Zelda at home with the health visitor."
WITHOUT = "We met [words removed] at home with the health visitor."


@pytest.fixture
def northmoor(app):
    """With an office of two, and a learning and review group that is named on the case."""
    found = steps.Northmoor()
    found.officer = person(Role.BUSINESS_SUPPORT_OFFICER, found.board, user__name="Alex Marsh")
    group = AgencyFactory(name="Learning and Review Group", kind="subgroup")
    found.health = person(Role.REVIEW_GROUP_MEMBER, found.board, group, user__name="Sam Orchard")
    found.other = person(Role.REVIEW_TEAM, found.board, user__name="Jo Linden")
    found.case = CaseFactory(board=found.board, name=steps.CASE, internal_notes=NOTES)
    CaseReaderFactory(case=found.case, user=None, agency_id=group.id)
    action = action_from(ReviewFactory(case=found.case), text=steps.ACTION)
    found.part = PartFactory(action=action, agency=found.agencies[0])
    UpdateFactory(part=found.part, note=NAMED)
    db.session.commit()
    return found


@pytest.mark.parametrize(("width", "scripts"), [(1280, True), (320, False)])
def test_a_conflict_takes_the_case_away_and_the_stand_in_sees_it(open_as, northmoor, width, scripts):
    of_case = f"/cases/{northmoor.case.id}"
    paths = (of_case, f"{of_case}/actions", f"{of_case}/history", f"/parts/{northmoor.part.id}")
    health, stand_in = (open_as(each, width=width, scripts=scripts) for each in (northmoor.health, northmoor.other))
    assert (health.goto(of_case).status, stand_in.goto(of_case).status) == (200, 404)

    officer = open_as(northmoor.officer, width=width, scripts=scripts)
    officer.goto(of_case)
    steps.press(officer, "Conflicts of interest", "link")
    officer.get_by_label("Whose conflict of interest is it?").select_option(label=steps.option(officer, "Sam Orchard"))
    officer.get_by_label("Reason").fill(REASON)
    officer.get_by_label("Who stands in?").select_option(label=steps.option(officer, "Jo Linden"))
    steps.press(officer, "Record it")
    assert REASON in steps.words(officer)

    assert [health.goto(path).status for path in paths] == [404] * len(paths)
    for path in ("/", "/reviews", "/actions?tab=all", f"/search?q={steps.CASE}"):
        health.goto(path)
        assert steps.CASE not in steps.words(health).replace(f"“{steps.CASE}”", "")
        assert steps.ACTION not in steps.words(health)
    assert stand_in.goto(of_case).status == 200
    assert steps.CASE in steps.words(stand_in)


@pytest.mark.parametrize(("width", "scripts"), [(1280, True), (320, False)])
def test_opening_says_how_many_first_and_leads_see_actions_and_no_notes(open_as, northmoor, width, scripts):
    of_case = f"/cases/{northmoor.case.id}"
    manager, lead = (open_as(each, width=width, scripts=scripts) for each in (northmoor.manager, northmoor.lead))
    assert lead.goto(of_case).status == 404
    manager.goto(of_case)
    assert NOTES in steps.words(manager)

    steps.ask_to_open(manager)
    assert "4 people will see this case. Now it is 3." in steps.words(manager)
    assert lead.goto(of_case).status == 404
    steps.press(manager, "Open the case to partners")

    for path in (of_case, f"{of_case}/actions", f"{of_case}/history"):
        assert lead.goto(path).status == 200
        assert NOTES not in lead.content()
    lead.goto(f"{of_case}/actions")
    assert steps.ACTION in steps.words(lead)
    lead.goto("/")
    steps.open_update(lead)
    assert NOTES not in lead.content()


@pytest.mark.parametrize(("width", "scripts"), [(1280, True), (320, False)])
def test_a_first_name_is_taken_out_of_an_update(open_as, northmoor, width, scripts):
    page = open_as(northmoor.manager, width=width, scripts=scripts)
    of_part = f"/parts/{northmoor.part.id}"
    page.goto("/search?q=Zelda")
    assert page.locator(".app-results").count() == 1

    page.goto(of_part)
    steps.press(page, "Take words out", "link")
    page.get_by_role("radio").first.check()
    page.get_by_label("Words to take out").fill("Zelda")
    page.get_by_label("Why").fill("A first name was given")
    steps.press(page, "Take the words out")

    assert WITHOUT in steps.words(page)
    page.goto("/search?q=Zelda")
    assert page.locator(".app-results").count() == 0
    for path in (of_part, f"/cases/{northmoor.case.id}/history", f"/actions/{northmoor.part.action_id}"):
        page.goto(path)
        assert "Zelda" not in page.content()
        assert path == of_part or "took words out" in steps.words(page)
