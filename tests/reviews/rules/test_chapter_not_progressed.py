"""What did not progress: late only where a due date says so, reasons only inside, and what is said apart from shown."""

from __future__ import annotations

import uuid
from datetime import date

from reviews.rules.actions_by_agency import MOST_BARS
from reviews.rules.chapter_not_progressed import chapter
from reviews.rules.facts import ShortfallFacts
from reviews.rules.stated import StatedDate
from reviews.vocabulary import ActionStatus, EvidenceLevel, Outlook, PartStatus
from tests.support.report_facts import (
    EARLIER,
    FOR_PARTNERS,
    LATER,
    SPRING,
    action,
    case,
    content,
    evidence,
    facts,
    focus,
    ids,
    keys,
    lines,
    part,
    words,
)

OPEN = PartStatus.IN_PROGRESS


def started(text, **given):
    return action(text, ActionStatus.IN_PROGRESS, parts=(part(status=OPEN, **given),))


def test_each_stands_in_one_group_with_owner_and_note_inside():
    actions = (
        started("Late", due=EARLIER, owner="Head of service", note="Waiting for the supplier"),
        started("Perhaps late", due=SPRING),
        started("Slow", outlook=Outlook.BEHIND),
        action(
            "Dropped", ActionStatus.CANNOT_BE_DONE, parts=(part(status=PartStatus.CANNOT_BE_DONE, note="No funds"),)
        ),
        action("Ahead", ActionStatus.NOT_STARTED, due=LATER),
    )

    made = chapter(facts(actions=actions))

    groups = [key for key in keys(made) if key.startswith("not-progressed.") and "heading" not in key][2:6]
    assert groups == [f"not-progressed.{key}" for key in ("overdue", "cannot-be-done", "behind", "not-started")]
    assert lines(content(made, "not-progressed.overdue")) == [
        ["Late", "Northmoor Police", "15 January 2026", "Head of service", "Waiting for the supplier"]
    ]
    assert lines(content(made, "not-progressed.cannot-be-done")) == [["Dropped", "Northmoor Police", "No funds"]]
    assert lines(content(made, "not-progressed.behind")) == [["Slow", "Northmoor Police"]]
    assert lines(content(made, "not-progressed.not-started")) == [["Ahead", "Northmoor Police", "late 2026"]]
    said = words(made)
    assert "This report tells of five actions. On 31 March 2026, one was overdue, one had a part that" in said
    assert "No due date is set for one open action, so nobody can say whether it is late." in said


def test_partners_read_no_owner_and_no_note():
    late = started("Late", due=EARLIER, owner="Head of service", note="Waiting for the supplier")

    made = chapter(facts(scope=FOR_PARTNERS, actions=(late,)))

    assert lines(content(made, "not-progressed.overdue")) == [["Late", "Northmoor Police", "15 January 2026"]]
    assert "supplier" not in words(made)


def test_what_several_agencies_say_stands_with_their_names_unless_they_say_the_same():
    parts = (
        part("Police", OPEN, due=EARLIER, owner="Inspector", note="Slow"),
        part("Health", OPEN, due=SPRING, note="Slow"),
        part("Schools", OPEN, due=EARLIER, note="Slow"),
    )
    both = tuple(part(each.agency, OPEN, due=EARLIER, owner="Head", note="Slow") for each in parts[:2])
    actions = (
        action("Shared", ActionStatus.IN_PROGRESS, parts=parts),
        action("Alike", ActionStatus.IN_PROGRESS, parts=both),
        action("Silent", ActionStatus.IN_PROGRESS, parts=(part("Police", OPEN, due=EARLIER),)),
    )

    made = chapter(facts(actions=actions))

    assert lines(content(made, "not-progressed.overdue")) == [
        ["Shared", "Police and Schools", "15 January 2026", "Police: Inspector", "Slow"],
        ["Alike", "Police and Health", "15 January 2026", "Head", "Slow"],
        ["Silent", "Police", "15 January 2026", "Not recorded", "Not recorded"],
    ]


def test_different_words_of_agencies_make_a_list():
    parts = (part("Police", OPEN, due=EARLIER, note="Slow"), part("Health", OPEN, due=EARLIER, note="Soon"))

    made = chapter(facts(actions=(action("Shared", ActionStatus.IN_PROGRESS, parts=parts),)))

    assert lines(content(made, "not-progressed.overdue"))[0][-1] == "Police: Slow; Health: Soon"
    assert content(made, "not-progressed.overdue").lines[0].cells[-1].is_list


def test_what_is_done_and_on_time_blames_nobody():
    actions = (action("Written"), started("Under way", due=LATER))

    said = words(chapter(facts(actions=actions)))

    assert (
        "None of those with a due date was overdue, no agency said that its part cannot be done, none was said to be "
        "behind and none was still to be started." in said
    )
    assert "nobody can say" not in said


def test_without_any_due_date_nothing_is_said_of_what_is_late():
    said = words(chapter(facts(actions=(started("One"), started("Two")))))

    assert "overdue" not in said
    assert "No due date is set for two open actions, so nobody can say whether they are late." in said


def test_only_one_thing_is_left_to_say_that_there_was_none_of():
    actions = (
        action("Dropped", ActionStatus.CANNOT_BE_DONE),
        started("Slow", outlook=Outlook.BEHIND),
    )

    said = words(chapter(facts(actions=actions)))

    assert "None was still to be started." in said


