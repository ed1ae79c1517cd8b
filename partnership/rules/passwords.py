"""What makes a password acceptable: long, and not put together from what everybody tries first."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

SHORTEST, LONGEST = 12, 1024
LEFT_OVER = 6
ADVICE = "Three words that have nothing to do with each other make a good one."

# Words that stand at the head of every list of guesses, and those that people of this work would add.
COMMON = re.split(
    r"\s+",
    """pass passcode password passwort passw0rd pword letmein letme openup opensesame welcome hello goodbye
    whatever admin administrator root user username login logon signin guest test testing temp temporary
    default changeme change secret private secure security system server computer internet windows
    microsoft google facebook trustno nothing something anything everything iloveyou loveyou loveme
    lovely love baby angel princess prince queen king sunshine flower rainbow butterfly chocolate cookie
    cheese banana orange apple cherry pepper ginger monkey dragon tiger lion eagle falcon horse kitten
    puppy doggy shadow master superman batman spiderman starwars pokemon ninja killer hunter ranger
    soldier football soccer rugby cricket baseball basketball hockey arsenal chelsea liverpool everton
    tottenham manchester united city rangers celtic england britain london scotland ireland wales summer
    winter spring autumn january february march april june july august september october november
    december monday tuesday wednesday thursday friday saturday sunday christmas holiday birthday family
    mother father sister brother daughter daddy mummy michael jessica charlie jordan thomas daniel
    george jennifer michelle ashley andrew matthew joshua robert william ashleigh samantha blink lucky
    freedom forever happy smile peace heaven jesus christ blessed faith matrix phoenix diamond silver
    golden purple yellow orchid merlin buster bailey cooper harley maggie tigger snoopy garfield
    christopher alexander benjamin nicholas jonathan anthony richard stephanie elizabeth charlotte
    victoria katherine catherine jacqueline caroline margaret patricia rebecca nicole hannah sophie
    olivia please unbelievable believe thunderstorm thunder lightning strawberry butterscotch
    safeguarding children council partnership review reviews learning social worker
    health nhs police office qwerty azerty dvorak asdf zxcv abc abcd""",
)
# Fingers walking over the keys: along a row, to and fro between rows, down the columns, and the alphabet.
WALKS = (
    "01234567890",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiop[]",
    "asdfghjkl;'#",
    "\\zxcvbnm,./",
    '!"£$%^&*()_+',
    "!@#$%^&*()_+",
    "1q2w3e4r5t6y7u8i9o0p",
    "q1w2e3r4t5y6u7i8o9p0",
    "qawsedrftgyhujikolp",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/",
    "zaq1xsw2cde3vfr4bgt5nhy6mju7",
    "zaq12wsxcde34rfvbgt56yhnmju78ik,",
    "qazwsxedcrfvtgbyhnujmikolp",
    "147258369",
    "789456123",
)
STEPS = 4
LOOKALIKES = str.maketrans("0134578@$€", "oieastbase")
YEAR = re.compile("(?:19|20)[0-9]{2}")


def refusal(password: str, *, words: Iterable[str]) -> str | None:
    """Why this password is not taken and what to do, or None for one that is.

    `words` are what a stranger could guess of this person and place: names of boards, areas and agencies, the
    person's own name and address. Spaces, any signs and any length up to 1,024 are welcome.

    >>> refusal("Northmoor2026!", words=["Northmoor Safeguarding Partnership"])
    'Do not build your password on names of people, places or agencies. Three words that ... make a good one.'
    >>> refusal("tangerine gravel wednesdays", words=[])
    """
    folded = unicodedata.normalize("NFKC", password).casefold()
    if len(password) < SHORTEST:
        return f"Use at least {SHORTEST} characters. {ADVICE}"
    if len(password) > LONGEST:
        return f"Use at most {LONGEST:,} characters."
    if _repeats(folded):
        return f"Do not repeat the same few characters. {ADVICE}"
    common = _covered(folded, COMMON)
    if _is_guessable(folded, common):
        return f"Many people choose a password like this one. {ADVICE}"
    if _is_guessable(folded, common | _covered(folded, _telling(words))):
        return f"Do not build your password on names of people, places or agencies. {ADVICE}"
    return None


def _repeats(folded: str) -> bool:
    """True for few different characters, or a short piece over and over."""
    period = (folded + folded).find(folded, 1)
    return len(set(folded)) < 5 or (period < SHORTEST and period < len(folded))


def _covered(folded: str, words: Iterable[str]) -> set[int]:
    """The places in the password that a guesser has for nothing: the words, in any spelling with signs."""
    plain = folded.translate(LOOKALIKES)
    return {
        place
        for word in words
        for text in (folded, plain)
        for start in _starts(text, word)
        for place in range(start, start + len(word))
    }


def _starts(text: str, word: str) -> Iterator[int]:
    start = text.find(word)
    while start >= 0:
        yield start
        start = text.find(word, start + 1)


def _walked(folded: str) -> set[int]:
    """The places that follow the keys for four steps or more, or that are a year."""
    places = {place for year in YEAR.finditer(folded) for place in range(*year.span())}
    for start in range(len(folded) - STEPS + 1):
        if any(folded[start : start + STEPS] in walk for walk in BOTH_WAYS):
            places.update(range(start, start + STEPS))
    return places


def _is_guessable(folded: str, covered: set[int]) -> bool:
    """True when too little is left once the words, walks and years are taken out."""
    known = covered | _walked(folded)
    left = [place for place, character in enumerate(folded) if place not in known and character.isalnum()]
    return bool(known) and len(left) < LEFT_OVER


def _telling(words: Iterable[str]) -> set[str]:
    """The single words, and each phrase run together; three letters or fewer tell nothing."""
    folded = [unicodedata.normalize("NFKC", word).casefold() for word in words]
    pieces = {piece for phrase in folded for piece in re.split(r"[\W_]+", phrase)}
    return {piece for piece in pieces | {re.sub(r"[\W_]+", "", phrase) for phrase in folded} if len(piece) > 3}


BOTH_WAYS = WALKS + tuple(walk[::-1] for walk in WALKS)
