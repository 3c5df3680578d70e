"""Partners: their register, their record, and what is entered on them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teraju.modules.risks import partner_permissions as permissions
from teraju.modules.risks import services
from teraju.modules.risks.selectors import partners as reading
from teraju.modules.risks.services.partner_papers import issue_provider_list
from teraju.modules.risks.services.partners import FIELDS
from teraju.modules.risks.web.partner_common import history_of, record_form
from teraju.modules.risks.web.partner_forms import (
    EndForm,
    LevelForm,
    PartnerChangeForm,
    PartnerForm,
    ReasonedForm,
)
from teraju.modules.risks.web.partner_registers import PARTNERS
from teraju.modules.risks.web.partner_sections import facts_of, sections_of, steps_of
from teraju.modules.risks.web.partner_statuses import partner_status
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.selectors import agencies
from teraju.platform.web.forms import form_methods, form_page, versioned
from teraju.platform.web.kinds import Action, Fact, RecordPage
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_forms import agency_asked

REGISTER = (PARTNERS.title, "risks_partners")


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    more = [
        Action(_("Engagements"), reverse("risks_engagements"), icon="handshake"),
        Action(_("Evaluations"), reverse("risks_evaluations"), icon="clipboard-check"),
        Action(_("Due diligence"), reverse("risks_diligences"), icon="search-check"),
        Action(_("Commitments"), reverse("risks_commitments"), icon="signature"),
    ]
    agency = agency_asked(request, permissions.PARTNER_PAPER)
    if agency:
        url = reverse("risks_providers_paper", args=[agency.pk])
        more.append(Action(_("List of approved providers"), url, icon="file-text"))
    return register_page(request, PARTNERS, more=more)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    partner = partner_of(request.viewer, pk)
    primary, actions = steps_of(request.viewer, partner)
    page = RecordPage(
        title=partner.name,
        number=partner.agency.short_name,
        target=partner,
        register_title=PARTNERS.title,
        register_url=reverse("risks_partners"),
        status=partner_status(partner),
        primary=primary,
        actions=actions,
        facts=facts_of(partner),
        sections=sections_of(request.viewer, partner),
        is_example=partner.is_example,
    )
    return record_page(request, page, history=lambda: history_of(partner))


@form_methods
def add(request: ViewerRequest) -> HttpResponse:
    viewer = request.viewer
    rights.require_somewhere(viewer, permissions.PARTNER_WRITE)
    return form_page(
        request,
        form=partial(PartnerForm, viewer=viewer),
        title=_("Enter a partner"),
        intro=_("Whoever supplies the agency or acts for it; the function then judges its risk."),
        submit=_("Enter a partner"),
        act=lambda data: services.add_partner(actor=viewer, **data),
        success=lambda partner: partner.get_absolute_url(),
        back_url=reverse("risks_partners"),
        initial={
            "agency": agency_asked(request, permissions.PARTNER_WRITE),
            "affects_service": True,
            "begun_on": viewer.today,
        },
        done=_("The partner is in the register."),
        register_title=PARTNERS.title,
        register_url=reverse("risks_partners"),
    )


@form_methods
def change(request: ViewerRequest, pk: int) -> HttpResponse:
    partner = partner_of(request.viewer, pk)
    return partner_form(
        request,
        partner,
        permissions.PARTNER_WRITE,
        services.change_partner,
        form=PartnerChangeForm,
        title=_("Change the partner"),
        submit=_("Save"),
        initial={name: getattr(partner, name) for name in FIELDS},
        done=_("Saved."),
    )


@form_methods
def level(request: ViewerRequest, pk: int) -> HttpResponse:
    partner = partner_of(request.viewer, pk)
    return partner_form(
        request,
        partner,
        permissions.LEVEL_JUDGE,
        services.judge_level,
        form=LevelForm,
        title=_("Judge the bribery risk"),
        intro=_("Above low, due diligence and a commitment are asked before work begins."),
        submit=_("Save"),
        initial={"bribery_level": partner.bribery_level, "level_reason": partner.level_reason},
        done=_("The bribery risk is judged."),
    )


@form_methods
def block(request: ViewerRequest, pk: int) -> HttpResponse:
    return partner_form(
        request,
        partner_of(request.viewer, pk),
        permissions.PARTNER_BLOCK,
        services.block_partner,
        form=ReasonedForm,
        title=_("Block the partner"),
        intro=_("Nothing new is started with it until the block is lifted."),
        submit=_("Block"),
        done=_("The partner is blocked."),
    )


@form_methods
def unblock(request: ViewerRequest, pk: int) -> HttpResponse:
    return partner_form(
        request,
        partner_of(request.viewer, pk),
        permissions.PARTNER_BLOCK,
        services.unblock_partner,
        form=ReasonedForm,
        title=_("Lift the block"),
        submit=_("Lift the block"),
        done=_("The block is lifted."),
    )


@form_methods
def end(request: ViewerRequest, pk: int) -> HttpResponse:
    return partner_form(
        request,
        partner_of(request.viewer, pk),
        permissions.PARTNER_WRITE,
        services.end_partner,
        form=EndForm,
        title=_("End the work with the partner"),
        submit=_("End the work"),
        initial={"ended_on": request.viewer.today},
        done=_("The work with this partner has ended; its records stay."),
    )


@form_methods
def resume(request: ViewerRequest, pk: int) -> HttpResponse:
    return partner_form(
        request,
        partner_of(request.viewer, pk),
        permissions.PARTNER_WRITE,
        services.resume_partner,
        form=ReasonedForm,
        title=_("Take the work up again"),
        submit=_("Take the work up again"),
        done=_("The partner works with the agency again."),
    )


@form_methods
def providers_paper(request: ViewerRequest, pk: int) -> HttpResponse:
    agency = get_object_or_404(agencies(request.viewer), pk=pk)
    rights.require(request.viewer, permissions.PARTNER_PAPER, agency)
    return form_page(
        request,
        form=forms.Form,
        title=_("Issue the list of approved providers"),
        intro=_("A signed PDF of the providers as they stand today; an earlier one is revoked."),
        submit=_("Issue"),
        act=lambda data: issue_provider_list(actor=request.viewer, agency=agency),
        success=lambda paper: paper.get_absolute_url(),
        back_url=reverse("risks_partners"),
        done=_("The paper is issued."),
        facts=(Fact(_("Agency"), agency.name),),
        register_title=PARTNERS.title,
        register_url=reverse("risks_partners"),
    )


def partner_of(viewer: Viewer, pk: int) -> Any:
    """The partner if the viewer sees it; else a stranger's 404."""
    return get_object_or_404(reading.partners(viewer), pk=pk)


def partner_form(
    request: ViewerRequest,
    partner: Any,
    right: str,
    service: Callable[..., Any],
    **page: Any,
) -> HttpResponse:
    """A form that does one thing with a partner."""
    return record_form(
        request,
        partner,
        right,
        act=lambda data: service(actor=request.viewer, partner_id=partner.pk, **versioned(data)),
        register=REGISTER,
        facts=(Fact(_("Partner"), partner.name), Fact(_("Agency"), partner.agency.name)),
        **page,
    )