def test_with_something_of_each_nothing_is_said_to_be_missing():
    actions = (
        started("Late", due=EARLIER),
        started("Slow", outlook=Outlook.BEHIND),
        action("Dropped", ActionStatus.CANNOT_BE_DONE),
        action("Ahead", ActionStatus.NOT_STARTED, due=LATER),
    )

    assert "None" not in words(chapter(facts(actions=actions))).splitlines()[0]


def test_a_hidden_action_is_counted_and_not_listed():
    hidden = action("Secret", ActionStatus.NOT_STARTED, due=EARLIER, is_told=False)

    made = chapter(facts(actions=(hidden,)))

    assert "Secret" not in words(made)
    assert "This report tells of one action. On 31 March 2026, one was overdue and one had not" in words(made)
    assert "not-progressed.overdue" not in keys(made)


def test_done_is_told_apart_from_shown_by_what_it_came_from():
    p, hidden, sleep = case("Child P"), case("Child Z", is_named=False), focus()
    shown, not_shown = action("Shown", case_ids=ids(p)), action("Not shown", case_ids=ids(p), focus_ids=ids(sleep))
    other = (action("Secret", case_ids=ids(hidden), is_told=False), action("Other"))
    held = (
        evidence(level=EvidenceLevel.PRACTICE, action_ids=ids(shown)),
        evidence(level=EvidenceLevel.REACH, action_ids=ids(not_shown)),
    )

    made = chapter(facts(cases=(p, hidden), focuses=(sleep,), actions=(shown, not_shown, *other), evidence=held))

    assert lines(content(made, "not-progressed.without-evidence")) == [
        ["Child P", "2", "1"],
        ["Safer sleeping", "1", "1"],
        ["Cases not named here", "1", "1"],
        ["Other work", "1", "1"],
        ["All, each once", "4", "3"],
    ]
    said = words(made)
    assert (
        "Agencies say that four actions in this report are done. For three of them there is no evidence above reach:"
        in said
    )


def test_what_cannot_be_done_is_not_said_to_be_done():
    dropped = action("Dropped", ActionStatus.CANNOT_BE_DONE)

    assert "Agencies say" not in words(chapter(facts(actions=(dropped,))))


def test_one_source_needs_no_total():
    p = case("Child P")
    shown, not_shown = action("Shown", case_ids=ids(p)), action("Not shown", case_ids=ids(p))

    made = chapter(
        facts(
            cases=(p,),
            actions=(shown, not_shown),
            evidence=(evidence(level=EvidenceLevel.OUTCOME, action_ids=ids(shown)),),
        )
    )

    assert lines(content(made, "not-progressed.without-evidence")) == [["Child P", "2", "1"]]


def test_all_or_none_with_evidence_is_a_sentence_without_a_table():
    done = action()

    without = chapter(facts(actions=(done,)))
    with_it = chapter(facts(actions=(done,), evidence=(evidence(action_ids=ids(done)),)))

    assert "Agencies say that one action in this report is done. None has evidence above reach" in words(without)
    assert "Agencies say that one action in this report is done. Each has evidence above reach" in words(with_it)
    assert "not-progressed.without-evidence" not in [*keys(without), *keys(with_it)]


def test_gaps_that_a_published_report_states_are_told():
    said = words(chapter(facts(shortfalls=(ShortfallFacts(uuid.uuid4(), "0-19 programme: more time is needed"),))))

    assert said.startswith("No action goes into this report")
    assert "What the partnership itself has said falls short\n0-19 programme: more time is needed." in said


def test_a_due_date_that_ends_on_the_day_is_not_late():
    on_the_day = started("Today", due=StatedDate("March 2026", "month", date(2026, 3, 1), date(2026, 3, 31)))

    assert "not-progressed.overdue" not in keys(chapter(facts(actions=(on_the_day,))))


def test_each_agency_has_a_bar_and_a_shared_action_stands_with_each():
    parts = (part("Health", OPEN), part("Police"), part("Schools", PartStatus.NOT_OURS))
    actions = (action("Shared", ActionStatus.IN_PROGRESS, parts=parts), action("Own"), action("Nobody’s", parts=()))

    made = chapter(facts(actions=actions))

    chart = content(made, "not-progressed.by-agency")
    assert chart.table.caption.endswith(" 2026 (a shared action stands with each of its agencies)")
    assert [column.name for column in chart.table.columns] == ["Agency", "Done", "In progress"]
    assert lines(chart.table) == [
        ["Health", "0", "1"],
        ["Northmoor Police", "1", "0"],
        ["Police", "1", "0"],
        ["No agency named", "1", "0"],
    ]
    assert words(made)


def test_agencies_with_few_actions_stand_together_and_a_shared_action_once():
    few = tuple(part(f"Agency {chr(65 + each)}") for each in range(MOST_BARS + 1))
    actions = (action("Large", parts=(part("Police"),)), action("Small", parts=few), action("More", parts=few[-1:]))

    chart = content(chapter(facts(actions=actions)), "not-progressed.by-agency")

    assert len(chart.table.lines) == MOST_BARS + 1
    assert lines(chart.table)[0] == [few[-1].agency, "2"]
    assert lines(chart.table)[-1] == ["All other agencies", "2"]
    assert chart.describes.endswith(f"The agency with most is {few[-1].agency}.")


def test_parts_that_are_nobodys_own_leave_no_bar_to_draw():
    only = action("Not ours", ActionStatus.NOT_STARTED, parts=(part("Schools", PartStatus.NOT_OURS),))

    table = content(chapter(facts(actions=(only,))), "not-progressed.by-agency").table

    assert table.caption.endswith(" 2026")
    assert lines(table) == [["No agency named", "1"]]
