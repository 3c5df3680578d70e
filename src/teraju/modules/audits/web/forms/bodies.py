"""Forms on bodies, accreditations and guests."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from teraju.modules.audits import permissions
from teraju.modules.standards.api import Scheme
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.web.forms import USERNAME
from teraju.platform.organisation.models import Government
from teraju.platform.web.forms import DateField, VersionedForm, offer


class BodyFields(forms.Form):
    name = forms.CharField(
        label=_("Name"), max_length=160, help_text=_("For example PT Mutuagung Lestari.")
    )
    short_name = forms.CharField(label=_("Short name"), max_length=60)
    address = forms.CharField(label=_("Address"), max_length=200, required=False)
    contact = forms.CharField(
        label=_("Contact"),
        max_length=200,
        required=False,
        help_text=_("Telephone, mail or web site of the office."),
    )


class BodyForm(BodyFields):
    government = forms.ModelChoiceField(
        label=_("Government"), queryset=Government.objects.none(), empty_label=None
    )

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "government", rights.governments_where(viewer, permissions.BODY_MANAGE))
        self.order_fields(["government"])


class BodyChangeForm(BodyFields, VersionedForm):
    closed_on = DateField(
        label=_("Closed on"),
        required=False,
        help_text=_("Leave empty while certifications can be planned with it."),
    )


class AccreditationChangeForm(VersionedForm):
    valid_until = DateField(
        label=_("Valid until"), required=False, help_text=_("The last day; empty: no end known.")
    )
    source = forms.CharField(
        label=_("Source"),
        max_length=300,
        required=False,
        help_text=_("Where this can be checked, for example the directory of KAN."),
    )


class AccreditationForm(forms.Form):
    accreditor = forms.CharField(label=_("Accreditor"), max_length=60, initial="KAN")
    number = forms.CharField(
        label=_("Accreditation number"), max_length=60, help_text=_("For example LSMM-008-IDN.")
    )
    scheme = forms.ChoiceField(label=_("Scheme"), choices=Scheme.choices)
    valid_from = DateField(label=_("Valid from"))
    valid_until = DateField(
        label=_("Valid until"), required=False, help_text=_("The last day; empty: no end known.")
    )
    source = forms.CharField(
        label=_("Source"),
        max_length=300,
        required=False,
        help_text=_("Where this can be checked, for example the directory of KAN."),
    )


class GuestForm(forms.Form):
    title = forms.CharField(
        label=_("Office"),
        max_length=120,
        help_text=_("Stands in the trail, for example Lead auditor of the body."),
    )
    username = forms.CharField(
        label=_("User name"),
        max_length=60,
        validators=[USERNAME],
        help_text=_("Small letters, for example auditor.lembaga."),
    )
    email = forms.EmailField(label=_("E-mail"), required=False)
    valid_from = DateField(label=_("First day"))
    valid_until = DateField(label=_("Last day"), help_text=_("After it nothing opens any more."))
    reason = forms.CharField(
        label=_("Reason"), max_length=200, help_text=_("For example: assignment letter, stage 2.")
    )


class GuestEndForm(forms.Form):
    last_day = DateField(label=_("Last day"), help_text=_("Yesterday shuts the door at once."))
