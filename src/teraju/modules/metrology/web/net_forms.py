"""Forms of the public pages: a contact, and a request."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from teraju.modules.metrology.models import Instrument
from teraju.modules.metrology.selectors import net as reading
from teraju.modules.metrology.selectors.orders import working_days
from teraju.platform.accounts.scope import Viewer
from teraju.platform.notify.web.contacts import ContactForm
from teraju.platform.organisation.models import Agency

from .order_forms import SITES, instrument_words

DAYS_OFFERED = 10


class StartForm(ContactForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_units(reading.units_on_the_net(), _("Unit of legal metrology"))
        self.fields["contact"].help_text = _(
            "A code is sent there. It opens what the office holds under this contact."
        )


class RequestForm(forms.Form):
    name = forms.CharField(label=_("Your name"), max_length=160)
    instruments = forms.MultipleChoiceField(
        label=_("Your instruments"), required=False, widget=forms.CheckboxSelectMultiple
    )
    described = forms.CharField(
        label=_("Other instruments"),
        max_length=400,
        required=False,
        help_text=_("How many of which: 2 table scales of 10 kg, 1 set of weights."),
    )
    site = forms.ChoiceField(
        label=_("Where it is tested"), choices=SITES, widget=forms.RadioSelect, initial="office"
    )
    address = forms.CharField(
        label=_("Where the instruments stand"),
        max_length=300,
        required=False,
        help_text=_("Only for a visit: market and stall, shop, station."),
    )
    wished_on = forms.TypedChoiceField(
        label=_("Wished for"),
        required=False,
        empty_value=None,
        help_text=_("The office confirms the day."),
    )
    wants_certificate = forms.BooleanField(
        label=_("I want a certificate (SKHP)"),
        required=False,
        help_text=_("The mark on the instrument counts without one."),
    )

    def __init__(
        self,
        *args: Any,
        viewer: Viewer,
        agency: Agency,
        instruments: list[Instrument],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        days = working_days(agency, viewer.today, DAYS_OFFERED, wishes=True)
        by_text = {one.isoformat(): one for one in days}
        wished: Any = self.fields["wished_on"]
        wished.choices = [
            ("", _("any day")),
            *((text, date_format(day, "l, j F Y")) for text, day in by_text.items()),
        ]
        wished.coerce = by_text.__getitem__
        own: Any = self.fields["instruments"]
        own.choices = [(str(one.pk), instrument_words(one)) for one in instruments]
        own.coerce = int
        if not instruments:
            # Then what is described is all that there is.
            described = self.fields["described"]
            described.label = self.fields.pop("instruments").label
            described.required = True

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        data["instruments"] = [int(pk) for pk in data.get("instruments") or []]
        return data
