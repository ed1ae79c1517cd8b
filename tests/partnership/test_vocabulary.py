"""The closed lists: stored words, labels, and what both are for."""

from __future__ import annotations

import pytest

from partnership.vocabulary import AgencyKind, Labelled, Role


@pytest.mark.parametrize("member", [*Role, *AgencyKind])
def test_stored_word_is_plain_lower_case(member: Labelled) -> None:
    assert member.value.replace("_", "").isalpha()
    assert member.value == member.value.lower()


@pytest.mark.parametrize("member", [*Role, *AgencyKind])
def test_label_is_a_phrase_with_a_capital(member: Labelled) -> None:
    assert member.label[0].isupper()
    assert "_" not in member.label


def test_member_is_found_by_its_stored_word() -> None:
    assert Role("author") is Role.AUTHOR
    assert Role.AUTHOR.label == "Annual report author"


def test_unknown_word_is_refused() -> None:
    with pytest.raises(ValueError, match="ticket"):
        Role("ticket")


def test_choices_keep_the_order_of_the_list() -> None:
    assert AgencyKind.choices()[:2] == [("organisation", "Organisation"), ("service", "Service")]


def test_member_prints_as_its_stored_word() -> None:
    assert f"{Role.MANAGER}" == "manager"
