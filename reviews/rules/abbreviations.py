"""Abbreviations are spelt out where a chapter first uses them.

In our own sentences the full words stand there, with the abbreviation in brackets. What the record says is never
changed: there a footnote says what it stands for, as it does within quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from partnership.rules.blocks import (
    Box,
    Bullets,
    Cell,
    Chapter,
    Chart,
    Content,
    Heading,
    Line,
    Paragraph,
    Run,
    Sentence,
    Sentences,
    Table,
)

# Those of the field, for what the record's own words use.
OF_THE_FIELD = {
    "BCU": "basic command unit",
    "CDOP": "child death overview panel",
    "CIN": "child in need",
    "CP-IS": "Child Protection Information System",
    "CSP": "community safety partnership",
    "CSPR": "child safeguarding practice review",
    "DHR": "domestic homicide review",
    "DARDR": "domestic abuse related death review",
    "FGC": "family group conference",
    "FGM": "female genital mutilation",
    "ICB": "integrated care board",
    "IDVA": "independent domestic violence advisor",
    "JTAI": "joint targeted area inspection",
    "LAC": "looked after child",
    "LADO": "local authority designated officer",
    "MAPPA": "multi-agency public protection arrangements",
    "MARAC": "multi-agency risk assessment conference",
    "MASH": "multi-agency safeguarding hub",
    "OWHR": "offensive weapons homicide review",
    "SAR": "safeguarding adults review",
    "SCR": "serious case review",
    "SEND": "special educational needs and disabilities",
    "SUDI": "sudden unexpected death in infancy",
}
THE_RECORD_SAYS = frozenset({"learning_point", "action", "evidence", "event", "recommendation"})
MAYBE = re.compile(r"[A-Z][A-Za-z0-9&-]*[A-Z]")
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
SMALL = frozenset({"and", "at", "by", "for", "in", "of", "on", "the", "to", "with"})
QUOTED = re.compile(r"“[^”]*”")
Part = Heading | Paragraph | Bullets


def spelt_out(chapter: Chapter, of_the_record: Mapping[str, str]) -> Chapter:
    """The chapter with each abbreviation explained once, at its first use."""
    known = OF_THE_FIELD | {short: full for short, full in of_the_record.items() if stands_for(short, full)}
    pass_ = _Pass(known)
    blocks = tuple(replace(each, content=pass_.content(each.content)) for each in chapter.blocks)
    return Chapter(chapter.key, chapter.title, blocks)


def is_abbreviation(word: str) -> bool:
    """Whether it is made of capitals for the better part.

    >>> is_abbreviation("DSLs"), is_abbreviation("NCL ICB"), is_abbreviation("Family Services")
    (True, True, False)
    """
    capitals = sum(letter.isupper() for letter in word)
    return capitals > 1 and capitals > sum(letter.islower() for letter in word)


def stands_for(short: str, full: str) -> bool:
    """Whether it is made of the first letters of the name, but for one word before them and any after.

    A list of agencies has short names too that stand for something else than the whole of the long one.

    >>> stands_for("CSC", "Northmoor Children’s Social Care"), stands_for("NHSE", "NHS England")
    (True, True)
    >>> stands_for("DSLs", "Northmoor schools and Designated Safeguarding Leads"), stands_for("North", "Northmoor")
    (False, False)
    """
    words = (word for word in WORD.findall(full) if word.casefold() not in SMALL)
    firsts = "".join(word if word.isupper() else word[0].upper() for word in words)
    letters = "".join(letter for letter in short if letter.isupper())
    return is_abbreviation(short) and 0 <= firsts.find(letters) <= 1


class _Pass:
    """One reading of a chapter from its beginning; what was explained is not explained again."""

    def __init__(self, known: Mapping[str, str]) -> None:
        self.left = dict(known)
        self.begins = False
        words = "|".join(re.escape(each) for each in sorted(known, key=len, reverse=True))
        self.pattern = re.compile(rf"(?:\b(?P<article>[Aa]n?) )?(?<![\w-])(?P<short>{words})(?P<many>s?)(?![\w-])")

    def content(self, content: Content) -> Content:
        """A chart is left as it is: its table says again what is said in words."""
        match content:
            case Table():
                return replace(content, lines=tuple(self.line(each) for each in content.lines))
            case Box():
                return replace(content, parts=tuple(self.part(each) for each in content.parts))
            case Chart():
                return content
            case _:
                return self.part(content)

    def part(self, part: Part) -> Part:
        match part:
            case Paragraph():
                return replace(part, sentences=self.sentences(part.sentences))
            case Bullets():
                return replace(part, items=tuple(self.sentences(each) for each in part.items))
            case _:
                return part

    def line(self, line: Line) -> Line:
        return replace(line, cells=tuple(Cell(self.sentences(each.sentences), each.is_list) for each in line.cells))

    def sentences(self, sentences: Sentences) -> Sentences:
        return tuple(self.sentence(each) for each in sentences)

    def sentence(self, sentence: Sentence) -> Sentence:
        runs = tuple(self.run(run, sentence, begins=not place) for place, run in enumerate(sentence.runs))
        return sentence if runs == sentence.runs else replace(sentence, runs=runs)

    def run(self, run: Run, of: Sentence, *, begins: bool) -> Run:
        """A run without two capitals in a word is done with at once: most have none, and a report has many."""
        if not MAYBE.search(run.text) or not self.pattern.search(run.text):
            return run
        self.begins = begins
        is_ours = not _is_of_the_record(run, of)
        notes: list[str] = []
        text = self.pattern.sub(lambda found: self._explained(found, is_ours, run.text, notes), run.text)
        note = "; ".join(([run.note] if run.note else []) + notes)
        return replace(run, text=text, note=f"{note.rstrip('.')}." if notes else run.note)

    def _explained(self, found: re.Match[str], is_ours: bool, text: str, notes: list[str]) -> str:
        short, many = found["short"], found["many"]
        full = self.left.pop(short, None)
        if full is None or _stands_there(full, short, text):
            return found[0]
        if not is_ours or any(each.start() < found.start() < each.end() for each in QUOTED.finditer(text)):
            notes.append(f"{short}: {full}")
            return found[0]
        words = _in_sentence(full)
        article = f"{_article(found['article'], words)} " if found["article"] else ""
        said = f"{article}{words}{many} ({short}{many})"
        return said if found.start() else f"{said[0].upper()}{said[1:]}" if self.begins else said


def _is_of_the_record(run: Run, of: Sentence) -> bool:
    source = run.source or of.source
    kinds = {row.kind for row in source.rows} if source and source.measure in ("none", "stated") else set()
    return bool(kinds) and kinds <= THE_RECORD_SAYS


def _stands_there(full: str, short: str, text: str) -> bool:
    """Whether the words explain it themselves."""
    return f"({short})" in text or full.casefold() in text.casefold()


def _in_sentence(full: str) -> str:
    """Full words as they stand inside a sentence: a name keeps its capitals, other words lose the first.

    >>> _in_sentence("Local child safeguarding practice review"), _in_sentence("NHS England")
    ('local child safeguarding practice review', 'NHS England')
    """
    first, _, others = full.partition(" ")
    return f"{first[0].lower()}{full[1:]}" if first[1:].islower() and others.islower() else full


def _article(given: str, words: str) -> str:
    article = "an" if words[0].lower() in "aeiou" else "a"
    return article.capitalize() if given[0].isupper() else article
