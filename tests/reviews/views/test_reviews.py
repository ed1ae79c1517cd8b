"""Reviews through the browser: the register, adding, editing, dating and moving on."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from partnership import clock
from partnership.extensions import db
from partnership.filters import day
from partnership.vocabulary import Role
from reviews.models import Review
from reviews.vocabulary import DateKind, Led
from tests.factories.partnership import AgencyFactory, BoardFactory, person
from tests.factories.reviews import CaseFactory, ReviewFactory, review_type, stage

PAGES = ("edit", "dates", "stage", "put-back")


def test_register_for_the_manager(office):
    review = ReviewFactory(case=CaseFactory(board=office.board, name="Dunlin 42"))

    page = office.get("/reviews")

    assert page.heading == "Reviews"
    assert "1 review of 1 case" in page.words
    assert page.links("Dunlin 42") == [f"/cases/{review.case_id}"]
    assert page.links("Log a case") == ["/cases/log"]


def test_register_for_a_lead_lists_what_is_shared_and_offers_no_logging(app, browse):
    board = BoardFactory()
    ReviewFactory(case=CaseFactory(board=board, name="Dunlin 42"))
    ReviewFactory(case=CaseFactory(board=board, name="Larch 8", open=True))

    page = browse(person(Role.AGENCY_LEAD, board, AgencyFactory())).get("/reviews")

    assert page.heading == "Cases shared with you"
    assert "Larch 8" in page.words
    assert "Dunlin 42" not in page.words
    assert page.links("Log a case") == []


def test_register_when_nothing_is_there_yet(office, browse):
    empty = office.get("/reviews")
    shared = browse(person(Role.SCRUTINEER, office.board)).get("/reviews")

    assert empty.links("Log the first case") == ["/cases/log"]
    assert "No cases are shared with you yet" in shared.words


def test_register_when_no_row_matches(office):
    ReviewFactory(case=CaseFactory(board=office.board))

    assert "Nothing matches all of these filters." in office.get("/reviews?name=zzz").words


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_register_as_a_file(office, kind):
    ReviewFactory(case=CaseFactory(board=office.board, name="Dunlin 42"))

    page = office.get(f"/reviews?format={kind}")

    assert f"reviews-under-way-{clock.today()}.{kind}" in page.response.headers["Content-Disposition"]


def test_register_is_not_for_the_system_administrator(app, browse):
    page = browse(person(Role.SYSTEM_ADMINISTRATOR, None)).get("/reviews")

    assert page.status == 403
    assert page.links("Reviews") == []


def test_add_begins_at_the_first_stage_and_says_where_it_arose(office):
    first = ReviewFactory(case=CaseFactory(board=office.board))

    page = office.fill(
        f"/cases/{first.case_id}/reviews/add",
        review_type=str(review_type("CSPR").id),
        arose_from=str(first.id),
        led="joint",
    )

    second = db.session.scalars(select(Review).where(Review.id != first.id)).one()
    assert page.location == f"/cases/{first.case_id}#review-{second.id}"
    assert (second.stage.code, second.arose_from_id, second.led) == ("commissioned", first.id, Led.JOINT)


def test_add_when_no_type_is_chosen(office):
    case = CaseFactory(board=office.board)

    page = office.fill(f"/cases/{case.id}/reviews/add")

    assert page.status == 400
    assert "Choose the type of review" in page.words
    assert page.soup.find("select", attrs={"name": "arose_from"}) is None


def test_add_sent_twice_makes_one_review(office):
    path = f"/cases/{CaseFactory(board=office.board).id}/reviews/add"
    sent = {"new_id": office.get(path).hidden("new_id"), "review_type": str(review_type().id), "led": "here"}

    assert office.post(path, sent).location == office.post(path, sent).location
    assert db.session.scalar(select(func.count()).select_from(Review)) == 1


def test_edit_keeps_whether_it_is_published_in_three_answers(office):
    review = ReviewFactory(case=CaseFactory(board=office.board))
    said = []

    for answer in ("yes", "no", ""):
        office.fill(f"/reviews/{review.id}/edit", is_published=answer, title="Child L: a review")
        db.session.refresh(review)
        said.append(review.is_published)

    assert (said, review.title) == ([True, False, None], "Child L: a review")


def test_edit_offers_no_review_that_arose_from_it(office):
    first = ReviewFactory(case=CaseFactory(board=office.board))
    second = ReviewFactory(case=first.case, review_type=review_type("CSPR"), place=2, arose_from_id=first.id)

    assert office.get(f"/reviews/{first.id}/edit").soup.find("select", attrs={"name": "arose_from"}) is None
    assert office.fill(f"/reviews/{second.id}/edit", arose_from="").status == 302
    db.session.refresh(second)
    assert second.arose_from_id is None


def test_edit_when_somebody_else_saved_shows_both(office, browse):
    first = ReviewFactory(case=CaseFactory(board=office.board))
    second = ReviewFactory(case=first.case, review_type=review_type("CSPR"), place=2)
    path = f"/reviews/{second.id}/edit"
    mine = {"version": office.get(path).hidden("version"), "led": "here", "title": "Mine", "is_published": ""}
    browse(person(Role.BUSINESS_SUPPORT_OFFICER, office.board)).fill(path, title="Theirs", arose_from=str(first.id))

    page = office.post(path, {**mine, "arose_from": ""})

    assert page.status == 409
    assert "Theirs" in page.words
    assert "Rapid Review, Being considered" in page.words
    assert page.hidden("title") == "Mine"


def test_dates_are_kept_as_stated(office):
    review = ReviewFactory(case=CaseFactory(board=office.board))

    office.fill(f"/reviews/{review.id}/dates", aware="spring 2026", notified="3/4/2026")

    db.session.refresh(review)
    assert [str(review.date_of(kind)) for kind in (DateKind.AWARE, DateKind.NOTIFIED)] == [
        "spring 2026",
        "3 April 2026",
    ]
    assert "spring 2026" in office.get(f"/cases/{review.case_id}").words


def test_dates_when_one_cannot_be_read_keeps_the_words(office):
    review = ReviewFactory(case=CaseFactory(board=office.board))

    page = office.fill(f"/reviews/{review.id}/dates", aware="soon", notified="May 2026")

    assert page.status == 400
    assert (page.hidden("aware"), page.hidden("notified")) == ("soon", "May 2026")


def test_dates_that_cannot_be_are_refused_and_kept_as_typed(office):
    review = ReviewFactory(case=CaseFactory(board=office.board))
    path, ahead = f"/reviews/{review.id}/dates", day(clock.today() + timedelta(days=40))

    pages = office.fill(path, started=ahead), office.fill(path, started="May 2026", rapid_review_sent="spring 2020")

    assert [page.status for page in pages] == [400, 400]
    assert "Enter a date that is not in the future" in pages[0].words
    assert "not before “Started”, May 2026, or correct that one" in pages[1].words
    assert (pages[1].hidden("rapid_review_sent"), review.dates) == ("spring 2020", [])


def test_a_stage_on_a_day_that_cannot_be_is_refused(office):
    review = ReviewFactory(case=CaseFactory(board=office.board))
    office.fill(f"/reviews/{review.id}/dates", aware="14 July 2026")
    path, known = f"/reviews/{review.id}/stage", {"stage": str(stage("notified").id)}

    early = office.fill(path, **known, on="13 July 2026")
    late = office.fill(path, **known, on=day(clock.today() + timedelta(days=1)))
    office.fill(path, **known, on="14 July 2026")

    assert "not before “Became aware”, 14 July 2026" in early.words
    assert "Enter a date that is not in the future" in late.words
    assert str(review.date_of(DateKind.NOTIFIED)) == "14 July 2026"


def test_dates_when_somebody_else_saved_shows_both(office, browse):
    review = ReviewFactory(case=CaseFactory(board=office.board))
    path = f"/reviews/{review.id}/dates"
    version = office.get(path).hidden("version")
    browse(person(Role.BUSINESS_SUPPORT_OFFICER, office.board)).fill(path, aware="May 2026")

    page = office.post(path, {"version": version, "aware": "June 2026"})

    assert page.status == 409
    assert "May 2026" in page.words
    assert page.hidden("aware") == "June 2026"


def test_stage_offers_only_what_may_follow(office):
    review = ReviewFactory(case=CaseFactory(board=office.board))
    path = f"/reviews/{review.id}/stage"

    page = office.get(path)
    office.fill(path, stage=str(stage("notified").id), on="14 July 2026")

    offered = [label.get_text(strip=True) for label in page.soup.find_all("label", class_="govuk-radios__label")]
    assert offered == ["Notified to the Panel", "Under way", "Not taken forward"]
    db.session.refresh(review)
    assert (review.stage.code, str(review.date_of(DateKind.NOTIFIED))) == ("notified", "14 July 2026")


def test_stage_when_none_is_chosen(office):
    review = ReviewFactory(case=CaseFactory(board=office.board))

    page = office.fill(f"/reviews/{review.id}/stage", on="May 2026")

    assert page.status == 400
    assert "Choose the stage it has reached" in page.words
    assert page.hidden("on") == "May 2026"


def test_stage_sent_twice_says_that_it_is_there_already(office):
    review = ReviewFactory(case=CaseFactory(board=office.board))
    path, sent = f"/reviews/{review.id}/stage", {"stage": str(stage("notified").id), "on": "May 2026"}
    office.post(path, sent)

    page = office.post(path, sent)

    assert page.status == 409
    assert "This review is at the stage “Notified to the Panel” already." in page.words


def test_stage_when_nothing_follows(office):
    review = ReviewFactory(case=CaseFactory(board=office.board), stage=stage("completed"))

    page = office.get(f"/reviews/{review.id}/stage")

    assert "nothing follows it" in page.words
    assert page.soup.find("form", class_="app-form") is None


@pytest.mark.parametrize("page", PAGES)
def test_forms_of_a_review_are_for_the_office_alone(app, browse, page):
    board = BoardFactory()
    shown, hidden = (
        ReviewFactory(case=CaseFactory(board=board, open=True)),
        ReviewFactory(case=CaseFactory(board=board)),
    )
    lead = browse(person(Role.AGENCY_LEAD, board, AgencyFactory()))

    assert lead.get(f"/reviews/{shown.id}/{page}").status == 403
    assert lead.get(f"/reviews/{hidden.id}/{page}").status == 404
    assert browse(person(Role.MANAGER, BoardFactory())).get(f"/reviews/{shown.id}/{page}").status == 404
