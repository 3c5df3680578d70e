"""What every use-case of this module does the same way."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.integrity.channel import permissions
from teraju.modules.integrity.channel.models.common import WithdrawableRecord
from teraju.modules.integrity.channel.refusals import DateOutOfOrder, NotInThisState
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event

R = TypeVar("R", bound=WithdrawableRecord)


def locked(actor: Viewer, model: type[R], pk: int, expected_version: int | None) -> R:
    """Lock a record that the actor sees, may change, and that was not withdrawn."""
    rows: Any = model.objects.visible_to(actor)  # type: ignore[attr-defined]
    record: R = claim(rows.select_related("agency", "government"), pk, expected_version)
    rights.require(actor, permissions.WRITE, record)
    if record.withdrawn_on:
        raise NotInThisState(_("It was withdrawn already."))
    return record


def said(text: str, field: str = "reason", sentence: object = _("Say why.")) -> str:
    """A text that has to be given."""
    found = cleaned(text)
    if not found:
        raise DomainError(sentence, field=field)
    return found


def check_not_future(actor: Viewer, day: date, field: str) -> None:
    if day > actor.today:
        raise DateOutOfOrder(_("This day has not come yet."), field=field)


def tell(actor: Viewer, record: WithdrawableRecord, verb: str, **after: Any) -> None:
    """Record an event of this module."""
    name = type(record).__name__.lower()
    record_event(actor=actor, verb=f"channel.{name}.{verb}", target=record, after=after)
