"""What the home page says is waiting, coming up and still needed; and what the list of actions is cut by for it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from partnership import clock
from partnership.extensions import db
from partnership.filters import short_day
from partnership.vocabulary import Role
from reviews.models import ReviewDate
from reviews.rules.stated import of_day
from reviews.rules.stated_words import from_words
from reviews.vocabulary import Acceptance, DateKind, EvidenceLevel, IncidentDecision, Led, PartStatus
from tests.factories.partnership import AgencyFactory, BoardFactory, MailFactory, person
from tests.factories.recommendations import RecommendationFactory
from tests.factories.reviews import (
    ActionFactory,
    CaseFactory,
    ConflictFactory,
    IncidentFactory,
    PartFactory,
    ReviewFactory,
    action_from,
    evidence_of,
    stage,
)

KEEPING = (Role.MANAGER, Role.BUSINESS_SUPPORT_OFFICER)


def test_what_waits_is_what_the_role_may_decide(browse, board):
    considered(board, "Alder 12")
    RecommendationFactory(review=ReviewFactory(case=CaseFactory(board=board)))
    PartFactory(action=ActionFactory(board=board), status=PartStatus.DONE)
    manager = person(Role.MANAGER, board)
    MailFactory(user=manager)

    waiting = waiting_at(browse(manager).get("/"))
    of_officer = waiting_at(browse(person(Role.BUSINESS_SUPPORT_OFFICER, board)).get("/"))

    assert waiting == {
        "Decide on cases being considered": 1,
        "Sign off parts that are done": 1,
        "Recommendations not decided yet": 1,
        "Mails not delivered": 1,
    }
    assert of_officer == {"Cases being considered": 1, "Recommendations not decided yet": 1}


def test_what_was_decided_waits_no_longer(browse, board):
    case = CaseFactory(board=board)
    IncidentFactory(case=case, decision=IncidentDecision.NOT_NOTIFIED, decided_on=clock.today(), reason="No learning")
    RecommendationFactory(review=ReviewFactory(case=CaseFactory(board=board)), acceptance=Acceptance.ACCEPTED)
    PartFactory(action=ActionFactory(board=board), status=PartStatus.DONE, **signed(person(Role.MANAGER, board)))

    home = browse(person(Role.MANAGER, board)).get("/")

    assert waiting_at(home) == {}
    assert "Nothing waits for you today." in home.words
    assert "Still needed" not in home.words


@pytest.mark.parametrize("role", KEEPING)
def test_first_incident_shows_at_once_with_what_is_needed_and_due(browse, board, role):
    case = considered(board, "Alder 12", aware_on=clock.today())

    home = browse(person(role, board)).get("/")

    assert "Nothing on the record yet" not in home.words
    assert "Alder 12: Notify the Panel" in home.words
    assert home.links("Open the case") == [f"/cases/{case.id}"]
    needed = next(ul for ul in home.soup.select(".app-columns__content .app-counts"))
    assert needed.a["href"] == f"/cases/{case.id}"
    assert "What kind of harm it was; Who told you" in needed.get_text(" ", strip=True)


def test_case_of_a_declared_conflict_is_nowhere_at_home(browse, board):
    case, manager = considered(board, "Alder 12", aware_on=clock.today()), person(Role.MANAGER, board)
    ConflictFactory(case=case, user=manager)

    assert "Alder 12" not in browse(manager).get("/").words


LEFT_OUT = "leave out what a declared conflict of interest keeps from you"


def test_figures_say_that_a_declared_conflict_keeps_something_out(browse, board):
    case, lead = CaseFactory(board=board, open=True), person(Role.AGENCY_LEAD, board, AgencyFactory())
    manager, officer, past = (person(role, board) for role in (*KEEPING, Role.MANAGER))
    ConflictFactory(case=case, user=manager)
    ConflictFactory(case=case, user=lead)
    ConflictFactory(case=case, user=past, until_on=clock.today() - timedelta(days=1))

    told = [LEFT_OUT in browse(each).get("/").words for each in (manager, lead, officer, past)]

    assert told == [True, True, False, False]


@pytest.mark.parametrize("role", KEEPING)
def test_actions_without_an_agency_lead_to_as_many_in_their_list(browse, board, role):
    ActionFactory.create_batch(3, board=board)
    PartFactory(action=ActionFactory(board=board))
    action_from(ReviewFactory())
    office = browse(person(role, board))

    row = next(li for li in office.get("/").soup.select(".app-counts li") if "Actions without an agency" in li.a.text)

    assert row.strong.text == "3"
    assert len(office.get(row.a["href"]).soup.select("tbody tr")) == 3


NO = "Parts that cannot be done, or are not theirs"


@pytest.mark.parametrize("role", KEEPING)
def test_a_part_that_an_agency_gives_up_waits_for_the_office_for_as_long_as_the_rule_allows(browse, board, role):
    action, now = ActionFactory(board=board), clock.now()
    long_ago = now - timedelta(days=58)
    for status in PartStatus:
        PartFactory(action=action, status=status, last_heard_at=now)
    PartFactory(action=action, status=PartStatus.NOT_OURS, last_heard_at=long_ago)
    PartFactory(action=action, status=PartStatus.CANNOT_BE_DONE, last_heard_at=None)
    PartFactory(action=action_from(ReviewFactory()), status=PartStatus.NOT_OURS, last_heard_at=now)
    office = browse(person(role, board))

    row = next(li for li in office.get("/").soup.select(".app-counts li") if li.a.text == NO)
    listed = office.get(row.a["href"])

    assert (row.strong.text, row.span.text) == ("2", "Said in the last 8 weeks.")
    assert len(listed.soup.select("tbody tr")) == 2
    assert "cannot be done or not theirs, said in the last 8 weeks" in listed.words.lower()


def test_step_of_a_review_comes_up_until_it_is_dated(browse, board):
    today = clock.today()
    for name, options, dates in (
        ("Beech 12", {}, {DateKind.NOTIFIED: of_day(today)}),
        ("Cedar 12", {}, {DateKind.NOTIFIED: of_day(today), DateKind.RAPID_REVIEW_SENT: of_day(today)}),
        ("Elm 12", {}, {DateKind.NOTIFIED: from_words("Spring 2026")}),
        ("Fir 12", {"led": Led.ELSEWHERE}, {DateKind.NOTIFIED: of_day(today)}),
        ("Hazel 12", {}, {DateKind.NOTIFIED: of_day(today - timedelta(days=400))}),
    ):
        review = ReviewFactory(case=CaseFactory(board=board, name=name), stage=stage("in_progress"), **options)
        db.session.add_all([ReviewDate(review_id=review.id, kind=kind, on=on) for kind, on in dates.items()])

    rows = coming_up(browse(person(Role.MANAGER, board)).get("/"))

    assert [what.split(" 12")[0] for what, _ in rows if "Rapid Review to the Panel" in what] == ["Hazel", "Beech"]
    assert "overdue" in rows[0][1]


def test_action_due_in_a_fortnight_comes_up_once_for_all_its_agencies(browse, board):
    soon, later = (of_day(clock.today() + timedelta(days=days)) for days in (14, 15))
    action = ActionFactory(board=board, text="Agree one form")
    for name in ("Northmoor Police", "Northmoor Hospitals Trust"):
        PartFactory(action=action, agency=AgencyFactory(name=name), due=soon)
    PartFactory(action=ActionFactory(board=board, text="Later"), due=later)
    PartFactory(action=ActionFactory(board=board, text="Done"), due=soon, status=PartStatus.DONE)

    ((what, when),) = coming_up(browse(person(Role.MANAGER, board)).get("/"))

    assert what == "Agree one form Northmoor Hospitals Trust and 1 other agency"
    assert when == f"{short_day(soon.latest)} 14 days left"


def test_actions_are_cut_by_sign_off_and_by_whether_a_change_is_shown(browse, board):
    police, manager = AgencyFactory(name="Northmoor Police"), person(Role.MANAGER, board)
    shown, reached, hidden = (ActionFactory(board=board, text=text) for text in ("Shown", "Reached", "Neither"))
    evidence_of(shown, level=EvidenceLevel.PRACTICE)
    evidence_of(reached, level=EvidenceLevel.REACH)
    PartFactory(action=shown, agency=police, status=PartStatus.DONE, **signed(manager))
    for action in (reached, hidden):
        PartFactory(action=action, agency=police, status=PartStatus.DONE)
    of_hidden = action_from(ReviewFactory(case=CaseFactory(board=board)), text="Of a hidden case")
    PartFactory(action=of_hidden, agency=police, status=PartStatus.DONE, is_shared=True)
    lead = browse(person(Role.AGENCY_LEAD, board, police))

    found = {
        cut: texts(lead.get(f"/actions?tab=done&{cut}")) for cut in ("signed=yes", "signed=no", "shown=yes", "shown=no")
    }

    assert found == {
        "signed=yes": ["Shown"],
        "signed=no": ["Neither", "Of a hidden case", "Reached"],
        "shown=yes": ["Shown"],
        "shown=no": ["Neither", "Reached"],
    }


def test_chair_is_led_to_what_is_done_and_not_signed_off(browse, board):
    PartFactory(action=ActionFactory(board=board), status=PartStatus.DONE)

    home = browse(person(Role.REVIEW_GROUP_CHAIR, board, AgencyFactory())).get("/")

    assert "1 part to look at and sign off" in home.words
    assert home.links("See what is done") == ["/actions?tab=done&signed=no"]


@pytest.mark.parametrize("role", [Role.AUTHOR, Role.SCRUTINEER])
def test_nothing_of_a_hidden_case_is_counted(browse, board, role):
    hidden = ReviewFactory(case=CaseFactory(board=board, name="Alder 12"))
    evidence_of(action_from(hidden), level=EvidenceLevel.OUTCOME)
    IncidentFactory(case=hidden.case)

    home = browse(person(role, board)).get("/")

    assert "Alder 12" not in home.words
    assert home.soup.select(".app-figures, .app-counts, .app-bars") == []
    assert "The cases shared with you, and their reviews." in home.words


@pytest.fixture
def board(app):
    return BoardFactory()


def considered(board, name, **options):
    return IncidentFactory(case=CaseFactory(board=board, name=name), **options).case


def signed(by):
    return {"signed_off_on": clock.today(), "signed_off_by": by}


def waiting_at(home):
    items = home.soup.select(".app-columns__side .app-counts:not(.app-counts--first) li")
    return {each.a.get_text(): int(each.strong.get_text()) for each in items}


def coming_up(home):
    rows = home.soup.select(".app-dates tbody tr")
    return [
        (row.th.get_text(" ", strip=True), " ".join(cell.get_text(strip=True) for cell in row.find_all("td")))
        for row in rows
    ]


def texts(page):
    return sorted(row.th.a.get_text() for row in page.soup.select(".app-table tbody tr"))
