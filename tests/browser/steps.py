"""What the manager and the lead of the journeys do, step by step, through the pages alone."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Literal

from playwright.sync_api import Page

from partnership import clock
from partnership.commands import passwords
from partnership.extensions import db
from partnership.models import Agency, Board, User
from partnership.vocabulary import Role
from reviews.models import Part
from reviews.rules.stated import of_day
from tests.factories.partnership import AgencyFactory, BoardFactory, person
from tests.factories.reviews import CaseFactory, PartFactory, ReviewFactory, action_from

CASE = "Hazel 3"
ACTION = "Ask about safer sleeping at each home visit"
WORDS = "Two of the three teams ask now; the third begins on Monday."
PASSWORD = "copper kettle under moss"
# What has the focus: its name as it is read out, what it looks like, and how far down it stands.
LOOK = """() => { const e = document.activeElement, s = getComputedStyle(e);
  const shown = e.type === 'radio' || e.type === 'checkbox' ? getComputedStyle(e.labels[0], '::before') : s;
  return {name: (e.labels?.[0] ?? e).innerText || e.value || e.id, tag: e.tagName,
    looks: [shown.outlineStyle + shown.outlineWidth + shown.outlineColor, shown.boxShadow, shown.backgroundColor],
    top: e.closest('main') ? Math.round(e.getBoundingClientRect().top + scrollY) : null}; }"""


@dataclass
class Northmoor:
    """A partnership with three agencies, its manager, and the lead of the police."""

    board: Board = field(default_factory=lambda: BoardFactory(name="Northmoor Partnership"))
    agencies: list[Agency] = field(default_factory=list)

    def __post_init__(self) -> None:
        names = ("Northmoor Police", "Northmoor Hospitals Trust", "Northmoor Council")
        self.agencies = [AgencyFactory(name=name) for name in names]
        self.manager = person(Role.MANAGER, self.board, user__name="Morgan Hale")
        self.lead = person(Role.AGENCY_LEAD, self.board, self.agencies[0], user__name="Robin Ashdown")


def with_password(user: User) -> User:
    user.password_hash = passwords.hashed(PASSWORD)
    db.session.commit()
    return user


def open_part(northmoor: Northmoor, text: str = ACTION, *, late_by: int = 5) -> Part:
    """A part of the police, late, from a case that partners see."""
    review = ReviewFactory(case=CaseFactory(board=northmoor.board, open=True))
    due = of_day(clock.today() - timedelta(days=late_by))
    part: Part = PartFactory(action=action_from(review, text=text), agency=northmoor.agencies[0], due=due)
    db.session.commit()
    return part


def press(page: Page, name: str, role: Literal["button", "link"] = "button") -> None:
    """Press it, and wait for the page that it leads to."""
    with page.expect_navigation():
        page.get_by_role(role, name=name).click()


def log_case(page: Page) -> None:
    """Two answers are enough: what it is called and which review it begins with."""
    page.goto("/cases/log")
    page.get_by_role("radio", name="Rapid Review").check()
    page.get_by_label("Case name").fill(CASE)
    press(page, "Log the case")


def add_action(page: Page, agencies: list[Agency]) -> None:
    """From the page of the case, which ticks its review already."""
    with page.expect_navigation():
        page.get_by_role("navigation", name="Pages of this case").get_by_role("link", name="Actions").click()
    press(page, "Add an action", "link")
    page.get_by_label("What is to change?").fill(ACTION)
    for agency in agencies:
        page.get_by_role("checkbox", name=agency.name).check()
    press(page, "Add the action")


def ask_to_open(page: Page) -> None:
    """From a page of the case to the one that says who will see it."""
    press(page, "Change who can see this", "link")
    press(page, "Open it to partners", "link")


def sign_in(page: Page, user: User) -> None:
    page.get_by_label("E-mail address").fill(user.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    press(page, "Sign in")


def open_update(page: Page, text: str = ACTION) -> None:
    """From her home page to the question where the part is now; the button is read out with the action's words."""
    with page.expect_navigation():
        page.get_by_role("button", name=re.compile(rf"^Update\s+{text}$")).click()


def answer(page: Page, status: str = "In progress", note: str = WORDS) -> None:
    page.get_by_role("radio", name=status, exact=True).check()
    page.get_by_label("What has changed since the last update?").fill(note)
    press(page, "Post update")


def heading(page: Page) -> str:
    return page.locator("h1").inner_text()


def words(page: Page) -> str:
    """All that is read on the page, in single spaces."""
    return " ".join(page.locator("body").inner_text().split())


def option(page: Page, name: str) -> str:
    """The whole label of the choice that begins with this name."""
    found: str = page.locator("option", has_text=re.compile(rf"^\s*{name}")).first.inner_text()
    return found.strip()


def tab_to(page: Page, name: str, *, most: int = 40) -> dict[str, Any]:
    """Tab until something of this name has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        found: dict[str, Any] = page.evaluate(LOOK)
        if " ".join(found["name"].split()).startswith(name):
            return found
    raise AssertionError(f"{name!r} is not reached within {most} presses of Tab")


def enter(page: Page, key: str = "Enter") -> None:
    """Press a key that leads to another page."""
    with page.expect_navigation():
        page.keyboard.press(key)
