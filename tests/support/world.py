"""A small invented world with somebody of every role and something of every state, its ids fixed by name."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from partnership.extensions import db
from partnership.models import Agency, Board, RoleHeld, User
from partnership.rules.folding import fold
from partnership.vocabulary import AgencyKind, Role
from reviews.models import Case, DueChange, EventLink, EvidenceLink, Review
from reviews.rules.stated import of_day
from reviews.vocabulary import DueChangeKind, PartStatus, Sight, SourceKind
from tests.factories.learning import FocusFactory, LearningPointFactory, ShortfallFactory, ThemeFactory
from tests.factories.partnership import (
    AgencyFactory,
    BoardFactory,
    BrowserSessionFactory,
    InstallationFactory,
    MailFactory,
    RoleHeldFactory,
    SecondFactorFactory,
    UserFactory,
)
from tests.factories.recommendations import RecommendationFactory
from tests.factories.reviews import (
    LONG_AGO,
    ActionFactory,
    ActionSourceFactory,
    CaseFactory,
    CaseReaderFactory,
    ConflictFactory,
    EventFactory,
    EvidenceFactory,
    IncidentFactory,
    PartFactory,
    PostFactory,
    PostHolderFactory,
    ReviewFactory,
    UpdateFactory,
    event_about,
    evidence_of,
    kept_here,
    stage,
)
from tests.support import world_reports

SPACE = uuid.UUID("b7a1d2f0-3f62-4c4b-8a1e-5a0f6a1c9d11")
MISSING = uuid.uuid5(SPACE, "nothing")


def identity(name: str) -> uuid.UUID:
    return uuid.uuid5(SPACE, name)


@dataclass
class World:
    """`things[noun][state]` are the objects that addresses may name; `people` everybody by a short name."""

    people: dict[str, User] = field(default_factory=dict)
    roles: dict[str, set[Role]] = field(default_factory=dict)
    things: dict[str, dict[str, Any]] = field(default_factory=dict)

    def add(self, noun: str, state: str, thing: Any) -> Any:
        self.things.setdefault(noun, {})[state] = thing
        return thing


def build(*, with_hidden: bool = True) -> World:
    """The whole world; without `with_hidden` all that hangs from the hidden case was never there."""
    world = World()
    northmoor = world.add("board", "own", BoardFactory(id=identity("northmoor"), name="Northmoor Partnership"))
    westfell = world.add("board", "other", BoardFactory(id=identity("westfell"), name="Westfell Partnership"))
    _agencies(world)
    _people(world, northmoor, westfell)
    for state, name in (("used", "Information sharing"), ("spare", "Think Family")):
        world.add("theme", state, ThemeFactory(id=identity(f"{state} theme"), name=name))
    for state, board, name in (("free", northmoor, "Safer babies"), ("other", westfell, "Exploitation")):
        world.add("focus", state, FocusFactory(id=identity(f"{state} focus"), board=board, name=name))
        short = ShortfallFactory(id=identity(f"{state} shortfall"), board=board, text="More time is needed")
        world.add("shortfall", state, short)
    world_reports.add(world, identity)
    _ways_in(world)
    _open_case(world, northmoor)
    _other_board(world, westfell)
    if with_hidden:
        _hidden_case(world, northmoor)
    db.session.commit()
    return world


def _agencies(world: World) -> None:
    police = _agency(world, "own", "Northmoor Police")
    _agency(world, "beneath", "Northmoor Police Child Abuse Team", kind=AgencyKind.SERVICE, parent=police)
    _agency(world, "another", "Northmoor Hospitals Trust")
    _agency(world, "group", "Learning and Review Group", kind=AgencyKind.SUBGROUP)


def _agency(world: World, state: str, name: str, **options: Any) -> Agency:
    found: Agency = world.add("agency", state, AgencyFactory(id=identity(name), name=name, **options))
    return found


def _people(world: World, northmoor: Board, westfell: Board) -> None:
    police, group = world.things["agency"]["own"], world.things["agency"]["group"]
    _person(world, "administrator", Role.SYSTEM_ADMINISTRATOR, None)
    _person(world, "manager", Role.MANAGER, northmoor)
    _person(world, "conflicted", Role.MANAGER, northmoor)
    _person(world, "officer", Role.BUSINESS_SUPPORT_OFFICER, northmoor)
    _person(world, "chair", Role.REVIEW_GROUP_CHAIR, northmoor, group)
    _person(world, "member", Role.REVIEW_GROUP_MEMBER, northmoor, group)
    _person(world, "named", Role.REVIEW_TEAM, northmoor)
    _person(world, "lead", Role.AGENCY_LEAD, northmoor, police)
    _person(world, "deputy", Role.AGENCY_DEPUTY, northmoor, police)
    _person(world, "approver", Role.AGENCY_APPROVER, northmoor, police)
    _person(world, "hospital", Role.AGENCY_LEAD, northmoor, world.things["agency"]["another"])
    _person(world, "author", Role.AUTHOR, northmoor)
    _person(world, "scrutineer", Role.SCRUTINEER, northmoor)
    _person(world, "elsewhere", Role.MANAGER, westfell)
    _person(world, "nobody", None, None)


def _ways_in(world: World) -> None:
    """Mails that were not delivered to somebody of this board and of the other; sessions; a second factor."""
    for name in ("named", "elsewhere"):
        mail = MailFactory(id=identity(f"{name} mail"), user=world.people[name], written_at=LONG_AGO)
        world.add("mail", name, mail)
    SecondFactorFactory(user=world.people["named"])
    InstallationFactory()
    for name in ("manager", "lead"):
        world.add("session", name, BrowserSessionFactory(id=identity(f"{name} session"), user=world.people[name]))


def _person(world: World, name: str, role: Role | None, board: Board | None, agency: Agency | None = None) -> None:
    words = f"{name.title()} Hale"
    user = UserFactory(id=identity(name), name=words, name_folded=fold(words), email=f"{name}@northmoor.example")
    if role is not None:
        held: RoleHeld = RoleHeldFactory(
            id=identity(f"{name} role"),
            user=user,
            role=role,
            board=board,
            board_id=board.id if board else None,
            agency_id=agency.id if agency else None,
        )
        world.add("role", name, held)
    world.people[name] = user
    world.roles[name] = {role} if role else set()
    world.add("person", name, user)


def _open_case(world: World, board: Board) -> None:
    case = _case(world, "open", board, "Alder 12", sight=Sight.PARTNERS)
    world.add("reader", "open", CaseReaderFactory(id=identity("open reader"), case=case, user=world.people["named"]))
    world.add("incident", "open", IncidentFactory(id=identity("open incident"), case=case, told_by="Duty manager"))
    ended = ConflictFactory(
        id=identity("open conflict"), case=case, user=world.people["hospital"], until_on=date(2026, 1, 6)
    )
    world.add("conflict", "open", ended)
    _learning_point(world, "open", "Sharing what the school knew")
    _action(world, "free", board, "Print the escalation policy on one page")
    dated = _action(world, "dated", board, "Hold the audit of letters", due=of_day(date(2026, 6, 30)))
    _due_change(world, "dated", dated, "The form was late.")
    _action(world, "open", board, "Revise the bruising protocol", "open")
    done = _action(world, "done", board, "Train new starters in safer sleeping", "open", status=PartStatus.DONE)
    post = PostFactory(id=identity("open post"), agency=world.things["agency"]["own"], name="Detective inspector")
    world.add("post", "open", post)
    holder = PostHolderFactory(id=identity("open holder"), post=post, user=world.people["lead"])
    world.add("holder", "open", holder)
    done.post_id = post.id
    update = UpdateFactory(id=identity("open update"), part=done, status=PartStatus.DONE)
    world.add("update", "open", update)
    _impact(world, board)
    for state in ("free", "open"):
        kept_here(world.things["evidence"][state])


def _impact(world: World, board: Board) -> None:
    """Evidence and sharing learning about nothing, and about the open case."""
    things = world.things
    summary = "A survey of all agencies was answered"
    world.add("evidence", "free", EvidenceFactory(id=identity("free evidence"), board=board, summary=summary))
    world.add(
        "evidence",
        "open",
        evidence_of(things["action"]["open"], id=identity("open evidence"), summary="A dip sample was taken"),
    )
    world.add("event", "free", EventFactory(id=identity("free event"), board=board, title="Induction for new starters"))
    world.add(
        "event", "open", event_about(things["review"]["open"], id=identity("open event"), title="Webinar on bruising")
    )


def _other_board(world: World, board: Board) -> None:
    case = _case(world, "other", board, "Birch 7", sight=Sight.PARTNERS)
    ConflictFactory(id=identity("other conflict"), case=case, user=world.people["conflicted"])
    _learning_point(world, "other", "Moving up and down thresholds")
    _action(world, "other", board, "Westfell: share the audit of thresholds", "other")
    world.add(
        "evidence",
        "other",
        evidence_of(world.things["action"]["other"], id=identity("other evidence"), summary="Westfell survey"),
    )
    kept_here(world.things["evidence"]["other"])
    world.add(
        "event",
        "other",
        event_about(world.things["review"]["other"], id=identity("other event"), title="Westfell briefing"),
    )


def _hidden_case(world: World, board: Board) -> None:
    """All that the two-worlds comparison must not be able to tell."""
    case = _case(world, "hidden", board, "Zelkova 88", sight=Sight.REVIEW_TEAM, summary="Zelkova summary")
    group = world.things["agency"]["group"]
    CaseReaderFactory(id=identity("hidden group"), case=case, user=None, agency_id=group.id)
    world.add(
        "reader", "hidden", CaseReaderFactory(id=identity("hidden reader"), case=case, user=world.people["named"])
    )
    incident = IncidentFactory(id=identity("hidden incident"), case=case, told_by="Zelkova: duty manager")
    world.add("incident", "hidden", incident)
    conflict = ConflictFactory(id=identity("hidden conflict"), case=case, user=world.people["conflicted"])
    world.add("conflict", "hidden", conflict)
    _learning_point(world, "hidden", "Zelkova: letters that nobody read")
    shown, review = world.things["action"]["open"], world.things["review"]["hidden"]
    second = ActionSourceFactory(id=identity("hidden second source"), action=shown, review=review, place=2)
    world.add("source", "hidden, of an action that is seen", second)
    part = _action(world, "hidden", board, "Zelkova: rewrite the discharge letter", "hidden")
    _due_change(world, "hidden", part, "Zelkova: the letter was late.")
    words = "Zelkova: the letter is with the trust."
    world.add("update", "hidden", UpdateFactory(id=identity("hidden update"), part=part, note=words))
    _hidden_impact(world, review)


def _hidden_impact(world: World, review: Review) -> None:
    """What hangs from the hidden case alone, and what hangs from it and from something that is seen."""
    things = world.things
    summary, title = "Zelkova: the letter is used on every ward", "Zelkova briefing"
    hidden = evidence_of(things["action"]["hidden"], id=identity("hidden evidence"), summary=summary, kind="Zelkova")
    world.add("evidence", "hidden", kept_here(hidden, "Zelkova.txt"))
    world.add("event", "hidden", event_about(review, id=identity("hidden event"), title=title, kind="Zelkova"))
    point = LearningPointFactory(id=identity("hidden point"), review=review, words="Zelkova: letters came late")
    shown = things["evidence"]["open"]
    db.session.add(EvidenceLink(id=identity("a"), evidence_id=shown.id, learning_point_id=point.id))
    db.session.add(EventLink(id=identity("b"), event_id=things["event"]["open"].id, review_id=review.id))


def _due_change(world: World, state: str, part: Any, reason: str) -> None:
    """More time for a part that has no date now: the change alone is what is looked at."""
    change = DueChange(
        id=identity(f"{state} due change"),
        action_id=part.action_id,
        part_id=part.id,
        kind=DueChangeKind.EXTENSION,
        reason=reason,
        approved_by="Learning and Review Group",
        made_at=LONG_AGO,
        was=of_day(date(2026, 3, 31)),
        became=of_day(date(2026, 6, 30)),
    )
    db.session.add(change)
    world.add("due_change", state, change)


def _case(world: World, state: str, board: Board, name: str, **options: Any) -> Case:
    case: Case = world.add("case", state, CaseFactory(id=identity(f"{state} case"), board=board, name=name, **options))
    review = ReviewFactory(id=identity(f"{state} review"), case=case, stage=stage("in_progress"))
    world.add("review", state, review)
    words = f"{name}: agree one discharge letter"
    recommendation = RecommendationFactory(id=identity(f"{state} recommendation"), review=review, text=words)
    world.add("recommendation", state, recommendation)
    return case


def _learning_point(world: World, state: str, words: str) -> None:
    review, theme = world.things["review"][state], world.things["theme"]["used"]
    point = LearningPointFactory(id=identity(f"{state} learning_point"), review=review, words=words, themes=[theme])
    world.add("learning_point", state, point)


def _action(world: World, state: str, board: Board, text: str, case: str = "", **part: Any) -> Any:
    """An action with a part for the police and one for the hospital; returns the police's."""
    action = world.add("action", state, ActionFactory(id=identity(f"{state} action"), board=board, text=text))
    if case:
        source = ActionSourceFactory(
            id=identity(f"{state} source"), action=action, kind=SourceKind.REVIEW, review=world.things["review"][case]
        )
        world.add("source", state, source)
    police, hospital = world.things["agency"]["own"], world.things["agency"]["another"]
    mine = PartFactory(id=identity(f"{state} part"), action=action, agency=police, is_lead=True, **part)
    world.add("part", state, mine)
    world.add(
        "part",
        f"{state}, the hospital’s",
        PartFactory(id=identity(f"{state} hospital part"), action=action, agency=hospital, place=2, **part),
    )
    return mine
