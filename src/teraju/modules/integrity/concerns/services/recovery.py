"""Giving a handler's key back: three people, two reasons, one code, a passphrase of their own."""

from __future__ import annotations

import hashlib
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.integrity.concerns import (
    access,
    afterwards,
    attempts,
    derivation,
    escrow,
    recovery_keys,
    sealing,
    spoken,
    trail,
)
from teraju.modules.integrity.concerns.access import HandlerVisit
from teraju.modules.integrity.concerns.models import (
    Escrow,
    Handler,
    Recovery,
    RecoveryKey,
    RecoveryLayers,
    Session,
)

PASSING = "handler: passphrase of a recovery"
LIMIT = attempts.Limit("recovery", each=3, together=20)


class TooFewCustodians(DomainError):
    """A recovery key takes two custodians who have keys."""


class RecoveryGone(DomainError):
    """The request is done, refused or too old, or somebody else took this step."""


class OwnKey(NotAllowed):
    """Nobody takes part in giving back a key of their own."""


class NotTwoCustodians(NotAllowed):
    """The step belongs to another custodian."""


class NotGivenBack(DomainError):
    """No recovery is ready for this name and passphrase."""


@transaction.atomic
def make_recovery_key(*, visit: HandlerVisit, today: date) -> RecoveryKey:
    """Make a recovery key for all custodians who have keys now.

    Who lies under an older one stays there, and with its custodians, until they come to the desk.
    """
    _require_custodian(visit)
    key = _new_key(visit.handler, today)
    escrow.keep(visit.handler, visit.identity)
    trail.record("recovery.key_made", today=today, actor=trail.by(visit.handler))
    return key


def ask_for_recovery(
    *, login_name: str, passphrase: str, bucket: str, now: datetime, today: date
) -> str:
    """Ask for one's key back under a new passphrase; returns the signs that custodians compare.

    The answer is the same, and costs the same, where nobody has this name. A newer request takes
    the place of an older one that no custodian has touched.
    """
    attempts.check(LIMIT, bucket, now)
    attempts.count(LIMIT, bucket, now)
    identity = sealing.new_identity()
    salt = derivation.new_salt()
    key = derivation.slow_identity(passphrase, context=PASSING, salt=salt)
    locked = sealing.seal(identity.encode(), [sealing.recipient_of(key)])
    recipient = sealing.recipient_of(identity)
    with transaction.atomic():
        void_old(now=now, today=today)
        handler = (
            Handler.objects.select_for_update(of=("self",), no_key=True)
            .filter(login_name__iexact=login_name.strip()[:60], retired_on=None)
            .filter(escrow__isnull=False)
            .first()
        )
        open_one = _open_for(handler) if handler else None
        if handler is None or (open_one is not None and open_one.first_on is not None):
            return signs_of(recipient)
        if open_one is not None:
            open_one.delete()
        Recovery.objects.create(
            handler=handler,
            asked_on=today,
            ends_at=_end(now, afterwards.rules_on(today).integer("recovery_days")),
            recipient=recipient,
            salt=salt,
            locked=locked,
        )
        trail.record("recovery.asked", today=today, actor=trail.by(handler))
    return signs_of(recipient)


@transaction.atomic
def begin_recovery(
    *,
    visit: HandlerVisit,
    recovery_id: int,
    second_id: int,
    signs: str,
    reason: str,
    now: datetime,
    today: date,
) -> str:
    """Take off the outer layer as the first custodian; returns the code to read to the second.

    The code is shown once and kept nowhere. `signs` are those that whoever lost the passphrase
    reads out: they prove that the new passphrase is theirs, and not somebody's who asked in their
    name.
    """
    _require_custodian(visit)
    recovery = _claim(recovery_id, now)
    _require_other(visit, recovery)
    _require_signs(recovery, signs)
    if recovery.first_on is not None:
        raise RecoveryGone(_("Another custodian has taken this step already."))
    layers = RecoveryLayers.objects.filter(
        key=recovery.handler.escrow.key, first=visit.handler, second_id=second_id
    ).first()
    if layers is None or second_id == recovery.handler_id:
        raise NotTwoCustodians(_("Choose another custodian of this recovery key."))
    left, code = recovery_keys.first_step(bytes(layers.nested), visit.identity)
    recovery.first, recovery.first_on = visit.handler, today
    recovery.second_id = second_id
    recovery.left = left
    recovery.first_reason = _sealed_reason(reason)
    recovery.save()
    trail.record("recovery.begun", today=today, actor=trail.by(visit.handler))
    return code


