"""Forms of certificates: what was granted, the mark, and what a body says later."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.enterprises.domain.kinds import Road
from teraju.modules.enterprises.models.certificate_choices import SCHEMES
from teraju.modules.enterprises.models.common import choices
from teraju.platform.files.web.forms import CheckedFileField
from teraju.platform.web.forms import DateField, TextArea, VersionedForm

from .certificate_forms import PAPER, CoachingField, choose_coaching


class CertificateFields(forms.Form):
    number = forms.CharField(label=_("Certificate number"), max_length=80)
    body = forms.CharField(label=_("Issued by"), max_length=160)
    scheme = forms.ChoiceField(
        label=_("Scheme type"),
        choices=[("", "–"), *choices(SCHEMES)],
        required=False,
        help_text=_("Of a certificate of SNI: one batch, or product and system."),
    )
    standard = forms.CharField(
        label=_("Standard"),
        max_length=120,
        required=False,
        help_text=_("As on the certificate: SNI 8302:2016."),
    )
    scope = TextArea(label=_("Scope"), rows=2, max_length=1000, required=False)
    valid_from = DateField(label=_("Valid from"))
    valid_until = DateField(
        label=_("Valid until"),
        required=False,
        help_text=_("Empty: four years for SNI, three for Batikmark."),
    )
    until_reason = forms.CharField(label=_("Why another last day"), max_length=300, required=False)


def fit_to_road(form: forms.Form, road: str) -> None:
    """Only a certificate of SNI has a scheme type, and always one, with its standard."""
    if road != Road.SPPT_SNI:
        del form.fields["scheme"]
        return
    for name in ("scheme", "standard"):
        form.fields[name].required = True


class CertificateForm(CertificateFields):
    """A certificate that the product had before."""

    coaching = CoachingField()
    file = CheckedFileField(label=_("The certificate"), types=PAPER, required=False)
    field_order = ("coaching",)

    def __init__(
        self, *args: Any, coachings: QuerySet[Any] | None, road: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        choose_coaching(self, coachings)
        if road:
            fit_to_road(self, road)


class GrantForm(VersionedForm, CertificateFields):
    """What an application came to."""

    file = CheckedFileField(label=_("The certificate"), types=PAPER, required=False)

    def __init__(self, *args: Any, road: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fit_to_road(self, road)


class CertificateChangeForm(VersionedForm, CertificateFields):
    def __init__(self, *args: Any, road: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fit_to_road(self, road)


class RegisterForm(forms.Form):
    """SNI Bina UMK: a declaration in OSS, without test, audit or certificate."""

    coaching = CoachingField()
    registered_on = DateField(label=_("Registered on"))
    number = forms.CharField(
        label=_("Number of the registration"),
        max_length=80,
        required=False,
        help_text=_("Empty: the NIB of the firm, as it stands in the register."),
    )
    standard = forms.CharField(
        label=_("Standard"),
        max_length=120,
        required=False,
        help_text=_("The SNI that the owner promises to keep."),
    )
    low_risk = forms.BooleanField(
        label=_("The business is of low risk, and the owner has declared so in OSS"),
        required=False,
    )
    file = CheckedFileField(label=_("The declaration"), types=PAPER, required=False)

    def __init__(self, *args: Any, coachings: QuerySet[Any] | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_coaching(self, coachings)


class MarkForm(VersionedForm):
    mark_number = forms.CharField(label=_("SPPT SNI number"), max_length=80)
    marked_on = DateField(label=_("Mark approved on"))


class SayForm(VersionedForm):
    on = DateField(label=pgettext_lazy("certificate", "From"))
    reason = TextArea(label=_("Reason"), rows=3, max_length=600)
