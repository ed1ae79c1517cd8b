"""Who can see a case, in words."""

from __future__ import annotations

from dataclasses import dataclass

from reviews.rules.sight import defaults_in_words
from reviews.vocabulary import Sight


@dataclass
class Type:
    name: str
    sight: Sight


TEAM, PARTNERS = Type("LCSPR", Sight.REVIEW_TEAM), Type("Local learning review", Sight.PARTNERS)


def test_defaults_in_words_name_the_types_of_each_kind():
    assert defaults_in_words([TEAM, PARTNERS]) == (
        "Who can see it: the review team only, until a manager opens it to partners, for LCSPR; "
        "partners from the start for Local learning review."
    )


def test_defaults_in_words_leave_out_a_kind_without_types():
    assert "partners from the start" not in defaults_in_words([TEAM])
    assert defaults_in_words([PARTNERS]) == "Who can see it: partners from the start for Local learning review."
