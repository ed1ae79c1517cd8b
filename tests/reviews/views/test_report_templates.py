"""The Word template of a board is put in place, replaced, handed out and taken away."""

from __future__ import annotations

import io

import pytest
from docx import Document
from sqlalchemy import func, select

from partnership.extensions import db
from partnership.models import ReportTemplate, StoredFile
from partnership.queries import events
from partnership.vocabulary import Role
from reviews.queries import report_templates
from tests.factories.partnership import BoardFactory, InstallationFactory, person


@pytest.fixture
def board(app):
    InstallationFactory(takes_files=True)
    return BoardFactory()


@pytest.fixture
def author(browse, board):
    return browse(person(Role.AUTHOR, board))


def word(words="House style"):
    document, found = Document(), io.BytesIO()
    document.add_paragraph(words)
    document.save(found)
    return found.getvalue()


def path(board):
    return f"/reports/word-template/{board.id}"


def upload(browser, board, content, name="house-style.docx"):
    return browser.post(path(board), {"file": (io.BytesIO(content), name)}, content_type="multipart/form-data")


def files_held():
    return db.session.scalar(select(func.count()).select_from(StoredFile))


def test_a_template_is_put_in_place_and_handed_out(author, board):
    content = word()

    page = upload(author, board, content)

    assert page.status == 302
    assert "house-style.docx" in author.get(path(board)).words
    answer = author.client.get(f"{path(board)}/file")
    assert (answer.data, answer.headers["Content-Disposition"]) == (content, "attachment; filename=house-style.docx")
    assert report_templates.content(board.id) == content
    assert events.latest(db.session.scalars(select(ReportTemplate.id)).one()).told_on_id == board.id


def test_another_takes_its_place(author, board):
    upload(author, board, word("One"))
    upload(author, board, word("Two"), "newer.docx")
    upload(author, board, word("Two"), "again.docx")

    assert "again.docx" in author.get(path(board)).words
    assert files_held() == 1


def test_it_is_taken_away(author, board):
    upload(author, board, word())

    author.post(f"{path(board)}/take-away")
    again = author.post(f"{path(board)}/take-away")

    assert again.location == path(board)
    page = author.get(path(board))
    assert "There is no template to take away." in page.words
    assert "None is in place" in page.words
    assert files_held() == 0
    assert author.get(f"{path(board)}/file").status == 404
    assert report_templates.content(board.id) is None


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"", "", "Choose a Word file"),
        (b"%PDF-1.7 x %%EOF", "style.pdf", "Choose a Word file whose name ends in .docx"),
        (b"nothing", "style.docx", "This does not hold what its name says"),
    ],
)
def test_what_is_no_word_file_is_refused(author, board, content, name, sentence):
    page = upload(author, board, content, name)

    assert (page.status, sentence in page.words) == (400, True)


def test_a_word_file_that_cannot_be_read_is_refused(author, board):
    content = word().replace(b"word/styles.xml", b"word/stylez.xml")

    page = upload(author, board, content)

    assert (page.status, "This Word file cannot be read" in page.words) == (400, True)


def test_where_no_files_are_taken_there_is_no_field(browse, app):
    board = BoardFactory()
    browser = browse(person(Role.MANAGER, board))

    assert browser.get(path(board)).soup.find("input", type="file") is None
    assert upload(browser, board, word()).status == 409
    assert files_held() == 0


@pytest.mark.parametrize(("role", "same", "status"), [(Role.SCRUTINEER, True, 403), (Role.MANAGER, False, 403)])
def test_who_may_not(browse, board, role, same, status):
    assert browse(person(role, board if same else BoardFactory())).get(path(board)).status == status
