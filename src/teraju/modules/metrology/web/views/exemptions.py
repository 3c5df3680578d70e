"""Exemptions from re-verification: their register, their record, the decision."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from teraju.modules.metrology import register_permissions as permissions
from teraju.modules.metrology.domain.exemptions import ExemptionState
from teraju.modules.metrology.models import Exemption
from teraju.modules.metrology.selectors import registers as reading
from teraju.modules.metrology.services import registers as services
from teraju.modules.metrology.web.register_forms import DecisionForm, WithdrawalForm
from teraju.modules.metrology.web.register_lists import EXEMPTIONS
from teraju.modules.metrology.web.register_sections import exemption_facts
from teraju.modules.metrology.web.register_words import exemption_status
from teraju.modules.metrology.web.trail_words import history_of
from teraju.platform.accounts.scope import Viewer
from teraju.platform.papers.web.sections import papers_if_any
from teraju.platform.web.actions import record_action
from teraju.platform.web.forms import form_methods
from teraju.platform.web.kinds import Action, RecordPage
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_forms import step_form
from teraju.platform.web.record_parts import steps

DECIDE = permissions.EXEMPTION_DECIDE


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, EXEMPTIONS)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer = request.viewer
    exemption = _exemption(viewer, pk)
    wanted = []
    if exemption.state == ExemptionState.REQUESTED:
        wanted = [(DECIDE, _("Decide"), "metrology_exemption_decide", "gavel")]
    elif exemption.state == ExemptionState.GRANTED:
        wanted = [
            (DECIDE, pgettext("exemption", "Withdraw"), "metrology_exemption_withdraw", "ban")
        ]
    primary, actions = steps(viewer, exemption, wanted)
    again = None if wanted else _again(viewer, exemption)
    page = RecordPage(
        title=_("Exemption of {tag}").format(tag=exemption.instrument.tag),
        target=exemption,
        register_title=EXEMPTIONS.title,
        register_url=reverse("metrology_exemptions"),
        status=exemption_status(exemption),
        primary=primary or again,
        actions=actions,
        facts=exemption_facts(exemption, viewer.today),
        sections=papers_if_any(viewer, exemption),
        is_example=exemption.is_example,
    )
    return record_page(request, page, history=lambda: history_of(exemption))


def _again(viewer: Viewer, exemption: Exemption) -> Action | None:
    """The way to another request, where the first was refused or has ended. One query."""
    instrument = exemption.instrument
    is_open = instrument.exemptions.filter(state__in=["requested", "granted"]).exists()
    if is_open or instrument.retired_on is not None:
        return None
    name = "metrology_exemption_request"
    return record_action(
        viewer, instrument, permissions.REGISTER_WRITE, _("Ask again"), name, "shield-off"
    )


@form_methods
def decide(request: ViewerRequest, pk: int) -> HttpResponse:
    exemption = _exemption(request.viewer, pk)
    return step_form(
        request,
        exemption,
        DECIDE,
        EXEMPTIONS,
        services.decide_exemption,
        key="exemption_id",
        form=DecisionForm,
        title=_("Decide the request"),
        intro=_(
            "Granted, a signed certificate is issued; the instrument bears a valid mark. "
            "Refused, a signed letter says why."
        ),
        submit=_("Decide"),
        done=_("The request is decided."),
        facts=exemption_facts(exemption, request.viewer.today),
    )


@form_methods
def withdraw(request: ViewerRequest, pk: int) -> HttpResponse:
    exemption = _exemption(request.viewer, pk)
    return step_form(
        request,
        exemption,
        DECIDE,
        EXEMPTIONS,
        services.withdraw_exemption,
        key="exemption_id",
        form=WithdrawalForm,
        title=_("Withdraw the exemption"),
        intro=_("Its certificate is revoked; the instrument is verified again by its date."),
        submit=pgettext("exemption", "Withdraw"),
        done=_("The exemption is withdrawn."),
        facts=exemption_facts(exemption, request.viewer.today),
    )


def _exemption(viewer: Viewer, pk: int) -> Exemption:
    return get_object_or_404(reading.exemptions(viewer), pk=pk)
