"""What the home page of each role shows, cut by the same conditions as the lists that it leads to."""

from __future__ import annotations

from dataclasses import dataclass

from partnership.models import User
from partnership.permissions import holds
from partnership.vocabulary import Role
from reviews.permissions import is_of_an_agency, is_of_the_office
from reviews.permissions_incidents import can_see_considered
from reviews.queries import (
    actions,
    conflicts,
    home_considering,
    home_dates,
    home_learning,
    home_office,
    home_own,
    home_parts,
    home_report,
    home_strength,
    home_waiting,
    missing,
    review_types,
    standing,
)
from reviews.queries.gaps import NO_AGENCY
from reviews.queries.home_considering import Considering
from reviews.queries.home_dates import ComingUp
from reviews.queries.home_few import Few
from reviews.queries.home_learning import Learning
from reviews.queries.home_office import Office
from reviews.queries.home_own import Own
from reviews.queries.home_parts import Counts
from reviews.queries.home_report import AtWork
from reviews.queries.home_strength import Strength
from reviews.queries.home_waiting import Waiting
from reviews.queries.missing import Counted, MissingPage
from reviews.queries.part_states import States, states

GAPS = 5
READERS = frozenset({Role.AUTHOR, Role.SCRUTINEER})


@dataclass(frozen=True)
class Desk:
    """What waits for the office, and the dates that come up."""

    waiting: list[Waiting]
    considering: list[Considering]
    considered: int
    coming_up: Few[ComingUp]


@dataclass(frozen=True)
class Watch:
    """For those who sign off, or sample what was signed off: the parts that they see, and cases considered."""

    counts: Counts
    signs_off: bool
    samples: bool
    considered: int | None


@dataclass(frozen=True)
class Difference:
    """How strong the evidence is, and the largest gaps between learning and difference."""

    strength: Strength
    missing: list[Counted]

    @property
    def has_some(self) -> bool:
        return bool(self.strength.all or self.missing)


@dataclass(frozen=True)
class Home:
    """What one person's home page shows; a part is None where no role of hers asks for it."""

    office: Office | None
    desk: Desk | None
    own: Own | None
    learning: Learning | None
    watch: Watch | None
    difference: Difference | None
    report: AtWork | None
    soon_words: str
    silence_words: str
    leaves_out: bool

    @property
    def is_empty(self) -> bool:
        """Nothing on the record yet, for those who keep it."""
        if self.office is None or self.desk is None or self.office.counts.all or self.office.cases:
            return False
        return not self.desk.considering and not (self.difference and self.difference.has_some)

    @property
    def pressing(self) -> ComingUp | None:
        """What the law or guidance asks for next."""
        coming_up = self.desk.coming_up.rows if self.desk else []
        return next((each for each in coming_up if each.of_case and not each.is_late), None)

    @property
    def shows_difference(self) -> bool:
        return self.difference is not None and (self.difference.has_some or not (self.is_empty or self.leads_elsewhere))

    @property
    def leads_elsewhere(self) -> bool:
        """Those whose page shows nothing, or nothing that leads on, are told where to go."""
        if self.office or self.own:
            return False
        return self.learning is None or self.learning.is_empty


def home(user: User, *, undelivered: int) -> Home:
    """`undelivered` is how many mails did not arrive that she may mend."""
    now = states(standing.tolerance())
    roles = {role.role for role in user.roles}
    office = home_office.of(user, now) if is_of_the_office(user) else None
    gaps = missing.page(user) if office or roles & READERS else None
    return Home(
        office=office,
        desk=_desk(user, now, office, gaps, undelivered) if office and gaps else None,
        own=home_own.of(user, now) if is_of_an_agency(user) else None,
        learning=home_learning.of(user) if roles & READERS else None,
        watch=None if office else _watch(user, now, roles),
        difference=Difference(home_strength.of(user), missing.largest(gaps, GAPS)) if gaps else None,
        report=home_report.of(user) if Role.AUTHOR in roles else None,
        soon_words=now.soon_words,
        silence_words=now.silence_words,
        leaves_out=conflicts.has_one(user),
    )


def _desk(user: User, now: States, office: Office, gaps: MissingPage, undelivered: int) -> Desk:
    timescales = review_types.timescales()
    considering = home_considering.of(user, timescales)
    return Desk(
        waiting=home_waiting.of(
            user, office.counts, considering, gaps.numbers[NO_AGENCY], undelivered, now.silence_words
        ),
        considering=considering,
        considered=home_waiting.considered(user, is_open=True) if considering else 0,
        coming_up=home_dates.of(user, considering, timescales),
    )


def _watch(user: User, now: States, roles: set[Role]) -> Watch | None:
    signs_off, samples = holds(user, "sign_off_part"), Role.SCRUTINEER in roles
    if not signs_off and not samples:
        return None
    counts = home_parts.counts(actions.part_visible_to(user), now)
    return Watch(counts, signs_off, samples, home_waiting.considered(user) if can_see_considered(user) else None)
