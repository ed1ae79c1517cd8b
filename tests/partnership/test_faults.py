"""Pages for requests that cannot be answered."""

from __future__ import annotations

import pytest

from partnership.vocabulary import Role
from tests.factories.partnership import BoardFactory, person


@pytest.mark.parametrize("path", ["/nowhere", "/static/nothing.css", "/welcome/"])
def test_not_found_when_signed_out_is_a_plain_page(browse, path):
    page = browse(None).get(path)

    assert (page.status, page.heading) == (404, "Page not found")


def test_wrong_method_is_a_plain_page(browse):
    page = browse(person(Role.MANAGER, BoardFactory())).get("/sign-out")

    assert (page.status, page.heading) == (405, "Page not found")


def test_a_fault_of_ours_shows_a_number_and_no_detail(app, browse, monkeypatch):
    monkeypatch.setitem(app.config, "TESTING", False)
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)
    monkeypatch.setitem(app.view_functions, "dashboard.home", lambda: 1 / 0)

    page = browse(None).get("/")

    assert (page.status, page.heading) == (500, "Something went wrong")
    assert "ZeroDivision" not in page.text
