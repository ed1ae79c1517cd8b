"""What no keyboard types is left out of what a form saves: PostgreSQL takes no zero byte."""

from __future__ import annotations

from partnership.extensions import db
from partnership.models import Agency
from partnership.vocabulary import Role
from tests.factories.partnership import BoardFactory, person


def test_zero_byte_is_left_out(app, browse):
    page = browse(person(Role.MANAGER, BoardFactory())).fill(
        "/settings/agencies/add", name="North\x00moor Trust", other_words="one\x00\ntwo"
    )

    assert page.status == 302
    assert db.session.query(Agency).one().name == "Northmoor Trust"
