"""`./run bench`: every measure of speed and size in one run, printed beside its limit. `--quick` is a small one."""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote_plus

from flask import Flask

from benchmarks import pasting, plans, reports, servers, sizes, table, things, timing, weight
from benchmarks.pages import Page, Sweep, application, swept, unequal
from benchmarks.table import Measure
from partnership.queries import agencies as queries
from reviews.inventing.partnership import Size

HOME = "/"
STATEMENTS, HOME_STATEMENTS = 15, 25
FIRST_VIEW, LATER_VIEW = 100_000, 60_000
MEMORY_MB, START_SECONDS = 180, 5
LIST_TIMES, RECORD_TIMES, SEARCH_TIMES = 40, 25, 60
PASTING_SECONDS = 2
SEARCHED = ("letter", "information sharing", "intranet", "northmoor police", '"discharge letter"', "nonsuch")
TIMED = (
    ("List of actions", "/actions", LIST_TIMES),
    ("List of reviews", "/reviews", LIST_TIMES),
    ("Page of an action", "/actions/<uuid:action_id>", RECORD_TIMES),
    ("Page of a case", "/cases/<uuid:case_id>", RECORD_TIMES),
)


@dataclass(frozen=True)
class Effort:
    """How much is done: the larger record, rounds of timing, pages before memory is read, starts."""

    size: Size = sizes.TEN_THOUSAND
    rounds: int = 200
    pages: int = 500
    starts: int = 3


QUICK = Effort(replace(sizes.TEN_THOUSAND, cases=60, actions=300, updates=1_500), rounds=20, pages=50, starts=1)


def main() -> None:
    parser = argparse.ArgumentParser(prog="./run bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a smaller record and fewer rounds, in half a minute")
    parser.add_argument("--pages", action="store_true", help="also every page with its statements and bytes")
    wanted = parser.parse_args()
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        bench(Path(folder), QUICK if wanted.quick else Effort(), with_pages=wanted.pages)
    print(f"\n{time.perf_counter() - begun:.0f} seconds in all.")


def bench(folder: Path, effort: Effort, *, with_pages: bool) -> None:
    size = effort.size
    print(f"An invented record of {size.cases} cases, {size.actions:,} actions, {size.updates:,} updates, on SQLite.")
    few = swept(application(folder / "few"), sizes.TEN)
    app = application(folder / "many")
    many = swept(app, size)
    scans = plans.full_scans(app, many.asked)
    (folder / "bare").mkdir()
    measures, weights = _served(folder, effort, many)
    written = reports.measured(app, folder, size.years)
    pasted = _pasted(app, many)
    print(f"{os.cpu_count()} processors; {os.getloadavg()[0]:.1f} programs wanted one in the last minute.")
    print("\n" + table.measures([*_statements(few, many), *measures, *written, pasted]))
    _tell(few, many, weights, scans)
    if with_pages:
        print("\n" + _pages(few, many, weights))


def _pasted(app: Flask, many: Sweep) -> Measure:
    """Last of all: it writes."""
    with app.app_context():
        agencies = [each.name for each in queries.open_in_order()]
    took = pasting.seconds(app, many.tokens["manager"], many.usual["review"][0], agencies)
    return Measure("Pasting 40 rows, seconds", took, PASTING_SECONDS, " s")


def _statements(few: Sweep, many: Sweep) -> list[Measure]:
    others = [page for page in many.pages if page.rule != HOME]
    most, home = _most(others), _most([page for page in many.pages if page.rule == HOME])
    return [
        Measure("SQL statements, the most on a page", most.statements, STATEMENTS, where=_where(most)),
        Measure("SQL statements, home", home.statements, HOME_STATEMENTS, where=_where(home)),
        Measure("Pages whose statements differ from those at 10 actions", len(unequal(few, many)), 0),
        Measure("Pages that fail", len(many.failed), 0, where=", ".join(many.failed)),
    ]


def _most(pages: list[Page]) -> Page:
    return max(pages, key=lambda page: page.statements)


def _where(page: Page) -> str:
    return f"{page.rule} as {page.person}"


