"""People who save all the time, in threads, while a test does something else."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask

from partnership.commands import audit
from partnership.extensions import db
from partnership.models import Board


def add_board(name: str) -> Board:
    """One save: a board and its event, committed."""
    board = Board(name=name)
    db.session.add(board)
    db.session.flush()
    audit.record("added the board", board, by=None, detail={"name": name})
    db.session.commit()
    return board


class Saves:
    """What has been saved so far, that is, what its writer was told is saved."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.faults: list[BaseException] = []
        self.is_over = threading.Event()
        self.more = threading.Condition()

    def names(self) -> set[str]:
        with self.more:
            return set(self.done)

    def wait_for_more(self) -> None:
        with self.more:
            already = len(self.done)
            assert self.more.wait_for(lambda: len(self.done) > already + 2 or self.faults, timeout=20)

    def write(self, app: Flask, writer: int) -> None:
        try:
            for number in itertools.count():
                if self.is_over.is_set():
                    return
                name = f"Board {writer}.{number}"
                with app.app_context():
                    add_board(name)
                with self.more:
                    self.done.append(name)
                    self.more.notify_all()
        except BaseException as fault:
            with self.more:
                self.faults.append(fault)
                self.more.notify_all()


@contextmanager
def save_all_the_time(app: Flask, *, people: int) -> Iterator[Saves]:
    saves = Saves()
    threads = [threading.Thread(target=saves.write, args=(app, writer)) for writer in range(people)]
    for thread in threads:
        thread.start()
    try:
        yield saves
    finally:
        saves.is_over.set()
        for thread in threads:
            thread.join()
    assert not saves.faults, saves.faults