@transaction.atomic
def complete_recovery(
    *,
    visit: HandlerVisit,
    recovery_id: int,
    signs: str,
    code: str,
    reason: str,
    now: datetime,
    today: date,
) -> Recovery:
    """Take off the inner layer as the second custodian, and seal the identity for its owner.

    The recovery key was open for a moment: a new one takes its place, so that what this request
    left in a copy of the database opens nothing that is sealed later.
    """
    _require_custodian(visit)
    recovery = _claim(recovery_id, now)
    _require_other(visit, recovery)
    if recovery.first_on is None or recovery.second_on is not None:
        raise RecoveryGone(_("The other custodian's step is missing, or yours is done."))
    if recovery.second_id != visit.handler.pk:
        raise NotTwoCustodians(_("The first custodian named another second one."))
    _require_signs(recovery, signs)
    try:
        secret = recovery_keys.second_step(bytes(recovery.left), code, visit.identity)
    except recovery_keys.WrongCode as error:
        raise DomainError(
            _("This is not the code that the first custodian was shown."), field="code"
        ) from error
    held = Escrow.objects.select_related("key").get(handler=recovery.handler)
    identity = sealing.unseal(held.sealed, secret).decode()
    recovery.resealed = sealing.seal(identity.encode(), [recovery.recipient])
    recovery.left = b""
    recovery.second_on = today
    recovery.second_reason = _sealed_reason(reason)
    recovery.save()
    _renew(held.key, secret, visit.handler, today)
    trail.record("recovery.completed", today=today, actor=trail.by(visit.handler))
    return recovery


@transaction.atomic
def refuse_recovery(
    *, visit: HandlerVisit, recovery_id: int, now: datetime, today: date
) -> Recovery:
    """Refuse a request: any custodian may, at any step, but for the person who asked."""
    _require_custodian(visit)
    recovery = _claim(recovery_id, now)
    _require_other(visit, recovery)
    _void(recovery, today, visit.handler)
    trail.record("recovery.refused", today=today, actor=trail.by(visit.handler))
    return recovery


def finish_recovery(
    *, login_name: str, passphrase: str, bucket: str, now: datetime, today: date
) -> str:
    """Lock the identity by the new passphrase and open the desk; returns the cookie's token."""
    attempts.check(attempts.LOGIN, bucket, now)
    handler = Handler.objects.filter(login_name__iexact=login_name.strip()[:60]).first()
    recovery = _open_for(handler, now) if handler else None
    salt = bytes(recovery.salt) if recovery else access.NOBODY
    key = derivation.slow_identity(passphrase, context=PASSING, salt=salt)
    identity = _given_back(recovery, key)
    if recovery is None or identity is None:
        attempts.count(attempts.LOGIN, bucket, now)
        raise NotGivenBack(
            _("Nothing is ready for this name and passphrase. Ask the custodians how it stands.")
        )
    return _lock_anew(recovery.pk, identity, passphrase, now, today)


def void_old(*, now: datetime, today: date) -> None:
    """End the requests whose days are over, with all that they left."""
    for recovery in Recovery.objects.filter(done_on=None, refused_on=None, ends_at__lte=now):
        _void(recovery, today, None)


def _end(now: datetime, days: int) -> datetime:
    """When a request ends: at a full day, which does not tell at what hour somebody asked."""
    return now.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=days + 1)


def signs_of(recipient: str) -> str:
    """Ten signs of a public key, for two people to compare face to face."""
    number = int.from_bytes(hashlib.sha256(recipient.encode()).digest(), "big")
    signs = ""
    for _place in range(10):
        number, at = divmod(number, len(spoken.SIGNS))
        signs += spoken.SIGNS[at]
    return f"{signs[:5]}-{signs[5:]}"


