"""Forms of resources, upkeep and the yearly statement."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from teraju.modules.planning import permissions
from teraju.modules.planning.models import ResourceKind, UpkeepResult
from teraju.platform.accounts import rights
from teraju.platform.organisation.models import Place
from teraju.platform.web.forms import DateField, TextArea, VersionedForm, offer

from .common import OfAgencyForm, OfRecordForm


class ResourceFields(forms.Form):
    code = forms.CharField(label=_("Code"), max_length=30, help_text=_("For example INV-012."))
    name = forms.CharField(label=_("Name"), max_length=160)
    kind = forms.ChoiceField(label=_("Kind"), choices=ResourceKind.choices)
    description = TextArea(
        label=_("What it is for, or what it says"),
        max_length=2000,
        help_text=_(
            "Of a condition: what the work needs. Of knowledge: what it is, who holds it, "
            "how it is passed on, what was learned."
        ),
    )
    place = forms.ModelChoiceField(label=_("Site"), queryset=Place.objects.none(), required=False)
    location = forms.CharField(
        label=_("Where it stands or is kept"), max_length=200, required=False
    )
    holder_office = forms.CharField(label=_("Who looks after it"), max_length=160)
    upkeep = forms.CharField(
        label=_("Upkeep"),
        max_length=400,
        required=False,
        help_text=_("What is done: serviced, checked, calibrated, updated."),
    )
    every_months = forms.IntegerField(
        label=_("Every so many months"),
        min_value=1,
        max_value=600,
        required=False,
        help_text=_("Empty: it needs no regular upkeep."),
    )
    next_due_on = DateField(label=_("Next upkeep due"), required=False)


class ResourceForm(OfAgencyForm, ResourceFields):
    right = permissions.RESOURCE_WRITE

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agencies = rights.agencies_where(self.viewer, self.right).order_by()
        rows = Place.objects.filter(agency__in=agencies.values("pk"), closed_on=None)
        offer(self, "place", rows.order_by("name", "pk"))


class ResourceChangeForm(OfRecordForm, ResourceFields):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Place.objects.filter(agency=self.record.agency_id, closed_on=None)
        offer(self, "place", rows.order_by("name", "pk"))


class UpkeepForm(VersionedForm):
    done_on = DateField(label=_("Done on"))
    result = forms.ChoiceField(label=_("Result"), choices=UpkeepResult.choices)
    done_by = forms.CharField(
        label=_("By whom"), max_length=160, help_text=_("The office or the workshop.")
    )
    note = TextArea(label=_("What was done or found"), rows=3, max_length=400)
    valid_until = DateField(
        label=_("Calibration valid until"),
        required=False,
        help_text=_("The last day on the certificate or the mark; of measuring equipment alone."),
    )


class StatementFields(forms.Form):
    year = forms.IntegerField(label=_("Year"), min_value=2000, max_value=2199)
    budget = forms.DecimalField(
        label=_("Budget (rupiah)"), max_digits=17, decimal_places=2, min_value=0
    )
    posts_needed = forms.IntegerField(label=_("Posts needed"), min_value=0, max_value=30000)
    posts_filled = forms.IntegerField(label=_("Posts filled"), min_value=0, max_value=30000)
    lacking = TextArea(label=_("What is lacking"), rows=3, max_length=1000, required=False)
    decision = TextArea(label=_("What is done about it"), rows=3, max_length=1000, required=False)


class StatementForm(OfAgencyForm, StatementFields):
    right = permissions.STATEMENT_WRITE


class StatementChangeForm(OfRecordForm, StatementFields):
    pass
