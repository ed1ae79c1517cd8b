"""The forms of a block of a report: the author's words, rich with a script and plain without."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from wtforms import Field, HiddenField, SelectField, StringField
from wtforms.validators import Length, ValidationError

from partnership.documents import authored, clean_html, pasted
from partnership.forms.base import NO_IDENTIFIERS, Form, FreeText, NewForm, VersionedForm
from partnership.rules.plain_words import Change, Contents, changed, plain, with_looks

MOST = 10_000
TOO_LONG = "Your words must be 10,000 characters or fewer."
SHORTER = "Enter 200 characters or fewer."
NOT_THERE = "Enter words that stand in your text, exactly as they are there."
NO_ADDRESS = "Enter a web address that begins with https://, or an email address after mailto:."


class Rich(HiddenField):
    """The words with their looks, as the script sends them; the plain box says the same to a reader."""

    def in_words(self) -> str:
        return ""


class WordsForm(Form):
    """What an author writes; `stored` is what stands there now, in which the looks of plain words are found again."""

    words = FreeText("Your words", description=NO_IDENTIFIERS, render_kw={"rows": 10})
    rich = Rich()
    look = SelectField("What to do with them", choices=dict(Change.choices()), default=Change.BOLD.value)
    look_words = StringField(
        "Words in your text", validators=[Length(max=200, message="Enter 200 characters or fewer.")]
    )
    look_address = StringField("Where the link leads", description="Only for a link.")

    def __init__(
        self, *arguments: Any, stored: str | None = None, data: Mapping[str, Any] | None = None, **options: Any
    ) -> None:
        self.before: Contents = authored.parse(stored or "")
        said = {**(data or {}), "words": plain(self.before)}
        super().__init__(*arguments, stored=stored, data=said, **options)
        if self.rich.data:
            self.words.data = plain(self.written)

    @property
    def written(self) -> Contents:
        """What was written, cleaned, with the look that was asked for."""
        if self.rich.data:
            return authored.parse(pasted.from_pasted_html(self.rich.data))
        found = with_looks(self.words.data or "", self.before)
        return self._looking(found) or found

    def _looking(self, written: Contents) -> Contents | None:
        words = (self.look_words.data or "").strip()
        if not words:
            return None
        return changed(written, words, Change(self.look.data), clean_html.safe_link(self.look_address.data))

    @property
    def markdown(self) -> str:
        return authored.to_markdown(self.written)

    def validate_words(self, item: Field) -> None:
        if len(item.data or "") > MOST:
            raise ValidationError(TOO_LONG)

    def validate_look_words(self, item: Field) -> None:
        if item.data and not self.rich.data and self._looking(with_looks(self.words.data or "", self.before)) is None:
            raise ValidationError(NOT_THERE)

    def validate_look_address(self, item: Field) -> None:
        is_link = self.look.data == Change.LINK and bool(self.look_words.data) and not self.rich.data
        if is_link and clean_html.safe_link(item.data) is None:
            raise ValidationError(NO_ADDRESS)


class EditBlockForm(WordsForm, VersionedForm):
    """The author's words of a block; nothing written takes them away. Two of its fields say the same words."""

    is_by_field: ClassVar = False


class AddBlockForm(WordsForm, NewForm):
    """A block of the author's own."""

    def validate_words(self, item: Field) -> None:
        super().validate_words(item)
        if not (item.data or "").strip():
            raise ValidationError("Enter your words.")
