"""Forms of standards, their certificates and loans, and of the room."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.metrology.models.choices import choices
from teraju.modules.metrology.models.unit_choices import CUSTODIES, STANDARD_KINDS
from teraju.platform.web.forms import DateField, TextArea, VersionedForm

from .amount_fields import AmountField, CountField

UNITS = ("mg", "g", "kg", "t", "mL", "L", "mm", "m", "°C", "s")


class StandardFields(forms.Form):
    """What is said of a standard."""

    name = forms.CharField(label=_("Name"), max_length=160)
    code = forms.CharField(label=_("Inventory number"), max_length=40)
    kind = forms.ChoiceField(label=_("Kind of standard"), choices=choices(STANDARD_KINDS))
    accuracy_class = forms.CharField(
        label=_("Class"), max_length=12, required=False, help_text=_("For example F1, M1, M2.")
    )
    nominal = AmountField(
        label=_("Nominal value"), max_digits=16, decimal_places=6, min_value=0, required=False
    )
    together = AmountField(
        label=_("Mass of all pieces"),
        max_digits=16,
        decimal_places=6,
        min_value=0,
        required=False,
        help_text=_(
            "Only for a box of weights of several sizes, in place of the nominal value: what they "
            "weigh together. A box of 1 mg to 500 g with 24 pieces weighs 1111.11 g."
        ),
    )
    unit = forms.ChoiceField(
        label=_("Unit of the nominal value, or of the mass of all pieces"),
        choices=[("", "–"), *((unit, unit) for unit in UNITS)],
        required=False,
    )
    count = CountField(
        label=_("Pieces"),
        min_value=1,
        max_value=10_000,
        initial=1,
        help_text=_("Equal ones with one certificate may stand as one entry."),
    )
    make = forms.CharField(label=_("Make"), max_length=80, required=False)
    serial = forms.CharField(label=_("Serial number"), max_length=80, required=False)
    kept_at = forms.CharField(label=_("Kept at"), max_length=160, required=False)
    custody = forms.ChoiceField(label=_("Whose it is"), choices=choices(CUSTODIES))
    lender = forms.CharField(
        label=_("Borrowed from"),
        max_length=160,
        required=False,
        help_text=_("Only for what is borrowed: with its agreement, or it is not used."),
    )
    agreement = forms.CharField(label=_("Number of the agreement"), max_length=80, required=False)
    agreement_on = DateField(label=_("Agreement of"), required=False)
    agreement_until = DateField(label=_("Agreement until"), required=False)


class StandardChangeForm(VersionedForm, StandardFields):
    """A standard that is there."""


class CertificateForm(VersionedForm):
    """A certificate of calibration."""

    number = forms.CharField(label=_("Number of the certificate"), max_length=80)
    issued_by = forms.CharField(label=_("Laboratory"), max_length=160)
    traceable_to = forms.CharField(
        label=_("Traceable to"), max_length=160, help_text=_("For example SNSU BSN.")
    )
    calibrated_on = DateField(label=_("Calibrated on"))
    due_on = DateField(label=_("Next calibration by"))
    is_fit = forms.TypedChoiceField(
        label=_("Was it found fit?"),
        choices=[("yes", _("yes, within its class")), ("no", _("no"))],
        coerce=lambda value: value == "yes",
    )
    uncertainty = forms.CharField(label=_("Uncertainty"), max_length=80, required=False)
    result = TextArea(label=_("Result"), rows=2, max_length=300, required=False)


class LoanForm(VersionedForm):
    """A loan to another unit."""

    borrower = forms.CharField(label=_("Lent to"), max_length=160)
    agreement = forms.CharField(label=_("Number of the agreement"), max_length=80)
    lent_on = DateField(label=_("Lent on"))
    until = DateField(label=_("Back by"))


class TakeBackForm(VersionedForm):
    """A loan that has ended."""

    returned_on = DateField(label=_("Back on"))
    returned_as = TextArea(
        label=_("In which condition it came back"),
        rows=2,
        max_length=300,
        help_text=_("What was damaged is withdrawn until it is calibrated again."),
    )


class ReadingForm(forms.Form):
    """The air of a room."""

    room = forms.CharField(label=_("Room"), max_length=80)
    read_on = DateField(label=_("Read on"))
    read_at = forms.TimeField(
        label=pgettext_lazy("time", "At"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    temperature = forms.DecimalField(
        label=_("Temperature, °C"), max_digits=4, decimal_places=1, min_value=-10, max_value=60
    )
    humidity = forms.DecimalField(
        label=_("Relative humidity, %"), max_digits=4, decimal_places=1, min_value=0, max_value=100
    )
    measure = TextArea(
        label=_("What was done"),
        rows=2,
        max_length=300,
        required=False,
        help_text=_("Only where the reading lies outside the limits."),
    )
