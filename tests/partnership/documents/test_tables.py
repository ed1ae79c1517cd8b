"""How a table is set follows from the words in it."""

from __future__ import annotations

from partnership.documents.tables import has_short_names, stays_on_one_line, stays_on_one_page, widths
from partnership.rules.blocks import Column, Line, Table
from tests.factories.documents import actions, cell, grid, numbers

WHOLE = 9400


def test_columns_fill_the_width_and_days_stay_on_one_line():
    wide = widths(actions("Actions"), WHOLE)

    assert WHOLE - len(wide) <= sum(wide) <= WHOLE
    assert wide[0] == max(wide)
    assert wide[2] > len("31 March 2024") * 100
    assert stays_on_one_line(actions("Actions"), 2)
    assert not stays_on_one_line(actions("Actions"), 1)


def test_more_columns_than_there_is_room_for_still_fit():
    columns = tuple(Column(f"A_name_without_a_space_{place}") for place in range(20))
    wide = widths(Table("", columns, (Line(tuple(cell("1") for _ in columns)),)), WHOLE)

    assert sum(wide) <= WHOLE
    assert min(wide) > 0


def test_a_table_without_lines_or_words_has_a_width():
    assert sum(widths(Table("", (Column(""), Column("")), ()), 1000)) <= 1000


def test_small_tables_stay_on_one_page_and_short_names_are_bold():
    assert stays_on_one_page(numbers("Small"))
    assert not stays_on_one_page(grid("Long"))
    assert has_short_names(numbers("Small"))
    assert not has_short_names(actions("Long names"))
