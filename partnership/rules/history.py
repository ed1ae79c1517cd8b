"""History in sentences: for each verb of a command, the words that follow the name of who did it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Protocol

from partnership.filters import day, listed, plural
from partnership.rules.roles import words as role_words
from partnership.vocabulary import Role

Detail = Mapping[str, Any]


class Told(Protocol):
    """An event, as far as its sentence needs it."""

    @property
    def verb(self) -> str: ...

    @property
    def detail(self) -> Detail | None: ...


def sentence(event: Told) -> str:
    """What was done, after the name. Where the detail was taken away, or nothing more is known, the verb alone."""
    if event.detail is None or event.verb not in SENTENCES:
        return PLAIN.get(event.verb, event.verb)
    return SENTENCES[event.verb](event.detail)


def _named(verb: str) -> Callable[[Detail], str]:
    return lambda detail: f"{verb} “{detail['name']}”"


def _from_file(verb: str) -> Callable[[Detail], str]:
    return lambda detail: f"{verb} from the file “{detail['file']}”"


def _changed(thing: str) -> Callable[[Detail], str]:
    return lambda detail: f"{thing}: {'; '.join(_change(*each) for each in detail['changes'])}"


def _change(what: str, before: str | None, after: str | None) -> str:
    if before is None:
        return f"{what} “{after}”"
    if after is None:
        return f"{what} “{before}” taken out"
    return f"{what} from “{before}” to “{after}”"


def _changed_agency(detail: Detail) -> str:
    renamed = detail["renamed"]
    if renamed is None:
        return _changed("changed the agency")(detail)
    new_name = (
        f"gave the agency the name “{renamed['to']}” from {_day(renamed['from_on'])}, before that “{renamed['of']}”"
    )
    others = "; ".join(_change(*each) for each in detail["changes"])
    return f"{new_name}; {others}" if others else new_name


def _gave_role(detail: Detail) -> str:
    begins = f" from {_day(detail['from_on'])}" if detail["from_on"] else ""
    ends = f" until {_day(detail['until_on'])}" if detail["until_on"] else ""
    return f"gave the role {_role(detail)}{begins}{ends}"


def _ended_role(detail: Detail) -> str:
    return f"ended the role {_role(detail)}: the last day is {_day(detail['until_on'])}"


def _role(detail: Detail) -> str:
    return f"“{role_words(Role(detail['role']), agency=detail['agency'], board=detail['board'])}”"


def took_words_out(detail: Detail) -> str:
    """Told on every kind of record. Not said: the words.

    >>> took_words_out({"text": "Internal notes", "reason": "a name was in them"})
    'took words out of “Internal notes”: a name was in them'
    """
    return f"took words out of “{detail['text']}”: {detail['reason']}"


def handed_over(detail: Detail) -> str:
    """Told on the page of a leaver, whoever reads it: no case is named.

    >>> handed_over({"successor": "Robin Vale", "last_day": "2026-05-03", "cases": 1, "stopped": True,
    ...              "roles": ["Agency lead"], "posts": []})
    'handed over to Robin Vale after 3 May 2026: 1 role, no posts, 1 case; stopped the account'
    """
    counts = [plural(len(detail[f"{noun}s"]), noun) for noun in ("role", "post")]
    counts.append(plural(detail["cases"], "case"))
    stopped = "; stopped the account" if detail["stopped"] else ""
    after = f"{detail['successor']} after {_day(detail['last_day'])}"
    return f"handed over to {after}: {', '.join(counts)}{stopped}"


def took_over(detail: Detail) -> str:
    """Told on the page of the successor, whoever reads it: cases are neither named nor counted.

    >>> took_over({"leaver": "Ash Dale", "last_day": "2026-05-03", "roles": ["Author"], "posts": []})
    'handed over to this person what Ash Dale held until 3 May 2026: “Author”'
    """
    given = listed(f"“{each}”" for each in (*detail["roles"], *detail["posts"]))
    until = f"what {detail['leaver']} held until {_day(detail['last_day'])}"
    return f"handed over to this person {until}{f': {given}' if given else ''}"


def _day(stored: str) -> str:
    return day(date.fromisoformat(stored))


def _took_away_factor(detail: Detail) -> str:
    return f"took away the lost second factor. How they knew that it was them: {detail['note']}"


SENTENCES: dict[str, Callable[[Detail], str]] = {
    "added the board": _named("added the board"),
    "loaded the board": _from_file("added the board"),
    "changed the board": _changed("changed the board"),
    "added the agency": _named("added the agency"),
    "loaded the agency": _from_file("added the agency"),
    "changed the agency": _changed_agency,
    "added the account": _named("added the account of"),
    "loaded the account": _from_file("added the account"),
    "changed the account": _changed("changed the account"),
    "changed the installation": _changed("changed what this installation is"),
    "gave the role": _gave_role,
    "ended the role": _ended_role,
    "handed over": handed_over,
    "handed over to this person": took_over,
    "took away the second factor": _took_away_factor,
    "took words out": took_words_out,
}
# What has nothing more to tell.
PLAIN = {
    "changed the second factor": "changed to another second factor",
    "ended a session": "ended one of their sessions",
    "made new recovery codes": "made new recovery codes",
    "asked for a new password": "sent a link for a new password, which was asked for at sign-in",
    "made a sign-in link": "made a one-time sign-in link",
    "restored a backup": "put a backup in the place of the record",
    "restored the account": "restored the account",
    "sent a mail again": "sent a mail again that was not delivered",
    "sent a sign-in link": "sent a one-time sign-in link by mail",
    "set a password": "set a password",
    "set up a second factor": "set up a second factor",
    "signed out elsewhere": "signed out everywhere else",
    "stopped the account": "stopped the account",
    "used a recovery code": "signed in with a recovery code",
}
