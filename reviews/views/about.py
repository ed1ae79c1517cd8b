"""What evidence, or sharing learning, is about: the one form of both, and where their own forms go on to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from partnership.saving import save
from reviews.commands.links import Target
from reviews.forms.about import AboutForm
from reviews.queries import linking
from reviews.queries.linking import Linked
from reviews.vocabulary import LinkKind


def answer(
    thing: Any,
    template: str,
    command: Callable[..., Any],
    *,
    about: Iterable[Linked],
    kinds: Iterable[LinkKind],
    done: str,
    to: Callable[[Any], str],
    **context: Any,
) -> ResponseReturnValue:
    """`about` is what the thing is about now; `command` adds to that and takes away from it."""
    linked = {each.key: each for each in about}
    words = request.args.get("words", "")
    offered = linking.candidates(current_user, kinds, board_id=thing.board_id, words=words)
    found = {each.key: each for each in offered if each.key not in linked}
    form = AboutForm(
        linked={key: each.in_words for key, each in linked.items()},
        found={key: each.in_words for key, each in found.items()},
        data={"version": thing.version, "kept": list(linked)},
    )
    return save(
        form,
        template,
        lambda: command(
            thing,
            add=targets(found[key] for key in form.more.data or []),
            take_away=targets(each for key, each in linked.items() if key not in (form.kept.data or [])),
            by=current_user,
        ),
        done=done,
        to=to,
        thing=thing,
        words=words,
        **context,
    )


def targets(things: Iterable[Linked]) -> list[Target]:
    return [Target(each.kind, each.id, each.words) for each in things]


def next_page(blueprint: str, **thing_id: Any) -> str:
    """The page of the thing; or its form again, for those who have more rows to add."""
    return url_for(f"{blueprint}.edit" if request.form.get("more_rows") else f"{blueprint}.show", **thing_id)
