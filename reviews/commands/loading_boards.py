"""Which board a file is of: the one that it was loaded for before, the one asked for, the one its title names."""

from __future__ import annotations

import re
import uuid

from sqlalchemy import select

from partnership.extensions import db
from partnership.models import Board
from partnership.queries import boards
from partnership.rules.folding import fold
from reviews.interchange.annual_report import AnnualReport
from reviews.interchange.faults import Fault, Refused
from reviews.models import SourceFile, SourceRow

SECTION, LOCAL_ID = "meta", "board"
REPORT = re.compile(r"\bannual report\b", re.IGNORECASE)
OF = re.compile(r"(of|for|by) (the )?", re.IGNORECASE)
YEARS = re.compile(r"\b(19|20)\d\d(\s*[-–/]\s*\d{2,4})?\W*$")
AROUND = " ,:;.–-"


def board_of(file: str, source: SourceFile, report: AnnualReport, asked: str | None) -> tuple[Board, bool]:
    """The board, and whether it is new. Refused where the file is another board's, or there is no board asked for."""
    before = _loaded_for(source.id)
    if asked is None:
        return (before, False) if before else _named_by(report, source.title)
    board = boards.by_words(asked)
    if board is None:
        names = ", ".join(f"“{each.name}”" for each in boards.all_in_order()) or "none yet"
        raise Refused([Fault(file, "", f"there is no board called “{asked}” to load it for (boards: {names})")])
    if before and before is not board:
        raise Refused([Fault(file, "", f"was loaded for the board “{before.name}” before, so not for another")])
    return board, False


def name_of(title: str) -> str | None:
    """The partnership that the title of an annual report names, if it names one.

    >>> name_of("Northmoor Safeguarding Partnership Annual Report 2022-2023")
    'Northmoor Safeguarding Partnership'
    >>> name_of("Annual Report of the Northmoor Partnership, 2022/23")
    'Northmoor Partnership'
    >>> name_of("Annual Report 2022-23")
    """
    parts = [part.strip(AROUND) for part in REPORT.split(title, maxsplit=1)]
    if len(parts) == 1:
        return None
    before, after = parts
    named_after = OF.sub("", YEARS.sub("", after), count=1).strip(AROUND) if OF.match(after) else ""
    return before or named_after or None


def _named_by(report: AnnualReport, title: str) -> tuple[Board, bool]:
    name, all_boards = name_of(title), boards.all_in_order()
    there = boards.by_words(name) if name else (all_boards[0] if len(all_boards) == 1 else None)
    if there:
        return there, False
    name = name or title
    own = next((each for each in report.agencies if fold(each.name) == fold(name)), None)
    return Board(id=uuid.uuid4(), name=name, abbreviation=own.abbreviation if own else None), True


def _loaded_for(file_id: uuid.UUID) -> Board | None:
    row = select(SourceRow.subject_id).where(
        SourceRow.file_id == file_id, SourceRow.section == SECTION, SourceRow.local_id == LOCAL_ID
    )
    return db.session.scalar(select(Board).where(Board.id.in_(row)))
