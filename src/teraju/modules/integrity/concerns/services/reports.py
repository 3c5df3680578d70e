"""Raising a concern: the route first, then the seals; what nobody may read is not kept."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.modules.integrity.concerns import derivation, receipts, trail
from teraju.modules.integrity.concerns.domain import routing
from teraju.modules.integrity.concerns.domain.modes import Channel, Kind, Mode
from teraju.modules.integrity.concerns.models import Case, CaseHandler, Handler
from teraju.modules.integrity.concerns.selectors import directory
from teraju.modules.integrity.concerns.uploads import CheckedFile

from . import entries, identities
from .identities import IdentityNotKept

__all__ = [
    "IdentityNotKept",
    "NobodyMayRead",
    "Received",
    "Report",
    "RouteChanged",
    "receive",
    "told",
    "wishes_of",
]

# Without letters and digits that are taken for one another.
NUMBER_SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
NUMBER_LENGTH = 8


class NobodyMayRead(DomainError):
    """No receiver outside the line of whom it concerns holds a key: nothing was kept."""


class RouteChanged(DomainError):
    """Other receivers would read than those that were shown to the reporter."""


@dataclass(frozen=True)
class Report:
    """What somebody raises."""

    mode: Mode
    wishes: routing.Wishes
    content: Mapping[str, Any]
    identity: Mapping[str, Any] | None = None
    files: Sequence[CheckedFile] = ()
    channel: Channel = Channel.WEB
    # A concern about what was done to the reporter because of this one.
    parent: Case | None = None
    # False where the reporter of a letter cannot be reached.
    with_receipt: bool = True


@dataclass(frozen=True)
class Received:
    """A concern that was taken in, and the code that opens it: shown once, kept nowhere."""

    case: Case
    code: str
    handlers: tuple[int, ...] = field(default_factory=tuple)


@transaction.atomic
def receive(
    report: Report,
    *,
    today: date,
    shown: Sequence[int] | None = None,
    author: Handler | None = None,
) -> Received:
    """Take in a concern. `shown` are the offices that were named before the first word.

    Raises NobodyMayRead, RouteChanged, IdentityNotKept; then nothing was kept. `author` is the
    handler who types in a letter; they read it only if the route gives them a key.
    """
    desk = directory.whole_desk(after=report.parent)
    route = routing.route(desk, report.wishes)
    if route.nobody:
        raise NobodyMayRead(_("Nobody outside the line of whom it concerns could read this."))
    if shown is not None and not set(route.offices) <= set(shown):
        raise RouteChanged(_("The offices that read have changed. Look at them once more."))
    code = receipts.new_code() if report.with_receipt else ""
    case = _new_case(report, code, today)
    CaseHandler.objects.bulk_create(
        CaseHandler(case=case, handler_id=each, since_on=today) for each in sorted(route.handlers)
    )
    if report.identity and report.mode is not Mode.ANONYMOUS:
        identities.keep(case, report.identity, desk=desk, wishes=report.wishes, today=today)
    entries.write(
        case,
        kind=Kind.REPORT,
        content={**report.content, "subject": told(report.wishes)},
        today=today,
        author=author,
        files=report.files,
    )
    actor = trail.by(author) if author else trail.REPORTER
    trail.record("case.received", today=today, actor=actor, number=case.number)
    return Received(case, code, route.handlers)


def told(wishes: routing.Wishes) -> dict[str, Any]:
    """Whom it concerns and who shall not read, as it is sealed with the report."""
    return {
        "named": sorted(wishes.named),
        "written": wishes.written,
        "struck": sorted(wishes.struck),
        "chosen": sorted(wishes.chosen),
    }


def wishes_of(content: Mapping[str, Any]) -> routing.Wishes:
    """What `told` has sealed, read back from an opened report: for who is to be added later."""
    subject = content.get("subject") or {}
    return routing.Wishes(
        named=frozenset(subject.get("named", ())),
        written=subject.get("written", ""),
        struck=frozenset(subject.get("struck", ())),
        chosen=frozenset(subject.get("chosen", ())),
    )


def _new_case(report: Report, code: str, today: date) -> Case:
    salt = derivation.new_salt() if code else b""
    return Case.objects.create(
        number=_new_number(),
        channel=report.channel,
        mode=report.mode,
        lookup_hash=receipts.lookup_hash(code) if code else "",
        reporter_salt=salt,
        reporter_recipient=receipts.reporter_recipient(code, salt) if code else "",
        parent=report.parent,
        received_on=today,
    )


def _new_number() -> str:
    signs = "".join(secrets.choice(NUMBER_SIGNS) for _sign in range(NUMBER_LENGTH))
    return f"{signs[:4]}-{signs[4:]}"
