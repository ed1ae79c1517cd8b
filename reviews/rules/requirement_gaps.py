"""The page on which a gap of a report can be filled, for each thing that is asked of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Gap:
    """What would fill a gap: the words of a link, the page, and whether it is a page of the report itself."""

    words: str
    endpoint: str
    is_of_report: bool = False


OWN_CHAPTER = Gap("Add a chapter of your own", "report_chapters.add", is_of_report=True)
CHAPTERS = Gap("See the chapters", "reports.show", is_of_report=True)
EVIDENCE = Gap("See the evidence", "evidence.index")
SHARING = Gap("See how learning was shared", "sharing.index")
GAPS: dict[str, Gap] = {
    "R1": Gap("Change the months", "reports.edit", is_of_report=True),
    "R4": Gap("Decide which reviews go in", "goes_in.decide", is_of_report=True),
    "R5": Gap("See the register of reviews", "reviews.register"),
    "R6": Gap("See the learning points", "learning_points.index"),
    "R7": Gap("See the recommendations", "recommendations.index"),
    "R8": Gap("See the recommendations", "recommendations.index"),
    "R9": EVIDENCE,
    "R10": EVIDENCE,
    "R11": CHAPTERS,
    "R12": CHAPTERS,
    "R13": SHARING,
    "R14": EVIDENCE,
    "R15": SHARING,
    "R16": EVIDENCE,
    "R30": CHAPTERS,
    "R38": CHAPTERS,
    "R40": CHAPTERS,
}


def gap(code: str) -> Gap:
    """The page that would fill it: for what no count can tell, a chapter of the author's own."""
    return GAPS.get(code, OWN_CHAPTER)
