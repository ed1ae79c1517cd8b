"""What is searched for, and the piece of a text that is shown for it."""

from __future__ import annotations

from reviews.rules.search import LONGEST_QUERY, marked, parse, snippet, tokens


def test_a_long_query_is_cut_and_says_so():
    query = parse("neglect " * 1_250)

    assert len(query.said) <= LONGEST_QUERY
    assert (query.words, query.is_cut) == (("neglect",), True)


def test_a_snippet_begins_a_little_before_the_first_word_and_ends_with_a_whole_one():
    text = "Before it. " * 40 + "The thresholds were unclear. " + "After it. " * 60

    pieces = snippet(["Another text", text], parse("threshold"))

    said = "".join(words for words, _ in pieces)
    assert said.startswith("… ")
    assert said.endswith("…")
    assert [words for words, is_found in pieces if is_found] == ["thresholds"]
    assert len(said) < 260


def test_a_snippet_of_nothing_is_nothing_and_of_a_short_text_the_whole():
    assert snippet([], parse("word")) == []
    assert snippet(["No match here"], parse("word")) == [("No match here", False)]


def test_words_of_other_scripts_and_marks_that_are_not_seen_are_levelled():
    assert tokens("safe\u00adguard\u200bing") == ["safeguard"]
    assert all(each.isascii() for each in tokens("日本語 Ελλάδα"))
    assert marked("Sia\u0302n came", parse("sian")) == [("Sia\u0302n", True), (" came", False)]
