"""The dullest valid recommendation; all words are invented."""

from __future__ import annotations

import factory

from partnership.rules.folding import fold
from reviews.models import Recommendation
from tests.factories.partnership import Factory
from tests.factories.reviews import ReviewFactory


class RecommendationFactory(Factory):
    class Meta:
        model = Recommendation

    review = factory.SubFactory(ReviewFactory)
    review_id = factory.SelfAttribute("review.id")
    text = factory.Sequence(lambda n: f"Agree how strategy meetings are called, step {n}")
    text_folded = factory.LazyAttribute(lambda recommendation: fold(recommendation.text))
