"""Shared themes, priorities and other work: who did what, what that showed, and what nothing hangs from."""

from __future__ import annotations

from reviews.rules.chapter_focuses import chapter
from reviews.vocabulary import ActionStatus, EvidenceLevel, FocusKind, PartStatus
from tests.support.report_facts import (
    EARLIER,
    LATER,
    action,
    case,
    content,
    event,
    evidence,
    facts,
    focus,
    ids,
    keys,
    lines,
    part,
    words,
)


def test_a_shared_theme_is_told_by_agency_with_its_evidence_strongest_first():
    sleep = focus("Safer sleeping")
    parts = (part("Health"), part("Police", PartStatus.IN_PROGRESS, due=LATER), part("Schools", PartStatus.NOT_OURS))
    actions = (
        action("Leaflet printed", ActionStatus.IN_PROGRESS, parts=parts, focus_ids=ids(sleep)),
        action("Staff trained", parts=(part("Health"),), focus_ids=ids(sleep)),
    )
    held = (
        evidence("Leaflets handed out", EvidenceLevel.REACH, focus_ids=ids(sleep)),
        evidence("Fewer admissions", EvidenceLevel.OUTCOME, action_ids=ids(actions[0])),
        evidence("Letters", None, focus_ids=ids(sleep)),
    )
    events = (
        event("Webinar one", focus_ids=ids(sleep), on=EARLIER),
        event("Symposium", focus_ids=ids(sleep), on=LATER),
    )

    made = chapter(facts(focuses=(sleep,), actions=actions, evidence=held, events=events))

    said, key = words(made), f"focus.{sleep.id}"
    assert said.startswith("Safer sleeping\nThere are two actions under this theme. On 31 March 2026, one was said")
    assert "The learning was shared: Webinar one. More sharing is planned: Symposium (late 2026)." in said
    assert lines(content(made, f"{key}.actions")) == [
        ["Health", "Leaflet printed; Staff trained", "Nothing"],
        ["Police", "None yet", "Leaflet printed (in progress, due late 2026)"],
    ]
    headings = [each.text for each in content(made, f"{key}.evidence").parts if each.kind == "heading"]
    assert headings == [
        "Outcome: how children, adults and families fare",
        "Reach: who was reached and what they thought of it",
        "No level yet",
        "What this does not show",
    ]
    assert "Whether what was found has lasted is not recorded. No next check is set." in said


def test_agencies_that_stand_alike_stand_together_and_nobody_comes_last():
    sleep = focus()
    actions = (
        action("Nobody’s yet", ActionStatus.NOT_STARTED, parts=(), focus_ids=ids(sleep)),
        action("Done by both", parts=(part("Police"), part("Health")), focus_ids=ids(sleep)),
        action(
            "Dropped",
            ActionStatus.CANNOT_BE_DONE,
            parts=(part("Police", PartStatus.CANNOT_BE_DONE, due=LATER),),
            focus_ids=ids(sleep),
        ),
    )

    made = chapter(facts(focuses=(sleep,), actions=actions))

    assert lines(content(made, f"focus.{sleep.id}.actions")) == [
        ["Police", "None yet", "Dropped (cannot be done)"],
        ["Police and Health", "Done by both", "Nothing"],
        ["No agency named", "None yet", "Nobody’s yet (not started)"],
    ]
    said = words(made)
    assert "one was said to be done, one had not been started and one was said to be impossible to do." in said
    assert "No evidence is recorded yet of what difference this made." in said


def test_sharing_alone_is_told_and_several_ways_are_counted():
    sleep = focus()
    held = tuple(event(title, focus_ids=ids(sleep)) for title in ("Webinar", "Briefing"))

    said = words(chapter(facts(focuses=(sleep,), events=held)))

    assert "No action is recorded under this theme. The learning was shared in two ways: Webinar; Briefing." in said


