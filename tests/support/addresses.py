"""Every address of the application, filled with the things of the world."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from flask import Flask
from werkzeug.routing import Rule

from tests.support.world import MISSING, World

NOUN = re.compile(r"<uuid:(\w+)_id>")
WORKING_METHODS = ("GET", "POST")


@dataclass(frozen=True)
class Address:
    """One request that can be made: the endpoint, its method, the path, and which states its nouns are in."""

    endpoint: str
    method: str
    path: str
    states: tuple[tuple[str, str], ...] = ()


def rules(app: Flask) -> list[Rule]:
    return sorted(app.url_map.iter_rules(), key=lambda rule: (rule.endpoint, rule.rule))


def guarded(app: Flask) -> list[Rule]:
    """All rules but the public ones."""
    return [rule for rule in rules(app) if app.view_functions[rule.endpoint].guarded_by.predicate != "public"]


def addresses(app: Flask, world: World, rule: Rule) -> Iterator[Address]:
    """The rule with each state of its noun, and with an id of nothing."""
    nouns = NOUN.findall(rule.rule)
    methods = [method for method in WORKING_METHODS if method in (rule.methods or ())]
    if not nouns:
        yield from (Address(rule.endpoint, method, rule.rule) for method in methods)
        return
    noun, *others = nouns
    assert not others, f"{rule.rule}: one thing an address; the rest follows from it"
    assert noun in world.things, f"teach the world about the noun {noun!r}"
    for state, thing in (*world.things[noun].items(), ("missing", None)):
        path = NOUN.sub(str(thing.id if thing is not None else MISSING), rule.rule)
        yield from (Address(rule.endpoint, method, path, ((noun, state),)) for method in methods)
