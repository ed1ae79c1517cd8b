"""What is pasted from Word, a browser or a mail → an author's Markdown: bold, lists, links and headings stay."""

from __future__ import annotations

import re

import nh3
from lxml import etree

from partnership.documents.authored import SCHEMES, to_markdown
from partnership.documents.clean_html import Line, Look, Walk

TAGS = {
    *("p", "div", "span", "br", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "b", "strong", "a"),
    *("table", "tr", "td", "th", "blockquote", "pre", "dt", "dd"),
}
KEPT = {"a": {"href"}, "p": {"class", "style"}, "span": {"style"}, "b": {"style"}, "div": {"class", "style"}}
DROPPED = {"script", "style", "title", "head", "svg", "math", "template", "textarea", "select", "noscript", "iframe"}
WORD_ITEM = re.compile(r"(?i)mso-list:\s*l(\d+)")
WORD_SIGN = re.compile(r"(?i)mso-list:\s*ignore")
WEIGHT = re.compile(r"(?i)font-weight:\s*(\w+)")
# A bullet or a number in front of an item whose own marks of a list were lost on the way.
SIGN = re.compile(r"\s*(?:[·•◦▪§o–-]\s+|(?P<number>\w{1,3})[.)]\s{2,})")
NUMBER = re.compile(r"\s*\w{1,4}[.)]")


def from_pasted_html(pasted: str) -> str:
    """The words of what was pasted, as Markdown."""
    cleaned = nh3.clean(
        pasted, tags=TAGS, clean_content_tags=DROPPED, attributes=KEPT, url_schemes=SCHEMES, link_rel=None
    )
    return to_markdown(PastedWalk().read(cleaned))


class PastedWalk(Walk):
    """Word writes a list as paragraphs with a bullet character or a number of their own in front."""

    def __init__(self) -> None:
        super().__init__()
        self._in_sign = 0
        self._awaits_sign = False

    def start(self, element: etree._Element) -> None:
        super().start(element)
        if self._in_sign or _style(WORD_SIGN, element):
            self._in_sign += 1
        mark = _word_list(element)
        if mark and not self._cells and not self.lists:
            self.open(Line("li", mark))
            self._awaits_sign = True

    def end(self, element: etree._Element) -> None:
        self._in_sign -= self._in_sign > 0
        super().end(element)

    def look(self, element: etree._Element) -> Look:
        look = super().look(element)
        weight = _style(WEIGHT, element)
        is_bold = _is_bold(weight[1]) if weight else look.bold
        return Look(is_bold, link=look.link)

    def say(self, words: str | None) -> None:
        if not words:
            return
        if self._awaits_sign and words.strip():
            found = (NUMBER if self._in_sign else SIGN).match(words)
            self.lines[-1].is_numbered = bool(found and (self._in_sign or found["number"]))
            words = words[found.end() :] if found and not self._in_sign else words
            self._awaits_sign = False
        if not self._in_sign:
            super().say(words)


def _word_list(element: etree._Element) -> int:
    """Which of Word's lists the paragraph is an item of; 0 for none."""
    found = _style(WORD_ITEM, element)
    is_item = element.tag == "p" and (found or "MsoList" in (element.get("class") or ""))
    return -1 - int(found[1] if found else 0) if is_item else 0


def _style(pattern: re.Pattern[str], element: etree._Element) -> re.Match[str] | None:
    return pattern.search(element.get("style") or "")


def _is_bold(weight: str) -> bool:
    return weight in ("bold", "bolder") or (weight.isdigit() and int(weight) >= 600)
