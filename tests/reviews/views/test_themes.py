"""Themes across reviews, the library, and one theme."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import func, select

from partnership.extensions import db
from partnership.vocabulary import Role
from reviews.models import Theme
from reviews.rules.stated import of_day
from reviews.rules.theme_lists import LISTS
from reviews.vocabulary import ActionStatus, PartStatus
from tests.factories.learning import LearningPointFactory, ThemeFactory
from tests.factories.partnership import AgencyFactory, BoardFactory, person
from tests.factories.reviews import CaseFactory, PartFactory, ReviewFactory, action_from, evidence_about, review_type
from tests.support.statements import counted


@pytest.fixture
def lead(office, browse):
    return browse(person(Role.AGENCY_LEAD, office.board, AgencyFactory()))


def review(office, name, **options):
    return ReviewFactory(case=CaseFactory(board=office.board, name=name, **options))


def test_library_is_empty_until_somebody_chooses(office, lead):
    assert office.get("/learning").links("Choose from a list") == ["/learning/themes/lists"]
    assert office.get("/learning/themes").links("Choose from a list") == ["/learning/themes/lists"]
    assert "as soon as the partnership’s office" in lead.get("/learning").words
    assert lead.get("/learning/themes").links("Choose from a list") == []


def test_library_without_links_says_how_to_begin(office):
    ThemeFactory()

    assert "No theme has come up yet" in office.get("/learning").words
    assert "Count those outside" not in office.get("/learning?points=all").words


def test_matrix_counts_cases_and_marks_repeat_learning(office):
    thresholds, neglect = ThemeFactory(name="Thresholds"), ThemeFactory(name="Neglect")
    alder, birch = review(office, "Alder 1"), review(office, "Birch 2")
    LearningPointFactory(review=alder, themes=[thresholds, neglect])
    LearningPointFactory(review=alder, themes=[thresholds], in_grid=False)
    LearningPointFactory(review=birch, themes=[thresholds])

    page = office.get("/learning")

    assert "2 themes in 2 cases, 1 of them in more than one case" in page.words
    assert rows(page) == [
        ["Thresholds", "1", "1", "2", "No action", "Repeat learning"],
        ["Neglect", "1", "", "1", "No action", ""],
    ]
    assert rows(office.get("/learning?points=all"))[0][1] == "2"


def test_theme_counts_its_cases_as_the_grid_does_and_says_what_more_there_is(office):
    theme = ThemeFactory(name="Thresholds")
    for number, in_grid in enumerate([True, True, False]):
        LearningPointFactory(review=review(office, f"Rowan {number}"), themes=[theme], in_grid=in_grid)

    page = office.get(f"/learning/themes/{theme.id}")

    assert "Cases 2" in page.words
    assert "2 cases count, as on Home and across reviews: by learning points in the year’s grid." in page.words
    assert "1 more case has it by other learning points alone." in page.words
    assert "cases count, as on Home" not in office.get(f"/learning/themes/{ThemeFactory().id}").words


def test_column_of_the_grid_names_the_reviews_whose_learning_points_stand_there(office):
    case, theme = CaseFactory(board=office.board, name="Alder 1"), ThemeFactory()
    rapid = ReviewFactory(case=case, review_type=review_type("Rapid Review"))
    later = ReviewFactory(case=case, review_type=review_type("CSPR"))
    LearningPointFactory(review=rapid, themes=[theme])
    LearningPointFactory(review=later)

    assert column(office.get("/learning")) == "Alder 1 Rapid Review"
    LearningPointFactory(review=later, themes=[theme], in_grid=False)
    assert column(office.get("/learning")) == "Alder 1 Rapid Review"
    assert column(office.get("/learning?points=all")) == "Alder 1 Rapid Review LCSPR"


def column(page):
    return page.soup.select_one("th.app-matrix__case").get_text(" ", strip=True)


def test_every_number_leads_to_the_points_behind_it(office):
    theme, alder = ThemeFactory(), review(office, "Alder 1")
    for in_grid in (True, True, False):
        LearningPointFactory(review=alder, themes=[theme], in_grid=in_grid)
    LearningPointFactory(review=review(office, "Birch 2"), themes=[theme])

    for path, words in (
        ("/learning", ["2 learning points of 1 case", "1 learning point of 1 case", "3 learning points of 2 cases"]),
        ("/learning?points=all", ["3 learning points of 1 case", None, "4 learning points of 2 cases"]),
    ):
        links = office.get(path).soup.select("tbody td a")
        for link, expected in zip(links, words, strict=True):
            assert expected is None or expected in office.get(link["href"]).words
    shown = office.get(f"/learning/themes/{theme.id}").words
    assert "Alder 1 3 learning points , 2 in the year’s grid Birch 2 1 learning point Actions" in shown


def test_a_parent_gets_nothing_from_below_and_a_merged_theme_counts_for_the_other(office):
    above = ThemeFactory(name="Care leavers")
    below = ThemeFactory(name="Adviser", parent_id=above.id)
    merged = ThemeFactory(name="Counsellor", merged_into_id=below.id, retired_on=date(2026, 1, 5))
    LearningPointFactory(review=review(office, "Alder 1"), themes=[below, merged])
    LearningPointFactory(review=review(office, "Birch 2"), themes=[merged])

    assert rows(office.get("/learning")) == [["Adviser", "1", "1", "2", "No action", "Repeat learning"]]
    shown = office.get(f"/learning/themes/{merged.id}").words
    assert "It was merged into Adviser on 5 January 2026" in shown
    assert "Merged into it 1 Counsellor" in office.get(f"/learning/themes/{below.id}").words
    assert "Sit under it 1 Adviser" in office.get(f"/learning/themes/{above.id}").words


def test_partner_counts_only_what_is_shared_with_her(office, lead):
    theme = ThemeFactory(name="Thresholds")
    LearningPointFactory(review=review(office, "Alder 1", open=True), themes=[theme])
    LearningPointFactory(review=review(office, "Zelkova 2"), themes=[theme])

    page = lead.get("/learning")

    assert "1 theme in 1 case shared with you, none of them in more than one case" in page.words
    assert "Zelkova" not in page.words + lead.get(f"/learning/themes/{theme.id}").words
    assert rows(office.get("/learning"))[0][-1] == "Repeat learning"


@pytest.fixture
def came_again(office):
    """A theme of two cases: the actions from the first were done before the second's incident."""
    theme = ThemeFactory(name="Thresholds")
    alder = review(office, "Alder 1", open=True, incident=of_day(date(2025, 1, 2)))
    birch = review(office, "Birch 2", open=True, incident=of_day(date(2026, 3, 4)))
    for each in (alder, birch):
        LearningPointFactory(review=each, themes=[theme])
    done = {"status": PartStatus.DONE, "position": of_day(date(2025, 12, 1))}
    PartFactory(action=action_from(alder, themes=[theme], status=ActionStatus.DONE), **done)
    PartFactory(action=action_from(birch, themes=[theme]))
    return theme


