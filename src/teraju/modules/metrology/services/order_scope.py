"""The review of the request once more, when the register knows more of an instrument."""

from __future__ import annotations

from teraju.modules.metrology import order_permissions as permissions
from teraju.modules.metrology.domain.orders import LineState
from teraju.modules.metrology.domain.scope import Asked
from teraju.modules.metrology.models import Instrument, OrderLine
from teraju.modules.metrology.selectors.scopes import answer_for, letter_on
from teraju.modules.operations import api as operations
from teraju.modules.operations.api import OutputState
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer

from .order_common import claim_line, tell_line
from .order_wish import wait_for_wished_day

ENTER = permissions.ORDER_ENTER


def review_anew(actor: Viewer, instrument: Instrument) -> None:
    """Review what waits in an order again by the plate that the register has now.

    Part of the use-case that changes the plate. By the letter of the day on which it came, as at
    its entry; what is accepted by it is accepted with its order.
    """
    waiting = instrument.order_lines.filter(state=LineState.WAITING)
    for pk in list(waiting.order_by("pk").values_list("pk", flat=True)):
        line = claim_line(actor, pk, ENTER)
        found = obstacles_of(line, instrument)
        if found == line.obstacles:
            continue
        line.obstacles = found
        save(actor, line)
        tell_line(actor, line, "reviewed", "", {"obstacles": found})
        if not found:
            _accepted(actor, line)


def obstacles_of(line: OrderLine, instrument: Instrument) -> list[str]:
    """What stands against a test of a line, by the letter of the day on which it came."""
    order = line.order
    on = order.government.day_of(line.arrived_at)
    asked = Asked(instrument.kind, on, instrument.plate)
    return [str(one) for one in answer_for(letter_on(order.agency_id, on), asked).obstacles]


def _accepted(actor: Viewer, line: OrderLine) -> None:
    order = line.order
    if order.output.state == OutputState.RECEIVED:
        order.output = operations.accept_output(actor=actor, output_id=order.output_id, right=ENTER)
    wait_for_wished_day(actor, order, [line])
