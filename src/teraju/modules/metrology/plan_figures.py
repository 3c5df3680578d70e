"""The unit's headline on the overview: instruments a day and tester, and the same-day curve."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.periods import add_months
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.kinds import Figure, Section

from . import plan_permissions as permissions
from .domain.headline import of_days, one_decimal, rate_of
from .selectors.reports import reporting_units, served_months, work_days

# The home is opened often: half a year of days is read for it, a year for the curve of orders.
MONTHS, CURVE = 6, 12


def figures(viewer: Viewer) -> Sequence[Figure]:
    """The last six months of the unit. Two queries, and none for who has no part in it."""
    if not rights.allowed_somewhere(viewer, permissions.HEADLINE_READ):
        return []
    units = reporting_units(viewer)
    if not units:
        return []
    first = _first(viewer.today, MONTHS)
    days = work_days([one.pk for one in units], first, viewer.today)
    rate = one_decimal(rate_of(days).a_tester)
    if rate is None:
        return []
    months = [add_months(first, n) for n in range(MONTHS)]
    rates = [of_days(days, one, _last(one)).a_tester or 0 for one in months]
    return [
        Figure(
            _("Instruments a day and tester"),
            number_format(rate),
            reverse("metrology_headline"),
            note=format_lazy(
                _("{count} in six months, weights apart"), count=rate_of(days).instruments
            ),
            trend=[int(one) for one in rates],
        )
    ]


def picture(viewer: Viewer) -> Section | None:
    """The same-day curve of the first unit that the viewer looks over. Two queries."""
    from .web.report_pages import curve

    if not rights.allowed_somewhere(viewer, permissions.HEADLINE_READ):
        return None
    units = reporting_units(viewer)
    months = served_months(units[0], _first(viewer.today, CURVE), viewer.today) if units else []
    return curve(months) if months else None


def _first(today: date, months: int) -> date:
    return add_months(today.replace(day=1), 1 - months)


def _last(month: date) -> date:
    return date.fromordinal(add_months(month, 1).toordinal() - 1)
