"""What was promised and what was kept, as a picture and a table."""

from __future__ import annotations

from django.utils import formats
from django.utils.translation import gettext as _

from teraju.modules.operations.figures import MonthFigures, ServiceFigures
from teraju.modules.operations.wording import minutes_words
from teraju.platform.web.charts.bars import Bar
from teraju.platform.web.kinds import Fact, Section


def performance_section(found: ServiceFigures) -> Section:
    """The last twelve months of a service: kept, late, running, and how long it took."""
    in_time = found.running - found.overdue
    rows = [
        Bar(_("Released in time"), found.kept, "good"),
        Bar(_("Released late"), found.late, "bad"),
        Bar(_("Running, time left"), in_time),
        Bar(_("Running, late"), found.overdue, "warn"),
    ]
    percent = found.kept_percent
    facts = [
        Fact(
            _("Kept of all released"),
            f"{formats.number_format(percent, 1)} %" if percent is not None else None,
        ),
        Fact(_("Working time, half of them at most"), minutes_words(found.median)),
        Fact(_("Working time, nine in ten at most"), minutes_words(found.ninetieth)),
    ]
    months = [_month(one) for one in reversed(found.months) if one.released]
    return Section(
        _("Promised and kept, last twelve months"),
        "operations/performance.html",
        {
            "caption": _("Orders of the last twelve months"),
            "bars_rows": rows,
            "facts": facts,
            "headers": [
                _("Month"),
                _("In time"),
                _("Late"),
                _("Half at most"),
                _("Nine in ten at most"),
            ],
            "rows": months,
            "any": any(row.value for row in rows),
        },
    )


def _month(one: MonthFigures) -> list[object]:
    return [
        formats.date_format(one.first, "F Y"),
        one.kept,
        one.late,
        minutes_words(one.median),
        minutes_words(one.ninetieth),
    ]
