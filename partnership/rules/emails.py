"""What an e-mail address looks like: enough to catch a slip, no more."""

from __future__ import annotations

import re

SHAPE = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
MOST = 254


def is_email(text: str) -> bool:
    """Whether somebody may be reached there.

    >>> is_email("morgan.hale@northmoor.example"), is_email("morgan.hale"), is_email("a b@c.example")
    (True, False, False)
    """
    return len(text) <= MOST and SHAPE.fullmatch(text) is not None


def name_from(email: str) -> str:
    """A name to begin with, from the part before the @.

    >>> name_from("morgan.hale2@northmoor.example")
    'Morgan Hale'
    """
    words = re.sub(r"[\W\d_]+", " ", email.partition("@")[0]).split()
    return " ".join(word.capitalize() for word in words) or email
