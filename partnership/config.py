"""Settings from the environment, with safe defaults."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from partnership import asked
from partnership.database import engine_options
from partnership.start_up import NO_RECORD, close_to_others, refusal, unusable

ROOT = Path(__file__).resolve().parent.parent
KINDS = frozenset({"sqlite", "postgresql", "postgresql+psycopg"})
A_DATABASE = "Write postgresql://account@host/name, or leave it out for a file in DATA_DIR."
YES_OR_NO = {"": False, "0": False, "1": True}


def settings(overrides: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The configuration of one application. MODE is `live` or `demonstration`.

    DATA_DIR holds the database, its backups and the secret key; DATABASE_URL names another database.
    """
    found = dict(overrides or {})
    mode = found.get("MODE") or os.environ.get("MODE", "live")
    folder = Path(str(found.get("DATA_DIR") or os.environ.get("DATA_DIR") or ROOT / "var" / mode)).resolve()
    own = folder / "record.db"
    url = _database(found.get("DATABASE_URL") or os.environ.get("DATABASE_URL") or f"sqlite:///{own}")
    if asked.makes_no_record() and not (own if url == f"sqlite:///{own}" else folder).exists():
        raise SystemExit(NO_RECORD.format(folder))
    defaults: dict[str, Any] = {
        "MODE": mode,
        "SECRET_KEY": _key(folder, found),
        "DATA_DIR": folder,
        "SQLALCHEMY_DATABASE_URI": url,
        "SQLALCHEMY_ENGINE_OPTIONS": engine_options(url, wait_seconds=found.get("WAIT_SECONDS", 5)),
        "UPGRADE": True,
        "BEHIND_PROXY": _behind_proxy(os.environ.get("BEHIND_PROXY", "")),
        "MAX_CONTENT_LENGTH": 2 * 1024 * 1024,
        "MAX_FORM_MEMORY_SIZE": 2 * 1024 * 1024,
        "WTF_CSRF_TIME_LIMIT": None,
        "TEMPLATES_AUTO_RELOAD": False,
        "HOME": "dashboard.home",
        "REQUIRE_SECOND_FACTOR": mode == "live" and not found.get("TESTING"),
        **_mail(os.environ),
        "ADDRESS": os.environ.get("PUBLIC_ADDRESS") or f"http://{os.environ.get('LISTEN') or '127.0.0.1:8000'}",
    }
    return defaults | found


def _key(folder: Path, found: Mapping[str, Any]) -> str:
    """Given, of the environment, or kept in the folder, which is made where it is not there."""
    try:
        close_to_others(folder)
        if "SECRET_KEY" in found:
            return str(found["SECRET_KEY"])
        return os.environ.get("SECRET_KEY") or _kept_key(folder / "secret.key")
    except OSError as fault:
        raise refusal(unusable(folder, fault)) from fault


def _database(url: str) -> str:
    """The address of a database that we know how to use; what it says of a password is never repeated."""
    if url.startswith("postgres://"):
        url = url.replace("postgres://", "postgresql://", 1)
    try:
        found = make_url(url)
    except (ArgumentError, ValueError) as fault:
        raise refusal(f"DATABASE_URL is not the address of a database. {A_DATABASE}") from fault
    if found.drivername not in KINDS:
        raise refusal(f"DATABASE_URL begins with {found.drivername}://, which is not known here. {A_DATABASE}")
    return url


def _behind_proxy(words: str) -> bool:
    if words not in YES_OR_NO:
        raise refusal(f"BEHIND_PROXY is {words}. Set it to 1 where one proxy is in front, or take it away.")
    return YES_OR_NO[words]


def _mail(environment: Mapping[str, str]) -> dict[str, Any]:
    """Where mail leaves: MAIL_SERVER is a host, or `file` to write mails into DATA_DIR/mails; none: none leaves."""
    tls = environment.get("MAIL_TLS") or "starttls"
    return {
        "MAIL_SERVER": environment.get("MAIL_SERVER", ""),
        "MAIL_PORT": environment.get("MAIL_PORT") or {"starttls": "587", "tls": "465"}.get(tls, "25"),
        "MAIL_FROM": environment.get("MAIL_FROM", ""),
        "MAIL_USERNAME": environment.get("MAIL_USERNAME", ""),
        "MAIL_PASSWORD": environment.get("MAIL_PASSWORD", ""),
        "MAIL_TLS": tls,
    }


def _kept_key(path: Path) -> str:
    """Made at the first start; of several at once, one makes it."""
    if not path.exists():
        made = path.with_name(f"{path.name}.{os.getpid()}")
        made.touch(mode=0o600)
        made.write_text(secrets.token_hex(32))
        with contextlib.suppress(FileExistsError):
            os.link(made, path)
        made.unlink()
    return path.read_text().strip()
