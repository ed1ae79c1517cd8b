"""Forty rows pasted into a review: how long the look at them and the save take together."""

from __future__ import annotations

import re
import time
import uuid

from flask import Flask

HIDDEN = re.compile(r'name="(csrf_token|new_id)" type="hidden" value="([^"]*)"')
ROWS, SHARED = 40, 3  # rows, and how many of them share a recommendation
HEADER = "Recommendation\tAction\tLead agency\tOther agencies\tOwner\tDue date\tMeasure"


def seconds(app: Flask, token: str, review_id: uuid.UUID, agencies: list[str]) -> float:
    """From sending the rows until they are saved; every row has two agencies and a date."""
    client, path = app.test_client(), f"/reviews/{review_id}/paste"
    client.set_cookie("session", token)
    sent = {name: value for name, value in HIDDEN.findall(client.get(path).get_data(as_text=True))}
    sent["rows"] = "\n".join([HEADER, *(_row(number, agencies) for number in range(ROWS))])
    begun = time.perf_counter()
    looked = client.post(path, data={**sent, "look": "yes"})
    saved = client.post(path, data=sent)
    took = time.perf_counter() - begun
    assert (looked.status_code, saved.status_code) == (200, 302), (looked.status_code, saved.status_code)
    return took


def _row(number: int, agencies: list[str]) -> str:
    lead, other = agencies[number % len(agencies)], agencies[(number + 1) % len(agencies)]
    recommendation = f"Recommendation {number // SHARED}: write the guidance again"
    action = f"Print part {number} of the guidance and talk it through in every team"
    return f"{recommendation}\t{action}\t{lead}\t{other}\tNamed nurse\tMarch 2030\tAudit of 20 files"
