"""How long a mark of a kind holds, and what that rests on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from teraju.modules.metrology.domain.catalogue import InstrumentKind
from teraju.modules.metrology.domain.editions import edition
from teraju.modules.metrology.domain.validity import Precision, valid_until


@dataclass(frozen=True, slots=True)
class Lasting:
    """The last day on which a mark holds, how the paper tells it, and by which rule."""

    until: date
    precision: Precision
    rules: list[dict[str, str | bool]]


def lasting(kind: InstrumentKind, on: date) -> Lasting:
    """Give how long a mark put on this day holds.

    Where no period of the kind is known, the shortest of the list is taken and said to be
    unconfirmed. Raises DateOutOfReach.
    """
    rules = edition("sheets", on)
    precision = Precision(rules.values["precision"])
    period = kind.period_on(on)
    if period is None or period.months is None:
        months, cited = rules.integer("usual_months"), rules.cite("usual_period")
    else:
        months = period.months
        row: dict[str, str | bool] = {
            "document": period.regulation,
            "clause": "period of verification",
            "edition": f"{period.valid_from:%Y}",
            "confirmed": period.confirmed,
        }
        cited = [row]
    return Lasting(valid_until(on, months, precision), precision, cited)
