"""Agencies: added, changed, renamed from a day, and never in a loop."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from partnership.commands import agencies
from partnership.commands.agencies import Description
from partnership.errors import RuleBroken, Taken
from partnership.queries import events
from partnership.queries.agencies import called
from partnership.vocabulary import AgencyKind
from tests.factories.partnership import AgencyFactory, UserFactory

POLICE = Description(
    name="Northmoor Police", abbreviation="NP", sector="police", aliases=("Constabulary", "the police")
)


@pytest.fixture
def police(app):
    return agencies.add_agency(says=POLICE, by=None)


def test_add_agency_keeps_all_that_is_said(police):
    told = events.latest(police.id)

    assert (police.name, police.name_folded, police.abbreviation) == ("Northmoor Police", "northmoor police", "NP")
    assert [each.name for each in police.aliases] == ["Constabulary", "the police"]
    assert (told.verb, told.detail) == ("added the agency", {"name": "Northmoor Police"})


def test_add_agency_when_its_name_is_borne_in_the_same_place(police):
    with pytest.raises(Taken, match="called “northmoor police” in that place already"):
        agencies.add_agency(says=Description(name="northmoor police"), by=None)

    service = agencies.add_agency(says=Description(name="Northmoor Police", parent=police), by=None)
    assert service.parent_id == police.id


@pytest.mark.parametrize("word", ["northmoor police", "np", "THE POLICE"])
def test_add_agency_when_a_word_means_another(police, word):
    with pytest.raises(Taken, match="means Northmoor Police already"):
        agencies.add_agency(says=Description(name="Westfell Police", aliases=(word,)), by=None)


def test_add_agency_when_it_closed_before_it_opened(app):
    says = replace(POLICE, opened_on=date(2026, 1, 3), closed_on=date(2026, 1, 2))

    with pytest.raises(RuleBroken, match="not before the opening day"):
        agencies.add_agency(says=says, by=None)


def test_edit_agency_tells_each_change_in_words(police):
    above, successor = AgencyFactory(name="Home Office"), AgencyFactory(name="Northern Police")
    says = Description(
        name="Northmoor Constabulary",
        kind=AgencyKind.SERVICE,
        parent=above,
        sector="Police",
        opened_on=date(1974, 4, 1),
        closed_on=date(2025, 3, 31),
        successor=successor,
        aliases=("the police",),
    )

    agencies.edit_agency(police, says=says, by=UserFactory())

    told = events.latest(police.id).detail
    assert told["renamed"] is None
    assert told["changes"] == [
        ["name", "Northmoor Police", "Northmoor Constabulary"],
        ["abbreviation", "NP", None],
        ["what it is", "Organisation", "Service"],
        ["sits under", None, "Home Office"],
        ["sector", "police", "Police"],
        ["opened", None, "1 April 1974"],
        ["closed", None, "31 March 2025"],
        ["succeeded by", None, "Northern Police"],
        ["other words", "Constabulary, the police", "the police"],
    ]
    assert police.names == []


def test_edit_agency_when_it_has_a_new_name_keeps_the_old_one(police):
    agencies.edit_agency(
        police, says=replace(POLICE, name="Northern Police"), new_name_from=date(2025, 4, 1), by=UserFactory()
    )

    assert police.name_on(date(2025, 3, 31)) == "Northmoor Police"
    assert police.name_on(date(2025, 4, 1)) == "Northern Police"
    assert events.latest(police.id).detail == {
        "renamed": {"of": "Northmoor Police", "to": "Northern Police", "from_on": "2025-04-01"},
        "changes": [],
    }


def test_edit_agency_when_a_new_name_begins_before_the_last(police):
    agencies.edit_agency(police, says=replace(POLICE, name="Second"), new_name_from=date(2025, 4, 1), by=None)

    with pytest.raises(RuleBroken, match="another name on that day"):
        agencies.edit_agency(police, says=replace(POLICE, name="Third"), new_name_from=date(2025, 3, 1), by=None)


def test_edit_agency_when_nothing_changed_tells_nothing(police):
    before, version = events.latest(police.id), police.version

    agencies.edit_agency(police, says=POLICE, new_name_from=date(2025, 4, 1), by=None)

    assert (events.latest(police.id), police.version) == (before, version)


def test_edit_agency_when_only_its_other_words_change_has_a_new_version(police):
    version = police.version

    agencies.edit_agency(police, says=replace(POLICE, aliases=("the force",)), by=None)

    assert [each.name for each in police.aliases] == ["the force"]
    assert police.version > version


def test_edit_agency_never_makes_a_loop(police):
    team = agencies.add_agency(says=Description(name="Child Abuse Team", parent=police), by=None)

    with pytest.raises(RuleBroken, match="sit under itself"):
        agencies.edit_agency(police, says=replace(POLICE, parent=team), by=None)


def test_edit_agency_never_succeeds_itself(police):
    later = agencies.add_agency(says=Description(name="Northern Police"), by=None)
    agencies.edit_agency(police, says=replace(POLICE, successor=later), by=None)

    with pytest.raises(RuleBroken, match="succeeded by itself"):
        agencies.edit_agency(later, says=Description(name="Northern Police", successor=police), by=None)


def test_agency_is_found_by_the_name_it_had(police):
    agencies.edit_agency(police, says=replace(POLICE, name="Northern Police"), new_name_from=date(2025, 4, 1), by=None)

    assert called("NORTHMOOR police") == [police]
