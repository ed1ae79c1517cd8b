"""Time by turns: each round asks every page once, so that what else the machine does falls on all of them alike."""

from __future__ import annotations

import http.client
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from statistics import median, quantiles

from benchmarks.pages import Page
from benchmarks.servers import ANSWERS_WITHIN, Server, ask

WARM = 5
AT_ONCE = 4


@dataclass(frozen=True)
class Timed:
    """One address to be asked again and again on a connection that is kept."""

    name: str
    server: Server
    path: str
    token: str = ""


@dataclass(frozen=True)
class Took:
    """Median seconds of one answer: as somebody waits for it, and of the processor alone; `slow` is 19 of 20."""

    waited: float
    busy: float | None
    slow: float = 0


def medians(wanted: list[Timed], rounds: int) -> dict[str, Took]:
    """Name → what an answer took, after some rounds that are not counted."""
    connections = [http.client.HTTPConnection(each.server.host, timeout=ANSWERS_WITHIN) for each in wanted]
    seen: dict[str, list[tuple[float, float | None]]] = {each.name: [] for each in wanted}
    for turn in range(WARM + rounds):
        for each, connection in zip(wanted, connections, strict=True):
            took = _once(each, connection)
            if turn >= WARM:
                seen[each.name].append(took)
    for connection in connections:
        connection.close()
    return {name: _median(found) for name, found in seen.items()}


def _once(each: Timed, connection: http.client.HTTPConnection) -> tuple[float, float | None]:
    before, begun = each.server.busy_seconds, time.perf_counter()
    ask(each.server.host, each.path, each.token, connection)
    waited, after = time.perf_counter() - begun, each.server.busy_seconds
    return waited, None if before is None or after is None else after - before


def _median(found: list[tuple[float, float | None]]) -> Took:
    busy = [each for _, each in found if each is not None]
    waited = [each for each, _ in found]
    return Took(median(waited), median(busy) if busy else None, quantiles(waited, n=20)[-1])


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
