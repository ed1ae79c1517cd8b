"""The server gives memory back that no page needs any more."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from partnership import frugal

ROOT = Path(__file__).parents[2]
# 120 MB in small pieces, of which every hundredth stays: what is free lies between what is in use.
SCATTERED = """
import sys
from partnership import frugal

def resident():
    return int(open("/proc/self/statm").read().split()[1]) * 4096 / 1e6

frugal.settle()
pieces = [bytes(2000) for _ in range(60_000)]
kept = pieces[::100]
del pieces
app, before = frugal.giving_back(lambda environ, start_response: [b"told"]), resident()
told = [app({}, None) for _ in range(int(sys.argv[1]))]
print(round(before - resident()), len(kept), told[-1])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="glibc gives back where the system is Linux")
@pytest.mark.parametrize(("answers", "least", "most"), [(frugal.ANSWERS, 80, 130), (frugal.ANSWERS - 1, -5, 5)])
def test_what_is_free_goes_back_after_so_many_answers_and_not_before(answers: int, least: int, most: int) -> None:
    command = [sys.executable, "-c", SCATTERED, str(answers)]
    freed, *rest = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()

    assert rest == ["600", "[b'told']"]
    assert least <= int(freed) <= most


def test_another_c_library_keeps_its_own_ways(monkeypatch: pytest.MonkeyPatch) -> None:
    told: dict[int, int] = {}
    libraries = iter((SimpleNamespace(mallopt=told.__setitem__), SimpleNamespace(), SimpleNamespace()))
    monkeypatch.setattr(frugal.sys, "platform", "linux")
    monkeypatch.setattr(frugal.ctypes, "CDLL", lambda _: next(libraries))

    frugal.settle()
    frugal.settle()

    assert told == frugal.SETTINGS
    assert frugal.giving_back(print) is print
