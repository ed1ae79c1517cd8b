"""Time by turns: each round asks every page once, so that what else the machine does falls on all of them alike."""

from __future__ import annotations

import http.client
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from statistics import median

from benchmarks.pages import Page
from benchmarks.servers import ANSWERS_WITHIN, ask

WARM = 5
AT_ONCE = 4


@dataclass(frozen=True)
class Timed:
    """One address to be asked again and again on a connection that is kept."""

    name: str
    host: str
    path: str
    token: str = ""


def medians(wanted: list[Timed], rounds: int) -> dict[str, float]:
    """Name → median seconds of one answer."""
    connections = {each.name: http.client.HTTPConnection(each.host, timeout=ANSWERS_WITHIN) for each in wanted}
    took: dict[str, list[float]] = {each.name: [] for each in wanted}
    for turn in range(WARM + rounds):
        for each in wanted:
            begun = time.perf_counter()
            ask(each.host, each.path, each.token, connections[each.name])
            if turn >= WARM:
                took[each.name].append(time.perf_counter() - begun)
    for connection in connections.values():
        connection.close()
    return {name: median(seconds) for name, seconds in took.items()}


def open_many(host: str, pages: list[Page], tokens: dict[str, str], count: int) -> None:
    """Open so many pages, several at once, each kind as often as the next."""
    wanted = [pages[number % len(pages)] for number in range(count)]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for done in pool.map(lambda part: _open(host, part, tokens), (wanted[n::AT_ONCE] for n in range(AT_ONCE))):
            assert done


def _open(host: str, pages: Iterable[Page], tokens: dict[str, str]) -> bool:
    connection = http.client.HTTPConnection(host, timeout=ANSWERS_WITHIN)
    for page in pages:
        ask(host, page.path, tokens.get(page.person, ""), connection)
    connection.close()
    return True
