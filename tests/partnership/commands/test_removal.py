"""Removal of words: out of the text, its copies and the file; the chain and the rest stay."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from partnership.commands import audit, kept_forms
from partnership.commands.removal import NOT_THERE, SAID_AGAIN, remove_words
from partnership.errors import RuleBroken
from partnership.extensions import db
from partnership.models import Agency, Event, KeptForm
from partnership.queries import events
from partnership.rules.folding import fold
from tests.factories.partnership import AgencyFactory, UserFactory

NAME = "Zachary Quillfeather-Noë"


def take_out(agency, words=NAME, *, reason="It is a name", **options):
    by = UserFactory()
    told = {"field": "name", "label": "Name", "words": words, "reason": reason, "by": by}
    return remove_words(agency, **(told | options))


def test_words_leave_the_text_and_its_folded_copy(app):
    agency = AgencyFactory(name=f"Home of {NAME} and zachary\n QUILLFEATHER-NOË, Northmoor")

    times = take_out(agency)

    db.session.expire_all()
    assert times == 2
    assert agency.name == "Home of [words removed] and [words removed], Northmoor"
    assert agency.name_folded == "home of [words removed] and [words removed], northmoor"
    assert agency.version == 2


def test_words_leave_a_text_that_has_no_folded_copy(app):
    agency = AgencyFactory(sector=f"School of {NAME}")

    take_out(agency, field="sector", label="Sector")

    assert agency.sector == "School of [words removed]"


def test_events_of_the_record_that_hold_them_lose_their_words_and_no_others_do(app):
    agency, other = AgencyFactory(name=NAME), AgencyFactory()
    told = [
        audit.record("changed", agency, by=None, detail={"changes": [["Name", None, f"was {NAME}"]]}),
        audit.record("told on it", other, by=None, told_on=agency.id, detail={NAME: "a key"}),
        audit.record("copied", other, by=None, detail={"agency": NAME.upper()}),
        audit.record("changed", agency, by=None, detail={"changes": [["Kind", "a", "b"]]}),
        audit.record("changed", other, by=None, detail={"name": "Zachary"}),
        audit.record("pressed", agency, by=None),
    ]

    take_out(agency)

    details = [db.session.get(Event, each.id, populate_existing=True).detail is None for each in told]
    assert details == [True, True, True, False, False, True]
    assert list(audit.faults()) == []


def test_words_that_stand_in_the_history_alone_leave_it(app):
    agency, other = AgencyFactory(), AgencyFactory()
    audit.record("changed", agency, by=None, detail={"changes": [["Name", NAME, agency.name]]})
    audit.record("changed", other, by=None, detail={"name": NAME})

    times = take_out(agency)

    db.session.expire_all()
    assert times == 0
    assert [each.detail is None for each in events.in_order()][:2] == [True, False]
    assert list(audit.faults()) == []


def test_events_elsewhere_that_hold_only_the_words_keep_them(app):
    agency, other = AgencyFactory(name=f"House of {NAME}"), AgencyFactory()
    elsewhere = audit.record("changed", other, by=None, detail={"name": NAME})

    take_out(agency)

    assert db.session.get(Event, elsewhere.id, populate_existing=True).detail == {"name": NAME}


def test_one_event_says_that_it_was_done_and_not_which_words(app):
    agency = AgencyFactory(name=NAME)
    audit.record("added the agency", agency, by=None, detail={"name": NAME})

    take_out(agency, reason="A child was named")

    last = events.last()
    assert (last.number, last.verb, last.subject_id) == (2, "took words out", agency.id)
    assert last.detail == {
        "field": "name",
        "text": "Name",
        "reason": "A child was named",
        "times": 1,
        "emptied": [1],
    }


def test_words_of_an_earlier_removal_can_be_taken_out_too(app):
    agency = AgencyFactory(name=f"{NAME} of Elm Road")
    audit.record("added the agency", agency, by=None, detail={"name": agency.name})
    take_out(agency, reason="The child of Elm Road")

    take_out(agency, words="Elm Road", reason="An address")

    assert events.last().detail["emptied"] == [1, 2]
    assert list(audit.faults()) == []


@pytest.mark.parametrize(
    ("words", "reason", "sentence"),
    [
        ("Somebody Else", "It is a name", NOT_THERE),
        ("  ", "It is a name", NOT_THERE),
        (NAME, f"{NAME} was named", SAID_AGAIN),
    ],
)
def test_removal_that_cannot_be_done_is_refused_and_changes_nothing(app, words, reason, sentence):
    agency = AgencyFactory(name=NAME)

    with pytest.raises(RuleBroken) as refused:
        take_out(agency, words, reason=reason)

    assert refused.value.sentence == sentence
    assert agency.name == NAME
    assert events.last() is None


def test_removal_from_a_text_that_is_not_there_is_refused(app):
    with pytest.raises(RuleBroken):
        take_out(AgencyFactory(sector=None), field="sector", label="Sector")


def test_kept_forms_lose_them_whoever_wrote_them(app):
    agency, writer = AgencyFactory(name=NAME), UserFactory()
    fields = [("note", f"Of {NAME}."), ("status", "done")]
    kept_forms.keep(path="/a", fields=fields, reason="Signed out", user_id=writer.id)
    kept_forms.keep(path="/b", fields=[("note", "Nothing of it")], reason="Signed out", user_id=writer.id)

    take_out(agency)

    db.session.expire_all()
    found = {kept.path: kept.fields for kept in db.session.query(KeptForm)}
    assert found["/a"] == [["note", "Of [words removed]."], ["status", "done"]]
    assert found["/b"] == [["note", "Nothing of it"]]


def test_bytes_of_the_words_are_gone_from_the_file(installations, server):
    if server is not None:
        pytest.skip("a database of files is meant")
    app = installations.make()
    canaries = [NAME.encode(), fold(NAME).encode(), b"Quillfeather", b"quillfeather"]
    with app.app_context():
        record = full_of_others(app)
        assert all(bytes_of(app).count(canary) for canary in canaries)

        take_out(record, reason="It is a name")
        db.session.commit()

        assert [bytes_of(app).count(canary) for canary in canaries] == [0, 0, 0, 0]


def test_bytes_of_the_words_stay_when_freed_pages_are_not_overwritten(installations, server):
    """The control: without secure_delete they are still in the file."""
    if server is not None:
        pytest.skip("a database of files is meant")
    app = installations.make()
    with app.app_context():
        db.session.execute(text("PRAGMA secure_delete=OFF"))
        record = full_of_others(app)

        take_out(record)
        db.session.commit()

        assert b"Quillfeather" in bytes_of(app)


def full_of_others(app) -> Agency:
    """An agency with a long history of the words, among many others, all written out to the file."""
    agency = AgencyFactory(name=NAME)
    for number in range(60):
        AgencyFactory(name=f"Agency {number} " + "x" * (number * 7))
        audit.record("changed", agency, by=None, detail={"changes": [[f"Name {number}", "y" * number * 40, NAME]]})
    kept_forms.keep(path="/a", fields=[("name", NAME)], reason="Signed out", user_id=UserFactory().id)
    db.session.commit()
    return agency


def bytes_of(app) -> bytes:
    return b"".join(path.read_bytes() for path in Path(app.config["DATA_DIR"]).glob("record.db*"))
