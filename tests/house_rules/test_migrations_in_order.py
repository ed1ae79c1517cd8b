"""Migrations are numbered, go forward only, import nothing of ours, and HEAD names the newest."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "migrations"
STEPS = sorted((FOLDER / "versions").glob("*.py"))


@pytest.mark.parametrize("path", STEPS, ids=[path.stem for path in STEPS])
def test_a_migration_imports_nothing_of_ours_and_never_goes_back(path):
    text = path.read_text(encoding="utf-8")

    assert not re.search(r"(from|import) (partnership|reviews|app)\b", text)
    assert "def downgrade" not in text


def test_migrations_are_numbered_without_a_gap_and_head_is_the_newest():
    numbers = [path.name[:4] for path in STEPS]

    assert numbers == [f"{number:04}" for number in range(1, len(STEPS) + 1)]
    assert (FOLDER / "HEAD").read_text().strip() == numbers[-1]
