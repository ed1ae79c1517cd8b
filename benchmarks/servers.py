"""The two servers, each a process of its own on this machine: the product as started for real, and the bare page."""

from __future__ import annotations

import hashlib
import http.client
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ANSWERS_WITHIN = 30.0
STOPS_WITHIN = 10.0
OWN = ("DATABASE_URL", "DATA_DIR", "LISTEN", "MODE", "SECRET_KEY", "BEHIND_PROXY")


@dataclass(frozen=True)
class Server:
    """Where it answers, and how long it took from exec to its first answer."""

    process: subprocess.Popen[bytes]
    host: str
    seconds: float

    @property
    def resident_bytes(self) -> int:
        """The memory that its process holds now: of the process that was started, which has no children."""
        status = Path(f"/proc/{self.process.pid}/status")
        if status.exists():
            found = re.search(r"VmRSS:\s+(\d+) kB", status.read_text())
            return int(found[1]) * 1024 if found else 0
        told = subprocess.run(["ps", "-o", "rss=", "-p", str(self.process.pid)], capture_output=True, check=True)
        return int(told.stdout) * 1024

    @property
    def busy_seconds(self) -> float | None:
        """The processor time its threads have had so far; None where the system does not tell it so finely."""
        tasks = Path(f"/proc/{self.process.pid}/task")
        if not tasks.is_dir():
            return None
        return sum(int(each.read_text().split()[0]) for each in tasks.glob("*/schedstat")) / 1e9


def installed() -> bool:
    """Whether ./run would start this environment's Python without installing anything."""
    mark = Path(sys.prefix) / ".requirements"
    wanted = hashlib.sha256((ROOT / "requirements.txt").read_bytes() + sys.version.encode()).hexdigest()
    return mark.is_file() and mark.read_text().strip() == wanted


def product() -> list[str]:
    """How the product is started: by ./run, or straight away where ./run would first install."""
    return ["./run", "serve"] if installed() else [sys.executable, "-m", "server", "serve"]


def bare(folder: Path) -> list[str]:
    return [sys.executable, "-m", "benchmarks.bare", str(folder)]


@contextmanager
def started(command: list[str], folder: Path, first: str) -> Iterator[Server]:
    """The server over a folder, once it has answered the address `first`; it is stopped whatever happens."""
    inherited = {name: value for name, value in os.environ.items() if name not in OWN}
    settings = {"DATA_DIR": str(folder), "MODE": "live", "LISTEN": "127.0.0.1:0", "VENV": sys.prefix}
    said = folder / "said.txt"
    with said.open("wb") as output:
        begun = time.perf_counter()
        process = subprocess.Popen(command, cwd=ROOT, env=inherited | settings, stdout=output, stderr=output)
    try:
        host = _host(process, said, begun + ANSWERS_WITHIN)
        ask(host, first)
        yield Server(process, host, time.perf_counter() - begun)
    finally:
        process.terminate()
        try:
            process.wait(STOPS_WITHIN)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _host(process: subprocess.Popen[bytes], said: Path, until: float) -> str:
    while time.perf_counter() < until:
        words = said.read_text(errors="replace")
        if found := re.search(r"is at http://(\S+) ", words):
            return found[1]
        if process.poll() is not None:
            raise RuntimeError(f"The server stopped before it answered:\n{words}")
        time.sleep(0.01)
    raise RuntimeError(f"The server has not said within {ANSWERS_WITHIN:.0f} seconds where it answers.")


@dataclass(frozen=True)
class Answer:
    """What came back: all bytes of it, head and body as sent, and the body apart."""

    sent: int
    body: bytes
    is_packed: bool


def ask(host: str, path: str, token: str = "", connection: http.client.HTTPConnection | None = None) -> Answer:
    """One GET as a browser sends it. Anything but 200 is a fault of the benchmark."""
    own = connection or http.client.HTTPConnection(host, timeout=ANSWERS_WITHIN)
    headers = {"Accept-Encoding": "gzip, deflate", **({"Cookie": f"session={token}"} if token else {})}
    own.request("GET", path, headers=headers)
    response = own.getresponse()
    body = response.read()
    if connection is None:
        own.close()
    if response.status != 200:
        raise RuntimeError(f"{path} answered {response.status}")
    head = f"HTTP/1.1 {response.status} {response.reason}\r\n\r\n"
    sent = len(head) + sum(len(name) + len(value) + 4 for name, value in response.getheaders()) + len(body)
    return Answer(sent, body, response.getheader("Content-Encoding") == "gzip")
