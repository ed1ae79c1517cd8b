"""Evidence of an annual report, with its figures and what it is about. Its level is given by people."""

from __future__ import annotations

import uuid

from partnership.rules.folding import fold
from reviews.commands.loading_rows import Loading, dated, told
from reviews.interchange.annual_report import AnnualReport
from reviews.interchange.figures import Figure
from reviews.interchange.learning import Evidence as EvidenceRow
from reviews.models import Evidence, EvidenceFigure, EvidenceLink
from reviews.rules.evidence import ALSO, CONFLICT, ELSEWHERE, NOTE
from reviews.rules.figures import decimal_text

SECTION = "evidence"


def load_evidence(loading: Loading, report: AnnualReport) -> None:
    """A row may have no figure; a figure without a number is left out and told."""
    for row in loading.new(SECTION, report.evidence, Evidence.__tablename__):
        summary = summary_of(row)
        evidence = Evidence(id=uuid.uuid4(), board_id=loading.board.id, summary=summary, summary_folded=fold(summary))
        evidence.kind, evidence.topic, evidence.period = told(row.kind), told(row.topic), dated(row.date)
        evidence.agencies = loading.agency_rows(row.agencies)
        _set_figures(loading, row, evidence)
        _set_links(loading, row, evidence)
        loading.made(evidence)
        loading.became(SECTION, row.id, evidence)
        loading.tell("loaded the evidence", evidence)


def summary_of(row: EvidenceRow) -> str:
    """What it shows, and after it what the file says beside that."""
    quote = told(row.quote_short)
    said = (
        f"“{quote}”" if quote else None,
        _labelled(ALSO, row.also),
        ELSEWHERE if row.national else None,
        _labelled(CONFLICT, row.conflict),
        _labelled(NOTE, row.note),
    )
    beside = " ".join(each for each in said if each)
    summary = row.summary.strip()
    return f"{summary.rstrip('.')}. {beside}" if beside else summary


def _labelled(label: str, text: str | None) -> str | None:
    words = told(text)
    return f"{label}: {words.rstrip('.')}." if words else None


def _set_figures(loading: Loading, row: EvidenceRow, evidence: Evidence) -> None:
    for figure in row.figures:
        if figure.value is None:
            note = f"evidence {row.id}: the figure “{figure.label.strip()}” has no number and was left out"
            loading.loaded.notes.append(note)
        else:
            evidence.figures.append(_figure(figure, decimal_text(figure.value), len(evidence.figures) + 1))
            loading.loaded.made[EvidenceFigure.__tablename__] += 1


def _figure(figure: Figure, value: str, place: int) -> EvidenceFigure:
    return EvidenceFigure(
        place=place,
        label=figure.label.strip(),
        value=value,
        base=decimal_text(figure.base) if figure.base is not None else None,
        unit=told(figure.unit) or "count",
        qualifier=told(figure.qualifier) or "exact",
        period=told(figure.period),
    )


def _set_links(loading: Loading, row: EvidenceRow, evidence: Evidence) -> None:
    links = [EvidenceLink(review_id=each) for each in loading.reviews(row.review_ids)]
    focus_id = loading.focus(row.shared_theme_id)
    if focus_id:
        links.append(EvidenceLink(focus_id=focus_id))
    for place, link in enumerate(links, start=1):
        link.place = place
    evidence.links = links
