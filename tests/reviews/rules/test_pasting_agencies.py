"""Which agencies a cell names, and what is offered where it names none exactly."""

from __future__ import annotations

import uuid

import pytest

from reviews.rules.pasting_agencies import Directory, Known

IDS = {name: uuid.uuid5(uuid.NAMESPACE_DNS, name) for name in ("police", "trust", "care", "old", "gone", "twin")}
NAMES = {value: name for name, value in IDS.items()}
DIRECTORY = Directory.of(
    [
        Known(IDS["police"], "Northmoor Police", "NP", ("the police", "Siân’s team")),
        Known(IDS["trust"], "Enfield and Northmoor Trust", "ENT", ("Hospitals, North",)),
        Known(IDS["care"], "Children’s Social Care", "CSC"),
        Known(IDS["old"], "Northmoor CCG", "CCG", is_open=False, successor=IDS["care"]),
        Known(IDS["gone"], "Library Board", is_open=False),
        Known(IDS["twin"], "Westfell Constabulary", "WC", ("NP", "CSC team", "the police")),
    ]
)


@pytest.mark.parametrize(
    ("cell", "named"),
    [
        ("Northmoor Police", ["police"]),
        (" northmoor  POLICE. ", ["police"]),
        ("NP, CSC", ["police", "care"]),
        ("CSC/NP", ["care", "police"]),
        ("NP and CSC & ENT + WC", ["police", "care", "trust", "twin"]),
        ("CSC\nNP;ENT", ["care", "police", "trust"]),
        ("• NP\n• CSC\n1. ENT", ["police", "care", "trust"]),
        ("Enfield and Northmoor Trust and NP", ["trust", "police"]),
        ("Hospitals, North", ["trust"]),
        ("Sian’s team", ["police"]),
        ("NP, Northmoor Police", ["police"]),
        ("CSC team", ["twin"]),
        ("", []),
        (" ; . ", []),
    ],
)
def test_cell_names(cell, named):
    assert [NAMES[each.agency_id] for each in DIRECTORY.in_cell(cell)] == named


@pytest.mark.parametrize(
    ("words", "nearest"),
    [
        ("Police", ["police", "twin"]),
        ("Childrens Social Care", ["care"]),
        ("CCG", ["care"]),
        ("Library Board", []),
        ("the police", ["police", "twin"]),
        ("Xyzzy", []),
    ],
)
def test_doubt_offers_those_that_may_be_meant(words, nearest):
    (found,) = DIRECTORY.in_cell(words)

    assert found.agency_id is None
    assert [NAMES[each] for each in found.nearest] == nearest


def test_doubt_that_stands_twice_is_one():
    assert [each.words for each in DIRECTORY.in_cell("Legal, NP, legal")] == ["Legal", "NP"]
