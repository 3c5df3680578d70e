"""Forms of worksheets."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.integrity_zone import permissions
from teraju.modules.integrity_zone.models.choices import predicate_choices
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency
from teraju.platform.web.forms import DateField, TextArea, VersionedForm, offer


class AimFields(forms.Form):
    """What a sheet is for, and until when it is handed in."""

    aim = forms.ChoiceField(label=_("Predicate aimed at"), choices=predicate_choices)
    due_on = DateField(
        label=_("Hand in by"), required=False, help_text=_("The internal assessor's last day.")
    )


class OpenForm(AimFields):
    """A new sheet."""

    agency = forms.ModelChoiceField(Agency.objects.none(), label=_("Unit"))
    year = forms.IntegerField(label=_("Year"), min_value=2014, max_value=2100)

    field_order = ("agency", "year", "aim", "due_on")

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "agency", rights.agencies_where(viewer, permissions.KEEP))


class ChangeForm(VersionedForm, AimFields):
    """Aim and last day of a sheet that is there."""


class WhyForm(VersionedForm):
    """A step that needs a reason and nothing else."""

    reason = TextArea(label=_("Reason"), rows=3, max_length=1000)


class ConclusionForm(VersionedForm):
    """What an assessment came to."""

    conclusion = TextArea(
        label=_("Conclusion"),
        help_text=_(
            "What is strong, what has to be put right first, and why answers were changed."
        ),
    )


class RowForm(forms.Form):
    """A row of the sheet: of the unit, or of the assessor."""

    answer = forms.CharField(max_length=24, required=False)
    note = forms.CharField(max_length=1000, required=False)
    seen = forms.IntegerField(required=False, min_value=1, max_value=10**9)


class LinkForm(forms.Form):
    """A record of the house that an answer rests on."""

    title = forms.CharField(label=pgettext_lazy("ZI worksheet", "What it is"), max_length=300)
    url = forms.CharField(
        label=_("Address"),
        max_length=300,
        help_text=_("The address of the record within Teraju, as /documents/12/."),
    )
