"""The forms of a role: give one, end one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from wtforms.validators import InputRequired

from partnership import clock
from partnership.forms.base import Form, NewForm
from partnership.forms.choices import OneOf, OneOfShown, id_or_none
from partnership.forms.days import DayField
from partnership.rules import roles
from partnership.vocabulary import Role


class NewRoleForm(NewForm):
    """Give a role. `roles`, `boards` and `agencies` are what may be chosen: id → name."""

    role = OneOfShown(
        "Role",
        fault="Choose the role",
        coerce=Role,
        hints={role.value: words for role, words in roles.MAY.items()},
    )
    board = OneOf("Board", fault="Choose a board from the list", coerce=id_or_none)
    agency = OneOf(
        "Agency or group",
        description="For agency roles, and for the chair and members of a review group.",
        fault="Choose an agency from the list",
        coerce=id_or_none,
    )
    from_on = DayField("First day, if not from now on", asked="the first day")
    until_on = DayField("Last day, if you know it already", asked="the last day")

    def __init__(
        self,
        *arguments: Any,
        roles: Iterable[Role],
        boards: Mapping[str, str],
        agencies: Mapping[str, str],
        **options: Any,
    ) -> None:
        super().__init__(*arguments, **options)
        offered = {role.value: role.label for role in roles}
        needs_none = len(boards) != 1 or Role.SYSTEM_ADMINISTRATOR.value in offered
        self.role.choices = offered
        self.board.choices = {"": "No board", **boards} if needs_none else dict(boards)
        self.agency.choices = {"": "No agency or group", **agencies}

    def validate(self, extra_validators: Any = None) -> bool:
        """All that is wrong at once; what a role asks for is known only when one was chosen."""
        super().validate(extra_validators)
        found = {} if self.role.errors else self._missing()
        for name, sentence in found.items():
            self[name].errors = self[name].errors or [sentence]
        return not self.errors

    def _missing(self) -> dict[str, str]:
        return roles.faults(
            self.role.data,
            has_board=self.board.data is not None,
            has_agency=self.agency.data is not None,
            from_on=self.from_on.data or clock.today(),
            until_on=self.until_on.data,
        )


class EndRoleForm(Form):
    """The last day of a role."""

    until_on = DayField(
        "Last day",
        asked="the last day",
        description="The role is held to the end of this day. For example, 3 January 2026",
        validators=[InputRequired("Enter the last day of the role")],
    )
