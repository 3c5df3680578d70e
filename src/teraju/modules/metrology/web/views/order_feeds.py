"""Calendars that other programmes read: the page of their addresses, and the calendar itself."""

from __future__ import annotations

from http import HTTPStatus

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from teraju.modules.metrology import order_permissions as permissions
from teraju.modules.metrology.domain import ics
from teraju.modules.metrology.domain.orders import OrderSite
from teraju.modules.metrology.models import CalendarFeed, Order
from teraju.modules.metrology.selectors import orders as reading
from teraju.modules.metrology.services import feeds as services
from teraju.modules.metrology.web.unit_common import agency_asked
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.errors import error_page
from teraju.platform.web.middleware import ViewerRequest, public

KEEP = permissions.FEED_KEEP


@require_safe
def page(request: ViewerRequest) -> HttpResponse:
    """One's own calendar and that of the unit, each with its address."""
    rights.require_somewhere(request.viewer, KEEP)
    rows = reading.feeds(request.viewer)
    shown = [(one, address(one), f"webcal:{address(one).partition(':')[2]}") for one in rows]
    context = {
        "title": _("Calendars"),
        "feeds": shown,
        "has_own": any(one.person_id for one in rows),
        "has_unit": any(one.person_id is None for one in rows),
    }
    return render(request, "metrology/feeds.html", context)


@require_POST
def open_one(request: ViewerRequest) -> HttpResponse:
    agency = agency_asked(request, KEEP)
    services.open_feed(
        actor=request.viewer, agency=agency, is_own=request.POST.get("whose") == "own"
    )
    messages.success(request, _("The address is open: put it into your calendar."))
    return redirect("metrology_feeds")


@require_POST
def revoke(request: ViewerRequest, pk: int) -> HttpResponse:
    get_object_or_404(CalendarFeed.objects.visible_to(request.viewer), pk=pk)
    services.revoke_feed(actor=request.viewer, feed_id=pk)
    messages.success(request, _("The address is closed: calendars that use it stay empty."))
    return redirect("metrology_feeds")


@public
@require_safe
def calendar(request: ViewerRequest, pk: int, seal: str) -> HttpResponse:
    """The calendar of an address: places and hours, no person's name."""
    feed = services.feed_by_address(pk, seal, request.viewer.now)
    if feed is None:
        raise Http404
    if feed.revoked_on:
        return error_page(
            request,
            HTTPStatus.GONE,
            _("This calendar is closed"),
            _("Its address was closed, and tells no days any more."),
            _("Take it out of your calendar, and ask the unit for another address."),
        )
    with translation.override(settings.LANGUAGE_CODE):
        name = _("My days of verification") if feed.person_id else f"Tera {feed.agency.short_name}"
        text = ics.calendar(name, _entries(request.viewer, feed))
    answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'inline; filename="tera.ics"'
    answer["Cache-Control"] = "private, max-age=900"
    return answer


def address(feed: CalendarFeed) -> str:
    path = reverse("metrology_feed", args=[feed.pk, services.seal_of(feed)])
    return f"{settings.TERAJU_ADDRESS}{path}"


def _entries(viewer: Viewer, feed: CalendarFeed) -> list[ics.Entry]:
    host = settings.TERAJU_ADDRESS.partition("://")[2]
    sessions = [
        ics.Entry(
            uid=f"session-{one.pk}@{host}",
            title=_("Market session (sidang): %(place)s") % {"place": one.place},
            place=str(one.place),
            since=one.starts_on,
            until=one.ends_on,
            changed=one.updated_at,
            is_sure=one.state != "planned",
        )
        for one in reading.sessions_of(feed, viewer.today)
    ]
    visits = [
        ics.Entry(
            uid=f"visit-{one.pk}@{host}",
            title=_title(one.order) % {"number": one.order.output.number},
            place=_place(one.order),
            since=one.starts_at,
            until=one.ends_at,
            changed=one.updated_at,
        )
        for one in reading.visits_of(feed, viewer.today)
    ]
    return [*sessions, *visits]


def _title(order: Order) -> str:
    if order.site == OrderSite.OFFICE:
        return _("Verification at the office, order %(number)s")
    return _("Verification in place, order %(number)s")


def _place(order: Order) -> str:
    """Where the tester goes: nowhere, where the instruments are brought to the office."""
    if order.place is None or order.site == OrderSite.OFFICE:
        return ""
    return order.place.in_full
