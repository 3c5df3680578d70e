"""What a reporter fills in: the short form first, the details when it is handed in."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from typing_extensions import override

from teraju.modules.integrity.gratification.domain.amounts import NotRupiah, rupiah_of
from teraju.modules.integrity.gratification.domain.assessing import Kind
from teraju.modules.integrity.gratification.models import GiftReport
from teraju.modules.integrity.gratification.models.choices import (
    Category,
    Delivery,
    EnvelopeKind,
    Occasion,
    Relation,
)
from teraju.modules.integrity.gratification.wording import letter_choices
from teraju.platform.accounts.models import User
from teraju.platform.files.web.forms import CheckedFileField
from teraju.platform.organisation.models import Agency
from teraju.platform.web.forms import DateField, TextArea, VersionedForm, offer

PICTURES = ("image/jpeg", "image/png", "application/pdf")
KINDS = [
    (str(Kind.RECEIVED), _("I received it")),
    (str(Kind.REFUSED), _("I refused it or gave it back")),
    (str(Kind.GAVE), _("I gave it to somebody")),
]


class RupiahField(forms.CharField):
    """An amount in rupiah as people write it: 500000, 500.000 or Rp500.000."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"inputmode": "decimal", "autocomplete": "off"}
        kwargs.setdefault("widget", forms.TextInput(attrs=attrs))
        super().__init__(max_length=30, **kwargs)

    @override
    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, Decimal):
            return (
                f"{value:f}".rstrip("0").rstrip(".").replace(".", ",")
                if value % 1
                else f"{value:,.0f}".replace(",", ".")
            )
        return value

    @override
    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        try:
            return rupiah_of(text)
        except NotRupiah as error:
            words = _("Write an amount in rupiah, for example 500.000.")
            raise ValidationError(words, code="rupiah") from error


