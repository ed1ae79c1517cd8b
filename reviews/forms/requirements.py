"""The form on which an author says where a requirement stands."""

from __future__ import annotations

from typing import Any

from wtforms.validators import Length

from partnership.forms.base import NO_IDENTIFIERS, FreeText, VersionedForm
from partnership.forms.choices import OneOfShown
from reviews.vocabulary import RequirementStatus

AS_TOLD = ""
MOST = 2_000


def status_or_none(value: Any) -> RequirementStatus | None:
    return RequirementStatus(value) if value else None


class RequirementForm(VersionedForm):
    """`told` is what the report tells by itself, the first choice."""

    status = OneOfShown("Where it stands", fault="Choose where it stands", coerce=status_or_none)
    note = FreeText(
        "Note",
        description=f"Why, or where it is said. {NO_IDENTIFIERS}",
        validators=[Length(max=MOST, message=f"Use {MOST:,} letters or fewer")],
        render_kw={"rows": 4},
    )

    def __init__(self, *arguments: Any, told: str, **options: Any) -> None:
        super().__init__(*arguments, told=told, **options)
        self.status.choices = {AS_TOLD: told, **dict(RequirementStatus.choices())}
