"""Templates are indented for those who write them; a browser is sent them without."""

from __future__ import annotations

import re

from jinja2.ext import Extension

INDENT = re.compile(r"^[ \t]+", re.MULTILINE)


class Lean(Extension):
    """Takes the indentation of each line away before a template is compiled; lines keep their numbers.

    What a template is given, as the words in a box, is not touched: only what it says itself.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        return INDENT.sub("", source)
