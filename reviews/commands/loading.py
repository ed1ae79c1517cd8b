"""Load interchange files into the record: all of them or, by `Refused`, nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from partnership.models import User
from reviews.commands.loading_coding import load_coding
from reviews.commands.loading_record import load_record
from reviews.commands.loading_report import load_report
from reviews.commands.loading_rows import Loaded
from reviews.interchange.annual_report import AnnualReport
from reviews.interchange.coding import Coding
from reviews.interchange.meta import Titled
from reviews.interchange.reading import Document
from reviews.interchange.record import Record


def load(documents: Sequence[Document], *, board: str | None = None, by: User | None) -> list[Loaded]:
    """What became of each file. `board` names the board of annual reports where their title does not.

    One event for each thing of a file that has a page of its own, and one for each file that brought something.
    What codes a report is loaded after it, in whichever order the files were given.
    """
    in_turn = sorted(documents, key=lambda document: isinstance(document.body, Coding))
    loaded = {document.file: _load(document, board, by) for document in in_turn}
    return [loaded[document.file] for document in documents]


def _load(document: Document, board: str | None, by: User | None) -> Loaded:
    loaded = Loaded(document.file, document.schema, _title(document), unknown_keys=document.unknown_keys)
    body = document.body
    if isinstance(body, AnnualReport):
        load_report(document, body, loaded, board=board, by=by)
    elif isinstance(body, Coding):
        load_coding(document, body, loaded, by=by)
    else:
        load_record(cast(Record, body), loaded, by=by)
    return loaded


def _title(document: Document) -> str:
    meta = getattr(document.body, "meta", None)
    return (meta.title if isinstance(meta, Titled) else None) or document.key or document.file
