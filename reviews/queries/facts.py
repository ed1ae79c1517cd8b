"""The facts of a board that a report is written from: every case counted, whoever asks, in so many statements."""

from __future__ import annotations

from dataclasses import replace

from reviews.queries import (
    facts_actions,
    facts_cases,
    facts_events,
    facts_evidence,
    facts_learning,
    facts_names,
    inclusion,
)
from reviews.queries.facts_links import Around
from reviews.rules.facts import Facts, Left, Scope
from reviews.rules.inclusion import Included


def facts(scope: Scope, included: Included | None = None) -> Facts:
    """What goes in is what is included; without that, what is suggested for the period."""
    chosen = included or inclusion.suggestions(scope.board_id, scope.period).included
    names = facts_names.names(scope)
    of_cases = facts_cases.load(scope, chosen.reviews)
    around = Around.of(scope, of_cases, names)
    actions, other_actions = facts_actions.load(around, chosen.actions)
    cases_of = {each.id: each.case_ids for each in actions} | {each.id: each.case_ids for each in other_actions}
    around = replace(around, cases_of_action=cases_of)
    evidence, other_evidence = facts_evidence.load(around, chosen.evidence)
    events, other_events = facts_events.load(around, chosen.events)
    points, cases_of_theme = facts_learning.points(around)
    return Facts(
        scope,
        cases=of_cases.cases,
        reviews=of_cases.reviews,
        points=points,
        themes=facts_learning.themes(around),
        focuses=facts_learning.focuses(scope),
        recommendations=facts_learning.recommendations(around),
        actions=actions,
        evidence=evidence,
        events=events,
        shortfalls=facts_learning.shortfalls(scope),
        considered=of_cases.considered,
        undecided=chosen.undecided,
        left=Left(other_actions, other_evidence, other_events, cases_of_theme),
        abbreviations=names.abbreviations | of_cases.abbreviations,
    )
