"""How a mail leaves: by a mail server, into a folder, or into memory, as the settings say. Without any, none leaves."""

from __future__ import annotations

import contextlib
import smtplib
import ssl
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from typing import Any, Protocol

from flask import Flask, current_app

from partnership import clock
from partnership.rules.emails import is_email
from partnership.start_up import is_private

TIMEOUT = 20
MOST_WORDS = 200
FILE, MEMORY = "file", "memory"
STARTTLS, TLS, NONE = "starttls", "tls", "none"
WAYS = (STARTTLS, TLS, NONE)


@dataclass(frozen=True)
class Letter:
    """One mail to one address. The id is the same at each try, so that a mail system knows a second copy."""

    id: uuid.UUID
    to: str
    subject: str
    body: str


class NotSent(Exception):
    """Why a mail did not leave, and whether trying again could help."""

    def __init__(self, words: str, *, for_good: bool) -> None:
        super().__init__(words)
        self.words = " ".join(words.split())[:MOST_WORDS]
        self.for_good = for_good


class Mailer(Protocol):
    """Sends a letter or raises NotSent."""

    def send(self, letter: Letter) -> None: ...


@dataclass
class MemoryMailer:
    sent: list[Letter] = field(default_factory=list)

    def send(self, letter: Letter) -> None:
        self.sent.append(letter)


@dataclass(frozen=True)
class FileMailer:
    folder: Path
    sender: str

    def send(self, letter: Letter) -> None:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        (self.folder / f"{letter.id}.eml").write_bytes(message(letter, self.sender).as_bytes())


@dataclass(frozen=True)
class SmtpMailer:
    server: str
    port: int
    sender: str
    username: str
    password: str
    tls: str

    def send(self, letter: Letter) -> None:
        try:
            with self._connection() as connection:
                connection.send_message(message(letter, self.sender), self.sender, [letter.to])
        except smtplib.SMTPRecipientsRefused as fault:
            code, words = fault.recipients[letter.to]
            raise NotSent(f"{code} {_text(words)}", for_good=code >= 500) from fault
        except smtplib.SMTPDataError as fault:
            raise NotSent(f"{fault.smtp_code} {_text(fault.smtp_error)}", for_good=fault.smtp_code >= 500) from fault
        except smtplib.SMTPResponseException as fault:
            raise NotSent(f"{fault.smtp_code} {_text(fault.smtp_error)}", for_good=False) from fault
        except (smtplib.SMTPNotSupportedError, ValueError) as fault:
            raise NotSent(f"The mail server cannot take this address: {fault}", for_good=True) from fault
        except (smtplib.SMTPException, OSError) as fault:
            raise NotSent(f"The mail server could not be reached: {fault}", for_good=False) from fault

    @contextlib.contextmanager
    def _connection(self) -> Iterator[smtplib.SMTP]:
        """Open until the letter is taken; a fault in saying goodbye does not make it be sent again."""
        trusted = ssl.create_default_context()
        if self.tls == TLS:
            connection: smtplib.SMTP = smtplib.SMTP_SSL(self.server, self.port, timeout=TIMEOUT, context=trusted)
        else:
            connection = smtplib.SMTP(self.server, self.port, timeout=TIMEOUT)
        try:
            if self.tls == STARTTLS:
                connection.starttls(context=trusted)
            if self.username:
                connection.login(self.username, self.password)
            yield connection
            with contextlib.suppress(smtplib.SMTPException, OSError):
                connection.quit()
        finally:
            connection.close()


def message(letter: Letter, sender: str) -> EmailMessage:
    found = EmailMessage()
    found["From"] = Address(display_name="Learning reviews", addr_spec=sender)
    found["To"] = Address(addr_spec=letter.to)
    found["Subject"] = letter.subject
    found["Date"] = format_datetime(clock.now())
    found["Message-ID"] = f"<{letter.id}@{sender.rpartition('@')[2]}>"
    found["Auto-Submitted"] = "auto-generated"
    found.set_content(letter.body)
    return found


def faults(settings: Mapping[str, Any]) -> list[str]:
    """A sentence for each setting with which mail would not leave, or not safely."""
    server, port, sender, tls = (settings[f"MAIL_{name}"] for name in ("SERVER", "PORT", "FROM", "TLS"))
    if not server:
        return []
    is_open = tls == NONE and server != FILE and not is_private(f"//{server}")
    found = {
        f"MAIL_FROM is {sender or 'not set'}. Set it to the address that mails come from.": not is_email(sender),
        f"MAIL_PORT is {port}. Set it to the number of a port, such as 587.": not _is_port(port),
        f"MAIL_TLS is {tls}. Set it to {', '.join(WAYS[:-1])} or {WAYS[-1]}.": tls not in WAYS,
        f"MAIL_TLS is none: links that sign people in would travel to {server} unencrypted. Set it to starttls or "
        "tls.": is_open,
    }
    return [sentence for sentence, is_so in found.items() if is_so]


def prepare(app: Flask) -> None:
    app.extensions["mailer"] = _chosen(app.config)


def mailer() -> Mailer | None:
    found: Mailer | None = current_app.extensions["mailer"]
    return found


def _chosen(settings: Any) -> Mailer | None:
    server = settings["MAIL_SERVER"]
    if not server:
        return None
    if server == MEMORY:
        return MemoryMailer()
    if server == FILE:
        return FileMailer(Path(settings["DATA_DIR"]) / "mails", settings["MAIL_FROM"])
    names = ("MAIL_PORT", "MAIL_FROM", "MAIL_USERNAME", "MAIL_PASSWORD", "MAIL_TLS")
    port, *others = (settings[name] for name in names)
    return SmtpMailer(server, int(port), *others)


def _is_port(words: Any) -> bool:
    return str(words).isdecimal() and 0 < int(words) < 65536


def _text(words: bytes | str) -> str:
    return words.decode("utf-8", "replace") if isinstance(words, bytes) else words
