"""Bytes are kept once, and go with the last that refers to them."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from partnership.commands import files
from partnership.errors import RuleBroken
from partnership.extensions import db
from partnership.models import StoredFile
from partnership.rules.files import Upload
from tests.factories.partnership import InstallationFactory
from tests.factories.reviews import EvidenceFactory, kept_here

UPLOAD = Upload("audit.txt", "text/plain", b"Letters were sent.")


def keys():
    return db.session.scalars(select(StoredFile.sha256)).all()


def test_the_same_bytes_are_one_row(app):
    InstallationFactory(takes_files=True)

    first, second = files.keep(UPLOAD), files.keep(UPLOAD)

    assert first is second
    assert (first.size, first.media_type, first.content) == (18, "text/plain", UPLOAD.content)
    assert keys() == [first.sha256]


@pytest.mark.parametrize("is_set", [True, False])
def test_nothing_is_kept_where_files_are_not_taken(app, is_set):
    if is_set:
        InstallationFactory(takes_files=False)

    with pytest.raises(RuleBroken, match="may not be uploaded here"):
        files.keep(UPLOAD)

    assert keys() == []


def test_bytes_go_with_the_last_that_refers_to_them(app):
    first, second = kept_here(EvidenceFactory()), kept_here(EvidenceFactory(), "other.txt")
    key = first.file_key

    first.file = None
    files.let_go(key)
    assert keys() == [key]

    second.file = None
    files.let_go(key)
    assert keys() == []
