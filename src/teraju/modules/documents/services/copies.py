"""Controlled copies: handed out, exchanged, brought back, destroyed."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.states import TransitionRefused
from teraju.modules.documents import permissions
from teraju.modules.documents.domain.copies import COPY
from teraju.modules.documents.models import Copy, Document, Revision
from teraju.modules.documents.selectors import current_revision
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event

ENDS = {"recall": "recalled", "destroy": "destroyed", "lose": "lost"}


class CopyIsNotThere(DomainError):
    """The copy was brought back, exchanged or destroyed."""


@transaction.atomic
def hand_out(
    *,
    actor: Viewer,
    document_id: int,
    holder: str,
    medium: str,
    issued_on: date,
    is_example: bool = False,
) -> Copy:
    """Hand out a numbered copy of the revision in force on that day."""
    rows = Document.objects.visible_to(actor).select_related("government", "agency")
    document: Document = claim(rows, document_id)
    rights.require(actor, permissions.COPY_MANAGE, document)
    _check_day(issued_on, actor.today)
    last = document.copies.order_by("-number").values_list("number", flat=True).first()
    copy = Copy(
        government_id=document.government_id,
        document=document,
        revision=_in_force(document, issued_on),
        number=(last or 0) + 1,
        holder=holder.strip(),
        medium=medium,
        issued_on=issued_on,
        issued_office=actor.office[:160],
        is_example=is_example,
    )
    save(actor, copy)
    _tell(actor, "handed_out", copy)
    return copy


@transaction.atomic
def exchange(
    *, actor: Viewer, copy_id: int, exchanged_on: date, expected_version: int | None = None
) -> Copy:
    """Give its holder the revision in force under the same number; the old one comes back."""
    old = _claim(actor, copy_id, expected_version)
    _check_day(exchanged_on, actor.today, field="exchanged_on")
    revision = _in_force(old.document, exchanged_on, field="exchanged_on")
    if revision.pk == old.revision_id:
        raise DomainError(_("The holder has the revision in force already."), field="exchanged_on")
    _end(actor, old, "exchange", exchanged_on, "", "exchanged_on")
    new = Copy(
        government_id=old.government_id,
        document=old.document,
        revision=revision,
        number=old.number,
        holder=old.holder,
        medium=old.medium,
        issued_on=exchanged_on,
        issued_office=actor.office[:160],
        is_example=old.is_example,
    )
    save(actor, new)
    _tell(actor, "exchanged", new)
    return new


@transaction.atomic
def end_copy(
    *,
    actor: Viewer,
    copy_id: int,
    event: str,
    ended_on: date,
    remark: str = "",
    expected_version: int | None = None,
) -> Copy:
    """Note that a copy was brought back, destroyed or lost (`event` of the table of states)."""
    copy = _claim(actor, copy_id, expected_version)
    if event not in ENDS:
        raise DomainError(_("Say what happened to the copy."), field="event")
    _check_day(ended_on, actor.today, field="ended_on")
    if event == "lose" and not remark.strip():
        raise DomainError(_("Say what is known about the loss."), field="remark")
    _end(actor, copy, event, ended_on, remark.strip(), "ended_on")
    _tell(actor, ENDS[event], copy)
    return copy


def _claim(actor: Viewer, copy_id: int, expected_version: int | None) -> Copy:
    rows = Copy.objects.visible_to(actor).select_related(
        "document__agency", "document__government", "revision"
    )
    copy: Copy = claim(rows, copy_id, expected_version)
    rights.require(actor, permissions.COPY_MANAGE, copy)
    return copy


def _in_force(document: Document, day: date, field: str = "issued_on") -> Revision:
    revision = current_revision(document, day)
    if revision is None:
        raise DomainError(_("No revision of this document was in force on that day."), field=field)
    return revision


def _check_day(day: date, today: date, field: str = "issued_on") -> None:
    if day > today:
        raise DomainError(_("The day lies in the future."), field=field)


def _end(actor: Viewer, copy: Copy, event: str, on: date, remark: str, field: str) -> None:
    try:
        target = COPY.transition(copy.state, event).target
    except TransitionRefused as error:
        raise CopyIsNotThere(
            _("The copy is not handed out any more: its page says what became of it.")
        ) from error
    if on < max(copy.issued_on, copy.ended_on or copy.issued_on):
        raise DomainError(_("The day lies before the last step of this copy."), field=field)
    copy.state, copy.ended_on, copy.ended_office = target, on, actor.office[:160]
    copy.remark = remark or copy.remark
    save(actor, copy)


def _tell(actor: Viewer, verb: str, copy: Copy) -> None:
    after = {"copy": f"{copy.number:02}", "holder": copy.holder, "revision": copy.revision.label}
    for target in (copy, copy.document):
        record_event(actor=actor, verb=f"documents.copy.{verb}", target=target, after=after)
