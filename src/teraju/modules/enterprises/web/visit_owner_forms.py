"""Forms of the owner's page: few fields, plain words."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.enterprises.models import Enterprise
from teraju.modules.enterprises.selectors import visit_owners as reading
from teraju.platform.files.api import PICTURES
from teraju.platform.notify.web.contacts import ContactForm


class OwnerForm(ContactForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_units(reading.agencies_with_owners(), _("Office that coaches you"))
        self.fields["contact"].help_text = _("We send a code there.")


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
