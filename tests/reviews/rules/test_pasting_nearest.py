"""Which agencies words may mean that name none exactly, which is chosen beforehand, and when none is offered."""

from __future__ import annotations

import uuid

import pytest

from reviews.rules.pasting_agencies import Directory, Known

NAMES = (
    *("Metropolitan Police Service", "Royal Free London NHS Foundation Trust", "North Moor Integrated Care Board"),
    *("GP practices", "Voluntary sector", "Children’s Social Care", "Adult Social Care", "Department for Education"),
    *("Northmoor Council", "Health Visitors", "Northmoor Hospitals Trust", "Ambulance Service", "Housing Associations"),
    "Advocacy Agencies",
)
SHORT = {"Metropolitan Police Service": "MPS", "North Moor Integrated Care Board": "NM ICB"}
IDS = {name: uuid.uuid5(uuid.NAMESPACE_DNS, name) for name in NAMES}
OF = {value: name for name, value in IDS.items()}
DIRECTORY = Directory.of([Known(IDS[name], name, SHORT.get(name)) for name in NAMES])


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Police", "Metropolitan Police Service"),
        ("the police", "Metropolitan Police Service"),
        ("ICB", "North Moor Integrated Care Board"),
        ("Royal Free", "Royal Free London NHS Foundation Trust"),
        ("Royal Free Hospital Trust", None),
        ("GPs", "GP practices"),
        ("Childrens’ social care", "Children’s Social Care"),
        ("Social Care", None),
        ("Council", "Northmoor Council"),
        ("Agency", "Advocacy Agencies"),
        ("DfE", None),
        ("Wizards", None),
    ],
)
def test_only_agency_that_is_called_so_in_part_is_suggested(words, name):
    (found,) = DIRECTORY.in_cell(words)

    assert found.agency_id is None
    assert OF.get(found.suggested) == name


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Social Care", ["Children’s Social Care", "Adult Social Care"]),
        ("DfE", ["Department for Education"]),
        ("RFL", ["Royal Free London NHS Foundation Trust"]),
        ("MPS Northmoor", ["Metropolitan Police Service"]),
        ("Met Police", ["Metropolitan Police Service"]),
        ("Ambulence", ["Ambulance Service"]),
        ("Heath visitors", ["Health Visitors"]),
        ("Northmoor Wizards Trust", []),
        ("All agencies", []),
        ("All", []),
        ("XY", []),
        ("Met", []),
        ("The", []),
        ("HMICFRS", []),
    ],
)
def test_nearest_are_offered_and_none_that_is_far_fetched(words, names):
    (found,) = DIRECTORY.in_cell(words)

    assert [OF[each] for each in found.nearest] == names


def test_words_are_told_as_each_row_says_them():
    assert [DIRECTORY.named(each).words for each in ("Wizards", "WIZARDS")] == ["Wizards", "WIZARDS"]
