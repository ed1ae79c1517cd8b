"""How many bytes a browser is sent for a page: the first time with all that the page draws on, later without."""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from benchmarks.pages import Page
from benchmarks.servers import Answer, ask

IN_HTML = re.compile(r'<link[^>]*\bhref="([^"]+)"|<(?:script|img)[^>]*\bsrc="([^"]+)"')
IN_SCRIPT = re.compile(r'\b(?:from|import)\s*"([./][^"]+)"')
IN_SHEET = re.compile(r'(?:url\(|@import )\s*["\']?([^"\')]+)')


@dataclass(frozen=True)
class Weight:
    """Bytes as sent, heads included."""

    page: Page
    html: int
    first: int


def weighed(host: str, pages: list[Page], tokens: dict[str, str]) -> list[Weight]:
    """Each page with its files; a file that several pages share is asked for once."""
    kept: dict[str, Answer] = {}
    found = []
    for page in pages:
        answer = ask(host, page.path, tokens.get(page.person, ""))
        files = _files(host, page.path, answer, kept)
        found.append(Weight(page, answer.sent, answer.sent + sum(kept[each].sent for each in files)))
    return found


def _files(host: str, path: str, answer: Answer, kept: dict[str, Answer]) -> set[str]:
    """What the page names, and what that names in its turn."""
    wanted, found = _named(path, answer), set()
    while wanted:
        each = wanted.pop()
        found.add(each)
        if each not in kept:
            kept[each] = ask(host, each)
        wanted |= _named(each, kept[each]) - found
    return found


def _named(path: str, answer: Answer) -> set[str]:
    text = (gzip.decompress(answer.body) if answer.is_packed else answer.body).decode(errors="replace")
    kind = urlsplit(path).path.rpartition(".")[2]
    pattern = {"js": IN_SCRIPT, "css": IN_SHEET, "svg": None}.get(kind, IN_HTML)
    if pattern is None:
        return set()
    named = ["".join(each) if isinstance(each, tuple) else each for each in pattern.findall(text)]
    return {urljoin(path, each) for each in named if not each.startswith(("data:", "#", "http"))}
