"""Real use does not start with a bad setting, and says which."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app import create_app
from partnership import config
from partnership.config import ROOT
from partnership.start_up import bad_settings, close_to_others


@pytest.fixture
def good(tmp_path):
    folder = tmp_path / "live"
    folder.mkdir(mode=0o700)
    return {"DATA_DIR": folder, "SECRET_KEY": "k" * 32, "DEBUG": False, "ADDRESS": "https://record.northmoor.example"}


def test_good_settings_are_taken(good):
    assert bad_settings(good) == []


@pytest.mark.parametrize(
    ("setting", "value", "words"),
    [
        ("DEBUG", True, "Debugging is on"),
        ("SECRET_KEY", "", "SECRET_KEY is too short"),
        ("SECRET_KEY", "dev", "SECRET_KEY is too short"),
        ("SECRET_KEY", "k" * 31, "SECRET_KEY is too short"),
        ("ADDRESS", "http://record.northmoor.example", "It must begin with https://"),
        ("ADDRESS", "http://192.0.2.1:8000", "It must begin with https://"),
    ],
)
def test_bad_setting_is_named(good, setting, value, words):
    (fault,) = bad_settings(good | {setting: value})

    assert words in fault


@pytest.mark.parametrize("address", ["http://127.0.0.1:8000", "http://[::1]:8000", "http://localhost:8000"])
def test_address_of_this_machine_may_be_plain(good, address):
    assert bad_settings(good | {"ADDRESS": address}) == []


@pytest.mark.parametrize("mode", [0o701, 0o704, 0o755, 0o777])
def test_folder_that_others_can_look_into_is_named(good, mode):
    good["DATA_DIR"].chmod(mode)

    (fault,) = bad_settings(good)

    assert fault.endswith(f"chmod 700 {good['DATA_DIR']}")


def test_new_or_empty_folder_is_closed_to_others(tmp_path):
    empty = tmp_path / "empty"
    empty.mkdir()
    empty.chmod(0o755)

    for folder in (empty, tmp_path / "new" / "folder"):
        close_to_others(folder)
        assert folder.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(("mode", "holds"), [(0o755, "a file"), (0o1777, "")])
def test_folder_that_others_use_is_left_as_it_is(tmp_path, mode, holds):
    folder = tmp_path / "shared"
    folder.mkdir()
    folder.chmod(mode)
    if holds:
        (folder / holds).touch()

    close_to_others(folder)

    assert folder.stat().st_mode & 0o1777 == mode


def test_start_with_bad_settings_is_refused_in_words(tmp_path):
    (tmp_path / "something").touch()
    tmp_path.chmod(0o755)
    told = {"DATA_DIR": str(tmp_path), "DATABASE_URL": "", "SECRET_KEY": "dev", "MODE": "live", "FLASK_DEBUG": "1"}

    ran = subprocess.run(
        [sys.executable, "-c", "from app import create_app; create_app()"],
        cwd=ROOT,
        env=os.environ | told,
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert ran.returncode == 1
    assert ran.stderr.count("\n- ") == 3
    assert "Traceback" not in ran.stderr
    assert not (tmp_path / "record.db").exists()


def test_demonstration_starts_with_any_settings(tmp_path):
    app = create_app({"MODE": "demonstration", "DATA_DIR": tmp_path, "SECRET_KEY": "dev", "UPGRADE": False})

    assert app.config["MODE"] == "demonstration"


def test_secret_key_is_made_once_and_kept_from_others(tmp_path):
    keys = {config.settings({"DATA_DIR": tmp_path / "live"})["SECRET_KEY"] for _ in range(3)}

    (key,) = keys
    assert len(key) == 64
    assert [path.name for path in (tmp_path / "live").iterdir()] == ["secret.key"]
    assert (tmp_path / "live" / "secret.key").stat().st_mode & 0o777 == 0o600


def test_secret_key_that_another_start_made_meanwhile_is_taken(tmp_path, monkeypatch):
    def make_another(made: Path, path: Path) -> None:
        path.write_text("theirs")
        raise FileExistsError

    monkeypatch.setattr(config.os, "link", make_another)

    assert config.settings({"DATA_DIR": tmp_path / "live"})["SECRET_KEY"] == "theirs"
