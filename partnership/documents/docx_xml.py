"""What python-docx has no words for: elements, fields, and properties in the order that Word takes them."""

from __future__ import annotations

from functools import cache
from typing import TypeAlias

from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import oxml_parser
from lxml import etree

Element: TypeAlias = etree._Element
OF_A_PARAGRAPH = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers"),
    *("pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct"),
    *("autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing"),
    *("mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl"),
    *("divId", "cnfStyle", "rPr", "sectPr", "pPrChange"),
)
WORD = {"w": nsmap["w"]}
PLACES = {qn(f"w:{name}"): place for place, name in enumerate(OF_A_PARAGRAPH)}


def make(tag: str, *inner: Element, **attributes: object) -> Element:
    """An element with its attributes, all of Word's own namespace: `make("ind", left=200)`."""
    made: Element = oxml_parser.makeelement(_named(tag), nsmap=WORD)
    for name, value in attributes.items():
        made.set(_named(name.rstrip("_")), str(value))
    made.extend(inner)
    return made


def put(properties: Element, *wanted: Element) -> None:
    """Properties into those of a paragraph, each at its place and once; Word takes them in one order only."""
    for each in wanted:
        for old in properties.findall(each.tag):
            properties.remove(old)
        before = sum(1 for other in properties if PLACES.get(other.tag, 0) < PLACES[each.tag])
        properties.insert(before, each)


def run(words: str, *looks: Element) -> Element:
    """Words that stand together."""
    said = make("t")
    said.text = words
    said.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return make("r", make("rPr", *looks), said) if looks else make("r", said)


def tab() -> Element:
    return make("r", make("tab"))


def field(code: str, shown: str, *looks: Element) -> list[Element]:
    """A field with what it shows until it is worked out anew."""
    return [*field_begins(code), run(shown, *looks), field_ends()]


def field_begins(code: str) -> list[Element]:
    asked = make("instrText")
    asked.text = f" {code} "
    asked.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return [
        make("r", make("fldChar", fldCharType="begin")),
        make("r", asked),
        make("r", make("fldChar", fldCharType="separate")),
    ]


def field_ends() -> Element:
    return make("r", make("fldChar", fldCharType="end"))


def side(name: str, color: str, size: int, space: int) -> Element:
    """One side of a paragraph's border."""
    return make(name, val="single", sz=size, space=space, color=color)


@cache
def _named(name: str) -> str:
    return qn(f"w:{name}")
