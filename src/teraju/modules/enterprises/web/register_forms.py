"""Forms of enterprises, products, figures and proposals."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from typing_extensions import override

from teraju.modules.enterprises import register_permissions as permissions
from teraju.modules.enterprises.domain.proposals import NEEDS_REASON, ProposalEvent
from teraju.modules.enterprises.models import Product
from teraju.modules.enterprises.models.choices import SECTORS
from teraju.modules.enterprises.models.common import choices
from teraju.modules.enterprises.selectors import register as reading
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.files.web.forms import CheckedFileField
from teraju.platform.organisation.models import Agency
from teraju.platform.web.forms import DateField, TextArea, VersionedForm, offer

from .register_words import grouped_commodities

PICTURES = ("image/png", "image/jpeg")
_RUPIAH = re.compile(r"(?:rp\.?\s*)?(\d{1,3}(?:\.\d{3})+|\d+)(?:,0+|,-)?", re.IGNORECASE)


class RupiahField(forms.CharField):
    """An amount in whole rupiah as people write it: 500000, 500.000 or Rp500.000."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"inputmode": "numeric", "autocomplete": "off"}
        kwargs.setdefault("widget", forms.TextInput(attrs=attrs))
        super().__init__(max_length=30, **kwargs)

    @override
    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, Decimal):
            return f"{value:,.0f}".replace(",", ".")
        return value

    @override
    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        found = _RUPIAH.fullmatch(text.strip())
        digits = found[1].replace(".", "") if found else ""
        if not digits or len(digits) > 15:
            words = _("Write the whole amount in rupiah, for example 250.000.000.")
            raise ValidationError(words, code="rupiah")
        return Decimal(digits)


class VersionForm(VersionedForm):
    """For a step that needs nothing but the click."""


class _InAgency(forms.Form):
    """A form for something new: of which agency."""

    agency = forms.ModelChoiceField(
        label=_("Agency"), queryset=Agency.objects.none(), empty_label=None
    )
    field_order = ("agency",)
    right = permissions.WRITE

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "agency", rights.agencies_where(viewer, self.right))


