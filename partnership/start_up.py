"""What real use does not start with: each bad setting is refused in words that say what to do."""

from __future__ import annotations

import ipaddress
import os
import stat
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from flask import Flask

SHORTEST_KEY = 32
NO_RECORD = (
    "There is no record in {}, and this command makes none. Set DATA_DIR and DATABASE_URL as the service has them."
)


def prepare(app: Flask, *, also: Callable[[Mapping[str, Any]], list[str]]) -> None:
    """`also` finds further faults of the settings."""
    if app.config["MODE"] != "live" or app.config.get("TESTING"):
        return
    faults = [*bad_settings({**app.config, "DEBUG": app.debug}), *also(app.config)]
    if faults:
        raise refusal(*faults)


def refusal(*faults: str) -> SystemExit:
    """What is raised with a line for each fault."""
    return SystemExit("\n".join(["This service does not start:", *(f"- {fault}" for fault in faults)]))


def unusable(folder: Path, fault: OSError) -> str:
    """Why the folder of DATA_DIR cannot be used, and what to do."""
    why = "it is a file" if isinstance(fault, (FileExistsError, NotADirectoryError)) else fault.strerror
    return f"DATA_DIR is {folder}, which cannot be used: {why}. Set it to a folder that this account may write to."


def bad_settings(settings: Mapping[str, Any]) -> list[str]:
    """A sentence for each setting that real use is not safe with."""
    folder, address = Path(settings["DATA_DIR"]), settings["ADDRESS"]
    found = {
        "Debugging is on, which shows the record to anybody who meets a fault. Unset FLASK_DEBUG.": settings["DEBUG"],
        f"SECRET_KEY is too short to be secret. Give it {SHORTEST_KEY} random characters or more, or none: "
        "one is then made and kept.": len(settings["SECRET_KEY"]) < SHORTEST_KEY,
        f"Everybody on this machine can look into {folder}. Close it: chmod 700 {folder}": _is_open_to_others(folder),
        f"PUBLIC_ADDRESS is {address}: links that sign people in must not travel unencrypted. "
        "It must begin with https://.": not is_private(address),
    }
    return [sentence for sentence, is_so in found.items() if is_so]


def close_to_others(folder: Path) -> None:
    """A folder that is new, or empty and nobody else's, is made ours alone."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    there = folder.stat()
    if there.st_uid == os.geteuid() and not there.st_mode & stat.S_ISVTX and not any(folder.iterdir()):
        folder.chmod(0o700)


def _is_open_to_others(folder: Path) -> bool:
    return bool(folder.stat().st_mode & stat.S_IRWXO)


def is_private(address: str) -> bool:
    """Encrypted on its way, or not leaving the machine."""
    parts = urlsplit(address)
    if parts.scheme == "https" or parts.hostname == "localhost":
        return True
    try:
        return ipaddress.ip_address(parts.hostname or "").is_loopback
    except ValueError:
        return False
