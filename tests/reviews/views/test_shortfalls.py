"""What a partnership has said itself falls short: on the page of what is missing, and as far as its board."""

from __future__ import annotations

from partnership.vocabulary import Role
from tests.factories.learning import ShortfallFactory
from tests.factories.partnership import person


def test_what_falls_short_is_shown_to_its_board_alone(browse):
    mine = ShortfallFactory(text="More time is needed to see a difference")
    ShortfallFactory(text="Westfell: too few schools answer")

    page = browse(person(Role.SCRUTINEER, mine.board)).get("/impact")

    assert "More time is needed to see a difference" in page.words
    assert "Westfell" not in page.words
    assert "Take words out" not in page.words


def test_words_can_be_taken_out_of_it(browse):
    shortfall = ShortfallFactory(text="Rowan House does not answer")
    browsing = browse(person(Role.MANAGER, shortfall.board))

    browsing.fill(f"/take-words-out/shortfall/{shortfall.id}", field="text", words="Rowan House", reason="A place")

    page = browsing.get("/impact")
    assert "[words removed] does not answer" in page.words
