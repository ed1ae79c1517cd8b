"""Neutral case names."""

from __future__ import annotations

import re
from random import Random

import pytest

from reviews.rules.case_names import WORDS, offer

EVERY_NAME = {f"{word} {number}" for word in WORDS for number in range(10, 100)}


def test_name_is_a_word_and_two_digits() -> None:
    assert re.fullmatch(r"[A-Z][a-z]+ [1-9][0-9]", offer(chance(4)))


def test_same_chance_gives_the_same_name() -> None:
    assert offer(chance(4)) == offer(chance(4))
    assert len({offer(chance(seed)) for seed in range(20)}) > 15


@pytest.mark.parametrize("spelt", ["{}", "  {} ", "upper"])
def test_name_that_is_taken_is_not_offered(spelt: str) -> None:
    last = offer(chance(4))
    others = EVERY_NAME - {last, "Oak 10"}
    taken = last.upper() if spelt == "upper" else spelt.format(last)

    assert offer(chance(4), taken={*others, taken}) == "Oak 10"


def test_three_digits_come_when_every_name_is_taken() -> None:
    assert re.fullmatch(r"[A-Z][a-z]+ [1-9][0-9]{2}", offer(chance(4), taken=EVERY_NAME))


def test_words_are_many_and_each_stands_once() -> None:
    assert len(WORDS) == len(set(WORDS)) >= 115
    assert all(re.fullmatch("[A-Z][a-z]+", word) for word in WORDS)


def test_no_word_is_a_given_name() -> None:
    given = "Ash Aspen Basil Clover Daisy Fern Hazel Heather Holly Iris Ivy Jay Juniper Laurel Lily Linden Martin"
    more = "Merlin Olive Poppy Raven Robin Rose Rosemary Rowan Saffron Sky Storm Summer Willow Wren"

    assert set(f"{given} {more}".split()) & set(WORDS) == set()


def chance(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - the same names each time are what a test wants
