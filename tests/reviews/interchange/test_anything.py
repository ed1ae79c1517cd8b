"""Files cut off anywhere and values replaced by anything: read or refused, never a traceback."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from reviews.interchange.dates import SourceDate

from .conftest import CODING, REPORT, lines_of


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(length=st.integers(0, len(json.dumps(REPORT)) - 1))
def test_file_cut_off_anywhere_is_one_line_with_its_place(tmp_path: Path, length: int) -> None:
    file = tmp_path / "cut.json"
    file.write_text(json.dumps(REPORT)[:length])

    [line] = lines_of(file)

    assert line.startswith(f"{file}: is ")
    assert length == 0 or "(line 1, column " in line


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


def _places(value: object, place: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [place, *(found for step, item in inside for found in _places(item, (*place, step)))]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_anything_anywhere_is_read_or_refused(tmp_path: Path, data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from([REPORT, CODING]))
    place = data.draw(st.sampled_from(_places(whole)))
    file = tmp_path / "any.json"
    file.write_text(json.dumps(_replaced(whole, place, data.draw(JUNK))))

    lines = lines_of(file)

    assert all(line.startswith(f"{file}: ") and line.isprintable() for line in lines)


def _replaced(value: Any, place: tuple[str | int, ...], junk: object) -> Any:
    if not place:
        return junk
    copied = value.copy()
    copied[place[0]] = _replaced(value[place[0]], place[1:], junk)
    return copied


PRECISIONS = ["day", "month", "month_range", "since_month", "season", "part_of_year", "year", "none", "moon"]
DATES = st.fixed_dictionaries(
    {},
    optional={
        "stated": st.text(max_size=5),
        "precision": st.sampled_from([*PRECISIONS, "financial_year", "academic_year", "year_span", "year_to_month"]),
        "year": st.integers(990, 3000),
        "month": st.integers(0, 13),
        "day": st.integers(0, 32),
        "end_month": st.integers(1, 12),
        "season": st.sampled_from(["winter", "spring", "monsoon"]),
        "part": st.sampled_from(["early", "late", "dawn"]),
        "end": st.sampled_from(["2023-09", "1000-01", "2999-12", "0000-00", "next"]),
    },
)


@settings(max_examples=300, deadline=None)
@given(raw=DATES)
def test_every_date_is_refused_or_has_a_value(raw: dict[str, Any]) -> None:
    try:
        date = SourceDate.model_validate(raw)
    except ValidationError:
        return

    value = date.value()
    assert value.earliest is None or value.latest is None or value.earliest <= value.latest
