"""The server: where it listens, what it refuses, and what it sends with static files."""

from __future__ import annotations

import http.client
import logging
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.test import Client

import server

ROOT = Path(server.__file__).resolve().parent


@pytest.mark.parametrize(
    ("listen", "expected"),
    [("127.0.0.1:8000", ("127.0.0.1", 8000)), ("[::1]:81", ("::1", 81)), ("localhost:9", ("localhost", 9))],
)
def test_listen_is_a_host_and_a_port(listen: str, expected: tuple[str, int]) -> None:
    assert server.address_of(listen) == expected


@pytest.mark.parametrize("listen", ["8000", ":8000", "127.0.0.1", "127.0.0.1:http", "127.0.0.1:70000"])
def test_any_other_listen_is_refused_in_words(listen: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as refused:
        server.address_of(listen)

    assert refused.value.code == 1
    assert "LISTEN must be a host and a port, such as 127.0.0.1:8000" in capsys.readouterr().err


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "::", "reviews.example"])  # noqa: S104  never listened on
def test_demonstration_is_refused_anywhere_but_on_this_machine(
    host: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LISTEN", f"{host}:8000")

    with pytest.raises(SystemExit) as refused:
        server.main(["demo"])

    assert refused.value.code == 1
    assert f"it cannot listen on {host}." in capsys.readouterr().err


@pytest.mark.parametrize("host", ["127.0.0.1", "127.9.9.9", "::1", "localhost"])
def test_this_machine_is_known_by_its_addresses(host: str) -> None:
    assert server.is_loopback(host)


def test_port_in_use_is_said_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    with server.listen("127.0.0.1", 0, "./run") as door:
        port = door.getsockname()[1]

        with pytest.raises(SystemExit) as refused:
            server.listen("127.0.0.1", port, "./run")

    assert refused.value.code == 1
    assert capsys.readouterr().err == (
        f"Something already answers on port {port}: perhaps an earlier ./run."
        f" Stop it, or choose another with LISTEN=127.0.0.1:{port + 1} ./run\n"
    )


def test_host_of_another_machine_is_refused_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        server.listen("192.0.2.1", 8000, "./run serve")

    assert "Cannot listen on 192.0.2.1:8000" in capsys.readouterr().err


def test_demonstration_keeps_out_of_a_folder_with_something_in_it(tmp_path: Path) -> None:
    (tmp_path / "record.db").touch()

    with pytest.raises(SystemExit):
        server.keep_apart("demo", tmp_path)


def test_real_use_keeps_out_of_the_demonstrations_folder(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    server.keep_apart("demo", folder)
    (folder / "record.db").touch()

    server.keep_apart("demo", folder)

    with pytest.raises(SystemExit):
        server.keep_apart("serve", folder)


def test_preparing_says_what_the_application_offers_for_it(capsys: pytest.CaptureFixture[str]) -> None:
    app = Flask("example")
    server.prepare(app)
    app.extensions["demonstration"] = lambda app: [f"The {app.name} is ready."]

    server.prepare(app)

    assert capsys.readouterr().err == "The example is ready.\n"


def test_requests_that_wait_for_a_moment_are_not_logged() -> None:
    server.quieten()

    assert not logging.getLogger("waitress.queue").isEnabledFor(logging.WARNING)


def test_static_files_come_compressed_and_kept_for_an_hour(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("body{}" * 50)
    (tmp_path / "a.css.gz").write_bytes(b"packed")
    client = Client(server.with_static_files(Flask("example"), tmp_path))

    answer = client.get("/static/a.css", headers={"Accept-Encoding": "gzip"})

    assert answer.data == b"packed"
    assert answer.headers["Cache-Control"] == "max-age=3600, public"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "Access-Control-Allow-Origin" not in answer.headers
    answer.close()


def test_address_is_one_that_a_browser_takes() -> None:
    assert server.web_address("127.0.0.1", 8000) == "http://127.0.0.1:8000"
    assert server.web_address("::1", 8000) == "http://[::1]:8000"


@pytest.mark.parametrize(("what", "mode"), [("serve", "live"), ("demo", "demonstration")])
def test_server_answers_without_naming_itself_and_stops_when_told(what: str, mode: str, tmp_path: Path) -> None:
    with started(what, MODE=mode, DATA_DIR=str(tmp_path / "data")) as (process, address):
        connection = http.client.HTTPConnection(address.removeprefix("http://"))
        connection.request("GET", "/static/vendor/govuk-frontend.min.css")
        answer = connection.getresponse()
        connection.close()
        process.terminate()

        assert process.wait(timeout=10) == 0

    assert answer.status == 200
    assert answer.getheader("Server") is None


@contextmanager
def started(what: str, **settings: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    with subprocess.Popen(
        [sys.executable, "-m", "server", what],
        cwd=ROOT,
        env=environment | settings | {"LISTEN": "127.0.0.1:0"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr
        said = ""
        try:
            while not (found := re.search(r"is at (http://\S+) ", said)):
                line = process.stderr.readline()
                assert line, f"The server did not start: {said}"
                said += line
            yield process, found[1]
        finally:
            process.kill()
