"""KPK's part, as it is told to the UPG: forwarded by hand, verified, analysed, decided.

Nothing here is connected to KPK. Whoever works at the desk enters the report in KPK's application
and writes down the number that it gives.
"""

from __future__ import annotations

from datetime import date

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.integrity.gratification import desk_policy
from teraju.modules.integrity.gratification.domain.states import State
from teraju.modules.integrity.gratification.models import GiftReport
from teraju.modules.integrity.gratification.models.desk_choices import DropReason, GiftOwner
from teraju.modules.integrity.gratification.refusals import NotInThisState
from teraju.platform.accounts.scope import Viewer
from teraju.platform.calendar.selectors import calendar_of

from .common import moved, said
from .desk_common import check_day, file_all, handling_of, keep, locked, settle_completion


@transaction.atomic
def forward(
    *,
    actor: Viewer,
    report_id: int,
    expected_version: int | None = None,
    forwarded_on: date,
    forwarding_letter: str = "",
    gol_number: str = "",
) -> GiftReport:
    """Record that the report went to KPK, and the number that KPK's application gave it.

    The first day stays: a report that KPK gave back was in time when it first went out.
    """
    report = locked(actor, report_id, expected_version)
    moved(report, "forward")
    check_day(actor, forwarded_on, "forwarded_on", report.reached_upg_on)
    handling = handling_of(actor, report)
    handling.forwarded_on = handling.forwarded_on or forwarded_on
    handling.forwarding_letter = cleaned(forwarding_letter) or handling.forwarding_letter
    report.gol_number = cleaned(gol_number) or report.gol_number
    if not handling.forwarding_letter and not report.gol_number:
        raise DomainError(
            _("Give the GOL number, or the number of the letter to KPK."), field="gol_number"
        )
    after = {"forwarded_on": forwarded_on, "gol_number": report.gol_number}
    return keep(actor, report, handling, "forwarded", after)


@transaction.atomic
def enter_gol_number(
    *, actor: Viewer, report_id: int, expected_version: int | None = None, gol_number: str
) -> GiftReport:
    """Enter or correct the number of KPK's application, once KPK has the report."""
    report = locked(actor, report_id, expected_version)
    handling = handling_of(actor, report)
    if handling.forwarded_on is None:
        raise NotInThisState(_("Forward the report first; it gets its number from KPK."))
    report.gol_number = said(gol_number, "gol_number", _("Enter the number that KPK gave."))
    return keep(actor, report, handling, "numbered", {"gol_number": report.gol_number})


@transaction.atomic
def kpk_verifies(
    *, actor: Viewer, report_id: int, expected_version: int | None = None, on: date
) -> GiftReport:
    """Record that KPK checks whether the report is complete."""
    report = locked(actor, report_id, expected_version)
    moved(report, "verify")
    handling = handling_of(actor, report)
    check_day(actor, on, "on", handling.forwarded_on)
    handling.verified_on = on
    return keep(actor, report, handling, "verified", {"verified_on": on})


@transaction.atomic
def kpk_analyses(
    *, actor: Viewer, report_id: int, expected_version: int | None = None, on: date
) -> GiftReport:
    """Record that KPK analyses whose the gift is."""
    report = locked(actor, report_id, expected_version)
    moved(report, "analyse")
    handling = handling_of(actor, report)
    check_day(actor, on, "on", handling.verified_on or handling.forwarded_on)
    handling.analysed_on = on
    return keep(actor, report, handling, "analysed", {"analysed_on": on})


@transaction.atomic
def decide(
    *,
    actor: Viewer,
    report_id: int,
    expected_version: int | None = None,
    decided_owner: str,
    decision_number: str,
    decided_on: date,
    letter: File[bytes] | None = None,
) -> GiftReport:
    """Record KPK's decision whose the gift is, with its letter.

    What falls to the state is handed over within the days of the law.
    """
    report = locked(actor, report_id, expected_version)
    owner = GiftOwner(decided_owner)
    moved(report, f"decide_{owner}")
    handling = handling_of(actor, report)
    check_day(actor, decided_on, "decided_on", handling.forwarded_on or report.kpk_reported_on)
    handling.decided_owner, handling.decided_on = owner, decided_on
    handling.decision_number = said(
        decision_number, "decision_number", _("Enter the number of KPK's decision.")
    )
    handling.hand_over_cautious = handling.hand_over_last = None
    if owner is GiftOwner.STATE:
        calendar = calendar_of(report.government_id)
        due = desk_policy.handed_over_by(calendar, report.received_on, decided_on)
        handling.hand_over_cautious, handling.hand_over_last = due.cautious, due.last
    after = {
        "decided_owner": owner,
        "decision_number": handling.decision_number,
        "decided_on": decided_on,
        "hand_over_last": handling.hand_over_last,
    }
    keep(actor, report, handling, "decided", after)
    file_all(actor, handling, [letter], _("Decision of KPK"), "decision")
    return report


@transaction.atomic
def correct_decision(
    *, actor: Viewer, report_id: int, expected_version: int | None = None, reason: str
) -> GiftReport:
    """Take a decision back that was entered wrongly; nothing may have been handed over."""
    report = locked(actor, report_id, expected_version)
    moved(report, "correct_decision")
    handling = handling_of(actor, report)
    handling.closing_note = said(reason, "reason", _("Say what was wrong with it."))
    handling.decided_owner, handling.decision_number, handling.decided_on = "", "", None
    handling.hand_over_cautious = handling.hand_over_last = None
    return keep(actor, report, handling, "decision_corrected")


@transaction.atomic
def drop(
    *,
    actor: Viewer,
    report_id: int,
    expected_version: int | None = None,
    drop_reason: str,
    drop_note: str = "",
) -> GiftReport:
    """Record that a report is not followed up. For being incomplete only after its days."""
    report = locked(actor, report_id, expected_version)
    was = State(report.state)
    moved(report, "not_followed_up")
    reason = DropReason(drop_reason)
    if reason is DropReason.INCOMPLETE:
        _check_days_are_over(actor, report, was)
    handling = handling_of(actor, report)
    handling.dropped_on, handling.drop_reason = actor.today, reason
    handling.drop_note = said(drop_note, "drop_note", _("Say in words what it rests on."))
    settle_completion(actor, report)
    return keep(actor, report, handling, "dropped", {"drop_reason": reason})


def _check_days_are_over(actor: Viewer, report: GiftReport, was: State) -> None:
    """The days run by the later reading: nobody loses a report to an unsettled count."""
    if was is not State.RETURNED or report.reached_upg_on is None:
        raise NotInThisState(
            _("Only a report that was given back and not completed is dropped for that."),
            field="drop_reason",
        )
    calendar = calendar_of(report.government_id)
    until = desk_policy.completed_by(calendar, report.received_on, report.reached_upg_on)
    if actor.today <= until.last:
        raise NotInThisState(
            _("The reporter may complete it until %(day)s: it is not dropped before.")
            % {"day": f"{until.last:%d-%m-%Y}"},
            field="drop_reason",
        )
