"""Nobody gets anything: every guarded address, every method, every kind of no session."""

from __future__ import annotations

import secrets
from datetime import timedelta

import pytest

from partnership import clock
from partnership.entering import HALF, stamp
from partnership.extensions import db
from partnership.models import BrowserSession
from partnership.sessions import digest
from tests.support import world as worlds
from tests.support.addresses import addresses, guarded

DATA = ("Alder", "Birch", "Zelkova", "Hale", "protocol", "Northmoor", "Westfell")


@pytest.mark.parametrize("kind", ["none", "forged", "ended", "idle", "stopped", "half"])
def test_signed_out_gets_no_datum(app, kind):
    world = worlds.build()
    cookie = cookie_of(kind, world)
    tried = 0

    for rule in guarded(app):
        if kind == "half" and app.view_functions[rule.endpoint].guarded_by.predicate == "half_signed_in":
            continue
        for address in addresses(app, world, rule):
            client = app.test_client()
            if cookie:
                client.set_cookie("session", cookie)
            answer = client.open(address.path, method=address.method)
            assert answer.status_code == 302, address
            assert answer.headers["Location"].startswith("/sign-in?"), address
            assert not [word for word in DATA if word in answer.get_data(as_text=True)], address
            tried += 1

    assert tried >= len(guarded(app)) - 2 > 0


def cookie_of(kind, world):
    if kind == "none":
        return ""
    token, now, person = secrets.token_urlsafe(32), clock.now(), world.people["manager"]
    if kind == "forged":
        return token
    data = {"_user_id": str(person.id), "_fresh": True}
    if kind == "half":
        data = {HALF: {"user": str(person.id), "at": now.isoformat(), "stamp": stamp(person), "to": "/", "kept": None}}
    if kind == "stopped":
        person.deactivated_at = now
    db.session.add(
        BrowserSession(
            token_hash=digest(token),
            user_id=None if kind == "half" else person.id,
            data=data,
            created_at=now,
            seen_at=now - timedelta(minutes=31) if kind == "idle" else now,
            ended_at=now if kind == "ended" else None,
        )
    )
    db.session.commit()
    return token
