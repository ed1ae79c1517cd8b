"""Every endpoint is guarded and stands in the written policy exactly once."""

from __future__ import annotations

import re
import tomllib

import pytest

from partnership.policy import PAGE, POLICY
from tests.support.addresses import rules

KEBAB = re.compile(r"/|(/([a-z0-9]+(-[a-z0-9]+)*|<uuid:[a-z_]+_id>|<token>|<path:filename>))+")
MOST_PUBLIC = 10


def written() -> dict[str, dict[str, object]]:
    return tomllib.loads(PAGE.read_text(encoding="utf-8"))["endpoints"]


def test_every_endpoint_carries_its_guard(application):
    unguarded = [rule.endpoint for rule in rules(application) if not guard_of(application, rule.endpoint)]

    assert unguarded == []


def test_every_endpoint_stands_in_the_policy_once_as_it_is_guarded(application):
    found = {
        rule.endpoint: [guard_of(application, rule.endpoint).predicate, *guard_of(application, rule.endpoint).nouns]
        for rule in rules(application)
    }

    assert {name: row["asks"] for name, row in written().items()} == found


def test_every_permission_of_an_endpoint_exists():
    named = {name for row in written().values() for name in row.get("permissions", [])}

    assert named <= set(POLICY)


def test_every_address_is_kebab_case_with_typed_ids(application):
    odd = [rule.rule for rule in rules(application) if not KEBAB.fullmatch(rule.rule)]

    assert odd == []


def test_few_endpoints_are_public(application):
    public = [r.endpoint for r in rules(application) if guard_of(application, r.endpoint).predicate == "public"]

    assert len(public) <= MOST_PUBLIC, public


@pytest.mark.parametrize("rule", ["/cases/<case_id>", "/Cases", "/case_list", "/cases/<int:case_id>"])
def test_the_address_check_refuses(rule):
    assert not KEBAB.fullmatch(rule)


def guard_of(app, endpoint):
    return getattr(app.view_functions[endpoint], "guarded_by", None)
