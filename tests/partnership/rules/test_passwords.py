"""Passwords that are taken, and what is said of those that are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnership.rules.passwords import COMMON, WALKS, refusal

WORDS = [
    "Northmoor Safeguarding Children Partnership",
    "NSCP",
    "East Vale",
    "Morgan Hale",
    "morgan.hale@example.org",
]
SHORT, LONG, REPEATED = "Use at least 12 characters", "Use at most 1,024 characters", "Do not repeat the same"
COMMON_ONE, TELLING = "Many people choose a password like this one", "Do not build your password on names"


@pytest.mark.parametrize(
    "password",
    [
        "tangerine gravel",
        "tangerine-gravel-wednesdays",
        "correct horse battery",
        "purple monkey dishwasher",
        "8#kQ!29$7@x4",
        "f7Gq-92kL-ppQ1",
        "#£€~¬|¦`{}?<>",
        "трикотажный дом",
        "a quiet morning in Northmoor with kettles",
        "the street party was expertly powered",
        "gravel 1987 tangerine",
        "x7 " * 3 + "tangerine gravel",
        "tangerine gravel " * 60,
    ],
)
def test_password_that_is_hard_to_guess_is_taken(password: str) -> None:
    assert refusal(password, words=WORDS) is None


@pytest.mark.parametrize(
    ("password", "sentence"),
    [
        ("", SHORT),
        ("tangerines1", SHORT),
        ("k" * 1025, LONG),
        ("aaaaaaaaaaaa", REPEATED),
        ("ababababababc", REPEATED),
        ("111222333444", REPEATED),
        ("orangeorange", REPEATED),
        ("hunter2hunter2", REPEATED),
        ("1987198719871987", REPEATED),
        ("password1234", COMMON_ONE),
        ("PASSWORD!2026", COMMON_ONE),
        ("P@ssw0rd1234", COMMON_ONE),
        ("Passw0rd2023!!", COMMON_ONE),
        ("ｐａｓｓｗｏｒｄ1234", COMMON_ONE),
        ("my password 1!", COMMON_ONE),
        ("iloveyou1234", COMMON_ONE),
        ("letmeinplease", COMMON_ONE),
        ("administrator", COMMON_ONE),
        ("manchesterunited", COMMON_ONE),
        ("dragon monkey sunshine", COMMON_ONE),
        ("safeguarding2026", COMMON_ONE),
        ("Summer2026!!", COMMON_ONE),
        ("19841985 2001", COMMON_ONE),
        ("123456789012", COMMON_ONE),
        ("987654321098", COMMON_ONE),
        ("qwertyuiop12", COMMON_ONE),
        ("poiuytrewq11", COMMON_ONE),
        ("asdfghjkl;'#", COMMON_ONE),
        ("1q2w3e4r5t6y", COMMON_ONE),
        ("zaq12wsxcde3", COMMON_ONE),
        ("qazwsxedcrfv", COMMON_ONE),
        ("abcdefghijkl", COMMON_ONE),
        ("!@#$%^&*()_+", COMMON_ONE),
        ('!"£$%^&*()_+', COMMON_ONE),
        ("Northmoor2026!", TELLING),
        ("N0rthm00r 2026", TELLING),
        ("northmoor-99-x7", TELLING),
        ("nscpeastvale1", TELLING),
        ("EastVale2026!", TELLING),
        ("morganhale2026", TELLING),
        ("hale.morgan.12", TELLING),
    ],
)
def test_password_that_is_easy_to_guess_is_refused_in_words(password: str, sentence: str) -> None:
    said = refusal(password, words=WORDS)

    assert said is not None
    assert said.startswith(sentence)


@pytest.mark.parametrize(("length", "is_taken"), [(11, False), (12, True), (64, True), (128, True), (1024, True)])
def test_length_is_asked_for_and_never_cut(length: int, is_taken: bool) -> None:
    password = "".join(chr(0x4E00 + place) for place in range(length))

    assert (refusal(password, words=[]) is None) is is_taken


def test_names_are_refused_only_where_they_are_known() -> None:
    assert refusal("Northmoor2026!", words=[]) is None
    assert refusal("Northmoor2026!", words=["", "of", "Northmoor"]) is not None


@pytest.mark.parametrize("word", [word for word in COMMON if len(word) > 3])
def test_common_word_with_a_year_is_refused(word: str) -> None:
    assert refusal(f"{word.capitalize()}2026!!!!", words=[]) is not None


@pytest.mark.parametrize("walk", WALKS)
def test_walk_over_the_keys_is_refused_either_way(walk: str) -> None:
    assert refusal((walk + walk)[:14], words=[]) is not None
    assert refusal((walk + walk)[:14][::-1], words=[]) is not None


def test_common_words_are_listed_once() -> None:
    assert len(COMMON) == len(set(COMMON)) > 200
    assert all(word == word.casefold().strip() != "" for word in COMMON)


@given(st.lists(st.sampled_from([*COMMON, "Northmoor", "2026", "1", "!"]), min_size=1, max_size=6))
def test_words_from_the_lists_alone_never_make_a_password(pieces: list[str]) -> None:
    assert refusal("".join(pieces), words=WORDS) is not None
