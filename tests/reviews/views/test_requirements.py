"""What a report must contain: each with where it stands, the author's word, and the way to fill a gap."""

from __future__ import annotations

import uuid
from datetime import date

import pytest
from sqlalchemy import select

from partnership.extensions import db
from partnership.models import ReportRequirement, RequirementNote
from partnership.rules.blocks import Paragraph, Row, Run, Sentence, Source, to_json
from partnership.vocabulary import Role
from tests.factories.partnership import BoardFactory, person
from tests.factories.reports import BlockFactory, ChapterFactory, NoteFactory, ReportFactory, requirement


@pytest.fixture
def report(app):
    return ReportFactory(board=BoardFactory())


@pytest.fixture
def author(browse, report):
    return browse(person(Role.AUTHOR, report.board))


def drafted(report, key, title, **options):
    """A chapter that tells of one review."""
    source = Source("Reviews", (Row("review", uuid.uuid4()),))
    content = to_json(Paragraph((Sentence((Run("One review", source), Run(" was published."))),)))
    chapter = ChapterFactory(report=report, key=key, title=title, **options)
    return BlockFactory(chapter=chapter, key=f"{key}.told", content=content)


def row(browser, report, code):
    page = browser.get(f"/reports/{report.id}/requirements")
    return page.soup.find(id=code)


def words(browser, report, code):
    return row(browser, report, code).get_text(" ", strip=True)


def say(browser, report, code, **answers):
    return browser.fill(f"/reports/{report.id}/requirements/say?code={code}", **answers)


def test_forty_things_are_asked_in_order(author, report):
    page = author.get(f"/reports/{report.id}/requirements")

    codes = [each.get_text() for each in page.soup.select(".app-requirements__code")]
    assert codes == [f"R{number}" for number in range(1, 41)]
    assert "Not verified" in words(author, report, "R25")
    assert "Not verified" not in words(author, report, "R4")


def test_the_report_tells_where_it_can(author, report):
    drafted(report, "reviews", "Reviews this year")

    told = words(author, report, "R4")

    assert "Met 1 review told of. In “Reviews this year”, from 1 row of the record" in told
    assert "Not said yet" in words(author, report, "R3")
    assert row(author, report, "R3").find("a", string=lambda text: "own" in (text or "")) is None
    assert [each["href"] for each in row(author, report, "R3").find_all("a")][1] == f"/reports/{report.id}/chapters/add"


def test_numbers_and_details_of_her_own_lead_to_their_blocks(author, report):
    told = drafted(report, "reviews", "Reviews this year")
    last = BlockFactory(
        chapter=told.chapter, content=None, words="We met 4 times. Ring 07700 900123.", place=told.place + 2
    )
    first = BlockFactory(chapter=told.chapter, content=None, words="We met 3 times.", place=told.place + 1)

    def leads(code):
        found = row(author, report, code).find_all("a")
        return [(" ".join(each.get_text().split()), each["href"]) for each in found[1:]]

    at = f"/report-chapters/{told.chapter_id}?block={{0}}#block-{{0}}"
    assert "Your own words hold numbers in 2 places: check each." in words(author, report, "R40")
    assert leads("R40") == [
        ("Place 1, in “Reviews this year” for R40", at.format(first.id)),
        ("Place 2, in “Reviews this year” for R40", at.format(last.id)),
    ]
    assert leads("R38") == [("Place 1, in “Reviews this year” for R38", at.format(last.id))]
    assert author.get(leads("R40")[0][1]).soup.find(id=f"block-{first.id}")


@pytest.mark.parametrize("change", ["hidden", "left out", "gone"])
def test_what_is_left_out_is_not_told(author, report, change):
    block = drafted(report, "reviews", "Reviews this year")
    drafted(report, "own.1", "Foreword")
    block.is_hidden, block.is_gone, block.chapter.is_left_out = (
        change == name for name in ("hidden", "gone", "left out")
    )
    db.session.commit()

    assert "Not met No review is told of." in words(author, report, "R4")


def test_the_author_says_where_it_stands(author, report):
    page = say(author, report, "R25", status="not_applicable", note="Told in the council’s accounts.")

    assert page.location == f"/reports/{report.id}/requirements#R25"
    told = words(author, report, "R25")
    assert "Not applicable The author says so." in told
    assert "Told in the council’s accounts." in told
    assert "said of requirement R25: not applicable" in author.get(f"/reports/{report.id}").words


def test_a_note_leaves_the_status_to_the_report(author, report):
    drafted(report, "reviews", "Reviews this year")

    say(author, report, "R4", status="", note="One more is to be added.")

    assert "Met 1 review told of." in words(author, report, "R4")
    assert "said of requirement R4: as the report tells" in author.get(f"/reports/{report.id}").words


def test_what_was_said_is_changed_and_nothing_is_told_twice(author, report):
    note = NoteFactory(report=report)

    say(author, report, "R35")
    say(author, report, "R35", status="met")

    assert (db.session.get_one(RequirementNote, note.id).status, note.note) == (
        "met",
        "Told in the chapter on governance.",
    )
    assert author.get(f"/reports/{report.id}").words.count("said of requirement R35") == 1


def test_a_save_without_a_word_says_that_nothing_was_changed(author, report):
    page = say(author, report, "R22")

    assert "Nothing was changed: R22 stands as it did." in author.get(page.location).words
    assert db.session.scalars(select(RequirementNote)).all() == []
    page = say(author, report, "R22", note="Told in the chapter on data.")
    assert "R22 is saved." in author.get(page.location).words
    page = say(author, report, "R22")
    assert "Nothing was changed: R22 stands as it did." in author.get(page.location).words


def test_a_later_save_of_the_same_is_refused(author, report):
    note = NoteFactory(report=report)

    page = say(author, report, "R35", version="0", note="Another")

    assert page.status == 409
    assert "Somebody else saved this" in page.words
    assert note.note == "Told in the chapter on governance."


def test_a_code_that_is_not_asked_is_not_found(author, report):
    assert author.get(f"/reports/{report.id}/requirements/say?code=R41").status == 404
    assert author.get(f"/reports/{report.id}/requirements/say").heading == "R1: where it stands"


def test_what_is_dated_is_asked_of_its_years_alone(author, report):
    for code, first, last in (
        ("X1", date(2026, 4, 1), None),
        ("X2", None, date(2025, 3, 31)),
        ("X3", date(2025, 9, 1), None),
    ):
        db.session.add(
            ReportRequirement(
                code=code, words="Asked", source="Law", is_verified=True, place=99, from_on=first, until_on=last
            )
        )
    db.session.commit()

    codes = {
        each.get_text()
        for each in author.get(f"/reports/{report.id}/requirements").soup.select(".app-requirements__code")
    }

    assert codes & {"X1", "X2", "X3"} == {"X3"}
    db.session.execute(ReportRequirement.__table__.delete().where(ReportRequirement.code.like("X%")))
    db.session.commit()


def test_the_bar_says_how_many(author, report):
    NoteFactory(report=report, requirement=requirement("R3"), status="met")

    bar = author.get(f"/reports/{report.id}").soup.select_one(".app-met").get_text(" ", strip=True)

    assert bar == "2 met 15 not met 23 not said yet"


def test_a_scrutineer_reads_and_says_nothing(browse, report):
    scrutineer = browse(person(Role.SCRUTINEER, report.board))

    assert scrutineer.get(f"/reports/{report.id}/requirements/say?code=R3").status == 403
    assert row(scrutineer, report, "R3").find_all("a") == []
    assert db.session.scalars(select(RequirementNote)).all() == []
