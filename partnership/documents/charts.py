"""Charts as pictures of our own: a bar for each line of the table, with its number written on it.

No style attributes and no scripts, so that a page with a strict policy shows them. `png` is for documents that
hold no SVG. The title is not written in the picture: the document prints it as the caption.
"""

from __future__ import annotations

import functools
import hashlib
import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import typst

from partnership.config import ROOT
from partnership.rules.blocks import Chart, Line

FONTS = ROOT / "var" / "fonts"
FAMILIES = "'Source Sans 3', Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"
WIDTH, LABELS, GAP = 720, 290, 10
SIZE, LINE, LETTER = 15, 17, 7.6
SIGNS_IN_LABEL = 34
INK, PAPER = "#0b0c0c", "#ffffff"
NUMBER = re.compile(r"[^\d]*(\d[\d,]*(?:\.\d+)?)[^\d]*")
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
DOTS_PER_INCH = 200

# What a part of a bar is filled with, and what its number is written in: told apart in print without colours.
FILLS = (("#0f385c", PAPER), ("#8eb8dc", INK), (PAPER, INK), ("hatched", INK), ("#b1b4b6", INK), ("dotted", INK))
PATTERNS = {
    "hatched": '<path d="M-2 2 l4 -4 M0 8 l8 -8 M6 10 l4 -4" stroke="#0b0c0c" stroke-width="1.2"/>',
    "dotted": '<circle cx="4" cy="4" r="1.4" fill="#0b0c0c"/>',
}
PAGE = """#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg")"""


@dataclass(frozen=True)
class Part:
    """One number of a bar: what is written, how long it is drawn, and which fill is its own. 0 is not drawn."""

    words: str
    number: float
    fill: int


@dataclass(frozen=True)
class Bar:
    label: tuple[str, ...]
    parts: tuple[Part, ...]

    @property
    def height(self) -> int:
        return max(1, len(self.label)) * LINE + 10

    @property
    def total(self) -> float:
        return sum(part.number for part in self.parts)

    @property
    def words_wide(self) -> float:
        """How much room its numbers need beside what they stand for, so that no bar runs out of the picture."""
        return sum(_wide(part.words) + 8 for part in self.parts)


def svg(chart: Chart) -> str:
    """The picture, with title and description for those who do not see it."""
    key = f"chart-{hashlib.sha256(f'{chart!r}'.encode()).hexdigest()[:10]}"
    columns = [
        (place, each.name) for place, each in enumerate(chart.table.columns) if each.is_number and not each.is_total
    ]
    bars = [_bar(line, [place for place, _ in columns]) for line in chart.table.lines if not line.is_total]
    legend, first = _legend([name for _, name in columns], key)
    scale = _scale(bars)
    drawn, top = [], first
    for bar in bars:
        drawn.append(_drawn(bar, top, scale, key))
        top += bar.height
    axis = f'<line x1="{LABELS}" y1="{first}" x2="{LABELS}" y2="{top}" stroke="{INK}" stroke-width="1"/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {top + 2}" width="{WIDTH}" height="{top + 2}" '
        f'role="img" aria-labelledby="{key}-title {key}-desc" font-family="{FAMILIES}" font-size="{SIZE}">'
        f'<title id="{key}-title">{_clean(chart.title)}</title><desc id="{key}-desc">{_clean(chart.describes)}</desc>'
        f"{_patterns(len(columns), key)}{legend}{''.join(drawn)}{axis}</svg>"
    )


def png(picture: str) -> bytes:
    """The picture of `svg` as PNG. The fonts of set-up where they are there, else those of the machine."""
    return typst.compile(
        PAGE.encode(),
        format="png",
        ppi=DOTS_PER_INCH,
        sys_inputs={"svg": picture},
        font_paths=_fonts(),
    )


@functools.cache
def _fonts() -> typst.Fonts:
    here = FONTS.is_dir()
    return typst.Fonts(include_system_fonts=not here, font_paths=[str(FONTS)] if here else [])


def number(words: str) -> float:
    """The one number in the words of a cell; 0 where there is none, or more than one, and no bar is drawn.

    >>> number("over 1,350"), number("24.4%"), number("not stated"), number("135 of 191")
    (1350.0, 24.4, 0.0, 0.0)
    """
    found = NUMBER.fullmatch(words)
    return float(found[1].replace(",", "")) if found else 0.0


