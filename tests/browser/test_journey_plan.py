"""An action plan of a review: pasted from Word, its doubts settled one by one, and saved whole or not at all."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from partnership.extensions import db
from reviews.models import Action, Part, Recommendation
from tests.browser import steps
from tests.factories.partnership import AgencyFactory
from tests.factories.reviews import ReviewFactory

pytestmark = pytest.mark.browser

HEADER = "No\tRecommendation\tAction\tLead agency\tOther agencies\tDue date"
NAMES = ("Ambulance", "Probation", "Housing", "Fire", "School", "Hospice", "Nursery", "Women’s Aid")
MADE = (Recommendation, Action, Part)
DOUBTS = ("Heath visitors", "Legal", "31 November 2026", "when agreed", "Step 7 of the protocol", "Schol")


@pytest.fixture
def northmoor(app):
    found = steps.Northmoor()
    found.agencies += [AgencyFactory(name=f"Northmoor {name}") for name in NAMES]
    return found


@pytest.fixture
def review(northmoor):
    found = ReviewFactory(case__board=northmoor.board, case__name=steps.CASE)
    db.session.commit()
    return found


def plan(agencies) -> str:
    """14 recommendations and 40 actions for 11 agencies; merged cells are empty, and six things are in doubt."""
    lines = [HEADER]
    for number in range(1, 41):
        first = number <= 14
        recommendation = f"Recommendation {number} on the protocol" if first else ""
        lead, other = agencies[number % 11].name, agencies[(number + 1) % 11].name
        reference = str(number) if first else ""
        lines.append(f"{reference}\t{recommendation}\tStep {number} of the protocol\t{lead}\t{other}\tMarch 2027")
    lines[3] = lines[3].replace(agencies[3].name, DOUBTS[0])
    lines[5] = lines[5].replace(agencies[5].name, DOUBTS[1])
    lines[9] = lines[9].replace("March 2027", DOUBTS[2])
    lines[12] = lines[12].replace("March 2027", DOUBTS[3])
    lines[21] = lines[21].replace("Step 21 of", "Step 7 of")
    lines[30] = lines[30].replace(agencies[30 % 11].name, DOUBTS[5])
    return "\n".join(lines)


def how_many() -> list[int]:
    """Recommendations, actions, parts and agencies with a part; whoever saves next does not wait for this look."""
    wanted = [*(func.count(each.id.distinct()) for each in MADE), func.count(Part.agency_id.distinct())]
    found = [db.session.scalar(select(each)) or 0 for each in wanted]
    db.session.rollback()
    return found


def paste(page, review, words: str) -> None:
    """From the actions of the case to the look at what the rows make."""
    page.goto(f"/cases/{review.case_id}/actions")
    steps.press(page, "Paste an action plan", "link")
    page.get_by_label("Rows from Word or Excel").fill(words)
    steps.press(page, "Look at the rows")


def settle(page) -> None:
    """Each doubt in the row where it stands."""
    page.get_by_label(f"Who is “{DOUBTS[0]}”?").select_option(label="Northmoor Hospice")
    page.get_by_label(f"Who is “{DOUBTS[1]}”?").select_option(label="None of these: add its part later")
    page.get_by_label(f"Who is “{DOUBTS[5]}”?").select_option(label="Northmoor School")
    page.get_by_label(f"When is “{DOUBTS[2]}”?").fill("30 November 2026")
    page.get_by_label(f"When is “{DOUBTS[3]}”?").fill("")
    page.get_by_label("The same action stands in row 8").select_option(label="Another action")


@pytest.mark.parametrize(("width", "scripts"), [(1280, True), (320, False)])
def test_a_plan_with_six_doubts_is_saved_whole_or_not_at_all(open_as, northmoor, review, width, scripts):
    page = open_as(northmoor.manager, width=width, scripts=scripts)
    paste(page, review, plan(northmoor.agencies))
    shown = steps.words(page)
    for words in ("14 recommendations", "39 actions", "6 doubts to settle"):
        assert words in shown

    steps.press(page, "Save the action plan")
    assert page.title().startswith("Error: ")
    assert how_many() == [0, 0, 0, 0]

    settle(page)
    steps.press(page, "Save the action plan")
    assert "Action plan saved." in steps.words(page)
    assert how_many() == [14, 40, 79, 11]
    steps.press(page, "History", "link")
    assert "pasted an action plan: 14 recommendations, 40 actions, 79 parts." in steps.words(page)
