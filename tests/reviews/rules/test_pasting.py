"""Rows as Word and Excel copy them."""

from __future__ import annotations

import pytest

from reviews.rules.pasting import rows_of

TABLES = {
    "tabs": ("a\tb\nc\td\n", [["a", "b"], ["c", "d"]]),
    "line breaks in quotes, as Excel copies them": ('"a\nb"\tc\n', [["a\nb", "c"]]),
    "a quote in quotes": ('"say ""now"""\tc', [['say "now"', "c"]]),
    "a cell that begins with a quotation": (
        '"Think family" for all\tc\n"d\te',
        [['"Think family" for all', "c"], ['"d', "e"]],
    ),
    "lines that end as on Windows": ("a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]),
    "strokes where there is no tab": ("| a | b |\n|---|:--|\n| c | d |", [["a", "b"], ["c", "d"]]),
    "semicolons where there is nothing else": ("a;b\nc;d", [["a", "b"], ["c", "d"]]),
    "semicolons within cells parted by tabs": ("a;b\tc", [["a;b", "c"]]),
    "one column": ("a\nb", [["a"], ["b"]]),
    "an empty first cell": ("a\tb\n\td", [["a", "b"], ["", "d"]]),
    "empty rows and last columns": ("a\tb\t\t\n\t\t\n\nc\t\t\t", [["a", "b"], ["c", ""]]),
    "rows of unlike width": ("a\nb\tc", [["a", ""], ["b", "c"]]),
    "space round cells and lines": ("  a   b \t c \n", [["a b", "c"]]),
    "nothing": (" \n\t\n", []),
}


@pytest.mark.parametrize("name", TABLES)
def test_rows(name):
    text, rows = TABLES[name]

    assert rows_of(text) == rows
