"""Signing the report of a period, and having the export for the ministry written."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from teraju.modules.metrology import plan_permissions as permissions
from teraju.modules.metrology import report_wording as wording
from teraju.modules.metrology.domain.reports import NoSuchPeriod, ReportPeriod
from teraju.modules.metrology.models import PeriodReport
from teraju.modules.metrology.plan_refusals import NothingOnRecord, PeriodNotOver
from teraju.modules.metrology.selectors.orderly import standings
from teraju.modules.metrology.selectors.reports import Report, has_records, report
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event
from teraju.platform.organisation.models import Agency
from teraju.platform.papers.api import (
    CheckReport,
    Signatory,
    issue_paper,
    take_back_papers,
)
from teraju.platform.tasks.api import Job, start

from .register_common import needed
from .unit_common import check_unit, tell

REPORT_NUMBER = "metrology.report"
EXPORT_JOB = "metrology.national_export"
LANGUAGE = "id"


@transaction.atomic
def sign_report(
    *,
    actor: Viewer,
    agency: Agency,
    year: int,
    month: int = 0,
    even_if_empty: bool = False,
    reason: str = "",
) -> PeriodReport:
    """Sign the report of a period that is over.

    One in which nothing was recorded is signed knowingly only, `even_if_empty`. Where a signed one
    stands, its paper is revoked for a `reason`, and the new one takes its place.
    """
    rights.require(actor, permissions.REPORT_SIGN, agency)
    check_unit(agency)
    period = _period(year, month)
    if not period.is_over(actor.today):
        raise PeriodNotOver(_("The period is not over: a report is signed when it is."))
    if not even_if_empty and not has_records(agency, period):
        words = _("Nothing is on record for this period: choose another, or say so here.")
        raise NothingOnRecord(words, field="even_if_empty")
    earlier = (
        PeriodReport.objects.select_for_update(of=("self",), no_key=True)
        .filter(agency=agency, year=year, month=month, replaced_on=None)
        .first()
    )
    if earlier is not None:
        words = _("A signed report of this period stands: say why another takes its place.")
        earlier.replaced_on, earlier.replaced_reason = actor.today, needed(reason, "reason", words)
        save(actor, earlier)
    found = report(agency, period)
    one = PeriodReport(
        government_id=agency.government_id,
        agency=agency,
        year=year,
        month=month,
        figures=wording.frozen(found),
        signed_on=actor.today,
        signed_by_id=rights.acting(actor),
        signed_office=actor.office[:160],
        is_example=agency.government.is_demonstration,
    )
    save(actor, one)
    one.paper = _paper(actor, one, found)
    save(actor, one)
    if earlier is not None:
        why = earlier.replaced_reason
        take_back_papers(actor=actor, target=earlier, reason=why, newer=one.paper)
        tell(actor, earlier, "report.replaced", {"reason": why, "number": one.paper.number})
    after = {"period": str(period), "instruments": one.figures["instruments"]}
    tell(actor, one, "report.signed", after)
    return one


def _period(year: int, month: int) -> ReportPeriod:
    """The period of a year and a month; what is none is said at the field."""
    try:
        return ReportPeriod(year, month)
    except NoSuchPeriod as error:
        words = _("There is no such year or month: choose another.")
        raise NoSuchPeriod(words, field="year") from error


def _paper(actor: Viewer, one: PeriodReport, found: Report) -> Any:
    markets = standings(found.agency.pk, actor.today)
    with override(LANGUAGE):
        title = wording.title_of(found.period)
        facts = [
            (said.label, f"{said.value} ({said.note})" if said.note else said.value)
            for said in wording.all_facts(found, markets, actor.today)
        ]
        data = CheckReport(
            title=title,
            subtitle=found.agency.name,
            facts=facts,
            table=gettext("Kinds"),
            headers=wording.headers(),
            rows=wording.printed_rows(found),
            sections=[{"title": gettext("How it is counted"), "lines": wording.declaration()}],
        )
    return issue_paper(
        actor=actor,
        template="check_report",
        data=data,
        public_facts=[
            (_("Unit"), found.agency.name),
            (_("Instruments tested"), wording.tested_words(found, found.total.instruments)),
            (_("Weights tested"), wording.tested_words(found, found.total.weights)),
        ],
        government=found.agency.government,
        agency=found.agency,
        target=one,
        title=title,
        number_key=REPORT_NUMBER,
        is_public=False,
        is_example=one.is_example,
        signatory=Signatory(office=actor.office),
    )


@transaction.atomic
def start_national_export(*, actor: Viewer, agency: Agency, year: int, month: int = 0) -> Job:
    """Have the verifications of a period written for the ministry, as a job with its file.

    One that is not over is written as far as it has come, and called unfinished.
    """
    rights.require(actor, permissions.EXPORT, agency)
    check_unit(agency)
    period = _period(year, month)
    if period.first > actor.today:
        words = _("This period has not begun: choose one of which something is on record.")
        raise PeriodNotOver(words, field="month")
    record_event(
        actor=actor,
        verb="metrology.national.exported",
        target=agency,
        after={"period": str(period)},
    )
    return start(
        actor=actor,
        kind=EXPORT_JOB,
        arguments={"agency": agency.pk, "year": year, "month": month},
        title=_export_title(period, is_over=period.is_over(actor.today)),
        dedupe_key=f"{actor.user_id}:{agency.pk}:{period}",
        government=agency.government,
    )


def _export_title(period: ReportPeriod, *, is_over: bool) -> str:
    words = (
        _("Write the export for the ministry, %(period)s")
        if is_over
        else _("Write the export for the ministry, %(period)s (not over yet)")
    )
    return words % {"period": wording.period_words(period)}
