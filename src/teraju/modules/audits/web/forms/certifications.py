"""Forms on the way of a certification."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _
from typing_extensions import override

from teraju.modules.audits import permissions, selectors
from teraju.modules.audits.models import (
    AuditKind,
    Certification,
    CertificationBody,
    CertificationKind,
    Conclusion,
)
from teraju.modules.audits.services.stages import LATER
from teraju.modules.standards.api import Edition, certifiable_editions
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.files.web.forms import CheckedFileField
from teraju.platform.organisation.models import Agency, Place
from teraju.platform.web.forms import DateField, TextArea, VersionedForm, offer

CHOOSE = _("choose")

if TYPE_CHECKING:
    PlacesField = forms.ModelMultipleChoiceField[Place]
else:
    PlacesField = forms.ModelMultipleChoiceField


class SitesField(PlacesField):
    """The named sites of an agency; each with its agency, for who manages several."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Sites"))
        kwargs.setdefault("widget", forms.CheckboxSelectMultiple)
        kwargs.setdefault(
            "help_text",
            _("A certificate covers named sites only. A missing one is added under Places."),
        )
        super().__init__(Place.objects.none(), **kwargs)

    @override
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.agency.short_name}: {obj.name}"

    def of_agencies(self, agencies: Any) -> None:
        rows = Place.objects.filter(agency__in=agencies, closed_on=None).select_related("agency")
        self.queryset = rows.order_by("agency__name", "name", "pk")


class ScopeForm(forms.Form):
    """What a certification is to cover."""

    scope = TextArea(
        label=_("Scope"),
        max_length=2000,
        help_text=_("What the agency does that is certified, for example: internal supervision."),
    )
    sites = SitesField()
    title = forms.CharField(
        label=_("Title"),
        max_length=200,
        required=False,
        help_text=_("Empty: the standards and the agency."),
    )
    personnel_count = forms.IntegerField(
        label=_("Number of personnel"), min_value=1, max_value=100_000, required=False
    )
    wished_on = DateField(label=_("Wished date of the certificate"), required=False)


class CertificationForm(ScopeForm):
    agency = forms.ModelChoiceField(
        label=_("Agency"), queryset=Agency.objects.none(), empty_label=CHOOSE
    )
    body = forms.ModelChoiceField(
        label=_("Certification body"),
        queryset=CertificationBody.objects.none(),
        empty_label=CHOOSE,
    )
    editions = forms.ModelMultipleChoiceField(
        label=_("Standards"),
        queryset=Edition.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Several standards that are audited together make one certification."),
    )

    field_order = ["agency", "body", "editions", "scope", "sites"]

    def __init__(self, *args: Any, viewer: Viewer, agency: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agencies = rights.agencies_where(viewer, permissions.MANAGE)
        if agency.isdecimal():
            agencies = agencies.filter(pk=int(agency))
        bodies = selectors.bodies(viewer).filter(closed_on=None).prefetch_related(None)
        offer(self, "agency", agencies)
        offer(self, "body", bodies.order_by("name", "pk"))
        offer(self, "editions", certifiable_editions(viewer, viewer.today))
        limit_sites(self, agencies)


class CertificationChangeForm(ScopeForm, VersionedForm):
    field_order = ["title", "scope", "sites"]

    def __init__(self, *args: Any, certification: Certification, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].required = True
        self.fields["title"].help_text = ""
        limit_sites(self, [certification.agency])


class ApplyForm(VersionedForm):
    applied_on = DateField(label=_("Date of application"))


class WithdrawForm(VersionedForm):
    withdrawn_on = DateField(label=_("Date"))
    reason = TextArea(label=_("Reason"), rows=3, max_length=2000)


class AuditForm(VersionedForm):
    """Plan an audit, or tell when it began, ended and how."""

    kind = forms.ChoiceField(label=_("Audit"))
    planned_on = DateField(label=_("Planned for"), required=False)
    started_on = DateField(
        label=_("First day"), required=False, help_text=_("Leave empty while it is ahead.")
    )
    ended_on = DateField(
        label=_("Last day"), required=False, help_text=_("Leave empty while it is under way.")
    )
    conclusion = forms.ChoiceField(
        label=_("Conclusion"), required=False, choices=[("", "–"), *Conclusion.choices]
    )
    lead_office = forms.CharField(
        label=_("Lead auditor (office)"),
        max_length=160,
        required=False,
        help_text=_("The office, never the person: for example Lead auditor."),
    )
    summary = TextArea(label=_("Summary"), rows=3, required=False)
    report = CheckedFileField(
        label=_("Report of the body"),
        required=False,
        help_text=_("Stands with the files of the certification."),
    )

    def __init__(self, *args: Any, kinds: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ChoiceField", self.fields["kind"]).choices = kinds


def stage_kinds(certification: Certification) -> list[tuple[str, Any]]:
    """The audits that this certification may have before its decision."""
    kinds = [AuditKind.STAGE_1, AuditKind.STAGE_2, AuditKind.STAGE_2_REPEAT]
    if certification.kind == CertificationKind.RECERTIFICATION:
        kinds.insert(0, AuditKind.RECERTIFICATION)
    return [(kind.value, kind.label) for kind in kinds]


def later_kinds() -> list[tuple[str, Any]]:
    return [(kind.value, kind.label) for kind in LATER]


class RecertificationForm(VersionedForm):
    wished_on = DateField(label=_("Wished date of the certificate"), required=False)


class AgreementForm(VersionedForm):
    agreement = forms.TypedChoiceField(label=_("Agreement"), coerce=int)

    def __init__(self, *args: Any, choices: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ChoiceField", self.fields["agreement"]).choices = choices


def limit_sites(form: forms.Form, agencies: Any) -> None:
    cast("SitesField", form.fields["sites"]).of_agencies(agencies)
