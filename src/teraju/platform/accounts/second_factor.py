"""A second factor for guests: a code that changes every half minute (RFC 6238)."""

from __future__ import annotations

import base64
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.platform.audit.api import record_event

from . import rights
from .models import SecondFactor, User
from .scope import Viewer

DIGITS, STEP, SECRET_BYTES = 6, 30, 20
# A clock may be one step ahead or behind.
TOLERANCE = (-1, 0, 1)
MOST_FAILURES, LOCKED = 5, timedelta(minutes=15)


class WrongCode(DomainError):
    """The code is not the one of this moment, or was used already."""


class TooManyCodes(DomainError):
    """Too many wrong codes; the next try has to wait."""


@dataclass(frozen=True)
class Offer:
    """What an application on a telephone needs to make the codes; once only."""

    secret: str
    address: str


def is_asked_of(viewer: Viewer, user: User) -> bool:
    """Whether somebody has to show a second factor: every guest, but for the demonstration's."""
    asked: bool = settings.TERAJU_SECOND_FACTOR
    return asked and viewer.is_guest_somewhere and not user.is_demonstration


def is_confirmed(user: User) -> bool:
    """Whether the person has shown that their telephone makes the codes. Queries once."""
    return SecondFactor.objects.filter(user=user, confirmed_at__isnull=False).exists()


@transaction.atomic
def offer_to(user: User) -> Offer | None:
    """The secret to set the telephone up with; None once it was confirmed: it is shown no more."""
    factor, _made = SecondFactor.objects.get_or_create(
        user=user, defaults={"secret": _sealed(secrets.token_bytes(SECRET_BYTES))}
    )
    if factor.confirmed_at:
        return None
    key = _opened(factor.secret)
    return Offer(
        secret=base64.b32encode(key).decode(),
        address=_totp(key).get_provisioning_uri(user.username, "Teraju"),
    )


def confirm(*, actor: Viewer, code: str) -> SecondFactor:
    """Check a code; each is good once. Five wrong ones lock the door for a quarter of an hour."""
    factor = _checked(actor, code.strip())
    if factor.failures:
        if factor.locked_until and factor.locked_until > actor.now:
            raise TooManyCodes(_("Too many wrong codes: try again in 15 minutes."), field="code")
        raise WrongCode(
            _("This is not the code of this moment. Wait for the next one and try again."),
            field="code",
        )
    return factor


@transaction.atomic
def _checked(actor: Viewer, code: str) -> SecondFactor:
    """Count the failure in a transaction of its own, so that the refusal does not undo it."""
    factor = SecondFactor.objects.select_for_update(no_key=True).get(user=rights.acting(actor))
    if factor.locked_until and factor.locked_until > actor.now:
        return factor
    counter = _counter_of(_opened(factor.secret), code, actor.now)
    if counter is None or counter <= factor.last_counter:
        factor.failures += 1
        if factor.failures % MOST_FAILURES == 0:
            factor.locked_until = actor.now + LOCKED
    else:
        factor.last_counter, factor.failures, factor.locked_until = counter, 0, None
        if factor.confirmed_at is None:
            factor.confirmed_at = actor.now
            record_event(actor=actor, verb="accounts.factor.confirmed", target=factor.user)
    factor.save()
    return factor


@transaction.atomic
def reset_factor(*, actor: Viewer, user: User) -> None:
    """Let somebody who lost their telephone set up another; the administrator of the home may."""
    rights.require(actor, "accounts.people.manage", user.home)
    SecondFactor.objects.filter(user=user).delete()
    record_event(actor=actor, verb="accounts.factor.reset", target=user)


def _counter_of(key: bytes, code: str, now: datetime) -> int | None:
    """The step that a code belongs to, if it is one of those around this moment."""
    present = int(now.timestamp()) // STEP
    totp = _totp(key)
    for shift in TOLERANCE:
        expected = totp.generate((present + shift) * STEP)
        if hmac.compare_digest(expected, code.encode()):
            return present + shift
    return None


def _totp(key: bytes) -> TOTP:
    # SHA-1 is what every application on a telephone knows; HMAC does not rest on its collisions.
    return TOTP(key, DIGITS, SHA1(), STEP)  # noqa: S303


def _sealed(key: bytes) -> str:
    return _seal().encrypt(key).decode()


def _opened(text: str) -> bytes:
    try:
        return _seal().decrypt(text.encode())
    except InvalidToken as error:
        raise TooManyCodes(
            _("The codes cannot be checked any more: ask your administrator to begin anew."),
            field="code",
        ) from error


def _seal() -> Fernet:
    digest = hmac.digest(settings.SECRET_KEY.encode(), b"teraju second factor", "sha256")
    return Fernet(base64.urlsafe_b64encode(digest))
