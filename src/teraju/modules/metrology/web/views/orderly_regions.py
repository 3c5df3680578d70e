"""The decisions that declared the region orderly (Daerah Tertib Ukur, DTU)."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from teraju.modules.metrology import plan_permissions as permissions
from teraju.modules.metrology.selectors import orderly as reading
from teraju.modules.metrology.services import orderly as services
from teraju.modules.metrology.web.figure_forms import RegionForm, RegionWithdrawForm
from teraju.modules.metrology.web.figure_pages import figure_page, withdrawal
from teraju.modules.metrology.web.figure_registers import ORDERLY, REGIONS
from teraju.modules.metrology.web.unit_common import agency_asked
from teraju.platform.web.forms import form_methods, form_page
from teraju.platform.web.kinds import Action, Fact
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import register_page

WRITE = permissions.ORDERLY_WRITE


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    markets = Action(ORDERLY.title, reverse("metrology_orderly"), icon="badge-check")
    return register_page(request, REGIONS, more=[markets])


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    one = get_object_or_404(reading.regions(request.viewer), pk=pk)
    facts = [
        Fact(_("Region"), one.government.region.name),
        Fact(_("Day of the decision"), one.on),
        Fact(_("Declared by"), one.declared_by),
        Fact(_("What it covers"), one.covers or "–"),
        Fact(_("What shows it"), one.shown_by),
        Fact(_("Recorded by"), one.office),
    ]
    ended = _("Holds no longer since")
    return figure_page(
        request, one, REGIONS, title=one.number, facts=facts, right=WRITE, ended=ended
    )


@form_methods
def add(request: ViewerRequest) -> HttpResponse:
    viewer, agency = request.viewer, agency_asked(request, WRITE)
    return form_page(
        request,
        form=RegionForm,
        title=_("Record a decision"),
        intro=_(
            "By which the region was declared orderly (Daerah Tertib Ukur, DTU). What the "
            "ministry's guide asks of a region was not seen here: nothing is computed."
        ),
        submit=_("Record it"),
        act=lambda data: services.record_region(actor=viewer, agency=agency, **data),
        success=lambda made: made.get_absolute_url(),
        back_url=reverse("metrology_orderly_regions"),
        done=_("The decision is on record."),
        facts=(Fact(_("Region"), agency.government.region.name), Fact(_("Unit"), agency.name)),
        register_title=REGIONS.title,
        register_url=reverse("metrology_orderly_regions"),
    )


STEPS = withdrawal(
    REGIONS,
    right=WRITE,
    keyed="region_id",
    title=_("Withdraw the decision"),
    form=RegionWithdrawForm,
    initial=lambda viewer, one: {"on": viewer.today},
    intro=_("It stays on record, with the day and the reason why it holds no longer."),
    act=services.withdraw_region,
    done=_("The decision is withdrawn."),
)
