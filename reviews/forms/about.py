"""The form that says what evidence, or sharing learning, is about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wtforms import SelectMultipleField
from wtforms.widgets import CheckboxInput

from partnership.forms.base import VersionedForm


class AboutForm(VersionedForm):
    """`linked` is what it is about now, `found` what was looked for; both as key → words."""

    kept = SelectMultipleField("It is about", option_widget=CheckboxInput())
    more = SelectMultipleField("Is it about any of these too?", option_widget=CheckboxInput())

    def __init__(self, *, linked: Mapping[str, str], found: Mapping[str, str], **options: Any) -> None:
        super().__init__(**options)
        self.options = {"linked": linked, "found": found, **options}
        self.kept.choices, self.more.choices = dict(linked), dict(found)
