"""Which stage the words of a source mean."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from reviews.rules.source_stages import completed, names_type, stage_of


@dataclass(frozen=True)
class Row:
    code: str
    name: str
    is_under_way: bool = False


RAPID = [
    Row("being_considered", "Being considered", True),
    Row("in_progress", "Under way", True),
    Row("sent", "Sent to the Panel", True),
    Row("completed", "Completed"),
    Row("not_taken_forward", "Not taken forward"),
]
LOCAL = [
    Row("commissioned", "Commissioned", True),
    Row("under_way", "Under way", True),
    Row("published", "Published"),
    Row("concluded", "Concluded, not published"),
]
NAMES = ("CSPR", "LCSPR")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("published", "published"),
        ("Concluded", "concluded"),
        ("CSPR underway", "under_way"),
        ("LCSPR: on-going.", "commissioned"),
        ("ongoing", "under_way"),
        ("completed", "concluded"),
        ("Concluded, not published", "concluded"),
        ("under_way", "under_way"),
        ("with the reviewer for comment", "commissioned"),
        ("on hold", "commissioned"),
        (None, "commissioned"),
        ("  ", "commissioned"),
    ],
)
def test_words_of_a_stage_are_read_by_one_table(words: str | None, code: str) -> None:
    assert stage_of(words, LOCAL, type_names=NAMES).code == code


def test_name_of_the_stage_goes_before_the_table() -> None:
    assert stage_of("Under way", RAPID).code == "in_progress"
    assert stage_of("Sent to the panel", RAPID).code == "sent"


def test_what_else_is_stated_decides_where_the_words_do_not() -> None:
    assert stage_of(None, LOCAL, is_published=True).code == "published"
    assert stage_of("see the website", LOCAL, is_published=True).code == "published"
    assert stage_of(None, RAPID, is_concluded=True).code == "completed"
    assert stage_of("draft", LOCAL, is_published=True).code == "under_way"


def test_stage_not_stated_is_taken_where_the_type_has_it() -> None:
    untyped = [Row("not_stated", "Stage not stated"), *LOCAL]

    assert stage_of(None, untyped).code == "not_stated"
    assert stage_of("with the reviewer", untyped).code == "commissioned"


def test_type_without_a_stage_under_way_starts_at_its_first() -> None:
    assert stage_of(None, LOCAL[2:]).code == "published"


def test_review_that_led_to_another_is_completed() -> None:
    assert completed(RAPID).code == "completed"
    assert completed(LOCAL).code == "concluded"
    assert completed(LOCAL[:3]).code == "published"
    assert completed(LOCAL[:2]).code == "under_way"


def test_words_may_begin_with_the_name_of_the_type() -> None:
    assert names_type("Rapid review completed", ["Rapid Review"])
    assert not names_type("CSPR underway", ["Rapid Review"])
    assert not names_type(None, ["Rapid Review"])
