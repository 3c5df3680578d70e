"""What the organisation gives or accepts: the register, one of them, and its steps."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from teraju.kernel.errors import NotAllowed
from teraju.modules.integrity.gratification import nil_permissions
from teraju.modules.integrity.gratification.domain.given_states import CourtesyState
from teraju.modules.integrity.gratification.models import Courtesy
from teraju.modules.integrity.gratification.selectors import nil_reading as reading
from teraju.modules.integrity.gratification.services import given as services
from teraju.modules.integrity.gratification.web.nil_forms import (
    CarryOutForm,
    CourtesyDecisionForm,
    CourtesyForm,
    CourtesyReasonForm,
)
from teraju.modules.integrity.gratification.web.nil_registers import (
    COURTESIES_REGISTER,
    courtesy_status,
    other_side_of,
)
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import timeline
from teraju.platform.web.forms import form_methods, form_page, versioned
from teraju.platform.web.kinds import Action, Fact, RecordPage, Section
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.templatetags.values import rupiah

URL = "gratification_courtesies"
TEXT = "web/sections/text.html"


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, COURTESIES_REGISTER)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    one = _courtesy(request, pk)
    primary, others = _next(request.viewer, one)
    page = RecordPage(
        title=one.what,
        target=one,
        register_title=COURTESIES_REGISTER.title,
        register_url=reverse(URL),
        status=courtesy_status(one),
        primary=primary,
        actions=others,
        facts=_facts(one),
        sections=[Section(_("Purpose"), TEXT, {"text": one.purpose})],
        is_example=one.is_example,
    )
    return record_page(request, page, history=lambda: timeline(one))


def _facts(one: Courtesy) -> list[Fact]:
    partner = one.partner
    return [
        Fact(_("Agency"), one.agency.name),
        Fact(_("Direction"), one.get_direction_display()),
        Fact(_("Kind"), one.get_kind_display()),
        Fact(_("Estimated value"), rupiah(one.value)),
        Fact(pgettext("courtesy", "Day of the event"), one.event_on, note=one.late_because),
        Fact(
            _("Other side"),
            other_side_of(one),
            url=partner.get_absolute_url() if partner else "",
        ),
        Fact(_("Asked by"), one.requested_office, note=date_format(one.requested_on)),
        *(
            [Fact(_("Decided by"), one.decided_office, note=date_format(one.decided_on))]
            if one.decided_on
            else []
        ),
        *([Fact(_("Reason of the decision"), one.decision_reason)] if one.decided_on else []),
        *([Fact(_("Carried out on"), one.done_on)] if one.done_on else []),
        *([Fact(_("Actual value"), rupiah(one.actual_value))] if one.done_on else []),
        *([Fact(_("Note"), one.ending_note)] if one.ending_note else []),
    ]


def _next(viewer: Viewer, one: Courtesy) -> tuple[Action | None, list[Action]]:
    party = services.party_refusal(viewer, one)
    cancel = _step(_("Give it up"), "gratification_courtesy_cancel", one, "x")
    others = [] if party else [cancel]
    if one.state == CourtesyState.REQUESTED:
        refusal = services.decision_refusal(viewer, one)
        return _step(_("Decide"), "gratification_courtesy_decide", one, "gavel", refusal), others
    if one.state == CourtesyState.APPROVED:
        name = "gratification_courtesy_carry_out"
        return _step(_("Record what was given"), name, one, "check", party), others
    return None, []


def _step(label: str, name: str, one: Courtesy, icon: str, refusal: object = "") -> Action:
    return Action(label, reverse(name, args=[one.pk]), str(refusal), icon)


@form_methods
def ask(request: ViewerRequest) -> HttpResponse:
    viewer = request.viewer
    rights.require_somewhere(viewer, nil_permissions.ASK)
    rows = rights.agencies_where(viewer, nil_permissions.ASK)
    asked = request.GET.get("agency", "")
    agency = rows.filter(pk=asked).first() if asked.isdecimal() else None
    return form_page(
        request,
        form=partial(CourtesyForm, viewer=viewer),
        title=_("Ask before the event"),
        intro=_(
            "For what the agency gives or is offered as such. What somebody gets for themselves is "
            "reported as a gift instead."
        ),
        submit=_("Ask"),
        act=lambda data: services.ask_courtesy(actor=viewer, **data),
        success=lambda made: made.get_absolute_url(),
        back_url=reverse(URL),
        initial={"agency": agency or rows.first(), "direction": "given"},
        done=_("It waits for a decision."),
        register_title=COURTESIES_REGISTER.title,
        register_url=reverse(URL),
    )


@form_methods
def decide(request: ViewerRequest, pk: int) -> HttpResponse:
    one = _courtesy(request, pk)

    def act(**data: Any) -> Courtesy:
        return services.decide_courtesy(approve=data.pop("approve") == "yes", **data)

    return _form(
        request,
        one,
        services.decision_refusal(request.viewer, one),
        act,
        form=CourtesyDecisionForm,
        title=_("Decide before the event"),
        submit=_("Decide"),
        done=_("The decision is on record."),
    )


@form_methods
def carry_out(request: ViewerRequest, pk: int) -> HttpResponse:
    one = _courtesy(request, pk)
    return _form(
        request,
        one,
        services.party_refusal(request.viewer, one),
        services.carry_out_courtesy,
        form=CarryOutForm,
        title=_("Record what was given"),
        submit=pgettext("step", "Record"),
        done=_("It is on record."),
        initial={"done_on": min(one.event_on, request.viewer.today), "actual_value": one.value},
    )


@form_methods
def cancel(request: ViewerRequest, pk: int) -> HttpResponse:
    one = _courtesy(request, pk)
    return _form(
        request,
        one,
        services.party_refusal(request.viewer, one),
        services.cancel_courtesy,
        form=CourtesyReasonForm,
        title=_("Give it up"),
        submit=_("Give it up"),
        done=_("It is given up."),
    )


def _form(
    request: ViewerRequest,
    one: Courtesy,
    refusal: object,
    act: Callable[..., Courtesy],
    *,
    initial: dict[str, Any] | None = None,
    **page: Any,
) -> HttpResponse:
    if refusal:
        raise NotAllowed(refusal)
    url = one.get_absolute_url()
    return form_page(
        request,
        act=lambda data: act(actor=request.viewer, courtesy_id=one.pk, **versioned(data)),
        success=lambda _done: url,
        back_url=url,
        initial={"version": one.version, **(initial or {})},
        facts=tuple(_facts(one)[1:6]),
        register_title=COURTESIES_REGISTER.title,
        register_url=reverse(URL),
        **page,
    )


def _courtesy(request: ViewerRequest, pk: int) -> Courtesy:
    found: Courtesy = get_object_or_404(reading.courtesies(request.viewer), pk=pk)
    return found
