"""The numbers of this module that stand on Kerja saya."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.kinds import Figure

from . import selectors

MONTHS = 12


def figures(viewer: Viewer) -> Sequence[Figure]:
    """Agreements in force with a year's trend, and tasks that are late. Two queries."""
    if not rights.allowed_somewhere(viewer, "cooperation.figures.read"):
        return []
    spans = selectors.spans(viewer)
    trend = [sum(_covers(span, day) for span in spans) for day in month_ends(viewer.today)]
    late = selectors.overdue_tasks(viewer).count()
    return [
        Figure(
            _("Agreements in force"),
            trend[-1],
            f"{reverse('cooperation_agreements')}?status=active",
            trend=trend,
        ),
        Figure(
            _("Tasks of plans that are late"),
            late,
            f"{reverse('cooperation_tasks')}?state=late",
            tone="bad" if late else "act",
        ),
    ]


def month_ends(today: date) -> list[date]:
    """Today and the last days of the eleven months before, the oldest first."""
    days = [today]
    while len(days) < MONTHS:
        days.append(days[-1].replace(day=1) - timedelta(days=1))
    return days[::-1]


def _covers(span: selectors.Span, day: date) -> bool:
    first, last = span
    return first <= day and (last is None or day <= last)
