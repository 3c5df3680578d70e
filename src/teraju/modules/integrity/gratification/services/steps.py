"""The reporter's steps: hand in, report to KPK directly, complete, withdraw, take up again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.texts import cleaned
from teraju.modules.integrity.gratification.models import Envelope, GiftItem, GiftReport
from teraju.modules.integrity.gratification.models.choices import Route
from teraju.modules.integrity.gratification.refusals import (
    DateOutOfOrder,
    NobodyToRead,
    NotComplete,
)
from teraju.modules.integrity.gratification.selectors.readers import givers_among, readers
from teraju.platform.accounts.models import User
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.papers.numbers import official_number

from .common import check_not_future, moved, own, said, tell
from .desk_common import settle_completion
from .judging import judge_others, judge_report, set_dates
from .reports import fill

NUMBERED_AS = "gratification.report"
PATTERN = "GRAT-{seq:04}/{year}"


@transaction.atomic
def submit_report(
    *,
    actor: Viewer,
    report_id: int,
    declared_true: bool,
    expected_version: int | None = None,
    kept_from: Iterable[User] = (),
    **values: Any,
) -> GiftReport:
    """Hand a draft in to the UPG, which sees it from now on, but for those it is kept from.

    `values` are fields of a report that are filled in with the last step.
    """
    report = own(actor, report_id, expected_version)
    before = str(report.state)
    moved(report, "submit")
    fill(actor, report, values)
    _declare(actor, report, declared_true)
    struck = {one.pk for one in (*kept_from, *givers_among(report, actor.now))}
    if not [one for one in readers(report, actor.now) if one.pk not in struck]:
        raise NobodyToRead(
            _(
                "Nobody in the unit may read this report: all of them are too near to it. "
                "Report it to KPK directly."
            ),
            field="kept_from",
        )
    report.route = Route.UPG
    report.submitted_on = report.reached_upg_on = actor.today
    _number(report, actor.today)
    set_dates(report)
    judge_report(report)
    save(actor, report)
    report.kept_from.set(struck)
    judge_others(report)
    tell(actor, report, "submitted", before)
    return report


@transaction.atomic
def report_directly(
    *,
    actor: Viewer,
    report_id: int,
    gol_number: str,
    kpk_reported_on: date,
    tell_unit: bool = True,
    expected_version: int | None = None,
) -> GiftReport:
    """Note that the reporter went to KPK themselves: a valid way, which stops the UPG's days.

    Of a draft the unit learns only with `tell_unit`.
    """
    report = own(actor, report_id, expected_version)
    before = str(report.state)
    moved(report, "report_directly")
    report.gol_number = said(gol_number, "gol_number", _("Give the number that GOL gave you."))
    check_not_future(actor, kpk_reported_on, "kpk_reported_on")
    if kpk_reported_on < report.received_on:
        raise DateOutOfOrder(_("The day lies before the gift."), field="kpk_reported_on")
    _require_objects(report)
    report.route, report.kpk_reported_on = Route.KPK, kpk_reported_on
    report.submitted_on = report.submitted_on or actor.today
    report.declared_true_on = report.declared_true_on or actor.today
    if tell_unit:
        report.reached_upg_on = report.reached_upg_on or actor.today
    _number(report, actor.today)
    save(actor, report)
    report.kept_from.add(*givers_among(report, actor.now))
    tell(actor, report, "reported_directly", before)
    return report


@transaction.atomic
def complete_report(
    *,
    actor: Viewer,
    report_id: int,
    declared_true: bool,
    expected_version: int | None = None,
    **values: Any,
) -> GiftReport:
    """Give back to the UPG what it asked to have completed; `values` as when it is handed in."""
    report = own(actor, report_id, expected_version)
    before = str(report.state)
    moved(report, "complete")
    fill(actor, report, values)
    _declare(actor, report, declared_true)
    report.completed_on = actor.today
    judge_report(report)
    save(actor, report)
    report.kept_from.add(*givers_among(report, actor.now))
    settle_completion(actor, report)
    judge_others(report)
    tell(actor, report, "completed", before)
    return report


@transaction.atomic
def withdraw_report(
    *, actor: Viewer, report_id: int, reason: str, expected_version: int | None = None
) -> GiftReport:
    """Take a report back, with the reason; the clock of the law runs on all the same."""
    report = own(actor, report_id, expected_version)
    before = str(report.state)
    moved(report, "withdraw")
    report.withdrawn_on = actor.today
    report.withdrawn_because = said(reason, "reason", _("Say why."))[:400]
    save(actor, report)
    judge_others(report)
    tell(actor, report, "withdrawn", before)
    return report


@transaction.atomic
def resume_report(
    *, actor: Viewer, report_id: int, expected_version: int | None = None
) -> GiftReport:
    """Make a draft of a withdrawn report again; its number stays its own."""
    report = own(actor, report_id, expected_version)
    before = str(report.state)
    moved(report, "resume")
    report.withdrawn_on, report.withdrawn_because = None, ""
    set_dates(report)
    judge_report(report)
    save(actor, report)
    judge_others(report)
    tell(actor, report, "resumed", before)
    return report


def _declare(actor: Viewer, report: GiftReport, declared_true: bool) -> None:  # noqa: FBT001
    if not declared_true:
        raise NotComplete(_("Confirm that what you say is true."), field="declared_true")
    if not cleaned(report.giver_name) and not report.is_feast:
        raise NotComplete(_("Say who gave it; “unknown” if you cannot tell."))
    _require_objects(report)
    report.declared_true_on = actor.today


def _require_objects(report: GiftReport) -> None:
    lines = Envelope if report.is_feast else GiftItem
    if not lines.objects.filter(report=report).exists():
        raise NotComplete(_("Say what was given first: nothing stands in the report yet."))


def _number(report: GiftReport, on: date) -> None:
    if not report.number:
        report.number = official_number(
            government=report.government, key=NUMBERED_AS, on=on, agency=report.agency
        )
