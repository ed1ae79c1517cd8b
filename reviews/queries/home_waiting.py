"""What waits for a decision of this person: each with how many, and the list behind the number."""

from __future__ import annotations

from dataclasses import dataclass

from flask import url_for
from sqlalchemy import func, select

from partnership.filters import listed
from partnership.models import User
from partnership.permissions import holds
from reviews.models import Incident, Recommendation
from reviews.permissions_incidents import can_see_considered
from reviews.queries import cases, recommendations
from reviews.queries.counting import one
from reviews.queries.gaps import NO_AGENCY
from reviews.queries.home_considering import Considering
from reviews.queries.home_parts import Counts
from reviews.vocabulary import Acceptance

NAMED = 3


@dataclass(frozen=True)
class Waiting:
    """A list that holds something for the person to do."""

    words: str
    number: int
    href: str
    small: str = ""


def of(
    user: User, counts: Counts, considering: list[Considering], no_agency: int, undelivered: int, silence_words: str
) -> list[Waiting]:
    """In the order in which one acts; a list that holds nothing is left out."""
    found = [_to_decide(user, considering), _said_no(counts, silence_words), *_of_record(user, counts)]
    give = "None has a part, or each says that it is not its own. Give each to one."
    found.append(Waiting("Actions without an agency", no_agency, url_for("impact.missing_list", what=NO_AGENCY), give))
    mails = "They did not arrive. Mend the address and send them again."
    found.append(Waiting("Mails not delivered", undelivered, url_for("mails.index"), mails))
    return [each for each in found if each.number]


def _to_decide(user: User, considering: list[Considering]) -> Waiting:
    decides = holds(user, "decide_incident")
    words = "Decide on cases being considered" if decides else "Cases being considered"
    address = url_for("incidents.considered", tab="open")
    return Waiting(words, considered(user, is_open=True) if considering else 0, address, _names(considering))


def _said_no(counts: Counts, silence_words: str) -> Waiting:
    address = url_for("actions.index", tab="all", said="no")
    when = f"Said in the last {silence_words}."
    return Waiting("Parts that cannot be done, or are not theirs", counts.said_no, address, when)


def _of_record(user: User, counts: Counts) -> list[Waiting]:
    found = []
    if holds(user, "sign_off_part"):
        found.append(
            Waiting(
                "Sign off parts that are done", counts.to_sign_off, url_for("actions.index", tab="done", signed="no")
            )
        )
    if holds(user, "edit_recommendation"):
        not_said = recommendations.visible(user).where(Recommendation.acceptance == Acceptance.NOT_SAID)
        number = one(select(func.count()).select_from(not_said.subquery()))
        address = url_for("recommendations.index", accepted=Acceptance.NOT_SAID.value)
        found.append(Waiting("Recommendations not decided yet", number, address, "Say whether each is accepted."))
    return found


def considered(user: User, *, is_open: bool = False) -> int:
    """How many cases were considered, or are being considered now, of those that she may read of."""
    if not can_see_considered(user):
        return 0
    found = select(func.count()).select_from(Incident).join(Incident.case).where(cases.of_team(user))
    return one(found.where(Incident.decision.is_(None)) if is_open else found)


def _names(considering: list[Considering]) -> str:
    return listed([each.name for each in considering[:NAMED]] + (["others"] if len(considering) > NAMED else []))
