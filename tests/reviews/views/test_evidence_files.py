"""Files of evidence on their pages: taken where the setting is on, served closed, replaced and taken away."""

from __future__ import annotations

import io

import pytest
from sqlalchemy import select

from partnership.extensions import db
from partnership.models import StoredFile
from partnership.rules.files import MOST_BYTES
from partnership.vocabulary import Role
from reviews.models import Evidence
from reviews.vocabulary import Held
from tests.factories.partnership import BoardFactory, InstallationFactory, person
from tests.factories.reviews import CaseFactory, EvidenceFactory, ReviewFactory, action_from, evidence_of, kept_here
from tests.support import files

SHOWS = "Letters were sent in time"


@pytest.fixture
def board(app):
    return BoardFactory(name="Northmoor Partnership")


@pytest.fixture
def taking(app):
    return InstallationFactory(takes_files=True)


@pytest.fixture
def manager(browse, board):
    return browse(person(Role.MANAGER, board))


def sent(name, content):
    return io.BytesIO(content), name


def large(browser, path, named, content):
    """Sent as a browser does; the test client would leave a file open, and cannot name one so."""
    fields = {"summary": SHOWS, "level": "", "is_sustained": "", "publishable": "not_said"}
    if browser.client.get_cookie("session"):
        fields["new_id"] = browser.get("/evidence/add").hidden("new_id")
    parts = [f'name="{name}"\r\n\r\n{value}'.encode() for name, value in fields.items()]
    parts.append(f'name="file"; {named}\r\n\r\n'.encode() + content)
    body = b"".join(b"--x\r\nContent-Disposition: form-data; " + part + b"\r\n" for part in parts) + b"--x--\r\n"
    return browser.post(path, body, content_type="multipart/form-data; boundary=x")


def only():
    return db.session.query(Evidence).one()


def kept():
    return db.session.scalars(select(StoredFile.content)).all()


def test_a_file_is_added_shown_and_served_closed(manager, taking):
    form = manager.get("/evidence/add").soup.find("form", class_="app-form")
    page = manager.fill("/evidence/add", summary=SHOWS, file=sent("Audit of letters.docx", files.DOCX))

    piece = only()
    shown = manager.get(page.location)
    answer = manager.get(shown.links("Audit of letters.docx")[0]).response
    assert form["enctype"] == "multipart/form-data"
    assert (piece.held, kept()) == (Held.HERE, [files.DOCX])
    assert "Held here as a file" in shown.words
    assert "(Word, 1 KB)" in shown.words
    assert "added the evidence with a file." in shown.words
    assert answer.data == files.DOCX
    assert answer.headers["Content-Disposition"] == 'attachment; filename="Audit of letters.docx"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_page_called_text_is_an_attachment_and_never_shown(manager, taking):
    manager.fill("/evidence/add", summary=SHOWS, file=sent("page.txt", files.PAGE))

    answer = manager.get(f"/evidence/{only().id}/file").response

    assert answer.mimetype == "text/plain"
    assert answer.headers["Content-Disposition"].startswith("attachment;")


def test_a_name_with_folders_and_lines_is_cleaned(manager, taking):
    large(manager, "/evidence/add", "filename*=UTF-8''..%2F..%2FLett%C3%A9rs%0D%0A2026.pdf", files.PDF)

    answer = manager.get(f"/evidence/{only().id}/file").response

    assert only().file_name == "Lettérs 2026.pdf"
    assert "Lett%C3%A9rs%202026.pdf" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("audit.pdf", files.PROGRAM, "does not hold what its name says"),
        ("audit.docx", files.office("word/document.xml", ["word/vbaProject.bin"]), "Take the macros out"),
        ("audit.txt", b"a" * (MOST_BYTES + 1024 * 1024), "at most 20 MB"),
        ("audit.txt", b"", "not empty"),
        ("audit.zip", files.DOCX, "Choose a PDF, Word"),
    ],
)
def test_a_file_that_is_not_taken_brings_the_words_back(manager, taking, name, content, sentence):
    page = large(manager, "/evidence/add", f'filename="{name}"', content)

    assert page.status == 400
    assert sentence in page.soup.select_one(".govuk-error-summary").get_text()
    assert page.soup.find(id="summary").get_text().strip() == SHOWS
    assert (kept(), db.session.query(Evidence).count()) == ([], 0)


