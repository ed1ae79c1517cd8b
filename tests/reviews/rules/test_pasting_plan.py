"""What pasted rows make, what they leave in doubt, and what the answers settle."""

from __future__ import annotations

import uuid

import pytest

from reviews.rules.pasting_doubts import known_by
from reviews.rules.pasting_made import Parted
from reviews.rules.pasting_plan import CARRIED, NO_AGENCY
from reviews.rules.pasting_plan import KNOWN as KNOWN_ALREADY
from reviews.vocabulary import Acceptance
from tests.support.pasting import KNOWN, POLICE, TRUST, plan


def texts(made):
    return [(action.text, [each.text for each in action.sources]) for action in made.actions]


def test_row_makes_an_action_with_its_parts():
    made = plan(
        {"rec": "Ask", "no": "1", "act": "Print", "lead": "NP", "others": "NT", "post": "Sergeant", "due": "May 2027"}
    )

    assert texts(made) == [("Print", ["Ask"])]
    assert made.actions[0].parts == {POLICE: Parted(True, "Sergeant"), TRUST: Parted(False)}
    assert str(made.actions[0].due) == "May 2027"
    assert (made.part_count, made.questions, made.rows[0].becomes) == (2, [], "action")


def test_recommendation_is_carried_down_repeated_or_found_by_its_number():
    made = plan(
        {"rec": "Ask", "no": "1", "act": "a"},
        {"rec": "", "no": "", "act": "b"},
        {"rec": "ask ", "no": "", "act": "c"},
        {"rec": "Tell", "no": "2", "act": "d"},
        {"rec": "", "no": "1", "act": "e"},
    )

    sources = [("a", "Ask"), ("b", "Ask"), ("c", "Ask"), ("d", "Tell"), ("e", "Ask")]
    assert texts(made) == [(text, [source]) for text, source in sources]
    assert [CARRIED in row.notes for row in made.rows] == [False, True, False, False, False]
    assert len(made.new_recommendations) == 2


def test_action_without_any_recommendation_has_no_source():
    assert texts(plan({"act": "Print", "lead": "NP"})) == [("Print", [])]


def test_recommendation_of_the_record_is_used_again():
    made = plan({"rec": "Ask", "act": "Print"}, recommendations={"ask": KNOWN})

    assert made.recommendations[0].known_id == KNOWN
    assert made.new_recommendations == []
    assert "in the record already" in made.rows[0].notes[0]


def test_recommendations_alone_are_kept():
    made = plan({"rec": "Ask"}, {"rec": "Tell"})

    assert [each.text for each in made.recommendations] == ["Ask", "Tell"]
    assert made.questions == []


def test_row_with_neither_makes_nothing():
    made = plan({"lead": "NP"})

    assert (made.recommendations, made.actions, made.rows[0].becomes) == ([], [], "")


@pytest.mark.parametrize(
    ("said", "acceptance"),
    [
        ("", Acceptance.NOT_SAID),
        ("Yes", Acceptance.ACCEPTED),
        ("Partially accepted", Acceptance.PARTLY),
        ("No", Acceptance.NOT_ACCEPTED),
    ],
)
def test_acceptance_is_read(said, acceptance):
    made = plan({"rec": "Ask", "accepted": said})

    assert (made.recommendations[0].acceptance, made.questions) == (acceptance, [])
    assert bool(made.recommendations[0].reason) == (acceptance in (Acceptance.PARTLY, Acceptance.NOT_ACCEPTED))


def test_acceptance_that_is_not_clear_is_asked_and_its_words_are_the_reason():
    row = {"rec": "Ask", "accepted": "Yes, but without the form"}
    asked = plan(row)
    settled = plan(row, answers={asked.questions[0].name: "partly"})

    assert asked.recommendations[0].acceptance is Acceptance.NOT_SAID
    assert settled.recommendations[0].acceptance is Acceptance.PARTLY
    assert settled.recommendations[0].reason == "Yes, but without the form"


def test_agency_is_asked_once_and_the_answer_serves_every_row():
    rows = [{"act": "a", "lead": "Legal"}, {"act": "b", "lead": "legal"}]
    asked = plan(*rows)
    name = known_by("agency", "Legal")

    assert [each.name for each in asked.questions] == [name]
    assert asked.rows[1].open_in == [2]
    assert asked.part_count == 0
    assert plan(*rows, answers={name: str(TRUST)}).part_count == 2
    assert plan(*rows, answers={name: str(uuid.uuid4())}).part_count == 0


def test_lead_named_twice_leads():
    made = plan({"act": "a", "lead": "NP", "others": "NP"}, {"act": "b", "others": "NP", "lead": ""})

    assert [action.parts[POLICE].is_lead for action in made.actions] == [True, False]


def test_first_agency_of_a_lead_cell_leads():
    made = plan({"act": "a", "lead": "NT and NP", "others": ""}, {"act": "b", "lead": "NP, NT"})

    assert [[part.is_lead for part in action.parts.values()] for action in made.actions] == [[True, False]] * 2
    assert [next(iter(action.parts)) for action in made.actions] == [TRUST, POLICE]


def test_action_without_an_agency_is_in_doubt():
    made = plan({"act": "a", "lead": ""}, {"act": "b", "lead": "Legal"}, {"act": "c", "lead": "NP"})
    everywhere = plan({"act": "a", "lead": ""}, everywhere=[TRUST])

    assert [row.is_in_doubt for row in made.rows] == [True, False, False]
    assert made.rows[0].notes == [NO_AGENCY]
    assert not everywhere.rows[0].is_in_doubt