def _served(folder: Path, effort: Effort, many: Sweep) -> tuple[list[Measure], list[weight.Weight]]:
    """What is measured from outside, over the wire: start, memory, bytes, time."""
    command, record_of = servers.product(), folder / "many"
    seconds = []
    for _ in range(effort.starts - 1):
        with servers.started(command, record_of, "/sign-in") as server:
            seconds.append(server.seconds)
    with servers.started(command, record_of, "/sign-in") as server:
        seconds.append(server.seconds)
        timing.open_many(server.host, many.pages, many.tokens, effort.pages)
        memory = server.resident_bytes
        weights = weight.weighed(server.host, many.pages, many.tokens)
        with servers.started(servers.bare(folder / "bare"), folder / "bare", "/") as bare:
            times = _times(server, bare, many, effort.rounds)
    how = "./run serve" if servers.installed() else "python -m server serve"
    return [
        *_weights(weights),
        *times,
        Measure(f"Resident memory after {effort.pages} pages", memory / 1e6, MEMORY_MB, " MB"),
        Measure("Start to first answer, the slowest", max(seconds), START_SECONDS, " s", how),
    ], weights


def _weights(weights: list[weight.Weight]) -> list[Measure]:
    first = max(weights, key=lambda each: each.first)
    later = max(weights, key=lambda each: each.html)
    return [
        Measure("First view, the heaviest", first.first / 1000, FIRST_VIEW / 1000, " KB", _where(first.page)),
        Measure("Later view, the heaviest", later.html / 1000, LATER_VIEW / 1000, " KB", _where(later.page)),
    ]


def _times(server: servers.Server, bare: servers.Server, many: Sweep, rounds: int) -> list[Measure]:
    token = many.tokens["manager"]
    wanted = [
        timing.Timed(name, server, next(things.paths(rule, many.usual)), token)
        for name, rule, _ in TIMED
        if many.of(rule, "manager")
    ]
    searches = [timing.Timed(words, server, f"/search?q={quote_plus(words)}", token) for words in SEARCHED]
    took = timing.medians([timing.Timed("bare", bare, "/"), *wanted, *searches], rounds)
    slowest = max((took[each.name] for each in searches), key=lambda each: each.slow)
    search = timing.Took(slowest.slow, slowest.busy, slowest.slow)
    return [
        *(_ratio(name, limit, took.get(name), took["bare"]) for name, _, limit in TIMED),
        _ratio("Search, 19 of 20 answers of the slowest words", SEARCH_TIMES, search, took["bare"]),
    ]


def _ratio(name: str, limit: float, took: timing.Took | None, bare: timing.Took) -> Measure:
    name = f"{name}, times the bare page"
    if took is None:
        return Measure(name, None, limit)
    words = f"{1000 * took.waited:.1f} ms to {1000 * bare.waited:.2f} ms"
    if took.busy and bare.busy:
        words = f"{words}; of the processor alone {took.busy / bare.busy:.1f} times"
    return Measure(name, took.waited / bare.waited, limit, where=words)


def _tell(few: Sweep, many: Sweep, weights: list[weight.Weight], scans: list[tuple[str, str, str]]) -> None:
    """What stands behind a number, a line each."""
    print(f"\n{len(many.pages)} pages were opened, by {len(many.tokens)} people and by nobody signed in.")
    for page, count in unequal(few, many):
        print(f"  {_where(page)}: {count} statements at 10 actions, {page.statements} now")
    for page in many.pages:
        if page.statements > (HOME_STATEMENTS if page.rule == HOME else STATEMENTS):
            print(f"  {_where(page)}: {page.statements} statements")
    for each in weights:
        if each.first > FIRST_VIEW or each.html > LATER_VIEW:
            print(f"  {_where(each.page)}: {each.first / 1000:.1f} KB at first, {each.html / 1000:.1f} KB later")
    for rule, answers in many.unopened.items():
        print(f"  {rule}: nobody of the record could open it; it answered {sorted(answers) or 'nothing, not asked'}")
    for (name, rule), number in Counter((name, rule) for name, rule, _ in scans).items():
        print(f"  {rule} reads {name} from end to end in {number} of its statements")


def _pages(few: Sweep, many: Sweep, weights: list[weight.Weight]) -> str:
    rows = []
    for each in weights:
        page, before = each.page, few.of(each.page.rule, each.page.person)
        counts = (str(before.statements) if before else "-", str(page.statements))
        rows.append((page.rule, page.person, *counts, f"{each.first / 1000:.1f}", f"{each.html / 1000:.1f}"))
    headings = ("Page", "As", "SQL at 10", "SQL", "First KB", "Later KB")
    return table.drawn(headings, rows, right=(2, 3, 4, 5))


if __name__ == "__main__":
    main()
