"""The lists of themes that a library can take over."""

from __future__ import annotations

import pytest

from partnership.rules.folding import fold
from reviews.rules.theme_lists import LISTS, read

ROW = '[[list]]\ncode = "a"\nname = "A"\nshort = "A"\nsource = "S"\nverified = true\nthemes = [{themes}]\n'


def test_every_list_names_its_source_and_no_theme_twice():
    for each in LISTS.values():
        names = [theme.folded for theme in each.themes]
        assert each.source
        assert len(names) == len(set(names))
        assert all(theme.meaning for theme in each.themes)


def test_the_panel_lists_are_whole():
    assert [len(LISTS[code].themes) for code in ("panel-2020", "panel-fourth")] == [6, 12]
    assert [LISTS[code].is_verified for code in ("panel-2020", "panel-fourth")] == [False, True]


def test_a_row_is_read_and_an_unknown_kind_is_refused():
    good = '{ name = "Écoute", meaning = "Listening", kind = "practice" }'

    (theme,) = read(ROW.format(themes=good))["a"].themes

    assert (theme.folded, theme.kind.label) == (fold("Écoute"), "Practice")
    with pytest.raises(ValueError, match="odd"):
        read(ROW.format(themes=good.replace("practice", "odd")))