def _bar(line: Line, places: Sequence[int]) -> Bar:
    words = [line.cells[place].text for place in places]
    parts = tuple(Part(each, number(each), fill % len(FILLS)) for fill, each in enumerate(words))
    return Bar(tuple(textwrap.wrap(line.cells[0].text, SIGNS_IN_LABEL)), parts)


def _scale(bars: Sequence[Bar]) -> float:
    """How long one is drawn: the same for all bars, so that each fits with its numbers."""
    room = WIDTH - LABELS
    return min((max(room - bar.words_wide, 0) / bar.total for bar in bars if bar.total), default=0)


def _drawn(bar: Bar, top: float, scale: float, key: str) -> str:
    """Its label, its parts one after another, and its number behind it where it is one part alone."""
    middle = top + bar.height / 2
    first = middle - (len(bar.label) - 1) * LINE / 2 + 5
    label = [_text(LABELS - GAP, first + at * LINE, words, anchor="end") for at, words in enumerate(bar.label)]
    if len(bar.parts) == 1:
        [part] = bar.parts
        wide = part.number * scale
        shape = _box(LABELS, middle - 11, wide, part.fill, key) if part.number else ""
        return "".join([*label, shape, _text(LABELS + wide + 6, middle + 5, part.words)])
    return "".join([*label, *_stacked(bar, middle, scale, key)])


def _stacked(bar: Bar, middle: float, scale: float, key: str) -> list[str]:
    """The parts from left to right, none too narrow for its number. What is no number is written behind them."""
    pieces, x = [], float(LABELS)
    for part in bar.parts:
        if part.number:
            wide = max(part.number * scale, _wide(part.words) + 6)
            pieces.append(_box(x, middle - 11, wide, part.fill, key))
            pieces.append(_number(x + wide / 2, middle, part))
            x += wide
    said = "" if pieces else ", ".join(dict.fromkeys(part.words for part in bar.parts if part.words))
    return [*pieces, _text(x + 6, middle + 5, said) if said else ""]


def _number(x: float, middle: float, part: Part) -> str:
    """A number in a part; on paper of its own where the part is patterned."""
    fill, ink = FILLS[part.fill]
    wide = _wide(part.words) + 2
    paper = f'<rect x="{x - wide / 2:.1f}" y="{middle - 9:.1f}" width="{wide:.1f}" height="18" fill="{PAPER}"/>'
    return (paper if fill in PATTERNS else "") + _text(x, middle + 5, part.words, ink=ink, anchor="middle")


def _legend(names: Sequence[str], key: str) -> tuple[str, int]:
    """What each fill stands for, and where the first bar begins; nothing where there is one kind alone."""
    if len(names) < 2:
        return "", 4
    drawn, x, y = [], 4.0, 14
    for fill, name in enumerate(names):
        wide = 34 + _wide(name)
        if x + wide > WIDTH and x > 4:
            x, y = 4.0, y + 26
        drawn.append(_box(x, y - 10, 20, fill % len(FILLS), key, high=20) + _text(x + 26, y + 5, name))
        x += wide + 14
    return "".join(drawn), y + 22


def _box(x: float, y: float, wide: float, fill: int, key: str, high: int = 22) -> str:
    name = FILLS[fill][0]
    paint = f"url(#{key}-{name})" if name in PATTERNS else name
    size = f'x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{high}"'
    return f'<rect {size} fill="{paint}" stroke="{INK}" stroke-width="1"/>'


def _patterns(parts: int, key: str) -> str:
    used = {fill for fill, _ in FILLS[:parts]}
    made = [
        f'<pattern id="{key}-{name}" width="8" height="8" patternUnits="userSpaceOnUse">'
        f'<rect width="8" height="8" fill="{PAPER}"/>{lines}</pattern>'
        for name, lines in PATTERNS.items()
        if name in used
    ]
    return f"<defs>{''.join(made)}</defs>" if made else ""


def _text(x: float, y: float, words: str, *, ink: str = INK, anchor: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" fill="{ink}" text-anchor="{anchor}">{_clean(words)}</text>'


def _wide(words: str) -> float:
    return len(words) * LETTER


def _clean(words: str) -> str:
    return escape(UNPRINTABLE.sub(" ", words))
