"""Requests from the net at the counter, and codes handed over by hand."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from teraju.modules.metrology import order_permissions as permissions
from teraju.modules.metrology import register_permissions as registers
from teraju.modules.metrology.domain.requests import REQUEST, RequestState
from teraju.modules.metrology.models import NetRequest
from teraju.modules.metrology.plate_wording import kind_and_capacity
from teraju.modules.metrology.selectors import net as reading
from teraju.modules.metrology.services import net as services
from teraju.modules.metrology.web import order_forms as forms
from teraju.modules.metrology.web.code_list import CODES
from teraju.modules.metrology.web.order_lists import REQUESTS
from teraju.modules.metrology.web.order_sections import owner_fact
from teraju.modules.metrology.web.order_words import request_status
from teraju.modules.metrology.web.trail_words import history_of
from teraju.modules.metrology.web.unit_common import has_place
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.notify.web.contacts import code_page, waiting_page
from teraju.platform.web.actions import record_action
from teraju.platform.web.forms import form_methods
from teraju.platform.web.kinds import Action, Fact, Link, RecordPage
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_parts import allowed, filled, table
from teraju.platform.web.steps import RecordStep, Steps

TAKE = permissions.REQUEST_TAKE


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    more = []
    if rights.allowed_somewhere(request.viewer, TAKE):
        codes = reverse("metrology_contacts")
        more.append(Action(_now("Codes to hand over"), codes, icon="key-round"))
    return register_page(request, REQUESTS, more=more)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer = request.viewer
    asked = get_object_or_404(reading.requests(viewer), pk=pk)
    primary, actions = _steps(viewer, asked)
    page = RecordPage(
        title=asked.name,
        target=asked,
        register_title=REQUESTS.title,
        register_url=reverse("metrology_requests"),
        status=request_status(asked),
        primary=primary,
        actions=allowed(actions),
        facts=_facts(viewer, asked),
        sections=[_instruments(asked)],
        is_example=asked.is_example,
    )
    return record_page(request, page, history=lambda: history_of(asked))


def _steps(viewer: Viewer, asked: NetRequest) -> tuple[Action | None, list[Action]]:
    if asked.state != RequestState.RECEIVED:
        return None, []
    refusal = str(rights.refusal(viewer, TAKE, asked))
    asked_of = f"request={asked.pk}&agency={asked.agency_id}"
    url = f"{reverse('metrology_order_add')}?{asked_of}"
    enter = Action(_now("Enter the order"), url, refusal=refusal, icon="plus")
    decline = record_action(viewer, asked, TAKE, _now("Decline"), "metrology_request_decline", "x")
    return enter, [decline]


def _facts(viewer: Viewer, asked: NetRequest) -> list[Fact]:
    contact = rights.allowed(viewer, registers.CONTACT_READ, asked)
    owner, order = asked.owner, asked.order
    return filled(
        [
            Fact(_now("Telephone or mail"), asked.contact.shown if contact else ""),
            owner_fact(owner),
            Fact(_now("Where"), asked.get_site_display()),
            Fact(_now("Where the instruments stand"), asked.address if contact else ""),
            Fact(_now("Wished for"), asked.wished_on),
            Fact(_now("Certificate (SKHP)"), _now("asked for") if asked.wants_certificate else ""),
            Fact(_now("Instruments not in the register"), asked.described),
            Fact(_now("Received"), asked.received_at),
            Fact(_now("Reason"), asked.reason),
            Fact(_now("Became the order"), str(order), url=order.get_absolute_url())
            if order
            else Fact("", ""),
        ]
    )


def _instruments(asked: NetRequest) -> Any:
    rows = reading.instruments_by_id(asked.agency_id, asked.instruments)
    return table(
        _now("Instruments"),
        [_now("Tag"), _now("Instrument")],
        [
            [
                Link(one.tag, one.get_absolute_url()),
                kind_and_capacity(one),
            ]
            for one in rows
        ],
        _now("None of the register."),
    )


STEPS = Steps(
    reading.requests,
    REQUESTS.title,
    "metrology_requests",
    {
        "decline": RecordStep(
            keyed="request_id",
            right=TAKE,
            form=forms.WhyForm,
            title=pgettext_lazy("verification", "Decline the request"),
            intro=_("The sender reads the reason, by mail or with the code."),
            submit=_("Decline"),
            act=services.decline_request,
            done=_("The request is declined."),
            when=has_place("decline", REQUEST),
        )
    },
)


@require_safe
def contacts(request: ViewerRequest) -> HttpResponse:
    """Who asked for a code that no message could carry."""
    return waiting_page(request, services.DOOR, CODES, "metrology/contacts.html")


@never_cache
@form_methods
def contact(request: ViewerRequest, pk: int) -> HttpResponse:
    """A code for one of them, shown once."""
    return code_page(request, services.DOOR, pk, list_page="metrology_contacts")