class ChoiceLetters(forms.ChoiceField):
    """The letters of the list, in words and in the reader's language."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            choices=letter_choices,
            label=_("Is it one of these?"),
            initial="none",
            help_text=_("Choose “none of these” when in doubt: then it is reported."),
            **kwargs,
        )


class GiftFields(forms.Form):
    """What happened, in the order in which one tells it."""

    kind = forms.ChoiceField(
        label=pgettext_lazy("gift", "What happened"),
        choices=KINDS,
        widget=forms.RadioSelect,
        initial="received",
    )
    received_on = DateField(label=pgettext_lazy("gift", "When"))
    occasion = forms.ChoiceField(
        label=_("On which occasion"), choices=[("", "–"), *Occasion.choices]
    )
    giver_name = forms.CharField(
        label=_("Who gave it"),
        max_length=160,
        help_text=_("Name and where from; “unknown” if you cannot tell. If you gave: to whom."),
    )
    giver_relation = forms.ChoiceField(
        label=_("Who is that to you"), choices=Relation.choices, initial=Relation.SERVED
    )
    conflict_of_interest = forms.BooleanField(
        label=_("It has to do with my post, duty or decisions"), required=False
    )
    letter = ChoiceLetters()


class ItemFields(forms.Form):
    """One object."""

    category = forms.ChoiceField(label=_("What kind of thing"), choices=Category.choices)
    description = forms.CharField(
        label=pgettext_lazy("gift", "What it is"),
        max_length=300,
        help_text=_("For example: envelope with money, parcel of food, batik."),
    )
    value = RupiahField(
        label=_("About how much, in rupiah"),
        required=False,
        help_text=_(
            "What it would cost in a shop; 0 if it has no value. Of a refused gift: if known."
        ),
    )


class ShortForm(GiftFields, ItemFields):
    """A report in two minutes; the answer comes at once, and nothing is handed in yet."""

    photo = CheckedFileField(
        label=_("Photo"), types=PICTURES, required=False, help_text=_("JPEG, PNG or PDF.")
    )
    agency = forms.ModelChoiceField(Agency.objects.none(), label=_("Agency"), empty_label=None)
    field_order = (
        "kind",
        "received_on",
        "giver_name",
        "giver_relation",
        "occasion",
        "category",
        "description",
        "value",
        "letter",
        "conflict_of_interest",
        "photo",
    )

    def __init__(self, *args: Any, homes: list[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer_homes(self, homes)


class FeastForm(forms.Form):
    """A feast with many givers; the envelopes are entered in the grid that follows."""

    event_name = forms.CharField(
        label=_("Which event"),
        max_length=200,
        help_text=_("For example: wedding of my eldest son. You find it again by this name."),
    )
    occasion = forms.ChoiceField(
        label=_("On which occasion"),
        choices=[(one.value, one.label) for one in (Occasion.WEDDING, Occasion.CEREMONY)],
    )
    received_on = DateField(label=pgettext_lazy("gift", "When"))
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    agency = forms.ModelChoiceField(Agency.objects.none(), label=_("Agency"), empty_label=None)

    def __init__(self, *args: Any, homes: list[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer_homes(self, homes)


class ItemForm(VersionedForm, ItemFields):
    """Another object, or one that is changed, with what the short form leaves out."""

    quantity = forms.DecimalField(
        label=_("Quantity"),
        max_digits=10,
        decimal_places=2,
        min_value=Decimal("0.01"),
        initial=1,
        localize=True,
    )
    is_perishable = forms.BooleanField(label=_("It spoils"), required=False)
    currency = forms.CharField(
        label=_("Currency"),
        max_length=3,
        min_length=3,
        initial="IDR",
        help_text=_("Three letters. For money of another country also give the amount below."),
    )
    amount = forms.DecimalField(
        label=_("Amount in that currency"),
        max_digits=16,
        decimal_places=2,
        min_value=0,
        required=False,
        localize=True,
    )
    location = forms.CharField(label=_("Where it is now"), max_length=200, required=False)


class ChangeForm(VersionedForm, GiftFields):
    """What the short form asked, and the details that the law wants to know."""

    giver_job = forms.CharField(label=_("Work and employer"), max_length=200, required=False)
    giver_address = forms.CharField(
        label=_("Address of the giver"),
        max_length=300,
        required=False,
        help_text=_("KPK asks for it; as far as you know."),
    )
    giver_phone = forms.CharField(label=_("Telephone of the giver"), max_length=40, required=False)
    giver_email = forms.EmailField(label=_("E-mail of the giver"), max_length=200, required=False)
    giver_account = forms.CharField(
        label=_("If that is a colleague of this government"),
        max_length=160,
        required=False,
        help_text=_(
            "Name, office or user name as Teraju shows it: officers of the unit who are too near "
            "to them are shut out."
        ),
    )
    received_at = forms.TimeField(
        label=_("Time"), required=False, widget=forms.TimeInput(attrs={"type": "time"})
    )
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    story = TextArea(label=_("What happened, in short"), required=False)
    given_otherwise = RupiahField(
        label=_("The same giver gave me this year, beside what I reported here"),
        required=False,
        help_text=_("In rupiah; for the yearly limit. Empty: nothing."),
    )
    field_order = (
        "kind",
        "received_on",
        "received_at",
        "place",
        "occasion",
        "giver_name",
        "giver_relation",
    )


class FeastChangeForm(VersionedForm, FeastForm):
    """The event itself; its envelopes stand in the grid."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, homes=[], **kwargs)


