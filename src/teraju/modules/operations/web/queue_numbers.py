"""A drawn number on paper, and the order that somebody with a number came about."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import formats, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from teraju.modules.operations import permissions, queue_board, selectors, services
from teraju.modules.operations.driven import driver_of
from teraju.modules.operations.models import QueueTicket
from teraju.platform.accounts import rights
from teraju.platform.papers.api import letterhead_of, render
from teraju.platform.web.forms import VersionedForm, form_methods, form_page
from teraju.platform.web.middleware import ViewerRequest

LANGUAGE = "id"


class StandingOrderForm(VersionedForm):
    order = forms.CharField(
        label=gettext_lazy("Order"),
        max_length=120,
        help_text=gettext_lazy("Its number as on the slip, or the name of who ordered it."),
    )


@require_safe
def number_slip(request: ViewerRequest, pk: int) -> HttpResponse:
    """The number to take along. It is no paper with a number of the government, and no name is on
    it."""
    ticket = get_object_or_404(selectors.tickets(request.viewer), pk=pk)
    drawn = ticket.issued_at.astimezone(ZoneInfo(ticket.government.timezone))
    before = queue_board.before(ticket)
    with translation.override(LANGUAGE):
        ahead = ngettext(
            "%(number)s number waits before yours", "%(number)s numbers wait before yours", before
        )
        data: dict[str, Any] = {
            "title": _("Queue number"),
            "number": ticket.number,
            "queue": ticket.queue.name,
            "lines": [
                _("Drawn on %(day)s at %(time)s")
                % {
                    "day": formats.date_format(drawn, "DATE_FORMAT"),
                    "time": formats.time_format(drawn, "TIME_FORMAT"),
                },
                ahead % {"number": before},
            ],
        }
        rendered = render(
            "queue_number",
            data,
            letterhead=letterhead_of(ticket.government, ticket.agency),
            language=LANGUAGE,
            timestamp=request.viewer.now,
        )
    answer = HttpResponse(rendered.pdf, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{ticket.number}.pdf"'
    answer["Cache-Control"] = "private, no-store"
    return answer


@form_methods
def ticket_order(request: ViewerRequest, pk: int) -> HttpResponse:
    """Finish a number with the order that its person came about; on to the page of that order."""
    ticket = get_object_or_404(selectors.tickets(request.viewer), pk=pk)
    rights.require(request.viewer, permissions.QUEUE_SERVE, ticket)
    back = ticket.counter.get_absolute_url() if ticket.counter else reverse("operations_queue")
    return form_page(
        request,
        form=StandingOrderForm,
        title=_("Number %(number)s: about an order that stands") % {"number": ticket.number},
        submit=_("Go to the order"),
        act=lambda data: services.finish_with_order(
            actor=request.viewer,
            ticket_id=pk,
            words=data["order"],
            expected_version=data["version"],
        ),
        success=_page_of,
        back_url=back,
        initial={"version": ticket.version},
        done=_("The number is finished."),
        register_title=_("Queue of today"),
        register_url=reverse("operations_queue"),
    )


def _page_of(ticket: QueueTicket) -> str:
    order = ticket.output
    if order is None:
        return reverse("operations_queue")
    driver = driver_of(order.service.kind)
    return (driver.address(order) if driver else "") or order.get_absolute_url()
