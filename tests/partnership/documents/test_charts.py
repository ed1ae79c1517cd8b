"""Charts: every number is written, bars are as long as their numbers, nothing runs out of the picture."""

from __future__ import annotations

import struct

import pytest
from lxml import etree

from partnership.documents import charts
from partnership.rules.blocks import Cell, Chart, Column, Line, Run, Sentence, Table

SVG = "{http://www.w3.org/2000/svg}"
LONG = "Multi-agency work with families who live on the border of two boroughs & <move> between them"


def test_bars_are_as_long_as_their_numbers():
    picture = drawn(chart(("Northmoor Police", "10"), ("Southmoor Health", "5"), ("Nobody", "0")))

    assert lengths(picture)[0] == pytest.approx(2 * lengths(picture)[1], abs=0.2)
    assert len(lengths(picture)) == 2
    assert words(picture) == ["Northmoor Police", "10", "Southmoor Health", "5", "Nobody", "0"]


def test_a_qualifier_stays_with_its_number_and_words_alone_have_no_bar():
    picture = drawn(chart(("Webinars", "over 350"), ("Briefing", "not stated")))

    assert len(lengths(picture)) == 1
    assert {"over 350", "not stated"} <= set(words(picture))


def test_the_total_is_no_bar():
    total = Line(cells("Total", "15"), is_total=True)

    assert "Total" not in words(drawn(chart(("A", "10"), ("B", "5"), more=(total,))))


def test_a_column_that_adds_up_the_others_is_no_part_of_a_bar():
    columns = (Column("Agency"), Column("Done", is_number=True), Column("All", is_number=True, is_total=True))
    table = Table("Actions", columns, (Line(cells("Police", "9", "11")),))

    assert words(drawn(Chart("Actions", "Police has most.", table))) == ["Police", "9"]


def test_parts_of_a_bar_differ_in_more_than_colour_and_are_explained():
    names = ("Done", "In progress", "Not started", "Behind", "Cannot be done", "Not ours")
    picture = drawn(chart(("A", "9", "1", "2", "3", "4", "5"), ("B", *"000000"), columns=names))

    fills = [box.get("fill") for box in picture.iter(f"{SVG}rect") if box.get("stroke")]
    assert len(set(fills)) == len(names)
    assert words(picture)[: len(names)] == list(names)
    assert words(picture)[len(names) :] == ["A", "9", "1", "2", "3", "4", "5", "B", "0"]


def test_a_line_without_any_words_has_its_label_alone():
    assert words(drawn(chart(("A", "", ""), columns=("Done", "Not done"))))[2:] == ["A"]


@pytest.mark.parametrize("lines", [0, 1, 5, 12, 40])
@pytest.mark.parametrize("columns", [1, 6])
def test_nothing_runs_out_of_the_picture(lines, columns):
    made = [(LONG, *[str(7 * line * column % 1350) for column in range(columns)]) for line in range(lines)]
    picture = drawn(chart(*made, columns=tuple(f"A long name of a column {each}" for each in range(columns))))

    high = float(picture.get("height"))
    for box in picture.iter(f"{SVG}rect"):
        assert float(box.get("x", 0)) + float(box.get("width")) <= charts.WIDTH
        assert float(box.get("y", 0)) + float(box.get("height")) <= high
    for text in picture.iter(f"{SVG}text"):
        assert 0 < float(text.get("y")) < high


def test_long_labels_are_wrapped_and_keep_their_signs():
    label = " ".join(words(drawn(chart((LONG, "1"))))[:-1])

    assert label == LONG
    assert max(len(line) for line in words(drawn(chart((LONG, "1"))))) <= charts.SIGNS_IN_LABEL


def test_it_has_title_and_description_and_no_style_of_its_own():
    made = charts.svg(chart(("A\x00B", "1")))
    picture = etree.fromstring(made)

    assert picture.get("role") == "img"
    named = [picture.find(f"{SVG}{each}") for each in ("title", "desc")]
    assert [each.text for each in named] == ["Actions by agency", "Police has most."]
    assert picture.get("aria-labelledby") == " ".join(each.get("id") for each in named)
    assert "style" not in made


def test_two_charts_of_one_page_share_no_id():
    ids = [
        {each.get("id") for each in drawn(chart((label, "1"))).iter() if each.get("id")}
        for label in ("Police", "Health")
    ]

    assert ids[0]
    assert not ids[0] & ids[1]


@pytest.mark.parametrize("from_set_up", [True, False])
def test_png_is_a_picture_that_is_sharp_enough_to_print(monkeypatch, tmp_path, from_set_up):
    charts._fonts.cache_clear()
    if not from_set_up:
        monkeypatch.setattr(charts, "FONTS", tmp_path / "none")

    made = charts.png(charts.svg(chart(("Police", "10"))))
    charts._fonts.cache_clear()

    assert made.startswith(b"\x89PNG")
    assert struct.unpack(">I", made[16:20])[0] == pytest.approx(charts.WIDTH * charts.DOTS_PER_INCH / 96, abs=2)


def chart(*lines, columns=("Actions",), more=()):
    table = Table(
        "Actions by agency",
        (Column("Agency"), *(Column(each, is_number=True) for each in columns)),
        (*(Line(cells(*line)) for line in lines), *more),
    )
    return Chart("Actions by agency", "Police has most.", table)


def cells(*texts):
    return tuple(Cell((Sentence((Run(each),)),)) for each in texts)


def drawn(of):
    return etree.fromstring(charts.svg(of))


def words(picture):
    return [each.text for each in picture.iter(f"{SVG}text") if each.text]


def lengths(picture):
    return [float(box.get("width")) for box in picture.iter(f"{SVG}rect") if box.get("stroke")]
