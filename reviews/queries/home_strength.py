"""How strong the evidence is that a person sees: how many pieces of each level, as numbers and as bars."""

from __future__ import annotations

from dataclasses import dataclass

from flask import url_for

from partnership.models import User
from reviews.queries import counts_evidence, evidence
from reviews.queries.evidence_listing import NONE
from reviews.rules.bars import Piece, bar
from reviews.rules.evidence import OF_CHANGE
from reviews.vocabulary import EvidenceLevel

BAR_WIDTH = 90


@dataclass(frozen=True)
class OfLevel:
    """One level with the list of its pieces; the bars of all levels share one scale."""

    label: str
    number: int
    pieces: list[Piece]
    href: str


@dataclass(frozen=True)
class Strength:
    """`of_change` are the pieces that show practice or outcome."""

    levels: list[OfLevel]
    all: int
    of_change: int


def of(user: User) -> Strength:
    found = counts_evidence.evidence(evidence.visible_to(user))
    most = max(found.values())
    return Strength(
        levels=[_level(level, number, most) for level, number in found.items()],
        all=sum(found.values()),
        of_change=sum(found[level] for level in OF_CHANGE),
    )


def _level(level: EvidenceLevel | None, number: int, most: int) -> OfLevel:
    kind = "none" if level is None else "change" if level in OF_CHANGE else "reach"
    address = url_for("evidence.index", level=level.value if level else NONE)
    return OfLevel(
        level.label if level else "No level yet", number, bar({kind: number}, most=most, width=BAR_WIDTH), address
    )
