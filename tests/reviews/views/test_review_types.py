"""Types of review and timescales: the shipped rows, with where each comes from."""

from __future__ import annotations

import pytest

from partnership.vocabulary import Role
from tests.factories.partnership import AgencyFactory, BoardFactory, person


@pytest.mark.parametrize("role", [Role.MANAGER, Role.BUSINESS_SUPPORT_OFFICER, Role.SYSTEM_ADMINISTRATOR])
def test_index_shows_types_stages_and_timescales_with_their_sources(app, browse, role):
    board = None if role is Role.SYSTEM_ADMINISTRATOR else BoardFactory()

    page = browse(person(role, board)).get("/settings/types-and-timescales")

    for words in (
        "Local child safeguarding practice review",
        "7 working days before the planned publication",
        "SI 2018/789 regs 15 to 17 not verified",
        "Panel guidance for safeguarding partners, June 2025 verified",
        "Nothing: it is the last",
        "Until 29 September 2019",
    ):
        assert words in page.words


def test_index_is_for_those_who_see_settings(app, browse):
    assert (
        browse(person(Role.AGENCY_LEAD, BoardFactory(), AgencyFactory())).get("/settings/types-and-timescales").status
        == 403
    )
