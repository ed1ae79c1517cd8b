"""Reads of evidence, each beginning with what the person may see."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flask import abort
from sqlalchemy import ColumnElement, Select, case, func, select
from sqlalchemy.orm import joinedload, selectinload
from sqlalchemy.orm.attributes import set_committed_value
from sqlalchemy.orm.interfaces import ORMOption
from sqlalchemy.orm.strategy_options import _AbstractLoad

from partnership.extensions import db
from partnership.filters import moment
from partnership.models import User
from partnership.queries import events, files
from partnership.rules.files import described
from reviews.models import Action, DisseminationEvent, Evidence, EvidenceLink, Part
from reviews.permissions import sees_whole_boards
from reviews.queries import actions, doers, linked_sight, linking
from reviews.queries.linking import Linked
from reviews.rules import evidence as rules
from reviews.rules import history_impact
from reviews.rules.ids import ids
from reviews.vocabulary import Held


def visible_to(user: User) -> ColumnElement[bool]:
    """The condition on Evidence: see linked_sight."""
    return linked_sight.visible(user, Evidence, EvidenceLink, EvidenceLink.evidence_id)


def options(user: User) -> tuple[ORMOption, ...]:
    """What is shown of a piece among others; links to what the person may not see are not loaded."""
    return selectinload(Evidence.figures), _links(user)


def whole(user: User) -> tuple[ORMOption, ...]:
    """That, and what says whether she may change the piece: the parts of the actions that it is about."""
    return selectinload(Evidence.figures), _links(user, joinedload(EvidenceLink.action).selectinload(Action.parts))


def _links(user: User, *more: _AbstractLoad) -> _AbstractLoad:
    shown = Evidence.links.and_(~linked_sight.hidden(user, EvidenceLink))
    return selectinload(shown).options(*linking.options(EvidenceLink), *more)


@dataclass(frozen=True)
class Piece:
    """A piece of evidence with what is worked out about it."""

    evidence: Evidence
    about: list[Linked]
    squares: int
    strength: str
    figures: list[tuple[str, str]]

    @property
    def where(self) -> str:
        """Who holds it, in words and without an address."""
        if self.evidence.held is Held.HERE:
            return "Held here as a file"
        if self.evidence.held is Held.NOT_SAID:
            return ""
        return f"Held by {self.evidence.holder}" if self.evidence.holder else "Held elsewhere"

    @property
    def file(self) -> str:
        """What the file is and how large it is; on the page of the piece, where it is loaded."""
        file = self.evidence.file
        return described(file.media_type, file.size) if file else ""

    @property
    def seen(self) -> str:
        return f"Seen by {self.evidence.seen_by}" if self.evidence.seen_by else "Not seen by anybody yet"


def piece(evidence: Evidence) -> Piece:
    return Piece(
        evidence,
        [linking.of_link(link) for link in evidence.links],
        rules.SQUARES[evidence.level],
        rules.strength(evidence.level, evidence.is_sustained),
        [(each.label, _figure(each.figure.with_unit, each.period)) for each in evidence.figures],
    )


def _figure(words: str, period: str | None) -> str:
    return f"{words}, {period}" if period else words


def evidence(user: User, evidence_id: uuid.UUID) -> Evidence:
    """One piece with its figures, agencies and links; 404 when the person may not see it."""
    found = db.session.scalars(
        select(Evidence)
        .where(Evidence.id == evidence_id, visible_to(user))
        .options(joinedload(Evidence.board), joinedload(Evidence.file), joinedload(Evidence.agencies), *whole(user))
    )
    return found.unique().one_or_none() or abort(404)


def file_of(evidence: Evidence) -> tuple[str, str, bytes]:
    """Name, kind and bytes of the file of a piece that was found for somebody; 404 where it has none."""
    file = evidence.file or abort(404)
    return evidence.file_name or "file", file.media_type, files.content(file.sha256)


def found(user: User, evidence_id: uuid.UUID) -> Evidence | None:
    """A piece that the person may see, or nothing: for forms sent twice."""
    return db.session.scalar(select(Evidence).where(Evidence.id == evidence_id, visible_to(user)))


def pieces(user: User, some: Select[uuid.UUID]) -> list[Piece]:
    """Those the person sees of some, which are few and told by their ids, the strongest first."""
    sees = linked_sight.visible_of(user, Evidence, EvidenceLink, EvidenceLink.evidence_id, some.correlate(None))
    return _pieces(user, some, sees)


def of_action(user: User, action: Action) -> list[Piece]:
    """Of an action that the person sees: what hangs from it is seen too, whatever else it hangs from."""
    return _pieces(user, select(EvidenceLink.evidence_id).where(EvidenceLink.action_id == action.id))


def _pieces(user: User, some: Select[uuid.UUID], *where: ColumnElement[bool]) -> list[Piece]:
    wanted = select(Evidence).where(Evidence.id.in_(some), *where).options(selectinload(Evidence.figures))
    rows = db.session.scalars(wanted).all()
    _load_links(user, rows)
    in_order = sorted(rows, key=lambda each: (rules.rank(each.level), each.summary_folded))
    return [piece(each) for each in in_order]


def _load_links(user: User, pieces: Sequence[Evidence]) -> None:
    """As `options` loads them: said as an option of the statement, the same condition takes a tenth of a page."""
    if not pieces:
        return
    of_these = EvidenceLink.evidence_id.in_([each.id for each in pieces])
    shown = select(EvidenceLink).where(of_these, ~linked_sight.hidden_of(user, EvidenceLink, of_these))
    links: defaultdict[uuid.UUID, list[EvidenceLink]] = defaultdict(list)
    for link in db.session.scalars(shown.options(*linking.options(EvidenceLink)).order_by(EvidenceLink.place)):
        links[link.evidence_id].append(link)
    for each in pieces:
        set_committed_value(each, "links", links[each.id])


def history(user: User, thing: Evidence | DisseminationEvent) -> list[tuple[str, str]]:
    """What was done to a piece, or to an event; names of people and of cases are for those who see whole boards."""
    to_office = sees_whole_boards(user)
    told = events.told_on(thing.id)
    who = doers.of(user, told, board_id=thing.board_id, by_name=to_office)
    return [
        (
            moment(event.happened_at),
            history_impact.sentence(who[event.id], event.verb, event.detail, to_office=to_office),
        )
        for event in told
    ]


@dataclass(frozen=True)
class OwnActions:
    """Actions in which agencies of the person's have a part, done or not; `count` is all of them."""

    offered: Sequence[Action]
    count: int


def own_actions(user: User, asked: Iterable[str]) -> OwnActions:
    """Those that are asked for by id and the newest, by their words."""
    own = select(Part.action_id).join(Part.action).where(actions.of_own_agencies(user))
    rows = db.session.execute(
        select(Action, func.count().over())
        .where(actions.visible_to(user), Action.id.in_(own.correlate(None)))
        .options(selectinload(Action.parts))
        .order_by(case((Action.id.in_(ids(asked)), 0), else_=1), Action.added_at.desc(), Action.id)
        .limit(actions.OFFERED)
    ).all()
    offered = sorted((action for action, _ in rows), key=lambda each: (each.text_folded, each.id))
    return OwnActions(offered, rows[0][1] if rows else 0)


def kinds_in_use(user: User) -> Iterable[str]:
    rows = db.session.scalars(select(Evidence.kind).where(visible_to(user), Evidence.kind.is_not(None)).distinct())
    return sorted({each for each in rows if each}, key=str.casefold)
