"""Orders: their register, their record, and the counter form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teraju.kernel.contacts import ContactKind
from teraju.modules.metrology import order_permissions as permissions
from teraju.modules.metrology.domain.orders import LineState, OrderSite
from teraju.modules.metrology.domain.requests import AppointmentState
from teraju.modules.metrology.domain.scope import is_out_of_scope
from teraju.modules.metrology.models import Appointment, Instrument, Order, OrderLine, Owner
from teraju.modules.metrology.said_wording import as_read
from teraju.modules.metrology.selectors import net as net_reading
from teraju.modules.metrology.selectors import orders as reading
from teraju.modules.metrology.selectors import registers
from teraju.modules.metrology.selectors.letters import unsent
from teraju.modules.metrology.services import orders as services
from teraju.modules.metrology.services.appointments import NO_TEST_YET
from teraju.modules.metrology.services.order_minutes import standing_minutes
from teraju.modules.metrology.web.letter_facts import unsent_visits
from teraju.modules.metrology.web.order_forms import OrderForm
from teraju.modules.metrology.web.order_lists import ORDERS, WORK
from teraju.modules.metrology.web.order_sections import (
    certificates_section,
    lines_section,
    order_facts,
    owner_fact,
    unproven_again_facts,
    visits_section,
    waiting_facts,
)
from teraju.modules.metrology.web.order_slip import slip_of
from teraju.modules.metrology.web.order_words import (
    entered_words,
    order_status,
    whose,
    with_signer,
)
from teraju.modules.metrology.web.pictures import labels
from teraju.modules.metrology.web.trail_words import history_of
from teraju.modules.metrology.web.unit_common import agency_asked
from teraju.modules.operations.api import OutputState
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.papers.api import Paper
from teraju.platform.papers.web.sections import papers_section
from teraju.platform.web.actions import record_action
from teraju.platform.web.forms import form_methods, form_page
from teraju.platform.web.kinds import Action, Fact, RecordPage, Status
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_parts import added_action
from teraju.platform.web.templatetags.values import stamp

ENTER, HAND = permissions.ORDER_ENTER, permissions.ORDER_WORK
MOST_OWNERS = 12


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    more = [
        Action(_("Work of the day"), reverse("metrology_lines"), icon="list-checks"),
        Action(_("Requests from the net"), reverse("metrology_requests"), icon="inbox"),
        Action(_("Queue of today"), reverse("operations_queue"), icon="users"),
    ]
    if rights.allowed_somewhere(request.viewer, permissions.FEED_KEEP):
        more.append(Action(_("Calendars"), reverse("metrology_feeds"), icon="calendar"))
    return register_page(request, ORDERS, more=more)


@require_safe
def work(request: ViewerRequest) -> HttpResponse:
    more = [Action(_("Queue of today"), reverse("operations_queue"), icon="users")]
    return register_page(request, WORK, more=more)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer = request.viewer
    order = order_of(viewer, pk)
    rows = list(order.lines.select_related("instrument", "tester").order_by("pk"))
    booked = reading.appointments(viewer).filter(order=order).select_related("letter")
    visits = list(booked.order_by("starts_at", "pk"))
    minutes = standing_minutes(viewer, order) if rows and order.output.released_at else None
    primary, actions = _steps(viewer, order, rows, visits, minutes)
    page = RecordPage(
        title=whose(order),
        number=order.output.number,
        target=order,
        register_title=ORDERS.title,
        register_url=reverse("metrology_orders"),
        status=with_signer(order, rows) or order_status(order),
        primary=primary,
        actions=actions,
        facts=[
            *unsent_visits(viewer, order, visits),
            *_other_days(viewer, order, visits),
            *_after_minutes(minutes, rows),
            *order_facts(viewer, order, rows),
        ],
        sections=[
            lines_section(viewer, order, rows, _add(viewer, order)),
            *certificates_section(viewer, order),
            *visits_section(viewer, order, visits),
            papers_section(
                viewer,
                order,
                title=_("Letters and minutes of the order"),
                empty=_("No letter of assignment or minutes yet."),
                reason_read=as_read,
            ),
        ],
        is_example=order.is_example,
    )
    return record_page(request, page, history=lambda: history_of(order))


def _other_days(viewer: Viewer, order: Order, visits: Sequence[Appointment]) -> list[Fact]:
    """Times that stayed where they were when the owner wished for another day.

    The work waits for the day wished for. Where the instruments stand somebody may come after it.
    """
    if order.wished_on is None:
        return []
    found = []
    for one in visits:
        starts = one.starts_at.astimezone(viewer.now.tzinfo)
        is_other = starts.date() != order.wished_on
        if order.site == OrderSite.IN_PLACE:
            is_other = starts.date() < order.wished_on
        if is_other and one.state == AppointmentState.BOOKED and starts > viewer.now:
            words = _("not on the day wished for: move the appointment, or change the day")
            found.append(Fact(_("Booked already"), [Status("warn", words), stamp(starts)]))
    return found


def _after_minutes(minutes: Paper | None, rows: Sequence[OrderLine]) -> list[Fact]:
    """What a telephone sent when the minutes were signed: they do not tell of it."""
    late = [one for one in rows if minutes and one.created_at > minutes.issued_at]
    if not late:
        return []
    note = _("Have the head of the agency revoke the minutes, then issue them anew.")
    told = [Status("warn", _("came after them")), *(one.instrument.tag for one in late)]
    return [Fact(_("Not in the minutes"), told, note=note)]


def _add(viewer: Viewer, order: Order) -> Action | None:
    if order.output.state not in (OutputState.RECEIVED, OutputState.IN_PROGRESS):
        return None
    url = reverse("metrology_order_line", args=[order.pk])
    return added_action(viewer, order, ENTER, _("Add an instrument"), url)


def _steps(
    viewer: Viewer,
    order: Order,
    rows: list[OrderLine],
    visits: list[Any],
    minutes: Paper | None,
) -> tuple[Action | None, list[Action]]:
    """What comes next with an order: one button, the papers beside it."""

    def to(right: str, label: str, name: str, icon: str) -> Action:
        return record_action(viewer, order, right, label, name, icon)

    papers = [
        Action(_("Order slip"), reverse("metrology_order_slip", args=[order.pk]), icon="printer"),
    ]
    if any(one.state != LineState.CANCELLED for one in rows):
        url = reverse("metrology_order_labels", args=[order.pk])
        papers.append(Action(_("Labels"), url, icon="tag"))
    if order.output.state not in (OutputState.RECEIVED, OutputState.IN_PROGRESS):
        asked = rows and order.output.released_at and not minutes
        issue = to(HAND, _("Issue the minutes"), "metrology_order_minutes", "file-text")
        papers = [*([issue] if asked else []), *papers]
        # Minutes are drawn up where somebody wants them; without them nothing is left undone.
        if order.output.state != OutputState.RELEASED:
            return None, papers
        return to(HAND, _("Hand over"), "metrology_order_hand_over", "hand"), papers
    if order.site != OrderSite.SESSION:
        papers = [to(ENTER, _("Change"), "metrology_order_change", "pencil"), *papers]
    found = _next_line(viewer, rows)
    if order.site == OrderSite.SESSION or order.output.state == OutputState.RECEIVED:
        return found, papers
    book = to(permissions.APPOINTMENT_KEEP, _("Book a tester"), "metrology_order_book", "calendar")
    may_test = any(one.state not in reading.ENDED and not one.obstacles for one in rows)
    if not may_test:
        book = replace(book, refusal=book.refusal or NO_TEST_YET)
    if order.site == OrderSite.OFFICE or not may_test:
        return found, [book, *papers]
    letter = to(permissions.ASSIGN, _("Letter of assignment"), "metrology_order_assign", "send")
    beside = [found] if found else []
    if unsent(visits, viewer.now):
        return letter, [*beside, book, *papers]
    if not {one.state for one in visits} & {AppointmentState.BOOKED, AppointmentState.KEPT}:
        return book, [*beside, *papers]
    return found, [book, *papers]


def _next_line(viewer: Viewer, rows: list[OrderLine]) -> Action | None:
    """The page of the instrument that is next, for whoever may do something with it."""
    for state in (LineState.IN_TEST, LineState.RETURNED, LineState.WAITING, LineState.PAUSED):
        one = next((row for row in rows if row.state == state and _may_go_on(viewer, row)), None)
        if one is not None:
            is_out = is_out_of_scope(one.obstacles)
            words = _("Refer %(tag)s") if is_out else _("Go on with %(tag)s")
            label = words % {"tag": one.instrument.tag}
            return record_action(viewer, one, HAND, label, "metrology_line", "arrow-right")
    return None


def _may_go_on(viewer: Viewer, line: OrderLine) -> bool:
    """What is out of scope only whoever refers goes on with."""
    if not is_out_of_scope(line.obstacles):
        return True
    return rights.allowed(viewer, permissions.ORDER_REFER, line)


@require_safe
def slip(request: ViewerRequest, pk: int) -> HttpResponse:
    """The slip that the owner takes along, with the tags of what was handed in."""
    order = order_of(request.viewer, pk)
    rows = order.lines.select_related("instrument").order_by("pk")
    return slip_of(request.viewer, order, list(rows))


@require_safe
def tags(request: ViewerRequest, pk: int) -> HttpResponse:
    """The labels of all instruments of an order, to be stuck on before the test."""
    order = order_of(request.viewer, pk)
    rows = order.lines.exclude(state=LineState.CANCELLED).select_related(
        "instrument__agency", "instrument__government"
    )
    return labels(request.viewer, [one.instrument for one in rows.order_by("pk")])


@form_methods
def add(request: ViewerRequest) -> HttpResponse:
    """The counter: find the owner, tick the instruments, done."""
    viewer, agency = request.viewer, agency_asked(request, ENTER)
    asked = _asked_request(request)
    owner = _asked_owner(request, agency.pk) or (asked.owner if asked else None)
    instruments = net_reading.instruments_of([owner]) if owner else []
    waiting = reading.waiting_elsewhere(viewer, [one.pk for one in instruments])
    ids: dict[str, Any] = {
        "ticket_id": _number(request, "ticket"),
        "request_id": asked.pk if asked else None,
        "email": _mail_of(asked),
    }
    return form_page(
        request,
        form=partial(
            OrderForm,
            viewer=viewer,
            agency_id=agency.pk,
            owner=owner,
            instruments=instruments,
            waiting=waiting,
            with_owner=partial(_with_owner, request),
        ),
        title=_("Enter an order"),
        submit=_("Enter the order"),
        act=lambda data: services.enter_at_counter(
            actor=viewer, agency=agency, owner=owner, **data, **ids
        ),
        success=partial(_entered, request),
        back_url=reverse("metrology_orders"),
        initial=_begun(request, asked),
        facts=(owner_fact(owner), *unproven_again_facts(instruments), *waiting_facts(waiting))
        if owner
        else _kept_mail(asked),
        register_title=ORDERS.title,
        register_url=reverse("metrology_orders"),
        template="metrology/order_add.html",
        context=_search(request, owner, asked),
    )


def _entered(request: ViewerRequest, made: Order) -> str:
    """Say what comes next."""
    rows = list(made.lines.select_related("instrument").order_by("pk"))
    messages.success(request, str(entered_words(made, rows)))
    return made.get_absolute_url()


def _search(request: ViewerRequest, owner: Owner | None, asked: Any) -> dict[str, Any]:
    """Whoever was looked for by telephone, name or tag, and where each leads.

    For a request from the net those are looked for first who have its contact.
    """
    begun = asked.contact.address if asked else ""
    words = request.GET.get("q", begun).replace("\x00", "").strip()[:60]
    kept = request.GET.copy()
    for name in ("q", "owner"):
        kept.pop(name, None)
    found = []
    if words and owner is None:
        for one in reading.owners_looked_for(request.viewer, words)[:MOST_OWNERS]:
            kept["owner"] = str(one.pk)
            found.append((one, f"?{kept.urlencode()}"))
    kept.pop("owner", None)
    return {"q": words, "found": found, "owner": owner, "kept": list(kept.items())}


def _begun(request: ViewerRequest, asked: Any) -> dict[str, Any]:
    """What the form begins with: the words looked for, or what came over the net."""
    words = request.GET.get("q", "").strip()[:60]
    digits = "".join(sign for sign in words if sign.isdigit())
    begun: dict[str, Any] = {"phone" if len(digits) > 5 else "name": words}
    if asked is None:
        return begun
    contact = asked.contact.address if asked.contact.kind == ContactKind.PHONE else ""
    told = " · ".join(one for one in (asked.described, asked.address) if one)
    return {
        "name": asked.name,
        "phone": f"+{contact}" if contact else "",
        "known": [str(pk) for pk in asked.instruments],
        "site": asked.site,
        "address": asked.address,
        "channel": "electronic",
        # A wish that has passed meanwhile is agreed anew; the request itself keeps it.
        "wished_on": _ahead(asked.wished_on, request.viewer.today),
        "wants_certificate": asked.wants_certificate,
        "note": told[:400],
    }


def _mail_of(asked: Any) -> str:
    """The mail by which a request came: kept with an owner who is entered for it."""
    return asked.contact.address if asked and asked.contact.kind == ContactKind.MAIL else ""


def _kept_mail(asked: Any) -> tuple[Fact, ...]:
    mail = _mail_of(asked)
    return (Fact(_("E-mail"), mail, note=_("Kept with the new owner.")),) if mail else ()


def _ahead(day: date | None, today: date) -> date | None:
    return day if day and day >= today else None


def _with_owner(request: ViewerRequest, owner: Owner) -> str:
    """The same form with this owner; who trades no longer is first said to trade again."""
    if owner.ended_on is not None:
        return owner.get_absolute_url()
    kept = request.GET.copy()
    kept.pop("q", None)
    kept["owner"] = str(owner.pk)
    return f"{request.path}?{kept.urlencode()}"


def _asked_owner(request: ViewerRequest, agency_id: int) -> Owner | None:
    pk = _number(request, "owner")
    rows = registers.owners(request.viewer).filter(agency=agency_id, ended_on=None)
    found: Owner | None = rows.filter(pk=pk).first() if pk else None
    return found


def _asked_request(request: ViewerRequest) -> Any:
    pk = _number(request, "request")
    rows = net_reading.requests(request.viewer).filter(state="received")
    return rows.filter(pk=pk).first() if pk else None


def _number(request: ViewerRequest, name: str) -> int | None:
    text = request.GET.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 19 else None


def order_of(viewer: Viewer, pk: int) -> Any:
    return get_object_or_404(reading.orders(viewer), pk=pk)


def instrument_by_tag(viewer: Viewer, agency_id: int, tag: str) -> Instrument | None:
    rows = registers.instruments(viewer).filter(agency=agency_id, tag__iexact=tag.strip())
    found: Instrument | None = rows.first()
    return found
