"""The outbox, emptied through a real mail server: each mail leaves once, is tried again, or is given up."""

from __future__ import annotations

import re
import threading
from datetime import timedelta

import pytest

from partnership import clock, outbox
from partnership.commands import invitations, mails, one_time_links, users
from partnership.errors import RuleBroken
from partnership.extensions import db
from partnership.mailing import MemoryMailer
from partnership.models import Mail, OneTimeLink
from partnership.rules.mails import INVITATION, LINK, NEW_PASSWORD, Words
from tests.factories.partnership import MailFactory, UserFactory

TO = "robin@northmoor.example"


@pytest.fixture
def robin(app):
    return UserFactory(name="Robin Vale", email=TO)


def waiting_for(user, **options):
    mail = MailFactory(user=user, given_up_at=None, tries=0, refusal=None, **options)
    db.session.commit()
    return mail


def later(monkeypatch, **time):
    moment = clock.now() + timedelta(**time)
    monkeypatch.setattr(clock, "now", lambda: moment)


def again(mail):
    db.session.expire_all()
    return db.session.get_one(Mail, mail.id)


def key_in(text):
    return re.search(r"/welcome/(\S+)", text)[1]


def test_invitation_arrives_with_a_link_that_works_and_leaves_no_key_behind(post, robin):
    mail = waiting_for(robin, body=f"Robin,\n\n{LINK}\n\nThe link works once – for 3 days.")

    assert mails.send_waiting().sent == 1

    (letter,) = post.taken
    assert letter["To"] == TO
    assert letter["From"] == "Learning reviews <reviews@northmoor.example>"
    assert letter["Message-ID"] == f"<{mail.id}@northmoor.example>"
    token = key_in(letter.get_content())
    link, user = one_time_links.open_link(token)
    assert (user, link.purpose) == (robin, one_time_links.SET_PASSWORD)
    assert token not in again(mail).body
    assert again(mail).sent_at is not None
    assert mails.send_waiting().sent == 0


@pytest.mark.parametrize(("answer", "is_given_up"), [("550 No such user", True), ("451 Try later", False)])
def test_recipient_refused_for_good_is_given_up_at_once(post, robin, answer, is_given_up):
    mail = waiting_for(robin)
    post.refusals[TO] = answer

    done = mails.send_waiting()

    assert (done.given_up, done.put_off) == (int(is_given_up), int(not is_given_up))
    assert (again(mail).given_up_at is not None) is is_given_up
    assert again(mail).refusal == answer
    assert again(mail).claimed_at is None


def test_mail_put_off_is_tried_again_and_given_up_after_a_day(post, robin, monkeypatch):
    mail = waiting_for(robin)
    post.refuses_data = "451 Busy"
    mails.send_waiting()
    assert mails.send_waiting().put_off == 0

    later(monkeypatch, minutes=2)
    assert mails.send_waiting().put_off == 1
    later(monkeypatch, days=1)

    assert mails.send_waiting().given_up == 1
    assert again(mail).tries == 3


def test_letter_refused_for_good_is_given_up(post, robin):
    waiting_for(robin)
    post.refuses_data = "554 Not wanted"

    assert mails.send_waiting().given_up == 1


def test_mail_server_away_puts_off(app, post, robin, monkeypatch):
    mail = waiting_for(robin)
    monkeypatch.setattr(app.extensions["mailer"].__class__, "server", "127.0.0.2", raising=False)
    object.__setattr__(app.extensions["mailer"], "port", 1)

    assert mails.send_waiting().put_off == 1
    assert "could not be reached" in again(mail).refusal


