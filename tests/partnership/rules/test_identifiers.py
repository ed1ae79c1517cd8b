"""Likely identifying details: what is found, and what must not be."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnership.rules.identifiers import DETECTORS, Kind, find, is_nhs_number

FOUND = [
    ("Her number is 943 476 5919.", Kind.NHS_NUMBER, "943 476 5919"),
    ("NHS:9434765919", Kind.NHS_NUMBER, "9434765919"),
    ("943-476-5919", Kind.NHS_NUMBER, "943-476-5919"),
    ("943–476–5919", Kind.NHS_NUMBER, "943–476–5919"),
    ("943\u00a0476\u00a05919", Kind.NHS_NUMBER, "943\u00a0476\u00a05919"),
    ("NI AB 12 34 56 C", Kind.NATIONAL_INSURANCE, "AB 12 34 56 C"),
    ("ab123456c", Kind.NATIONAL_INSURANCE, "ab123456c"),
    ("lives near N12 9AB now", Kind.POSTCODE, "N12 9AB"),
    ("n129ab", Kind.POSTCODE, "n129ab"),
    ("SW1A 1AA", Kind.POSTCODE, "SW1A 1AA"),
    ("write to morgan.o'hale@northmoor.example.", Kind.EMAIL, "morgan.o'hale@northmoor.example"),
    ("<a+b@c-d.co.uk>", Kind.EMAIL, "a+b@c-d.co.uk"),
    ("ring 020 7946 0018", Kind.PHONE, "020 7946 0018"),
    ("07700 900123", Kind.PHONE, "07700 900123"),
    ("07700900123", Kind.PHONE, "07700900123"),
    ("(01632) 960001", Kind.PHONE, "(01632) 960001"),
    ("01632 96001", Kind.PHONE, "01632 96001"),
    ("+44 7700 900123", Kind.PHONE, "+44 7700 900123"),
    ("+44 (0)20 7946 0018", Kind.PHONE, "+44 (0)20 7946 0018"),
    ("0044 20 7946 0018", Kind.PHONE, "0044 20 7946 0018"),
    ("+353 1 234 5678", Kind.PHONE, "+353 1 234 5678"),
    ("DOB 03/04/2019", Kind.DATE_OF_BIRTH, "03/04/2019"),
    ("d.o.b. 3.4.19", Kind.DATE_OF_BIRTH, "3.4.19"),
    ("date of birth: 2019-04-03", Kind.DATE_OF_BIRTH, "2019-04-03"),
    ("was born on 3rd March 2019", Kind.DATE_OF_BIRTH, "3rd March 2019"),
    ("his birthday is 3 Mar 19", Kind.DATE_OF_BIRTH, "3 Mar 19"),
    ("Mr Hale rang", Kind.NAME, "Mr Hale"),
    ("seen by Dr. Morgan Hale-Smith at", Kind.NAME, "Dr. Morgan Hale-Smith"),
    ("Mrs O’Neil", Kind.NAME, "Mrs O’Neil"),
    ("PC Hale attended", Kind.NAME, "PC Hale"),
    ("a boy called Ollie was", Kind.NAME, "Ollie"),
    ("a girl named Élodie Hale", Kind.NAME, "Élodie Hale"),
    ("known as\nRiver", Kind.NAME, "River"),
]


@pytest.mark.parametrize(("text", "kind", "words"), FOUND)
def test_likely_detail_is_found(text: str, kind: Kind, words: str) -> None:
    found = find(text)

    assert [(one.kind, one.text) for one in found] == [(kind, words)]
    assert text[found[0].start : found[0].end] == words


def test_every_kind_is_tested_and_has_a_detector() -> None:
    assert {row[1] for row in FOUND} == set(Kind) == set(DETECTORS)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A001 to A136, EV071",
        "2022/23, 2022-23 and the academic year 2023/24",
        "over 350 partners, at least 100, 21,000 and 24.4%",
        "young people aged 0-19",
        "Child L and Child GA & RA",
        "the review called Child L",
        "the Named Nurse, the named Nurse and the named GP",
        "943 476 5918",
        "000 000 0000",
        "943 476 5910 1",
        "BG 12 34 56 C",
        "AB 12 34 56 E",
        "KS2 3rd term, Q1 2nd meeting, N1 2nd",
        "QQ1 2AB",
        "ref 0303 1234",
        "ref 012345678",
        "0800 1111",
        "0412345678",
        "+1 234 567",
        "01-02-2022 14:30",
        "on 3 March 2019 the group met",
        "children born in 2019",
        "born 3 March",
        "from 3/4/2019 to 4/5/2019",
        "Dr",
        "Mr and Mrs",
        "so called experts",
        "a@b and @northmoor",
        "Section 47 and S17, 16- and 17-year-olds",
        "999 111 222 33",
    ],
)
def test_ordinary_words_of_the_work_are_left_alone(text: str) -> None:
    assert find(text) == []


def test_finding_says_what_it_is_and_what_to_do() -> None:
    assert find("943 476 5919")[0].sentence == (
        "This looks like an NHS number: 943 476 5919. Take it out unless it has to be here."
    )


def test_several_findings_come_in_the_order_of_the_text() -> None:
    text = "Dr Hale of N12 9AB, DOB 03/04/2019, ring 020 7946 0018 or hale@northmoor.example"

    kinds = [found.kind for found in find(text)]

    assert kinds == [Kind.NAME, Kind.POSTCODE, Kind.DATE_OF_BIRTH, Kind.PHONE, Kind.EMAIL]


def test_overlapping_findings_are_told_once() -> None:
    found = find("mail 943 476 5919@northmoor.example or 07700 900123@northmoor.example")

    assert [one.text for one in found] == ["943 476 5919", "07700 900123"]


@given(st.integers(0, 999_999_999))
def test_nine_digits_have_at_most_one_check_digit(first: int) -> None:
    passing = [last for last in range(10) if is_nhs_number(f"{first:09}{last}")]

    assert len(passing) <= 1


@given(st.text(alphabet="0123456789 .-@+abMrDNO", max_size=60))
def test_findings_are_apart_and_inside_the_text(text: str) -> None:
    found = find(text)

    assert all(before.end <= after.start for before, after in pairwise(found))
    assert all(text[one.start : one.end] == one.text != "" for one in found)


@pytest.mark.parametrize("kind", list(Kind))
def test_no_pattern_repeats_without_a_bound(kind: Kind) -> None:
    pattern = DETECTORS[kind][0].pattern

    outside_classes = re.sub(r"\[[^\]]*\]", "", re.sub(r"\\.", "", pattern))

    assert re.findall(r"[*+]|\{\d*,\}", outside_classes) == []


@pytest.mark.parametrize("kind", list(Kind))
def test_no_pattern_has_many_ways_to_fail_on_hostile_text(kind: Kind) -> None:
    """A repeat inside a repeat needs something fixed in it, else the ways to share the text out multiply."""
    pattern = DETECTORS[kind][0].pattern

    outside_classes = re.sub(r"\[[^\]]*\]", "x", re.sub(r"\\.", "x", pattern))

    assert re.findall(r"\((?:\?:)?x\{[^}]*\}\)\{", outside_classes) == []


@pytest.mark.parametrize(
    "unit",
    ["a.a.a.", "a@a.", "0 ", "0(", "+44 (", "1 2 3 ", "Mr ", "Aa ", "born on ", "dob: 1/", "A", "named A"],
)
def test_long_hostile_text_is_read_to_its_end(unit: str) -> None:
    text = unit * (40_000 // len(unit)) + " 943 476 5919"

    assert find(text)[-1].text.endswith("5919")
