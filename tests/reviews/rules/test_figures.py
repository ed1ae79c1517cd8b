"""Figures in the words of the source."""

from __future__ import annotations

import pytest

from reviews.rules.figures import Figure, decimal_text


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (Figure("350", qualifier="over"), "over 350"),
        (Figure("100", qualifier="at least"), "at least 100"),
        (Figure("450", qualifier="more than"), "more than 450"),
        (Figure("12", qualifier="around"), "around 12"),
        (Figure("30", qualifier="as high as"), "as high as 30"),
        (Figure("5", qualifier="give or take"), "give or take 5"),
        (Figure("24.4", unit="percent"), "24.4%"),
        (Figure("99", unit="percent", qualifier="approximately"), "approximately 99%"),
        (Figure("21000"), "21,000"),
        (Figure("100000", qualifier="over"), "over 100,000"),
        (Figure("1.46", unit="GBP_million"), "£1.46 million"),
        (Figure("2.12", unit="ratio"), "2.12"),
        (Figure("5", unit="rank"), "5"),
        (Figure("135", base="1910"), "135 of 1,910"),
        (Figure("0"), "0"),
        (Figure("7", qualifier=""), "7"),
    ],
)
def test_figure_prints_with_its_qualifier(figure: Figure, words: str) -> None:
    assert figure.in_words == words


@pytest.mark.parametrize(
    ("figure", "is_above"),
    [
        (Figure("30", "20", unit="meetings"), True),
        (Figure("120", "20", unit="percent"), True),
        (Figure("100", "20", unit="percent"), False),
        (Figure("20", "20"), False),
        (Figure("120", unit="percent"), False),
        (Figure("30", "20", qualifier="about"), False),
        (Figure("3", "2", unit="ratio"), False),
    ],
)
def test_figure_above_its_base_only_where_that_is_certain(figure: Figure, is_above: bool) -> None:
    assert figure.is_above_its_base is is_above


@pytest.mark.parametrize(
    ("unit", "words"), [("partners", "over 350 partners"), ("count", "over 350"), ("percent", "over 350%")]
)
def test_unit_that_is_a_word_follows_the_number(unit: str, words: str) -> None:
    assert Figure("350", unit=unit, qualifier="over").with_unit == words


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (350, "350"),
        (24.4, "24.4"),
        ("24.40", "24.40"),
        (" 21,000 ", "21000"),
        ("1e3", "1000"),
        (-6.6, "-6.6"),
    ],
)
def test_number_is_kept_as_decimal_text(value: object, text: str) -> None:
    assert decimal_text(value) == text


@pytest.mark.parametrize("value", ["many", "", None, True, "12%", float("nan"), "Infinity", "1e999999", "1e-99"])
def test_what_is_no_number_is_refused_in_words(value: object) -> None:
    with pytest.raises(ValueError, match="Enter a number"):
        decimal_text(value)


def test_absent_qualifier_and_unit_mean_an_exact_count() -> None:
    figure = Figure.of(135, base="191", qualifier=None, unit=None, period="2022-23")

    assert figure == Figure("135", "191", "count", "exact", "2022-23")
    assert Figure.of("3").base is None
