"""mail send: empties the outbox once."""

from __future__ import annotations

import click
from flask import Flask

from partnership.commands import mails
from partnership.errors import Refused
from partnership.filters import plural
from partnership.troubles import Commands

group = Commands("mail", help="Send the mails that wait.")


def prepare(app: Flask) -> None:
    app.cli.add_command(group)


@group.command("send")
def send() -> None:
    """Send what is due, once. The server does the same every half minute. Exit 1 when something did not leave."""
    try:
        done = mails.send_waiting()
    except Refused as fault:
        raise click.ClickException(fault.sentence) from fault
    click.echo(f"{plural(done.sent, 'mail')} sent.", err=True)
    if done.put_off:
        click.echo(f"{plural(done.put_off, 'mail')} to be tried again later.", err=True)
    if done.given_up:
        click.echo(f"{plural(done.given_up, 'mail')} not delivered: see Mails in the settings.", err=True)
    if done.put_off or done.given_up:
        raise SystemExit(1)
