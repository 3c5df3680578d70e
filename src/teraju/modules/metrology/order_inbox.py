"""What orders ask of a viewer: requests from the net, codes to hand over, orders to hand over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.formats import time_format
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.operations.api import OutputState
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.notify.contacts import contacts_waiting
from teraju.platform.notify.inbox import InboxItem

from . import order_permissions as permissions
from .domain.orders import REFERRED_WITHIN, LineState, SessionState
from .domain.requests import AppointmentState, RequestState
from .models import Order
from .selectors import letters, net
from .selectors import orders as reading
from .selectors.sheets import begun_by
from .selectors.stamps import day_without_stamps
from .services.net import DOOR

MOST = 20
# How long before its day somebody is told where they go.
VISIT_NOTICE = timedelta(days=7)


def waiting(viewer: Viewer) -> Sequence[InboxItem]:
    """One query for each kind that the viewer has a right to work on."""
    found: list[InboxItem] = []
    if rights.allowed_somewhere(viewer, permissions.REQUEST_TAKE):
        found += [*_requests(viewer), *_codes(viewer), *_to_hand_over(viewer)]
    if rights.allowed_somewhere(viewer, permissions.LINE_TAKE):
        found += [*_visits(viewer), *_in_test(viewer)]
    if rights.allowed_somewhere(viewer, permissions.ORDER_REFER):
        found += _to_refer(viewer)
    if rights.allowed_somewhere(viewer, permissions.APPOINTMENT_KEEP):
        found += _to_book(viewer)
    if rights.allowed_somewhere(viewer, permissions.SESSION_PLAN):
        found += _sessions(viewer)
        found += _without_stamps(viewer)
    if rights.allowed_somewhere(viewer, permissions.ASSIGN):
        found += _to_send(viewer)
    if rights.allowed_somewhere(viewer, permissions.SESSION_HOLD):
        found += _at_sessions(viewer)
    return found


def _requests(viewer: Viewer) -> Iterator[InboxItem]:
    rows = net.requests(viewer).filter(state=RequestState.RECEIVED)
    for one in rows.order_by("received_at", "pk")[:MOST]:
        if rights.allowed(viewer, permissions.REQUEST_TAKE, one):
            yield InboxItem(
                key=f"metrology-request-{one.pk}",
                title=format_lazy(_("Answer the request of {name}"), name=one.name),
                url=one.get_absolute_url(),
                action_label=pgettext_lazy("step", "Answer"),
                agency_label=one.agency.short_name,
                due=one.wished_on,
            )


def _codes(viewer: Viewer) -> Iterator[InboxItem]:
    for one in contacts_waiting(DOOR, viewer)[:MOST]:
        if rights.allowed(viewer, permissions.REQUEST_TAKE, one):
            yield InboxItem(
                key=f"metrology-contact-{one.pk}",
                title=_("Send a code that was asked for by telephone"),
                url=reverse("metrology_contact", args=[one.pk]),
                action_label=_("Send"),
                agency_label=one.agency.short_name,
                due=None,
            )


def _to_hand_over(viewer: Viewer) -> Iterator[InboxItem]:
    rows = reading.orders(viewer).filter(output__state="released")
    for one in rows.order_by("output__released_at", "pk")[:MOST]:
        if rights.allowed(viewer, permissions.ORDER_WORK, one):
            yield InboxItem(
                key=f"metrology-order-{one.pk}",
                title=format_lazy(_("Hand over order {number}"), number=one.output.number),
                url=one.get_absolute_url(),
                action_label=_("Hand over"),
                agency_label=one.agency.short_name,
                due=None,
            )


def _to_refer(viewer: Viewer) -> Iterator[InboxItem]:
    """What the review of the request found out of scope, and nobody has referred yet."""
    rows = reading.lines(viewer).filter(state=LineState.WAITING).filter(reading.OUT_OF_SCOPE)
    for one in rows.order_by("arrived_at", "pk")[:MOST]:
        if rights.allowed(viewer, permissions.ORDER_REFER, one):
            arrived = one.order.government.day_of(one.arrived_at)
            yield InboxItem(
                key=f"metrology-refer-{one.pk}",
                title=format_lazy(
                    _("Sign the letter that refers {tag} to another unit: out of scope"),
                    tag=one.instrument.tag,
                ),
                url=one.get_absolute_url(),
                detail=str(one.order),
                action_label=_("Sign"),
                agency_label=one.order.agency.short_name,
                due=arrived + REFERRED_WITHIN,
            )


def _to_book(viewer: Viewer) -> Iterator[InboxItem]:
    """Where the instruments stand and nobody went or goes."""
    for one in letters.orders_to_book(viewer, MOST):
        if rights.allowed(viewer, permissions.APPOINTMENT_KEEP, one):
            yield InboxItem(
                key=f"metrology-book-{one.pk}",
                title=format_lazy(_("Book a tester for {place}"), place=_place(one)),
                url=one.get_absolute_url(),
                detail=str(one),
                action_label=_("Book"),
                agency_label=one.agency.short_name,
                due=one.wished_on or one.government.day_of(one.output.promised_at),
            )


def _to_send(viewer: Viewer) -> Iterator[InboxItem]:
    """Visits and sessions that are fixed and lack their letter; nobody sends oneself."""
    for visit in letters.visits_to_send(viewer, MOST):
        if visit.tester_id != viewer.user_id and rights.allowed(viewer, permissions.ASSIGN, visit):
            day = visit.government.day_of(visit.starts_at)
            yield _letter_item(f"order-{visit.order_id}", visit.order, _place(visit.order), day)
    for one in letters.sessions_to_send(viewer, MOST):
        goes = {person.pk for person in one.testers.all()}
        if viewer.user_id not in goes and rights.allowed(viewer, permissions.ASSIGN, one):
            yield _letter_item(f"session-{one.pk}", one, str(one.place), one.starts_on)


def _place(order: Order) -> str:
    """Where the instruments of an order in place stand."""
    where: str = order.place.in_full if order.place else ""
    return where


def _letter_item(key: str, one: Any, place: str, day: date) -> InboxItem:
    return InboxItem(
        key=f"metrology-letter-{key}",
        title=format_lazy(_("Issue the letter of assignment: {place}"), place=place),
        url=one.get_absolute_url(),
        action_label=_("Open"),
        agency_label=one.agency.short_name,
        due=day,
    )


def _at_sessions(viewer: Viewer) -> Iterator[InboxItem]:
    """Sessions of the viewer that are to be opened on their days, or ended after them."""
    rows = reading.sessions(viewer).filter(testers=viewer.user_id, starts_on__lte=viewer.today)
    confirmed = Q(state=SessionState.CONFIRMED, ends_on__gte=viewer.today)
    running = Q(order__output__state=OutputState.IN_PROGRESS, ends_on__lt=viewer.today)
    held = running & Q(state=SessionState.HELD)
    for one in rows.filter(confirmed | held).order_by("starts_on", "pk")[:MOST]:
        is_over = one.state == SessionState.HELD
        words = _("End the session at {place}") if is_over else _("Open the session at {place}")
        yield InboxItem(
            key=f"metrology-hold-{one.pk}",
            title=format_lazy(words, place=str(one.place)),
            url=one.get_absolute_url(),
            action_label=_("Open"),
            agency_label=one.agency.short_name,
            due=one.ends_on if is_over else one.starts_on,
        )


def _visits(viewer: Viewer) -> Iterator[InboxItem]:
    """Where the viewer is awaited within a week."""
    rows = reading.appointments(viewer).filter(
        state=AppointmentState.BOOKED,
        tester=viewer.user_id,
        starts_at__lt=viewer.now + VISIT_NOTICE,
    )
    for one in rows.order_by("starts_at", "pk")[:MOST]:
        starts = one.starts_at.astimezone(viewer.now.tzinfo)
        yield InboxItem(
            key=f"metrology-visit-{one.pk}",
            title=format_lazy(_("Test at {place}"), place=_place(one.order) or _("the office")),
            url=one.get_absolute_url(),
            detail=f"{one.order} · {time_format(starts, 'TIME_FORMAT')}",
            action_label=_("Open"),
            agency_label=one.agency.short_name,
            due=starts.date(),
        )


def _in_test(viewer: Viewer) -> Iterator[InboxItem]:
    """What the viewer took into test and has not begun to read: a sheet stands for itself."""
    rows = reading.lines(viewer).filter(state=LineState.IN_TEST, tester=viewer.user_id)
    rows = rows.exclude(pk__in=begun_by(viewer).filter(line__isnull=False).values("line"))
    for one in rows.order_by("taken_at", "pk")[:MOST]:
        yield InboxItem(
            key=f"metrology-line-{one.pk}",
            title=format_lazy(_("Finish the test of {tag}"), tag=one.instrument.tag),
            url=one.get_absolute_url(),
            action_label=_("Go on"),
            agency_label=one.order.agency.short_name,
            due=one.order.output.promised_at.astimezone(viewer.now.tzinfo).date(),
        )


def _without_stamps(viewer: Viewer) -> Iterator[InboxItem]:
    """Confirmed sessions on whose days the unit has no stamps any more, or not yet."""
    rows = reading.sessions(viewer).filter(state=SessionState.CONFIRMED, ends_on__gte=viewer.today)
    for one in rows.order_by("starts_on", "pk")[:MOST]:
        day = day_without_stamps(one, viewer.today)
        if day is not None and rights.allowed(viewer, permissions.SESSION_PLAN, one):
            yield InboxItem(
                key=f"metrology-no-stamps-{one.pk}",
                title=format_lazy(
                    _("Move the session at {place}: no stamps on its days"), place=str(one.place)
                ),
                url=one.get_absolute_url(),
                action_label=pgettext_lazy("session", "Move"),
                agency_label=one.agency.short_name,
                due=day,
            )


def _sessions(viewer: Viewer) -> Iterator[InboxItem]:
    """Planned sessions that begin within four weeks and wait for the head's word."""
    rows = reading.sessions(viewer).filter(
        state=SessionState.PLANNED, starts_on__lte=viewer.today + reading.SESSION_NOTICE
    )
    for one in rows.order_by("starts_on", "pk")[:MOST]:
        if rights.allowed(viewer, permissions.SESSION_PLAN, one):
            yield InboxItem(
                key=f"metrology-session-{one.pk}",
                title=format_lazy(_("Confirm the session at {place}"), place=str(one.place)),
                url=one.get_absolute_url(),
                action_label=pgettext_lazy("market session", "Confirm"),
                agency_label=one.agency.short_name,
                due=one.starts_on,
            )
