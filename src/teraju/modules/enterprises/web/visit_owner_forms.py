"""Forms of the owner's page: few fields, plain words."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.enterprises.models import Enterprise
from teraju.modules.enterprises.selectors import visit_owners as reading
from teraju.modules.enterprises.services.visit_settle import PICTURES
from teraju.platform.organisation.models import Agency
from teraju.platform.web.forms import NOTHING_CHOSEN


class ContactForm(forms.Form):
    unit = forms.ModelChoiceField(
        label=_("Office that coaches you"), queryset=Agency.objects.none(), empty_label=None
    )
    contact = forms.CharField(
        label=_("Your telephone or mail address"),
        max_length=254,
        help_text=_("We send a code there."),
        widget=forms.TextInput(attrs={"autocomplete": "email"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit: Any = self.fields["unit"]
        unit.queryset = reading.agencies_with_owners()
        # The first of several would be taken for one's own by whoever does not look.
        if unit.queryset.order_by()[:2].count() > 1:
            unit.empty_label = NOTHING_CHOSEN
        # As people know it: by its region.
        unit.label_from_instance = lambda one: f"{one.government.name} · {one.name}"


CHOOSE = _("Choose the photo first.")


class PhotoForm(forms.Form):
    key = forms.UUIDField(widget=forms.HiddenInput)
    enterprise = forms.TypedChoiceField(label=_("Which business"), coerce=int)
    # By name, and not as any image: telephones then hand over what we can read.
    photo = forms.FileField(
        label=_("Photo"),
        widget=forms.FileInput(attrs={"accept": ",".join(sorted(PICTURES))}),
        error_messages={"required": CHOOSE, "empty": CHOOSE},
    )
    note = forms.CharField(
        label=_("What is on the photo?"),
        max_length=300,
        required=False,
        help_text=_("For example: the new label of the batik."),
    )

    def __init__(self, *args: Any, enterprises: list[Enterprise], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        which: Any = self.fields["enterprise"]
        which.choices = [(one.pk, one.name) for one in enterprises]
        if len(enterprises) == 1:
            which.widget = forms.HiddenInput()
            which.initial = enterprises[0].pk


class AnswerForm(forms.Form):
    answer = forms.CharField(
        label=pgettext_lazy("of an owner", "Your answer"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
