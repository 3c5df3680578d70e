"""The end of a report: handed over to the state, closed, and reopened where that was a mistake."""

from __future__ import annotations

from datetime import date

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.texts import cleaned
from teraju.modules.integrity.gratification.desk_refusals import OBSTACLES
from teraju.modules.integrity.gratification.domain.assessing import Kind
from teraju.modules.integrity.gratification.domain.custody import hinders_closing
from teraju.modules.integrity.gratification.domain.states import State
from teraju.modules.integrity.gratification.models import GiftReport
from teraju.modules.integrity.gratification.refusals import NotComplete, NotInThisState
from teraju.modules.integrity.gratification.selectors.desk import objects_of
from teraju.platform.accounts.scope import Viewer

from .common import moved, said
from .desk_common import check_day, file_all, handling_of, keep, locked
from .desk_custody import give_out_all


@transaction.atomic
def hand_over(
    *,
    actor: Viewer,
    report_id: int,
    expected_version: int | None = None,
    handed_over_on: date,
    handed_over_to: str,
    hand_over_receipt: str,
    receipt_file: File[bytes] | None = None,
) -> GiftReport:
    """Record that what fell to the state was handed over; what lies in custody goes with it."""
    report = locked(actor, report_id, expected_version)
    moved(report, "hand_over")
    handling = handling_of(actor, report)
    check_day(actor, handed_over_on, "handed_over_on", handling.decided_on)
    handling.handed_over_on = handed_over_on
    handling.handed_over_to = said(handed_over_to, "handed_over_to", _("Say who received it."))
    handling.hand_over_receipt = said(
        hand_over_receipt, "hand_over_receipt", _("Enter the number of the receipt.")
    )
    give_out_all(actor, report, handling)
    after = {"handed_over_on": handed_over_on, "hand_over_receipt": handling.hand_over_receipt}
    keep(actor, report, handling, "handed_over", after)
    file_all(actor, handling, [receipt_file], _("Receipt of the hand-over"), "receipt")
    return report


@transaction.atomic
def close(
    *, actor: Viewer, report_id: int, expected_version: int | None = None, closing_note: str = ""
) -> GiftReport:
    """Close a report of which nothing is left to do."""
    report = locked(actor, report_id, expected_version)
    was = State(report.state)
    moved(report, "close")
    if was is State.FORWARDED and report.kind != Kind.REFUSED:
        raise NotInThisState(_("KPK has not decided yet: record its decision first."))
    obstacle = hinders_closing(was, list(objects_of(report).things.values()))
    if obstacle:
        raise NotComplete(OBSTACLES[obstacle])
    handling = handling_of(actor, report)
    handling.closed_on, handling.closed_office = actor.today, actor.office[:160]
    handling.closing_note = cleaned(closing_note) or handling.closing_note
    return keep(actor, report, handling, "closed")


@transaction.atomic
def reopen(
    *, actor: Viewer, report_id: int, expected_version: int | None = None, reason: str
) -> GiftReport:
    """Open a report again that was closed by mistake; it is assessed anew."""
    report = locked(actor, report_id, expected_version)
    moved(report, "reopen")
    handling = handling_of(actor, report)
    handling.closing_note = said(reason, "reason", _("Say why it is opened again."))
    handling.closed_on, handling.closed_office = None, ""
    return keep(actor, report, handling, "reopened")
