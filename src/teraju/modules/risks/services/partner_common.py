"""What the use-cases on partners share: locking with a right, moving along a state table."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.states import StateTable, TransitionRefused
from teraju.kernel.texts import cleaned
from teraju.modules.risks.models import Partner
from teraju.modules.risks.partner_refusals import OutOfPlace
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import Record, claim
from teraju.platform.accounts.scope import Viewer

R = TypeVar("R", bound=Record)


def locked(
    actor: Viewer, rows: QuerySet[R], pk: int, expected_version: int | None, right: str
) -> R:
    """Lock a record that the actor sees and holds the right on; rows are cut to the actor."""
    record = claim(rows, pk, expected_version)
    rights.require(actor, right, record)
    return record


def locked_partner(
    actor: Viewer, pk: int, right: str, expected_version: int | None = None
) -> Partner:
    rows = Partner.objects.visible_to(actor).select_related("agency", "government")
    partner: Partner = locked(actor, rows, pk, expected_version, right)
    return partner


def current_partner(
    actor: Viewer, pk: int, right: str, expected_version: int | None = None
) -> Partner:
    """Lock a partner that the agency still works with."""
    partner = locked_partner(actor, pk, right, expected_version)
    if partner.ended_on:
        raise OutOfPlace(_("The work with this partner has ended: take it up again first."))
    return partner


def moved(table: StateTable, state: str, event: str, sentence: str | Promise) -> str:
    """The state that an event leads to; refused with the sentence where it has no place."""
    try:
        return table.transition(state, event).target
    except TransitionRefused as error:
        raise OutOfPlace(sentence) from error


def needed(text: str, field: str = "reason", sentence: str | Promise = "") -> str:
    """A text that says something."""
    found = cleaned(text)
    if not found:
        raise DomainError(sentence or _("Say why."), field=field)
    return found


def check_not_future(actor: Viewer, day: date | None, field: str) -> None:
    if day and day > actor.today:
        raise DomainError(_("The day lies in the future."), field=field)