def test_theme_that_came_again_after_its_actions_were_done_is_marked(office, came_again):
    page = office.get("/learning")

    assert "Thresholds came up in Birch 2 after the actions on it from Alder 1 were done" in page.words
    assert rows(page)[0][-2:] == [
        "1 of 2",
        "Repeat learning Came again in Birch 2, after the actions from Alder 1 were done",
    ]
    assert "It came again in Birch 2" in office.get(f"/learning/themes/{came_again.id}").words
    assert "Actions 2" in office.get(f"/learning/themes/{came_again.id}").words


def test_dates_of_incidents_are_not_told_to_partners_by_it(lead, came_again):
    assert "Repeat learning" in lead.get("/learning").words
    assert "after the actions" not in lead.get("/learning").words
    assert "after the actions" not in lead.get(f"/learning/themes/{came_again.id}").words


def test_many_cases_are_shown_page_by_page_and_statements_do_not_grow(office):
    theme = ThemeFactory()
    for number in range(3):
        LearningPointFactory(review=review(office, f"Rowan {number}"), themes=[theme])
    db.session.commit()
    with counted() as few:
        office.get("/learning")
    for number in range(3, 20):
        LearningPointFactory(review=review(office, f"Rowan {number}"), themes=[theme])
    db.session.commit()

    with counted() as many:
        office.get("/learning")
    last = office.get("/learning?page=3")

    assert len(many) == len(few) <= 15
    assert "page 3 of 3" in last.words
    assert last.links("Newer cases") == ["/learning?page=2"]
    assert last.links("Earlier cases") == []
    assert rows(last)[0][-3] == "20"


