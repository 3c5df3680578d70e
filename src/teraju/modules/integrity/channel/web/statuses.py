"""How announcements and statements stand."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.kernel.periods import add_months
from teraju.modules.integrity.channel import policy
from teraju.platform.web.kinds import Status


def announcement_status(one: Any) -> Status:
    """Whether people were told lately: a row of the selector."""
    months = policy.limits(one.seen_on).announced
    return _status(one, add_months(one.announced_on, months), _("The channel is announced again."))


def statement_status(one: Any) -> Status:
    """Whether it still speaks for the channel: a row of the selector."""
    months = policy.limits(one.seen_on).told
    return _status(one, add_months(one.last_day, months), _("The next statement is due."))


def _status(one: Any, until: date, afterwards: Any) -> Status:
    if one.withdrawn_on:
        return Status("none", _("withdrawn"), one.withdrawn_because)
    if until < one.seen_on:
        return Status("none", pgettext_lazy("statement", "of its time"), afterwards)
    counts = format_lazy(_("It counts until {day}."), day=date_format(until))
    return Status("good", pgettext_lazy("statement", "counts"), counts)
