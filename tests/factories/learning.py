"""The dullest valid learning points, themes and focuses."""

from __future__ import annotations

import factory

from partnership.rules.folding import fold
from reviews.models import Focus, LearningPoint, Shortfall, Theme
from reviews.vocabulary import FocusKind
from tests.factories.partnership import BoardFactory, Factory
from tests.factories.reviews import ReviewFactory


class ThemeFactory(Factory):
    class Meta:
        model = Theme

    name = factory.Sequence(lambda n: f"Information sharing {n}")
    name_folded = factory.LazyAttribute(lambda theme: fold(theme.name))


class LearningPointFactory(Factory):
    class Meta:
        model = LearningPoint

    review = factory.SubFactory(ReviewFactory)
    review_id = factory.SelfAttribute("review.id")
    words = "Sharing what the school knew with the practice"


class ShortfallFactory(Factory):
    class Meta:
        model = Shortfall

    board = factory.SubFactory(BoardFactory)
    board_id = factory.SelfAttribute("board.id")
    text = factory.Sequence(lambda n: f"More time is needed to see a difference {n}")


class FocusFactory(Factory):
    class Meta:
        model = Focus

    board = factory.SubFactory(BoardFactory)
    board_id = factory.SelfAttribute("board.id")
    kind = FocusKind.PRIORITY
    name = factory.Sequence(lambda n: f"Safer babies {n}")
    name_folded = factory.LazyAttribute(lambda focus: fold(focus.name))
