"""What the figures of verification prove: that they are measured, looked at and signed."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from django.urls import reverse
from django.utils.functional import lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.grouping import grouped
from teraju.kernel.periods import add_months
from teraju.modules.conformity.api import EvidenceKind, Proof, State

from . import plan_permissions as permissions
from .domain.editions import edition
from .domain.reports import ReportPeriod
from .models import PeriodReport
from .report_wording import counted, period_words

KIND = "metrology.reports"
TOPICS = frozenset({"monitoring", "analysis"})


def reports(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """The last signed report of each unit, as it stood on a day. One query."""
    rows = PeriodReport.objects.filter(agency__in=agency_ids, signed_on__lte=on)
    months = edition("headline", on).integer("report_months")
    for agency_id, found in grouped(
        rows.order_by("agency", "signed_on", "pk"), lambda one: one.agency_id
    ).items():
        last = max(found, key=lambda one: (ReportPeriod(one.year, one.month).last, one.pk))
        period = ReportPeriod(last.year, last.month)
        # The next report is due so long after the end of what this one tells.
        until = add_months(period.last, months)
        is_old = until < on
        yield Proof(
            kind=KIND,
            key=f"{KIND}-{agency_id}",
            agency_id=agency_id,
            topics=TOPICS,
            title=format_lazy(
                _("Report of verification {period}: {instruments} instruments, {weights} weights"),
                period=lazy(period_words, str)(period),
                instruments=lazy(counted, str)(last.figures["instruments"]),
                weights=lazy(counted, str)(last.figures["weights"]),
            ),
            url=last.get_absolute_url(),
            happened_on=last.signed_on,
            recorded_on=last.signed_on,
            state=State.ATTENTION if is_old else State.CONFORMING,
            supports=not is_old,
            reason=_("No later report was signed.") if is_old else "",
            valid_until=None if is_old else until,
            source=("metrology.periodreport", str(last.pk)),
            is_example=last.is_example,
        )


KINDS = (
    EvidenceKind(
        kind=KIND,
        label=_("Reports of verification"),
        topics=TOPICS,
        find=reports,
        start_url=lambda agency_id: f"{reverse('metrology_report_sign')}?agency={agency_id}",
        start_right=permissions.REPORT_SIGN,
    ),
)