def test_two_senders_never_send_one_twice(app, post, robin):
    for number in range(6):
        waiting_for(UserFactory(email=f"person{number}@northmoor.example"))
    faults = []

    def sender():
        with app.app_context():
            try:
                mails.send_waiting()
            except Exception as fault:
                faults.append(fault)

    threads = [threading.Thread(target=sender) for _ in range(3)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()

    assert faults == []
    assert sorted(letter["To"] for letter in post.taken) == [f"person{n}@northmoor.example" for n in range(6)]


@pytest.mark.parametrize(("minutes", "sent"), [(9, 0), (11, 1)])
def test_claim_of_a_sender_that_died_is_free_after_ten_minutes(memory_mail, robin, minutes, sent):
    waiting_for(robin, claimed_at=clock.now() - timedelta(minutes=minutes))

    assert mails.send_waiting().sent == sent
    assert len(memory_mail.sent) == sent


def test_claim_lost_meanwhile_writes_over_nobody(app, robin, monkeypatch):
    mail = waiting_for(robin)

    class Slow(MemoryMailer):
        def send(self, letter):
            mail.claimed_at = clock.now() + timedelta(minutes=11)
            db.session.info["without_event"] = True
            db.session.commit()

    monkeypatch.setitem(app.extensions, "mailer", Slow())

    mails.send_waiting()

    assert again(mail).sent_at is None


def test_mail_that_another_claims_first_is_left(memory_mail, robin, monkeypatch):
    waiting_for(robin)
    real = mails.own_transaction

    def slow(*, writing):
        if writing:
            monkeypatch.setattr(mails, "own_transaction", real)
            mails.send_waiting()
        return real(writing=writing)

    monkeypatch.setattr(mails, "own_transaction", slow)

    assert mails.send_waiting().sent == 0
    assert len(memory_mail.sent) == 1


def test_mail_goes_where_its_person_is_reached_now(memory_mail, robin):
    mail = waiting_for(robin)
    users.edit_user(robin, name=robin.name, email="robin.vale@northmoor.example", by=None)
    db.session.commit()

    mails.send_waiting()

    assert memory_mail.sent[0].to == again(mail).address == "robin.vale@northmoor.example"


def test_mail_to_a_stopped_account_is_not_sent(memory_mail, robin):
    mail = waiting_for(robin)
    users.deactivate(robin, by=None)
    db.session.commit()

    assert mails.send_waiting().given_up == 1
    assert memory_mail.sent == []
    assert db.session.query(OneTimeLink).count() == 0
    with pytest.raises(RuleBroken, match="Restore the account first"):
        mails.send_again(again(mail), by=None)


def test_send_again_tries_for_another_day(memory_mail, robin, monkeypatch):
    mail = MailFactory(user=robin)
    db.session.commit()
    later(monkeypatch, days=3)

    mails.send_again(mail, by=None)
    db.session.commit()

    assert mails.send_waiting().sent == 1
    with pytest.raises(RuleBroken, match="has been sent"):
        mails.send_again(again(mail), by=None)


def test_new_mail_takes_the_place_of_one_that_waits(memory_mail, robin):
    waiting_for(robin)

    invitations.link(robin, by_mail=True, by=robin)

    assert db.session.query(Mail).count() == 1
    assert "Robin Vale made an account for you" in db.session.query(Mail).one().body


def test_link_for_somebody_with_a_password_is_for_a_new_one(memory_mail, robin):
    robin.password_hash = "a hash"

    invitations.link(robin, by_mail=True, by=robin)

    assert db.session.query(Mail).one().purpose == NEW_PASSWORD


def test_without_a_mail_server_nothing_is_written(app, robin):
    with pytest.raises(RuleBroken, match="sends no mail"):
        mails.write(robin, purpose=INVITATION, words=Words("", ""))
    with pytest.raises(RuleBroken, match="sends no mail"):
        mails.send_waiting()


def test_link_to_a_stopped_account_is_refused(memory_mail, robin):
    users.deactivate(robin, by=None)

    with pytest.raises(RuleBroken, match="Restore the account first"):
        invitations.link(robin, by_mail=True, by=robin)


def test_thread_sends_while_the_server_runs(app, post, robin):
    waiting_for(robin)

    ending = outbox.start(app, every=0.02)
    for _ in range(200):
        if post.taken:
            break
        threading.Event().wait(0.02)
    ending.set()
    next((each.join(5) for each in threading.enumerate() if each.name == "outbox"), None)

    assert len(post.taken) == 1


def test_thread_goes_on_after_a_fault(app, memory_mail, monkeypatch):
    rounds = []

    def fails():
        rounds.append(1)
        raise OSError("the disk is gone")

    monkeypatch.setattr(mails, "send_waiting", fails)
    ending = outbox.start(app, every=0.01)
    while len(rounds) < 2:
        threading.Event().wait(0.01)
    ending.set()

    assert len(rounds) >= 2


def test_without_a_mail_server_there_is_no_thread(app):
    assert outbox.start(app) is None
