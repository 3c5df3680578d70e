"""Two custodians give a key back; one alone can do nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.integrity.concerns import access, escrow, sealing
from teraju.modules.integrity.concerns.models import (
    Escrow,
    Handler,
    Recovery,
    RecoveryKey,
    RecoveryLayers,
    TrailEvent,
)
from teraju.modules.integrity.concerns.services import recovery
from teraju.modules.integrity.concerns.services.recovery import (
    NotGivenBack,
    NotTwoCustodians,
    OwnKey,
    RecoveryGone,
    TooFewCustodians,
)

from .factories import NOW, PASSPHRASE, TODAY, handler, identity, visit

pytestmark = pytest.mark.django_db
NEW = "perahu kertas hijau laut"


@pytest.fixture
def custodians() -> list[Handler]:
    return [handler(custodian=True) for _place in range(3)]


@pytest.fixture
def lost(custodians: list[Handler]) -> Handler:
    """A handler whose key lies under a recovery key."""
    made = handler(login_name="lupa")
    recovery.make_recovery_key(visit=visit(custodians[0]), today=TODAY)
    escrow.keep(made, identity(made))
    return made


def ask(login_name: str = "lupa", passphrase: str = NEW, bucket: str = "b") -> str:
    return recovery.ask_for_recovery(
        login_name=login_name, passphrase=passphrase, bucket=bucket, now=NOW, today=TODAY
    )


def open_one() -> Recovery:
    return Recovery.objects.get(done_on=None, refused_on=None)


def begin(who: Handler, second: Handler, signs: str = "") -> str:
    return recovery.begin_recovery(
        visit=visit(who),
        recovery_id=open_one().pk,
        second_id=second.pk,
        signs=signs or recovery.signs_of(open_one().recipient).lower().replace("-", " "),
        reason="Sandi hilang saat cuti",
        now=NOW,
        today=TODAY,
    )


def complete(who: Handler, code: str) -> Recovery:
    return recovery.complete_recovery(
        visit=visit(who),
        recovery_id=open_one().pk,
        signs=recovery.signs_of(open_one().recipient),
        code=code,
        reason="Sudah bertemu orangnya",
        now=NOW,
        today=TODAY,
    )


def finish(passphrase: str = NEW, login_name: str = "lupa") -> str:
    return recovery.finish_recovery(
        login_name=login_name, passphrase=passphrase, bucket="c", now=NOW, today=TODAY
    )


def test_two_custodians_give_the_same_key_back(custodians: list[Handler], lost: Handler) -> None:
    first, second, _third = custodians
    before = identity(lost)
    signs = ask()
    assert signs == recovery.signs_of(Recovery.objects.get().recipient)
    complete(second, begin(first, second))
    token = finish()
    opened = access.handler_of(token, now=NOW)
    assert opened is not None
    assert opened.identity == before
    lost.refresh_from_db()
    assert access.unlocks(lost, NEW)
    assert not access.unlocks(lost, PASSPHRASE)
    verbs = list(TrailEvent.objects.order_by("sequence").values_list("verb", flat=True))
    assert verbs[-4:] == [
        "recovery.asked",
        "recovery.begun",
        "recovery.completed",
        "recovery.done",
    ]


def test_a_new_recovery_key_takes_the_place_of_the_one_that_was_used(
    custodians: list[Handler], lost: Handler
) -> None:
    first, second, third = custodians
    used = RecoveryKey.objects.get()
    ask()
    complete(second, begin(first, second))
    finish()
    key = RecoveryKey.objects.get()
    assert key.recipient != used.recipient
    assert set(Escrow.objects.values_list("key", flat=True)) == {key.pk}
    # It works a second time, with other custodians.
    ask(passphrase="gunung biru di pagi hari")
    complete(first, begin(third, first))
    finish("gunung biru di pagi hari")


def test_a_request_that_was_begun_under_a_used_key_is_begun_anew(
    custodians: list[Handler], lost: Handler
) -> None:
    first, second, _third = custodians
    another = handler(login_name="juga")
    escrow.keep(another, identity(another))
    ask()
    code = begin(first, second)
    mine = open_one()
    ask("juga")
    theirs = Recovery.objects.get(handler=another)
    begun = {"recovery_id": theirs.pk, "signs": recovery.signs_of(theirs.recipient)}
    told = {"reason": "Lupa", "now": NOW, "today": TODAY}
    old = recovery.begin_recovery(visit=visit(first), second_id=second.pk, **begun, **told)
    recovery.complete_recovery(
        visit=visit(second),
        recovery_id=mine.pk,
        signs=recovery.signs_of(mine.recipient),
        code=code,
        **told,
    )
    with pytest.raises(RecoveryGone):
        recovery.complete_recovery(visit=visit(second), code=old, **begun, **told)
    fresh = recovery.begin_recovery(visit=visit(first), second_id=second.pk, **begun, **told)
    recovery.complete_recovery(visit=visit(second), code=fresh, **begun, **told)
    assert finish(login_name="juga")


def test_nothing_is_left_in_the_clear(custodians: list[Handler], lost: Handler) -> None:
    first, second, _third = custodians
    ask()
    complete(second, begin(first, second))
    finish()
    done = Recovery.objects.get()
    assert (bytes(done.left), bytes(done.resealed), bytes(done.locked)) == (b"", b"", b"")
    reason = sealing.unseal_value(done.first_reason, identity(second))
    assert reason == {"reason": "Sandi hilang saat cuti"}
    assert b"cuti" not in bytes(done.first_reason)


class TestOneAlone:
    def test_cannot_take_both_steps(self, custodians: list[Handler], lost: Handler) -> None:
        first, second, third = custodians
        ask()
        code = begin(first, second)
        for who in (first, third):
            with pytest.raises(NotTwoCustodians):
                complete(who, code)

    def test_cannot_name_themselves_or_the_owner(
        self, custodians: list[Handler], lost: Handler
    ) -> None:
        ask()
        for second in (custodians[0], lost):
            with pytest.raises(NotTwoCustodians):
                begin(custodians[0], second)

    def test_cannot_begin_with_the_second_step(
        self, custodians: list[Handler], lost: Handler
    ) -> None:
        ask()
        with pytest.raises(RecoveryGone):
            complete(custodians[1], "23456-23456-23456-23456-23456")

    def test_cannot_guess_the_code(self, custodians: list[Handler], lost: Handler) -> None:
        ask()
        begin(custodians[0], custodians[1])
        with pytest.raises(DomainError) as refused:
            complete(custodians[1], "23456-23456-23456-23456-23456")
        assert refused.value.field == "code"

    def test_cannot_open_layers_or_escrow_with_their_own_key(
        self, custodians: list[Handler], lost: Handler
    ) -> None:
        for custodian in custodians:
            key = identity(custodian)
            for layers in RecoveryLayers.objects.filter(first=custodian):
                inner = sealing.unseal(layers.nested, key)
                with pytest.raises(sealing.CannotOpen):
                    sealing.unseal(inner, key)
            with pytest.raises(sealing.CannotOpen):
                sealing.unseal(lost.escrow.sealed, key)

    def test_the_database_refuses_one_person_twice(
        self, custodians: list[Handler], lost: Handler
    ) -> None:
        ask()
        found = Recovery.objects.get()
        for changes in (
            {"first": lost},
            {"first": custodians[0], "second": custodians[0]},
            {"second": custodians[0]},
        ):
            with pytest.raises(IntegrityError), transaction.atomic():
                Recovery.objects.filter(pk=found.pk).update(**changes)


def test_nobody_takes_part_in_their_own(custodians: list[Handler]) -> None:
    recovery.make_recovery_key(visit=visit(custodians[0]), today=TODAY)
    ask(custodians[0].login_name)
    with pytest.raises(OwnKey):
        begin(custodians[0], custodians[1])
    complete(custodians[2], begin(custodians[1], custodians[2]))
    finish(login_name=custodians[0].login_name)


def test_a_handler_who_is_no_custodian_has_no_step(
    custodians: list[Handler], lost: Handler
) -> None:
    ask()
    with pytest.raises(NotAllowed):
        begin(handler(), custodians[0])
    with pytest.raises(NotAllowed):
        recovery.make_recovery_key(visit=visit(handler()), today=TODAY)


def test_a_key_takes_two_custodians_with_keys() -> None:
    alone = handler(custodian=True)
    handler(custodian=True, ready=False)
    with pytest.raises(TooFewCustodians):
        recovery.make_recovery_key(visit=visit(alone), today=TODAY)


def test_asking_tells_nothing_of_names(custodians: list[Handler]) -> None:
    assert len(ask("nobody")) == len(ask(custodians[0].login_name)) == 11
    assert not Recovery.objects.exists()


def test_a_request_that_was_begun_stays(custodians: list[Handler], lost: Handler) -> None:
    ask()
    ask(passphrase="kapal kayu putih tua")
    begin(custodians[0], custodians[1])
    kept = Recovery.objects.get()
    ask(passphrase="orang lain meminta ini", bucket="other")
    assert Recovery.objects.get().pk == kept.pk


def test_a_request_ends_by_itself(custodians: list[Handler], lost: Handler) -> None:
    ask()
    begin(custodians[0], custodians[1])
    later = NOW + timedelta(days=4)
    recovery.void_old(now=later, today=TODAY)
    ended = Recovery.objects.get()
    assert ended.refused_on == TODAY
    assert bytes(ended.left) == bytes(ended.locked) == b""


def test_a_request_in_somebody_else_s_name_shows_by_its_signs(
    custodians: list[Handler], lost: Handler
) -> None:
    ask()
    with pytest.raises(DomainError) as refused:
        begin(custodians[0], custodians[1], signs="22222-22222")
    assert refused.value.field == "signs"
    assert open_one().first is None


def test_a_refusal_ends_it(custodians: list[Handler], lost: Handler) -> None:
    ask()
    found = Recovery.objects.get()
    recovery.refuse_recovery(visit=visit(custodians[2]), recovery_id=found.pk, now=NOW, today=TODAY)
    with pytest.raises(RecoveryGone):
        recovery.refuse_recovery(
            visit=visit(custodians[1]), recovery_id=found.pk, now=NOW, today=TODAY
        )
    with pytest.raises(NotGivenBack):
        finish()


def test_the_new_passphrase_alone_opens_it(custodians: list[Handler], lost: Handler) -> None:
    ask()
    with pytest.raises(NotGivenBack):
        finish()
    complete(custodians[1], begin(custodians[0], custodians[1]))
    with pytest.raises(NotGivenBack):
        finish("bukan sandi yang benar")
    finish()
    with pytest.raises(NotGivenBack):
        finish()
