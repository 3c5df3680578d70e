"""How this module writes spans of time and money."""

from __future__ import annotations

from decimal import Decimal

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from .domain.times import Unit

AMOUNTS = {
    Unit.MINUTES: ngettext_lazy("%(count)d working minute", "%(count)d working minutes", "count"),
    Unit.HOURS: ngettext_lazy("%(count)d working hour", "%(count)d working hours", "count"),
    Unit.DAYS: ngettext_lazy("%(count)d working day", "%(count)d working days", "count"),
}


def amount(value: int | None, unit: str) -> str | Promise:
    """A number of working minutes, hours or days; empty without one."""
    return str(AMOUNTS[Unit(unit)] % {"count": value}) if value else ""


def minutes_words(minutes: int | None) -> str | Promise | None:
    """Open minutes as hours and minutes, as in 12 h 30 min."""
    if minutes is None:
        return None
    hours, rest = divmod(minutes, 60)
    if not hours:
        return format_lazy(_("{minutes} min"), minutes=rest)
    if not rest:
        return format_lazy(_("{hours} h"), hours=hours)
    return format_lazy(_("{hours} h {minutes} min"), hours=hours, minutes=rest)


def fee_words(fee: Decimal | None) -> str | Promise | None:
    """A fee in rupiah, "free of charge", or None while it is not set."""
    from teraju.platform.web.templatetags.values import rupiah

    if fee is None:
        return None
    return rupiah(fee) if fee else _("free of charge")