def test_only_planned_sharing_is_a_plan():
    sleep = focus()

    said = words(chapter(facts(focuses=(sleep,), events=(event(on=LATER, focus_ids=ids(sleep)),))))

    assert "Sharing is planned: Webinar on thresholds (late 2026)." in said


def test_priorities_stand_under_a_heading_and_those_without_anything_are_named_together():
    voice, data, more = (
        focus("Voice of children", FocusKind.PRIORITY),
        focus("Better data", FocusKind.PRIORITY),
        focus("Early help, sooner", FocusKind.PRIORITY),
    )
    actions = (action(focus_ids=ids(voice)),)

    made = chapter(facts(focuses=(voice, data, more), actions=actions))

    said = words(made)
    assert said.startswith(
        "Priorities of the business plan\nVoice of children\nThere is one action under this priority."
    )
    assert "are linked in the record to the priorities Better data; Early help, sooner." in said
    assert content(made, f"focus.{voice.id}.heading").level == 3


def test_a_shared_theme_without_anything_is_named():
    assert words(chapter(facts(focuses=(focus("Neglect"),)))) == (
        "No actions, evidence or sharing of learning are linked in the record to the shared theme Neglect."
    )


def test_other_work_stands_by_topic_and_work_of_reviews_does_not():
    p = case()
    actions = (
        action("Toolkit tried", ActionStatus.IN_PROGRESS, topic="Neglect"),
        action("Toolkit printed", topic="Neglect"),
        action("Group set up", ActionStatus.IN_PROGRESS, parts=(part("Health", PartStatus.IN_PROGRESS),)),
        action("Of a review", case_ids=ids(p)),
    )

    made = chapter(facts(cases=(p,), actions=actions))

    said = words(made)
    assert "Neglect: Toolkit printed (Northmoor Police; done). Toolkit tried (Northmoor Police; in progress)." in said
    assert "Other: Group set up (Health; in progress)." in said
    assert "There are three actions beside those of the reviews and of these themes." in said


def test_actions_of_shared_themes_of_other_years_are_told_apart_from_other_work():
    sleep, past, p = focus("Safer sleeping"), focus("Female genital mutilation"), case()
    actions = (
        action("Leaflet printed", focus_ids=ids(sleep, past)),
        action("Nurses recruited", ActionStatus.IN_PROGRESS, focus_ids=ids(past), topic="Training"),
        action("Secret", focus_ids=ids(past), is_told=False),
        action("Of a review too", focus_ids=ids(past), case_ids=ids(p)),
        action("Group set up"),
    )

    made = chapter(facts(cases=(p,), focuses=(sleep,), actions=actions))

    said = words(made)
    apart = said[said.index("Shared themes and priorities of other years") : said.index("Other work of the year")]
    assert "There are two actions under shared themes and priorities of other years alone." in apart
    assert "one was said to be done and one was in progress. Of these, one comes from a case not named" in apart
    assert "Training: Nurses recruited (Northmoor Police; in progress)." in apart
    assert "There is one action beside those of the reviews and of these themes." in said
    assert said.count("Leaflet printed") == 1
    assert "Of a review too" not in said
    assert "Secret" not in said


def test_hidden_things_are_counted_and_never_told():
    sleep = focus()
    hidden = (action("Secret", focus_ids=ids(sleep), is_told=False), action("Secret too", is_told=False))
    other = (
        evidence("Secret evidence", focus_ids=ids(sleep), is_told=False),
        event("Secret event", focus_ids=ids(sleep), is_told=False),
    )

    made = chapter(facts(focuses=(sleep,), actions=hidden, evidence=other[:1], events=other[1:]))

    assert "Secret" not in words(made)
    assert "There is one action under this theme." in words(made)
    assert not [key for key in keys(made) if key.endswith(".actions")]


def test_nothing_at_all_says_what_would_fill_the_chapter():
    made = chapter(facts())

    assert keys(made) == ["focuses.intro"]
    assert words(made) == (
        "No shared themes or priorities are recorded for this year, "
        "and no work outside the reviews goes into this report."
    )
