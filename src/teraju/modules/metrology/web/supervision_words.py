"""How readings of a visit are asked for, kind by kind, and how its hours are told."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time

from django.utils.formats import time_format
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.modules.metrology.domain.in_service import Sheet
from teraju.modules.metrology.domain.sheets import Case

_ASKED: Mapping[tuple[str, ...], Promise] = {
    ("load", "indication"): _(
        "A line for each point, in {unit}: the load, then what it shows. As in: 5000; 4985"
    ),
    ("load", "error"): _(
        "A line for each point, in {unit}: the load, then the error with its sign. As in: 5000; -8"
    ),
    ("indicated", "delivered"): _(
        "A line for each delivery, in {unit}: what it shows, then what was measured."
        " As in: 20; 19,88"
    ),
    ("q", "indicated", "actual"): _(
        "A line for each flow: the flow in m³/h, then in {unit} what it shows and what ran"
        " through. As in: 2,5; 101; 100"
    ),
}


def readings_help(sheet: Sheet, case: Case) -> object:
    """What to write in the field of readings."""
    asked = format_lazy(_ASKED[sheet.columns], unit=case.unit)
    limits = _("The limits of instruments in use judge; leave it empty if nothing was measured.")
    return format_lazy("{asked}. {limits}", asked=asked, limits=limits)


def span(begins: time | None, ends: time | None) -> str:
    """From when until when, as the reader writes hours; "" where either is not known."""
    if begins is None or ends is None:
        return ""
    return "–".join(time_format(one, "TIME_FORMAT") for one in (begins, ends))
