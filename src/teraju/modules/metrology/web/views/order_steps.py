"""Steps of an order and of its appointments."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from django import forms as base
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.metrology import order_permissions as permissions
from teraju.modules.metrology.domain.capacity import capacity
from teraju.modules.metrology.domain.orders import OrderSite
from teraju.modules.metrology.domain.requests import APPOINTMENT, AppointmentState
from teraju.modules.metrology.selectors import orders as reading
from teraju.modules.metrology.selectors.agreed_times import awaited_time
from teraju.modules.metrology.services import (
    appointments,
    order_entry,
    order_minutes,
    order_papers,
    order_wish,
)
from teraju.modules.metrology.services import orders as services
from teraju.modules.metrology.web import order_forms as forms
from teraju.modules.metrology.web.letter_facts import unsent_visit
from teraju.modules.metrology.web.order_lists import ORDERS
from teraju.modules.metrology.web.order_sections import unproven_facts
from teraju.modules.metrology.web.order_words import comes_after_promise
from teraju.modules.metrology.web.unit_common import has_place
from teraju.modules.metrology.web.visit_forms import InVainForm, SlotForm
from teraju.modules.operations.api import Channel, minutes_words
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.kinds import Fact, Status, Text
from teraju.platform.web.steps import RecordStep, Steps
from teraju.platform.web.templatetags.values import stamp

MOST_SLOTS = 12
ASKED = tuple(forms.AskedForm.base_fields)


def _slots(viewer: Viewer, order: Any) -> Callable[..., base.Form]:
    still = reading.stands_still_since(order)
    awaited = awaited_time(order, viewer.now)
    is_here = _came_by_counter(viewer, order) and not still and not awaited
    minutes = appointments.minutes_of(order, viewer.now)
    return _free(viewer, order, minutes, awaited, is_here=is_here, still=still)


def _came_by_counter(viewer: Viewer, order: Any) -> bool:
    """Whether the instruments were brought with the order, and left for no later day."""
    is_wished = order.wished_on is not None and order.wished_on > viewer.today
    return order.output.channel == Channel.COUNTER and not is_wished


def _other_slots(viewer: Viewer, visit: Any) -> Callable[..., base.Form]:
    awaited = awaited_time(visit.order, viewer.now, moved=visit.pk)
    return _free(viewer, visit.order, visit.minutes, awaited, is_here=visit.is_here)


def _free(
    viewer: Viewer,
    order: Any,
    minutes: int,
    awaited: Any,
    *,
    is_here: bool,
    still: datetime | None = None,
) -> Callable[..., base.Form]:
    """The next free times; which end too late is told as it is ticked beforehand."""
    rules = capacity(viewer.today)
    free = reading.free_slots(order.agency, viewer.now, minutes, rules, order.wished_on)

    def is_late(one: reading.Slot) -> bool:
        is_first = awaited is None or one.starts_at < awaited.starts_at
        is_awaited = is_first and not is_here
        return comes_after_promise(order, one.ends_at, viewer.now, still, is_awaited=is_awaited)

    offered = [(one, is_late(one)) for one in free[:MOST_SLOTS]]
    asked = is_here if order.site == OrderSite.OFFICE else None
    return partial(SlotForm, slots=offered, is_here=asked)


def _booked(viewer: Viewer, order: Any) -> list[Fact]:
    """Who comes already: nothing refuses a second visit, so that somebody looks at it."""
    rows = reading.appointments(viewer).filter(order=order, state=AppointmentState.BOOKED)
    zone = viewer.now.tzinfo
    words = [
        f"{stamp(one.starts_at.astimezone(zone))} · {one.tester.title}"
        for one in rows.order_by("starts_at", "pk")
    ]
    if not words:
        return []
    comes = _("A tester comes already")
    word = comes if order.site == OrderSite.IN_PLACE else _("A time is booked already")
    told = [Status("warn", word), *words]
    note = _("Move it, unless two appointments are needed.")
    url = order.get_absolute_url()
    return [Fact(_("Booked already"), told, url=url, note=note)]


def _to_book(viewer: Viewer, order: Any) -> list[Fact]:
    return [_length(order, appointments.minutes_of(order, viewer.now)), *_booked(viewer, order)]


def _to_move(_viewer: Viewer, visit: Any) -> list[Fact]:
    return [_length(visit.order, visit.minutes)]


def _length(order: Any, minutes: int) -> Fact:
    note = _("with the way") if order.site == OrderSite.IN_PLACE else ""
    return Fact(_("Duration"), minutes_words(minutes), note=note)


def _unproven(viewer: Viewer, order: Any) -> list[Fact]:
    """What leaves without its certificate: nothing refuses it, so that somebody tells the owner."""
    return unproven_facts(order, order.lines.select_related("instrument").order_by("pk"))


def _at_office(**words: Text) -> Callable[[Any], dict[str, Text]]:
    """The words of a step where nobody is sent: an appointment at the office has no letter."""
    return lambda visit: words if visit.order.site == OrderSite.OFFICE else {}


def _step(**more: Any) -> RecordStep:
    return RecordStep(keyed="order_id", **more)


ORDER_STEPS = Steps(
    reading.orders,
    ORDERS.title,
    "metrology_orders",
    {
        "change": _step(
            right=permissions.ORDER_ENTER,
            form=forms.OrderChangeForm,
            title=_("Change what the order asks for"),
            intro=_(
                "What waits for the day wished for waits for the new one. Papers that are signed "
                "stay as they are; an appointment is moved by itself."
            ),
            submit=_("Save"),
            act=services.change_order,
            facts=_booked,
            initial=lambda _viewer, order: {name: getattr(order, name) for name in ASKED},
            done=_("The order is changed."),
            when=order_wish.require_changeable,
        ),
        "hand_over": _step(
            right=permissions.ORDER_WORK,
            form=forms.ToForm,
            title=_("Hand over"),
            intro=_("The instruments and papers go back; the order is closed with it."),
            submit=_("Hand over"),
            act=services.hand_over_order,
            facts=_unproven,
            initial=lambda viewer, order: {"to": order.owner.name if order.owner else ""},
            done=_("Handed over. The order is closed."),
            when=order_entry.require_ready,
        ),
        "book": _step(
            right=permissions.APPOINTMENT_KEEP,
            made_for=_slots,
            title=_("Book a tester"),
            intro=_(
                "Offered is the first free time of each tester on the next working days, or from "
                "the wished day on, for as long as these instruments take by the rule of capacity "
                "(not confirmed)."
            ),
            submit=_("Book"),
            act=services.book_appointment,
            facts=_to_book,
            done=_("The time is booked."),
            success=lambda made: str(made.order.get_absolute_url()),
            when=appointments.require_bookable,
        ),
        "assign": _step(
            right=permissions.ASSIGN,
            form=forms.TaskForm,
            title=_("Letter of assignment (SPT)"),
            intro=_("It names who goes, where and when, with the standards and stamps handed out."),
            submit=_("Issue and sign"),
            act=services.assign_order,
            done=_("The letter is issued: hand out the standards and stamps against it."),
            when=order_papers.require_to_assign,
        ),
        "minutes": _step(
            right=permissions.ORDER_WORK,
            form=forms.NoteForm,
            title=_("Minutes of verification (berita acara)"),
            intro=_("What was done with each instrument, as a signed paper."),
            submit=_("Issue and sign"),
            act=services.issue_minutes,
            done=_("The minutes are issued."),
            when=order_minutes.require_results,
        ),
    },
)

VISIT_STEPS = Steps(
    reading.appointments,
    ORDERS.title,
    "metrology_orders",
    {
        "keep": RecordStep(
            keyed="appointment_id",
            right=permissions.ORDER_WORK,
            title=_("The tester was there"),
            submit=_("Record it"),
            act=appointments.keep_appointment,
            facts=unsent_visit,
            done=_("Recorded."),
            when=has_place("keep", APPOINTMENT),
        ),
        "miss": RecordStep(
            keyed="appointment_id",
            right=permissions.ORDER_WORK,
            form=InVainForm,
            title=_("The appointment came to nothing"),
            intro=_(
                "Its time was spent; a letter of assignment for it stays. Afterwards the counter or"
                " the head of the unit books another time."
            ),
            submit=_("Record it"),
            act=appointments.miss_appointment,
            facts=unsent_visit,
            told=_at_office(
                intro=_(
                    "Its time was spent. Afterwards the counter or the head of the unit books "
                    "another time."
                )
            ),
            done=_(
                "Recorded. The counter or the head of the unit books another time, unless the"
                " instruments are taken out of the order."
            ),
            when=has_place("miss", APPOINTMENT),
        ),
        "move": RecordStep(
            keyed="appointment_id",
            right=permissions.APPOINTMENT_KEEP,
            made_for=_other_slots,
            title=_("Move the appointment"),
            intro=_(
                "A letter of assignment for the earlier time is withdrawn with it, unless somebody"
                " went under it already."
            ),
            submit=pgettext_lazy("appointment", "Move"),
            act=appointments.move_appointment,
            facts=_to_move,
            done=_("Moved: the earlier time is free again, the new one needs its letter."),
            told=_at_office(intro="", done=_("Moved: the earlier time is free again.")),
            when=has_place("cancel", APPOINTMENT),
        ),
        "cancel": RecordStep(
            keyed="appointment_id",
            right=permissions.APPOINTMENT_KEEP,
            form=forms.WhyForm,
            title=_("Cancel the appointment"),
            intro=_(
                "A letter of assignment for it is withdrawn with it, unless somebody went under it"
                " already."
            ),
            submit=_("Cancel the appointment"),
            act=appointments.cancel_appointment,
            done=_("The time is free again."),
            told=_at_office(intro=""),
            when=has_place("cancel", APPOINTMENT),
        ),
    },
)
