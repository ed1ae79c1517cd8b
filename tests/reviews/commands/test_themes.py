"""The library of themes: adding, taking over, changing, retiring, merging."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from partnership import clock
from partnership.errors import RuleBroken, Taken
from partnership.extensions import db
from partnership.models import Event
from partnership.vocabulary import Role
from reviews.commands import themes as commands
from reviews.commands.themes import Description
from reviews.models import Theme, learning_point_theme
from reviews.rules.theme_lists import LISTS
from reviews.vocabulary import ThemeKind
from tests.factories.learning import LearningPointFactory, ThemeFactory
from tests.factories.partnership import BoardFactory, person


@pytest.fixture
def manager(app):
    return person(Role.MANAGER, BoardFactory())


def test_add(manager):
    theme = commands.add_theme(says=Description("Élan", meaning="", kind=ThemeKind.PRACTICE), by=manager)

    assert (theme.name_folded, theme.meaning, theme.kind) == ("elan", None, ThemeKind.PRACTICE)
    assert told() == [("added the theme", theme.id, {"name": "Élan"})]


@pytest.mark.parametrize("retired_on", [None, clock.today()])
def test_a_name_in_use_is_refused(manager, retired_on):
    ThemeFactory(name="Neglect", retired_on=retired_on)

    with pytest.raises(Taken, match="a theme of that name already"):
        commands.add_theme(says=Description("neglect"), by=manager)

    assert told() == []


def test_take_over_keeps_where_each_comes_from(manager):
    panel = LISTS["panel-2020"]

    added = commands.take_over([commands.of_list(each, panel) for each in panel.themes[:2]], of=panel.name, by=manager)

    assert [(each.national, each.national_list, each.source) for each in added] == [
        (each.name, "Panel 2020", panel.source) for each in panel.themes[:2]
    ]
    assert told()[0] == ("added the theme", added[0].id, {"name": added[0].name, "list": panel.name})


def test_take_over_of_nothing_is_refused(manager):
    with pytest.raises(RuleBroken, match="at least one"):
        commands.take_over([], of="A", by=manager)


def test_edit_tells_what_changed_and_nothing_where_nothing_was(manager):
    theme, above = ThemeFactory(name="Neglect"), ThemeFactory(name="Harm")

    commands.edit_theme(theme, says=Description("Neglect", kind=ThemeKind.SYSTEM, parent=above), by=manager)
    commands.edit_theme(theme, says=Description("Neglect", kind=ThemeKind.SYSTEM, parent=above), by=manager)

    changes = {"kind": [None, "System"], "parent": [None, "Harm"]}
    assert told() == [("changed the theme", theme.id, {"changes": changes})]


def test_a_theme_sits_under_one_that_sits_under_nothing(manager):
    above = ThemeFactory(name="Harm")
    below = ThemeFactory(name="Neglect", parent_id=above.id)
    other = ThemeFactory(name="Other")

    for theme, parent, sentence in ((other, below, "under nothing itself"), (other, other, "under nothing itself")):
        with pytest.raises(RuleBroken, match=sentence):
            commands.edit_theme(theme, says=Description(theme.name, parent=parent), by=manager)
    with pytest.raises(RuleBroken, match="Other themes sit under this one"):
        commands.edit_theme(above, says=Description("Harm", parent=other), by=manager)

    assert told() == []


def test_retire_and_bring_back(manager):
    theme = ThemeFactory()

    commands.retire_theme(theme, by=manager)
    with pytest.raises(RuleBroken, match="retired already"):
        commands.retire_theme(theme, by=manager)
    retired_on = theme.retired_on
    commands.bring_back_theme(theme, by=manager)
    with pytest.raises(RuleBroken, match="in use already"):
        commands.bring_back_theme(theme, by=manager)

    assert (retired_on, theme.retired_on) == (clock.today(), None)
    assert [verb for verb, _, _ in told()] == ["retired the theme", "brought the theme back"]


def test_merge_keeps_links_and_carries_on_what_was_merged_before(manager):
    first, second, third = ThemeFactory(name="A"), ThemeFactory(name="B"), ThemeFactory(name="C")
    LearningPointFactory(themes=[first])

    commands.merge_theme(first, into=second, by=manager)
    commands.merge_theme(second, into=third, by=manager)

    db.session.expire_all()
    assert {first.merged_into, second.merged_into} == {third}
    assert (first.is_active, second.is_active, third.is_active) == (False, False, True)
    assert db.session.scalar(select(func.count()).where(learning_point_theme.c.theme_id == first.id)) == 1
    assert told()[-1] == ("merged the theme", second.id, {"into": "C"})


def test_bringing_back_what_was_merged_says_so(manager):
    theme, into = ThemeFactory(), ThemeFactory(name="B")
    commands.merge_theme(theme, into=into, by=manager)

    commands.bring_back_theme(theme, by=manager)

    assert theme.merged_into is None
    assert told()[-1][2] == {"merged_into": "B"}


def test_merge_into_itself_or_into_what_is_out_of_use_is_refused(manager):
    theme, retired = ThemeFactory(), ThemeFactory(retired_on=clock.today())

    for of, into, sentence in ((theme, theme, "the same one"), (theme, retired, "in use"), (retired, theme, "in use")):
        with pytest.raises(RuleBroken, match=sentence):
            commands.merge_theme(of, into=into, by=manager)

    assert db.session.scalars(select(Theme.merged_into_id)).all() == [None, None]
    assert told() == []


def told():
    events = db.session.scalars(select(Event).order_by(Event.number))
    return [(event.verb, event.subject_id, event.detail) for event in events]
