"""When a recommendation must say why."""

from __future__ import annotations

import pytest

from partnership.errors import RuleBroken
from reviews.rules.history import told
from reviews.rules.recommendations import check, lacks_reason
from reviews.vocabulary import Acceptance


@pytest.mark.parametrize("acceptance", [Acceptance.PARTLY, Acceptance.NOT_ACCEPTED])
def test_a_reason_is_needed_unless_it_is_accepted_in_full(acceptance):
    assert lacks_reason(acceptance, None)
    assert not lacks_reason(acceptance, "Another area does it.")
    with pytest.raises(RuleBroken, match="Enter why"):
        check(acceptance, " ")


@pytest.mark.parametrize("acceptance", [Acceptance.ACCEPTED, Acceptance.NOT_SAID])
def test_no_reason_is_needed_where_it_is_accepted_or_not_decided(acceptance):
    check(acceptance, None)

    assert not lacks_reason(acceptance, "")


def test_history_tells_choices_and_no_texts():
    changes = [
        {"field": "Acceptance", "before": "Accepted", "after": "Accepted in part"},
        {"field": "Reason"},
    ]
    detail = {"reference": "R4", "type": "Rapid Review", "changes": changes}

    sentence = told("changed a recommendation", detail, to_team=False)

    wanted = "changed recommendation R4 (Rapid Review): acceptance from “Accepted” to “Accepted in part” and reason"
    assert sentence == wanted


def test_history_when_little_is_known_says_so_much():
    assert told("added a recommendation", {"reference": None, "type": "LCSPR"}, to_team=False) == (
        "added a recommendation (LCSPR)"
    )
    assert told("changed a recommendation", None, to_team=False) == "changed a recommendation"
