"""Interim."""


def refusal(password, *, words=()):
    return "Too short" if len(password) < 12 else None
