"""Settings from the environment, with safe defaults."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from partnership.database import engine_options
from partnership.start_up import close_to_others

ROOT = Path(__file__).resolve().parent.parent


def settings(overrides: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The configuration of one application. MODE is `live` or `demonstration`.

    DATA_DIR holds the database, its backups and the secret key; DATABASE_URL names another database.
    """
    found = dict(overrides or {})
    mode = found.get("MODE") or os.environ.get("MODE", "live")
    folder = Path(str(found.get("DATA_DIR") or os.environ.get("DATA_DIR") or ROOT / "var" / mode)).resolve()
    url = found.get("DATABASE_URL") or os.environ.get("DATABASE_URL") or f"sqlite:///{folder / 'record.db'}"
    close_to_others(folder)
    defaults: dict[str, Any] = {
        "MODE": mode,
        "DATA_DIR": folder,
        "SQLALCHEMY_DATABASE_URI": url,
        "SQLALCHEMY_ENGINE_OPTIONS": engine_options(url, wait_seconds=found.get("WAIT_SECONDS", 5)),
        "UPGRADE": True,
        "BEHIND_PROXY": os.environ.get("BEHIND_PROXY") == "1",
        "MAX_CONTENT_LENGTH": 2 * 1024 * 1024,
        "MAX_FORM_MEMORY_SIZE": 2 * 1024 * 1024,
        "WTF_CSRF_TIME_LIMIT": None,
        "TEMPLATES_AUTO_RELOAD": False,
        "HOME": "dashboard.home",
        "REQUIRE_SECOND_FACTOR": mode == "live" and not found.get("TESTING"),
        **_mail(os.environ),
        "ADDRESS": os.environ.get("PUBLIC_ADDRESS") or f"http://{os.environ.get('LISTEN') or '127.0.0.1:8000'}",
    }
    if "SECRET_KEY" not in found:
        defaults["SECRET_KEY"] = os.environ.get("SECRET_KEY") or _kept_key(folder / "secret.key")
    return defaults | found


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
