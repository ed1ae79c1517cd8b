"""What this session has saved by forms that make things: the same words sent again are the same thing, others are not.

After Back a form is filled in as it was left, its id with it. Sent as it is, the answer is the page of what was made;
with other words it may be meant as another thing, which only the person can say.
"""

from __future__ import annotations

import hashlib
import json
import uuid

from flask import current_app, request, session

from partnership.forms.base import MACHINERY

SAVED = "saved"
REMEMBERED = 20  # forms; of what was saved longer ago it is taken that the words are the same
BY_THE_WAY = MACHINERY | {"warned"}


def remember(new_id: uuid.UUID) -> None:
    """The words of this request were saved as the thing."""
    kept = dict(list(session.get(SAVED, {}).items())[1 - REMEMBERED :])
    session[SAVED] = {**kept, str(new_id): _words()}


def is_with_other_words(new_id: uuid.UUID) -> bool:
    """Whether this session saved other words as the thing than those of this request."""
    saved = session.get(SAVED, {}).get(str(new_id))
    return saved is not None and saved != _words()


def _words() -> str:
    """What was typed, so that it can be compared and not read."""
    sent = sorted((name, value) for name, value in request.form.items(multi=True) if name not in BY_THE_WAY)
    key = str(current_app.config["SECRET_KEY"]).encode()
    return hashlib.blake2b(json.dumps(sent).encode(), key=key[:64], digest_size=16).hexdigest()
