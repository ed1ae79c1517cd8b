"""A mail that did not arrive: the office is told at home, mends the address, and it goes out again."""

from __future__ import annotations

import pytest

from partnership.commands import mails
from tests.browser import steps

pytestmark = pytest.mark.browser

WRONG, RIGHT = "jo.marsh@northmor.example", "jo.marsh@northmoor.example"


def invite(page) -> None:
    page.goto("/settings/people/add")
    page.get_by_label("Name", exact=True).fill("Jo Marsh")
    page.get_by_label("Work e-mail address").fill(WRONG)
    steps.press(page, "Add and send an invitation")


@pytest.mark.parametrize(("width", "scripts"), [(1280, True), (320, False)])
def test_a_refused_mail_is_told_at_home_mended_and_sent_again(open_as, post, width, scripts):
    post.refusals[WRONG] = "550 No such user here"
    page = open_as(steps.Northmoor().manager, width=width, scripts=scripts)
    invite(page)
    assert mails.send_waiting().given_up == 1

    page.goto("/settings")
    assert "1 not delivered" in steps.words(page)
    page.goto("/")
    steps.press(page, "1 not delivered", "link")
    shown = steps.words(page)
    assert "Jo Marsh" in shown
    assert "550 No such user here" in shown

    steps.press(page, "Mend the address of Jo Marsh", "link")
    page.get_by_label("Work e-mail address").fill(RIGHT)
    steps.press(page, "Save the account")
    steps.press(page, "Send again")
    assert "The mail goes out again within a minute." in steps.words(page)
    assert mails.send_waiting().sent == 1

    assert [letter["To"] for letter in post.taken] == [RIGHT]
    page.goto("/")
    assert "not delivered" not in steps.words(page)
