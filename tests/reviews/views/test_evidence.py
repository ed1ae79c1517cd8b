"""Evidence on its pages: added, read, changed, linked; and who may do that."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from partnership.extensions import db
from partnership.vocabulary import Role
from reviews.models import Evidence, EvidenceFigure
from reviews.queries import actions
from reviews.vocabulary import PartStatus
from tests.factories.learning import FocusFactory, LearningPointFactory, ThemeFactory
from tests.factories.partnership import AgencyFactory, BoardFactory, RoleHeldFactory, person
from tests.factories.recommendations import RecommendationFactory
from tests.factories.reviews import (
    ActionFactory,
    CaseFactory,
    EvidenceFactory,
    PartFactory,
    ReviewFactory,
    evidence_of,
)

SHOWS = "83% of new births were seen within 14 days"


@pytest.fixture
def board(app):
    return BoardFactory(name="Northmoor Partnership")


def only():
    return db.session.query(Evidence).one()


def test_officer_adds_evidence_of_an_action_with_figures(browse, board):
    action = ActionFactory(board=board)
    officer = browse(person(Role.BUSINESS_SUPPORT_OFFICER, board))

    page = officer.fill(
        officer.get(f"/actions/{action.id}").links("Add evidence")[0],
        summary=SHOWS,
        level="practice",
        period="spring 2026",
        **{
            "figures-0-label": "New births seen",
            "figures-0-value": "83%",
            "figures-0-unit": "percent",
            "figures-2-label": "Records audited",
            "figures-2-value": "651",
            "figures-2-qualifier": "over",
        },
    )

    piece = only()
    assert page.location == f"/evidence/{piece.id}"
    words = officer.get(page.location).words
    assert "Practice" in words
    assert "New births seen 83% Records audited over 651" in words
    assert f"Action: {action.text}" in words
    assert officer.get(f"/actions/{action.id}").links(SHOWS)


def test_save_and_add_more_figures_opens_the_form_again_with_empty_rows(browse, board):
    piece = EvidenceFactory(board=board)
    manager = browse(person(Role.MANAGER, board))

    answers = {"figures-0-label": "Records", "figures-0-value": "651", "more_rows": "yes"}
    page = manager.fill(f"/evidence/{piece.id}/edit", **answers)

    assert page.location == f"/evidence/{piece.id}/edit"
    assert len(manager.get(page.location).soup.select(".app-rows__row")) == 4


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"figures-1-value": "83"}, "Enter what was counted"),
        ({"figures-1-label": "Births"}, "Enter the figure"),
        (
            {"figures-1-label": "Births", "figures-1-value": "120%", "figures-1-base": "20"},
            "A part cannot be more than the whole",
        ),
        (
            {"figures-1-label": "Meetings", "figures-1-value": "30", "figures-1-base": "20"},
            "A part cannot be more than the whole",
        ),
        ({"seen_by": "Quality officer", "seen_on": "1 January 2090"}, "Enter a day that is not in the future"),
        ({"figures-1-label": "Births", "figures-1-value": "most"}, "Enter a number"),
        ({"level_reason": "Because"}, "Choose a level"),
        ({"seen_on": "3 March 2026"}, "Enter the post of who has seen it"),
        ({"held_link": "javascript:alert(1)"}, "Enter a link that begins with https://"),
        ({"summary": ""}, "Enter what it shows"),
    ],
)
def test_what_is_wrong_is_said_and_stays(browse, board, typed, sentence):
    manager = browse(person(Role.MANAGER, board))

    page = manager.fill("/evidence/add", **{"summary": SHOWS, **typed})

    assert page.status == 400
    assert sentence in page.words
    for name, value in typed.items():
        item = page.soup.find(attrs={"name": name})
        assert value in (item.get("value", ""), item.get_text())


def test_a_loaded_figure_above_its_base_is_left_until_it_is_changed(browse, board):
    piece = EvidenceFactory(board=board, figures=[EvidenceFigure(label="Meetings", value="30", base="20")])
    manager, path = browse(person(Role.MANAGER, board)), f"/evidence/{piece.id}/edit"

    left, changed = manager.fill(path, topic="Chairs"), manager.fill(path, **{"figures-0-value": "25"})

    assert (left.status, changed.status, changed.hidden("figures-0-value")) == (302, 400, "25")
    assert "A part cannot be more than the whole" in changed.words


@pytest.mark.parametrize(("value", "unit"), [("83%", ""), ("83", "%"), ("83", "per cent")])
def test_a_percent_sign_is_a_unit_wherever_it_stands(browse, board, value, unit):
    figure = {"figures-0-label": "Births seen", "figures-0-value": value, "figures-0-unit": unit}

    browse(person(Role.MANAGER, board)).fill("/evidence/add", summary=SHOWS, **figure)

    assert [each.figure.in_words for each in only().figures] == ["83%"]


def test_a_link_whose_folder_names_somebody_warns(browse, board):
    manager = browse(person(Role.MANAGER, board))
    link = "https://files.example/Mr%20Smith%20943%20476%205919/audit"

    page = manager.fill("/evidence/add", summary=SHOWS, held_link=link)

    assert page.status == 400
    assert "NHS number" in page.words


def test_a_figure_that_names_somebody_warns(browse, board):
    manager = browse(person(Role.MANAGER, board))

    page = manager.fill(
        "/evidence/add", summary=SHOWS, **{"figures-0-label": "Call 07700 900123", "figures-0-value": "1"}
    )

    assert "phone number" in page.words


def test_lead_adds_evidence_to_a_done_part_and_to_nothing_else(browse, board):
    police = AgencyFactory(name="Northmoor Police")
    mine = PartFactory(action__board=board, agency=police, status=PartStatus.DONE).action
    theirs = PartFactory(action__board=board).action
    lead = browse(person(Role.AGENCY_LEAD, board, police))

    page = lead.fill(f"/evidence/add?action={mine.id}", summary=SHOWS)

    assert [link.action_id for link in only().links] == [mine.id]
    assert lead.get(page.location).links("Change the evidence")
    offered = lead.get(f"/evidence/add?action={theirs.id}").soup.select("#action option")
    assert [option["value"] for option in offered] == ["", str(mine.id)]
    assert lead.get(f"/actions/{theirs.id}").links("Add evidence") == []


def test_lead_chooses_among_own_actions(browse, board):
    police = AgencyFactory()
    mine = PartFactory(action__board=board, agency=police).action
    lead = browse(person(Role.AGENCY_LEAD, board, police))

    assert lead.fill("/evidence/add", summary=SHOWS).status == 400
    lead.fill("/evidence/add", summary=SHOWS, action=str(mine.id))

    assert only().board_id == board.id


def test_lead_with_many_actions_is_offered_the_newest_and_the_one_asked_for(browse, board, monkeypatch):
    monkeypatch.setattr(actions, "OFFERED", 2)
    police = AgencyFactory()
    oldest, _, newest = (
        PartFactory(action__board=board, agency=police, action__added_at=datetime(2026, 1, day, tzinfo=UTC)).action
        for day in (1, 2, 3)
    )
    lead = browse(person(Role.AGENCY_LEAD, board, police))

    page = lead.get("/evidence/add")
    lead.fill(f"/evidence/add?action={oldest.id}", summary=SHOWS)

    offered = [option["value"] for option in page.soup.select("#action option")]
    assert str(newest.id) in offered
    assert str(oldest.id) not in offered
    assert "The newest of 3 actions are offered" in page.words
    assert page.links("the list of your agencies’ actions") == ["/actions?agency=mine&tab=all"]
    assert [link.action_id for link in only().links] == [oldest.id]


def test_one_piece_is_said_to_be_about_more(browse, board):
    action, theme = ActionFactory(board=board), ThemeFactory(name="Bruising in babies")
    piece, manager = evidence_of(action), browse(person(Role.MANAGER, board))
    path = f"/evidence/{piece.id}/about?words=bruising+in"

    page = manager.fill(path, more=[f"theme:{theme.id}"], kept=[])

    assert page.location == f"/evidence/{piece.id}"
    assert [(link.theme_id, link.action_id) for link in only().links] == [(theme.id, None)]
    assert "added “Bruising in babies” and took away" in manager.get(page.location).words


def test_everything_of_the_board_can_be_found(browse, board):
    case = CaseFactory(board=board, name="Alder 12")
    review = ReviewFactory(case=case)
    LearningPointFactory(review=review, words="Alder: thresholds")
    RecommendationFactory(review=review, text="Alder: agree them", text_folded="alder: agree them")
    ActionFactory(board=board, text="Alder: write it", text_folded="alder: write it")
    ThemeFactory(name="Alder theme")
    FocusFactory(board=board, name="Alder focus")
    FocusFactory(name="Alder elsewhere")
    piece, manager = EvidenceFactory(board=board), browse(person(Role.MANAGER, board))

    words = manager.get(f"/evidence/{piece.id}/about?words=alder").words

    for said in ("Review: Alder 12", "Alder: thresholds", "Alder: agree them", "Alder: write it", "Alder theme"):
        assert said in words
    assert "Alder focus" in words
    assert "Alder elsewhere" not in words
    assert "Nothing else was found with “zzz”" in manager.get(f"/evidence/{piece.id}/about?words=zzz").words


def test_the_board_of_what_is_asked_for_is_chosen(browse, board):
    other, manager = BoardFactory(), person(Role.MANAGER, board)
    RoleHeldFactory(user=manager, role=Role.MANAGER, board=other, board_id=other.id)
    action = ActionFactory(board=other)
    browser = browse(manager)

    theme = ThemeFactory(name="Bruising in babies")
    of_theme = browser.get(f"/evidence/add?theme={theme.id}")

    assert of_theme.soup.find(attrs={"name": "board"})
    assert "Theme: Bruising in babies" in of_theme.words
    browser.fill(f"/evidence/add?action={action.id}", summary=SHOWS)

    assert only().board_id == other.id
