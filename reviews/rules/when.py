"""Stated dates inside a sentence: "in February 2023", "since January 2023"; never more than was said."""

from __future__ import annotations

from reviews.rules.stated import StatedDate

# Words with which a date needs no preposition before it.
STAND_ALONE = (
    *("about", "after", "around", "before", "between", "by", "during", "from", "on", "over", "since", "through"),
    *("throughout", "until", "at", "in", "last", "this", "each", "every"),
)


def when(stated: StatedDate) -> str:
    """The date with the preposition that it wants.

    >>> when(StatedDate("Since January 2023", "since_month")), when(StatedDate("end of June 2023", "month"))
    ('since January 2023', 'at the end of June 2023')
    >>> when(StatedDate("early 2024", "part_of_year"))
    'in early 2024'
    """
    words = stated.in_words.strip()
    first = words.split()[0].casefold() if words else ""
    if first in STAND_ALONE:
        return f"{words[:1].lower()}{words[1:]}"
    if stated.precision == "day" and stated.earliest:
        return f"on {words}"
    return f"at the {words}" if first == "end" else f"in {words}"


def planned_for(stated: StatedDate) -> str:
    """What is planned, for its time.

    >>> planned_for(StatedDate("early 2024", "part_of_year"))
    'for early 2024'
    """
    return f"for {stated.in_words}"
