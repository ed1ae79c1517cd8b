"""The page of an agency's part, and what can be done to it there."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from partnership import clock
from partnership.extensions import db
from partnership.vocabulary import Role
from reviews.models import ActionSource, Part, Update
from reviews.rules.stated import of_day
from reviews.rules.stated_words import from_words
from reviews.vocabulary import PartStatus, SourceKind
from tests.factories.partnership import AgencyFactory, person
from tests.factories.reviews import CaseFactory, ConflictFactory, PartFactory, ReviewFactory, UpdateFactory, action_from


def test_show_says_where_it_is_how_late_and_what_was_said_newest_first(browse, part, manager):
    part.due = of_day(clock.today() - timedelta(days=14))
    UpdateFactory(part=part, note="Said first.", entered_at=clock.now() - timedelta(days=9))
    UpdateFactory(part=part, note="Said last.", position=of_day(date(2026, 3, 20)), entered_at=clock.now())
    UpdateFactory(note="Of another part.")
    db.session.commit()

    words = browse(manager).get(f"/parts/{part.id}").words

    assert "14 days late" in words
    assert words.index("20 March 2026") < words.index("Said last.") < words.index("Said first.")
    assert "Of another part." not in words


def test_show_says_nothing_in_the_name_of_an_agency_that_was_never_heard(browse, part, manager):
    pages = [f"/parts/{part.id}", f"/actions/{part.action_id}"]

    before = [browse(manager).get(page).words for page in pages]
    UpdateFactory(part=part)
    db.session.commit()
    after = [browse(manager).get(page).words for page in pages]

    assert all("Nothing heard yet" in words for words in before)
    assert not any(f"{part.agency.name} says" in words for words in before)
    assert not any("Nothing heard yet" in words for words in after)


def test_show_when_there_is_no_date_says_so(browse, part, manager):
    words = browse(manager).get(f"/parts/{part.id}").words

    assert "Due date No date set" in words
    assert "Grey no date set" in words


def test_show_names_those_who_answer_for_the_agency_and_for_the_one_above(browse, part, manager):
    above = AgencyFactory()
    part.agency.parent_id = above.id
    lead = person(Role.AGENCY_LEAD, part.action.board, part.agency)
    approver = person(Role.AGENCY_APPROVER, part.action.board, above)
    gone = person(Role.AGENCY_DEPUTY, part.action.board, part.agency, until_on=date(2020, 1, 1))

    words = browse(manager).get(f"/parts/{part.id}").words

    assert f"Agency lead {lead.name}" in words
    assert f"Agency approver {approver.name}" in words
    assert gone.name not in words


def test_show_leaves_out_whoever_answers_but_lost_sight_of_the_case(browse, manager):
    case = CaseFactory(board=manager.roles_held[0].board, open=True)
    part = PartFactory(action=action_from(ReviewFactory(case=case)))
    lead = person(Role.AGENCY_LEAD, case.board, part.agency)
    conflict = ConflictFactory(case=case, user=lead)
    here = f"/parts/{part.id}"

    alone = browse(manager).get(here).words
    seen_by_another = browse(person(Role.SCRUTINEER, case.board)).get(here).words
    deputy = person(Role.AGENCY_DEPUTY, case.board, part.agency)
    with_deputy = browse(manager).get(here).words
    conflict.until_on = date(2026, 1, 6)
    db.session.commit()
    ended = browse(manager).get(here).words

    assert f"Nobody who can see it answers for it. Name somebody else of {part.agency.name}" in alone
    assert "Ask the partnership’s office who answers for it." in seen_by_another
    assert "Nobody" not in seen_by_another
    assert lead.name not in alone + with_deputy
    assert f"Agency deputy {deputy.name}" in with_deputy
    assert f"Agency lead {lead.name}" in ended


def test_show_says_alike_to_those_outside_the_office_whether_nobody_is_named_or_somebody_is_kept_away(browse, manager):
    part = PartFactory(
        action=action_from(ReviewFactory(case=CaseFactory(board=manager.roles_held[0].board, open=True)))
    )
    here = f"/parts/{part.id}"

    outside = browse(person(Role.SCRUTINEER, part.action.board)).get(here).words

    assert f"Nobody has been named for {part.agency.name} yet." in browse(manager).get(here).words
    assert "Ask the partnership’s office who answers for it." in outside
    assert "Nobody" not in outside


def test_show_names_whoever_sees_the_action_by_another_case(browse, manager):
    board = manager.roles_held[0].board
    first, second = (ReviewFactory(case=CaseFactory(board=board, open=True)) for _ in range(2))
    part = PartFactory(action=action_from(first))
    db.session.add(ActionSource(action_id=part.action_id, kind=SourceKind.REVIEW, review_id=second.id, place=2))
    lead = person(Role.AGENCY_LEAD, board, part.agency)
    ConflictFactory(case=first.case, user=lead)

    page = f"/parts/{part.id}"

    assert f"Agency lead {lead.name}" in browse(manager).get(page).words
    assert browse(lead).get(page).status == 200


def test_show_when_shared_from_a_hidden_case_names_neither_case_nor_other_parts(browse):
    case = CaseFactory(name="Rowan 12")
    part = PartFactory(action=action_from(ReviewFactory(case=case)), is_shared=True)
    other = PartFactory(action=part.action, place=2)
    lead = browse(person(Role.AGENCY_LEAD, case.board, part.agency))

    page = lead.get(f"/parts/{part.id}")

    assert "From a case you are not named on" in page.words
    for hidden in ("Rowan", other.agency.name, f"/actions/{part.action_id}", str(case.id)):
        assert hidden not in page.text
    assert page.links("Post an update") == [f"/parts/{part.id}/update"]
    assert lead.get(f"/actions/{part.action_id}").status == 404


def test_edit_saves_and_shows_the_words_that_were_typed(browse, part, manager):
    page = browse(manager).fill(f"/parts/{part.id}/edit", owner_post="Named nurse", due="spring 2027", is_shared="y")

    words = browse(manager).get(page.location).words
    assert "Named nurse" in words
    assert "spring 2027" in words
    assert "Shared with" in words


def test_edit_when_the_agency_asks_is_refused(browse, part):
    lead = browse(person(Role.AGENCY_LEAD, part.action.board, part.agency))

    assert lead.get(f"/parts/{part.id}/edit").status == 403
    assert lead.get(f"/parts/{part.id}").links("Change this part") == []


def test_add_offers_only_agencies_without_a_part(browse, part, manager):
    other, closed = AgencyFactory(), AgencyFactory(closed_on=date(2020, 1, 1))
    db.session.commit()
    path = f"/actions/{part.action_id}/parts/add"

    offered = browse(manager).get(path).words
    page = browse(manager).fill(path, agency_id=str(other.id))

    assert page.location == f"/actions/{part.action_id}"
    assert other.name in browse(manager).get(page.location).words
    assert part.agency.name not in offered
    assert closed.name not in offered


def test_add_when_sent_twice_makes_one_part(browse, part, manager):
    browser, path = browse(manager), f"/actions/{part.action_id}/parts/add"
    other = AgencyFactory()
    db.session.commit()
    sent = {"new_id": browser.get(path).hidden("new_id"), "agency_id": str(other.id), "owner_post": "", "due": ""}

    answers = [browser.post(path, sent).location for _ in range(2)]

    assert answers == [f"/actions/{part.action_id}"] * 2
    assert db.session.query(Part).count() == 2


def test_reopen_when_done_asks_why_and_opens_it(browse, part, manager):
    part.status = PartStatus.DONE
    db.session.commit()
    browser = browse(manager)
    assert browser.get(f"/parts/{part.id}").links("Reopen this part") == [f"/parts/{part.id}/reopen"]

    assert "Enter why it is open again" in browser.fill(f"/parts/{part.id}/reopen").words
    page = browser.fill(f"/parts/{part.id}/reopen", reason="The audit found otherwise.")

    assert "The audit found otherwise." in browser.get(page.location).words
    assert db.session.query(Update).one().status is PartStatus.IN_PROGRESS


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (PartStatus.DONE, "It is done."),
        (PartStatus.CANNOT_BE_DONE, "Northmoor Police has said that it cannot be done."),
        (PartStatus.NOT_OURS, "Northmoor Police has said that this part is not its own."),
    ],
)
def test_pages_of_a_closed_part_say_in_a_sentence_where_it_is(browse, part, manager, status, sentence):
    part.status, part.agency.name = status, "Northmoor Police"
    db.session.commit()
    browser = browse(manager)

    asked, update = (browser.get(f"/parts/{part.id}/{page}").words for page in ("reopen", "update"))

    assert f"{sentence} It will be in progress again" in asked
    assert f"{sentence} It takes no new update until it is reopened." in update


def test_pages_of_a_part_say_in_a_sentence_why_it_is_not_reopened_or_signed_off(browse, part, manager):
    browser = browse(manager)

    assert "It is not started. It is open already" in browser.get(f"/parts/{part.id}/reopen").words
    assert "It is not started. Only a part that is done can be signed off." in (
        browser.get(f"/parts/{part.id}/sign-off").words
    )


def test_reopen_when_open_already_says_so_and_keeps_the_reason(browse, part, manager):
    page = browse(manager).fill(f"/parts/{part.id}/reopen", reason="The audit found otherwise.")

    assert page.status == 409
    assert "This part is open already" in page.words
    assert page.soup.find("textarea").get_text() == "The audit found otherwise."


@pytest.mark.parametrize("role", [Role.BUSINESS_SUPPORT_OFFICER, Role.SCRUTINEER])
def test_reopen_when_no_manager_is_refused(browse, part, role):
    part.status = PartStatus.DONE
    reader = browse(person(role, part.action.board))

    assert reader.get(f"/parts/{part.id}/reopen").status == 403
    assert reader.get(f"/parts/{part.id}").links("Reopen this part") == []


@pytest.mark.parametrize("role", [Role.AGENCY_DEPUTY, Role.BUSINESS_SUPPORT_OFFICER])
def test_done_part_takes_evidence_from_those_who_may_add_it(browse, part, role):
    part.status = PartStatus.DONE
    browser = browse(person(role, part.action.board, part.agency if role is Role.AGENCY_DEPUTY else None))

    page = browser.get(f"/parts/{part.id}")

    assert page.soup.find(class_="app-next").find("a").get_text() == "Add evidence"
    to = page.links("Add evidence")[0]
    assert to == f"/evidence/add?action={part.action_id}"
    assert part.action.text in browser.get(to).words


def test_part_offers_no_evidence_to_those_who_may_not_add_it(browse, part):
    part.status = PartStatus.DONE
    reader = browse(person(Role.SCRUTINEER, part.action.board))
    shared = PartFactory(action=action_from(ReviewFactory(case=CaseFactory())), is_shared=True, status=PartStatus.DONE)
    lead = browse(person(Role.AGENCY_LEAD, shared.action.board, shared.agency))

    assert reader.get(f"/parts/{part.id}").links("Add evidence") == []
    assert lead.get(f"/parts/{shared.id}").links("Add evidence") == []


def test_reason_of_a_rating_keeps_the_capitals_of_the_source(browse, part, manager):
    part.action.due, part.due = from_words("March 2090"), from_words("end of June 2091")
    part.status = PartStatus.IN_PROGRESS
    db.session.commit()

    page = browse(manager).get(f"/parts/{part.id}")

    assert "Due date moved from March 2090" in page.words


@pytest.fixture
def part(app):
    part = PartFactory()
    db.session.commit()
    return part


@pytest.fixture
def manager(part):
    return person(Role.MANAGER, part.action.board)
