"""Every person at every address with everything of every state, by real requests, against the written policy."""

from __future__ import annotations

import re
import shutil
import sqlite3
import tomllib

import pytest

from partnership import clock
from partnership.extensions import db
from partnership.policy import PAGE, POLICY
from tests.support import world as worlds
from tests.support.addresses import addresses, guarded

MEMBERS = [
    "manager",
    "conflicted",
    "officer",
    "chair",
    "member",
    "lead",
    "deputy",
    "approver",
    "hospital",
    "author",
    "scrutineer",
]
OPEN_CASE = {*MEMBERS, "named"}
HIDDEN_CASE = {"manager", "officer", "chair", "member", "named"}
SEEN = {
    "free": set(MEMBERS),
    "dated": set(MEMBERS),
    "open": OPEN_CASE,
    "done": OPEN_CASE,
    "hidden": HIDDEN_CASE,
    "other": {"elsewhere"},
}
REPORTS = {"own": {"manager", "conflicted", "officer", "author", "scrutineer"}, "other": {"elsewhere"}}
OF_REPORTS = {"report", "chapter", "block"}
OF_THE_RECORD = {
    "case",
    "review",
    "reader",
    "action",
    "part",
    "update",
    "learning_point",
    "focus",
    "shortfall",
    "evidence",
    "event",
    "recommendation",
    "incident",
    "conflict",
    "source",
    "due_change",
}
OWN_AGENCY = {"update_own_part": {"own": {"lead", "deputy", "approver"}, "hospital": {"hospital"}}}
OF_AGENCIES = {"lead", "deputy", "approver", "hospital"}
ENDPOINTS = tomllib.loads(PAGE.read_text(encoding="utf-8"))["endpoints"]
LEFT_OUT = {"sign_in.sign_out"}
SHARES = 6
CHANGING = re.compile(r'(nonce="|name="csrf_token" value="|name="new_id" type="hidden" value=")[^"]*')


def sees(person, noun, state):
    if state == "missing":
        return False
    if noun == "session":
        return person == state
    if noun in OF_REPORTS:
        return person in REPORTS[state]
    return noun not in OF_THE_RECORD or person in SEEN[state.split(",")[0]]


def may(world, person, permissions, noun, state):
    """Worked out from the policy page alone: one role is enough, where it reaches the board and the agency."""
    roles = world.roles[person]
    for permission in permissions:
        if not set(roles) & POLICY[permission]:
            continue
        if person in whose(permission, state, set(world.people)):
            return True
    return not permissions


def whose(permission, state, everybody):
    """Who a permission reaches for, where it does not reach for everybody that holds it."""
    if permission == "manage_board_people":
        here = {"manager", "conflicted"}
        return {"nobody": {*here, "elsewhere"}, "elsewhere": {"elsewhere"}, "administrator": set()}.get(state, here)
    if permission == "write_reports":
        return {"elsewhere"} if state == "other" else everybody - {"elsewhere"} if state == "own" else everybody
    if permission == "edit_own_evidence":
        return OF_AGENCIES if state == "open" else set()
    if permission in OWN_AGENCY:
        return OWN_AGENCY[permission]["hospital" if "hospital" in state else "own"]
    return everybody


def expected(world, person, address):
    noun, state = address.states[0] if address.states else ("", "")
    if noun and not sees(person, noun, state):
        return 404
    permissions = ENDPOINTS[address.endpoint].get("permissions", [])
    return 200 if may(world, person, permissions, noun, state) else 403


@pytest.fixture(autouse=True)
def at_one_moment(monkeypatch):
    """So that no session is noted as seen again while the matrix runs, which would look like a write."""
    now = clock.now()
    monkeypatch.setattr(clock, "now", lambda: now)


@pytest.mark.parametrize("share", range(SHARES))
def test_matrix(app, browse, data_dir, pytestconfig, share):
    """In shares, so that several processors can take one each."""
    if pytestconfig.getoption("database") != "sqlite":
        pytest.skip("the matrix is run on SQLite")
    world = worlds.build()
    browsers = {name: browse(user).client for name, user in world.people.items()}
    asked = [rule for rule in guarded(app) if rule.endpoint not in LEFT_OUT][share::SHARES]
    every = [each for rule in asked for each in addresses(app, world, rule)]
    watch = Watch(data_dir)
    wrong, cells = [], 0

    for address in every:
        for person, client in browsers.items():
            status = client.open(address.path, method=address.method).status_code
            due = expected(world, person, address)
            is_right = status == due if due in (403, 404) else status < 500 and status not in (401, 403, 404)
            if not is_right:
                wrong.append(f"{person} {address.method} {address.endpoint} {address.states}: {status}, not {due}")
            if watch.has_seen_a_write():
                assert due == 200, f"refused, and yet something was written: {person} {address}"
                watch.bring_back()
            cells += 1

    watch.connection.close()
    print(f"matrix: {cells} cells, {len(wrong)} wrong")
    assert not wrong, "\n".join(wrong[:40])
    assert cells == len(world.people) * len(every) > 0


def test_hidden_is_answered_as_missing(app, browse):
    world = worlds.build()
    lead = browse(world.people["lead"]).client
    compared = 0

    for rule in guarded(app):
        answers = {}
        for address in addresses(app, world, rule):
            if address.states and address.states[0][1] in ("hidden", "missing"):
                answer = lead.open(address.path, method=address.method)
                body = CHANGING.sub(r"\1", answer.get_data(as_text=True)).replace(address.path, "")
                answers.setdefault(address.method, {})[address.states[0]] = (answer.status_code, body)
        for found in answers.values():
            hidden = [answer for (noun, state), answer in found.items() if state == "hidden" and noun in OF_THE_RECORD]
            missing = [answer for (_, state), answer in found.items() if state == "missing"]
            assert all(answer == missing[0] for answer in hidden), rule
            compared += len(hidden)

    assert compared or not any(OF_THE_RECORD & set(ENDPOINTS[r.endpoint]["asks"][1:]) for r in guarded(app))


class Watch:
    """Tells whether anybody has committed since, and brings the world back as it was."""

    def __init__(self, data_dir):
        self.data_dir = data_dir
        db.session.remove()
        db.engine.dispose()
        shutil.copy(data_dir / "record.db", data_dir / "world.db")
        self.begin()

    def begin(self):
        self.connection = sqlite3.connect(self.data_dir / "record.db")
        self.last = self.now()

    def now(self):
        return self.connection.execute("PRAGMA data_version").fetchone()[0]

    def has_seen_a_write(self):
        return self.now() != self.last

    def bring_back(self):
        self.connection.close()
        db.session.remove()
        db.engine.dispose()
        for suffix in ("-wal", "-shm"):
            (self.data_dir / f"record.db{suffix}").unlink(missing_ok=True)
        shutil.copy(self.data_dir / "world.db", self.data_dir / "record.db")
        self.begin()
