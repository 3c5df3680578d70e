"""One of each record of orders, which the demonstration of Serang does not hold."""

from __future__ import annotations

from datetime import date

from teraju.modules.metrology.domain.capacity import capacity
from teraju.modules.metrology.models import Instrument
from teraju.modules.metrology.selectors.orders import free_slots
from teraju.modules.metrology.services import feeds, net, orders
from teraju.modules.operations import api as operations
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.selectors import anonymous
from teraju.platform.notify import contacts
from teraju.platform.organisation.models import Agency


def fill(actor: Viewer, agency: Agency) -> None:
    """A service in force, a session, an order in place with an appointment, a request, a feed."""
    _service(actor, agency)
    scale = Instrument.objects.select_related("owner", "place").get(tag="T0010000AB")
    orders.plan_session(
        actor=actor,
        agency=agency,
        place=scale.place,
        starts_on=date(2020, 11, 4),
        ends_on=date(2020, 11, 5),
        expected=40,
    )
    order = orders.enter_order(
        actor=actor,
        agency=agency,
        site="in_place",
        owner=scale.owner,
        place=scale.place,
        instruments=[(scale.pk, "initial", 1)],
    )
    slot = free_slots(agency, actor.now, 70, capacity(actor.today))[0]
    orders.book_appointment(
        actor=actor, order_id=order.pk, tester=slot.tester, starts_at=slot.starts_at
    )
    visitor = anonymous(actor.now)
    contact = contacts.ask_code(
        door=net.DOOR, visitor=visitor, agency=agency, typed="0812 0000 0009"
    )
    net.send_request(
        visitor=visitor, contact=contact, name="Contoh", site="office", described="1 timbangan"
    )
    feeds.open_feed(actor=actor, agency=agency, is_own=False)


def _service(actor: Viewer, agency: Agency) -> None:
    """The standard is written by one and put in force by another; here the row is made as such."""
    draft = operations.draft_service(
        actor=actor,
        agency=agency,
        kind="verification",
        code="TERA",
        name="Tera dan tera ulang",
        promised_value=1,
        promised_unit="days",
    )
    operations.Service.objects.filter(pk=draft.pk).update(
        state="in_force", in_force_on=actor.today, approved_office="Kepala"
    )
