"""The pages on which a due date changes and a part is signed off."""

from __future__ import annotations

from datetime import date

import pytest

from partnership.extensions import db
from partnership.vocabulary import Role
from reviews.models import Evidence, EvidenceLink
from reviews.rules.stated import of_day
from reviews.rules.stated_words import from_words
from reviews.vocabulary import PartStatus
from tests.factories.partnership import person
from tests.factories.reviews import PartFactory, UpdateFactory, evidence_of
from tests.support.browsing import filled

JUNE = of_day(date(2026, 6, 30))


def test_extend_is_told_on_the_part_with_its_reason_and_approver(browse, part, manager):
    browse(manager).fill(
        f"/parts/{part.id}/extend-due-date", due="end of January 2027", reason="Staff left.", approved_by="Review group"
    )

    words = browse(manager).get(f"/parts/{part.id}").words
    assert "Due date end of January 2027" in words
    assert "Extended 30 June 2026 became end of January 2027 Staff left. Approved by Review group." in words


def test_extend_when_the_date_cannot_be_read_says_what_to_type(browse, part, manager):
    page = browse(manager).fill(
        f"/parts/{part.id}/extend-due-date", due="when staff allow", reason="x", approved_by="y"
    )

    assert page.status == 400
    assert "Enter a date, such as" in page.words


def test_correct_says_so_and_counts_as_no_extension(browse, part, manager):
    browse(manager).fill(f"/parts/{part.id}/correct-due-date", due="30 June 2027", reason="Typed wrong.")

    words = browse(manager).get(f"/parts/{part.id}").words
    assert "Mistake corrected 30 June 2026 became 30 June 2027" in words
    assert "Extended" not in words


def test_correct_of_an_extended_date_asks_which_and_says_what_stays(browse, part, manager):
    browser, here = browse(manager), f"/parts/{part.id}/correct-due-date"
    assert "and so is the original due date" in browser.get(here).words
    longer = {"due": "30 September 2026", "reason": "Staff left.", "approved_by": "Review group"}
    browser.fill(f"/parts/{part.id}/extend-due-date", **longer)

    page = browser.get(here)
    unsaid = browser.fill(here, due="31 August 2026", reason="Typed wrong.")
    refused = browser.fill(here, which="now", due="31 March 2026", reason="Typed wrong.")
    browser.fill(here, which="original", due="31 March 2026", reason="Typed wrong.")

    assert "and so is the original due date" not in page.words
    assert "The other one stays." in page.words
    assert "A due date that has passed makes an open part late at once." in page.words
    assert (unsaid.status, refused.status) == (400, 409)
    assert "Choose which date is wrong" in unsaid.words
    assert "cannot be before the original due date, 30 June 2026" in refused.words
    assert refused.hidden("due") == "31 March 2026"
    words = browser.get(f"/parts/{part.id}").words
    assert "Original due date 31 March 2026" in words
    assert "Due date 30 September 2026" in words
    told = browser.get(f"/actions/{part.action_id}").words
    assert "corrected a mistake in the original due date: 30 June 2026 became 31 March 2026" in told


def test_edit_when_a_date_is_set_does_not_ask_for_it(browse, part, manager):
    page = browse(manager).get(f"/parts/{part.id}/edit")

    assert page.soup.find(attrs={"name": "due"}) is None
    assert "extended, or corrected if it was a mistake" in page.words


def test_sign_off_turns_the_part_blue_and_shows_what_it_rests_on(browse, part, manager):
    part.status = PartStatus.DONE
    db.session.commit()
    assert "Agency states done, evidence not held." in browse(manager).get(f"/parts/{part.id}").words

    browse(manager).fill(f"/parts/{part.id}/sign-off", words="Seen by the group on 3 March.", on="3 March 2026")

    words = browse(manager).get(f"/parts/{part.id}").words
    assert "Blue done and signed off" in words
    assert f"Signed off 3 March 2026, {manager.name} Seen by the group on 3 March." in words


def test_sign_off_when_the_day_is_missing_or_to_come_says_what_to_enter(browse, part, manager):
    part.status = PartStatus.DONE
    db.session.commit()
    here = f"/parts/{part.id}/sign-off"

    assert "Enter the day on which it was signed off" in browse(manager).fill(here, words="Seen.", on="").words
    assert "not in the future" in browse(manager).fill(here, words="Seen.", on="3 March 2090").words


