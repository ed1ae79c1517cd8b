"""One of the pages of a case, with what stands at the top of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import render_template

from reviews.queries import case_frames
from reviews.queries.case_frames import CaseFrame

if TYPE_CHECKING:
    from reviews.models import Case


def page(template: str, case: Case, frame: CaseFrame | None = None, **context: Any) -> str:
    """`frame` is given by a view that reads a number of it too."""
    return render_template(template, case=case, case_frame=frame or case_frames.frame(case), **context)
