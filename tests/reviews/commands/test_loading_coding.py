"""Themes and levels that people gave to the rows of an annual report, by id."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import delete, func, select, update

from partnership.extensions import db
from partnership.models import Event
from reviews.interchange.faults import Refused
from reviews.models import Action, Evidence, LearningPoint, SourceRow, Theme
from reviews.vocabulary import EvidenceLevel, ThemeKind
from tests.support.tripwires import SILENT

from .conftest import TITLE, Load, report

LoadAll = Callable[..., list[Any]]
SECTIONS = {
    "reviews": [{"id": "R1", "label": "Child Heron", "type": "CSPR"}],
    "learning_themes": [
        {"id": "L1", "review_id": "R1", "label": "Sharing what is known"},
        {"id": "L2", "review_id": "R1", "label": "Information sharing"},
    ],
    "actions": [{"id": "A1", "action": "Agree one form"}, {"id": "A2", "action": "Brief all"}],
    "evidence": [{"id": "V1", "summary": "Forms checked"}],
}
INFORMATION = {
    "id": "TI",
    "name": " Information ",
    "meaning": "Knowing",
    "kind": "risk or need",
    "national": "Information sharing",
    "national_list": "Panel",
    "source": "grid",
}
FORMS = {"id": "TF", "name": "Forms", "parent": "TI"}


def coding(**sections: Any) -> dict[str, Any]:
    given = {
        "themes": [FORMS, INFORMATION],
        "learning_points": [{"id": "L1", "theme_ids": ["TI", "TF"]}, {"id": "L2", "theme_ids": []}],
        "evidence": [{"id": "V1", "level": "practice", "sustained": False, "why": "An audit. "}],
        "actions": [{"id": "A1", "theme_id": "TF"}, {"id": "A2"}],
    }
    return {"meta": {"schema": "coding/1", "title": "Northmoor themes", "codes": {"title": TITLE}}, **given, **sections}


def theme(name: str) -> Theme:
    return db.session.scalars(select(Theme).where(Theme.name == name)).one()


def point(words: str) -> LearningPoint:
    return db.session.scalars(select(LearningPoint).where(LearningPoint.words == words)).one()


def action(text: str) -> Action:
    return db.session.scalars(select(Action).where(Action.text == text)).one()


def evidence() -> Evidence:
    return db.session.scalars(select(Evidence)).one()


def is_coded() -> None:
    assert [each.name for each in point("Sharing what is known").themes] == ["Forms", "Information"]
    assert point("Information sharing").themes == []
    assert [each.name for each in action("Agree one form").themes] == ["Forms"]
    assert action("Brief all").themes == []
    assert (evidence().level, evidence().is_sustained, evidence().level_reason) == (
        EvidenceLevel.PRACTICE,
        False,
        "An audit.",
    )


def test_themes_and_levels_are_given_by_id(load: Load) -> None:
    load(report(**SECTIONS))

    loaded = load(coding())

    is_coded()
    information = theme("Information")
    assert (information.kind, information.meaning, information.parent) == (ThemeKind.RISK_OR_NEED, "Knowing", None)
    assert (information.national, information.national_list, information.source) == (
        "Information sharing",
        "Panel",
        "grid",
    )
    assert (theme("Forms").parent, theme("Forms").kind) == (information, None)
    assert {name: rows.added for name, rows in loaded.sections.items()} == {
        "themes": 2,
        "learning_points": 2,
        "evidence": 1,
        "actions": 2,
    }
    assert loaded.no_place == {}


@pytest.mark.parametrize("report_first", [True, False])
def test_coding_is_loaded_after_its_report_in_whichever_order_they_are_given(
    load_all: LoadAll, report_first: bool
) -> None:
    files = [report(**SECTIONS), coding()]

    loaded = load_all(*(files if report_first else reversed(files)))

    is_coded()
    assert [each.schema for each in loaded] == [
        file["meta"]["schema"] for file in (files if report_first else reversed(files))
    ]


def test_coding_of_a_file_that_is_not_loaded_is_refused(load: Load) -> None:
    with pytest.raises(Refused, match="which is not loaded: load it before, or give both files"):
        load(coding())


def test_theme_with_the_words_of_another_is_another(load: Load) -> None:
    db.session.add(Theme(name="Forms", name_folded="forms"))
    load(report(**SECTIONS))

    load(coding())

    assert db.session.scalar(select(func.count()).select_from(Theme).where(Theme.name == "Forms")) == 2


def test_loading_again_leaves_what_people_made_of_it(load: Load) -> None:
    load(report(**SECTIONS))
    load(coding())
    db.session.info[SILENT] = True
    point("Sharing what is known").themes = []
    evidence().level = EvidenceLevel.REACH
    action("Agree one form").themes = [theme("Information")]
    theme("Forms").name = "One form"
    db.session.commit()
    events = db.session.scalar(select(func.count()).select_from(Event))

    again = load(coding(evidence=[{"id": "V1", "level": "outcome"}]))

    assert point("Sharing what is known").themes == []
    assert evidence().level is EvidenceLevel.REACH
    assert [each.name for each in action("Agree one form").themes] == ["Information"]
    assert sorted(db.session.scalars(select(Theme.name))) == ["Information", "One form"]
    assert {name: (rows.added, rows.there) for name, rows in again.sections.items()} == {
        "themes": (0, 2),
        "learning_points": (0, 2),
        "evidence": (0, 1),
        "actions": (0, 2),
    }
    assert db.session.scalar(select(func.count()).select_from(Event)) == events


def test_what_people_gave_before_stands(load: Load) -> None:
    load(report(**SECTIONS))
    db.session.info[SILENT] = True
    own = Theme(name="Own", name_folded="own")
    point("Sharing what is known").themes = [own]
    evidence().level = EvidenceLevel.REACH
    db.session.commit()

    load(coding())

    assert [each.name for each in point("Sharing what is known").themes] == ["Forms", "Information", "Own"]
    assert (evidence().level, evidence().level_reason) == (EvidenceLevel.REACH, None)


def test_theme_that_was_merged_or_retired_since_takes_no_new_links(load: Load) -> None:
    load(report(**SECTIONS))
    load(coding(learning_points=[], actions=[]))
    db.session.info[SILENT] = True
    new = Theme(name="New", name_folded="new")
    db.session.add(new)
    db.session.flush()
    forms = theme("Forms")
    forms.merged_into_id, forms.retired_on = new.id, date(2026, 1, 1)
    theme("Information").retired_on = date(2026, 1, 1)
    db.session.commit()

    load(coding())

    assert [each.name for each in point("Sharing what is known").themes] == ["New"]
    assert [each.name for each in action("Agree one form").themes] == ["New"]


def test_rows_of_what_the_record_does_not_hold_wait_for_it(load: Load) -> None:
    load(report(**SECTIONS))
    db.session.info[SILENT] = True
    db.session.execute(delete(SourceRow).where(SourceRow.section == "learning_themes"))
    db.session.execute(update(LearningPoint).values(words="From before"))
    db.session.commit()

    loaded = load(coding())

    assert "learning_points: 2 rows left out, because what they code is not in the record" in loaded.notes[0]
    assert loaded.sections["learning_points"].added == 0
    load(report(**SECTIONS))
    load(coding())
    is_coded()


def test_each_thing_tells_what_the_file_brought_it(load: Load) -> None:
    load(report(**SECTIONS))

    load(coding())

    told = {event.verb: event for event in db.session.scalars(select(Event).where(Event.detail.is_not(None)))}
    heron = point("Sharing what is known").review.case
    assert told["loaded themes of learning points"].told_on_id == heron.id
    assert told["loaded themes of learning points"].detail == {"file": "Northmoor themes", "count": 1}
    assert told["loaded the level"].detail == {"file": "Northmoor themes", "level": "Practice"}
    assert told["loaded the level"].told_on_id == evidence().id
    assert told["loaded a theme of the action"].told_on_id == action("Agree one form").id
    assert told["loaded the theme"].detail == {"file": "Northmoor themes"}