def test_library_tells_how_much_hangs_from_each(office):
    theme = ThemeFactory(name="Thresholds", meaning="Help at the right level", national="Thresholds", national_list="A")
    alder = review(office, "Alder 1")
    LearningPointFactory(review=alder, themes=[theme], in_grid=False)
    action_from(alder, themes=[theme])

    (row,) = rows(office.get("/learning/themes"))

    assert row == ["Thresholds Help at the right level", "", "Thresholds A", "1", "1", "1", "0"]
    assert "Actions" in office.get("/learning/themes?words=right&kind=").words


def test_evidence_of_a_theme_is_counted_and_leads_to_as_many(office, lead):
    theme, other = ThemeFactory(name="Thresholds"), ThemeFactory(name="Bruising")
    merged = ThemeFactory(name="Levels of need", merged_into=theme, retired_on=date(2026, 1, 5))
    for about in (theme, merged, other):
        evidence_about(theme_id=about.id, board=office.board)
    evidence_about(theme_id=theme.id, board=BoardFactory())

    listed = {link["href"]: link.text for link in office.get("/learning/themes").soup.select("td a[href^='/evidence']")}

    assert listed == {f"/evidence?theme={theme.id}": "2", f"/evidence?theme={other.id}": "1"}
    assert len(rows(office.get(f"/evidence?theme={theme.id}"))) == 2
    assert "Theme: Thresholds" in office.get(f"/evidence?theme={theme.id}").words
    assert len(rows(lead.get("/evidence?theme=none"))) == 3


def test_theme_is_added_changed_retired_and_brought_back(office):
    page = office.fill("/learning/themes/add", name="Thresholds", kind="practice")
    path = page.location
    office.fill(f"{path}/edit", meaning="Help at the right level")
    office.post(f"{path}/retire")

    assert "Retired" in office.get(path).words
    assert "Retired on" in office.get("/learning/themes?tab=retired").words
    office.post(f"{path}/bring-back")
    shown = office.get(path).words
    assert "Help at the right level" in shown
    assert "brought the theme back" in shown


def test_name_in_use_comes_back_with_a_sentence(office):
    ThemeFactory(name="Thresholds")

    page = office.fill("/learning/themes/add", name="thresholds", meaning="Mine")

    assert (page.status, page.hidden("meaning")) == (409, "Mine")
    assert "The library has a theme of that name already" in page.words


def test_theme_is_merged_into_another(office):
    theme, into = ThemeFactory(name="Levels"), ThemeFactory(name="Thresholds")
    LearningPointFactory(review=review(office, "Alder 1"), themes=[theme])

    page = office.fill(f"/learning/themes/{theme.id}/merge", into=str(into.id))

    assert page.location == f"/learning/themes/{theme.id}"
    assert rows(office.get("/learning"))[0][0] == "Thresholds"
    assert "Merged into Thresholds" in office.get("/learning/themes?tab=all").words


def test_part_of_a_list_is_taken_over_and_the_rest_stays_on_offer(office):
    path = "/learning/themes/lists?list=panel-fourth"
    names = [each.name for each in LISTS["panel-fourth"].themes]

    page = office.fill(path, names=names[:2])

    assert page.location == "/learning/themes"
    assert db.session.scalar(select(func.count()).select_from(Theme)) == 2
    again = office.get(path)
    assert f"In your library already {names[0]} and {names[1]}." in again.words
    assert len(again.soup.select("input[name=names]")) == len(names) - 2
    assert "2 of the 12 themes are in your library already. Tick from the other 10." in again.words


def test_list_that_is_wholly_taken_over_says_so(office):
    office.fill("/learning/themes/lists", names=[each.name for each in LISTS["panel-2020"].themes])

    page = office.get("/learning/themes/lists")

    assert "Your library has every theme of this list." in page.words
    assert "check these names against it before you report by them." in page.words
    assert "verified" not in page.words


def test_library_is_for_the_office_to_change(lead):
    theme = ThemeFactory()

    assert lead.get(f"/learning/themes/{theme.id}").status == 200
    for path in ("add", "lists", f"{theme.id}/edit", f"{theme.id}/merge"):
        assert lead.get(f"/learning/themes/{path}").status == 403


def rows(page):
    """The words of each row of the table."""
    return [
        [" ".join(cell.get_text(" ").split()) for cell in row.find_all(["th", "td"])]
        for row in page.soup.select("tbody tr")
    ]
