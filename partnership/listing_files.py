"""A list as a file: CSV, or a workbook that is ready to print."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal
from typing import Any

import xlsxwriter
from flask import Response

from partnership import clock
from partnership.filters import day
from partnership.queries.listing import Listed, Listing, Plain
from partnership.vocabulary import MARKING

WIDEST = 60 * 7 + 5  # pixels of sixty characters: what is longer wraps
A4 = 9
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(listing: Listing, found: Listed) -> Response:
    """All rows as CSV; a cell that a spreadsheet would run is made plain by an apostrophe."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([each.filed_as or each.label for each in listing.columns])
    writer.writerows([[_inert(each.plain(row)) for each in listing.columns] for row in found.rows])
    return _file("﻿" + text.getvalue(), "text/csv; charset=utf-8", _name(listing, found, "csv"))


def as_excel(listing: Listing, found: Listed) -> Response:
    """All rows as a workbook with no live formula or link."""
    buffer = io.BytesIO()
    safe = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, safe) as book:
        book.set_properties({"title": listing.title})
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        dated = book.add_format({"num_format": "d mmmm yyyy", "valign": "top", "align": "left"})
        sheet = book.add_worksheet(listing.title[:31])
        sheet.freeze_panes(1, 0)
        sheet.write_row(0, 0, [each.filed_as or each.label for each in listing.columns], bold)
        for index, row in enumerate(found.rows, start=1):
            for place, column in enumerate(listing.columns):
                _write(sheet, index, place, column.plain(row), dated, wrapped)
        sheet.autofilter(0, 0, len(found.rows), len(listing.columns) - 1)
        sheet.autofit(WIDEST)
        _set_up_print(sheet, listing.title)
    return _file(buffer.getvalue(), EXCEL, _name(listing, found, "xlsx"))


def _set_up_print(sheet: Any, title: str) -> None:
    """On each sheet of paper its marking, of what it is a list and as known when, the headings and the first column."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_print_scale(60)
    sheet.repeat_rows(0)
    sheet.repeat_columns(0)
    sheet.set_header(f"&L{MARKING}&R{title.replace('&', '&&')}, as known on {day(clock.today())}")
    sheet.set_footer("&RPage &P of &N")


def _write(sheet: Any, row: int, place: int, value: Plain, dated: Any, wrapped: Any) -> None:
    if isinstance(value, date):
        sheet.write_datetime(row, place, value, dated)
    elif isinstance(value, int | Decimal):
        sheet.write_number(row, place, value, wrapped)
    elif value:
        sheet.write_string(row, place, value, wrapped)


def _inert(value: Plain) -> str:
    text = value.isoformat() if isinstance(value, date) else str(value if value is not None else "")
    return f"'{text}" if isinstance(value, str) and text.startswith(FORMULA) else text


def _name(listing: Listing, found: Listed, suffix: str) -> str:
    """What it lists, which of it, and the day: two files of different days are not taken for each other."""
    parts = (listing.title.lower().replace(" ", "-"), found.tab.key if found.tab else "", clock.today().isoformat())
    return f"{'-'.join(each for each in parts if each)}.{suffix}"


def _file(content: str | bytes, kind: str, name: str) -> Response:
    return Response(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
