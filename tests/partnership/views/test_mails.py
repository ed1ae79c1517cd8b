"""What was not delivered stands where it is seen, and is mended there."""

from __future__ import annotations

import pytest

from partnership.commands import mails
from partnership.extensions import db
from partnership.models import Mail
from partnership.vocabulary import Role
from tests.factories.partnership import BoardFactory, MailFactory, UserFactory, person


@pytest.fixture
def board(app):
    return BoardFactory(name="Northmoor Board")


@pytest.fixture
def manager(board):
    return person(Role.MANAGER, board)


def refused_for(board, **options):
    robin = person(Role.AUTHOR, board)
    robin.name = "Robin Vale"
    mail = MailFactory(user=robin, **options)
    db.session.commit()
    return mail


@pytest.mark.parametrize("path", ["/", "/settings"])
def test_not_delivered_stands_on_home_and_settings_and_leads_to_its_list(browse, manager, board, path):
    refused_for(board)
    browser = browse(manager)

    page = browser.get(browser.get(path).links("1 not delivered")[0])

    assert page.heading == "Mails"
    assert "Robin Vale" in page.words
    assert "550 No such user here" in page.words


def test_address_is_mended_and_the_mail_sent_again(browse, manager, board, memory_mail):
    mail = refused_for(board, address="robbin@northmoor.example")
    browser = browse(manager)

    browser.fill(browser.get("/settings/mails").links("Mend the address")[0], email="robin@northmoor.example")
    form = browser.get(f"/settings/people/{mail.user_id}").soup.find("form", action=lambda to: to and "again" in to)
    answer = browser.post(form["action"])

    assert answer.location == f"/settings/people/{mail.user_id}"
    assert "goes out again within a minute" in browser.get(answer.location).words
    assert mails.send_waiting().sent == 1
    assert memory_mail.sent[0].to == "robin@northmoor.example"
    assert "not delivered" not in browser.get("/").words


def test_send_again_from_the_list_goes_back_to_it(browse, manager, board, memory_mail):
    mail = refused_for(board)

    answer = browse(manager).post(f"/settings/mails/{mail.id}/send-again")

    assert answer.location == "/settings/mails"
    assert db.session.query(Mail).one().given_up_at is None


def test_mails_to_people_of_another_board_are_not_hers(browse, manager):
    mail = refused_for(BoardFactory())
    browser = browse(manager)

    assert "not delivered" not in browser.get("/").words
    assert "Robin Vale" not in browser.get("/settings/mails").words
    assert browser.post(f"/settings/mails/{mail.id}/send-again").status == 403


def test_who_looks_after_nobody_is_told_of_no_mail(browse, board):
    refused_for(board)

    assert "not delivered" not in browse(person(Role.AUTHOR, board)).get("/").words


def test_page_says_how_mail_is_sent(browse, manager, memory_mail):
    MailFactory(user=UserFactory(), given_up_at=None)
    db.session.commit()

    page = browse(manager).get("/settings/mails")

    assert "1 mail waits to be sent" in page.words
    assert "Every mail to the people you look after was delivered" in page.words


def test_page_says_where_no_mail_is_sent(browse, manager):
    assert "This installation sends no mail" in browse(manager).get("/settings/mails").words
