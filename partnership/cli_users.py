"""users create, link, deactivate and restore: accounts made, let in and stopped at the command line, by the owner."""

from __future__ import annotations

import json
import sys
from typing import NoReturn

import click
from flask import Flask

from partnership.commands import one_time_links, users
from partnership.commands.boards import add_board
from partnership.commands.roles import give_role
from partnership.errors import Refused
from partnership.extensions import db
from partnership.filters import listed
from partnership.models import Agency, Board, User
from partnership.queries import agencies, boards
from partnership.queries.users import by_email
from partnership.rules import emails, passwords
from partnership.rules.folding import fold
from partnership.rules.roles import FOR_AN_AGENCY, ON_NO_BOARD, words
from partnership.troubles import Commands
from partnership.vocabulary import Role

HAND_OVER = "Give them this link yourself. It works once, for 3 days."
NOBODY = "Nobody has an account with the e-mail address “{}”."
THERE = "{} has an account with this e-mail address already. For a new link: ./run flask users link --email {}"
STOPPED = (
    "{} has an account with this e-mail address, and it is stopped. "
    "To let them sign in again: ./run flask users restore --email {}"
)
ANOTHER = "To do it here: ./run flask users create --role system_administrator, with the --email of somebody else."
NEW_BOARD = "The board “{}” was made. If that is a slip, give it its right name in the settings, under Boards."
NO_BOARD = "There is no board yet. Name the first with --board, and it is made."
group = Commands("users", help="Make and stop the accounts of people.")


def prepare(app: Flask) -> None:
    app.cli.add_command(group)


@group.command("create")
@click.option("--email", default="", help="Work e-mail address.")
@click.option("--role", default="", help="What the person is here, such as manager or agency_lead.")
@click.option("--name", default="", help="The person’s name; else it is made from the address.")
@click.option("--board", default="", help="Name or abbreviation. The first board of all is made.")
@click.option("--agency", default="", help="Name or abbreviation.")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input; else a link is made.")
@click.option("--json", "as_json", is_flag=True, help="Print what was made as JSON.")
def create(*, email: str, role: str, name: str, board: str, agency: str, password_stdin: bool, as_json: bool) -> None:
    """Make an account with one role, and a one-time link to choose a password by."""
    faults: list[str] = []
    email = email.strip()
    if not emails.is_email(email):
        faults.append("Say whose account it is: --email morgan.hale@council.example")
    as_role = _role(role, faults)
    on, at = _board(board, as_role, faults), _agency(agency, as_role, faults)
    name = name.strip() or emails.name_from(email)
    password = _password([name, email], faults) if password_stdin else None
    if faults or as_role is None:
        refuse(*faults)
    try:
        made = _make(name=name, email=email, role=as_role, board=on, agency=at, password=password)
    except Refused as fault:
        db.session.rollback()
        there = by_email(email)
        refuse(_there(there) if there else fault.sentence)
    db.session.commit()
    if isinstance(on, str):
        click.echo(NEW_BOARD.format(on), err=True)
    _tell(made, as_role, as_json=as_json)


@group.command("link")
@click.option("--email", default="", help="The e-mail address of the account.")
def link(*, email: str) -> None:
    """Print a fresh one-time link, by which the person chooses a password; earlier links end."""
    user = _user(email)
    if not user.is_active:
        refuse(_there(user))
    try:
        token = users.make_link(user, by=None).token
    except Refused as fault:
        db.session.rollback()
        refuse(fault.sentence)
    db.session.commit()
    click.echo(f"A new link for {user.name}. {HAND_OVER} Earlier links no longer work.", err=True)
    click.echo(one_time_links.address(token))


@group.command("deactivate")
@click.option("--email", default="", help="The e-mail address of the account.")
def deactivate(*, email: str) -> None:
    """Stop an account: the person is signed out at once and cannot sign in again."""
    user = _user(email)
    try:
        users.deactivate(user, by=None)
    except Refused as fault:
        db.session.rollback()
        refuse(f"{fault.sentence} {ANOTHER}")
    db.session.commit()
    click.echo(f"The account of {user.name} is stopped.", err=True)


