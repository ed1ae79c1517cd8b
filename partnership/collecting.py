"""When Python looks for what nothing needs any more: seldom while pages are served, never while a report is made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# Objects made before it looks through the newest, and how often it then looks further. As Python ships it, it looks
# after every 700, so over and over while a page is made; most of what a page leaves goes by itself when it is sent.
SELDOM = (20_000, 20, 20)


def settle() -> None:
    """Once all is loaded that stays as long as the process does: none of it is looked through again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*SELDOM)


@contextmanager
def nothing_to_collect() -> Iterator[None]:
    """While very much is made that all stays to the end: to look through it again and again takes half of the time."""
    is_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if is_on:
            gc.enable()
