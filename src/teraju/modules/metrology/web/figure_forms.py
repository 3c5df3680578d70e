"""Forms of dated figures, orderly markets and regions."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.metrology.models.plan_choices import CONDITIONS
from teraju.platform.web.forms import DateField, ReasonForm, TextArea, VersionedForm

from .amount_fields import CountField


class PotentialForm(forms.Form):
    """How many instruments there are to be verified."""

    on = DateField(label=_("As of"))
    instruments = CountField(
        label=_("Instruments"), min_value=1, max_value=9_999_999, help_text=_("Without weights.")
    )
    weights = CountField(
        label=_("Weights"),
        min_value=0,
        max_value=9_999_999,
        required=False,
        help_text=_("Leave it empty where the source does not state them."),
    )
    lacks_unit = forms.BooleanField(
        label=_("The source does not state the counting unit"),
        required=False,
        help_text=_("It is kept as a reported number then, and no share is computed of it."),
    )
    source = TextArea(
        label=_("Source"),
        rows=2,
        max_length=300,
        help_text=_("For example: census of instruments of 2025, letter 510/12/2025."),
    )


class WayChangeForm(forms.Form):
    """The day from which the unit works the same-day way."""

    on = DateField(label=_("Day of the change"))
    what = TextArea(
        label=_("What changed"),
        rows=3,
        max_length=400,
        help_text=_("For example: tester and repairer stand ready, the certificate the same day."),
    )


class WithdrawForm(ReasonForm, VersionedForm):
    """Why a figure is withdrawn."""


class ConditionForm(VersionedForm):
    """Whether a condition of a market holds."""

    condition = forms.ChoiceField(label=pgettext_lazy("orderly market", "Condition"))
    holds = forms.TypedChoiceField(
        label=_("Does it hold?"),
        choices=[("yes", _("yes")), ("no", _("no"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    on = DateField(label=_("As of"))
    shown_by = TextArea(
        label=_("What shows it"),
        rows=2,
        max_length=400,
        help_text=_("For example: attendance list of the training of 3 March 2026."),
    )

    def __init__(self, *args: Any, codes: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["condition"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(code, CONDITIONS[code]) for code in codes]


class RegionForm(forms.Form):
    """The decision that declared the region a Daerah Tertib Ukur."""

    number = forms.CharField(
        label=_("Number of the decision"),
        max_length=120,
        help_text=_("For example: Kepmendag 1055/M-DAG/KEP/10/2013."),
    )
    on = DateField(label=_("Day of the decision"))
    declared_by = forms.CharField(
        label=_("Declared by"), max_length=200, help_text=_("For example: the Minister of Trade.")
    )
    covers = TextArea(
        label=_("What it covers"),
        rows=2,
        max_length=400,
        required=False,
        help_text=_("For example: the whole kabupaten; eighteen markets opened the same day."),
    )
    shown_by = TextArea(
        label=_("What shows it"),
        rows=2,
        max_length=400,
        help_text=_("For example: copy of the decision in the archive of the unit, folder 12."),
    )


class RegionWithdrawForm(ReasonForm, VersionedForm):
    """Since when and why a region is orderly no longer."""

    on = DateField(
        label=_("Holds no longer since"),
        help_text=_("Where it was recorded by mistake: the day of the decision itself."),
    )

    field_order = ["on", "reason"]
