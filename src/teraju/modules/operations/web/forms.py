"""Forms of services, orders and nonconforming outputs."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from typing_extensions import override

from teraju.modules.operations import permissions, selectors
from teraju.modules.operations.domain.standard import ServiceKind
from teraju.modules.operations.domain.times import Unit
from teraju.modules.operations.models import Queue, Service, ServiceField
from teraju.modules.operations.models.choices import (
    STEP_ROLES,
    UNITS,
    Channel,
    Disposition,
    FieldKind,
    Origin,
    choices,
)
from teraju.modules.operations.rulebook import components, kind_of, kinds, name_of, worded
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency
from teraju.platform.web.forms import DateField, TextArea, VersionedForm, offer

TEXTS = [one for one in components() if one.source_field == "text"]


class ServiceForm(forms.Form):
    """A service standard: what is a field of its own, then each component that is text."""

    code = forms.CharField(
        label=_("Code"), max_length=24, help_text=_("Short and lasting, such as AKTA-LAHIR.")
    )
    name = forms.CharField(label=_("Name of the service"), max_length=200)
    audience = forms.CharField(label=_("Who it is for"), max_length=400, required=False)
    promised_value = forms.IntegerField(
        label=_("Promised time"), min_value=1, max_value=3650, required=False
    )
    promised_unit = forms.ChoiceField(
        label=_("Counted in"), choices=choices(UNITS), initial=Unit.DAYS
    )
    fee = forms.DecimalField(
        label=_("Fee in rupiah"),
        min_value=0,
        max_digits=14,
        decimal_places=2,
        required=False,
        help_text=_("0: free of charge."),
    )
    tariff_basis = forms.CharField(
        label=_("Basis of the fee"),
        max_length=240,
        required=False,
        help_text=_("The regulation that sets it; needed for a fee above 0."),
    )
    other_releases = forms.BooleanField(
        label=_("Released by somebody else than who checked"), required=False, initial=True
    )
    queue = forms.ModelChoiceField(
        label=pgettext_lazy("counter", "Queue"), queryset=Queue.objects.none(), required=False
    )

    def __init__(
        self, *args: Any, viewer: Viewer, kind: ServiceKind, agency: Agency, **kwargs: Any
    ):
        super().__init__(*args, **kwargs)
        if kind.has_queue:
            rows = selectors.queues(viewer).filter(agency=agency, is_open=True)
            offer(self, "queue", rows.order_by("letter"))
        else:
            del self.fields["queue"]
        for one in TEXTS:
            self.fields[f"text_{one.code}"] = TextArea(
                label=name_of(one),
                required=False,
                rows=3,
                help_text=worded(one.hint_en, one.hint_id) if one.hint_en else "",
            )

    @override
    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        texts = {one.code: data.pop(f"text_{one.code}", "") for one in TEXTS}
        data["components"] = texts
        return data


class ServiceChangeForm(ServiceForm, VersionedForm):
    """A draft that exists."""


class ServiceBeginForm(forms.Form):
    """What a new service standard is: whose, and of which kind."""

    agency = forms.ModelChoiceField(label=_("Agency"), queryset=Agency.objects.none())
    kind = forms.ChoiceField(
        label=_("Kind"), help_text=_("It brings the usual steps along; they can be changed.")
    )
    code = forms.CharField(
        label=_("Code"), max_length=24, help_text=_("Short and lasting, such as AKTA-LAHIR.")
    )
    name = forms.CharField(label=_("Name of the service"), max_length=200)

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = rights.agencies_where(viewer, permissions.SERVICE_WRITE)
        offer(self, "agency", rows)
        field = cast(forms.ChoiceField, self.fields["kind"])
        field.choices = [(code, name_of(one)) for code, one in kinds().items()]


class StepForm(VersionedForm):
    """A step of the procedure."""

    name = forms.CharField(label=_("Step"), max_length=200)
    office = forms.CharField(
        label=_("Office"), max_length=160, required=False, help_text=_("As the paper names it.")
    )
    role = forms.ChoiceField(label=_("Done by"), choices=choices(STEP_ROLES))
    allotted_value = forms.IntegerField(
        label=_("Time allotted"), min_value=1, max_value=9999, required=False
    )
    allotted_unit = forms.ChoiceField(label=_("Counted in"), choices=choices(UNITS))
    is_check = forms.BooleanField(
        label=_("Is a check of the result"), required=False, help_text=_("Before it goes out.")
    )
    is_release = forms.BooleanField(
        label=_("Is the release"),
        required=False,
        help_text=_("With this step an authorised office lets the result out; the last step."),
    )


class QuestionForm(VersionedForm):
    """A question of the service's form."""

    name = forms.CharField(label=_("Question"), max_length=120)
    kind = forms.ChoiceField(label=_("Kind of answer"), choices=FieldKind.choices)
    is_required = forms.BooleanField(label=_("Must be answered"), required=False)
    help = forms.CharField(label=_("Hint"), max_length=200, required=False)
    options = TextArea(
        label=_("Choices"), required=False, help_text=_("One line each, for an answer by choice.")
    )

    def clean_options(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["options"].splitlines() if line.strip()]


class ReasonedForm(VersionedForm):
    """A step with its reason."""

    reason = forms.CharField(
        label=_("Reason"), max_length=400, widget=forms.Textarea(attrs={"rows": 3})
    )


