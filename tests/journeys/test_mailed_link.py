"""A mail says nothing of a case, and a scanner that fetches its link uses nothing up."""

from __future__ import annotations

import re

from partnership.commands import mails
from partnership.extensions import db
from partnership.vocabulary import Role
from tests.factories.partnership import AgencyFactory, BoardFactory, person
from tests.factories.reviews import CaseFactory, CaseReaderFactory, PartFactory, ReviewFactory, action_from

PASSWORD = "otter kettle lantern"


def test_a_link_that_was_fetched_five_times_still_lets_her_in(browse, post):
    # Given a lead with a part of a case on which she is named
    board, police = BoardFactory(), AgencyFactory(name="Northmoor Police")
    lead = person(Role.AGENCY_LEAD, board, police, user__name="Robin Ashdown", user__email="robin@northmoor.example")
    review = ReviewFactory(case=CaseFactory(board=board, name="Zelkova 88"))
    CaseReaderFactory(case=review.case, user=lead)
    PartFactory(action=action_from(review, text="Rewrite the discharge letter"), agency=police)
    db.session.commit()

    # When the manager has a link mailed to her, and a scanner opens it five times, by GET and by HEAD
    browse(person(Role.MANAGER, board)).fill(f"/settings/people/{lead.id}/sign-in-link")
    mails.send_waiting()
    (letter,) = post.taken
    path = re.search(r"/welcome/\S+", letter.get_content())[0]
    scanner = browse(None)
    fetched = [scanner.client.open(path, method=method).status_code for method in ("GET", "HEAD") * 5]

    # Then the mail named no case, agency or action, and the link still lets her in: once
    assert letter["To"] == "robin@northmoor.example"
    said = f"{letter['Subject']}\n{letter.get_content()}".replace(path, "")  # any two digits may stand in a link
    assert not [word for word in ("Zelkova", "88", "Rapid Review", "Police", "discharge") if word in said]
    assert fetched == [200] * 10
    lead_browser = browse(None)
    assert lead_browser.fill(path, password=PASSWORD).status == 302
    assert "Rewrite the discharge letter" in lead_browser.get("/").words
    assert browse(None).get(path).status == 404
