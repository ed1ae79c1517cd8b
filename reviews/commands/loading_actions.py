"""Actions of an annual report, with a part for each agency and what the report said of it."""

from __future__ import annotations

import uuid

from partnership import clock
from partnership.rules.folding import fold
from reviews.commands.loading_rows import Loading, dated, told
from reviews.interchange.annual_report import AnnualReport
from reviews.interchange.learning import Action as ActionRow
from reviews.models import Action, ActionSource, Part, Update
from reviews.rules.positions import from_report
from reviews.rules.progress import action_status
from reviews.vocabulary import ActionStatus, Outlook, PartStatus, SourceKind

SECTION = "actions"
STATUSES = {"done": PartStatus.DONE, "ongoing": PartStatus.IN_PROGRESS, "planned": PartStatus.NOT_STARTED}


def load_actions(loading: Loading, report: AnnualReport) -> None:
    """The report's state is one update of each part; the action's own status follows from its parts."""
    for row in loading.new(SECTION, report.actions, Action.__tablename__):
        action = _action(loading, row)
        loading.made(action)
        loading.became(SECTION, row.id, action)
        loading.tell("loaded the action", action)
        _set_sources(loading, row, action)
        for place, agency_id in enumerate(loading.agencies(row.agencies), start=1):
            _add_part(loading, row, action, agency_id, place)


def _action(loading: Loading, row: ActionRow) -> Action:
    text = row.action.strip()
    return Action(
        id=uuid.uuid4(),
        board_id=loading.board.id,
        text=text,
        text_folded=fold(text),
        topic=told(row.theme),
        due=dated(row.due),
        status=_status(row),
        added_at=clock.now(),
    )


def _status(row: ActionRow) -> ActionStatus:
    """Every part has the row's status. Without an agency there is no part, and what the report said stands alone."""
    return action_status([STATUSES[row.status]] if row.status else [])


def _set_sources(loading: Loading, row: ActionRow, action: Action) -> None:
    sources = [ActionSource(kind=SourceKind.REVIEW, review_id=each) for each in loading.reviews(row.review_ids)]
    focus_id = loading.focus(row.shared_theme_id)
    if focus_id:
        sources.append(ActionSource(kind=SourceKind.FOCUS, focus_id=focus_id))
    for place, source in enumerate(sources, start=1):
        source.place = place
    action.sources = sources


def _add_part(loading: Loading, row: ActionRow, action: Action, agency_id: uuid.UUID, place: int) -> None:
    part = Part(
        id=uuid.uuid4(),
        action=action,
        agency_id=agency_id,
        place=place,
        is_lead=place == 1,
        status=STATUSES[row.status] if row.status else PartStatus.NOT_STARTED,
        outlook=Outlook.NOT_SAID,
        due=action.due,
        position=dated(row.date),
        last_heard_at=loading.reported_at,
    )
    loading.made(part)
    note = note_of(row)
    if row.status or note:
        _add_update(loading, part, note or from_report(loading.file.title))


def _add_update(loading: Loading, part: Part, note: str) -> None:
    update = Update(
        id=uuid.uuid4(),
        part=part,
        note=note,
        status=part.status,
        outlook=part.outlook,
        position=part.position,
        entered_at=clock.now(),
        is_from_file=True,
    )
    loading.made(update)


def note_of(row: ActionRow) -> str | None:
    """What the file says beside the state, in sentences; None where it says nothing more."""
    said = (
        ("Status", row.status_basis),
        ("Agency", row.agency_note),
        ("Agency", row.agency_ambiguous),
        ("Date", row.date.note if row.date else None),
        ("Date", row.date_conflict),
        ("Due date", row.due.note if row.due else None),
        ("The source also says", row.conflict),
        ("Note", row.note),
    )
    return " ".join(f"{label}: {text.strip().rstrip('.')}." for label, text in said if text and text.strip()) or None
