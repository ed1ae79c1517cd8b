"""Every figure of every home page equals the list that it leads to, on an invented record and on a published one."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from partnership import clock
from partnership.extensions import db
from partnership.models import Agency, Board, User
from partnership.vocabulary import Role
from reviews import demonstration
from reviews.inventing.partnership import Size, invent
from reviews.models import Part
from reviews.vocabulary import PartStatus
from tests.factories.partnership import MailFactory, person
from tests.factories.reviews import CaseFactory, IncidentFactory
from tests.support.browsing import Browsing, Page
from tests.support.statements import counted

SMALL = Size(cases=9, actions=30, updates=90, agencies=8, years=2)
MOST_STATEMENTS, MOST_BYTES = 25, 60_000
SHOWING = (
    "manager",
    "business_support_officer",
    "review_group_chair",
    "agency_lead",
    "agency_deputy",
    "agency_approver",
    "author",
    "scrutineer",
)
Browse = Callable[..., Browsing]
Figure = tuple[str, int]


@pytest.mark.parametrize("fill", ["invented", "published"])
def test_every_figure_of_every_home_is_the_number_of_its_list_and_no_home_is_heavy(
    app: Flask, browse: Browse, fill: str
) -> None:
    people = FILLED[fill]()

    led_to: dict[str, int] = {}
    said_no: dict[str, int] = {}
    for role, somebody in people.items():
        browser = browse(somebody)
        with counted() as statements:
            home = browser.get("/")
        assert_light(home, len(statements), role)
        found = list(figures(home))
        led_to[role] = len(found)
        said_no[role] = sum(number for href, number in found if "said=no" in href)
        for href, number in found:
            assert number_behind(browser, href) == number, f"{role}: {href}"

    assert {role for role, many in led_to.items() if many} >= set(SHOWING)
    assert min(said_no[role] for role in ("manager", "business_support_officer")) >= 2
    assert led_to["manager"] > led_to["business_support_officer"] > 20


def assert_light(home: Page, statements: int, role: str) -> None:
    assert statements <= MOST_STATEMENTS, role
    assert len(home.text.encode()) <= MOST_BYTES, role
    assert not home.soup.select("main [style], main script"), role
    assert all(picture["aria-hidden"] == "true" for picture in home.soup.select("main svg")), role


def invented() -> dict[str, User]:
    """The invented partnership, with two cases that are being considered and a part that was signed off."""
    found = {each.roles_held[0].role.value: each for each in invent(SMALL, today=clock.today()).values()}
    board = db.session.scalars(select(Board)).one()
    IncidentFactory(case=CaseFactory(board=board), aware_on=clock.today() - timedelta(days=2))
    IncidentFactory(case=CaseFactory(board=board))
    return with_work(found)


def published() -> dict[str, User]:
    """A board's published report, with somebody of every role."""
    demonstration.fill()
    board = db.session.scalars(select(Board)).one()
    agency = db.session.scalars(select(Agency).join(Part, Part.agency_id == Agency.id).order_by(Agency.name)).first()
    return with_work(
        {role.value: person(role, board, agency) for role in Role if role is not Role.SYSTEM_ADMINISTRATOR}
    )


def with_work(people: dict[str, User]) -> dict[str, User]:
    """A third of what is done was signed off, two agencies said no of late, and somebody’s mail did not arrive."""
    still_open = db.session.scalars(select(Part).where(Part.status == PartStatus.IN_PROGRESS).order_by(Part.id)).all()
    for part, status in zip(still_open[:2], (PartStatus.CANNOT_BE_DONE, PartStatus.NOT_OURS), strict=True):
        part.status, part.last_heard_at = status, clock.now()
    done = db.session.scalars(select(Part).where(Part.status == PartStatus.DONE).order_by(Part.id)).all()
    for part in done[::3]:
        part.signed_off_on, part.signed_off_by = clock.today(), people["manager"]
    MailFactory(user=people["agency_lead"])
    db.session.commit()
    return people


FILLED = {"invented": invented, "published": published}


def figures(home: Page) -> Iterator[Figure]:
    """Each number that leads somewhere, with its address."""
    for item in home.soup.select(".app-figures li"):
        yield item.a["href"], number_in(item.select_one(".app-figures__number"))
    for item in home.soup.select(".app-counts li"):
        yield item.a["href"], number_in(item.strong)
    for row in home.soup.select(".app-bars tbody tr"):
        if row.a:
            yield row.a["href"], number_in(row.select_one("td.app-number"))
    for row in home.soup.select("table:not(.app-bars) tbody tr"):
        if row.th.a and "agency=" in row.th.a["href"]:
            yield row.th.a["href"], number_in(row.select_one("td.app-number"))


def number_in(element: Any) -> int:
    return number_of(element.get_text(" ", strip=True))


def number_of(words: str) -> int:
    """The first number of some words; none where they say that there is none."""
    found = re.search(r"[\d,]+", words)
    return int(found[0].replace(",", "")) if found else 0


def number_behind(browser: Browsing, href: str) -> int:
    """What the page behind a figure says that it holds; of a list, its file says the same."""
    page = browser.get(href)
    assert page.status == 200, href
    if href.startswith("/cases/") and "considered" not in href:
        return number_of(heading(page, "Still needed"))
    if href == "/settings/mails":
        return number_of(heading(page, "Not delivered"))
    said = page.soup.select_one(".app-count h2")
    words = said.get_text(" ", strip=True) if said else ""
    if href == "/learning":
        return number_of(words.rsplit(",", 1)[-1])
    if "theme=" in href:
        return number_of(words.partition(" of ")[2])
    rows = csv.reader(io.StringIO(browser.get(f"{href}{'&' if '?' in href else '?'}format=csv").text))
    assert len(list(rows)) - 1 == number_of(words), href
    return number_of(words)


def heading(page: Page, words: str) -> str:
    return next((h.get_text() for h in page.soup.find_all("h2") if words in h.get_text()), "")
