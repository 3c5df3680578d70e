"""Forms of complaints."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.operations.api import Service
from teraju.modules.satisfaction import permissions
from teraju.modules.satisfaction.models.choices import (
    COMPLAINT_CHANNELS,
    OUTCOMES,
    choices,
    element_choices,
)
from teraju.modules.satisfaction.selectors import reading
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.forms import DateField, TextArea, VersionedForm, offer

from .forms import InAgency


def _elements() -> list[tuple[str, str]]:
    return [("", "–"), *element_choices()]


class ComplaintFields(forms.Form):
    title = forms.CharField(
        label=_("In one line"), max_length=160, help_text=_("What it is about; no name of anybody.")
    )
    channel = forms.ChoiceField(
        label=_("Came by"), choices=choices(COMPLAINT_CHANNELS), widget=forms.RadioSelect
    )
    external_number = forms.CharField(
        label=_("Number in SP4N-LAPOR!"),
        max_length=40,
        required=False,
        help_text=_(
            "The complaint itself stays there; here stands its number and what came of it."
        ),
    )
    received_on = DateField(label=_("Received on"))
    service = forms.ModelChoiceField(
        label=_("Service"), queryset=Service.objects.none(), required=False
    )
    element = forms.ChoiceField(label=_("What it is about"), choices=_elements, required=False)
    text = TextArea(label=pgettext_lazy("complaint", "What was said"), rows=5, required=False)
    name = forms.CharField(
        label=_("Who complained"),
        max_length=160,
        required=False,
        help_text=_("Seen by those who handle it alone. Leave it empty if they wish so."),
    )
    contact = forms.CharField(label=_("Telephone or address"), max_length=160, required=False)

    def offer_services(self, viewer: Viewer) -> None:
        offer(self, "service", reading.services_of(viewer))


class ComplaintForm(InAgency, ComplaintFields):
    right = permissions.RECEIVE

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, **kwargs)
        self.offer_services(viewer)


class ComplaintChangeForm(VersionedForm, ComplaintFields):
    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_services(viewer)


class AnswerForm(VersionedForm):
    answer = TextArea(label=pgettext_lazy("complaint", "Answer"), rows=6)
    outcome = forms.ChoiceField(
        label=pgettext_lazy("complaint", "Outcome"),
        choices=choices(OUTCOMES),
        widget=forms.RadioSelect,
    )


class EndingForm(VersionedForm):
    ending = TextArea(label=_("What was done"), rows=3, max_length=400)


class WithdrawnForm(VersionedForm):
    ending = TextArea(label=_("Reason"), rows=3, max_length=400)


class ForwardForm(WithdrawnForm):
    forwarded_to = forms.CharField(label=_("Forwarded to"), max_length=160)
    field_order = ("forwarded_to", "ending")


class NonconformityForm(VersionedForm):
    description = TextArea(label=_("What was found"), rows=5)
    owner_office = forms.CharField(
        label=_("Office that owns it"), max_length=160, help_text=_("For example Kepala Bidang.")
    )
