"""How we learn, by facts made by hand."""

from __future__ import annotations

from reviews.rules.chapter_how_we_learn import chapter
from tests.support.report_facts import SCOPE, action, case, facts, point, review, theme, words


def test_what_the_record_does_not_hold_is_not_said() -> None:
    text = words(chapter(facts()))

    assert f"No review of {SCOPE.board} goes into this report." in text
    assert "What a review teaches" not in text
    assert "Each action" not in text
    assert "as it was known on 12 June 2026" in text


def test_reviews_learning_and_actions() -> None:
    child = case()
    found = facts(
        cases=(child,),
        reviews=(review(child),),
        points=(point(child, theme()),),
        actions=(action(),),
        themes=(theme(),),
    )

    text = words(chapter(found))

    assert "The reviews in this report are LCSPRs." in text
    assert "linked by people to themes" in text
    assert "Each action has a part for every agency" in text
    plain = words(chapter(facts(points=(point(child),))))
    assert "kept in the words of the review." in plain
