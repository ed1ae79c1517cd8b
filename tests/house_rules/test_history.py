"""Every verb that a command records has its sentence, so that no history tells it by its bare name."""

from __future__ import annotations

import ast
import importlib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("partnership", "reviews")


def sources(package, pattern="*.py"):
    return {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in (ROOT / package).rglob(pattern)}


def verbs(text, constants=None):
    """What a module records: the first argument of record(), also by a constant or as an argument of a helper."""
    tree, found = ast.parse(text), set()
    known = constants_of(text) | (constants or {})
    for function in [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]:
        names = [argument.arg for argument in function.args.args]
        for call in calls(function, "record"):
            verb = call.args[0]
            if isinstance(verb, ast.Name) and verb.id in names:
                place = names.index(verb.id)
                found |= {literal(each.args[place], known) for each in calls(tree, function.name)}
            else:
                found.add(literal(verb, known))
    return found


def constants_of(text):
    """The words that a module gives a name to."""
    return {
        node.targets[0].id: node.value.value
        for node in ast.parse(text).body
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and isinstance(node.value, ast.Constant)
    }


def calls(tree, name):
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and node.args and getattr(node.func, "attr", getattr(node.func, "id", "")) == name
    ]


def literal(node, known):
    if isinstance(node, ast.Name) and node.id in known:
        return known[node.id]
    assert isinstance(node, ast.Constant), f"line {node.lineno}: write the verb out"
    return node.value


def told(package):
    """The verbs of every dictionary of sentences in the package's history."""
    modules = [path.removesuffix(".py").replace("/", ".") for path in sources(f"{package}/rules", "history*.py")]
    tables = [table for name in modules for table in vars(importlib.import_module(name)).values()]
    return {verb for table in tables if isinstance(table, dict) for verb in table}


@pytest.mark.parametrize("package", PACKAGES)
def test_every_verb_has_its_sentence(package):
    modules = {path: text for path, text in sources(package).items() if not path.endswith("commands/audit.py")}
    constants = {name: value for text in modules.values() for name, value in constants_of(text).items()}
    recorded = {verb for text in modules.values() if "audit" in text for verb in verbs(text, constants)}

    assert recorded
    assert recorded - told(package) == set()


def test_a_verb_is_found_wherever_it_is_written():
    helper = 'def f(verb):\n    audit.record(verb, x)\ndef g():\n    f("did one")\n    audit.record("did another", x)\n'
    constant = 'DONE = "did a third"\ndef f():\n    audit.record(DONE, x)\n'

    assert verbs(helper + constant) == {"did one", "did another", "did a third"}


def test_a_verb_that_is_put_together_is_refused():
    with pytest.raises(AssertionError, match="line 2: write the verb out"):
        verbs('def f():\n    audit.record("did " + x, y)\n')
