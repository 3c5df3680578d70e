"""The choice of matrix, bands and appetite."""

from __future__ import annotations

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from django.views.decorators.http import require_safe

from teraju.modules.risks import permissions, services
from teraju.modules.risks.domain.matrix import bands, matrix
from teraju.modules.risks.heat_map import heat_map
from teraju.modules.risks.selectors.schemes import schemes
from teraju.modules.risks.web.common import PICTURE, require_somewhere
from teraju.modules.risks.web.forms.assessments import SchemeForm
from teraju.modules.risks.web.registers.answers import SCHEMES
from teraju.platform.web.forms import form_methods, form_page
from teraju.platform.web.kinds import Fact, RecordPage, Section, Status
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page

REGISTER = (gettext_lazy("Matrix, bands and appetite"), "risks_schemes")


@require_safe
def scheme_register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, SCHEMES)


@require_safe
def scheme_record(request: ViewerRequest, pk: int) -> HttpResponse:
    one = get_object_or_404(schemes(request.viewer), pk=pk)
    begun = one.valid_from <= request.viewer.today
    picture = heat_map(_("Matrix with its bands"), [], matrix(one.matrix), bands(one.bands))
    place = one.agency.name if one.agency else one.government.name
    page = RecordPage(
        title=_("Matrix and bands of %(place)s") % {"place": place},
        target=one,
        register_title=REGISTER[0],
        register_url=reverse(REGISTER[1]),
        status=Status(
            "good" if begun else "none",
            pgettext("scheme", "begun") if begun else _("ahead"),
            _("It counts until another one begins."),
        ),
        facts=[
            Fact(_("For"), place),
            Fact(_("Matrix"), one.matrix, note=_("not confirmed by a decree")),
            Fact(_("Bands"), one.bands, note=_("not confirmed by a decree")),
            Fact(_("Largest value borne without a plan"), one.appetite),
            Fact(_("In force from"), one.valid_from),
            Fact(_("What it rests on"), one.basis),
            Fact(_("Set by"), one.set_office),
        ],
        sections=[Section(_("Matrix"), PICTURE, {"picture": picture})],
        is_example=one.is_example,
    )
    return record_page(request, page)


@form_methods
def scheme_add(request: ViewerRequest) -> HttpResponse:
    viewer = request.viewer
    require_somewhere(viewer, permissions.SCHEME_WRITE)
    return form_page(
        request,
        form=partial(SchemeForm, viewer=viewer),
        title=_("Choose matrix, bands and appetite"),
        intro=_("From a day on. What was rated before keeps the matrix and bands it was made by."),
        submit=_("Choose"),
        act=lambda data: services.set_scheme(actor=viewer, **data),
        success=lambda made: made.get_absolute_url(),
        back_url=reverse(REGISTER[1]),
        initial={"valid_from": viewer.today, "appetite": 10},
        done=_("Chosen."),
        register_title=REGISTER[0],
        register_url=reverse(REGISTER[1]),
    )
