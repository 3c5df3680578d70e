"""Engagements of partners: their register, their record, their steps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from teraju.modules.risks import partner_permissions as permissions
from teraju.modules.risks import services
from teraju.modules.risks.domain.partner_states import EngagementState
from teraju.modules.risks.selectors import partners as reading
from teraju.modules.risks.selectors.clearance import obstacles_of
from teraju.modules.risks.services.engagements import FIELDS, OBSTACLES
from teraju.modules.risks.web.partner_common import first_of, history_of, record_form, unversioned
from teraju.modules.risks.web.partner_forms import (
    DeliveredForm,
    EngagementForm,
    ReasonedForm,
    VersionForm,
)
from teraju.modules.risks.web.partner_registers import ENGAGEMENTS
from teraju.modules.risks.web.partner_statuses import engagement_status
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.forms import form_methods, versioned
from teraju.platform.web.kinds import Action, Fact, RecordPage
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.templatetags.values import rupiah

from .partners import partner_of

REGISTER = (ENGAGEMENTS.title, "risks_engagements")
WRITE = permissions.ENGAGEMENT_WRITE


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, ENGAGEMENTS)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    engagement = engagement_of(request.viewer, pk)
    primary, actions = _steps(request.viewer, engagement)
    page = RecordPage(
        title=engagement.title,
        number=engagement.procurement_number,
        target=engagement,
        register_title=ENGAGEMENTS.title,
        register_url=reverse("risks_engagements"),
        status=engagement_status(engagement),
        primary=primary,
        actions=actions,
        facts=_facts(engagement),
        is_example=engagement.is_example,
    )
    return record_page(request, page, history=lambda: history_of(engagement))


@form_methods
def add(request: ViewerRequest, pk: int) -> HttpResponse:
    partner = partner_of(request.viewer, pk)
    return record_form(
        request,
        partner,
        WRITE,
        form=EngagementForm,
        title=_("Plan an engagement"),
        intro=_("It is started once nothing stands against the partner."),
        submit=_("Plan an engagement"),
        act=lambda data: services.plan_engagement(
            actor=request.viewer, partner_id=pk, **unversioned(data)
        ),
        success=lambda engagement: engagement.get_absolute_url(),
        done=_("The engagement is planned."),
        register=REGISTER,
        facts=(Fact(_("Partner"), partner.name),),
    )


@form_methods
def change(request: ViewerRequest, pk: int) -> HttpResponse:
    engagement = engagement_of(request.viewer, pk)
    return _form(
        request,
        engagement,
        services.change_engagement,
        form=EngagementForm,
        title=_("Change the engagement"),
        submit=_("Save"),
        initial={name: getattr(engagement, name) for name in FIELDS},
        done=_("Saved."),
    )


@form_methods
def start(request: ViewerRequest, pk: int) -> HttpResponse:
    return _form(
        request,
        engagement_of(request.viewer, pk),
        services.start_engagement,
        form=VersionForm,
        title=_("Start the engagement"),
        intro=_("Above low bribery risk, due diligence and commitment must count today."),
        submit=_("Start"),
        done=_("The engagement is running."),
    )


@form_methods
def end(request: ViewerRequest, pk: int) -> HttpResponse:
    return _form(
        request,
        engagement_of(request.viewer, pk),
        services.end_engagement,
        form=DeliveredForm,
        title=_("End the engagement"),
        submit=pgettext("engagement", "End"),
        initial={"ended_on": request.viewer.today},
        done=_("The engagement has ended."),
    )


@form_methods
def cancel(request: ViewerRequest, pk: int) -> HttpResponse:
    return _form(
        request,
        engagement_of(request.viewer, pk),
        services.cancel_engagement,
        form=ReasonedForm,
        title=_("Cancel the engagement"),
        submit=_("Cancel the engagement"),
        done=_("The engagement is cancelled."),
    )


def engagement_of(viewer: Viewer, pk: int) -> Any:
    """The engagement if the viewer sees it; else a stranger's 404."""
    return get_object_or_404(reading.engagements(viewer), pk=pk)


def _form(
    request: ViewerRequest, engagement: Any, service: Callable[..., Any], **page: Any
) -> HttpResponse:
    return record_form(
        request,
        engagement,
        WRITE,
        act=lambda data: service(
            actor=request.viewer, engagement_id=engagement.pk, **versioned(data)
        ),
        register=REGISTER,
        facts=(
            Fact(pgettext("engagement", "What"), engagement.title),
            Fact(_("Partner"), engagement.partner.name),
        ),
        **page,
    )


def _steps(viewer: Viewer, engagement: Any) -> tuple[Action | None, Sequence[Action]]:
    match EngagementState(engagement.state):
        case EngagementState.PLANNED:
            steps = [
                (WRITE, _("Start"), "risks_engagement_start", "play"),
                (WRITE, _("Change"), "risks_engagement_change", "pencil"),
                (WRITE, _("Cancel the engagement"), "risks_engagement_cancel", "x"),
            ]
            primary, actions = first_of(viewer, engagement, steps)
            return _or_why(viewer, engagement, primary), actions
        case EngagementState.RUNNING:
            return first_of(
                viewer,
                engagement,
                [(WRITE, pgettext("engagement", "End"), "risks_engagement_end", "flag")],
            )
    return None, []


def _or_why(viewer: Viewer, engagement: Any, primary: Action | None) -> Action | None:
    """In the place of a button that would be refused, what stands against it."""
    found = obstacles_of(engagement.partner, viewer.today)
    if not found or primary is None or primary.refusal:
        return primary
    return Action(primary.label, primary.url, refusal=str(OBSTACLES[found[0]]), icon=primary.icon)


def _facts(engagement: Any) -> Sequence[Fact]:
    lines = [
        Fact(_("Partner"), engagement.partner.name, url=engagement.partner.get_absolute_url()),
        Fact(_("Agency"), engagement.agency.name),
        Fact(_("What is asked of it"), engagement.requirements),
        Fact(_("Value"), rupiah(engagement.value)),
        Fact(_("From"), engagement.starts_on),
        Fact(_("Until"), engagement.ends_on),
        Fact(
            _("May be ended because of bribery"),
            _("yes") if engagement.has_ending_clause else _("no"),
        ),
        Fact(_("Started on"), engagement.started_on),
        Fact(_("Ended on"), engagement.ended_on),
        Fact(_("What was delivered"), engagement.acceptance),
        Fact(_("Reason"), engagement.reason),
    ]
    return [fact for fact in lines if fact.value]
