"""The database, the form tokens and the sign-in manager: made once, bound to the application later."""

from __future__ import annotations

import enum
import uuid
from datetime import UTC, datetime
from typing import Any

from flask_login import LoginManager
from flask_sqlalchemy import SQLAlchemy
from flask_wtf.csrf import CSRFProtect
from sqlalchemy import DateTime, Enum, MetaData, Uuid
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[datetime]):
    """A moment: stored as UTC, always given back with its zone, on both databases."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def values_of(members: type[enum.Enum]) -> list[str]:
    return [str(member.value) for member in members]


def enum_of(members: type[enum.Enum], *, name: str | None = None) -> Enum:
    """A column that holds the value of an enum, checked; `name` tells two of one enum in a table apart."""
    return Enum(members, native_enum=False, create_constraint=True, values_callable=values_of, length=40, name=name)


class Base(DeclarativeBase):
    """Every table: constraints are named, enums are stored by their value, moments in UTC."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: dict[Any, Any] = {
        datetime: UtcDateTime(),
        uuid.UUID: Uuid(),
        enum.Enum: enum_of(enum.Enum),
    }


db = SQLAlchemy(metadata=Base.metadata, disable_autonaming=True, session_options={"expire_on_commit": False})
csrf = CSRFProtect()
login_manager = LoginManager()
