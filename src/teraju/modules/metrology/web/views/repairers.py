"""Repairers: their register, their record, and what is done with them."""

from __future__ import annotations

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teraju.modules.metrology import register_permissions as permissions
from teraju.modules.metrology.models import Repairer
from teraju.modules.metrology.selectors import registers as reading
from teraju.modules.metrology.services import registers as services
from teraju.modules.metrology.services.repairers import FIELDS
from teraju.modules.metrology.unit_wording import kind_name
from teraju.modules.metrology.web.register_forms import (
    EndedWithReasonForm,
    RepairerChangeForm,
    RepairerForm,
    VersionForm,
)
from teraju.modules.metrology.web.register_lists import REPAIRERS
from teraju.modules.metrology.web.register_words import EVERY_KIND, permit_status
from teraju.modules.metrology.web.trail_words import history_of
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.forms import form_methods
from teraju.platform.web.kinds import Fact, RecordPage
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_forms import add_form, step_form
from teraju.platform.web.record_parts import filled, steps

WRITE = permissions.REPAIRER_WRITE


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, REPAIRERS)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer = request.viewer
    repairer = _repairer(viewer, pk)
    if repairer.ended_on:
        wanted = [(WRITE, _("Take up again"), "metrology_repairer_resume", "undo-2")]
    else:
        wanted = [
            (WRITE, _("Change"), "metrology_repairer_change", "pencil"),
            (WRITE, _("End the entry"), "metrology_repairer_end", "x"),
        ]
    primary, actions = steps(viewer, repairer, wanted)
    page = RecordPage(
        title=repairer.name,
        number=repairer.permit_number,
        target=repairer,
        register_title=REPAIRERS.title,
        register_url=reverse("metrology_repairers"),
        status=permit_status(repairer, viewer.today),
        primary=primary,
        actions=actions,
        facts=_facts(viewer, repairer),
        is_example=repairer.is_example,
    )
    return record_page(request, page, history=lambda: history_of(repairer))


@form_methods
def add(request: ViewerRequest) -> HttpResponse:
    return add_form(
        request,
        WRITE,
        REPAIRERS,
        form=partial(RepairerForm, viewer=request.viewer),
        title=_("Enter a repairer"),
        intro=_("A private repairer with a permit; never somebody who verifies."),
        act=lambda data: services.add_repairer(actor=request.viewer, **data),
        done=_("The repairer is in the register."),
    )


@form_methods
def change(request: ViewerRequest, pk: int) -> HttpResponse:
    repairer = _repairer(request.viewer, pk)
    return step_form(
        request,
        repairer,
        WRITE,
        REPAIRERS,
        services.change_repairer,
        key="repairer_id",
        form=RepairerChangeForm,
        title=_("Change the repairer"),
        submit=_("Save"),
        initial={name: getattr(repairer, name) for name in FIELDS},
        done=_("Saved."),
    )


@form_methods
def end(request: ViewerRequest, pk: int) -> HttpResponse:
    return step_form(
        request,
        _repairer(request.viewer, pk),
        WRITE,
        REPAIRERS,
        services.end_repairer,
        key="repairer_id",
        form=EndedWithReasonForm,
        title=_("End the entry of the repairer"),
        submit=_("End the entry"),
        initial={"ended_on": request.viewer.today},
        done=_("The entry has ended; its records stay."),
    )


@form_methods
def resume(request: ViewerRequest, pk: int) -> HttpResponse:
    return step_form(
        request,
        _repairer(request.viewer, pk),
        WRITE,
        REPAIRERS,
        services.resume_repairer,
        key="repairer_id",
        form=VersionForm,
        title=_("Take the repairer up again"),
        submit=_("Take up again"),
        done=_("The repairer is in the register again."),
    )


def _repairer(viewer: Viewer, pk: int) -> Repairer:
    repairer: Repairer = get_object_or_404(reading.repairers(viewer), pk=pk)
    return repairer


def _facts(viewer: Viewer, repairer: Repairer) -> list[Fact]:
    contact = rights.allowed(viewer, permissions.CONTACT_READ, repairer)
    return filled(
        [
            Fact(_("Permit"), repairer.permit_number),
            Fact(_("Permit until"), repairer.permit_until or _("no last day")),
            Fact(_("Telephone"), repairer.phone if contact else ""),
            Fact(_("Repairs"), [kind_name(code) for code in repairer.kinds] or EVERY_KIND),
            Fact(_("Unit"), repairer.agency.name),
            Fact(_("Ended on"), repairer.ended_on, note=repairer.ended_reason),
        ]
    )
