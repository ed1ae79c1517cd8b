"""Posting an update by the pages."""

from __future__ import annotations

from datetime import date

import pytest

from partnership.extensions import db
from partnership.vocabulary import Role
from reviews.models import SourceFile, SourceRow, Update
from reviews.rules.stated import of_day
from reviews.vocabulary import PartStatus
from tests.factories.partnership import AgencyFactory, person
from tests.factories.reviews import CaseFactory, PartFactory, ReviewFactory, UpdateFactory, action_from
from tests.support.browsing import Page, filled

WORDS = "The protocol was rewritten with health colleagues."


def test_post_when_the_lead_answers_shows_her_words(browse, part, lead):
    page = browse(lead).fill(f"/parts/{part.id}/update", status="in_progress", note=WORDS)

    landed = browse(lead).get(page.location)
    assert landed.heading == f"{part.agency.name}: {part.action.text}"
    assert WORDS in landed.words
    assert lead.name in landed.words


def test_post_when_the_note_is_empty_says_what_to_do_and_stores_nothing(browse, part, lead):
    page = browse(lead).fill(f"/parts/{part.id}/update", status="done", note="  ")

    assert page.status == 400
    assert page.words.count("Enter what has changed") == 2
    assert db.session.query(Update).count() == 0


@pytest.mark.parametrize(
    ("position", "sentence"),
    [
        ("", "Enter the day on which this was true"),
        ("soon", "Enter a date, such as"),
        ("1 January 2090", "Enter a day that is not in the future"),
    ],
)
def test_post_when_the_day_cannot_be_says_what_to_enter(browse, part, lead, position, sentence):
    page = browse(lead).fill(f"/parts/{part.id}/update", note=WORDS, position=position)

    assert page.status == 400
    assert sentence in page.words
    assert f'value="{position}"' in page.text


def test_post_when_it_was_true_before_the_action_was_added_asks_once_more(browse, part, lead):
    path, said = f"/parts/{part.id}/update", {"status": "in_progress", "note": WORDS, "position": "March 2019"}

    page = browse(lead).fill(path, **said)
    token = page.soup.find("button", attrs={"name": "warned"})["value"]
    again = browse(lead).fill(path, **said, warned=token)

    assert (page.status, page.hidden("position"), again.status) == (400, "March 2019", 302)
    assert "look at this again On what day was this true?: March 2019 is before the action was added here" in page.words
    assert "if it is right" in page.words
    assert "identify" not in page.soup.find(class_="app-warning").get_text()


def test_post_when_a_loaded_action_is_older_than_the_record_asks_nothing(browse, part, lead):
    file = SourceFile(slug="northmoor-2025", title="Annual report")
    db.session.add(file)
    db.session.flush()
    row = {"local_id": "A1", "section": "actions", "subject_type": "action", "subject_id": part.action_id}
    db.session.add(SourceRow(file_id=file.id, **row))

    page = browse(lead).fill(f"/parts/{part.id}/update", status="in_progress", note=WORDS, position="March 2019")

    assert page.status == 302


def test_post_when_the_part_is_done_answers_409_and_keeps_the_words(browse, part, lead):
    browser = browse(lead)
    form = browser.get(f"/parts/{part.id}/update")
    part.status = PartStatus.DONE
    db.session.commit()

    page = browser.post(f"/parts/{part.id}/update", answers(form, status="in_progress", note=WORDS))

    assert page.status == 409
    assert "Ask for it to be reopened before you change where it is." in page.words
    assert WORDS in page.soup.find("textarea").get_text()
    assert "takes no new update until it is reopened" in browser.get(f"/parts/{part.id}/update").words