@group.command("restore")
@click.option("--email", default="", help="The e-mail address of the account.")
def restore(*, email: str) -> None:
    """Let a stopped account sign in again, with the roles it has."""
    user = users.restore(_user(email), by=None)
    db.session.commit()
    click.echo(f"{user.name} may sign in again. For a new link: ./run flask users link --email {user.email}", err=True)


def _user(email: str) -> User:
    return by_email(email) or refuse(NOBODY.format(email))


def _there(user: User) -> str:
    """What to do about an account that is there already."""
    return (THERE if user.is_active else STOPPED).format(user.name, user.email)


def _make(
    *, name: str, email: str, role: Role, board: Board | str | None, agency: Agency | None, password: str | None
) -> dict[str, str | None]:
    """All of it, or nothing where a rule refuses."""
    on = add_board(name=board, by=None) if isinstance(board, str) else board
    user = users.create_user(name=name, email=email, by=None)
    held_on = None if role in ON_NO_BOARD else on
    give_role(user, role=role, board=held_on, agency=agency, by=None)
    link = None
    if password is None:
        link = one_time_links.address(users.make_link(user, by=None).token)
    else:
        users.set_password(user, password=password, by=None)
    return {
        "name": name,
        "email": email,
        "role": role.value,
        "board": held_on.name if held_on else None,
        "agency": agency.name if agency else None,
        "link": link,
    }


def _tell(made: dict[str, str | None], role: Role, *, as_json: bool) -> None:
    """Data on standard output, words on standard error."""
    what = words(role, agency=made["agency"], board=made["board"])
    click.echo(f"{made['name']} has an account: {what}.", err=True)
    if made["link"]:
        click.echo(HAND_OVER, err=True)
    if as_json:
        click.echo(json.dumps(made, ensure_ascii=False))
    elif made["link"]:
        click.echo(made["link"])


def _role(asked: str, faults: list[str]) -> Role | None:
    """The role by its stored word or by its label, with any hyphens or capitals."""
    plain = fold(asked).replace("-", "_").replace(" ", "_")
    for role in Role:
        if plain in (role.value, fold(role.label).replace(" ", "_")):
            return role
    there = listed(role.value for role in Role)
    faults.append(f"There is no role “{asked}”. There are: {there}." if asked else f"Say what they are: --role {there}")
    return None


def _board(asked: str, role: Role | None, faults: list[str]) -> Board | str | None:
    """The board; the name of one to be made, where there is none at all; the only one, where none is named."""
    there, found = boards.all_in_order(), boards.by_words(asked)
    if asked.strip() and (found or not there):
        return found or asked.strip()
    names = listed(f"“{board.name}”" for board in there)
    if asked.strip():
        faults.append(f"There is no board “{asked}”. There is {names}. Boards are added in the settings.")
    elif role not in ON_NO_BOARD and len(there) == 1:
        return there[0]
    elif role not in ON_NO_BOARD:
        faults.append(f"Say on which board, with --board: there is {names}." if there else NO_BOARD)
    return None


def _agency(asked: str, role: Role | None, faults: list[str]) -> Agency | None:
    found = agencies.called(asked) if asked.strip() else []
    if len(found) == 1:
        return found[0]
    if found:
        faults.append(f"“{asked}” may mean {listed(each.name for each in found)}. Write the name in full.")
    elif asked.strip():
        faults.append(f"There is no agency “{asked}”. Agencies are added in the settings.")
    elif role in FOR_AN_AGENCY:
        faults.append("Say for which agency: --agency with its name or abbreviation.")
    return None


def _password(near: list[str], faults: list[str]) -> str:
    password = sys.stdin.readline().rstrip("\r\n")
    refusal = passwords.refusal(password, words=near)
    if refusal:
        faults.append(refusal)
    return password


def refuse(*faults: str) -> NoReturn:
    """One line for each fault, and nothing was changed."""
    for fault in faults:
        click.echo(f"Error: {fault}", err=True)
    raise SystemExit(1)
