"""A unit that takes orders: a letter of scope in force, a service, an owner with two scales."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from teraju.modules.metrology.models import Instrument, Order, OrderLine, Owner, Place
from teraju.modules.metrology.services import orders
from teraju.modules.operations.models import Service
from teraju.modules.operations.tests.factories import InForceFactory
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.tests.factories import NOW

from .unit_world import DAY, World, at, build_world, in_force, instrument

# Thursday morning, well within office hours.
MORNING = at(DAY).replace(hour=8, minute=0)


@dataclass
class Counter:
    """A unit with what an order needs."""

    world: World
    service: Service
    owner: Owner
    market: Place
    scales: Sequence[Instrument]
    # Of a kind that the letter does not list.
    pump: Instrument

    @property
    def agency(self) -> Any:
        return self.world.agency

    def acts(self, name: str, minutes: int = 0) -> Viewer:
        """Somebody of the unit, so many minutes after the order came."""
        moment = MORNING + timedelta(minutes=minutes)
        return replace(self.world.acts(name), now=moment)


def a_counter(scales: int = 2) -> Counter:
    world = build_world()
    in_force(world)
    service: Any = InForceFactory(
        agency=world.agency, kind="verification", promised_value=4, promised_unit="hours"
    )
    made = [instrument(world, tag=f"T001000{number}AB") for number in range(scales)]
    pump = instrument(world, tag="T0010009AB")
    pump.kind = "fuel_dispenser"
    pump.save()
    return Counter(world, service, made[0].owner, made[0].place, made, pump)


def an_order(counter: Counter, *, who: str = "counter", minutes: int = 0, **more: Any) -> Order:
    wanted = [(one.pk, "subsequent", 1) for one in counter.scales]
    said: dict[str, Any] = {"site": "office", "owner": counter.owner, "instruments": wanted, **more}
    return orders.enter_order(actor=counter.acts(who, minutes), agency=counter.agency, **said)


def lines_of(order: Order) -> list[OrderLine]:
    return list(order.lines.order_by("pk"))


def moment(minutes: int) -> datetime:
    return MORNING + timedelta(minutes=minutes)


__all__ = ["MORNING", "NOW", "Counter", "a_counter", "an_order", "lines_of", "moment"]


def planned(counter, **more):
    said = {
        "agency": counter.agency,
        "place": counter.market,
        "starts_on": DAY,
        "ends_on": DAY + timedelta(days=1),
        "testers": [counter.world.tester],
        "expected": 40,
        **more,
    }
    return orders.plan_session(actor=counter.acts("head"), **said)


def held(counter):
    session = planned(counter)
    orders.confirm_session(actor=counter.acts("head"), session_id=session.pk)
    order = orders.hold_session(actor=counter.acts("tester"), session_id=session.pk)
    session.refresh_from_db()
    return session, order
