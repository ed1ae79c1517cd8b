"""Refusals carry their sentence."""

from __future__ import annotations

import pytest

from partnership.errors import Refused, RuleBroken, Stale, Taken


@pytest.mark.parametrize("kind", [RuleBroken, Stale, Taken])
def test_refusal_carries_its_sentence(kind: type[Refused]) -> None:
    with pytest.raises(Refused) as refused:
        raise kind("Another case has this name.")

    assert refused.value.sentence == str(refused.value) == "Another case has this name."
