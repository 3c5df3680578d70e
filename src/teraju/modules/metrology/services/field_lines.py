"""The line of an order that a sheet of the field belongs to."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from teraju.kernel.errors import DomainError
from teraju.modules.metrology.domain.field import Visit
from teraju.modules.metrology.domain.orders import RUNNING, LineState, SessionState
from teraju.modules.metrology.models import Instrument, Order, OrderLine, Session
from teraju.platform.accounts.scope import Viewer

from .orders import add_line, hold_session


def line_for(
    actor: Viewer,
    session: Session | None,
    order: Order | None,
    instrument: Instrument,
    visit: Visit,
) -> int | None:
    """The line of this instrument in the order of the job; at a market the sheet brings its own.

    None where the job has no order, or the instrument has had its result there already. What the
    sheet brings came when its test began, whenever the sheet arrives: after the end of the session
    too, for the mark is on the instrument. It brings a line on the days of the session alone: what
    was tested on another day is a test by itself, unless it waits in the order.
    """
    came_at = min(visit.started_at, actor.now)
    market = order.session if order is not None else session
    is_of_market = market is not None and market.is_on(visit.tested_on)
    job = order
    if job is None and session is not None:
        job = _order_of(actor, session, came_at) if is_of_market else _standing(session)
    if job is None:
        return None
    rows = OrderLine.objects.filter(order=job, instrument=instrument)
    known = rows.exclude(state=LineState.CANCELLED).order_by("pk").first()
    if known is not None:
        return known.pk if known.state in RUNNING else None
    if not is_of_market:
        return None
    line = add_line(
        actor=actor,
        order_id=job.pk,
        instrument_id=instrument.pk,
        control=visit.control,
        count=max(1, instrument.count),
        arrived_at=came_at,
        came_before_end=True,
    )
    return line.pk


def _order_of(actor: Viewer, session: Session, came_at: datetime) -> Order | None:
    """The order of a market session; the first sheet that comes from a confirmed one opens it."""
    order = _standing(session)
    if order is not None or session.state != SessionState.CONFIRMED:
        return order
    try:
        with transaction.atomic():
            return hold_session(actor=actor, session_id=session.pk, began_at=came_at)
    except DomainError:
        # Another telephone was first; or there is no service in the catalogue and so no order, and
        # the test is a test all the same.
        return _standing(session)


def _standing(session: Session) -> Order | None:
    found: Order | None = Order.objects.filter(session=session).first()
    return found
