"""The form that takes the Word template of a board."""

from __future__ import annotations

import io
from typing import cast
from zipfile import BadZipFile

from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from wtforms import Field
from wtforms.validators import ValidationError

from partnership.forms.base import Form
from partnership.forms.files import UploadField
from partnership.rules.files import KINDS, Upload

CHOOSE = "Choose a Word file"
NOT_WORD = "Choose a Word file whose name ends in .docx"
NOT_READ = "This Word file cannot be read. Save it again in Word as .docx, and choose that"
UNREADABLE = (PackageNotFoundError, BadZipFile, KeyError, ValueError)


class TemplateForm(Form):
    """Its styles, header and logo are used; its text is not."""

    file = UploadField(
        "Word template", description="A .docx file, at most 20 MB. Its name and what it holds name nobody."
    )

    @property
    def chosen(self) -> Upload:
        """The file of a form that was found valid."""
        return cast(Upload, self.file.data)

    def validate_file(self, item: Field) -> None:
        if item.data is None:
            raise ValidationError(CHOOSE)
        if item.data.media_type != KINDS["docx"].media_type:
            raise ValidationError(NOT_WORD)
        try:
            Document(io.BytesIO(item.data.content))
        except UNREADABLE:
            raise ValidationError(NOT_READ) from None