class DecreeForm(VersionedForm):
    decree = forms.CharField(
        label=_("Decree that sets it"),
        max_length=160,
        help_text=_("Name, number and date, as in SK Kepala Dinas 470/12/2020."),
    )


class ChooseServiceForm(forms.Form):
    """Which service is ordered."""

    service = forms.ModelChoiceField(label=_("Service"), queryset=Service.objects.none())

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = selectors.services(viewer).in_force()  # type: ignore[attr-defined]
        agencies = rights.agencies_where(viewer, permissions.OUTPUT_RECEIVE)
        offer(self, "service", rows.filter(agency__in=agencies).order_by("name", "pk"))


class ReceiveForm(forms.Form):
    """An order: who, how, what was handed in, and the questions of the service."""

    customer_name = forms.CharField(label=_("Customer"), max_length=200)
    customer_contact = forms.CharField(
        label=_("Telephone or mail of the customer"), max_length=200, required=False
    )
    subject = forms.CharField(label=_("Subject"), max_length=240, required=False)
    channel = forms.ChoiceField(label=_("Channel"))
    property_received = forms.CharField(
        label=_("Handed in by the customer"),
        max_length=300,
        required=False,
        help_text=_("Originals and other things that will be given back."),
    )

    def __init__(self, *args: Any, service: Service, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind = kind_of(service.kind)
        field = cast(forms.ChoiceField, self.fields["channel"])
        field.choices = [(code, Channel(code).label) for code in kind.channels]
        if not kind.has_customer:
            self.fields["customer_name"].required = False
        if not kind.takes_property:
            del self.fields["property_received"]
        self.questions = list(service.fields.all())
        for row in self.questions:
            self.fields[f"field_{row.key}"] = _question(row)

    @override
    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        data["values"] = {row.key: data.pop(f"field_{row.key}", None) for row in self.questions}
        return data


class LackingForm(VersionedForm):
    lacking = TextArea(
        label=_("What is lacking"), max_length=1000, help_text=_("As the customer will read it.")
    )


class StepDoneForm(VersionedForm):
    note = forms.CharField(label=_("Note"), max_length=400, required=False)


class HandOverForm(VersionedForm):
    to = forms.CharField(
        label=_("Handed over to"),
        max_length=200,
        required=False,
        help_text=_("Empty: to the customer."),
    )


class WishForm(VersionedForm):
    wish = forms.CharField(
        label=_("What is to change"), max_length=400, widget=forms.Textarea(attrs={"rows": 3})
    )
    asked_by = forms.CharField(
        label=_("Asked by"), max_length=160, help_text=_("The customer, or an office.")
    )


class ReviewForm(VersionedForm):
    is_accepted = forms.TypedChoiceField(
        label=_("Outcome"),
        choices=[("yes", _("can be met")), ("no", _("cannot be met"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    review = forms.CharField(
        label=_("What follows from it"), max_length=400, widget=forms.Textarea(attrs={"rows": 3})
    )


class PropertyForm(VersionedForm):
    fault = forms.CharField(
        label=_("Loss or damage"),
        max_length=300,
        required=False,
        help_text=_("Empty: given back as it was. Otherwise tell the customer too."),
    )


class FaultForm(forms.Form):
    """A nonconforming output."""

    what = TextArea(label=_("What is wrong"), max_length=2000)
    origin = forms.ChoiceField(label=_("Where it was found"), choices=Origin.choices)
    found_on = DateField(label=_("Found on"))


class FaultAtForm(FaultForm):
    """A nonconforming output that belongs to no order of the register."""

    agency = forms.ModelChoiceField(label=_("Agency"), queryset=Agency.objects.none())
    service = forms.ModelChoiceField(
        label=_("Service"), queryset=Service.objects.none(), required=False
    )
    field_order = ("agency", "service", "what", "origin", "found_on")

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agencies = rights.agencies_where(viewer, permissions.FAULT_RECORD)
        offer(self, "agency", agencies)
        rows = selectors.services(viewer).in_force()  # type: ignore[attr-defined]
        offer(self, "service", rows.filter(agency__in=agencies).order_by("name", "pk"))


class TreatForm(VersionedForm):
    disposition = forms.ChoiceField(
        label=_("What becomes of it"),
        choices=Disposition.choices,
        help_text=_("A concession is given by the head of the agency."),
    )
    treatment = TextArea(label=_("What was done"), max_length=2000)


class VerifyForm(VersionedForm):
    verification = forms.CharField(
        label=_("How it was verified"), max_length=400, widget=forms.Textarea(attrs={"rows": 3})
    )


def _question(row: ServiceField) -> forms.Field:
    given: dict[str, Any] = {
        "label": row.name,
        "required": row.is_required and row.kind != FieldKind.YES_NO,
        "help_text": row.help,
    }
    match row.kind:
        case FieldKind.NUMBER:
            return forms.DecimalField(**given)
        case FieldKind.DATE:
            return DateField(**given)
        case FieldKind.YES_NO:
            return forms.BooleanField(**given)
        case FieldKind.CHOICE:
            offered = [("", "—"), *((one, one) for one in row.options)]
            return forms.ChoiceField(choices=offered, **given)
    return forms.CharField(max_length=400, **given)
