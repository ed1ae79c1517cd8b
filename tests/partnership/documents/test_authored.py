"""An author's words: a small language that keeps what was typed, whatever it looks like."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnership.documents.authored import parse, to_markdown
from partnership.documents.clean_html import SAFE_LINK
from partnership.rules.blocks import Bullets, Heading, Paragraph, Run, Sentence, sentences, text


def words(*runs, **look):
    return (Sentence(tuple(run if isinstance(run, Run) else Run(run, **look) for run in runs)),)


def test_a_paragraph_keeps_bold_italic_and_links():
    made = parse("We **changed** how we *listen*: [the guide](https://northmoor.example/guide).")

    assert made == (
        Paragraph(
            words(
                "We ",
                Run("changed", bold=True),
                " how we ",
                Run("listen", italic=True),
                ": ",
                Run("the guide", link="https://northmoor.example/guide"),
                ".",
            )
        ),
    )


def test_lists_need_no_empty_line_before_them_and_headings_have_one_level():
    made = parse("# What changed\nThree things:\n- one\n- two\nmore of two\n1. first\n2. second")

    assert made == (
        Heading("What changed", 3),
        Paragraph(words("Three things:")),
        Bullets((words("one"), words("two more of two"))),
        Bullets((words("first"), words("second")), is_numbered=True),
    )


def test_a_list_in_a_list_becomes_items_of_the_outer_one():
    made = parse("1. first\n   - part of it\n2. second\n\n   and more\n\nAfter.")

    assert made == (
        Bullets((words("first"), words("part of it"), words("second and more")), is_numbered=True),
        Paragraph(words("After.")),
    )


@pytest.mark.parametrize(
    "typed",
    [
        "2023. A hard year",
        "12. Not a list",
        "#1 in the list",
        "> 50 cases",
        "--- a rule",
        "5 * 3 * 2 = 30",
        "snake_case_words",
        "`code` stays",
        "[a]: https://northmoor.example",
        "AT&T &c",
        "<b>not bold</b>",
        "<script>alert(1)</script>",
        "<!-- unseen -->",
        "<https://northmoor.example>",
        "]]> and {{ x }} and {% y %}",
        "العربية and עברית",
        "A smile 😀",
    ],
)
def test_what_is_not_of_the_language_stays_as_words(typed):
    assert [text(each) for each in parse(typed)] == [typed]


def test_what_cannot_be_printed_goes():
    assert [text(each) for each in parse("a\x00b\x1bc\u202ed\ufffe")] == ["abcd"]


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java&#10;script:alert(1)",
        "&#106;avascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//northmoor.example",
        "/home",
        'https://a" onclick="alert(1)',
    ],
)
def test_only_addresses_of_the_web_and_of_mailboxes_are_links(address):
    control = parse("[words](https://northmoor.example) and [a](mailto:a@northmoor.example)")
    made = parse(f"[words]({address})")

    assert [run.link for run in runs(control)] == ["https://northmoor.example", None, "mailto:a@northmoor.example"]
    assert all(run.link is None for run in runs(made))
    assert "words" in text(made[0])


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from("[]()<>\"'*_`#-1. \n\\ahtps:/jvcri&;!x"), max_size=80))
def test_nothing_typed_makes_a_link_of_another_scheme(typed):
    assert all(run.link is None or SAFE_LINK.fullmatch(run.link) for run in runs(parse(typed)))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60), st.sampled_from(["https:", "javascript:", "data:", "mailto:", ""]))
def test_nothing_in_an_address_makes_a_link_of_another_scheme(rest, scheme):
    assert all(run.link is None or SAFE_LINK.fullmatch(run.link) for run in runs(parse(f"[a]({scheme}{rest})")))


WORD = st.text(alphabet=st.sampled_from("ab1.2-#*_[]<>&`\\:+=~!()é😀'\""), min_size=1, max_size=8)
PHRASE = st.lists(WORD, min_size=1, max_size=4).map(" ".join)
LOOK = st.fixed_dictionaries({"bold": st.booleans(), "italic": st.booleans()})


@st.composite
def phrases(draw):
    """Runs of different looks with a space between."""
    made = []
    for phrase, look in draw(st.lists(st.tuples(PHRASE, LOOK), min_size=1, max_size=3)):
        if made and (made[-1].bold, made[-1].italic) == (look["bold"], look["italic"]):
            continue
        made += [Run(" ")] if made and (made[-1].bold or made[-1].italic) else []
        made.append(Run(phrase, **look))
    return joined(made)


def joined(made):
    """Plain runs that stand together are one."""
    kept = []
    for run in made:
        spaced = Run(run.text + " ") if run == Run(run.text) and run is not made[-1] and run.text != " " else run
        if kept and kept[-1] == Run(kept[-1].text) and spaced == Run(spaced.text):
            kept[-1] = Run(kept[-1].text + spaced.text)
        else:
            kept.append(spaced)
    return (Sentence(tuple(kept)),)


CONTENTS = st.one_of(
    st.builds(Paragraph, phrases()),
    st.builds(Heading, PHRASE, st.just(3)),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(CONTENTS, min_size=1, max_size=3), st.lists(phrases(), min_size=1, max_size=3), st.booleans())
def test_what_is_stored_reads_back_the_same(contents, items, is_numbered):
    contents = (*contents, Bullets(tuple(items), is_numbered), Paragraph(words("End.")))

    assert parse(to_markdown(contents)) == contents


def test_only_the_small_language_is_stored():
    with pytest.raises(TypeError, match="box"):
        to_markdown((type("Box", (), {"kind": "box"})(),))


@pytest.mark.parametrize(
    "typed", ["*" * 5000, "[" * 5000, "- " * 2000, "_a" * 3000, "(" * 5000, "a" * 10000, "\\" * 5001]
)
def test_long_hostile_words_are_read_in_a_moment(typed):
    began = time.monotonic()
    made = parse(typed)

    assert made
    assert time.monotonic() - began < 5


def runs(contents):
    return [run for content in contents for sentence in sentences(content) for run in sentence.runs]
