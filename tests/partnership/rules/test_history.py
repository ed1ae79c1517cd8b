"""History in sentences."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from partnership.rules.history import PLAIN, SENTENCES, sentence

ROLE = {"role": "agency_lead", "board": "Northmoor Board", "agency": "Northmoor Police"}
RENAMED = {"of": "Northmoor Police", "to": "Northern Police", "from_on": "2025-04-01"}
TOLD = [
    ("added the board", {"name": "Northmoor"}, "added the board “Northmoor”"),
    ("added the agency", {"name": "Police"}, "added the agency “Police”"),
    ("added the account", {"name": "Robin Vale"}, "added the account of “Robin Vale”"),
    ("changed the board", {"changes": [["name", "A", "B"]]}, "changed the board: name from “A” to “B”"),
    (
        "changed the account",
        {"changes": [["name", "A", "B"], ["e-mail address", "a@b.example", "c@b.example"]]},
        "changed the account: name from “A” to “B”; e-mail address from “a@b.example” to “c@b.example”",
    ),
    (
        "changed the agency",
        {"renamed": None, "changes": [["sector", None, "health"], ["sits under", "Council", None]]},
        "changed the agency: sector “health”; sits under “Council” taken out",
    ),
    (
        "changed the agency",
        {"renamed": RENAMED, "changes": []},
        "gave the agency the name “Northern Police” from 1 April 2025, before that “Northmoor Police”",
    ),
    (
        "changed the agency",
        {"renamed": RENAMED, "changes": [["sector", None, "police"]]},
        "gave the agency the name “Northern Police” from 1 April 2025, before that “Northmoor Police”; sector “police”",
    ),
    (
        "gave the role",
        {**ROLE, "from_on": None, "until_on": None},
        "gave the role “Agency lead, Northmoor Police, Northmoor Board”",
    ),
    (
        "gave the role",
        {**ROLE, "agency": None, "from_on": "2026-01-03", "until_on": "2026-03-31"},
        "gave the role “Agency lead, Northmoor Board” from 3 January 2026 until 31 March 2026",
    ),
    *(
        (f"loaded the {thing}", {"file": "Report 2026"}, f"added the {thing} from the file “Report 2026”")
        for thing in ("board", "agency", "account")
    ),
    (
        "ended the role",
        {**ROLE, "from_on": None, "until_on": "2026-03-31"},
        "ended the role “Agency lead, Northmoor Police, Northmoor Board”: the last day is 31 March 2026",
    ),
    (
        "took words out",
        {"text": "Internal notes", "reason": "a name"},
        "took words out of “Internal notes”: a name",
    ),
    (
        "handed over",
        {
            **{"successor": "Robin Vale", "last_day": "2026-05-03", "cases": 1, "stopped": False},
            **{"roles": ["Agency lead"], "posts": []},
        },
        "handed over to Robin Vale after 3 May 2026: 1 role, no posts, 1 case",
    ),
    (
        "handed over to this person",
        {"leaver": "Ash Dale", "last_day": "2026-05-03", "roles": ["Author", "Agency lead"], "posts": ["Nurse"]},
        "handed over to this person what Ash Dale held until 3 May 2026: “Author”, “Agency lead” and “Nurse”",
    ),
    (
        "handed over to this person",
        {"leaver": "Ash Dale", "last_day": "2026-05-03", "roles": [], "posts": []},
        "handed over to this person what Ash Dale held until 3 May 2026",
    ),
    (
        "changed the installation",
        {"changes": [["controllers", None, "Northmoor Council"]]},
        "changed what this installation is: controllers “Northmoor Council”",
    ),
    (
        "took away the second factor",
        {"note": "Rang back."},
        "took away the lost second factor. How they knew that it was them: Rang back.",
    ),
    *((verb, None, words) for verb, words in PLAIN.items()),
    ("restored a backup", {"made_at": "2026-01-03"}, "put a backup in the place of the record"),
]


@pytest.mark.parametrize(("verb", "detail", "words"), TOLD)
def test_sentence(verb, detail, words):
    assert sentence(SimpleNamespace(verb=verb, detail=detail)) == words


@pytest.mark.parametrize("verb", [*SENTENCES, "did something new"])
def test_sentence_when_its_words_were_taken_away_is_the_verb(verb):
    assert sentence(SimpleNamespace(verb=verb, detail=None)) == verb


def test_every_sentence_is_tested():
    assert {verb for verb, *_ in TOLD} == set(SENTENCES) | set(PLAIN)
