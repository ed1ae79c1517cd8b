"""An author's words: a small Markdown of paragraphs, headings, lists, bold, italic and links; all else is words."""

from __future__ import annotations

import re

import nh3
from markdown import Markdown
from markdown.blockprocessors import HashHeaderProcessor

from partnership.documents.authored_lines import in_lines
from partnership.documents.clean_html import Walk, without_unseen
from partnership.documents.markdown_words import escaped, inline, line
from partnership.rules.blocks import Bullets, Content, Heading, Paragraph

TAGS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "strong", "em", "a", "br"}
SCHEMES = {"http", "https", "mailto"}
NOT_BLOCKS = ("code", "setextheader", "hr", "quote", "reference")
NOT_INLINE = ("backtick", "image_link", "image_reference", "short_image_ref", "reference", "short_reference")
NOT_INLINE_HTML = ("autolink", "automail", "html")

# A bracket is a sign only where it begins a link; each of the others would be looked at to the end of the words.
BRACKET = re.compile(r"\\.|\[(?=(?:\\.|[^\[\]\\\n])*\]\()|(?P<bare>\[)", re.DOTALL)


class Heads(HashHeaderProcessor):
    """A heading has a space after its sign: "#1 in the list" is words."""

    RE = re.compile(r"(?:^|\n)(?P<level>#{1,6})[ ]+(?P<header>[^\n]*)(?:\n|$)")


def parse(words: str) -> tuple[Content, ...]:
    """An author's Markdown as contents. HTML in it is words like any other."""
    lines = BRACKET.sub(lambda found: "\\[" if found["bare"] else found[0], in_lines(without_unseen(words)))
    made = _markdown().convert(lines)
    return Walk().read(nh3.clean(made, tags=TAGS, attributes={"a": {"href"}}, url_schemes=SCHEMES, link_rel=None))


def _markdown() -> Markdown:
    small = Markdown(extensions=["sane_lists"])
    small.ESCAPED_CHARS += ["~", "|"]
    small.preprocessors.deregister("html_block")
    for name in NOT_BLOCKS:
        small.parser.blockprocessors.deregister(name)
    for name in (*NOT_INLINE, *NOT_INLINE_HTML):
        small.inlinePatterns.deregister(name)
    small.parser.blockprocessors.register(Heads(small.parser), "hashheader", 70)
    return small


def to_markdown(contents: tuple[Content, ...]) -> str:
    """Contents of the small language as it is stored; `parse` reads the same back."""
    return "\n\n".join(_block(each) for each in contents)


def _block(content: Content) -> str:
    match content:
        case Heading():
            return f"### {escaped(content.text)}"
        case Paragraph():
            return line(inline(content.sentences))
        case Bullets():
            signs = (f"{place}." if content.is_numbered else "-" for place in range(1, len(content.items) + 1))
            return "\n".join(f"{sign} {line(inline(item))}" for sign, item in zip(signs, content.items, strict=True))
    raise TypeError(f"an author writes no {content.kind}")
