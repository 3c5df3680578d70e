"""Opening and closing doors: a reporter's by the receipt, a handler's by name and passphrase.

A visit holds the unlocked identity sealed by a key that is made of the cookie's token; the database
has the token's hash alone. Wrong is answered after the same work as right, and in the same words.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError

from . import attempts, derivation, escrow, receipts, sealing, trail
from .coarse import rounded
from .models import Case, Handler, Session

REPORTER_STAYS = timedelta(minutes=30)
HANDLER_STAYS = timedelta(minutes=20)
INVITATION_DAYS = 14
FAILURES_ALLOWED = 5
LOCKED_FOR = timedelta(minutes=15)

SESSION = "visit"
PASSPHRASE = "handler: passphrase"  # noqa: S105
INVITATION = "handler: invitation"
NOBODY = b"nobody's salt..."


class WrongCode(DomainError):
    """No concern has this receipt, or it is not written as one."""


class WrongPassphrase(DomainError):
    """No handler has this name and passphrase, or they have to wait."""


class InvitationSpent(DomainError):
    """The invitation is unknown, used or too old."""


@dataclass(frozen=True)
class ReporterVisit:
    """A reporter who showed the receipt."""

    case: Case
    identity: str
    session: Session


@dataclass(frozen=True)
class HandlerVisit:
    """A handler whose key is unlocked."""

    handler: Handler
    identity: str
    session: Session


def open_for_reporter(typed: str, *, bucket: str, now: datetime) -> str:
    """Open the concern of a receipt; returns the cookie's token. Raises WrongCode or TooOften."""
    attempts.check(attempts.CODE, bucket, now)
    code = receipts.read(typed)
    # A word that cannot be a code costs as much as one that could.
    tried = code or "0" * receipts.DIGITS
    case = Case.objects.filter(lookup_hash=receipts.lookup_hash(tried)).first() if code else None
    if not code:
        receipts.lookup_hash(tried)
    salt = bytes(case.reporter_salt) if case else NOBODY
    identity = receipts.reporter_identity(tried, salt)
    if case is None or sealing.recipient_of(identity) != case.reporter_recipient:
        attempts.count(attempts.CODE, bucket, now)
        raise WrongCode(
            _("No concern has this code. Look at it again, digit by digit."), field="code"
        )
    return _open({"case": str(case.pk), "identity": identity}, None, now + REPORTER_STAYS, now)


def open_for_handler(
    *, login_name: str, passphrase: str, bucket: str, now: datetime, today: date
) -> str:
    """Unlock a handler's key; returns the cookie's token. Raises WrongPassphrase or TooOften."""
    attempts.check(attempts.LOGIN, bucket, now)
    handler = _handler_named(login_name)
    identity = _unlocked(handler, passphrase)
    waiting = handler is not None and handler.locked_until is not None
    if handler is not None and waiting and handler.locked_until > now:  # type: ignore[operator]
        identity = None
    if handler is None or identity is None:
        attempts.count(attempts.LOGIN, bucket, now)
        if handler is not None:
            _count_failure(handler.pk, now)
        raise WrongPassphrase(
            _("Name and passphrase do not open a key. After five wrong tries, wait 15 minutes.")
        )
    with transaction.atomic():
        Handler.objects.filter(pk=handler.pk).update(failures=0, locked_until=None)
        trail.record("desk.opened", today=today, actor=trail.by(handler))
        return open_desk(handler, identity, now=now)


def open_desk(handler: Handler, identity: str, *, now: datetime) -> str:
    """Begin a handler's visit with an unlocked key; returns the cookie's token."""
    escrow.keep(handler, identity)
    return _open({"identity": identity}, handler, now + HANDLER_STAYS, now)


def reporter_of(token: str, *, now: datetime) -> ReporterVisit | None:
    """Whose visit a reporter's cookie is; None when it ended or never was."""
    session = _session(token, now)
    if session is None or session.handler_id is not None:
        return None
    kept = sealing.unseal_value(session.sealed, _key(token))
    case = Case.objects.filter(pk=UUID(kept["case"])).first()
    if case is None:
        return None
    _stay(session, now, REPORTER_STAYS)
    return ReporterVisit(case, kept["identity"], session)


def handler_of(token: str, *, now: datetime) -> HandlerVisit | None:
    """Whose visit a handler's cookie is; None when it ended or they serve no more."""
    session = _session(token, now)
    if session is None or session.handler is None:
        return None
    if session.handler.retired_on is not None or session.handler.office.retired:
        return None
    kept = sealing.unseal_value(session.sealed, _key(token))
    _stay(session, now, HANDLER_STAYS)
    return HandlerVisit(session.handler, kept["identity"], session)


def close(token: str) -> None:
    """End a visit."""
    Session.objects.filter(token_hash=derivation.digest(token)).delete()


