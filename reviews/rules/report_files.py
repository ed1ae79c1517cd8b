"""What a report is called as a file."""

from __future__ import annotations

import re
import unicodedata

from partnership.vocabulary import Audience

LONGEST = 80
NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")


def file_name(title: str, audience: Audience, suffix: str) -> str:
    """By its title and whom it is for, in letters that every machine takes.

    >>> file_name("Annual report 2025-26", Audience.PARTNERS, "docx")
    'annual-report-2025-26-partners.docx'
    >>> file_name("…", Audience.INTERNAL, "md")
    'annual-report-internal.md'
    """
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().casefold()
    name = NOT_IN_NAMES.sub("-", plain).strip("-")[:LONGEST].strip("-")
    return f"{name or 'annual-report'}-{audience.value.replace('_', '-')}.{suffix}"
