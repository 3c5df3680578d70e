"""Requests from the net at the counter, and codes handed over by hand."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from teraju.kernel.contacts import ContactKind
from teraju.modules.metrology import order_permissions as permissions
from teraju.modules.metrology import register_permissions as registers
from teraju.modules.metrology.domain.requests import RequestState
from teraju.modules.metrology.models import NetContact, NetRequest
from teraju.modules.metrology.selectors import net as reading
from teraju.modules.metrology.services import net as services
from teraju.modules.metrology.web import order_forms as forms
from teraju.modules.metrology.web.order_lists import REQUESTS
from teraju.modules.metrology.web.order_sections import owner_fact
from teraju.modules.metrology.web.order_words import request_status
from teraju.modules.metrology.web.register_sections import filled
from teraju.modules.metrology.web.register_words import kind_word
from teraju.modules.metrology.web.unit_common import allowed, history_of, table
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.actions import record_action
from teraju.platform.web.forms import form_methods
from teraju.platform.web.kinds import Action, Fact, Link, RecordPage
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.steps import RecordStep, Steps

TAKE = permissions.REQUEST_TAKE


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    more = [Action(_now("Codes to hand over"), reverse("metrology_contacts"), icon="key-round")]
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
            Fact(_now("Telephone or mail"), shown(asked.contact) if contact else ""),
            owner_fact(owner),
            Fact(_now("Where"), asked.get_site_display()),
            Fact(_now("Where the instruments stand"), asked.address if contact else ""),
            Fact(_now("Wished for"), asked.wished_on),
            Fact(_now("Certificate (SKHP)"), _now("asked for") if asked.wants_certificate else ""),
            Fact(_now("Instruments not in the register"), asked.described),
            Fact(_now("Received"), asked.received_at),
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
                f"{kind_word(one.kind)} {one.capacity}".strip(),
            ]
            for one in rows
        ],
        _now("None of the register."),
    )


def shown(contact: NetContact) -> str:
    return f"+{contact.address}" if contact.kind == ContactKind.PHONE else contact.address


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
        )
    },
)


@require_safe
def contacts(request: ViewerRequest) -> HttpResponse:
    """Who asked for a code that no message could carry."""
    rights.require_somewhere(request.viewer, TAKE)
    rows = list(reading.contacts_waiting(request.viewer))
    context = {"title": _now("Codes to hand over"), "rows": [(one, shown(one)) for one in rows]}
    return render(request, "metrology/contacts.html", context)


@never_cache
@form_methods
def contact(request: ViewerRequest, pk: int) -> HttpResponse:
    """Make a code and show it once, with the text for WhatsApp ready to be sent."""
    viewer = request.viewer
    row = get_object_or_404(NetContact.objects.visible_to(viewer), pk=pk)
    rights.require(viewer, TAKE, row)
    context: dict[str, Any] = {"title": _now("A code for %(who)s") % {"who": shown(row)}}
    if request.method == "POST":
        made = services.prepare_code(actor=viewer, contact_id=row.pk)
        context |= {"made": made, "whatsapp": _whatsapp(made)}
    return render(request, "metrology/contact.html", {**context, "contact": row})


def _whatsapp(made: services.PreparedCode) -> str:
    """A link that opens WhatsApp with the text; who serves the counter presses send."""
    if made.contact.kind != ContactKind.PHONE:
        return ""
    words = _now("Your code for requests of verification: %(code)s. Open %(url)s.")
    text = words % {"code": made.code, "url": made.url}
    return f"https://wa.me/{made.contact.address}?text={quote(text)}"
