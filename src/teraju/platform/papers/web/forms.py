"""Forms around papers."""

from __future__ import annotations

from functools import partial
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from typing_extensions import override

from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Government
from teraju.platform.papers.codes import read_code
from teraju.platform.papers.models import CounterReset
from teraju.platform.papers.numbers import number_kinds
from teraju.platform.papers.permissions import MANAGE_PATTERNS
from teraju.platform.web.forms import ReasonForm, TextArea, offer

LARGEST_UPLOAD = 10 * 1024 * 1024
TOO_LARGE = _("The file is larger than 10 MB, and no paper of ours is. Choose the paper itself.")

typed = partial(
    forms.TextInput,
    attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"},
)


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Verification code"),
        max_length=100,
        widget=typed(),
        help_text=_("Twelve letters and digits at the foot of the paper, as in 7K3M-9QXT-2V8H."),
    )

    def clean_code(self) -> str:
        code = read_code(self.cleaned_data["code"])
        if not code:
            raise forms.ValidationError(
                _("A code has twelve letters and digits. Compare it with the paper.")
            )
        return code


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("The PDF file"),
        max_length=255,
        widget=forms.FileInput(attrs={"accept": ".pdf,application/pdf"}),
        help_text=_("Up to 10 MB. The file is only compared; it is not kept."),
        error_messages={
            "required": _("Choose the PDF file of the paper."),
            "empty": _("The file is empty. Choose the PDF file of the paper."),
        },
    )

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST_UPLOAD:
            raise forms.ValidationError(TOO_LARGE)
        if not file.read(5).startswith(b"%PDF-"):
            raise forms.ValidationError(
                _("This is not a PDF file, whatever its name says. Choose the PDF of the paper.")
            )
        file.seek(0)
        return file


class RevokeForm(ReasonForm):
    reason = TextArea(
        label=_("Reason"),
        rows=3,
        max_length=1000,
        help_text=_("Anyone who checks the paper reads this. Name no person."),
    )
    replacement = forms.CharField(
        label=_("Code of the paper that takes its place"),
        max_length=100,
        required=False,
        widget=typed(),
    )


class PatternForm(forms.Form):
    pattern = forms.CharField(
        label=_("Pattern"),
        max_length=120,
        help_text=_(
            "For example {seq:03}/{code}/{month_roman}/{year} writes 007/INSP/XI/2026. "
            "{seq} is the running number, {code} the code of the agency."
        ),
    )
    reset = forms.ChoiceField(
        label=_("The counter begins again"), choices=CounterReset.choices, initial=CounterReset.YEAR
    )


class NewPatternForm(PatternForm):
    government = forms.ModelChoiceField(
        label=_("Government"), queryset=Government.objects.none(), empty_label=None
    )
    key = forms.ChoiceField(label=_("Kind of number"))

    field_order = ["government", "key", "pattern", "reset"]

    @override
    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "government", rights.governments_where(viewer, MANAGE_PATTERNS))
        kinds = [(key, kind.label) for key, kind in sorted(number_kinds().items())]
        self.fields["key"].choices = kinds  # type: ignore[attr-defined]  # a ChoiceField


class ChangePatternForm(PatternForm):
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
