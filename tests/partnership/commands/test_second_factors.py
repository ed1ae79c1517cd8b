"""What the pages of the second factor rest on."""

from __future__ import annotations

import threading

import pyotp
import pytest
from sqlalchemy import update

from partnership import clock
from partnership.commands import second_factors
from partnership.errors import RuleBroken
from partnership.extensions import db
from partnership.models import SecondFactor
from partnership.rules.second_factors import SECONDS
from tests.factories.partnership import SecondFactorFactory, UserFactory


def code_of(factor):
    return pyotp.TOTP(factor.secret).generate_otp(int(clock.now().timestamp()) // SECONDS)


def test_confirm_with_a_wrong_code_is_refused(app):
    user = UserFactory()

    with pytest.raises(RuleBroken, match="not right"):
        second_factors.confirm(user, secret=second_factors.new_secret(), code="000000", by=user)


def test_nobody_takes_away_their_own(app):
    user = SecondFactorFactory(user=UserFactory()).user_id
    person = db.session.get(UserFactory._meta.model, user)

    with pytest.raises(RuleBroken, match="your own"):
        second_factors.take_away(person, note="It is me.", by=person)


def test_what_is_not_there_is_not_taken_away(app):
    with pytest.raises(RuleBroken, match="has no second factor"):
        second_factors.take_away(UserFactory(), note="Rang back.", by=UserFactory())


def test_recovery_codes_need_a_factor(app):
    user = UserFactory()

    with pytest.raises(RuleBroken, match="Set up the second factor first"):
        second_factors.new_recovery_codes(user, by=user)


def test_code_is_not_right_for_who_has_no_factor(app):
    user = UserFactory()
    db.session.commit()

    assert not second_factors.is_right(user, "123456")


def test_code_that_another_has_just_used_is_refused(app, monkeypatch):
    user = UserFactory()
    factor = SecondFactorFactory(user=user)
    db.session.commit()
    code, real = code_of(factor), second_factors.step_of

    def slow(*arguments, **options):
        found = real(*arguments, **options)
        db.session.execute(update(SecondFactor).values(last_step=found))
        return found

    monkeypatch.setattr(second_factors, "step_of", slow)

    assert not second_factors.is_right(user, code)


def test_of_two_with_one_code_at_once_one_comes_in(app):
    user = UserFactory()
    code, results = code_of(SecondFactorFactory(user=user)), []
    db.session.commit()

    def tries():
        with app.app_context():
            person = db.session.get(type(user), user.id)
            results.append(second_factors.is_right(person, code))
            db.session.commit()

    threads = [threading.Thread(target=tries) for _ in range(3)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()

    assert sorted(results) == [False, False, True]
