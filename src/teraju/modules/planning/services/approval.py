"""The way of a text from its first word to the approval of the head, the same for every kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.states import TransitionRefused
from teraju.kernel.texts import cleaned
from teraju.modules.planning import permissions
from teraju.modules.planning.domain.approval import APPROVAL, OPEN, Status
from teraju.modules.planning.models.common import Approvable
from teraju.modules.planning.refusals import NotInThisState, OwnText
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event
from teraju.platform.organisation.models import Agency
from teraju.platform.papers.api import take_back_papers

from .common import locked

FROZEN = _("What is approved is not changed any more: draft the next version.")
HANDED_IN = _("The draft waits for approval. It is changed after it was given back.")
DISCARDED = _("This draft was discarded.")
OUT_OF_PLACE: Mapping[str, object] = {
    "submit": _("Only a draft is handed in."),
    "return": _("Only what was handed in is given back."),
    "approve": _("Only what was handed in is approved."),
    "discard": _("Only a draft is discarded."),
}


def _nothing(actor: Viewer, record: Any) -> None:
    """A kind that has nothing of its own to do here."""


def _today(actor: Viewer, record: Any) -> date:
    return actor.today


@dataclass(frozen=True, kw_only=True)
class ApprovalKind:
    """What differs from kind to kind: the table, who writes, what must be complete, what follows.

    `ready` refuses what is not complete and freezes what lies elsewhere; `approved` does what
    follows from the approval; `begins` is the day from which the earlier one is superseded.
    """

    name: str
    model: type[Approvable]
    write: str
    ready: Callable[[Viewer, Any], None] = _nothing
    approved: Callable[[Viewer, Any], None] = _nothing
    begins: Callable[[Viewer, Any], date] = _today


def begin(kind: ApprovalKind, *, actor: Viewer, agency: Agency, **fields: Any) -> Any:
    """Save a new draft with the next number; the caller records the event."""
    rows = kind.model.objects.filter(agency=agency)  # type: ignore[attr-defined]
    rights.require(actor, kind.write, agency)
    if rows.filter(status__in=OPEN).exists():
        raise NotInThisState(_("There is an open draft already: go on with that one."))
    last = rows.aggregate(last=Max("number"))["last"] or 0
    record = kind.model(government=agency.government, agency=agency, number=last + 1, **fields)
    record.writer_office = actor.office
    save(actor, record)
    _remember(actor, record)
    return record


def open_draft(
    kind: ApprovalKind, actor: Viewer, pk: int, expected_version: int | None = None
) -> Any:
    """Lock a draft for change; what was handed in or approved is refused with the reason."""
    record = locked(actor, kind.model, pk, kind.write, expected_version)
    if record.is_draft:
        return record
    sentences = {Status.SUBMITTED: HANDED_IN, Status.DISCARDED: DISCARDED}
    raise NotInThisState(sentences.get(Status(record.status), FROZEN))


def written(actor: Viewer, record: Approvable) -> None:
    """Save a changed draft and remember who wrote in it."""
    record.writer_office = actor.office
    save(actor, record)
    _remember(actor, record)


def _remember(actor: Viewer, record: Approvable) -> None:
    """Keep who wrote in it: whoever did is not the one to approve it."""
    if actor.user_id is not None:
        record.writers.add(actor.user_id)


def told(actor: Viewer, kind: ApprovalKind, verb: str, record: Any, **changes: Any) -> None:
    """Put a step on the trail of the record."""
    record_event(actor=actor, verb=f"planning.{kind.name}.{verb}", target=record, **changes)


@transaction.atomic
def submit(
    *, actor: Viewer, kind: ApprovalKind, pk: int, expected_version: int | None = None
) -> Any:
    """Hand a complete draft in for the approval of the head."""
    record = locked(actor, kind.model, pk, kind.write, expected_version)
    _move(record, "submit")
    record.returned_because = ""
    kind.ready(actor, record)
    save(actor, record)
    told(actor, kind, "submitted", record)
    return record


@transaction.atomic
def give_back(
    *,
    actor: Viewer,
    kind: ApprovalKind,
    pk: int,
    reason: str,
    expected_version: int | None = None,
) -> Any:
    """Give what was handed in back to its writers, with a reason."""
    record = locked(actor, kind.model, pk, permissions.APPROVE, expected_version)
    _move(record, "return")
    record.returned_because = cleaned(reason)
    if not record.returned_because:
        raise DomainError(_("Say why."), field="reason")
    save(actor, record)
    told(actor, kind, "returned", record, after={"reason": record.returned_because})
    return record


def _superseded() -> str:
    with override(settings.LANGUAGE_CODE):
        return gettext("A newer version takes its place.")


@transaction.atomic
def approve(
    *, actor: Viewer, kind: ApprovalKind, pk: int, expected_version: int | None = None
) -> Any:
    """Put what was handed in into force; the one before it is superseded in the same breath."""
    record = locked(actor, kind.model, pk, permissions.APPROVE, expected_version)
    _move(record, "approve")
    if record.writers.filter(pk=actor.user_id).exists():
        raise OwnText(
            _("You wrote in this draft, so that somebody else has to approve it. Give it back.")
        )
    # Two drafts of an agency cannot be open at once, so that one row at most is in the way.
    for earlier in (
        kind.model.objects.select_for_update(no_key=True)  # type: ignore[attr-defined]
        .filter(agency=record.agency_id, status=Status.APPROVED)
        .order_by("pk")
    ):
        _move(earlier, "supersede")
        earlier.superseded_on = kind.begins(actor, record)
        save(actor, earlier)
        take_back_papers(actor=actor, target=earlier, reason=_superseded())
        told(actor, kind, "superseded", earlier, after={"superseded_on": earlier.superseded_on})
    record.approved_on, record.approver_office = actor.today, actor.office
    kind.approved(actor, record)
    save(actor, record)
    told(actor, kind, "approved", record, after={"approved_on": record.approved_on})
    return record


@transaction.atomic
def discard(
    *, actor: Viewer, kind: ApprovalKind, pk: int, expected_version: int | None = None
) -> Any:
    """Give a draft up. It stays to be read, and the next one takes the next number."""
    record = locked(actor, kind.model, pk, kind.write, expected_version)
    _move(record, "discard")
    save(actor, record)
    told(actor, kind, "discarded", record)
    return record


def _move(record: Approvable, event: str) -> None:
    try:
        record.status = APPROVAL.transition(record.status, event).target
    except TransitionRefused as error:
        raise NotInThisState(OUT_OF_PLACE[event]) from error
