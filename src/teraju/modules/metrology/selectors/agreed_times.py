"""Times at the office to which owners bring their instruments."""

from __future__ import annotations

from datetime import date, datetime

from teraju.modules.metrology.domain.orders import OrderSite
from teraju.modules.metrology.domain.requests import AppointmentState
from teraju.modules.metrology.models import Appointment, Order


def awaited_time(order: Order, now: datetime, *, moved: int = 0) -> Appointment | None:
    """The next time at the office to which the owner brings the instruments. One query.

    Without the one that is `moved`.
    """
    if order.site != OrderSite.OFFICE:
        return None
    today = datetime.combine(now.date(), datetime.min.time(), now.tzinfo)
    rows = order.appointments.filter(
        state=AppointmentState.BOOKED, is_here=False, starts_at__gte=today
    )
    found: Appointment | None = rows.exclude(pk=moved).order_by("starts_at", "pk").first()
    return found


def brought_on(order: Order) -> date | None:
    """The day agreed with the owner to bring the instruments to the office, be it over. One query.

    None where no time to bring them is booked, and where they were left at once.
    """
    if order.site != OrderSite.OFFICE:
        return None
    agreed = order.appointments.filter(
        state__in=[AppointmentState.BOOKED, AppointmentState.KEPT], is_here=False
    )
    first = agreed.order_by("starts_at", "pk").first()
    return order.government.day_of(first.starts_at) if first else None