@transaction.atomic
def _lock_anew(pk: int, identity: str, passphrase: str, now: datetime, today: date) -> str:
    recovery = _claim(pk, now)
    handler = Handler.objects.select_for_update(of=("self",), no_key=True).get(
        pk=recovery.handler_id
    )
    if sealing.recipient_of(identity) != handler.recipient:
        raise NotGivenBack(_("This key is not yours any more. Ask for a new invitation."))
    Session.objects.filter(handler=handler).delete()
    access.lock(handler, identity=identity, passphrase=passphrase)
    recovery.done_on, recovery.resealed, recovery.locked = today, b"", b""
    recovery.save()
    trail.record("recovery.done", today=today, actor=trail.by(handler))
    return access.open_desk(handler, identity, now=now)


def _given_back(recovery: Recovery | None, key: str) -> str | None:
    if recovery is None or not recovery.resealed:
        return None
    try:
        passing = sealing.unseal(recovery.locked, key).decode()
    except sealing.CannotOpen:
        return None
    return sealing.unseal(recovery.resealed, passing).decode()


def _new_key(maker: Handler, today: date) -> RecoveryKey:
    custodians = {
        each.pk: each.recipient for each in Handler.objects.all().ready().filter(custodian=True)
    }
    if len(custodians) < recovery_keys.LEAST_CUSTODIANS:
        raise TooFewCustodians(
            _("Two custodians must have made their keys before a recovery key can be made.")
        )
    made = recovery_keys.new_recovery_key(custodians)
    key = RecoveryKey.objects.create(made_on=today, made_by=maker, recipient=made.recipient)
    RecoveryLayers.objects.bulk_create(
        RecoveryLayers(key=key, first_id=first, second_id=second, nested=nested)
        for (first, second), nested in made.nested.items()
    )
    return key


def _renew(old: RecoveryKey, secret: str, maker: Handler, today: date) -> None:
    """Put every identity that lies under the old key beneath a new one."""
    new = _new_key(maker, today)
    for held in Escrow.objects.select_for_update(no_key=True).filter(key=old):
        held.sealed = sealing.seal(sealing.unseal(held.sealed, secret), [new.recipient])
        held.key = new
        held.save()
    # What another request left opens nothing any more: its first step is taken anew.
    Recovery.objects.filter(
        handler__escrow__key=new, first_on__isnull=False, second_on=None, done_on=None
    ).update(first=None, first_on=None, first_reason=b"", second=None, left=b"")
    escrow.forget_unused()


def _claim(recovery_id: int, now: datetime) -> Recovery:
    recovery = (
        Recovery.objects.select_for_update(of=("self",), no_key=True)
        .select_related("handler")
        .filter(pk=recovery_id, done_on=None, refused_on=None, ends_at__gt=now)
        .first()
    )
    if recovery is None:
        raise RecoveryGone(_("This request is done, refused or too old."))
    return recovery


def _open_for(handler: Handler | None, now: datetime | None = None) -> Recovery | None:
    found = Recovery.objects.filter(handler=handler, done_on=None, refused_on=None)
    return (found.filter(ends_at__gt=now) if now else found).first()


def _void(recovery: Recovery, today: date, by: Handler | None) -> None:
    recovery.refused_on, recovery.refused_by = today, by
    recovery.left, recovery.resealed, recovery.locked = b"", b"", b""
    recovery.save()


def _sealed_reason(reason: str) -> bytes:
    custodians = Handler.objects.all().ready().filter(custodian=True)
    return sealing.seal_value({"reason": reason}, [each.recipient for each in custodians])


def _require_custodian(visit: HandlerVisit) -> None:
    if not visit.handler.custodian:
        raise NotAllowed(_("Only a custodian may do this."))


def _require_signs(recovery: Recovery, signs: str) -> None:
    if spoken.as_spoken(signs) != signs_of(recovery.recipient):
        raise DomainError(
            _("These are not the signs of this request. Let the person read them to you again."),
            field="signs",
        )


def _require_other(visit: HandlerVisit, recovery: Recovery) -> None:
    if recovery.handler_id == visit.handler.pk:
        raise OwnKey(_("Nobody takes part in giving back a key of their own."))
