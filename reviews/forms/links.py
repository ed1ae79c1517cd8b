"""A link to where something is kept: an address that a browser can open, its path watched for identifying words."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote, urlsplit

from wtforms import StringField
from wtforms.validators import StopValidation

ENTER = "Enter a link that begins with https:// or http://, or leave it empty and say where it is in words"


class LinkField(StringField):
    """Its data is the address, or nothing. Folders are called after families: their names are read as words."""

    def pre_validate(self, form: Any) -> None:
        if self.data and not is_link(self.data):
            raise StopValidation(ENTER)

    def free_words(self) -> list[str]:
        return [path_in_words(self.data)] if self.data and self.data != self.object_data else []


def is_link(words: str) -> bool:
    """Whether it is an address of the web: nothing else ever becomes a link.

    >>> is_link("https://files.example/audit"), is_link("javascript:alert(1)"), is_link("https://")
    (True, False, False)
    """
    try:
        parts = urlsplit(words)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"[\s<>\"]", words)


def path_in_words(link: str) -> str:
    """The path of an address as somebody would read it.

    >>> path_in_words("https://files.example/reviews/Mr%20Smith_audit.docx?v=2")
    'reviews Mr Smith audit docx v 2'
    """
    try:
        parts = urlsplit(link)
    except ValueError:
        return link
    return re.sub(r"[/_.?=&+#]+", " ", unquote(f"{parts.path}?{parts.query}#{parts.fragment}")).strip()
