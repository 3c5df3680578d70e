"""The form by which anybody reports an instrument, and the one that shows what came of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from typing_extensions import override

from teraju.kernel.contacts import read_contact
from teraju.modules.metrology.models import Instrument
from teraju.modules.metrology.models.choices import choices
from teraju.modules.metrology.models.supervision_choices import CONCERNS
from teraju.modules.metrology.selectors.supervision import units_of_reports
from teraju.platform.organisation.models import Agency
from teraju.platform.web.forms import DateField


class UnitField(forms.ModelChoiceField[Agency]):
    """Units by the name of their government: it is that which a citizen knows."""

    @override
    def label_from_instance(self, obj: Agency) -> str:
        return f"{obj.government.name} – {obj.name}"


class PublicReportForm(forms.Form):
    key = forms.UUIDField(widget=forms.HiddenInput)
    concern = forms.ChoiceField(
        label=pgettext_lazy("report of a citizen", "What happened"),
        choices=choices(CONCERNS),
        widget=forms.RadioSelect,
    )
    happened_on = DateField(label=_("On which day"))
    agency = UnitField(Agency.objects.none(), label=_("Kabupaten or kota"), empty_label=None)
    where = forms.CharField(
        label=pgettext_lazy("report of a citizen", "Where"),
        max_length=200,
        help_text=_("Market and stall, shop, or filling station and pump."),
    )
    text = forms.CharField(
        label=_("What you saw"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("As in: paid for 1 kg of chillies, 900 g on another scale."),
    )
    photo = forms.FileField(
        label=_("Photo"),
        max_length=255,
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
        help_text=_(
            "Of the instrument or its sticker, without people; 15 MB at most. The place and the "
            "device that a camera writes into it are not kept."
        ),
    )
    contact = forms.CharField(
        label=_("How we can ask back"),
        max_length=200,
        required=False,
        help_text=_("You need not give it. We use it to ask back only, and forget it after."),
    )

    def __init__(self, *args: Any, instrument: Instrument | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agency = self.fields["agency"]
        if instrument is not None:
            del self.fields["agency"]
        elif isinstance(agency, forms.ModelChoiceField):
            agency.queryset = units_of_reports()

    def clean_contact(self) -> str:
        """Any way will do; but a telephone number that is none reaches nobody."""
        typed: str = self.cleaned_data["contact"]
        is_number = any(map(str.isdigit, typed)) and not any(map(str.isalpha, typed))
        if is_number and read_contact(typed) is None:
            words = _("This is no whole telephone number: write it as in 0812 3456 7890.")
            raise forms.ValidationError(str(words))
        return typed


class SecretForm(forms.Form):
    secret = forms.CharField(
        label=pgettext_lazy("report of a citizen", "Secret"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocapitalize": "characters", "autocomplete": "off"}),
    )
