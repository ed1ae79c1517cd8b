"""A real browser at a real server: Debian's Chromium, driven over the pages that waitress serves."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, sync_playwright
from waitress.server import create_server

from partnership.extensions import db
from partnership.models import User
from server import with_static_files
from tests.conftest import session_of

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


# The first is the same Chromium without a window to draw: a fifth faster.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        without = "no Chromium here: browser tests are left out (Debian: apt-get install chromium)"
        pytest.fail(without) if os.environ.get("CI") == "true" else pytest.skip(without)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def site(app: Flask, pytestconfig: pytest.Config) -> Iterator[str]:
    """The address of the application as served; on SQLite only, for the pages are the same on both."""
    if pytestconfig.getoption("database") != "sqlite":
        pytest.skip("browser tests run on SQLite")
    server: Any = create_server(with_static_files(app), host="127.0.0.1", port=0, threads=4)
    ending = threading.Event()
    thread = threading.Thread(target=serve, args=(server, ending), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.task_dispatcher.shutdown()
    ending.set()
    server.pull_trigger()
    thread.join(timeout=5)
    server.asyncore.close_all(server._map)


def serve(server: Any, ending: threading.Event) -> None:
    """As its `run` does, but nothing is closed while the loop still looks at it: that would fail the test."""
    while not ending.is_set():
        server.asyncore.loop(timeout=1, map=server._map, count=1)


@pytest.fixture
def open_as(chromium: Browser, site: str) -> Iterator[Callable[..., Page]]:
    """`open_as(person)` is a page of that person's browser; wide, or as narrow as a phone; with scripts or without."""
    contexts = []

    def opened(person: User | None, *, width: int = 1280, scripts: bool = True) -> Page:
        context = chromium.new_context(
            base_url=site, viewport={"width": width, "height": 900}, java_script_enabled=scripts
        )
        context.set_default_timeout(10_000)
        contexts.append(context)
        if person is not None:
            context.add_cookies([{"name": "session", "value": session_of(person), "url": site}])
        db.session.commit()
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()
