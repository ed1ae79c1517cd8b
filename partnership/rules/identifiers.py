"""Likely identifying details in free text: it points at some, it does not prove that there are none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from partnership.filters import MONTHS
from partnership.vocabulary import Labelled


class Kind(Labelled):
    """What was found, as a sentence names it."""

    NHS_NUMBER = "nhs_number", "an NHS number"
    NATIONAL_INSURANCE = "national_insurance", "a National Insurance number"
    POSTCODE = "postcode", "a postcode"
    EMAIL = "email", "an email address"
    PHONE = "phone", "a phone number"
    DATE_OF_BIRTH = "date_of_birth", "a date of birth"
    NAME = "name", "a person's name"


@dataclass(frozen=True)
class Found:
    """One likely detail: `text` is `text[start:end]` of what was searched."""

    kind: Kind
    start: int
    end: int
    text: str

    @property
    def sentence(self) -> str:
        """What it looks like, and what to do."""
        return f"This looks like {self.kind.label}: {self.text}. Take it out unless it has to be here."


def find(text: str) -> list[Found]:
    """Likely details in the order of the text; where two overlap, the one that begins first.

    >>> [found.sentence for found in find("Her number is 943 476 5919.")]
    ['This looks like an NHS number: 943 476 5919. Take it out unless it has to be here.']
    """
    plain = re.sub(r"\s", " ", text.translate(DASHES))
    everything = sorted((found for kind in Kind for found in _of_kind(kind, plain)), key=lambda found: found.start)
    kept: list[Found] = []
    for found in everything:
        if not kept or found.start >= kept[-1].end:
            kept.append(Found(found.kind, found.start, found.end, text[found.start : found.end]))
    return kept


def is_nhs_number(text: str) -> bool:
    """True for ten digits whose last one is the check digit of the others.

    >>> is_nhs_number("943 476 5919"), is_nhs_number("943 476 5918")
    (True, False)
    """
    digits = [int(character) for character in text if character.isdigit()]
    if len(digits) != 10 or len(set(digits)) == 1:
        return False
    weighed = sum(digit * weight for digit, weight in zip(digits[:9], range(10, 1, -1), strict=True))
    return (11 - weighed % 11) % 11 == digits[9]


def _of_kind(kind: Kind, plain: str) -> Iterator[Found]:
    pattern, is_likely = DETECTORS[kind]
    for match in pattern.finditer(plain):
        if is_likely(match["found"]):
            yield Found(kind, match.start("found"), match.end("found"), match["found"])


def _is_national_insurance(text: str) -> bool:
    return text[:2].upper() not in ("BG", "GB", "NK", "KN", "TN", "NT", "ZZ")


def _is_postcode(text: str) -> bool:
    """Small letters make "Q1 2nd" and the like an ordinal."""
    return text[-2:] not in ("st", "nd", "rd", "th")


def _is_phone(text: str) -> bool:
    """Nine or ten digits after the nought or the code of the country."""
    digits = re.sub("[^0-9]", "", text)
    if text.startswith("+") and not text.startswith("+44"):
        return 9 <= len(digits) <= 15
    national = re.sub(r"^(?:0044|44)?0?", "", digits)
    return len(national) in (9, 10) and national[0] in "123789"


def _is_any(text: str) -> bool:
    return bool(text)


DASHES = dict.fromkeys(range(0x2010, 0x2016), "-")
POSTCODE_AREAS = (
    "A[BL]|B[ABDHLNRST]?|C[ABFHMORTVW]|D[ADEGHLNTY]|E[CHNX]?|F[KY]|G[LUY]?|H[ADGPRSUX]|I[GMPV]|JE|K[ATWY]"
    "|L[ADELNSU]?|M[EKL]?|N[EGNPRW]?|O[LX]|P[AEHLOR]|R[GHM]|S[AEGKLMNOPRSTWY]?|T[ADFNQRSW]|UB|W[ACDFNRSV]?|YO|ZE"
)
MONTH_NAMES = "|".join(f"{name}|{name[:3]}" for name in MONTHS)
DATE = (
    "[0-9]{1,2}[/. -][0-9]{1,2}[/. -](?:[0-9]{4}|[0-9]{2})|[0-9]{4}-[0-9]{2}-[0-9]{2}"
    f"|[0-9]{{1,2}}(?:st|nd|rd|th)? (?:of )?(?:{MONTH_NAMES}),? (?:[0-9]{{4}}|[0-9]{{2}})"
)
TITLE = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Rev|Reverend|PC|DC|DS|DI|Cllr|Councillor)\b\.?"
NAME = r"[A-ZÀ-ÖØ-Þ][\w'’-]{1,29}(?: [A-ZÀ-ÖØ-Þ][\w'’-]{1,29}){0,2}"
# "A named Nurse" and "the review called Child L" name nobody.
NOT_NAMES = (
    "(?:Action|Adult|Baby|Case|Child|Children|Clinician|Doctor|Early|Family|Group|GP|Health|Lead|Midwife|National"
    "|Nurse|Officer|Operation|Person|Practitioner|Professionals?|Project|Review|Safeguarding|Social|The|Working|Young)"
)

# Every repeat has an upper bound: hostile text must not make a pattern try ever longer matches.
DETECTORS: dict[Kind, tuple[re.Pattern[str], Callable[[str], bool]]] = {
    Kind.NHS_NUMBER: (
        re.compile("(?<![0-9])(?P<found>[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{4})(?![0-9])"),
        is_nhs_number,
    ),
    Kind.NATIONAL_INSURANCE: (
        re.compile(r"(?i)\b(?P<found>[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z](?: ?[0-9]{2}){3} ?[A-D])\b"),
        _is_national_insurance,
    ),
    Kind.POSTCODE: (
        re.compile(rf"(?i)\b(?P<found>(?:{POSTCODE_AREAS})[0-9][A-Z0-9]? ?[0-9][ABD-HJLNP-UW-Z]{{2}})\b"),
        _is_postcode,
    ),
    Kind.EMAIL: (re.compile(r"(?P<found>[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})"), _is_any),
    Kind.PHONE: (
        re.compile(
            r"(?<![\w+])(?![0-9]{2}[ -][0-9]{2}[ -][0-9]{4}(?![0-9]))"
            r"(?P<found>(?:\+[0-9]|\(?0)(?:[ ()-]{0,3}[0-9]){8,15})(?!\w)"
        ),
        _is_phone,
    ),
    Kind.DATE_OF_BIRTH: (
        re.compile(
            r"(?i)\b(?:d\.?o\.?b\b\.?|dates? of birth|born|birthday)[ :-]{0,3}(?:(?:is|was|on) ){0,2}"
            rf"(?P<found>{DATE})(?!\w)"
        ),
        _is_any,
    ),
    Kind.NAME: (
        re.compile(
            rf"\b(?P<found>{TITLE} {NAME}"
            rf"|(?:(?<=\bnamed )|(?<=\bcalled )|(?<=\bknown as ))(?!{NOT_NAMES}\b){NAME})"
        ),
        _is_any,
    ),
}
