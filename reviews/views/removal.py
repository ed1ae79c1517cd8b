"""Take words out of a text of a record: the same page for every kind of record in the registry."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from partnership.access import guard
from partnership.commands.removal import remove_words
from partnership.saving import save
from reviews.forms.removal import RemovalForm
from reviews.permissions import can_take_words_out_of
from reviews.queries.removal import REGISTRY, Wording

bp = Blueprint("removal", __name__)


def take_out(**found: Wording) -> ResponseReturnValue:
    (wording,) = found.values()
    form = RemovalForm(texts=wording.fields)
    back = _page(wording)

    def command() -> int:
        said = form.answers()
        key = said.pop("field")
        row, field = wording.rows.get(key, (None, key))
        return remove_words(
            row or wording.thing,
            field=field,
            label=wording.fields[key],
            told_on=wording.told_on,
            whole=wording.thing if row else None,
            by=current_user,
            **said,
        )

    return save(
        form,
        "reviews/removal/take_out.html",
        command,
        done="The words are taken out.",
        to=lambda _: back,
        wording=wording,
        back=back,
    )


def _page(wording: Wording) -> str:
    address: dict[str, Any] = dict(wording.address)
    return url_for(wording.endpoint, **address)


for _kind, _getter in REGISTRY.items():
    bp.add_url_rule(
        f"/take-words-out/{_kind.replace('_', '-')}/<uuid:{_kind}_id>",
        _kind,
        guard(can_take_words_out_of, **{_kind: _getter})(take_out),
        methods=["GET", "POST"],
    )
