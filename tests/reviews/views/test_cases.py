"""A case through the browser: read, edited, opened, by everybody who may and by those who may not."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from partnership.extensions import db
from partnership.models import Event
from partnership.vocabulary import AgencyKind, Role
from reviews.rules.stated import StatedDate
from reviews.vocabulary import PartStatus, Sight
from tests.factories.learning import LearningPointFactory
from tests.factories.partnership import AgencyFactory, BoardFactory, person
from tests.factories.recommendations import RecommendationFactory
from tests.factories.reviews import CaseFactory, CaseReaderFactory, PartFactory, ReviewFactory, action_from


def test_show_to_the_manager_has_everything(office):
    case = CaseFactory(board=office.board, name="Dunlin 42", internal_notes="Proceedings go on.", people_count=2)
    review = ReviewFactory(case=case)
    CaseReaderFactory(case=case, user=person(Role.REVIEW_TEAM, office.board))

    page = office.get(f"/cases/{case.id}")

    assert page.heading == "Dunlin 42"
    for words in (
        "Review team only: 2 people can see this case.",
        "Proceedings go on.",
        "Named on this case",
        "2 children",
        "15 working days from notification to the Panel",
        "not verified",
    ):
        assert words in page.words
    assert f"/reviews/{review.id}/stage" in page.links("Record the next stage")


def test_show_to_a_reader_who_is_named_has_notes_and_no_buttons(app, browse):
    board = BoardFactory()
    case = CaseFactory(board=board, internal_notes="Proceedings go on.", incident_nature="Harm at home")
    ReviewFactory(case=case)
    reader = person(Role.REVIEW_TEAM, board)
    CaseReaderFactory(case=case, user=reader)

    page = browse(reader).get(f"/cases/{case.id}")

    assert "Proceedings go on." in page.words
    assert "Harm at home" in page.words
    assert reader.name in page.words
    for words in ("Edit", "Dates", "Record the next stage", "Add another review", "Change who can see"):
        assert page.links(words) == []


@pytest.mark.parametrize("role", [Role.AGENCY_LEAD, Role.SCRUTINEER, Role.REVIEW_GROUP_MEMBER])
def test_show_to_partners_has_no_notes_readers_or_incident(app, browse, role):
    board = BoardFactory()
    case = CaseFactory(
        board=board, open=True, summary="In short.", internal_notes="Proceedings go on.", incident_nature="Harm at home"
    )
    ReviewFactory(case=case)
    named = CaseReaderFactory(case=case).user

    page = browse(person(role, board, AgencyFactory())).get(f"/cases/{case.id}")

    assert "In short." in page.words
    assert "Partners: 1 person of" in page.words
    for words in ("Proceedings go on.", "Harm at home", named.name, "Internal notes", "Named on this case", "Edit"):
        assert words not in page.words


@pytest.mark.parametrize(
    "page", ["", "/actions", "/history", "/edit", "/who-can-see", "/open", "/close", "/reviews/add"]
)
def test_a_hidden_case_is_not_found(app, browse, page):
    board = BoardFactory()
    case = CaseFactory(board=board)
    strangers = [
        person(Role.AGENCY_LEAD, board, AgencyFactory()),
        person(Role.SCRUTINEER, board),
        person(Role.SYSTEM_ADMINISTRATOR, None),
        person(Role.MANAGER, BoardFactory()),
    ]

    assert {browse(each).get(f"/cases/{case.id}{page}").status for each in strangers} == {404}


def test_show_when_led_elsewhere_has_no_timescales_of_ours(office):
    review = ReviewFactory(case=CaseFactory(board=office.board), led="elsewhere")

    assert "Timescales" not in office.get(f"/cases/{review.case_id}").words


def test_actions_show_each_agencys_part_open_ones_first(office):
    review = ReviewFactory(case=CaseFactory(board=office.board))
    done = action_from(review, text="Agree the protocol", status="done")
    PartFactory(action=done, agency=AgencyFactory(name="Northmoor Police"), status=PartStatus.DONE)
    part = PartFactory(action=action_from(review, text="Train new starters"), status=PartStatus.IN_PROGRESS)
    action_from(review, text="Write to the college")
    dropped = action_from(review, text="Open a centre", status="cannot_be_done")
    PartFactory(action=dropped, agency=part.agency, status=PartStatus.CANNOT_BE_DONE)

    page = office.get(f"/cases/{review.case_id}/actions")

    assert page.words.index("Train new starters") < page.words.index("Agree the protocol")
    assert f"{part.agency.name} In progress No date set Grey no date set" in page.words
    assert "Open: 2 actions" in page.words
    assert "Done: 1 action" in page.words
    assert "Cannot be done: 1 action" in page.words
    assert page.words.index("Agree the protocol") < page.words.index("Open a centre")
    assert "No agency yet" in page.words
    assert "Actions 4" in page.words


def test_actions_when_there_are_many_shows_the_first_and_counts_all(office):
    review = ReviewFactory(case=CaseFactory(board=office.board))
    for number in range(26):
        action_from(review, text=f"Step {number:02}")
    action_from(review, text="Agree the protocol", status="done")

    page = office.get(f"/cases/{review.case_id}/actions")

    assert "Open: 26 actions" in page.words
    assert "Step 24" in page.words
    assert not {"Step 25", "Agree the protocol"} & {link.get_text() for link in page.soup.find_all("a")}
    assert f"/actions?case={review.case_id}&tab=all" in {
        link["href"] for link in page.soup.find_all("a") if link.get_text() == "All 27 actions"
    }


def test_actions_when_there_are_none(office):
    case = CaseFactory(board=office.board)

    assert "No action has come from this case yet." in office.get(f"/cases/{case.id}/actions").words


def test_history_tells_partners_neither_names_nor_readers(app, browse):
    board = BoardFactory()
    manager = browse(person(Role.MANAGER, board))
    case = CaseFactory(board=board, open=True, name="Dunlin 42")
    manager.fill(f"/cases/{case.id}/edit", name="Dunlin 43", internal_notes="Only for us")
    named = person(Role.REVIEW_TEAM, board)
    manager.fill(f"/cases/{case.id}/who-can-see", who=str(named.id))

    team = manager.get(f"/cases/{case.id}/history").words
    partners = browse(person(Role.SCRUTINEER, board)).get(f"/cases/{case.id}/history").words

    assert "changed the case name from Dunlin 42 to Dunlin 43 and the internal notes" in team
    assert f"let {named.name} see the case" in team
    assert "The partnership’s office changed the case name." in partners
    assert "internal notes" not in partners
    assert named.name not in partners


def test_edit_saves_and_comes_back_to_the_case(office):
    area = AgencyFactory(name="Southfell Partnership", kind=AgencyKind.OUTSIDE_AREA)
    case = CaseFactory(board=office.board, name="Dunlin 42")

    page = office.fill(f"/cases/{case.id}/edit", joint_with=[str(area.id)], summary="In short.", incident="2025/26")

    db.session.refresh(case)
    assert page.location == f"/cases/{case.id}"
    assert (case.joint_with, case.summary, str(case.incident)) == ([area], "In short.", "2025/26")


def test_edit_keeps_a_date_in_words_that_nobody_could_type(office):
    case = CaseFactory(board=office.board)
    case.incident = StatedDate("around Easter that year", "none")
    db.session.commit()

    page = office.fill(f"/cases/{case.id}/edit", summary="In short.")

    db.session.refresh(case)
    assert page.status == 302
    assert str(case.incident) == "around Easter that year"


def test_edit_when_somebody_else_saved_shows_both(office, browse):
    case = CaseFactory(board=office.board, summary="First.")
    path = f"/cases/{case.id}/edit"
    mine = {"name": case.name, "summary": "Mine.", "version": office.get(path).hidden("version")}
    officer = person(Role.BUSINESS_SUPPORT_OFFICER, office.board)
    browse(officer).fill(path, summary="Theirs.")

    page = office.post(path, mine)

    assert page.status == 409
    assert f"{officer.name} saved this while you were writing" in page.words
    assert "Theirs." in page.words
    assert page.soup.find("textarea", attrs={"name": "summary"}).get_text().strip() == "Mine."
    assert office.post(path, {**mine, "version": page.hidden("version")}).status == 302


LAID_OPEN = (
    "Rapid Review: “Being considered”, led here",
    "Its 2 learning points",
    "Its 1 recommendation",
    "Its history from the day",
    "In short.",
    "none yet",
    "the internal notes",
)


def test_open_says_what_becomes_visible_and_to_how_many_before_it_asks(office):
    review = ReviewFactory(case=CaseFactory(board=office.board, summary="In short."))
    LearningPointFactory.create_batch(2, review=review)
    RecommendationFactory(review=review)
    person(Role.SCRUTINEER, office.board)
    person(Role.AGENCY_LEAD, office.board, AgencyFactory())
    path = f"/cases/{review.case_id}/open"

    page = office.get(path)

    assert "3 people will see this case. Now it is 1." in page.words
    for words in LAID_OPEN:
        assert words in page.words
    assert review.case.sight is Sight.REVIEW_TEAM
    assert office.fill(path).location == f"/cases/{review.case_id}"
    db.session.refresh(review.case)
    assert review.case.sight is Sight.PARTNERS


def test_open_when_the_case_changed_meanwhile_is_shown_again(office):
    case = CaseFactory(board=office.board)
    path = f"/cases/{case.id}/open"
    version = office.get(path).hidden("version")
    office.fill(f"/cases/{case.id}/edit", summary="A summary nobody has looked at.")

    page = office.post(path, {"version": version})

    db.session.refresh(case)
    assert (page.status, case.sight) == (409, Sight.REVIEW_TEAM)
    assert "changed this while you were looking at it" in page.words
    assert "A summary nobody has looked at." in page.words


def test_close_shows_it_to_the_review_team_only(office):
    case = CaseFactory(board=office.board, open=True)

    office.fill(f"/cases/{case.id}/close")

    db.session.refresh(case)
    assert case.sight is Sight.REVIEW_TEAM
    assert db.session.scalars(select(Event.verb)).all() == ["closed the case to partners"]


def test_open_when_it_is_open_already_says_so(office):
    case = CaseFactory(board=office.board, open=True)

    page = office.fill(f"/cases/{case.id}/open")

    assert page.status == 409
    assert "This case is open to partners already." in page.words


@pytest.mark.parametrize("page", ["open", "close"])
def test_the_business_support_officer_does_not_open_or_close(app, browse, page):
    board = BoardFactory()
    case = CaseFactory(board=board)
    officer = browse(person(Role.BUSINESS_SUPPORT_OFFICER, board))

    assert officer.get(f"/cases/{case.id}/{page}").status == 403
    assert officer.get(f"/cases/{case.id}/who-can-see").links("Open it to partners") == []
