"""Checks of people in exposed posts, for those who may read them."""

from __future__ import annotations

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from django.views.decorators.http import require_safe

from teraju.modules.risks import permissions, services
from teraju.modules.risks.models import EmploymentCheck
from teraju.modules.risks.selectors.checks import checks
from teraju.modules.risks.web.common import (
    TEXT,
    action,
    agency_page,
    chosen_agency,
    found,
    require_somewhere,
    step_page,
)
from teraju.modules.risks.web.forms.assessments import CheckForm
from teraju.modules.risks.web.forms.risks import ReasonedForm
from teraju.modules.risks.web.registers.answers import CHECKS
from teraju.modules.risks.web.statuses import check_status
from teraju.platform.web.forms import form_methods, form_page
from teraju.platform.web.kinds import Fact, RecordPage, Section
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page

REGISTER = (gettext_lazy("Checks of exposed posts"), "risks_checks")
WRITE = permissions.CHECK_WRITE


@require_safe
def check_register(request: ViewerRequest) -> HttpResponse:
    require_somewhere(request.viewer, permissions.CHECK_READ)
    return register_page(request, CHECKS)


@require_safe
def check_record(request: ViewerRequest, pk: int) -> HttpResponse:
    check = get_object_or_404(checks(request.viewer), pk=pk)
    withdraw = action(request, WRITE, check, _("Withdraw"), "risks_check_withdraw", "undo-2")
    page = RecordPage(
        title=_("Check for the post %(post)s") % {"post": check.position_title},
        target=check,
        register_title=REGISTER[0],
        register_url=reverse(REGISTER[1]),
        status=check_status(check, request.viewer.today),
        actions=[] if check.withdrawn_on else [withdraw],
        facts=[
            Fact(_("Person"), str(check.person)),
            Fact(_("Agency"), check.agency.name),
            Fact(_("Occasion"), check.get_occasion_display()),
            Fact(_("Checked on"), check.checked_on),
            Fact(_("Counts until"), check.valid_until),
            Fact(_("Checked by"), check.checked_office),
            Fact(_("Conditions or reason"), check.outcome_note or None),
        ],
        sections=[Section(_("What was checked"), TEXT, {"text": check.checked})],
        is_example=check.is_example,
    )
    return record_page(request, page)


@form_methods
def check_add(request: ViewerRequest) -> HttpResponse:
    viewer = request.viewer
    require_somewhere(viewer, WRITE)
    agency = chosen_agency(request, WRITE)
    if agency is None:
        return agency_page(request, WRITE, _("Record a check"), "risks_check_add", REGISTER)
    return form_page(
        request,
        form=partial(CheckForm, agency=agency, viewer=viewer),
        title=_("Record a check"),
        intro=_("Before somebody takes up an exposed post, and each year they hold it."),
        submit=pgettext("step", "Record"),
        act=lambda data: services.record_check(actor=viewer, agency=agency, **data),
        success=lambda made: made.get_absolute_url(),
        back_url=reverse(REGISTER[1]),
        initial={"checked_on": viewer.today},
        facts=(Fact(_("Agency"), agency.name),),
        done=_("Recorded."),
        register_title=REGISTER[0],
        register_url=reverse(REGISTER[1]),
    )


@form_methods
def check_withdraw(request: ViewerRequest, pk: int) -> HttpResponse:
    check: EmploymentCheck = found(request, checks(request.viewer), pk, WRITE)
    return step_page(
        request,
        check,
        form=ReasonedForm,
        title=_("Withdraw the check"),
        submit=_("Withdraw"),
        act=partial(services.withdraw_check, check_id=pk),
        done=_("The check is withdrawn; it stays to be read."),
        register=REGISTER,
    )
