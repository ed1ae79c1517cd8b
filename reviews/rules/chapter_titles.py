"""The chapters that a report begins with, in order: key and title. An author may rename, move and leave out each."""

from __future__ import annotations

from reviews.rules.chapters import CHAPTERS

TITLES = {each.key: each.title for each in CHAPTERS}
OWN = "own."
