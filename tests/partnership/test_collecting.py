"""Nothing is collected while a report is made, and it goes on as before whatever happens."""

from __future__ import annotations

import gc

import pytest

from partnership.collecting import nothing_to_collect


@pytest.mark.parametrize("was_on", [True, False])
def test_collecting_stops_and_is_as_it_was_afterwards(was_on: bool) -> None:
    (gc.enable if was_on else gc.disable)()
    try:
        with pytest.raises(ArithmeticError):
            fail()
        assert gc.isenabled() is was_on
    finally:
        gc.enable()


@nothing_to_collect()
def fail() -> None:
    assert not gc.isenabled()
    raise ArithmeticError
