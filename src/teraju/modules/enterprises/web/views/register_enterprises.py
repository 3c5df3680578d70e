"""Enterprises: their register, their record, and what is done with them."""

from __future__ import annotations

from functools import partial

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teraju.modules.enterprises import register_permissions as permissions
from teraju.modules.enterprises.models import Enterprise
from teraju.modules.enterprises.selectors import register as reading
from teraju.modules.enterprises.services import register_enterprises as services
from teraju.modules.enterprises.services.register_years import FIELDS as YEAR_FIELDS
from teraju.modules.enterprises.services.register_years import enter_year
from teraju.modules.enterprises.web.register_common import history_of
from teraju.modules.enterprises.web.register_forms import (
    EndedForm,
    EnterpriseChangeForm,
    EnterpriseForm,
    VersionForm,
    YearChangeForm,
    YearForm,
)
from teraju.modules.enterprises.web.register_hooks import enterprise_sections
from teraju.modules.enterprises.web.register_lists import ENTERPRISES
from teraju.modules.enterprises.web.register_sections import (
    enterprise_facts,
    products_section,
    years_section,
)
from teraju.modules.enterprises.web.register_words import enterprise_status
from teraju.modules.enterprises.web.register_years import YEARS
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.forms import form_methods
from teraju.platform.web.kinds import Action, Fact, RecordPage
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_forms import add_form, step_form
from teraju.platform.web.record_parts import steps

WRITE = permissions.WRITE


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    more = [
        Action(_("Products"), reverse("enterprises_products"), icon="package"),
        Action(_("Figures by year"), reverse("enterprises_years"), icon="chart-column"),
    ]
    return register_page(request, ENTERPRISES, more=more)


@require_safe
def years(request: ViewerRequest) -> HttpResponse:
    return register_page(request, YEARS)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer = request.viewer
    one = enterprise_of(viewer, pk)
    if one.ended_on:
        wanted = [(WRITE, _("In business again"), "enterprises_enterprise_resume", "undo-2")]
    else:
        wanted = [
            (WRITE, _("Change"), "enterprises_enterprise_change", "pencil"),
            (WRITE, _("Out of business"), "enterprises_enterprise_end", "x"),
        ]
    primary, actions = steps(viewer, one, wanted)
    page = RecordPage(
        title=one.name,
        target=one,
        register_title=ENTERPRISES.title,
        register_url=reverse("enterprises_enterprises"),
        status=enterprise_status(one),
        primary=primary,
        actions=actions,
        facts=enterprise_facts(viewer, one),
        sections=[
            products_section(viewer, one),
            *enterprise_sections(viewer, one),
            years_section(viewer, one),
        ],
        is_example=one.is_example,
    )
    return record_page(request, page, history=lambda: history_of(one))


@form_methods
def add(request: ViewerRequest) -> HttpResponse:
    return add_form(
        request,
        WRITE,
        ENTERPRISES,
        form=partial(EnterpriseForm, viewer=request.viewer),
        title=_("Enter an enterprise"),
        intro=_("A firm of the region, a hotel, a workshop: whoever is or may be coached."),
        act=lambda data: services.add_enterprise(actor=request.viewer, **data),
        done=_("The enterprise is in the register. Now enter its products."),
    )


@form_methods
def change(request: ViewerRequest, pk: int) -> HttpResponse:
    one = enterprise_of(request.viewer, pk)
    return step_form(
        request,
        one,
        WRITE,
        ENTERPRISES,
        services.change_enterprise,
        key="enterprise_id",
        form=EnterpriseChangeForm,
        title=_("Change the enterprise"),
        submit=_("Save"),
        initial={name: getattr(one, name) for name in services.FIELDS},
        done=_("Saved."),
    )


@form_methods
def end(request: ViewerRequest, pk: int) -> HttpResponse:
    return step_form(
        request,
        enterprise_of(request.viewer, pk),
        WRITE,
        ENTERPRISES,
        services.end_enterprise,
        key="enterprise_id",
        form=EndedForm,
        title=_("The enterprise is out of business"),
        submit=_("Record it"),
        initial={"ended_on": request.viewer.today},
        done=_("The enterprise is out of business; its records stay."),
    )


@form_methods
def resume(request: ViewerRequest, pk: int) -> HttpResponse:
    return step_form(
        request,
        enterprise_of(request.viewer, pk),
        WRITE,
        ENTERPRISES,
        services.resume_enterprise,
        key="enterprise_id",
        form=VersionForm,
        title=_("The enterprise is in business again"),
        submit=_("Record it"),
        done=_("The enterprise is in business again."),
    )


@form_methods
def add_year(request: ViewerRequest, pk: int) -> HttpResponse:
    one = enterprise_of(request.viewer, pk)
    return step_form(
        request,
        one,
        WRITE,
        ENTERPRISES,
        enter_year,
        key="enterprise_id",
        form=YearForm,
        title=_("Enter figures of a year"),
        intro=_("What is not known stays empty. The size class follows from the figures."),
        submit=_("Save"),
        facts=[Fact(_("Enterprise"), one.name)],
        initial={"year": request.viewer.today.year - 1},
        done=_("The figures are saved."),
        more={"is_new": True},
    )


@form_methods
def change_year(request: ViewerRequest, pk: int, year: int) -> HttpResponse:
    one = enterprise_of(request.viewer, pk)
    figures = one.years.filter(year=year).first()
    if figures is None:
        raise Http404
    return step_form(
        request,
        one,
        WRITE,
        ENTERPRISES,
        enter_year,
        key="enterprise_id",
        form=YearChangeForm,
        title=_("Correct the figures of %(year)d") % {"year": year},
        submit=_("Save"),
        facts=[Fact(_("Enterprise"), one.name)],
        initial={name: getattr(figures, name) for name in YEAR_FIELDS},
        done=_("The figures are saved."),
        more={"year": year},
    )


def enterprise_of(viewer: Viewer, pk: int) -> Enterprise:
    one: Enterprise = get_object_or_404(reading.enterprises(viewer), pk=pk)
    return one
