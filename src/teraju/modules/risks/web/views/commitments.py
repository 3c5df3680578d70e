"""Commitments of partners and looks at their own controls."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teraju.modules.risks import partner_permissions as permissions
from teraju.modules.risks import services
from teraju.modules.risks.selectors import partners as reading
from teraju.modules.risks.web.check_registers import COMMITMENTS
from teraju.modules.risks.web.partner_common import first_of, history_of, record_form, unversioned
from teraju.modules.risks.web.partner_forms import (
    CommitmentForm,
    ControlsForm,
    ExcuseForm,
    ReasonedForm,
)
from teraju.modules.risks.web.partner_registers import PARTNERS
from teraju.modules.risks.web.partner_statuses import commitment_status
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.forms import form_methods, versioned
from teraju.platform.web.kinds import Fact, RecordPage
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page

from .partners import partner_of

REGISTER = (COMMITMENTS.title, "risks_commitments")
WRITE = permissions.COMMITMENT_WRITE


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, COMMITMENTS)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    commitment = commitment_of(request.viewer, pk)
    withdraw = (WRITE, _("Withdraw the commitment"), "risks_commitment_withdraw", "x")
    steps = [] if commitment.withdrawn_on else [withdraw]
    primary, actions = first_of(request.viewer, commitment, steps)
    page = RecordPage(
        title=_("Commitment: %(partner)s") % {"partner": commitment.partner.name},
        number=commitment.agency.short_name,
        target=commitment,
        register_title=COMMITMENTS.title,
        register_url=reverse("risks_commitments"),
        status=commitment_status(commitment),
        actions=[*([primary] if primary else []), *actions],
        facts=_facts(commitment),
        is_example=commitment.is_example,
    )
    return record_page(request, page, history=lambda: history_of(commitment))


@form_methods
def add(request: ViewerRequest, pk: int) -> HttpResponse:
    partner = partner_of(request.viewer, pk)
    excuse = reverse("risks_commitment_excuse", args=[pk])
    return record_form(
        request,
        partner,
        WRITE,
        form=CommitmentForm,
        title=_("Record a signed commitment"),
        intro=_("The signed paper is added as a file on the next page."),
        submit=_("Record it"),
        initial={"signed_on": request.viewer.today},
        act=lambda data: services.record_commitment(
            actor=request.viewer, partner_id=pk, **unversioned(data)
        ),
        success=lambda commitment: commitment.get_absolute_url(),
        done=_("The commitment is recorded. Now add the signed paper."),
        register=REGISTER,
        facts=(
            Fact(_("Partner"), partner.name),
            Fact(_("It cannot be asked"), _("Say why, and how the risk is managed"), url=excuse),
        ),
    )


@form_methods
def excuse(request: ViewerRequest, pk: int) -> HttpResponse:
    partner = partner_of(request.viewer, pk)
    return record_form(
        request,
        partner,
        WRITE,
        form=ExcuseForm,
        title=_("Why a commitment is not practicable"),
        submit=_("Record it"),
        initial={"signed_on": request.viewer.today},
        act=lambda data: services.excuse_commitment(
            actor=request.viewer, partner_id=pk, **unversioned(data)
        ),
        success=lambda commitment: commitment.get_absolute_url(),
        done=_("The reason is recorded."),
        register=REGISTER,
        facts=(Fact(_("Partner"), partner.name),),
    )


@form_methods
def withdraw(request: ViewerRequest, pk: int) -> HttpResponse:
    commitment = commitment_of(request.viewer, pk)
    return record_form(
        request,
        commitment,
        WRITE,
        form=ReasonedForm,
        title=_("Withdraw the commitment"),
        intro=_("It does not count from today on; the record stays."),
        submit=_("Withdraw the commitment"),
        act=lambda data: services.withdraw_commitment(
            actor=request.viewer, commitment_id=pk, **versioned(data)
        ),
        done=_("The commitment is withdrawn."),
        register=REGISTER,
        facts=(Fact(_("Partner"), commitment.partner.name),),
    )


@form_methods
def check(request: ViewerRequest, pk: int) -> HttpResponse:
    partner = partner_of(request.viewer, pk)
    return record_form(
        request,
        partner,
        permissions.CONTROL_CHECK_WRITE,
        form=ControlsForm,
        title=_("Look at the partner's own controls"),
        intro=_("Where it has few, ask it for some, or say why that cannot be done."),
        submit=_("Record it"),
        act=lambda data: services.check_controls(
            actor=request.viewer, partner_id=pk, **unversioned(data)
        ),
        done=_("What the partner does is on record."),
        register=(PARTNERS.title, "risks_partners"),
        facts=(Fact(_("Partner"), partner.name),),
    )


def commitment_of(viewer: Viewer, pk: int) -> Any:
    """The commitment if the viewer sees it; else a stranger's 404."""
    return get_object_or_404(reading.commitments(viewer), pk=pk)


def _facts(commitment: Any) -> Sequence[Fact]:
    lines = [
        Fact(_("Partner"), commitment.partner.name, url=commitment.partner.get_absolute_url()),
        Fact(_("Agency"), commitment.agency.name),
        Fact(_("What it covers"), commitment.scope),
        Fact(_("Signed on") if commitment.is_signed else _("Judged on"), commitment.signed_on),
        Fact(_("Signed by"), commitment.signatory),
        Fact(_("Why it is not practicable"), commitment.reason),
        Fact(_("How the risk is managed then"), commitment.managed_by),
        Fact(_("Valid until"), commitment.valid_until),
        Fact(_("Withdrawn on"), commitment.withdrawn_on, note=commitment.withdrawn_reason),
    ]
    return [fact for fact in lines if fact.value]
