"""The server: `python -m server demo` shows the worked example, `python -m server serve` is for real use."""

from __future__ import annotations

import argparse
import errno
import ipaddress
import logging
import os
import signal
import socket
import sys
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, NoReturn

from flask import Flask
from waitress import create_server
from whitenoise import WhiteNoise

from app import create_app
from partnership import collecting, frugal, outbox, troubles
from partnership.headers import FIXED
from partnership.start_up import unusable

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

COMMANDS = {"demo": "./run", "serve": "./run serve"}
STATIC = Path(__file__).resolve().parent / "static"
AN_HOUR = 3600
LARGEST_REQUEST = 64 * 1024 * 1024  # the application says in words what is too large before this is met


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m server", description=__doc__)
    parser.add_argument("what", choices=list(COMMANDS))
    what = parser.parse_args(arguments).what
    host, port = address_of(os.environ.get("LISTEN") or "127.0.0.1:8000")
    if what == "demo" and not is_loopback(host):
        refuse(
            f"The demonstration answers to this machine only, so it cannot listen on {host}."
            " Use LISTEN=127.0.0.1:8000, or ./run serve for real use."
        )
    keep_apart(what, Path(os.environ["DATA_DIR"]))
    run(what, listen(host, port, COMMANDS[what]))


def keep_apart(what: str, folder: Path) -> None:
    """A demonstration keeps to a folder of its own, and real use keeps out of it."""
    mark = folder / "demonstration"
    if what == "serve":
        if os.path.exists(mark):  # where the folder cannot be looked into, the settings are refused in words
            refuse(f"{folder} holds a demonstration. For real use set DATA_DIR to another folder.")
        return
    try:
        if not mark.exists() and folder.is_dir() and any(folder.iterdir()):
            refuse(f"{folder} holds something other than a demonstration. Set DATA_DIR to another folder.")
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        mark.touch()
    except OSError as fault:
        refuse(unusable(folder, fault))


def run(what: str, door: socket.socket) -> None:
    """Holds the port before it touches the record, so a second start leaves a first one alone."""
    frugal.settle()
    address = web_address(*door.getsockname()[:2])
    app = create_app()
    app.config["ADDRESS"] = os.environ.get("PUBLIC_ADDRESS") or address
    if what == "demo":
        prepare(app)
    else:
        make_sure(app)
    collecting.settle()
    quieten()
    say(f"{'The demonstration' if what == 'demo' else 'The service'} is at {address} (Ctrl+C stops it).")
    outbox.start(app)
    signal.signal(signal.SIGTERM, stop)
    create_server(
        with_static_files(frugal.giving_back(app)),
        sockets=[door],
        threads=4,
        ident=None,
        max_request_body_size=LARGEST_REQUEST,
        clear_untrusted_proxy_headers=not app.config["BEHIND_PROXY"],
    ).run()


def make_sure(app: Flask) -> None:
    """Real use: says that the record is a new one, which a mistyped folder would make, and serves no damaged one."""
    with app.app_context():
        troubles.refuse_damaged()
    if app.extensions["new_record"]:
        say(app.extensions["new_record"])


def quieten() -> None:
    """A page asks for its sheets and scripts at once: that a few of them wait for a moment is no news."""
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)


def prepare(app: Flask) -> None:
    """Fills the demonstration's record and says how to sign in, as the application registered it."""
    demonstration = app.extensions.get("demonstration")
    if demonstration:
        for line in demonstration(app):
            say(line)


def with_static_files(app: WSGIApplication, folder: Path = STATIC) -> WhiteNoise:
    def add_headers(headers: dict[str, str], _path: str, _url: str) -> None:
        for name, value in FIXED.items():
            headers[name] = value

    return WhiteNoise(
        app,
        root=folder,
        prefix="static/",
        max_age=AN_HOUR,
        allow_all_origins=False,
        add_headers_function=add_headers,
    )


def address_of(listen: str) -> tuple[str, int]:
    host, _, port = listen.rpartition(":")
    if not host or not port.isdecimal() or int(port) > 65535:
        refuse(f"LISTEN must be a host and a port, such as 127.0.0.1:8000, not {listen!r}.")
    return host.removeprefix("[").removesuffix("]"), int(port)


def is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def listen(host: str, port: int, command: str) -> socket.socket:
    try:
        family, *_, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(place[:2], family=family)
    except OSError as problem:
        if problem.errno == errno.EADDRINUSE:
            refuse(
                f"Something already answers on port {port}: perhaps an earlier {command}."
                f" Stop it, or choose another with LISTEN={host}:{port + 1} {command}"
            )
        refuse(f"Cannot listen on {host}:{port}: {problem.strerror}. Choose another with LISTEN=host:port.")


def web_address(host: str, port: int) -> str:
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def stop(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise SystemExit(0)


def refuse(words: str) -> NoReturn:
    say(words)
    raise SystemExit(1)


def say(words: str) -> None:
    sys.stderr.write(f"{words}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    main()
