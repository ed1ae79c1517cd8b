"""mail send at the command line."""

from __future__ import annotations

import pytest

from partnership.extensions import db
from tests.factories.partnership import MailFactory, UserFactory


def ran(app):
    db.session.commit()
    return app.test_cli_runner().invoke(args=["mail", "send"])


def waits(email):
    MailFactory(user=UserFactory(email=email), given_up_at=None, tries=0)


def test_mail_send_empties_the_outbox_once(app, post):
    waits("robin@northmoor.example")

    result = ran(app)

    assert (result.exit_code, result.stderr) == (0, "1 mail sent.\n")
    assert len(post.taken) == 1


@pytest.mark.parametrize(
    ("answer", "words"), [("550 No", "1 mail not delivered"), ("451 Later", "1 mail to be tried again later")]
)
def test_mail_send_tells_what_did_not_leave(app, post, answer, words):
    post.refusals["robin@northmoor.example"] = answer
    waits("robin@northmoor.example")

    result = ran(app)

    assert result.exit_code == 1
    assert words in result.stderr


def test_mail_send_without_a_mail_server_says_so(app):
    result = ran(app)

    assert result.exit_code == 1
    assert "nobody has set a mail server" in result.stderr
