"""Lines that an author typed, made ready for Markdown: lists need no empty line before them and are never nested.

A number that begins a line begins a list only where it is 1: "2023. A hard year" is words.
"""

from __future__ import annotations

import re

from partnership.documents.markdown_words import line

ITEM = re.compile(r"^(?P<indent> *)(?:(?P<bullet>[-*+])|(?P<number>\d{1,3})[.)])(?: +(?P<words>.*))?$")
NUMBER = re.compile(r"^ *\d+(?=[.)](?: |$))")
HEADING = re.compile(r"^ {0,3}#{1,6} ")


def in_lines(typed: str) -> str:
    """The lines, each item of a list with the sign of its list."""
    reader = _Reader()
    for each in typed.splitlines():
        reader.read(each.expandtabs(4).rstrip())
    return "\n".join(reader.lines)


class _Reader:
    def __init__(self) -> None:
        self.lines: list[str] = []
        self._sign = ""
        self._is_after_empty = True

    def read(self, typed: str) -> None:
        item = ITEM.match(typed)
        if item and (sign := self._sign_of(item)):
            self._add(f"{sign} {line(item['words'] or '')}", is_new=sign != self._sign)
            self._sign = sign
        elif HEADING.match(typed):
            self._add(typed.strip(), is_new=True)
            self._add("")
            self._sign = ""
        elif typed.strip():
            self._words(typed)
        else:
            self._add("")

    def _sign_of(self, item: re.Match[str]) -> str:
        """The sign of an item; one that is indented belongs to the list it stands in."""
        if self._sign and len(item["indent"]) > 1:
            return self._sign
        if item["bullet"]:
            return "-"
        return "1." if self._sign == "1." or int(item["number"]) == 1 else ""

    def _words(self, typed: str) -> None:
        is_indented = typed.startswith("  ")
        words = NUMBER.sub(r"\g<0>\\", typed).strip()
        if self._sign and self._is_after_empty and is_indented:
            words = f"    {words}"
        elif self._is_after_empty:
            self._sign = ""
        self._add(words)

    def _add(self, made: str, is_new: bool = False) -> None:
        if is_new and not self._is_after_empty:
            self.lines.append("")
        self.lines.append(made)
        self._is_after_empty = not made
