"""What a government sets for its unit: its name, and days within those of the law."""

from __future__ import annotations

from datetime import date

from teraju.kernel.gathering import once
from teraju.platform.calendar.selectors import calendar_of

from .domain.clocks import Clocks, Days, clocks, days_of, shortened
from .domain.rules import edition_on
from .models import UnitSettings

UNIT = "UPG"


def settings_of(government_id: int) -> UnitSettings | None:
    """What the government set, None if nothing. Queries once."""
    return once(
        ("gift unit", government_id),
        lambda: UnitSettings.objects.filter(government=government_id).first(),
    )


def unit_label(government_id: int) -> str:
    """UPG or UPPG, as the government calls its unit. Queries once."""
    found = settings_of(government_id)
    return found.label if found else UNIT


def days_for(government_id: int, received_on: date) -> Days:
    """The days of the law, shortened as the government asks; later law shortens them further."""
    law, found = days_of(edition_on(received_on)), settings_of(government_id)
    if found is None:
        return law
    asked = found.report_to_upg_days, found.upg_forwards_days
    return shortened(
        law,
        report_to_upg=asked[0] and min(asked[0], law.report_to_upg),
        upg_forwards=asked[1] and min(asked[1], law.upg_forwards),
    )


def clocks_for(
    government_id: int, received_on: date, reported_to_upg_on: date | None = None
) -> Clocks:
    """The dates of a report by the calendar of its government. Two queries."""
    return clocks(
        received_on=received_on,
        days=days_for(government_id, received_on),
        calendar=calendar_of(government_id),
        reported_to_upg_on=reported_to_upg_on,
    )
