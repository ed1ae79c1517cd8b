"""The published record as an annual report: what each format must say, and what none may."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from partnership.extensions import db
from tests.conftest import _empty
from tests.support.report_text import words

from .conftest import CODING, DATA, ROOT, Run

ELSEWHERE = ROOT.parent / "shared" / "cases"
MONTHS = ("--from", "2022-09", "--to", "2023-09")
FORMATS = ("md", "html", "docx")
EXPECTED: Mapping[str, tuple[str, ...]] = {
    "cases": ("eight reviews of six cases", "so there are more reviews than cases"),
    "reviews": ("This report covers eight reviews of six cases",),
    "reviews_total": ("eight reviews of six cases",),
    "reviews_by_type": ("is a Rapid Review in three cases, an LCSPR in two and a local learning review in one",),
    "reviews_by_type_all": (
        "three Rapid Reviews, four local child safeguarding practice reviews (LCSPRs) and one local learning review",
    ),
    "reviews_under_way": ("Two reviews were under way at the end of September 2023",),
    "reviews_with_cspr_underway": (
        "Child KL: Rapid Review and LCSPR under way",
        "Child SS: Rapid Review and LCSPR under way",
    ),
    "reviews_published": (
        "Child L. The LCSPR was published in February 2023. "
        "It was carried out jointly with the Brent Safeguarding Children Partnership.",
    ),
    "reviews_concluded_not_published": ("Child A. The LCSPR concluded in Spring 2023 and was not published.",),
    "children_named_in_reviews": ("concerning seven children",),
    "themes_in_grid": ("41 learning points, of which 24 stand in the grid below",),
    "learning_points": ("The reviews gave us 41 learning points",),
    "themes_shared_by_more_than_one_review_in_grid": (
        "Intersectionality and cultural competence (four cases), Application of thresholds (three cases), "
        "Information sharing (three cases) and Think Family (two cases)",
        "came up in four cases: Child A, Child GA & RA, Child SS and Child AS",
        "came up in three cases: Child L, Child KL and Child GA & RA",
        "came up in two cases: Child A and Child SS",
        "came up in three cases: Child L, Child A and Child AS",
    ),
    "attendance_figures_stated_for_review_dissemination": (
        "over 80 partners",
        "over 350 partners",
        "at least 100 attendees",
        "over 30 health care professionals",
    ),
    "actions": ("This report tells of 136 actions",),
    "actions_by_status": ("78 were said to be done, 43 were in progress and 15 had not been started",),
    "actions_by_link": ("67 came from reviews, 29 from shared themes or priorities alone and 40 from neither",),
    "dissemination_events": ("32 events and other ways of sharing learning and 11 entries of training",),
    "training_rows": ("11 entries of training",),
    "evidence": ("We hold 71 pieces of evidence",),
    "evidence_figures": ("71 pieces of evidence with 101 figures",),
    "evidence_by_level": ("Outcome 6 Practice 17 Knowledge 3 Reach 25 Activity 20",),
}
# Rows that say something about the others, and what is forbidden, which has tests of its own.
ABOUT_ROWS = {"reviews_note", "reviews_total_note", "evidence_by_level_from", "must_not"}


BUILT: dict[str, str] = {}


@pytest.fixture
def texts(run: Run, app: Flask, tmp_path: Path) -> dict[str, str]:
    """Built by whichever test is the first: files, which no later test can change."""
    if not BUILT:
        run("load", DATA, CODING)
        BUILT.update(built(app, tmp_path))
    return BUILT


def built(app: Flask, folder: Path, *, audience: str = "internal") -> dict[str, str]:
    """The words of the report in each format."""
    wanted = ("report", "build", *MONTHS, "--audience", audience, "--out", str(folder / audience))
    done = app.test_cli_runner().invoke(args=[*wanted, "--format", ",".join(FORMATS)])
    assert done.exit_code == 0, done.output
    assert done.stdout == ""
    return {each: words(folder / audience / f"annual-report.{each}") for each in FORMATS}


def record() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(DATA.read_text(encoding="utf-8"))
    return found


def test_every_row_that_is_expected_stands_in_each_format(texts: dict[str, str]) -> None:
    for name, said in EXPECTED.items():
        for phrase in said:
            for each, text in texts.items():
                assert phrase in text, f"{name} in {each}: {phrase}"


def test_the_case_files_expect_no_more() -> None:
    if not ELSEWHERE.is_dir():
        pytest.skip("the case files are not beside the project")
    expected = json.loads((ELSEWHERE / DATA.name).read_text(encoding="utf-8"))["expected_summary"]

    assert set(expected) - ABOUT_ROWS == set(EXPECTED)
    assert len(expected["must_not"]) == 4


def test_the_grid_has_every_theme_in_the_words_of_the_reviews(texts: dict[str, str]) -> None:
    grid = [row["label"].strip() for row in record()["learning_themes"] if row["listed_in"] == "grid"]
    assert len(grid) == 24
    for text in texts.values():
        assert all(re.sub(r"\s+", " ", each) in text for each in grid)
        assert re.search(r"Application of thresholds\W+Timeliness of strategy meetings\W+Intersectionality", text)


def test_every_action_and_figure_stands_in_each_format(texts: dict[str, str]) -> None:
    """An action that came from nothing is told where there is something to tell of it."""
    linked = [row for row in record()["actions"] if row["review_ids"] or row["shared_theme_id"]]
    for text in texts.values():
        missing = [row["id"] for row in linked if re.sub(r"\s+", " ", row["action"].rstrip(". ")) not in text]
        assert missing == []
        assert all(row["summary"][:60].rstrip(". ") in text for row in record()["evidence"])


def test_what_must_not_be_said_is_not(texts: dict[str, str]) -> None:
    for text in texts.values():
        assert not re.search(r"Child A\b[^.]{0,80}\b(was|is) published", text)
        for case in ("Child KL", "Child SS"):
            told = re.search(rf"{case}\. The Rapid Review [^•]*?Its publication is planned for early 2024\.", text)
            assert told
            assert "was published" not in told[0]
        assert "planned for early 2024" in text
        assert not re.search(r"published (in|on) [^.]*2024", text)


def test_attendances_are_never_added_up(texts: dict[str, str]) -> None:
    stated = [
        int(row["attendance"]["value"])
        for section in ("dissemination_events", "training")
        for row in record()[section]
        if row.get("attendance") and row["attendance"]["value"]
    ]
    sums = {sum(stated), 80 + 350 + 100 + 30, 39 + 25 + 47 + 33 + 52}
    for text in texts.values():
        numbers = {int(each.replace(",", "")) for each in re.findall(r"\d[\d,]*\d", text)}
        assert not sums & numbers


def test_no_day_is_given_where_the_source_gives_none(texts: dict[str, str]) -> None:
    """The days are those of the report itself, and the two that the record states."""
    own = {"30 September 2023", "4 June 2023"}
    day = re.compile(
        r"\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}"
    )
    for text in texts.values():
        found = {each for each in day.findall(text) if f"known on {each}" not in text}
        assert found <= own


def test_shared_themes_stand_with_their_actions_and_evidence(texts: dict[str, str]) -> None:
    for text in texts.values():
        for theme, agency, proof in (
            (
                "Female Genital Mutilation (FGM)",
                "Central London Community Healthcare NHS Trust",
                "School staff training",
            ),
            ("Safer Sleeping", "Lullaby Trust", "A mother said having the information"),
            ("Promoting Family Networks", "Early Years Parenting Hub", "FGC headline"),
            ("Promoting multi-disciplinary approaches", "Solutions 4 Health", "Induction: partners valued"),
        ):
            chapter = text[text.index(f"{theme}: what each agency did") :]
            assert agency in chapter
            assert proof in chapter


def test_partners_read_neither_owners_nor_notes(run: Run, app: Flask, tmp_path: Path) -> None:
    run("load", DATA, CODING)

    internal, partners = built(app, tmp_path), built(app, tmp_path, audience="partners")

    for each in FORMATS:
        assert "note: “Status: worded in the report" in internal[each]
        assert "note: “" not in partners[each]
        assert "worded in the report as" not in partners[each]
        assert "line 593 says" in internal[each]
        assert re.findall(r"\blines? \d+|Note: |The source also says", partners[each]) == []
        assert "It describes the country, not this area." in partners[each]
        for text in (internal[each], partners[each]):
            assert "OFFICIAL-SENSITIVE" in text or each == "docx"
            assert "Working draft: not checked for publication" in text or each == "docx"
            assert "Before you publish" in text
            assert "Child A, Child KL, Child GA & RA, Child SS and Child AS" in text


def test_all_formats_say_the_same(texts: dict[str, str]) -> None:
    """Word for word, but for captions, contents, headers and notes, which each format has in its own way."""
    plain = {name: re.findall(r"[\w’'%]+", text) for name, text in texts.items()}
    kept = {name: [each for each in found if not each.isdigit()] for name, found in plain.items()}
    for name in ("html", "docx"):
        missing = set(kept["md"]) - set(kept[name])
        assert missing <= {"nbsp"}, name


def test_a_copy_with_a_name_a_number_and_a_theme_changed_differs_by_just_these(
    run: Run, app: Flask, data_dir: Path, tmp_path: Path, texts: dict[str, str]
) -> None:
    changed = json.dumps(record())
    for old, new in (
        ('"label": "Child L"', '"label": "Child Q"'),
        ('"value": 350', '"value": 370'),
        ("Embedding a Think Family approach", "Embedding a Whole Household approach"),
    ):
        assert changed.count(old) == 1, old
        changed = changed.replace(old, new)
    Path("changed.json").write_text(changed, encoding="utf-8")
    db.session.remove()
    _empty(app, data_dir)
    run("load", "changed.json", CODING)

    after = built(app, tmp_path / "changed")

    for each, text in texts.items():
        expected = (
            text.replace("over 350", "over 370")
            .replace("Embedding a Think Family approach", "Embedding a Whole Household approach")
            .replace("Child L ", "Child Q ")
            .replace("Child L.", "Child Q.")
            .replace("Child L,", "Child Q,")
            .replace("Child L:", "Child Q:")
        )
        for word in ("CSPR", "review (unborn"):
            expected = expected.replace(f"Child Q {word}", f"Child L {word}")
        assert after[each] == expected
