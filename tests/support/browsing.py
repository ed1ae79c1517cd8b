"""A person's browser in tests: every page that comes back is read strictly before it is looked at."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import html5lib
from bs4 import BeautifulSoup
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from partnership.extensions import db


class Client(FlaskClient):
    """Each request in a context of its own, as on a server; what the test wrote is committed before it."""

    def open(self, *arguments: Any, **options: Any) -> TestResponse:
        db.session.commit()
        with self.application.app_context():
            answer = super().open(*arguments, **options)
        db.session.expire_all()
        return answer


class Page:
    """An answer, with its HTML parsed where it has any."""

    is_strict = True  # not on PostgreSQL, whose pages are those of SQLite

    def __init__(self, response: TestResponse) -> None:
        self.response = response
        self.status = response.status_code
        self.location = response.headers.get("Location", "")
        self.text = response.get_data(as_text=True) if response.mimetype.startswith("text/") else ""
        if response.mimetype == "text/html" and not 300 <= self.status < 400 and self.is_strict:
            check_html(self.text)

    @cached_property
    def soup(self) -> BeautifulSoup:
        return BeautifulSoup(self.text, "html.parser")

    @property
    def heading(self) -> str:
        return " ".join(self.soup.find("h1").get_text().split())

    @property
    def words(self) -> str:
        """All that is read on the page, in single spaces."""
        return " ".join(self.soup.get_text(" ").split())

    def links(self, words: str) -> list[str]:
        return [a["href"] for a in self.soup.find_all("a") if words in " ".join(a.get_text(" ").split())]

    def hidden(self, name: str) -> str:
        return str(self.soup.find("input", attrs={"name": name})["value"])


class Browsing:
    def __init__(self, client: FlaskClient) -> None:
        self.client = client

    def get(self, path: str, **options: Any) -> Page:
        return Page(self.client.get(path, **options))

    def post(self, path: str, data: dict[str, Any] | None = None, **options: Any) -> Page:
        return Page(self.client.post(path, data=data or {}, **options))

    def fill(self, path: str, **answers: Any) -> Page:
        """Open a form as a browser does, change some answers and send it."""
        form = self.get(path).soup.find("form", class_="app-form")
        return self.post(path, {**filled(form), **answers})


def filled(form: Any) -> dict[str, Any]:
    """What a browser would send for a form as it stands."""
    found: dict[str, Any] = {}
    for item in form.find_all(["input", "textarea", "select"]):
        name, kind = item.get("name"), item.get("type")
        if not name or kind in ("submit", "button") or (kind in ("radio", "checkbox") and not item.has_attr("checked")):
            continue
        if item.name == "select":
            chosen = item.find("option", selected=True) or item.find("option")
            found[name] = chosen["value"] if chosen else ""
        elif item.name == "textarea":
            found[name] = item.get_text()
        elif kind == "checkbox":
            found.setdefault(name, []).append(item.get("value", "y"))
        else:
            found[name] = item.get("value", "")
    return found


def check_html(text: str) -> None:
    """Strict HTML5, one h1, and a title that begins with it."""
    document = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
    headings = [" ".join("".join(h.itertext()).split()) for h in document.iter("h1")]
    title = " ".join("".join(next(document.iter("title")).itertext()).split()).removeprefix("Error: ")
    assert len(headings) == 1, f"a page has one h1, not {headings}"
    assert title.startswith(headings[0]), f"the title {title!r} begins with the h1 {headings[0]!r}"
    ids = [e.get("id") for e in document.iter() if isinstance(e.tag, str) and e.get("id")]
    assert len(ids) == len(set(ids)), f"ids stand twice: {sorted(i for i in ids if ids.count(i) > 1)}"
