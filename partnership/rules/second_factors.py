"""Codes of the second factor: which one counts at a moment, and how secrets and recovery codes are written."""

from __future__ import annotations

import hashlib
from datetime import datetime
from hmac import compare_digest

import pyotp
import segno

SECONDS = 30
DIGITS = 6
RECOVERY_LETTERS = 28
RECOVERY_CODES = 10
ISSUER = "Learning reviews"


def tidy(code: str) -> str:
    """As it is compared: people write codes in groups.

    >>> tidy(" 123 456 "), tidy("ABCD-efgh")
    ('123456', 'abcdefgh')
    """
    return "".join(letter for letter in code.lower() if letter.isalnum())


def step_of(code: str, *, secret: str, at: datetime, after: int | None) -> int | None:
    """The half minute that the code is of: this one, the one before or the next; later than the newest one used."""
    now = int(at.timestamp()) // SECONDS
    given, totp = tidy(code).encode(), pyotp.TOTP(secret, digits=DIGITS, interval=SECONDS)
    right = [step for step in (now - 1, now, now + 1) if compare_digest(totp.generate_otp(step).encode(), given)]
    return next((step for step in right if after is None or step > after), None)


def grouped(code: str, *, by: str = " ") -> str:
    """In fours, to be read and typed.

    >>> grouped("ABCDEFGHIJ")
    'ABCD EFGH IJ'
    """
    return by.join(code[at : at + 4] for at in range(0, len(code), 4))


def hashed(code: str) -> str:
    """SHA-256 is enough for recovery codes: each is 140 random bits, which nobody can try through."""
    return hashlib.sha256(tidy(code).encode()).hexdigest()


def picture(secret: str, *, email: str) -> str:
    """The QR code that an app reads, as SVG without styles."""
    address = pyotp.TOTP(secret).provisioning_uri(name=email, issuer_name=ISSUER)
    return str(segno.make(address, error="m", micro=False).svg_inline(scale=4, border=4, light="#ffffff"))