def test_bare_number_is_the_reference_of_a_recommendation_of_the_review():
    of_review = [(KNOWN, "R1", "Ask"), (TRUST, "2", "Tell")]
    made = plan({"rec": "1", "act": "a"}, {"rec": "Rec 2.", "act": "b"}, {"rec": "1", "act": "c"}, of_review=of_review)

    assert [each.known_id for each in made.recommendations] == [KNOWN, TRUST]
    assert texts(made) == [("a", ["Ask"]), ("b", ["Tell"]), ("c", ["Ask"])]
    assert made.questions == []
    assert made.rows[0].notes == [KNOWN_ALREADY, NO_AGENCY]


@pytest.mark.parametrize(
    ("answer", "sources"), [("", []), ("out", []), ("above", ["Ask"]), (str(KNOWN), ["Tell"]), ("other", [])]
)
def test_number_that_nothing_bears_is_asked_about_and_makes_no_recommendation(answer, sources):
    rows = [{"rec": "Ask", "no": "1", "act": "a"}, {"rec": "9", "no": "", "act": "b"}]
    of_review = [(KNOWN, "", "Tell")]
    (question,) = plan(*rows, of_review=of_review).questions

    made = plan(*rows, of_review=of_review, answers={question.name: answer})

    assert texts(made)[1] == ("b", sources)
    assert question.choices[:2] == (("above", "The recommendation above"), (str(KNOWN), "Tell"))
    assert [each.text for each in made.new_recommendations] == ["Ask"]


def test_number_above_which_nothing_stands_is_asked_about():
    (question,) = plan({"no": "1", "act": "a"}).questions

    assert [value for value, _ in question.choices] == ["out"]


def test_post_without_an_agency_is_told():
    made = plan({"act": "a", "post": "Sergeant"})

    assert made.rows[0].notes == ["“Sergeant” is kept in words: a post belongs to an agency", NO_AGENCY]
    assert made.actions[0].plan_words == "Post that owns it: Sergeant"


@pytest.mark.parametrize(("answer", "due"), [("May 2027", "May 2027"), ("", None), ("soon", None)])
def test_date_that_cannot_be_read_is_asked(answer, due):
    row = {"act": "a", "due": "31/11/2026"}
    (question,) = plan(row).questions

    made = plan(row, answers={question.name: answer})

    assert (str(made.actions[0].due) if made.actions[0].due else None) == due


@pytest.mark.parametrize("words", ["", "n/a", "TBC", "-"])
def test_words_for_no_date_set_none_without_a_question(words):
    made = plan({"act": "a", "due": words})

    assert (made.actions[0].due, made.questions) == (None, [])


@pytest.mark.parametrize(("answer", "made"), [("", ["b"]), ("out", ["b"]), ("again", ["a", "b"])])
def test_action_in_the_record_is_asked_about(answer, made):
    found = plan({"act": "A"}, {"act": "b"}, actions={"a"}, answers={known_by("there", "a"): answer})

    assert [action.text.lower() for action in found.actions] == made


@pytest.mark.parametrize(
    ("answer", "actions", "parts"), [("", 1, 1), ("out", 1, 1), ("one", 1, 2), ("again", 2, 2), ("other", 1, 1)]
)
def test_action_that_stands_twice_is_asked_about(answer, actions, parts):
    rows = [{"rec": "Ask", "act": "a", "lead": "NP"}, {"rec": "Tell", "act": "A", "lead": "NT"}]

    made = plan(*rows, answers={known_by("same", "a"): answer})

    assert (len(made.actions), made.part_count) == (actions, parts)
    assert [each.text for each in made.recommendations] == ["Ask", "Tell"][: 2 if answer in ("one", "again") else 1]


def test_rows_put_together_have_both_sources_once_and_the_first_due_date():
    rows = [{"rec": "Ask", "act": "a", "due": "May 2027"}, {"rec": "Tell", "act": "a", "due": "June 2027"}]
    same = {"rec": "Ask", "act": "a", "due": "May 2027"}

    made = plan(*rows, same, answers={known_by("same", "a"): "one"})

    assert texts(made) == [("a", ["Ask", "Tell"])]
    assert str(made.actions[0].due) == "May 2027"
    assert made.rows[1].notes == ["Kept in words, as the first row stands: Due date: June 2027"]
    assert made.rows[2].notes == []
    assert made.actions[0].plan_words == "Due date: June 2027"


def test_row_without_an_action_is_asked_about():
    rows = [{"rec": "Ask", "act": "a", "lead": "NP"}, {"rec": "", "act": "", "lead": "NT"}, {"rec": "Tell", "act": ""}]
    asked = plan(*rows)
    names = [each.name for each in asked.questions]

    assert [[value for value, _ in each.choices] for each in asked.questions] == [["above", "out"], ["keep", "out"]]
    assert (asked.part_count, len(asked.recommendations)) == (1, 1)
    settled = plan(*rows, answers=dict(zip(names, ["above", "keep"], strict=True)))
    assert (settled.part_count, len(settled.recommendations)) == (2, 2)
    assert [row.becomes for row in settled.rows] == ["action", "parts", "recommendation"]


def test_same_agencies_are_added_everywhere_and_change_no_lead():
    made = plan({"act": "a", "lead": "NP"}, {"act": "b"}, everywhere=[POLICE, TRUST])

    assert [len(action.parts) for action in made.actions] == [2, 2]
    assert made.actions[0].parts[POLICE].is_lead


def test_what_is_too_long_is_a_fault():
    made = plan({"act": "a" * 2_001, "post": "b" * 201, "lead": "NP"}, {"act": "c" * 2_000, "post": "d" * 200})

    assert made.faults == [
        "Row 2: Action has more than 2,000 characters. Make it shorter.",
        "Row 2: Post that owns it has more than 200 characters. Make it shorter.",
    ]
