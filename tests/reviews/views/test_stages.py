"""A stage that was recorded by mistake is put back, through the browser."""

from __future__ import annotations

from tests.factories.reviews import CaseFactory, ReviewFactory, review_type, stage

OFFERED = "Stage recorded by mistake?"


def test_a_stage_recorded_by_mistake_is_put_back(office):
    review = ReviewFactory(case=CaseFactory(board=office.board))
    path = f"/reviews/{review.id}/stage"
    before = office.get(path).links("It was recorded by mistake: put it back to “Being considered”")
    office.fill(path, stage=str(stage("not_taken_forward").id), on="14 July 2026")
    [wrong] = office.get(path).links("It was recorded by mistake: put it back to “Being considered”")
    version = office.get(wrong).hidden("version")

    assert "was not set with it and stays" not in office.get(wrong).words
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


def test_a_stage_before_one_on_record_or_a_date_of_the_review_is_refused(office):
    review = ReviewFactory(
        case=CaseFactory(board=office.board), review_type=review_type("DHR"), stage=stage("under_way", of="DHR")
    )
    path, on_hold = f"/reviews/{review.id}/stage", str(stage("on_hold", of="DHR").id)
    office.fill(f"/reviews/{review.id}/dates", started="1 December 2025", concluded="1 June 2026")

    before_start = office.fill(path, stage=on_hold, on="30 November 2025")
    office.fill(path, stage=on_hold, on="10 March 2026")
    before_move = office.fill(path, stage=str(stage("under_way", of="DHR").id), on="9 March 2026")
    unsaid = office.fill(path, stage=str(stage("under_way", of="DHR").id))
    before_both = office.fill(path, stage=str(stage("completed", of="DHR").id), on="1 March 2026")
    in_order = office.fill(path, stage=str(stage("completed", of="DHR").id), on="1 June 2026")

    assert [each.status for each in (before_start, before_move, before_both)] == [400, 400, 400]
    assert "not before “Started”, 1 December 2025, or correct that one" in before_start.words
    for page in (before_move, before_both):
        assert "not before the stage “On hold: other proceedings”, 10 March 2026, or put that one back" in page.words
    assert before_both.hidden("on") == "1 March 2026"
    assert (unsaid.status, in_order.status, review.stage.code) == (302, 302, "completed")


def test_a_date_that_was_there_before_the_wrong_stage_stays_and_the_page_says_so(office):
    review = ReviewFactory(
        case=CaseFactory(board=office.board), review_type=review_type("DHR"), stage=stage("approved", of="DHR")
    )
    wrong = f"/reviews/{review.id}/put-back"
    office.fill(f"/reviews/{review.id}/dates", published="10 November 2026")
    office.fill(f"/reviews/{review.id}/stage", stage=str(stage("published", of="DHR").id), on="10 November 2026")

    page = office.get(wrong)
    office.fill(wrong, reason="It is not out yet.")

    assert "“Published”, 10 November 2026, was not set with it and stays." in page.words
    assert page.links("change it in the dates of the review") == [f"/reviews/{review.id}/dates"]
    assert (review.stage.code, [str(each.on) for each in review.dates]) == ("approved", ["10 November 2026"])
