"""The set-up: a script that any sh reads, pins that hold, and no address or path of one machine anywhere."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
REQUIREMENTS = ("requirements.txt", "requirements-test.txt", "requirements-node.txt")
BINARY = {".png", ".ico", ".gz", ".docx", ".xlsx"}

# Written in pieces, so that this file does not hold what it looks for.
HOSTS = ("pypi" + ".org", "python" + "hosted.org", "npmjs" + ".org", "npmjs" + ".com", "yarnpkg" + ".com")
MACHINE_PATH = re.compile(r"(?<![\w.:/~])/(?:work|root|home|Users)/[\w.]")


@pytest.mark.parametrize("script", ["run", ".ci/run"])
def test_script_is_read_by_its_shell(script: str) -> None:
    shell = "bash" if script == ".ci/run" else "sh"

    read = subprocess.run([shell, "-n", script], cwd=ROOT, capture_output=True, text=True, check=False)

    assert (read.returncode, read.stderr) == (0, "")
    assert (ROOT / script).stat().st_mode & 0o111, f"{script} cannot be started"


def test_script_says_what_it_knows_when_it_is_asked_for_something_else() -> None:
    asked = subprocess.run(["./run", "dance"], cwd=ROOT, capture_output=True, text=True, check=False)

    assert asked.returncode == 1
    assert './run does not know "dance"' in asked.stderr
    assert "./run serve" in asked.stderr


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_every_requirement_is_pinned_and_hashed(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")

    assert unpinned(text) == []
    assert len(requirements(text)) > 0


def test_a_requirement_without_a_hash_is_found() -> None:
    planted = "flask==3.1.3\nwaitress>=3 \\\n    --hash=sha256:" + "0" * 64 + "\n"

    assert unpinned(planted) == ["flask==3.1.3", "waitress>=3"]


def test_what_runs_is_a_part_of_what_is_tested() -> None:
    runs, tested = (requirements((ROOT / name).read_text(encoding="utf-8")) for name in REQUIREMENTS[:2])

    assert runs.items() <= tested.items()


def test_lock_file_holds_hashes_and_no_addresses() -> None:
    lock = (ROOT / "package-lock.json").read_text(encoding="utf-8")

    assert lock.count('"integrity": "sha512-') == lock.count('"node_modules/')
    assert "://" not in lock


def test_no_file_names_a_registry_or_a_path_of_one_machine() -> None:
    found = {path: faults for path in tracked() if (faults := particulars(ROOT / path))}

    assert found == {}


@pytest.mark.parametrize(
    "planted",
    [
        f"see https://{HOSTS[0]}/simple",
        f"resolved: registry.{HOSTS[2]}",
        "cd /" + "home/morgan/x",
        "/" + "root/x",
    ],
)
def test_a_planted_registry_or_path_is_found(tmp_path: Path, planted: str) -> None:
    path = tmp_path / "planted.md"
    path.write_text(f"First line.\n{planted}\n", encoding="utf-8")

    assert len(particulars(path)) == 1


def requirements(text: str) -> dict[str, str]:
    """What is asked for → its hashes; one entry is a line with the lines that a backslash adds to it."""
    entries = text.replace("\\\n", " ").splitlines()
    asked = [entry.partition("--hash") for entry in entries if entry.strip() and not entry.startswith("#")]
    return {wanted.strip(): mark + hashes for wanted, mark, hashes in asked}


def unpinned(text: str) -> list[str]:
    return [
        wanted
        for wanted, hashes in requirements(text).items()
        if "==" not in wanted or not re.search(r"--hash=sha256:[0-9a-f]{64}", hashes)
    ]


def tracked() -> list[str]:
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    paths = [path for path in listed.stdout.split("\0") if path and Path(path).suffix not in BINARY]
    assert "run" in paths
    return [path for path in paths if (ROOT / path).is_file()]


def particulars(path: Path) -> list[str]:
    return [
        f"line {number}: {line.strip()}"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if MACHINE_PATH.search(line) or any(host in line.lower() for host in HOSTS)
    ]