def test_post_when_another_answered_meanwhile_shows_both(browse, part, lead):
    one, other = browse(lead), browse(lead)
    path = f"/parts/{part.id}/update"
    opened = filled(other.get(path).soup.find("form", class_="app-form"))
    one.fill(path, status="in_progress", note=WORDS)

    page = other.post(path, opened | {"status": "not_started", "note": "Nothing has begun."})

    assert page.status == 409
    assert "Nothing has begun." in page.text
    both = " ".join(page.soup.find(class_="app-conflict").get_text(" ").split())
    assert "In progress" in both
    assert f"{lead.name} saved this while you were writing" in both
    assert f"What has changed since the last update? {WORDS} Nothing has begun." in both
    assert db.session.query(Update).count() == 1


def test_post_when_the_due_date_changed_meanwhile_shows_no_older_words(browse, part, lead):
    UpdateFactory(part=part, note=WORDS)
    part.due = of_day(date(2026, 6, 30))
    manager, path = person(Role.MANAGER, part.action.board), f"/parts/{part.id}/update"
    opened = filled(browse(lead).get(path).soup.find("form", class_="app-form"))
    longer = {"due": "30 June 2027", "reason": "Staff left.", "approved_by": "The group"}
    browse(manager).fill(f"/parts/{part.id}/extend-due-date", **longer)

    page = browse(lead).post(path, opened | {"status": "in_progress", "note": "Nothing has begun."})

    both = page.soup.find(class_="app-conflict")
    assert page.status == 409
    assert both.find("h2").get_text() == f"{manager.name} changed this while you were looking at it"
    assert both.find("table") is None
    assert "Nothing has begun." in page.soup.find("textarea").get_text()


def test_post_when_of_another_agency_is_refused_and_shows_no_button(browse, part):
    police = browse(person(Role.AGENCY_LEAD, part.action.board, AgencyFactory()))

    assert police.get(f"/parts/{part.id}/update").status == 403
    assert police.get(f"/parts/{part.id}").links("Post an update") == []


def test_post_when_the_case_is_hidden_is_not_found(browse):
    part = PartFactory(action=action_from(ReviewFactory(case=CaseFactory())))
    stranger = person(Role.AGENCY_LEAD, part.action.board, part.agency)

    assert browse(stranger).get(f"/parts/{part.id}/update").status == 404


def test_post_when_signed_out_goes_to_sign_in(browse, part):
    assert "/sign-in" in browse(None).get(f"/parts/{part.id}/update").location


@pytest.mark.parametrize("role", [Role.MANAGER, Role.BUSINESS_SUPPORT_OFFICER])
def test_post_when_on_behalf_of_an_agency_names_who_entered_it(browse, part, role):
    office = person(role, part.action.board)

    page = browse(office).fill(f"/parts/{part.id}/update", status="in_progress", note=WORDS)

    assert f"{office.name}, entered" in browse(office).get(page.location).words


def test_post_and_go_to_the_next_when_another_is_open(browse, part, lead):
    following = PartFactory(agency=part.agency, action__board=part.action.board, action__text_folded="zz")
    db.session.commit()

    page = browse(lead).fill(f"/parts/{part.id}/update", status="in_progress", note=WORDS, following="yes")

    assert page.location == f"/parts/{following.id}/update"
    assert (
        browse(lead).fill(page.location, status="done", note=WORDS, following="yes").location
        == f"/parts/{following.id}"
    )


def test_post_when_sent_twice_has_one_effect_and_the_same_answer(browse, part, lead):
    browser = browse(lead)
    sent = answers(browser.get(f"/parts/{part.id}/update"), status="done", note=WORDS)

    first, second = (browser.post(f"/parts/{part.id}/update", sent) for _ in range(2))

    assert (first.status, first.location) == (second.status, second.location) == (302, f"/parts/{part.id}")
    assert db.session.query(Update).count() == 1


def answers(page: Page, **changes: str) -> dict[str, str]:
    return {"new_id": page.hidden("new_id"), "position": "6 January 2026", "outlook": "not_said", **changes}


@pytest.fixture
def part(app):
    part = PartFactory(action__text_folded="aa")
    db.session.commit()
    return part


@pytest.fixture
def lead(part):
    return person(Role.AGENCY_LEAD, part.action.board, part.agency)
