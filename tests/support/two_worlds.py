"""All that a person can be told, asked in a world with a hidden case and in one where it never was."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote_plus

from flask import Flask, request, request_finished
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.support.addresses import NOUN, guarded
from tests.support.world import MISSING, World, identity

WORDS = (
    *("Zelkova", "zelkova 88", "Zel", "discharge letter", "rewrite", "the trust", "Alder", "hidden", "%", "_"),
    *("88", "2026", "'", '"', "<b>", "review team", "Rapid Review", "in_progress", "letter", "a b c d"),
)
PASSING = {"Date", "Set-Cookie", "Content-Security-Policy"}
CHANGING = re.compile(
    r'(nonce=|name="csrf_token" value=|name="new_id" type="hidden" value=|'
    r'id="name" name="name" type="text" value=)"[^"]*"'
    r'|(class="app-qr".*?</svg>|<code class="app-code">[^<]*)',
    re.DOTALL,
)


Ids = dict[str, list[Any]]


def known_ids(world: World) -> Ids:
    """Noun → the ids that addresses are filled with: all that this world has, and one of nothing."""
    return {noun: [*(thing.id for thing in states.values()), MISSING] for noun, states in world.things.items()}


def paths(app: Flask, ids: Ids, lists: frozenset[str], client: FlaskClient, only: str = "") -> Iterator[str]:
    """Every address that can be opened: each known id; on a list also each argument with each word.

    Arguments are left out where `client` is refused the page, or shown one that did not look at them.
    """
    for rule in guarded(app):
        if not (rule.rule == only or (only != "/" and rule.rule.startswith(only))):
            continue
        if "GET" not in (rule.methods or ()):
            continue
        nouns = NOUN.findall(rule.rule)
        if nouns:
            yield from (NOUN.sub(str(each), rule.rule) for each in ids[nouns[0]])
            continue
        yield rule.rule
        if not heeds_arguments(app, client, rule.rule):
            continue
        yield from (f"{rule.rule}?{query}" for query in (queries() if rule.rule in lists else few()))
        if rule.endpoint == "search.results":
            yield from (f"{rule.rule}?{query}" for query in searches())


def lists(app: Flask, client: FlaskClient) -> frozenset[str]:
    """The addresses that answer as a file too, for somebody who may open them all."""
    plain = [rule.rule for rule in guarded(app) if "GET" in (rule.methods or ()) and not NOUN.findall(rule.rule)]
    return frozenset(path for path in plain if "format=csv" in client.get(path).get_data(as_text=True))


def heeds_arguments(app: Flask, client: FlaskClient, path: str) -> bool:
    """Whether the page is shown and looked at the arguments of its address, of which there were none."""
    looked = []

    def note(*_: Any, **__: Any) -> None:
        looked.append("args" in request.__dict__)  # werkzeug reads them when they are first asked for

    with request_finished.connected_to(note, app):
        answer = client.get(path)
    return answer.status_code == 200 and looked == [True]


def few() -> Iterator[str]:
    """What any page might be asked that is no list."""
    yield from (
        f"{name}={identity(f'hidden {name}')}" for name in ("case", "review", "action", "part", "incident", "conflict")
    )
    yield from (f"what={key}" for key in ("only-reached", "not-seen", "point-no-action", "no-follow-up"))


def searches() -> Iterator[str]:
    """Words of the hidden case and of all that hangs from it, alone and with others; each kind; a page further on."""
    words = (*WORDS, "Zelkova summary", '"Zelkova summary"', "Zelkova trust", "bruising Zelkova", "bruising", "notes")
    yield from (f"q={quote_plus(word)}" for word in words)
    for kind in ("case", "learning_point", "recommendation", "action", "update", "evidence", "event", "agency"):
        yield from (f"kind={kind}&q={word}" for word in ("Zelkova", "Northmoor"))
    yield from ("q=Northmoor&page=2", "q=Zelkova&page=2", "q=")


def queries() -> Iterator[str]:
    yield from (f"words={word.replace('%', '%25').replace(' ', '+')}" for word in WORDS)
    for name in ("case", "review"):
        yield from (f"{name}={identity(f'{state} {name}')}" for state in ("open", "hidden", "other"))
    yield from (f"tab={tab}" for tab in ("all", "open", "overdue", "done", "concluded", "no-response"))
    yield from ("page=2", "sort=-case", "sort=name", "format=csv", "format=xlsx", "tab=all&format=csv")
    yield f"agency={identity('Northmoor Police')}"


def told(client: FlaskClient, path: str) -> tuple[Any, ...]:
    """An answer without what changes from one request to the next."""
    answer = client.get(path)
    headers = sorted((name, value) for name, value in answer.headers if name not in PASSING)
    return answer.status_code, tuple(headers), content(answer)


def content(answer: TestResponse) -> Any:
    if answer.mimetype.endswith("sheet"):
        with zipfile.ZipFile(io.BytesIO(answer.data)) as book:
            return {name: book.read(name) for name in book.namelist() if not name.startswith("docProps")}
    return CHANGING.sub(lambda found: found[1] or "", answer.get_data(as_text=True))


def all_told(client: FlaskClient, wanted: list[str]) -> Iterator[tuple[str, Any]]:
    """What was asked, and what was told, one after the other."""
    for path in wanted:
        yield path, _without_length(told(client, path))


def _without_length(answer: tuple[Any, ...]) -> tuple[Any, ...]:
    """The length of a body that is compared byte for byte anyway, and changes with the length of a token."""
    status, headers, body = answer
    return status, tuple(each for each in headers if each[0] != "Content-Length"), body
