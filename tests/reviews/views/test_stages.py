"""A stage that was recorded by mistake is put back, through the browser."""

from __future__ import annotations

from tests.factories.reviews import CaseFactory, ReviewFactory, stage

OFFERED = "Stage recorded by mistake?"


def test_a_stage_recorded_by_mistake_is_put_back(office):
    review = ReviewFactory(case=CaseFactory(board=office.board))
    path = f"/reviews/{review.id}/stage"
    before = office.get(path).links("It was recorded by mistake: put it back to “Being considered”")
    office.fill(path, stage=str(stage("not_taken_forward").id), on="14 July 2026")
    [wrong] = office.get(path).links("It was recorded by mistake: put it back to “Being considered”")
    version = office.get(wrong).hidden("version")

    without = office.fill(wrong)
    at_the_end = office.get(f"/cases/{review.case_id}").links(OFFERED)
    done = office.fill(wrong, reason="It was meant for Larch 8.")
    again = office.post(wrong, {"version": version, "reason": "Mine"})

    assert (before, without.status, done.status, again.status) == ([], 400, 302, 409)
    assert "Enter why it was a mistake" in without.words
    assert at_the_end == [wrong]
    assert again.soup.find("textarea").get_text(strip=True) == "Mine"
    assert review.stage.code == "being_considered"
    assert review.dates == []
    assert OFFERED not in office.get(f"/cases/{review.case_id}").words
    told = office.get(f"/cases/{review.case_id}/history").words
    assert "back from “Not taken forward” to “Being considered” and took away the date that was set with it" in told
    assert "14 July 2026), as it was recorded by mistake: It was meant for Larch 8. " in told


def test_a_stage_that_no_move_led_to_is_not_put_back(office):
    review = ReviewFactory(case=CaseFactory(board=office.board), stage=stage("completed"))

    page = office.get(f"/reviews/{review.id}/put-back")

    assert "recorded by mistake" not in office.get(f"/reviews/{review.id}/stage").words
    assert "No stage was recorded here that could be put back" in page.words
    assert page.soup.find("form", class_="app-form") is None
    assert OFFERED not in office.get(f"/cases/{review.case_id}").words