@pytest.mark.parametrize(("said", "words"), [("3 March 2026", "on 3 March 2026"), ("March 2026", "in March 2026")])
def test_sign_off_before_the_part_was_done_is_refused(browse, part, manager, said, words):
    part.status = PartStatus.DONE
    UpdateFactory(part=part, status=PartStatus.DONE, position=from_words(said))
    here = f"/parts/{part.id}/sign-off"

    page = browse(manager).fill(here, words="Seen.", on="1 January 2026")
    later = browse(manager).fill(here, words="Seen.", on="3 March 2026")

    assert (page.status, page.hidden("on"), later.status) == (400, "1 January 2026", 302)
    assert f"The part was done {words}: enter a day that is not before that" in page.words


def test_sign_off_when_not_done_or_her_own_update_says_who_may(browse, part, manager):
    assert "Only a part that is done" in browse(manager).get(f"/parts/{part.id}/sign-off").words
    part.status = PartStatus.DONE
    UpdateFactory(part=part, entered_by_id=manager.id, entered_by=manager)
    db.session.commit()

    page = browse(manager).get(f"/parts/{part.id}/sign-off")

    assert "Ask the chair or another manager" in page.words
    assert not page.soup.select("main form")


@pytest.mark.parametrize(
    ("seen_by", "sentence"),
    [
        ([], "No evidence is held."),
        ([None], "Its one piece of evidence has not been seen by anybody."),
        ([None, None], "None of its 2 pieces of evidence has been seen by anybody."),
        ([None, "Quality officer"], "Only 1 of its 2 pieces of evidence has been seen by anybody."),
        ([None, "Quality officer", "Chair"], "Only 2 of its 3 pieces of evidence have been seen by anybody."),
    ],
)
def test_sign_off_says_first_that_nobody_has_seen_the_evidence(browse, part, manager, seen_by, sentence):
    part.status = PartStatus.DONE
    for who in seen_by:
        evidence_of(part.action, seen_by=who)
    db.session.commit()
    here = f"/parts/{part.id}/sign-off"

    before = browse(manager).get(here).words
    done = browse(manager).fill(here, words="Seen.", on="3 March 2026")

    assert sentence in before
    assert done.status == 302


def test_sign_off_says_nothing_of_evidence_that_somebody_has_seen(browse, part, manager):
    part.status = PartStatus.DONE
    evidence_of(part.action, seen_by="Quality officer")
    db.session.commit()

    words = browse(manager).get(f"/parts/{part.id}/sign-off").words

    assert "seen by anybody" not in words
    assert "No evidence is held" not in words


def test_show_has_the_evidence_of_the_action(browse, part, manager):
    evidence = Evidence(board_id=part.action.board_id, summary="Calls fell by a third", summary_folded="calls")
    evidence.links = [EvidenceLink(action_id=part.action_id)]
    db.session.add(evidence)
    db.session.commit()

    assert "Calls fell by a third" in browse(manager).get(f"/parts/{part.id}").words


def test_update_by_the_office_asks_who_told_it_and_history_says_so(browse, part, manager):
    page = browse(manager).fill(
        f"/parts/{part.id}/update",
        status="in_progress",
        note="The draft is out.",
        told_by="Named nurse, Northmoor Hospitals",
        told_how="call",
    )

    told = "told by Named nurse, Northmoor Hospitals, by telephone"
    assert told in browse(manager).get(page.location).words
    assert told in browse(manager).get(f"/actions/{part.action_id}").words


def test_update_when_how_is_told_without_who_asks_for_it(browse, part, manager):
    page = browse(manager).fill(f"/parts/{part.id}/update", status="done", note="x", told_how="mail")

    assert "Enter who told you" in page.words


def test_update_of_her_own_agency_asks_nobody_and_starts_from_no_answer(browse, part):
    lead = browse(person(Role.AGENCY_LEAD, part.action.board, part.agency))

    page = lead.get(f"/parts/{part.id}/update")

    assert "Who told you?" not in page.words
    assert page.soup.select("input[name=status][checked]") == []


def test_update_when_somebody_posted_meanwhile_names_who(browse, part, manager):
    lead = person(Role.AGENCY_LEAD, part.action.board, part.agency)
    here = f"/parts/{part.id}/update"
    opened = filled(browse(manager).get(here).soup.find("form", class_="app-form"))
    browse(lead).fill(here, status="in_progress", note="First.")

    page = browse(manager).post(here, opened | {"status": "done", "note": "Second."})

    assert page.status == 409
    assert f"{lead.name} saved this while you were writing" in page.words


@pytest.fixture
def part(app):
    return PartFactory(due=JUNE, action__due=JUNE)


@pytest.fixture
def manager(part):
    return person(Role.MANAGER, part.action.board)
