"""How mail leaves, as the settings say, and which settings real use does not start with."""

from __future__ import annotations

import uuid

import pytest

from partnership.mailing import FileMailer, Letter, MemoryMailer, NotSent, SmtpMailer, faults
from tests.support.post import free_port

LETTER = Letter(uuid.uuid4(), "robin@northmoor.example", "Your account", "A link – here")
GOOD = {"MAIL_SERVER": "mail.northmoor.example", "MAIL_PORT": "587", "MAIL_FROM": "a@b.example", "MAIL_TLS": "starttls"}


@pytest.mark.parametrize(
    ("to", "kind"), [("", type(None)), ("memory", MemoryMailer), ("file", FileMailer), ("mail.example", SmtpMailer)]
)
def test_way_is_chosen_by_the_settings(installations, to, kind):
    app = installations.make(MAIL_SERVER=to, MAIL_FROM="reviews@northmoor.example")

    assert isinstance(app.extensions["mailer"], kind)


def test_mail_into_a_folder_is_a_file_of_its_own(tmp_path):
    FileMailer(tmp_path / "mails", "reviews@northmoor.example").send(LETTER)

    (file,) = (tmp_path / "mails").iterdir()
    assert b"To: robin@northmoor.example" in file.read_bytes()


def test_mail_server_that_offers_no_encryption_is_not_used(post):
    mailer = SmtpMailer("127.0.0.1", post.port, "reviews@northmoor.example", "", "", "starttls")

    with pytest.raises(NotSent):
        mailer.send(LETTER)
    assert post.taken == []


@pytest.mark.parametrize("tls", ["tls", "none"])
def test_mail_server_that_does_not_answer(tls):
    mailer = SmtpMailer("127.0.0.1", free_port(), "reviews@northmoor.example", "", "", tls)

    with pytest.raises(NotSent, match="could not be reached") as fault:
        mailer.send(LETTER)
    assert not fault.value.for_good


def test_name_and_password_are_not_given_to_a_server_that_does_not_ask(post):
    mailer = SmtpMailer("127.0.0.1", post.port, "reviews@northmoor.example", "reviews", "secret", "none")

    with pytest.raises(NotSent) as fault:
        mailer.send(LETTER)
    assert post.taken == []
    assert "secret" not in fault.value.words


@pytest.mark.parametrize("address", ["rôbin@northmoor.example", "a b@c"])
def test_address_that_cannot_be_mailed_is_given_up(post, address):
    mailer = SmtpMailer("127.0.0.1", post.port, "reviews@northmoor.example", "", "", "none")

    with pytest.raises(NotSent) as fault:
        mailer.send(Letter(uuid.uuid4(), address, "Your account", "A link"))
    assert fault.value.for_good or "@" in address


@pytest.mark.parametrize(
    ("setting", "value", "says"),
    [
        ("MAIL_FROM", "", "MAIL_FROM is not set"),
        ("MAIL_PORT", "smtp", "MAIL_PORT is smtp"),
        ("MAIL_TLS", "no", "MAIL_TLS is no."),
        ("MAIL_TLS", "none", "unencrypted"),
    ],
)
def test_bad_mail_settings_are_told(setting, value, says):
    (fault,) = faults(GOOD | {setting: value})

    assert says in fault


@pytest.mark.parametrize("others", [{}, {"MAIL_SERVER": ""}, {"MAIL_SERVER": "localhost", "MAIL_TLS": "none"}])
def test_good_mail_settings(others):
    assert faults(GOOD | others) == []