def test_more_than_any_form_takes_is_said_in_words(manager, taking):
    page = large(manager, "/evidence/add", 'filename="audit.txt"', b"a" * (49 * 1024 * 1024))

    assert (page.status, page.heading) == (413, "This is too large")
    assert "at most 20 MB" in page.words


def test_a_form_without_files_takes_no_more_than_before(manager, browse, taking):
    much = 'filename="audit.txt"', b"a" * (3 * 1024 * 1024)

    assert large(manager, "/cases/log", *much).status == 413
    assert large(browse(None), "/evidence/add", *much).status == 413
    assert kept() == []


def test_a_file_has_to_be_chosen_again_after_another_fault(manager, taking):
    page = manager.fill("/evidence/add", file=sent("audit.pdf", files.PDF))

    assert page.status == 400
    assert "Choose “audit.pdf” again" in page.words
    assert kept() == []


def test_a_name_that_identifies_somebody_warns_until_it_is_overruled(manager, taking):
    name = "Call 07700 900123.pdf"
    page = manager.fill("/evidence/add", summary=SHOWS, file=sent(name, files.PDF))

    assert "phone number" in page.words
    assert f"Choose “{name}” again" in page.words
    token = page.soup.find("button", attrs={"name": "warned"})["value"]
    manager.fill("/evidence/add", summary=SHOWS, warned=token, file=sent(name, files.PDF))
    assert only().file_name == name


def test_a_stale_save_keeps_nothing_and_asks_for_the_file_again(manager, board, taking):
    piece = EvidenceFactory(board=board)

    page = manager.fill(f"/evidence/{piece.id}/edit", version="0", file=sent("audit.pdf", files.PDF))

    assert page.status == 409
    assert "Choose “audit.pdf” again" in page.words
    assert kept() == []


def test_a_file_is_replaced_and_the_old_bytes_go(manager, board, taking):
    piece = kept_here(EvidenceFactory(board=board))

    page = manager.fill(f"/evidence/{piece.id}/edit", file=sent("letters.csv", b"Letters,651"))

    assert kept() == [b"Letters,651"]
    assert "changed the evidence: file replaced." in manager.get(page.location).words


def test_the_same_file_again_changes_nothing(manager, board, taking):
    piece = kept_here(EvidenceFactory(board=board))

    page = manager.fill(f"/evidence/{piece.id}/edit", file=sent("audit.txt", b"Letters were sent."))

    assert "file replaced" not in manager.get(page.location).words
    assert len(kept()) == 1


def test_a_file_is_taken_away_even_where_none_are_taken_now(manager, board):
    piece, other = kept_here(EvidenceFactory(board=board)), kept_here(EvidenceFactory(board=board))

    page = manager.fill(f"/evidence/{piece.id}/edit", without_file="y")

    shown = manager.get(page.location).words
    assert "changed the evidence: file taken away." in shown
    assert "Held here as a file" not in shown
    assert manager.get(f"/evidence/{piece.id}/file").status == 404
    assert manager.get(f"/evidence/{other.id}/file").response.data == b"Letters were sent."


def test_to_replace_and_to_take_away_at_once_is_asked_about(manager, board, taking):
    piece = kept_here(EvidenceFactory(board=board))

    page = manager.fill(f"/evidence/{piece.id}/edit", without_file="y", file=sent("audit.pdf", files.PDF))

    assert "not both" in page.words
    assert piece.file_name == "audit.txt"


def test_where_files_are_not_taken_there_is_no_field_and_a_file_is_refused(manager):
    page = manager.get("/evidence/add")
    refused = manager.fill("/evidence/add", summary=SHOWS, file=sent("audit.pdf", files.PROGRAM))

    assert page.soup.find("input", type="file") is None
    assert refused.status == 400
    assert "Files may not be uploaded here" in refused.words
    assert refused.soup.find(id="summary").get_text().strip() == SHOWS
    assert (kept(), db.session.query(Evidence).count()) == ([], 0)


def test_a_file_is_for_those_who_see_its_evidence(browse, board):
    piece = kept_here(evidence_of(action_from(ReviewFactory(case=CaseFactory(board=board)))))
    path = f"/evidence/{piece.id}/file"

    assert browse(person(Role.MANAGER, board)).get(path).status == 200
    assert browse(person(Role.AUTHOR, board)).get(path).status == 404
    assert browse(person(Role.MANAGER, BoardFactory())).get(path).status == 404
    assert browse(None).get(path).status == 302