def invite(handler: Handler, *, now: datetime, today: date) -> str:
    """Make a one-time invitation for a handler without a key; returns its word."""
    word = derivation.new_token()
    with transaction.atomic():
        updated = Handler.objects.filter(pk=handler.pk, recipient="", retired_on=None).update(
            invitation_hash=derivation.digest(word),
            invited_until=now + timedelta(days=INVITATION_DAYS),
        )
        if not updated:
            raise InvitationSpent(_("This person has a key already, or serves no more."))
        trail.record("handler.invited", today=today, actor=trail.HOUSE)
    return word


def invited(word: str, *, now: datetime) -> Handler | None:
    """Whom a word of invitation is for, while it lasts."""
    return Handler.objects.filter(
        invitation_hash=derivation.digest(word), invited_until__gt=now, retired_on=None
    ).first()


@transaction.atomic
def accept_invitation(word: str, *, passphrase: str, now: datetime, today: date) -> str:
    """Make a handler's key under a passphrase of their own; returns the cookie's token."""
    handler = invited(word, now=now)
    if handler is None:
        raise InvitationSpent(_("This invitation was used or is too old. Ask for a new one."))
    handler = Handler.objects.select_for_update(no_key=True).get(pk=handler.pk)
    if handler.recipient:
        raise InvitationSpent(_("This invitation was used or is too old. Ask for a new one."))
    identity = sealing.new_identity()
    lock(handler, identity=identity, passphrase=passphrase)
    trail.record("handler.key_made", today=today, actor=trail.by(handler))
    return open_desk(handler, identity, now=now)


def lock(handler: Handler, *, identity: str, passphrase: str) -> None:
    """Lock an identity by a passphrase and save it with the handler, ending every invitation.

    The passphrase makes a key of its own by Argon2id (`derivation`): age's own scrypt would measure
    the machine and take up to a gigabyte for each log-in.
    """
    salt = derivation.new_salt()
    key = derivation.slow_identity(passphrase, context=PASSPHRASE, salt=salt)
    handler.recipient = sealing.recipient_of(identity)
    handler.salt = salt
    handler.locked = sealing.seal(identity.encode(), [sealing.recipient_of(key)])
    handler.invitation_hash, handler.invited_until = "", None
    handler.failures, handler.locked_until = 0, None
    handler.version += 1
    handler.save()


def unlocks(handler: Handler, passphrase: str) -> bool:
    """Whether a passphrase is this handler's: asked again before it is changed."""
    return _unlocked(handler, passphrase) is not None


def sweep(now: datetime) -> None:
    """Delete the visits that ended."""
    Session.objects.filter(expires_at__lte=now).delete()


def _handler_named(login_name: str) -> Handler | None:
    return (
        Handler.objects.select_related("office")
        .filter(login_name__iexact=login_name.strip()[:60])
        .first()
    )


def _unlocked(handler: Handler | None, passphrase: str) -> str | None:
    """The identity behind a passphrase; the work is the same where there is no handler."""
    usable = handler is not None and handler.retired_on is None and not handler.office.retired
    salt = bytes(handler.salt) if handler is not None and handler.salt else NOBODY
    key = derivation.slow_identity(passphrase, context=PASSPHRASE, salt=salt)
    if handler is None or not usable or not handler.recipient:
        return None
    try:
        return sealing.unseal(handler.locked, key).decode()
    except sealing.CannotOpen:
        return None


@transaction.atomic
def _count_failure(pk: int, now: datetime) -> None:
    handler = Handler.objects.select_for_update(no_key=True).get(pk=pk)
    if handler.locked_until is not None and handler.locked_until <= now:
        handler.failures, handler.locked_until = 0, None
    handler.failures += 1
    if handler.failures >= FAILURES_ALLOWED and handler.locked_until is None:
        handler.locked_until = now + LOCKED_FOR
    handler.failures = min(handler.failures, 1000)
    handler.save(update_fields=["failures", "locked_until"])


def _open(
    kept: dict[str, str], handler: Handler | None, expires_at: datetime, now: datetime
) -> str:
    token = derivation.new_token()
    sweep(now)
    Session.objects.create(
        handler=handler,
        token_hash=derivation.digest(token),
        sealed=sealing.seal_value(kept, [sealing.recipient_of(_key(token))]),
        expires_at=rounded(expires_at),
    )
    return token


def _key(token: str) -> str:
    return derivation.quick_identity(token, context=SESSION)


def _session(token: str, now: datetime) -> Session | None:
    if not token:
        return None
    return (
        Session.objects.select_related("handler__office")
        .filter(token_hash=derivation.digest(token), expires_at__gt=now)
        .first()
    )


def _stay(session: Session, now: datetime, stays: timedelta) -> None:
    """Put off the end of a visit that goes on; written once in five minutes at most."""
    until = rounded(now + stays)
    if until > session.expires_at:
        session.expires_at = until
        session.save(update_fields=["expires_at"])
