"""The page on which a government says how its unit is called, and by which days it works."""

from __future__ import annotations

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from teraju.kernel.errors import NotAllowed
from teraju.modules.integrity.gratification.desk_permissions import SETTINGS
from teraju.modules.integrity.gratification.policy import UNIT, settings_of
from teraju.modules.integrity.gratification.services.desk_settings import change_unit
from teraju.platform.accounts import rights
from teraju.platform.web.forms import form_methods, form_page, versioned
from teraju.platform.web.kinds import Fact
from teraju.platform.web.middleware import ViewerRequest


class UnitForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    label = forms.CharField(
        label=gettext_lazy("Name of the unit"), max_length=20, help_text=gettext_lazy("UPG or UPPG")
    )
    report_to_upg_days = forms.IntegerField(
        label=gettext_lazy("Working days to report to the unit"),
        required=False,
        min_value=1,
        help_text=gettext_lazy("Empty: as many as the law gives."),
    )
    upg_forwards_days = forms.IntegerField(
        label=gettext_lazy("Working days of the unit to forward"),
        required=False,
        min_value=1,
        help_text=gettext_lazy("Empty: as many as the law gives."),
    )


@form_methods
def unit(request: ViewerRequest) -> HttpResponse:
    """For whoever sets it for a whole government; fewer days than the law's, never more."""
    government = rights.governments_where(request.viewer, SETTINGS).first()
    if government is None:
        raise NotAllowed(rights.reason(SETTINGS))
    found = settings_of(government.pk)
    initial = {"version": found.version if found else 0, "label": found.label if found else UNIT}
    if found:
        initial |= {
            "report_to_upg_days": found.report_to_upg_days,
            "upg_forwards_days": found.upg_forwards_days,
        }
    url = reverse("gratification_unit")
    return form_page(
        request,
        form=UnitForm,
        title=_("Settings of the unit"),
        intro=_("They hold for reports from now on; dates that stand in reports stay."),
        submit=_("Save"),
        act=lambda data: change_unit(
            actor=request.viewer, government_id=government.pk, **versioned(data)
        ),
        success=lambda _unit: url,
        back_url=reverse("gratification_desk"),
        initial=initial,
        done=_("Saved."),
        facts=(Fact(_("Government"), government.name),),
    )
