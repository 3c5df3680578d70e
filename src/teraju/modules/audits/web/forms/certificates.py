"""Forms on the decision and on certificates."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from typing_extensions import override

from teraju.modules.audits import permissions, selectors
from teraju.modules.audits.models import Certificate, Certification, CertificationBody
from teraju.modules.audits.services import Grant
from teraju.modules.standards.api import Edition, certifiable_editions
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency
from teraju.platform.web.forms import DateField, TextArea, VersionedForm, offer

from .certifications import CHOOSE, SitesField, limit_sites

EXPIRY_HELP = _("Empty: three years after the decision.")


class DecisionForm(VersionedForm):
    """The body's decision, and the certificate of each standard when it grants."""

    granted = forms.TypedChoiceField(
        label=_("The body"),
        choices=[("yes", _("grants the certificates")), ("no", _("refuses the certificates"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    decision_on = DateField(label=_("Date of the decision"))
    decided_by = forms.CharField(
        label=_("Decided by (office)"),
        max_length=160,
        help_text=_("The office, never the person: for example Certification committee."),
    )
    note = TextArea(
        label=_("Grounds"),
        rows=3,
        max_length=2000,
        required=False,
        help_text=_("A refusal needs its grounds."),
    )

    def __init__(self, *args: Any, certification: Certification, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.editions: list[Edition] = list(certification.editions.all())
        for edition in self.editions:
            self.fields |= _certificate_fields(edition)

    @override
    def clean(self) -> dict[str, Any]:
        """Fold the fields of each standard into its certificate; a refusal has none."""
        data: dict[str, Any] = super().clean() or {}
        grants = [Grant(edition=edition, **_taken(data, edition)) for edition in self.editions]
        return data | {"certificates": grants if data.get("granted") else []}


def _taken(data: dict[str, Any], edition: Edition) -> dict[str, Any]:
    """Take a certificate's values out of the form's; one that was refused at its field is gone."""
    names = ("number", "valid_from", "expires_on", "expiry_reason")
    keys = {name: f"{name}_{edition.pk}" for name in names}
    return {name: data.pop(key) for name, key in keys.items() if key in data}


def _certificate_fields(edition: Edition) -> dict[str, forms.Field]:
    def label(words: Any) -> Any:
        return format_lazy("{standard}: {words}", standard=str(edition), words=words)

    return {
        f"number_{edition.pk}": forms.CharField(
            label=label(_("certificate number")), max_length=80, required=False
        ),
        f"valid_from_{edition.pk}": DateField(
            label=label(_("valid from")),
            required=False,
            help_text=_("Empty: from the day of the decision."),
        ),
        f"expires_on_{edition.pk}": DateField(
            label=label(_("expires on")), required=False, help_text=EXPIRY_HELP
        ),
        f"expiry_reason_{edition.pk}": forms.CharField(
            label=label(_("reason of another expiry date")), max_length=300, required=False
        ),
    }


class HandoverForm(VersionedForm):
    certificates = forms.ModelMultipleChoiceField(
        label=_("Certificates"),
        queryset=Certificate.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )
    handed_over_on = DateField(
        label=_("Date of the handover"),
        help_text=_("The day of the ceremony; validity counts from the decision, not from here."),
    )
    place = forms.CharField(label=_("Place"), max_length=160)

    def __init__(self, *args: Any, certification: Certification, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = certification.certificates.filter(handed_over_on=None)
        offer(self, "certificates", rows.select_related("edition").order_by("pk"))


class KnownCertificateForm(forms.Form):
    """A certificate that exists already; what is not known stays empty."""

    agency = forms.ModelChoiceField(
        label=_("Agency"), queryset=Agency.objects.none(), empty_label=CHOOSE
    )
    edition = forms.ModelChoiceField(
        label=_("Standard"), queryset=Edition.objects.none(), empty_label=CHOOSE
    )
    body = forms.ModelChoiceField(
        label=_("Certification body"),
        queryset=CertificationBody.objects.none(),
        required=False,
        empty_label=_("not known"),
    )
    number = forms.CharField(label=_("Certificate number"), max_length=80, required=False)
    scope = TextArea(label=_("Scope"), rows=3, max_length=2000)
    sites = SitesField()
    decision_on = DateField(
        label=_("Date of the decision"),
        required=False,
        help_text=_("Leave empty if it is not known: nothing is computed then."),
    )
    decided_by = forms.CharField(label=_("Decided by (office)"), max_length=160, required=False)
    valid_from = DateField(label=_("Valid from"), required=False)
    expires_on = DateField(label=_("Expires on"), required=False, help_text=EXPIRY_HELP)
    expiry_reason = forms.CharField(
        label=_("Reason of another expiry date"), max_length=300, required=False
    )
    note = TextArea(label=_("Source"), rows=2, max_length=2000, required=False)

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agencies = rights.agencies_where(viewer, permissions.CERTIFICATE_MANAGE)
        bodies = selectors.bodies(viewer).prefetch_related(None)
        offer(self, "agency", agencies)
        offer(self, "body", bodies.order_by("name", "pk"))
        offer(self, "edition", certifiable_editions(viewer, viewer.today))
        limit_sites(self, agencies)


class CompleteForm(VersionedForm):
    """Only what is open is asked for."""

    number = forms.CharField(label=_("Certificate number"), max_length=80, required=False)
    decision_on = DateField(label=_("Date of the decision"), required=False)
    decided_by = forms.CharField(label=_("Decided by (office)"), max_length=160, required=False)
    valid_from = DateField(label=_("Valid from"), required=False)

    def __init__(self, *args: Any, certificate: Certificate, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = ["number"] if certificate.number else []
        if certificate.decision_on is not None:
            known += ["decision_on", "decided_by", "valid_from"]
        for name in known:
            del self.fields[name]


class StandingForm(VersionedForm):
    on = DateField(label=_("From"))
    reason = TextArea(label=_("Reason"), rows=3, max_length=2000)


class ReduceForm(StandingForm):
    scope = TextArea(label=_("What it still covers"), rows=3, max_length=2000)
