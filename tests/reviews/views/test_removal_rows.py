"""Words are taken out of rows of a record: views of partners, figures, sessions, materials; and of names of files."""

from __future__ import annotations

import pytest

from partnership.extensions import db
from partnership.queries import events
from partnership.vocabulary import Role
from reviews.models import EventMaterial, EventSession, EvidenceFigure, PartnerView
from reviews.vocabulary import View
from tests.factories.partnership import AgencyFactory, BoardFactory, person
from tests.factories.reviews import CaseFactory, EventFactory, EvidenceFactory, IncidentFactory, kept_here

ANSWERS = {"words": "Zelda Marsh", "reason": "A name was given"}
SAID = "Told by Zelda Marsh"


def evidence(board):
    return EvidenceFactory(board=board, figures=[EvidenceFigure(label=SAID, value="3", period=SAID)])


def event(board):
    found = EventFactory(board=board, sessions=[EventSession(words=SAID)])
    found.materials = [
        EventMaterial(title=SAID, kept_where=SAID, link="https://files.example/Zelda%20Marsh/Zelda Marsh")
    ]
    return found


def incident(board):
    view = PartnerView(agency=AgencyFactory(name="Northmoor Police"), view=View.DISAGREES, words=SAID)
    return IncidentFactory(case=CaseFactory(board=board), views=[view])


TEXTS = [
    (evidence, "figures", "label", "Figure 1: what was counted"),
    (evidence, "figures", "period", "Figure 1: period"),
    (event, "sessions", "words", "Session 1"),
    (event, "materials", "title", "Material 1: title"),
    (event, "materials", "kept_where", "Material 1: where it is kept"),
    (event, "materials", "link", "Material 1: link"),
    (incident, "views", "words", "View of Northmoor Police"),
]


@pytest.mark.parametrize(("make", "rows", "field", "label"), TEXTS, ids=[each[-1] for each in TEXTS])
def test_manager_takes_words_out_of_a_row(app, browse, make, rows, field, label):
    board = BoardFactory()
    thing = make(board)
    db.session.flush()
    (row,), version = getattr(thing, rows), thing.version
    told_on = thing.case_id if make is incident else thing.id
    browser, path = browse(person(Role.MANAGER, board)), f"/take-words-out/{make.__name__}/{thing.id}"

    page = browser.fill(path, field=f"{row.id}:{field}", **ANSWERS)

    last = events.latest(thing.id)
    assert page.status == 302
    assert "[words removed]" in getattr(row, field)
    assert not getattr(row, field).endswith("Zelda Marsh")
    assert thing.version == version + 1
    assert (last.verb, last.detail["text"], last.told_on_id) == ("took words out", label, told_on)


def test_a_form_opened_before_cannot_bring_the_words_back(app, browse):
    board = BoardFactory()
    piece = evidence(board)
    db.session.flush()
    browser, path = browse(person(Role.MANAGER, board)), f"/evidence/{piece.id}/edit"
    before = browser.get(path).hidden("version")
    browser.fill(f"/take-words-out/evidence/{piece.id}", field=f"{piece.figures[0].id}:label", **ANSWERS)

    assert browser.fill(path, version=before, **{"figures-0-label": SAID}).status == 409
    assert "Zelda" not in piece.figures[0].label


def test_rows_that_hold_nothing_are_not_offered(app, browse):
    board = BoardFactory()
    piece = EvidenceFactory(board=board, figures=[EvidenceFigure(label="Records", value="3")])

    page = browse(person(Role.MANAGER, board)).get(f"/take-words-out/evidence/{piece.id}")

    offered = [item["value"] for item in page.soup.find_all("input", attrs={"name": "field"})]
    assert offered == ["summary", f"{piece.figures[0].id}:label"]


def test_manager_takes_words_out_of_the_name_of_a_file(app, browse):
    board = BoardFactory()
    piece = kept_here(EvidenceFactory(board=board), "Zelda Marsh.txt")
    browser = browse(person(Role.MANAGER, board))

    browser.fill(f"/take-words-out/evidence/{piece.id}", field="file_name", **ANSWERS)

    assert piece.file_name == "[words removed].txt"
    assert browser.get(f"/evidence/{piece.id}/file").status == 200