class EnterpriseFields(forms.Form):
    name = forms.CharField(label=_("Name of the enterprise"), max_length=160)
    sector = forms.ChoiceField(label=_("Sector"), choices=choices(SECTORS))
    owner_name = forms.CharField(
        label=_("Name of the owner"),
        max_length=120,
        help_text=_("Known to those who coach only; never shown to the public."),
    )
    phone = forms.CharField(
        label=_("Telephone"),
        max_length=20,
        required=False,
        help_text=_("Better one with WhatsApp. For example 0812 3456 7890."),
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )
    email = forms.EmailField(label=_("E-mail"), required=False)
    business_number = forms.CharField(
        label=_("NIB"),
        max_length=13,
        required=False,
        help_text=_("13 digits, from OSS. Leave it empty if there is none yet."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    activity_code = forms.CharField(
        label=_("KBLI"),
        max_length=5,
        required=False,
        help_text=_("5 digits, as they stand on the NIB."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    address = forms.CharField(label=_("Address"), max_length=300, required=False)
    village = forms.CharField(label=_("Village"), max_length=80, required=False)
    district = forms.CharField(label=_("District"), max_length=80, required=False)
    latitude = forms.DecimalField(
        label=_("Latitude"),
        max_digits=8,
        decimal_places=6,
        min_value=-90,
        max_value=90,
        required=False,
        localize=True,
        help_text=_("Of the map, as in -7,470000. Leave both empty if you do not know them."),
    )
    longitude = forms.DecimalField(
        label=_("Longitude"),
        max_digits=9,
        decimal_places=6,
        min_value=-180,
        max_value=180,
        required=False,
        localize=True,
    )
    began_in = forms.IntegerField(
        label=_("In business since (year)"),
        min_value=1800,
        max_value=2200,
        required=False,
        help_text=_("In its first year its capital counts for its size, later its sales."),
    )
    note = TextArea(label=_("Note"), rows=3, max_length=2000, required=False)


class EnterpriseForm(_InAgency, EnterpriseFields):
    pass


class EnterpriseChangeForm(VersionedForm, EnterpriseFields):
    pass


class EndedForm(VersionedForm):
    ended_on = DateField(label=_("Last day"))


class _Kind(forms.Form):
    """A kind of product, chosen from the catalogue."""

    commodity = forms.ChoiceField(
        label=_("Kind of product"),
        required=False,
        help_text=_("By it the SNI is found. Leave it empty if none of them fits."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["commodity"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", "–"), *grouped_commodities()]


class ProductForm(VersionedForm, _Kind):
    name = forms.CharField(
        label=_("Name of the product"),
        max_length=160,
        help_text=_("As it stands on the label, for example: Batik tulis Kaserangan."),
    )
    description = TextArea(
        label=_("Description"),
        rows=3,
        max_length=2000,
        required=False,
        help_text=_("What it is made of and how: by these words an SNI is suggested."),
    )
    field_order = ("name", "description", "commodity")


class SortForm(VersionedForm, _Kind):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["commodity"].required = True


class PhotoForm(VersionedForm):
    photo = CheckedFileField(
        label=_("Photo"),
        max_length=255,
        types=PICTURES,
        help_text=_("The product alone, in daylight, without people. JPEG or PNG."),
    )
    title = forms.CharField(
        label=_("What it shows"),
        max_length=200,
        required=False,
        help_text=_("For example: the label from the front. Empty: the name of the product."),
    )


class YearForm(VersionedForm):
    year = forms.IntegerField(label=_("Year"), min_value=1990, max_value=2200)
    capital = RupiahField(
        label=_("Capital (Rp)"),
        required=False,
        help_text=_("Without land and building."),
    )
    sales = RupiahField(label=_("Sales of the year (Rp)"), required=False)
    jobs = forms.IntegerField(
        label=_("People at work"), min_value=0, max_value=1_000_000, required=False
    )
    markets = forms.CharField(
        label=_("Where it sells"),
        max_length=300,
        required=False,
        help_text=_("For example: Serang, Jakarta, marketplace."),
    )
    source = forms.CharField(
        label=_("Source"),
        max_length=200,
        help_text=_("For example: told by the owner, tax return, OSS."),
    )


class YearChangeForm(YearForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["year"]


class ProposalFields(_Kind):
    title = forms.CharField(
        label=_("Title of the standard"),
        max_length=160,
        help_text=_("For example: Sasando as a traditional instrument."),
    )
    product = forms.ModelChoiceField(
        label=_("Product that it begins with"), queryset=Product.objects.none(), required=False
    )
    scope = TextArea(
        label=_("What it is to settle"),
        rows=3,
        max_length=2000,
        required=False,
        help_text=_("Terms, quality, tests, packing, marking: which of these, for what."),
    )
    need = TextArea(
        label=_("Why it is needed"),
        rows=4,
        required=False,
        help_text=_("Who suffers without it: buyers, makers, the name of the region, export."),
    )
    parties = TextArea(
        label=_("Interested parties"),
        rows=3,
        max_length=2000,
        required=False,
        help_text=_("Makers, traders, consumers, laboratories, universities, agencies."),
    )
    comparable = TextArea(
        label=_("Comparable standards"),
        rows=2,
        max_length=2000,
        required=False,
        help_text=_("What one can learn from, as the proposal for the gamelan (KT 97-01)."),
    )
    committee = forms.CharField(
        label=_("Technical committee"), max_length=120, required=False, help_text=_("As in 97-01.")
    )
    field_order = ("agency", "title", "product", "commodity")

    def offer_products(self, viewer: Viewer) -> None:
        rows = reading.products(viewer).current()
        offer(self, "product", rows.order_by("name", "pk"))


class ProposalForm(_InAgency, ProposalFields):
    right = permissions.PROPOSE

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, **kwargs)
        self.offer_products(viewer)


class ProposalChangeForm(VersionedForm, ProposalFields):
    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_products(viewer)


class ProposalStepForm(VersionedForm):
    """A step on the way of a proposal; what it asks follows from the step."""

    on = DateField(label=_("Day"))
    result = forms.CharField(
        label=_("Number of the SNI"), max_length=60, help_text=_("For example SNI 9999:2027.")
    )
    reference = forms.CharField(
        label=_("Letter or number"),
        max_length=160,
        required=False,
        help_text=_("Of the letter, the programme or the draft, if there is one."),
    )
    note = TextArea(label=pgettext_lazy("step", "Remark"), rows=3, max_length=300, required=False)

    def __init__(self, *args: Any, event: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if event != ProposalEvent.ENACT:
            del self.fields["result"]
        if event in NEEDS_REASON:
            self.fields["note"].required = True
            self.fields["note"].label = _("Reason")
