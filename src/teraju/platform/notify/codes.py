"""One-time codes: made for a card, proved by typing, used once."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import F, Model
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event
from teraju.platform.organisation.models import Government

from .domain import MOST_ATTEMPTS, new_code, typed
from .models import OneTimeCode

Text = str | Promise

MOST_TRIES = 20


class CodeUnknown(DomainError):
    """No card has this code, or not for this purpose."""


class CodeUsed(DomainError):
    """The right code, but it has opened its door already."""


class CodeExpired(DomainError):
    """The right code, but too late, or a newer card took its place."""


class CodeLocked(DomainError):
    """Too many wrong tries: even the right code opens nothing any more."""


@dataclass(frozen=True, kw_only=True)
class Purpose:
    """What a code is for: the page that follows once it is proved, and how long a card lives."""

    name: str
    label: Text
    url_name: str
    days: int = 14


_purposes: dict[str, Purpose] = {}


def register_purpose(name: str, *, label: Text, url_name: str, days: int = 14) -> Purpose:
    """Add a purpose; its page asks `web.proof.proved(request, name)` for the code and `use`s it."""
    purpose = Purpose(name=name, label=label, url_name=url_name, days=days)
    if _purposes.setdefault(name, purpose) != purpose:
        raise ValueError(f"the purpose {name} is registered twice")
    return purpose


def purpose_of(name: str) -> Purpose:
    return _purposes[name]


@transaction.atomic
def issue(
    *,
    actor: Viewer,
    purpose: str,
    target: Model,
    government: Government,
    choose: Callable[..., str] = secrets.choice,
) -> tuple[OneTimeCode, str]:
    """Make a code for a record and withdraw its older ones; the code itself is kept nowhere."""
    kind, key = target._meta.label_lower, str(target.pk)
    older = OneTimeCode.objects.filter(purpose=purpose, subject_type=kind, subject_id=key)
    older.filter(used_at=None, withdrawn_at=None).update(withdrawn_at=actor.now)
    for tries_left in reversed(range(MOST_TRIES)):
        code = new_code(choose)
        row = OneTimeCode(
            selector=code[:4],
            code_hash=_hash(code[4:]),
            purpose=purpose,
            government=government,
            subject_type=kind,
            subject_id=key,
            office=actor.office[:120],
            created_at=actor.now,
            expires_at=actor.now + timedelta(days=purpose_of(purpose).days),
        )
        try:
            with transaction.atomic():
                row.save(force_insert=True)
        except IntegrityError:
            # The letters are taken; anything else that the database refuses stays refused.
            if not tries_left:
                raise
        else:
            break
    _tell(actor, "notify.code.issued", target, row)
    return row, code


def prove(text: str, now: datetime, purpose: str | None = None) -> OneTimeCode:
    """The code that somebody typed, if it may be used now. Wrong tries count and lock it.

    Call it outside a transaction that a refusal would roll back: the count must stay. Who does not
    hold the whole code learns nothing about it.
    """
    parts = typed(text)
    row = OneTimeCode.objects.filter(selector=parts[0]).first() if parts else None
    if parts is None or row is None or (purpose and row.purpose != purpose):
        raise CodeUnknown(_unknown())
    right = constant_time_compare(row.code_hash, _hash(parts[1]))
    if not right:
        OneTimeCode.objects.filter(pk=row.pk).update(attempts=F("attempts") + 1)
        raise CodeUnknown(_unknown())
    check(row, now)
    return row


def check(row: OneTimeCode, now: datetime) -> None:
    """Refuse a code that is locked, used, withdrawn or too old."""
    if row.attempts >= MOST_ATTEMPTS:
        raise CodeLocked(
            _("This code was typed wrong too often and is locked. Ask the office for a new one.")
        )
    if row.used_at:
        raise CodeUsed(_("This code has been used already. Ask the office for a new one."))
    if row.withdrawn_at:
        raise CodeExpired(_("A newer code takes the place of this one. Use the newest."))
    if now >= row.expires_at:
        raise CodeExpired(_("This code is too old. Ask the office for a new one."))


@transaction.atomic
def use(*, actor: Viewer, code_id: int, purpose: str, target: Model) -> OneTimeCode:
    """Use a proved code up, in the transaction of what it opens; a second use is refused."""
    row = OneTimeCode.objects.select_for_update(no_key=True).get(pk=code_id, purpose=purpose)
    check(row, actor.now)
    if (row.subject_type, row.subject_id) != (target._meta.label_lower, str(target.pk)):
        raise CodeUnknown(_unknown())
    row.used_at = actor.now
    row.save(update_fields=["used_at"])
    _tell(actor, "notify.code.used", target, row)
    return row


def redeem(*, actor: Viewer, code: str, purpose: str, target: Model) -> OneTimeCode:
    """Prove a code for a record and use it up at once, or refuse by name."""
    row = prove(code, actor.now, purpose)
    return use(actor=actor, code_id=row.pk, purpose=purpose, target=target)


def _hash(secret: str) -> str:
    # Keyed: a copy of the database alone does not let anybody try out the 36 bits.
    return salted_hmac("teraju.notify.code", secret, algorithm="sha256").hexdigest()


def _unknown() -> Promise:
    return _(
        "This code is not known. Compare it letter by letter; "
        "if it stays so, ask the office for a new one."
    )


def _tell(actor: Viewer, verb: str, target: Model, row: OneTimeCode) -> None:
    record_event(
        actor=actor,
        verb=verb,
        target=target,
        after={"purpose": str(purpose_of(row.purpose).label), "expires_at": row.expires_at},
        government=row.government,
    )
