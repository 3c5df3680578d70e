"""The registers of orders, of the work of the day, of sessions and of requests from the net."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.metrology import order_permissions as permissions
from teraju.modules.metrology.models.choices import choices
from teraju.modules.metrology.models.order_choices import (
    CONTROLS,
    LINE_STATES,
    ORDER_SITES,
    REQUEST_STATES,
    SESSION_STATES,
)
from teraju.modules.metrology.plate_wording import kind_and_capacity
from teraju.modules.metrology.selectors import net as net_reading
from teraju.modules.metrology.selectors import orders as reading
from teraju.modules.operations.api import OutputState
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.registers import Column, Filter, Register

from .order_words import (
    line_status,
    order_promise,
    order_status,
    request_status,
    session_status,
    whose,
)
from .referral_answers import ANSWER_COLUMNS, ANSWERED
from .register_lists import unit_column, unit_filter
from .unit_registers import by_field

RUNNING = [OutputState.RECEIVED, OutputState.IN_PROGRESS, OutputState.READY]
STAGES = [
    ("running", _("Under way")),
    ("late", _("Late")),
    ("hand_over", _("To be handed over")),
    ("ended", _("Ended")),
]
DAYS = [("today", _("Today")), ("week", _("The last seven days"))]


def _by_stage(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    if value == "hand_over":
        return rows.filter(output__state=OutputState.RELEASED)
    if value == "ended":
        return rows.exclude(output__state__in=[*RUNNING, OutputState.RELEASED])
    running = rows.filter(output__state__in=RUNNING)
    return reading.late_orders(running, viewer.now) if value == "late" else running


def _since(value: str, viewer: Viewer) -> datetime:
    day = viewer.today if value == "today" else viewer.today - timedelta(days=6)
    return datetime.combine(day, time.min, viewer.now.tzinfo)


ORDERS: Register[Any] = Register(
    key="metrology.orders",
    title=_("Orders for verification"),
    noun=pgettext_lazy("verification", "orders"),
    columns=[
        Column(
            key="whose",
            label=_("Whose"),
            value=whose,
            sort="output__customer_name",
        ),
        Column(
            key="number",
            label=pgettext_lazy("official number", "Number"),
            value=lambda o: o.output.number,
            sort="output__number",
            place="beneath",
        ),
        Column(key="status", label=_("Status"), value=order_status, kind="status"),
        Column(
            key="instruments",
            label=_("With a result"),
            value=lambda o: f"{o.ended} / {o.instruments}",
        ),
        Column(key="site", label=_("Where"), value=lambda o: o.get_site_display(), sort="site"),
        Column(
            key="received",
            label=_("Received"),
            value=lambda o: o.output.received_at,
            kind="date",
            sort="output__received_at",
        ),
        Column(
            key="promise",
            label=_("Promise"),
            value=lambda o: order_promise(o, o.as_of),
            kind="status",
            sort="output__promised_at",
        ),
        Column(
            key="wished_on",
            label=_("Wished for"),
            value=lambda o: o.wished_on,
            kind="date",
            sort="wished_on",
            place="file",
        ),
        Column(
            key="place",
            label=_("Place"),
            value=lambda o: str(o.place or ""),
            place="file",
        ),
        unit_column(),
    ],
    rows=reading.orders,
    order=["-output__received_at", "-pk"],
    finds=reading.orders_found,
    filters=[
        Filter(key="stage", label=_("Status"), choices=lambda viewer: STAGES, apply=_by_stage),
        by_field("site", _("Where"), ORDER_SITES),
        Filter(
            key="day",
            label=_("Received"),
            choices=lambda viewer: DAYS,
            apply=lambda rows, value, viewer: rows.filter(
                output__received_at__gte=_since(value, viewer)
            ),
        ),
        unit_filter(),
    ],
    row_url=lambda o: o.get_absolute_url(),
    add_label=_("Enter an order"),
    add_url="metrology_order_add",
    add_right=permissions.ORDER_ENTER,
    empty=_("No order yet. Enter the first one: at the counter it takes less than a minute."),
)

WORK: Register[Any] = Register(
    key="metrology.lines",
    title=_("Work of the day"),
    noun=_("instruments"),
    columns=[
        Column(
            key="instrument",
            label=_("Instrument"),
            value=lambda r: kind_and_capacity(r.instrument),
            sort="instrument__kind",
        ),
        Column(
            key="tag",
            label=_("Tag"),
            value=lambda r: r.instrument.tag,
            sort="instrument__tag",
            place="beneath",
        ),
        Column(key="status", label=_("Status"), value=line_status, kind="status", sort="state"),
        Column(key="owner", label=_("Whose"), value=lambda r: r.instrument.owner.name),
        Column(
            key="order",
            label=pgettext_lazy("verification", "Order"),
            value=lambda r: r.order.output.number,
            sort="order__output__number",
        ),
        Column(
            key="arrived",
            label=_("Arrived"),
            value=lambda r: r.arrived_at,
            kind="date",
            sort="arrived_at",
        ),
        Column(key="count", label=_("Pieces"), value=lambda r: r.count, kind="number"),
        Column(
            key="tester",
            label=_("Tester"),
            value=lambda r: r.tester.title if r.tester else "",
            place="file",
        ),
        Column(
            key="control",
            label=_("Kind of control"),
            value=lambda r: r.get_control_display(),
            place="file",
        ),
        Column(
            key="minutes",
            label=_("Service time in minutes"),
            value=lambda r: r.service_minutes,
            kind="number",
            sort="service_minutes",
            place="file",
        ),
        Column(
            key="done",
            label=pgettext_lazy("instrument of an order", "Done"),
            value=lambda r: r.done_at,
            kind="date",
            sort="done_at",
            place="file",
        ),
        *ANSWER_COLUMNS,
    ],
    rows=reading.work_lines,
    order=["is_ended", "arrived_at", "pk"],
    search=["instrument__tag", "instrument__owner__name", "order__output__number"],
    filters=[
        by_field("state", _("Status"), LINE_STATES),
        Filter(
            key="mine",
            label=_("Tester"),
            choices=lambda viewer: [("me", pgettext_lazy("hand-out", "me"))],
            apply=lambda rows, value, viewer: rows.filter(tester=viewer.user_id),
        ),
        Filter(
            key="site",
            label=_("Where"),
            choices=lambda viewer: choices(ORDER_SITES),
            apply=lambda rows, value, viewer: rows.filter(order__site=value),
        ),
        by_field("control", _("Kind of control"), CONTROLS),
        ANSWERED,
        Filter(
            key="review",
            label=_("Review of the request"),
            choices=lambda viewer: [("out", _("out of scope"))],
            apply=lambda rows, value, viewer: rows.filter(reading.OUT_OF_SCOPE),
        ),
        Filter(
            key="agency",
            label=_("Unit"),
            choices=lambda viewer: unit_filter().choices(viewer),
            apply=lambda rows, value, viewer: rows.filter(order__agency=value),
        ),
        Filter(
            key="day",
            label=_("Arrived"),
            choices=lambda viewer: DAYS,
            apply=lambda rows, value, viewer: rows.filter(arrived_at__gte=_since(value, viewer)),
        ),
    ],
    row_url=lambda r: r.get_absolute_url(),
    empty=_("No instrument has arrived."),
)

SESSIONS: Register[Any] = Register(
    key="metrology.sessions",
    title=_("Market sessions"),
    noun=_("sessions"),
    columns=[
        Column(key="place", label=_("Market"), value=lambda s: str(s.place), sort="place__name"),
        Column(
            key="district",
            label=_("District"),
            value=lambda s: s.place.district,
            sort="place__district",
            place="beneath",
        ),
        Column(key="status", label=_("Status"), value=session_status, kind="status", sort="state"),
        Column(
            key="from", label=_("From"), value=lambda s: s.starts_on, kind="date", sort="starts_on"
        ),
        Column(
            key="until", label=_("Until"), value=lambda s: s.ends_on, kind="date", sort="ends_on"
        ),
        Column(
            key="expected",
            label=_("Instruments expected"),
            value=lambda s: s.expected,
            kind="number",
            sort="expected",
        ),
        Column(
            key="weights",
            label=_("Weights expected"),
            value=lambda s: s.expected_equipment,
            kind="number",
            sort="expected_equipment",
        ),
        Column(key="note", label=_("Note"), value=lambda s: s.note, place="file"),
        unit_column(),
    ],
    rows=reading.sessions,
    order=["-starts_on", "-pk"],
    search=["place__name", "place__district", "note"],
    filters=[
        by_field("state", _("Status"), SESSION_STATES),
        Filter(
            key="when",
            label=_("When"),
            choices=lambda viewer: [("ahead", _("Ahead")), ("past", _("Past"))],
            apply=lambda rows, value, viewer: rows.filter(
                **{f"ends_on__{'gte' if value == 'ahead' else 'lt'}": viewer.today}
            ),
        ),
        unit_filter(),
    ],
    row_url=lambda s: s.get_absolute_url(),
    add_label=_("Plan a session"),
    add_url="metrology_session_add",
    add_right=permissions.SESSION_PLAN,
    empty=_("No session yet. Plan the first one."),
)

REQUESTS: Register[Any] = Register(
    key="metrology.requests",
    title=_("Requests from the net"),
    noun=pgettext_lazy("verification", "requests"),
    columns=[
        Column(key="name", label=_("Name"), value=lambda r: r.name, sort="name"),
        Column(key="status", label=_("Status"), value=request_status, kind="status", sort="state"),
        Column(key="site", label=_("Where"), value=lambda r: r.get_site_display(), sort="site"),
        Column(
            key="wished",
            label=_("Wished for"),
            value=lambda r: r.wished_on,
            kind="date",
            sort="wished_on",
        ),
        Column(
            key="received",
            label=_("Received"),
            value=lambda r: r.received_at,
            kind="date",
            sort="received_at",
        ),
        unit_column(),
    ],
    rows=net_reading.requests,
    order=["-received_at", "-pk"],
    search=["name", "described", "order__output__number"],
    filters=[
        by_field("state", _("Status"), REQUEST_STATES),
        by_field("site", _("Where"), ORDER_SITES),
        unit_filter(),
    ],
    row_url=lambda r: r.get_absolute_url(),
    empty=_("No request has come over the net yet."),
)
