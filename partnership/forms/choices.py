"""Choices of one from a list: as a select, or with all of them shown."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from wtforms import RadioField, SelectField


class OneOf(SelectField):
    """`fault` is what to do when nothing of the list was chosen."""

    def __init__(self, label: str, *, fault: str, coerce: Callable[[Any], Any] = str, **options: Any) -> None:
        messages: dict[str, Any] = {"invalid_choice_message": fault, "invalid_value_message": fault}
        super().__init__(label, coerce=coerce, **messages, **options)


class OneOfShown(RadioField):
    """The same with every choice to be seen; `hints` explain each."""

    def __init__(
        self,
        label: str,
        *,
        fault: str,
        coerce: Callable[[Any], Any] = str,
        hints: dict[str, str] | None = None,
        **options: Any,
    ) -> None:
        messages: dict[str, Any] = {"invalid_choice_message": fault, "invalid_value_message": fault}
        super().__init__(label, coerce=coerce, render_kw={"hints": hints or {}}, **messages, **options)


def id_or_none(value: Any) -> uuid.UUID | None:
    return uuid.UUID(str(value)) if value else None
