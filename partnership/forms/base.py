"""What every form of the product can do: strip, carry a version or a new id, and bring back refused words."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar

from flask import current_app
from flask_wtf import FlaskForm
from itsdangerous import BadSignature, URLSafeSerializer
from werkzeug.datastructures import MultiDict
from wtforms import Field, HiddenField, StringField, TextAreaField
from wtforms.validators import ValidationError

from partnership.forms import stale
from partnership.forms.stale import Conflict
from partnership.rules import identifiers

NO_IDENTIFIERS = "No names, dates of birth, addresses, schools or practices."
MACHINERY = frozenset({"csrf_token", "version", "new_id", "opened"})


def strip(value: Any) -> Any:
    """Words without the space round them and zero bytes, which PostgreSQL does not take; choices stay as they are."""
    return value.replace("\0", "").strip().replace("\r\n", "\n") if type(value) is str else value


class FreeText(TextAreaField):
    """Words that people write: warns on identifying details."""


class FreeLine(StringField):
    """One line of such words."""


@dataclass
class Trouble:
    """Why a form is shown again, beside the faults of its fields."""

    refusal: str = ""
    brought_back: str = ""
    warnings: list[str] = field(default_factory=list)
    may_identify: bool = True
    conflict: Conflict | None = None


class Form(FlaskForm):
    """Strips white space from every field; choices and context arrive through the constructor.

    `writer` is the id of the person who fills it in, to whom a new thing's id is signed.
    """

    class Meta(FlaskForm.Meta):
        def bind_field(self, form: Any, unbound_field: Any, options: dict[str, Any]) -> Field:
            filters = unbound_field.kwargs.get("filters", [])
            return unbound_field.bind(form=form, filters=[strip, *filters], **options)

    def __init__(self, *arguments: Any, writer: uuid.UUID | None = None, **options: Any) -> None:
        self.writer = writer
        self.trouble = Trouble()
        self.options = options
        self.warned_token = ""
        super().__init__(*arguments, **options)

    @property
    def refusal(self) -> str:
        return self.trouble.refusal

    @property
    def brought_back(self) -> str:
        return self.trouble.brought_back

    @property
    def warnings(self) -> list[str]:
        return self.trouble.warnings

    @property
    def conflict(self) -> Conflict | None:
        return self.trouble.conflict

    def answers(self) -> dict[str, Any]:
        """What was filled in, by field name, without the machinery."""
        return {name: value for name, value in self.data.items() if name not in MACHINERY}

    def bring_back(self, pairs: Iterable[list[str]], reason: str) -> None:
        """Fill the form with words that were kept."""
        self.process(MultiDict([(name, value) for name, value in pairs]))
        self.trouble.brought_back = reason

    @property
    def may_identify(self) -> bool:
        return self.trouble.may_identify

    def doubts(self) -> list[tuple[Field, str]]:
        """What is unlikely but may be: each field with a sentence, to be looked at again before it is saved."""
        return []

    def warn(self, accepted: str) -> bool:
        """Whether to show the form again because of identifying details or doubts; `accepted` is the token of a
        warning that was seen and overruled by “Save as it is”."""
        identifying = [
            (item, sentence)
            for item in self
            for words in _free_words(item)
            for sentence in (each.sentence for each in identifiers.find(words))
        ]
        found = identifying + self.doubts()
        if not found:
            return False
        said = "|".join(f"{item.name}:{sentence}" for item, sentence in found)
        self.warned_token = hashlib.sha256(said.encode()).hexdigest()[:16]
        if accepted == self.warned_token:
            return False
        self.trouble.may_identify = bool(identifying)
        self.trouble.warnings = [f"{item.label.text}: {sentence}" for item, sentence in found]
        return True


class VersionedForm(Form):
    """A form that edits a thing: its version travels along, and marks of what stood in it, so a stale save is seen."""

    version = HiddenField()
    opened = HiddenField()
    is_by_field: ClassVar = True  # whether what one changed can be told, and kept, apart from what another did

    def is_stale(self, thing: Any) -> bool:
        return str(self.version.data) != str(thing.version)

    def remember(self) -> None:
        """Mark what stands in the fields as the form is opened, unless it was opened before."""
        if not self.opened.data:
            self.opened.data = self._marks(self._own_fields())

    def show_conflict(self, *, by: str, at: datetime, version: int, said: Mapping[str, Any]) -> None:
        """Lay both texts side by side; the next save is over the version that was shown.

        `said` is what the other person put into the fields of a form that makes something: none but these can differ.
        """
        stored = type(self)(formdata=None, **{**self.options, **said})
        compared = [item for item in self._own_fields() if item.name in said or not isinstance(self, NewForm)]
        pairs = [(item, stored[item.name]) for item in compared]
        self.trouble.conflict = stale.conflict(by=by, at=at, pairs=pairs, opened=self.opened.data or "")
        _refill(self.opened, self._marks([theirs for _, theirs in pairs]))
        _refill(self.version, str(version))

    def _marks(self, fields: list[Field]) -> str:
        return stale.marks(fields) if self.is_by_field and not isinstance(self, NewForm) else ""

    def _own_fields(self) -> list[Field]:
        return [item for item in self if item.name not in MACHINERY]


class NewForm(Form):
    """A form that makes a thing: it carries the new thing's id, signed for the writer."""

    new_id = HiddenField()

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        if not self.new_id.data:
            self.begin_anew()

    def begin_anew(self) -> None:
        """It makes another thing than it did before."""
        _refill(self.new_id, str(_signer().dumps([str(uuid.uuid4()), str(self.writer)])))

    def validate_new_id(self, item: Field) -> None:
        if self.the_new_id is None:
            raise ValidationError("Open this page again to start afresh: this form belongs to somebody else.")

    @property
    def the_new_id(self) -> uuid.UUID | None:
        try:
            new_id, writer = _signer().loads(self.new_id.data or "")
        except (BadSignature, ValueError):
            return None
        return uuid.UUID(new_id) if writer == str(self.writer) else None


def _refill(item: HiddenField, value: str) -> None:
    item.data, item.raw_data = value, [value]


def _free_words(item: Field) -> list[str]:
    """What was typed that may identify somebody; a field of another kind says itself what that is of it."""
    if hasattr(item, "free_words"):
        return list(item.free_words())
    is_new = isinstance(item, FreeText | FreeLine) and item.data and item.data != item.object_data
    return [item.data] if is_new else []


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.config["SECRET_KEY"]), salt="new-id")
