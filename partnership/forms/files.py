"""A field that takes a file."""

from __future__ import annotations

from typing import Any

from werkzeug.datastructures import FileStorage
from wtforms import FileField

from partnership.rules.files import ENDINGS, MOST_BYTES, Upload, checked, cleaned, in_words

WHICH = "PDF, Word, Excel, PowerPoint, PNG, JPEG, text or CSV, at most 20 MB. Its name and what it holds name nobody."
AGAIN = "Choose “{name}” again: nothing was saved, and a file does not come back with your words"


class UploadField(FileField):
    """Its data is a checked file, or None. `chosen` is the name of what was sent, so that it can be asked for again."""

    data: Upload | None

    def __init__(self, label: str, *, description: str = WHICH, **options: Any) -> None:
        super().__init__(label, description=description, render_kw={"accept": ENDINGS}, **options)
        self.chosen = ""

    def process_data(self, value: Any) -> None:
        self.data = None

    def process_formdata(self, valuelist: list[Any]) -> None:
        """A name alone is what was kept of a file when the session ended."""
        sent = next((each for each in valuelist if each), None)
        name = (sent.filename if isinstance(sent, FileStorage) else sent) or ""
        self.data, self.chosen = None, cleaned(name) if name else ""
        if not self.chosen:
            return
        if not isinstance(sent, FileStorage):
            raise ValueError(self.again)
        sent.stream.seek(0)
        self.data = checked(self.chosen, sent.stream.read(MOST_BYTES + 1))

    @property
    def again(self) -> str:
        """What to say of a file that was chosen in a form that comes back; nothing where none was."""
        return AGAIN.format(name=self.chosen) if self.chosen else ""

    def free_words(self) -> list[str]:
        return [in_words(self.chosen)] if self.chosen else []

    def in_words(self) -> str:
        return self.chosen
