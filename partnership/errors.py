"""What a command raises when the record cannot take what was sent: each carries a sentence for the person."""

from __future__ import annotations


class Refused(Exception):  # noqa: N818 - named for what happened, as its kinds are
    """A save that was refused; `sentence` says why and what to do. Raise one of its kinds.

    >>> RuleBroken("Your agency's part is done.").sentence
    "Your agency's part is done."
    """

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class RuleBroken(Refused):
    """The record does not allow this step from where it is."""


class Stale(Refused):
    """Somebody else changed the thing since this person opened it."""


class Taken(Refused):
    """Another thing already has this name."""
