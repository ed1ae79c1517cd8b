"""What every answer carries, and that no save is made from elsewhere."""

from __future__ import annotations

import re
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from partnership import headers
from partnership.extensions import db
from partnership.vocabulary import Role
from tests.conftest import session_of
from tests.factories.partnership import AgencyFactory, BoardFactory, person
from tests.support import rows
from tests.support import world as worlds
from tests.support.addresses import addresses, guarded, rules
from tests.support.browsing import Browsing, Client, filled

HOST = "record.northmoor.example"
HTTPS = f"https://{HOST}"
NONCE = re.compile(r"'nonce-([\w-]{22})'")
FIXED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
}
CLOSED = {
    "default-src": "'none'",
    "script-src": "'self' 'nonce-*'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "object-src": "'none'",
    "frame-ancestors": "'none'",
}


# What somebody brought runs nothing and loads nothing, whatever it is.
OF_A_FILE = {"default-src": "'none'", "sandbox": "", "frame-ancestors": "'none'"}


def missing_from(answer: Any) -> list[str]:
    """What an answer over https lacks."""
    found = [name for name, value in FIXED.items() if answer.headers.get(name) != value]
    policy = NONCE.sub("'nonce-*'", answer.headers.get("Content-Security-Policy", ""))
    parts = dict(part.strip().partition(" ")[::2] for part in policy.split(";") if part.strip())
    is_file = "attachment" in answer.headers.get("Content-Disposition", "") and answer.request.path.endswith("/file")
    if parts != (OF_A_FILE if is_file else CLOSED):
        found.append(f"policy: {policy}")
    if answer.request.path.startswith("/static/") and answer.status_code == 200:
        return found
    return found + ([] if answer.headers.get("Cache-Control") == "no-store" else ["no-store"])


def test_every_address_carries_every_header(app, browse):
    world = worlds.build()
    client = browser_of(app, world.people["manager"], "__Host-session").client
    wrong, seen = [], set()

    for rule in rules(app):
        path = path_of(app, world, rule)
        for method in sorted(rule.methods or ()):
            answer = client.open(path, method=method, base_url=HTTPS)
            seen.add(answer.status_code)
            wrong += [(method, path, missing) for missing in [missing_from(answer)] if missing]
            answer.close()

    assert wrong == []
    assert {200, 302, 404} <= seen


@pytest.mark.parametrize(
    ("path", "method", "status"),
    [
        ("/nowhere", "GET", 404),
        ("/static/nothing.css", "GET", 404),
        ("/sign-out", "GET", 405),
        (f"/settings/agencies/{worlds.MISSING}", "GET", 404),
        ("/settings/boards", "GET", 403),
        ("/settings/agencies/add", "POST", 413),
        ("/", "GET", 500),
        ("/", "GET", 503),
    ],
)
def test_every_page_of_a_fault_carries_every_header(app, monkeypatch, path, method, status):
    client = browser_of(app, person(Role.MANAGER, BoardFactory()), "__Host-session").client
    monkeypatch.setitem(app.config, "TESTING", False)
    if status == 500:
        monkeypatch.setitem(app.view_functions, "dashboard.home", lambda: 1 / 0)
    if status == 503:
        monkeypatch.setattr("partnership.sessions._find", unreachable)

    answer = client.open(path, method=method, base_url=HTTPS, data={"name": "x" * (3 << 20)} if status == 413 else None)

    assert (answer.status_code, missing_from(answer)) == (status, [])


def path_of(app: Any, world: worlds.World, rule: Any) -> str:
    if rule in guarded(app):
        return next(addresses(app, world, rule)).path
    return str(rule.rule).replace("<token>", "x").replace("<path:filename>", "app.js")


def unreachable(_: str) -> None:
    raise OperationalError("", {}, Exception("could not connect"))


def test_nonce_is_new_each_time_and_stands_at_each_script(app, browse):
    pages = [browse(None).get("/sign-in") for _ in range(3)]

    nonces = [NONCE.search(page.response.headers["Content-Security-Policy"])[1] for page in pages]
    assert len(set(nonces)) == 3
    for page, nonce in zip(pages, nonces, strict=True):
        scripts = page.soup.find_all("script")
        assert scripts
        assert {script["nonce"] for script in scripts} == {nonce}
        assert not page.soup.find_all(style=True)
        assert not page.soup.find_all("style")


