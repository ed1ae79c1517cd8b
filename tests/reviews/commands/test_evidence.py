"""Adding and changing evidence, and saying what it is about."""

from __future__ import annotations

from datetime import UTC, date, datetime

from sqlalchemy import select

from partnership.extensions import db
from partnership.models import Event, StoredFile
from partnership.vocabulary import Role
from reviews.commands.evidence import add_evidence, edit_evidence, say_what_about
from reviews.commands.links import Target
from reviews.models import EvidenceLink
from reviews.rules.stated import of_day
from reviews.vocabulary import EvidenceLevel, Held, LinkKind
from tests.factories.learning import ThemeFactory
from tests.factories.partnership import AgencyFactory, BoardFactory, person
from tests.factories.reviews import ActionFactory, EvidenceFactory, evidence_of

FIGURE = {
    "label": "Records audited",
    "value": "651",
    "base": None,
    "unit": "count",
    "qualifier": "exact",
    "period": None,
}


def target(kind, thing):
    return Target(kind, thing.id, thing.name if kind is LinkKind.THEME else thing.text)


def told():
    found = db.session.scalars(select(Event).order_by(Event.number))
    return [(event.verb, event.subject_id, event.detail) for event in found]


def test_add_keeps_figures_agencies_and_what_it_is_about(app):
    action, theme, agency = ActionFactory(), ThemeFactory(name="Bruising"), AgencyFactory()
    about = [target(LinkKind.ACTION, action), target(LinkKind.THEME, theme)]

    piece = add_evidence(
        board_id=action.board_id,
        summary="The Form is used",
        kind="",
        level=EvidenceLevel.PRACTICE,
        holder="Northmoor Hospitals Trust",
        about=about,
        agencies=[agency.id],
        figures=[FIGURE],
        by=person(Role.MANAGER, action.board),
    )

    assert (piece.summary_folded, piece.kind, piece.held) == ("the form is used", None, Held.ELSEWHERE)
    assert piece.figures[0].figure.in_words == "651"
    assert piece.agencies == [agency]
    assert [(link.action_id, link.theme_id, link.place) for link in piece.links] == [
        (action.id, None, 1),
        (None, theme.id, 2),
    ]
    assert told() == [("added evidence", piece.id, {"about": [action.text, "Bruising"]})]


def test_edit_says_which_fields_changed_and_not_what_they_said(app):
    piece = EvidenceFactory(held_link="https://old.example/a")

    edit_evidence(
        piece,
        summary="It is used now",
        held_link="",
        period=of_day(date(2026, 3, 1)),
        agencies=[AgencyFactory().id],
        figures=[FIGURE],
        by=person(Role.MANAGER, piece.board),
    )

    assert (piece.summary_folded, piece.held_link, piece.held) == ("it is used now", None, Held.NOT_SAID)
    assert told() == [
        ("changed evidence", piece.id, {"fields": ["What it shows", "Period", "Link", "Figures", "Agencies"]})
    ]


def test_an_edit_of_figures_alone_is_an_edit(app):
    piece = EvidenceFactory()

    edit_evidence(piece, agencies=[], figures=[FIGURE], by=person(Role.MANAGER, piece.board))

    assert piece.version == 2


def test_an_edit_that_changes_nothing_leaves_no_event(app):
    piece = EvidenceFactory()

    edit_evidence(piece, summary=piece.summary, agencies=[], figures=[], by=person(Role.MANAGER, piece.board))

    assert (told(), piece.version) == ([], 1)


def test_what_is_held_here_stays_so(app):
    piece = EvidenceFactory()
    stored_file(piece)

    edit_evidence(piece, holder="The trust", agencies=[], figures=[], by=person(Role.MANAGER, piece.board))

    assert piece.held is Held.HERE


def test_it_is_about_more_and_about_that_no_longer(app):
    board = BoardFactory()
    first, second = ActionFactory(board=board), ActionFactory(board=board)
    piece = evidence_of(first)
    add, gone = [target(LinkKind.ACTION, first), target(LinkKind.ACTION, second)], [target(LinkKind.ACTION, first)]

    say_what_about(piece, add=add, take_away=[], by=person(Role.MANAGER, board))
    say_what_about(piece, add=[], take_away=gone, by=person(Role.MANAGER, board))

    assert db.session.scalars(select(EvidenceLink.action_id)).all() == [second.id]
    assert [detail for _, _, detail in told()] == [
        {"added": [second.text], "taken_away": []},
        {"added": [], "taken_away": [first.text]},
    ]


def test_nothing_more_to_say_leaves_no_event(app):
    piece = EvidenceFactory()

    say_what_about(piece, add=[], take_away=[], by=person(Role.MANAGER, piece.board))

    assert (told(), piece.version) == ([], 1)


def stored_file(piece):
    stored = StoredFile(
        sha256="a" * 64, media_type="text/plain", size=1, stored_at=datetime(2026, 1, 1, tzinfo=UTC), content=b"x"
    )
    db.session.add(stored)
    piece.file = stored
    db.session.flush()
