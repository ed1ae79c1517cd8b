"""Rows of `record/1` on the files that are held here, with their bytes."""

from __future__ import annotations

from hashlib import sha256
from typing import Annotated, ClassVar

from pydantic import Field, model_validator

from reviews.interchange.record_values import Bytes, Moment, RecordRow, insist
from reviews.interchange.shapes import RefersTo, Text

LARGEST_FILE = 20 * 1024 * 1024
STORED_FILES = RefersTo(("stored_files",))


class RecordStoredFile(RecordRow):
    """The bytes of a file. Its name stands where the file hangs."""

    table: ClassVar = "stored_file"
    at_a_time: ClassVar = 1
    sha256: Annotated[Text, Field(max_length=64)]
    """The SHA-256 of the bytes in hexadecimal, by which other rows name the file."""
    media_type: Text
    size: Annotated[int, Field(strict=True, ge=1, le=LARGEST_FILE)]
    stored_at: Moment
    content: Bytes | None = None

    @model_validator(mode="after")
    def _is_whole(self) -> RecordStoredFile:
        if self.content is not None:
            insist(len(self.content) == self.size, "has not the number of bytes that its size says")
            insist(sha256(self.content).hexdigest() == self.sha256, "has other bytes than its sha256 says")
        return self
