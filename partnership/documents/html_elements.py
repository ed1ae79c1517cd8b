"""Elements of a page. Words become text of an element and are never read as markup."""

from __future__ import annotations

from typing import TypeAlias

from lxml import etree, html

from partnership.documents.clean_html import without_unseen

Element: TypeAlias = etree._Element
Inner: TypeAlias = str | Element


def make(tag: str, *inner: Inner, **attributes: str | None) -> Element:
    """An element: `make("a", "Notes", href="#notes")`; an attribute that is None is left out.

    >>> shown(make("p", "1 < 2 ", make("b", "& more"), ".", class_="app-box", aria_label=None))
    '<p class="app-box">1 &lt; 2 <b>&amp; more</b>.</p>'
    """
    made = etree.Element(tag)
    for name, value in attributes.items():
        if value is not None:
            made.set(name.rstrip("_").replace("_", "-"), without_unseen(value))
    for each in inner:
        _add(made, each)
    return made


def _add(made: Element, inner: Inner) -> None:
    if not isinstance(inner, str):
        made.append(inner)
    elif len(made):
        made[-1].tail = (made[-1].tail or "") + without_unseen(inner)
    else:
        made.text = (made.text or "") + without_unseen(inner)


def picture(drawn: str) -> Element:
    """An SVG of our own as an element."""
    return etree.fromstring(drawn)


def shown(element: Element) -> str:
    """The element as it stands in a page."""
    return html.tostring(element, encoding="unicode")
