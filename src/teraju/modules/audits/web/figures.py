"""The numbers of this module on the overview, each with the twelve months before it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from teraju.kernel.periods import add_months
from teraju.modules.audits import selectors
from teraju.modules.audits.domain.cycle import CertificateStanding as Worth
from teraju.modules.audits.models import CertificationStatus
from teraju.modules.audits.selectors.progress import GATED, validity_on
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.kinds import Figure

MONTHS = 12


def figures(viewer: Viewer) -> Sequence[Figure]:
    """Valid certificates and open findings. Three queries; none for guests."""
    if viewer.is_guest or not viewer.hats:
        return []
    days = trend_days(viewer.today)
    valid, opened = valid_on(viewer, days), open_on(viewer, days)
    return [
        Figure(
            _("Valid certificates"),
            valid[-1],
            f"{reverse('audits_certificates')}?standing=valid",
            note=_("each for one agency and named sites"),
            trend=valid,
        ),
        Figure(
            _("Open findings of the bodies"),
            opened[-1],
            f"{reverse('audits_findings')}?turn=open",
            note=_("major and minor, not verified yet"),
            trend=opened,
            tone="bad" if opened[-1] else "act",
        ),
    ]


def trend_days(today: date) -> list[date]:
    """The same day of the months before, and today last."""
    return [add_months(today, -back) for back in range(MONTHS - 1, -1, -1)]


def valid_on(viewer: Viewer, days: Sequence[date]) -> list[int]:
    rows = list(selectors.certificates(viewer))
    return [
        sum(validity_on(row, row.standings.all(), day).state is Worth.VALID for row in rows)
        for day in days
    ]


def open_on(viewer: Viewer, days: Sequence[date]) -> list[int]:
    """A finding is open from the last day of its audit until the body has verified it."""
    over = (CertificationStatus.REFUSED, CertificationStatus.WITHDRAWN)
    rows = selectors.findings(viewer).filter(grade__in=GATED)
    spans = list(
        rows.exclude(certification__status__in=over).values_list(
            "audit__ended_on", "audit__started_on", "verified_on"
        )
    )
    return [sum(_is_open(day, *span) for span in spans) for day in days]


def _is_open(day: date, ended: date | None, started: date | None, verified: date | None) -> bool:
    found = ended or started
    return found is not None and found <= day and (verified is None or verified > day)
