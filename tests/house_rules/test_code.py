"""Rules of the house about code: size, opening line, who reads the clock, who commits, who imports the application."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("partnership", "reviews")
MOST_LINES, MOST_IN_FUNCTION = 300, 40
EVALUATED = {"reviews/rules/stated.py"}  # its annotations are read by a table column elsewhere
COMMITTERS = {
    "partnership/saving.py",
    "partnership/access.py",
    "partnership/views/account.py",  # a try at the present password counts, though its save is refused
    "partnership/views/sign_in.py",
    "partnership/views/second_factor.py",  # as there: a code that is wrong counts
    "partnership/commands/mails.py",  # a mail is claimed before it is sent, so that two senders never send it twice
}


def sources(*folders):
    found = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]
    assert found
    return [(str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")) for path in found]


PRODUCT = [
    *sources(*PACKAGES),
    ("app.py", (ROOT / "app.py").read_text()),
    ("server.py", (ROOT / "server.py").read_text()),
]
ALL = [*PRODUCT, *sources("tests", "migrations", "setup")]


def too_long(text):
    functions = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef)]
    found = [f"{node.name} has {length(node)} lines" for node in functions if length(node) > MOST_IN_FUNCTION]
    lines = text.count("\n")
    return [*found, *([f"{lines} lines"] if lines > MOST_LINES else [])]


def length(node):
    return (node.end_lineno or node.lineno) - node.lineno + 1


def imports_inside(text):
    return [
        each.lineno
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef)
        for each in ast.walk(node)
        if isinstance(each, ast.Import | ast.ImportFrom)
    ]


def calls(text, *names):
    """Lines that call a method of one of these names, such as `commit` or `now`."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in names
    ]


@pytest.mark.parametrize(("path", "text"), ALL, ids=[path for path, _ in ALL])
def test_files_and_functions_are_small(path, text):
    listed = "upgrade has" if path.startswith("migrations/") else "no function is left out"

    assert [fault for fault in too_long(text) if not fault.startswith(listed)] == []


@pytest.mark.parametrize(("path", "text"), PRODUCT, ids=[path for path, _ in PRODUCT])
def test_a_module_opens_with_what_it_is_for(path, text):
    if not text.strip():
        return
    tree = ast.parse(text)

    assert ast.get_docstring(tree), "say in the first line what the module is for"
    if not path.endswith("__init__.py") and path not in EVALUATED:
        assert "from __future__ import annotations" in text


@pytest.mark.parametrize(("path", "text"), PRODUCT, ids=[path for path, _ in PRODUCT])
def test_imports_stand_at_the_top(path, text):
    assert imports_inside(text) == []


@pytest.mark.parametrize(("path", "text"), ALL, ids=[path for path, _ in ALL])
def test_nothing_imports_the_application_but_what_starts_it(path, text):
    if path == "server.py" or path.startswith(("tests/", "benchmarks/")):
        return
    named = [
        node
        for node in ast.walk(ast.parse(text))
        if (isinstance(node, ast.ImportFrom) and node.module == "app")
        or (isinstance(node, ast.Import) and any(each.name == "app" for each in node.names))
    ]

    assert named == []


def test_only_the_clock_reads_the_clock():
    readers = [path for path, text in PRODUCT if calls(text, "utcnow") or reads_clock(text)]

    assert readers == ["partnership/clock.py"]


def reads_clock(text):
    return [
        node
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("now", "today")
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id in ("datetime", "date")
    ]


def test_only_the_path_of_a_save_commits():
    committers = {
        path for path, text in PRODUCT if calls(text, "commit") and "/cli" not in path and "demonstration" not in path
    }

    assert committers <= COMMITTERS


def test_markup_is_made_in_no_module_but_text():
    makers = [path for path, text in PRODUCT if "Markup(" in text]

    assert makers in ([], ["partnership/text.py"])


def test_the_checks_can_fail():
    long = "def f():\n" + "    x = 1\n" * 41

    assert too_long(long) == ["f has 42 lines"]
    assert too_long("x = 1\n" * 301) == ["301 lines"]
    assert imports_inside("def f():\n    import os\n") == [2]
    assert calls("db.session.commit()", "commit") == [1]
    assert reads_clock("date.today()")