class ReceiverFields(VersionedForm):
    """Where it was and who reports: what the law asks, so that nothing comes back for it.

    What the reporter says about themselves is kept from the last report, so that it is typed once.
    """

    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    giver_address = forms.CharField(
        label=_("Address of the giver"),
        max_length=300,
        required=False,
        help_text=_("KPK asks for it; as far as you know."),
    )
    receiver_name = forms.CharField(label=_("Your full name"), max_length=120)
    receiver_nik = forms.CharField(
        label=_("NIK"),
        required=False,
        widget=forms.TextInput(
            # Not even a draft on the device keeps it.
            attrs={"inputmode": "numeric", "autocomplete": "off", "data-private": ""}
        ),
        help_text=_("16 digits. Kept sealed; pages show the last four."),
    )
    receiver_nip = forms.CharField(label=_("NIP"), max_length=18, required=False)
    receiver_post = forms.CharField(label=_("Post"), max_length=160)
    receiver_rank = forms.CharField(label=_("Rank and grade"), max_length=80, required=False)
    receiver_born = forms.CharField(
        label=_("Place and day of birth"), max_length=120, required=False
    )
    receiver_address = forms.CharField(label=_("Home address"), max_length=300)
    receiver_office_address = forms.CharField(
        label=_("Office address"), max_length=300, required=False
    )
    receiver_phone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
    receiver_email = forms.EmailField(label=_("E-mail"), max_length=200, required=False)
    declared_true = forms.BooleanField(
        label=_("What I say here is true and complete"),
        error_messages={"required": _("Confirm the report with a tick.")},
    )

    def __init__(self, *args: Any, report: GiftReport, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if report.is_feast:
            del self.fields["giver_address"]

    def clean_receiver_nik(self) -> str:
        digits = re.sub(r"[ .-]", "", self.cleaned_data["receiver_nik"])
        if digits and re.fullmatch(r"[0-9]{16}", digits) is None:
            raise ValidationError(_("A NIK has 16 digits."), code="nik")
        return digits


class SubmitForm(ReceiverFields):
    """The last step: who reports, where the thing is, who shall not read it."""

    delivery = forms.ChoiceField(label=_("Where is it now"), choices=Delivery.choices)
    confidential = forms.BooleanField(label=_("Please keep my name from the giver"), required=False)
    kept_from = forms.ModelMultipleChoiceField(
        User.objects.none(),
        label=_("These officers read it. Tick whoever must not"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Whoever gave something too, or is close to the giver."),
    )
    field_order = ("delivery",)

    def __init__(self, *args: Any, readers: list[User], report: GiftReport, **kwargs: Any) -> None:
        super().__init__(*args, report=report, **kwargs)
        offer(self, "kept_from", User.objects.filter(pk__in=[one.pk for one in readers]))
        self.order_fields(
            [name for name in self.fields if name not in ("kept_from", "declared_true")]
            + ["kept_from", "declared_true"]
        )
        if report.kind != Kind.RECEIVED:
            del self.fields["delivery"]


class DirectForm(VersionedForm):
    """For who went to KPK themselves."""

    gol_number = forms.CharField(
        label=_("GOL number"), max_length=60, help_text=_("As KPK's application shows it.")
    )
    kpk_reported_on = DateField(label=_("Reported to KPK on"))
    tell_unit = forms.BooleanField(
        label=_("Tell the unit that I reported it"),
        required=False,
        initial=True,
        help_text=_("Then it need not ask you, and can follow KPK's decision."),
    )


class WithdrawForm(VersionedForm):
    reason = forms.CharField(label=pgettext_lazy("gift", "Why"), max_length=400)


class PasteForm(VersionedForm):
    """Lines that were copied out of a spreadsheet."""

    lines = TextArea(
        label=_("Lines"),
        rows=12,
        max_length=200_000,
        help_text=_(
            "A line for each envelope: name, value, and if you like money, goods or flowers and "
            "what it is. Copied from Excel, or parted by semicolons."
        ),
    )


class LineForm(forms.Form):
    """A row of the grid."""

    giver_name = forms.CharField(label=_("Giver"), max_length=160, required=False)
    relation = forms.ChoiceField(
        label=_("Relation"), choices=[("", "–"), *Relation.choices], required=False
    )
    kind = forms.ChoiceField(
        label=_("Kind"), choices=EnvelopeKind.choices, initial=EnvelopeKind.MONEY, required=False
    )
    value = RupiahField(label=_("Rupiah"), required=False)


def _offer_homes(form: forms.Form, homes: list[Agency]) -> None:
    """Where the reporter works; nobody is asked who works in one place."""
    if len(homes) < 2:
        del form.fields["agency"]
        return
    offer(form, "agency", Agency.objects.filter(pk__in=[one.pk for one in homes]).order_by("pk"))
