from __future__ import annotations

from datetime import timedelta

import pytest

from teraju.modules.integrity.concerns import access, attempts, derivation, receipts
from teraju.modules.integrity.concerns.models import Attempts, Handler, Session, TrailEvent

from . import factories
from .factories import PASSPHRASE

pytestmark = pytest.mark.django_db
CODE = "1234567812345678"


@pytest.fixture
def derived(monkeypatch):
    """Counts the slow derivations."""
    calls = []
    slow = derivation.slow

    def counted(*args, **kwargs):
        calls.append(kwargs["context"])
        return slow(*args, **kwargs)

    monkeypatch.setattr(derivation, "slow", counted)
    return calls


class TestReporter:
    def test_opens_the_concern_of_the_receipt(self, now):
        case = factories.case(code=CODE)
        token = access.open_for_reporter("1234 5678 1234 5678", bucket="b", now=now)
        visit = access.reporter_of(token, now=now)
        assert visit.case == case
        assert visit.identity == receipts.reporter_identity(CODE, bytes(case.reporter_salt))

    def test_a_visit_in_the_database_tells_nothing(self, now):
        case = factories.case(code=CODE)
        token = access.open_for_reporter(CODE, bucket="b", now=now)
        row = Session.objects.values().get()
        told = b"".join(
            bytes(v) if isinstance(v, memoryview | bytes) else str(v).encode() for v in row.values()
        )
        for secret in (token, str(case.pk), case.pk.hex, case.number, CODE, "AGE-SECRET"):
            assert secret.encode() not in told

    @pytest.mark.parametrize("typed", ["1234567812345679", "", "nothing like a code", "1" * 400])
    def test_a_wrong_code_gets_one_answer_after_the_same_work(self, now, derived, typed):
        factories.case(code=CODE)
        derived.clear()
        with pytest.raises(access.WrongCode) as refusal:
            access.open_for_reporter(typed, bucket="b", now=now)
        assert str(refusal.value) == "No concern has this code. Look at it again, digit by digit."
        assert derived == [receipts.LOOKUP, receipts.READING]
        assert not Session.objects.exists()

    def test_a_right_code_costs_the_same(self, now, derived):
        factories.case(code=CODE)
        derived.clear()
        access.open_for_reporter(CODE, bucket="b", now=now)
        assert derived == [receipts.LOOKUP, receipts.READING]

    def test_a_form_allows_five_wrong_codes_and_then_not_even_the_right_one(self, now, derived):
        factories.case(code=CODE)
        for _ in range(5):
            with pytest.raises(access.WrongCode):
                access.open_for_reporter("0" * 16, bucket="b", now=now)
        derived.clear()
        with pytest.raises(attempts.TooOften):
            access.open_for_reporter(CODE, bucket="b", now=now)
        assert derived == []
        access.open_for_reporter(CODE, bucket="another form", now=now)
        access.open_for_reporter(CODE, bucket="b", now=now + timedelta(minutes=11))

    def test_all_together_are_limited(self, now):
        Attempts.objects.create(
            what="code", window=int(now.timestamp()) // 600, count=attempts.CODE.together
        )
        factories.case(code=CODE)
        with pytest.raises(attempts.TooOften):
            access.open_for_reporter(CODE, bucket="new", now=now)

    def test_a_visit_ends_by_itself(self, now):
        factories.case(code=CODE)
        token = access.open_for_reporter(CODE, bucket="b", now=now)
        assert access.reporter_of(token, now=now + timedelta(minutes=25))
        assert access.reporter_of(token, now=now + timedelta(minutes=50))
        assert access.reporter_of(token, now=now + timedelta(hours=2)) is None

    def test_leaving_ends_the_visit(self, now):
        factories.case(code=CODE)
        token = access.open_for_reporter(CODE, bucket="b", now=now)
        access.close(token)
        assert access.reporter_of(token, now=now) is None

    def test_a_cookie_of_the_one_door_does_not_open_the_other(self, now, today):
        handler = factories.handler()
        factories.case(handler, code=CODE)
        reporter = access.open_for_reporter(CODE, bucket="b", now=now)
        desk = open_desk(handler, now, today)
        assert access.handler_of(reporter, now=now) is None
        assert access.reporter_of(desk, now=now) is None
        assert access.handler_of("", now=now) is None


def open_desk(handler, now, today, passphrase=PASSPHRASE, bucket="b"):
    return access.open_for_handler(
        login_name=handler.login_name, passphrase=passphrase, bucket=bucket, now=now, today=today
    )


class TestHandler:
    def test_name_and_passphrase_open_the_key(self, now, today):
        handler = factories.handler(login_name="Rina")
        token = access.open_for_handler(
            login_name=" rina ", passphrase=PASSPHRASE, bucket="b", now=now, today=today
        )
        visit = access.handler_of(token, now=now)
        assert visit.handler == handler
        assert visit.identity == factories.identity(handler)
        assert TrailEvent.objects.get().verb == "desk.opened"

    def test_everything_wrong_is_answered_alike(self, now, today, derived):
        known = factories.handler()
        without_key = factories.handler(ready=False)
        retired = factories.handler(retired_on=today)
        said = set()
        for name, word in (
            (known.login_name, "wrong"),
            ("nobody", PASSPHRASE),
            (without_key.login_name, ""),
            (retired.login_name, PASSPHRASE),
        ):
            derived.clear()
            with pytest.raises(access.WrongPassphrase) as refusal:
                access.open_for_handler(
                    login_name=name, passphrase=word, bucket=name, now=now, today=today
                )
            said.add(str(refusal.value))
            assert derived == [access.PASSPHRASE]
        assert len(said) == 1

    def test_five_wrong_passphrases_lock_for_a_quarter_of_an_hour(self, now, today):
        handler = factories.handler()
        for n in range(5):
            with pytest.raises(access.WrongPassphrase):
                open_desk(handler, now, today, "wrong", bucket=str(n))
        with pytest.raises(access.WrongPassphrase):
            open_desk(handler, now, today, bucket="x")
        assert open_desk(handler, now + timedelta(minutes=16), today, bucket="y")
        handler.refresh_from_db()
        assert (handler.failures, handler.locked_until) == (0, None)

    def test_a_visit_ends_with_service(self, now, today):
        handler = factories.handler()
        token = open_desk(handler, now, today)
        Handler.objects.update(retired_on=today)
        assert access.handler_of(token, now=now) is None

    def test_a_visit_ends_after_inactivity(self, now, today):
        token = open_desk(factories.handler(), now, today)
        assert access.handler_of(token, now=now + timedelta(minutes=26)) is None


class TestInvitation:
    def test_makes_a_key_once(self, now, today):
        handler = factories.handler(ready=False)
        word = access.invite(handler, now=now, today=today)
        assert access.invited(word, now=now) == handler
        token = access.accept_invitation(word, passphrase=PASSPHRASE, now=now, today=today)
        visit = access.handler_of(token, now=now)
        assert visit.handler.recipient
        assert open_desk(handler, now, today)
        with pytest.raises(access.InvitationSpent):
            access.accept_invitation(word, passphrase="another one", now=now, today=today)
        with pytest.raises(access.InvitationSpent):
            access.invite(handler, now=now, today=today)

    def test_grows_old(self, now, today):
        word = access.invite(factories.handler(ready=False), now=now, today=today)
        assert access.invited(word, now=now + timedelta(days=15)) is None

    def test_is_stored_as_a_hash(self, now, today):
        handler = factories.handler(ready=False)
        word = access.invite(handler, now=now, today=today)
        handler.refresh_from_db()
        assert word not in str(vars(handler))