def test_plain_http_promises_no_https(browse):
    assert "Strict-Transport-Security" not in browse(None).get("/sign-in").response.headers


def test_check_of_headers_can_fail(app, browse, monkeypatch):
    monkeypatch.setattr(headers, "POLICY", headers.POLICY.replace("'self' 'nonce", "'self' 'unsafe-inline' 'nonce"))
    monkeypatch.delitem(headers.FIXED, "X-Frame-Options")

    answer = app.test_client().get("/sign-in", base_url=HTTPS)

    assert [fault[:7] for fault in missing_from(answer)] == ["X-Frame", "policy:"]


@pytest.fixture
def guarded_app(installations):
    """An application that asks for the token of a form, with its world."""
    app = installations.make(WTF_CSRF_ENABLED=True)
    app.test_client_class = Client
    with app.app_context():
        world = worlds.build()
        yield app, world
        db.session.remove()


def browser_of(app: Any, user: Any, cookie: str = "session") -> Browsing:
    client = app.test_client()
    client.set_cookie(cookie, session_of(user), domain="localhost" if cookie == "session" else HOST)
    return Browsing(client)


def everything() -> rows.Rows:
    db.session.remove()
    with db.engine.connect().execution_options(may_write=False) as connection:
        found = rows.snapshot(connection)
    return {name: each for name, each in found.items() if name != "browser_session"}


@pytest.mark.parametrize("whose", ["none", "another session's", "nonsense"])
def test_no_save_goes_without_the_token_of_its_session(guarded_app, whose):
    app, world = guarded_app
    browsers = [browser_of(app, world.people[name]) for name in ("manager", "administrator")]
    stranger = browser_of(app, world.people["manager"])
    token = {
        "none": None,
        "another session's": stranger.get("/settings/agencies/add").hidden("csrf_token"),
        "nonsense": "x",
    }[whose]
    paths = [path_of(app, world, rule) for rule in rules(app) if "POST" in (rule.methods or ())]
    before = everything()

    for path in paths:
        for browser in browsers:
            page = browser.client.post(path, data={"csrf_token": token} if token else {})
            assert page.status_code in (302, 400, 403, 404), path

    assert everything() == before
    assert len(paths) > 20


def test_save_goes_with_the_token_of_its_session(guarded_app):
    """The control of the test above: the same browser, the form's own token."""
    app, world = guarded_app
    agency = AgencyFactory()
    browser = browser_of(app, world.people["manager"])

    page = browser.fill(f"/settings/agencies/{agency.id}/edit", abbreviation="NHT")

    assert page.status == 302


def test_form_whose_token_is_too_old_comes_back_with_its_words(guarded_app):
    app, world = guarded_app
    agency = AgencyFactory()
    browser = browser_of(app, world.people["manager"])

    page = browser.fill(f"/settings/agencies/{agency.id}/edit", abbreviation="Trust & “Co”", csrf_token="old")

    assert (page.status, page.hidden("abbreviation")) == (400, "Trust & “Co”")
    assert "This form had been open too long. Nothing was saved." in page.words


@pytest.mark.parametrize(
    ("referrer", "status"),
    [(f"{HTTPS}/settings/agencies", 302), ("https://elsewhere.example/", 400), (HTTPS.replace("https", "http"), 400)],
)
def test_save_over_https_goes_only_from_our_own_pages(guarded_app, referrer, status):
    app, world = guarded_app
    agency = AgencyFactory()
    path = f"/settings/agencies/{agency.id}/edit"
    browser = browser_of(app, world.people["manager"], "__Host-session")
    form = browser.get(path, base_url=HTTPS).soup.find("form", class_="app-form")

    page = browser.post(path, filled(form) | {"abbreviation": "NHT"}, base_url=HTTPS, headers={"Referer": referrer})

    assert page.status == status
