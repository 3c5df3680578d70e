"""Forms of standards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from teraju.modules.standards.models import LONGEST_TEXT, Edition
from teraju.platform.organisation.models import Agency
from teraju.platform.web.forms import TextArea, VersionedForm, offer

from .statuses import RELATIONS

LICENCE = _(
    "Only if your agency has bought this standard and its licence allows it. "
    "Colleagues of the agency read it here; it is in no list, no file, no paper, and no guest "
    "sees it."
)


class LicensedTextForm(forms.Form):
    agency = forms.ModelChoiceField(
        label=_("Agency that holds the licence"),
        queryset=Agency.objects.none(),
        empty_label=None,
    )
    text = TextArea(label=_("Licensed text"), rows=10, max_length=LONGEST_TEXT, help_text=LICENCE)

    def __init__(self, *args: Any, agencies: QuerySet[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "agency", agencies)


class LicensedTextChangeForm(VersionedForm):
    text = TextArea(label=_("Licensed text"), rows=10, max_length=LONGEST_TEXT, help_text=LICENCE)


class RemoveForm(VersionedForm):
    """Asks nothing but to be sent."""


class CompareForm(forms.Form):
    """Which two editions to hold side by side; asked by address, so it is never empty."""

    left = forms.ChoiceField(label=_("First"))
    right = forms.ChoiceField(label=_("Second"))
    relation = forms.ChoiceField(
        required=False,
        widget=forms.HiddenInput,
        choices=[("", ""), *((key, key) for key in RELATIONS)],
    )

    def __init__(self, data: dict[str, str], *, editions: Sequence[Edition]) -> None:
        super().__init__(data)
        self.editions = {str(one.pk): one for one in editions}
        choices = [(key, str(one)) for key, one in self.editions.items()]
        for name in ("left", "right"):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices
                field.error_messages["invalid_choice"] = _(
                    "This edition has no recorded requirements. Choose one of the list."
                )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("left") and data.get("left") == data.get("right"):
            raise forms.ValidationError(_("Choose two different editions."))
        for name in ("left", "right"):
            if name in data:
                data[name] = self.editions[data[name]]
        return data
