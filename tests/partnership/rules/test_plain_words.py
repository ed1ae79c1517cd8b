"""Words in a plain box: nothing of their looks is lost where the words stayed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnership.rules.blocks import Bullets, Heading, Paragraph, Run, Sentence, Table
from partnership.rules.plain_words import Change, changed, plain, with_looks


def said(*runs):
    return (Sentence(tuple(run if isinstance(run, Run) else Run(run) for run in runs)),)


def bold(words):
    return Run(words, bold=True)


WRITTEN = (
    Heading("What the street told us", 3),
    Paragraph(said("The ", bold("clearest sign"), " of change came from the street.")),
    Bullets((said("Officers asked ", Run("twice", link="https://northmoor.example")), said("They were heard"))),
    Bullets((said("First"), said("Second")), is_numbered=True),
)
TYPED = """What the street told us

The clearest sign of change came from the street.

- Officers asked twice
- They were heard

1. First
2. Second"""


def test_what_is_written_is_typed_without_marks():
    assert plain(WRITTEN) == TYPED


def test_what_is_not_touched_comes_back_as_it_was():
    assert with_looks(TYPED, WRITTEN) == WRITTEN


def test_words_around_what_is_bold_may_change():
    typed = TYPED.replace("The clearest", "By far the clearest").replace("Officers asked", "Everybody asked")

    found = with_looks(typed, WRITTEN)

    assert found[1] == Paragraph(said("By far the ", bold("clearest sign"), " of change came from the street."))
    assert found[2].items[0] == said("Everybody asked ", Run("twice", link="https://northmoor.example"))


def test_words_put_into_what_is_bold_are_bold_and_those_beside_it_are_not():
    into = with_looks(TYPED.replace("clearest sign", "clearest early sign"), WRITTEN)
    beside = with_looks(TYPED.replace("clearest sign of", "clearest sign yet of"), WRITTEN)

    assert into[1].sentences[0].runs[1] == bold("clearest early sign")
    assert beside[1].sentences[0].runs[1] == bold("clearest sign")


def test_a_heading_stays_one_and_becomes_a_bullet_where_it_is_typed_as_one():
    assert with_looks("What the street said", WRITTEN) == (Heading("What the street said", 3),)
    assert with_looks("- What the street told us", WRITTEN) == (Bullets((said("What the street told us"),)),)


def test_lines_that_stand_together_are_one_paragraph_and_empty_bullets_none():
    found = with_looks("One\ntwo\n- three\n-  \n* four\nfive", ())

    assert found == (
        Paragraph(said("One two")),
        Bullets((said("three"), said("four"))),
        Paragraph(said("five")),
    )


def test_nothing_typed_is_nothing():
    assert with_looks(" \n\n ", WRITTEN) == ()


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        (Change.BOLD, Run("change", bold=True)),
        (Change.LINK, Run("change", link="https://northmoor.example")),
    ],
)
def test_a_look_is_given_to_the_first_place_of_the_words(change, shown):
    found = changed(WRITTEN, "Change", change, "https://northmoor.example")

    assert shown in found[1].sentences[0].runs
    assert plain(found) == TYPED


def test_a_look_is_taken_away():
    assert changed(WRITTEN, "clearest sign", Change.NOT_BOLD)[1] == Paragraph(
        said("The clearest sign of change came from the street.")
    )
    assert changed(WRITTEN, "twice", Change.NO_LINK)[2].items[0] == said("Officers asked twice")


def test_a_line_becomes_what_is_chosen():
    assert changed(WRITTEN, "They were heard", Change.HEADING)[3] == Heading("They were heard", 3)
    assert changed(WRITTEN, "street told", Change.PARAGRAPH)[0] == Paragraph(said("What the street told us"))
    assert changed(WRITTEN, "clearest", Change.BULLET)[1].items[0][0].text.startswith("The clearest")


@pytest.mark.parametrize("words", ["", "nowhere"])
def test_words_that_stand_nowhere_change_nothing(words):
    assert changed(WRITTEN, words, Change.BOLD) is None


def test_what_an_author_cannot_type_is_refused():
    with pytest.raises(TypeError):
        plain((Table("Parts", (), ()),))


WORDS = st.text(alphabet="ab .,-1", min_size=1, max_size=12).map(lambda text: " ".join(f"x{text}x".split()))
RUNS = st.lists(st.builds(Run, WORDS, bold=st.booleans()), min_size=1, max_size=4)


@given(st.lists(RUNS, min_size=1, max_size=4), st.text(max_size=40))
def test_only_words_that_were_typed_come_back(lines, typed):
    before = tuple(Paragraph((Sentence(tuple(runs)),)) for runs in lines)

    assert plain(with_looks(plain(before), before)) == plain(before)
    assert "".join(plain(with_looks(typed, before)).split()) == "".join(plain(with_looks(typed, ())).split())


@given(st.lists(st.lists(st.tuples(WORDS, st.booleans()), min_size=1, max_size=4), min_size=1, max_size=4))
def test_looks_survive_where_nothing_was_typed(lines):
    before = tuple(
        Paragraph(said(*(run for words, is_bold in line for run in (Run(words, bold=is_bold), " ")), "end."))
        for line in lines
    )

    after = with_looks(plain(before), before)

    assert [looks(each) for each in after] == [looks(each) for each in before]


def looks(paragraph):
    return [(each, run.bold) for run in paragraph.sentences[0].runs for each in run.text]
