"""The review of the request once more, when the register knows more of an instrument."""

from __future__ import annotations

from collections.abc import Sequence

from teraju.modules.metrology.domain.orders import LineState
from teraju.modules.metrology.domain.scope import Asked
from teraju.modules.metrology.models import Instrument, OrderLine
from teraju.modules.metrology.selectors.scopes import answer_for, letter_on
from teraju.modules.operations import api as operations
from teraju.modules.operations.api import OutputState
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer

from .order_common import claim_line, tell_line
from .order_wish import wait_from_arrival


def review_anew(actor: Viewer, instruments: Sequence[Instrument], right: str) -> None:
    """Review what waits in orders again by the plates that the register has now.

    Part of the use-case that changes the plates, so by its `right`. By the letter of the day on
    which each came, as at its entry; what is accepted by it is accepted with its order.
    """
    plated = {one.pk: one for one in instruments}
    waiting = OrderLine.objects.filter(instrument__in=plated, state=LineState.WAITING)
    for pk in list(waiting.order_by("pk").values_list("pk", flat=True)):
        line = claim_line(actor, pk, right)
        found = obstacles_of(line, plated[line.instrument_id])
        if found == line.obstacles:
            continue
        line.obstacles = found
        save(actor, line)
        tell_line(actor, line, "reviewed", "", {"obstacles": found})
        if not found:
            _accepted(actor, line, right)


def obstacles_of(line: OrderLine, instrument: Instrument) -> list[str]:
    """What stands against a test of a line, by the letter of the day on which it came."""
    order = line.order
    on = order.government.day_of(line.arrived_at)
    asked = Asked(instrument.kind, on, instrument.plate)
    return [str(one) for one in answer_for(letter_on(order.agency_id, on), asked).obstacles]


def _accepted(actor: Viewer, line: OrderLine, right: str) -> None:
    order = line.order
    if order.output.state == OutputState.RECEIVED:
        order.output = operations.accept_output(actor=actor, output_id=order.output_id, right=right)
    wait_from_arrival(actor, order, [line])
