"""Forms of agreements. Choices are cut to where the viewer holds the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from typing_extensions import override

from teraju.modules.cooperation import selectors
from teraju.modules.cooperation.models import Agreement
from teraju.modules.cooperation.models.agreements import check_reminders
from teraju.modules.cooperation.models.choices import (
    CONSENTS,
    KINDS,
    PARTNERS,
    Result,
    choices,
)
from teraju.modules.standards.api import Edition, editions
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.links import api as links
from teraju.platform.organisation.models import Agency, Government
from teraju.platform.web.forms import DateField, TextArea, VersionedForm, offer

OFFICE_HELP = _("The office, never the person: for example Bupati Serang.")


class DaysField(forms.CharField):
    """A short list of numbers of days, as in 180, 90, 30."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 60)
        super().__init__(**kwargs)

    @override
    def prepare_value(self, value: Any) -> Any:
        return ", ".join(map(str, value)) if isinstance(value, list) else value

    @override
    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        days = [int(p) if p.strip().isdecimal() else None for p in text.split(",") if p.strip()]
        check_reminders(days)
        return days


class EditionsField(forms.ModelMultipleChoiceField[Edition]):
    """Standards to tick."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.CheckboxSelectMultiple)
        super().__init__(queryset=Edition.objects.none(), **kwargs)


class AgreementForm(forms.Form):
    """A draft."""

    government = forms.ModelChoiceField(
        label=_("Government"), queryset=Government.objects.none(), required=False
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=choices(KINDS))
    title = forms.CharField(label=_("Title"), max_length=240)
    agency = forms.ModelChoiceField(
        label=_("Agency in charge"),
        queryset=Agency.objects.none(),
        required=False,
        help_text=_("Empty: an agreement of the government itself, seen by all its agencies."),
    )
    parent = forms.ModelChoiceField(
        label=_("Under the agreement"),
        queryset=Agreement.objects.none(),
        required=False,
        help_text=_("For a cooperation agreement under a memorandum of understanding."),
    )
    editions = EditionsField(label=_("Standards named"), required=False)
    scope = TextArea(label=_("Scope"), required=False)
    number = forms.CharField(
        label=_("Our number"),
        max_length=80,
        required=False,
        help_text=_("Only if it has one already; else it is taken when the signing is recorded."),
    )
    counterpart_number = forms.CharField(
        label=_("Number of the other party"), max_length=80, required=False
    )
    starts_on = DateField(
        label=_("Starts on"), required=False, help_text=_("Empty: on the day of signing.")
    )
    ends_on = DateField(label=_("Last day"), required=False, help_text=_("Empty: open end."))
    place = forms.CharField(label=_("Place of signing"), max_length=160, required=False)
    council_consent = forms.ChoiceField(
        label=_("Consent of the council (DPRD)"),
        choices=choices(CONSENTS),
        help_text=_("Needed where the public or a budget not yet in the APBD is burdened."),
    )
    council_consent_on = DateField(label=_("Consent given on"), required=False)
    funds = forms.CharField(label=_("Funds"), max_length=300, required=False)
    contacts = TextArea(
        label=_("Contacts"),
        required=False,
        rows=2,
        max_length=1000,
        help_text=_("Units and their telephone or mail; never shown to the public."),
    )
    reminder_days = DaysField(
        label=_("Reminders, days before the end"),
        required=False,
        help_text=_("Such as 180, 90, 30."),
    )

    def __init__(self, *args: Any, viewer: Viewer, own: Agreement | None = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.homes = list(
            rights.governments_where(viewer, "cooperation.government_agreement.draft")
        )
        agencies = rights.agencies_where(viewer, "cooperation.agreement.draft")
        above = selectors.agreements(viewer).exclude(status="cancelled").order_by("title", "pk")
        if own:
            agencies = agencies.filter(government=own.government_id)
            above = above.filter(government=own.government_id).exclude(pk=own.pk)
            self.homes = [home for home in self.homes if home.pk == own.government_id]
        offer(self, "agency", agencies)
        offer(self, "parent", above)
        offer(self, "editions", editions(viewer).order_by("standard__code", "edition", "pk"))
        self._choose_government(len(self.homes) > 1)

    def _choose_government(self, several: bool) -> None:  # noqa: FBT001 - private
        if several:
            offer(self, "government", Government.objects.filter(pk__in=[h.pk for h in self.homes]))
        else:
            del self.fields["government"]
        if not self.homes:
            self.fields["agency"].required = True
            self.fields["agency"].help_text = ""

    @override
    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        agency, chosen = data.get("agency"), data.get("government")
        if agency is None and chosen is None and self.homes and len(self.homes) == 1:
            chosen = self.homes[0]
        data["government"] = agency.government if agency else chosen
        if data["government"] is None and "agency" not in self.errors:
            self.add_error("agency", _("Choose the agency in charge, or a government."))
        return data


class AgreementChangeForm(AgreementForm, VersionedForm):
    """A draft that exists."""


class DetailsForm(VersionedForm):
    """What may change of a signed agreement."""

    number = forms.CharField(label=_("Our number"), max_length=80, required=False)
    counterpart_number = forms.CharField(
        label=_("Number of the other party"), max_length=80, required=False
    )
    contacts = TextArea(label=_("Contacts"), required=False, rows=2, max_length=1000)
    reminder_days = DaysField(label=_("Reminders, days before the end"), required=False)

    def __init__(self, *args: Any, agreement: Agreement, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if agreement.number:
            del self.fields["number"]


class SignForm(VersionedForm):
    signed_on = DateField(label=_("Signed on"))
    place = forms.CharField(label=_("Place of signing"), max_length=160, required=False)
    number = forms.CharField(
        label=_("Our number"),
        max_length=80,
        required=False,
        help_text=_("Empty: the next number of the register is taken."),
    )
    number_is_open = forms.BooleanField(
        label=_("An agreement of the past whose number is not known"),
        required=False,
        help_text=_("No number is taken; it can be filled in later."),
    )
    starts_on = DateField(
        label=_("Starts on"), required=False, help_text=_("Empty: on the day of signing.")
    )
    ends_on = DateField(label=_("Last day"), required=False, help_text=_("Empty: open end."))


class ReasonedForm(VersionedForm):
    reason = forms.CharField(
        label=_("Reason"), max_length=400, widget=forms.Textarea(attrs={"rows": 3})
    )


class EndForm(ReasonedForm):
    closed_on = DateField(label=_("Ended on"))


class RenewForm(VersionedForm):
    kind = forms.ChoiceField(label=_("Kind"), choices=choices(KINDS))
    title = forms.CharField(label=_("Title"), max_length=240)
    starts_on = DateField(label=_("Starts on"), required=False)
    ends_on = DateField(label=_("Last day"), required=False, help_text=_("Empty: open end."))


class PartyForm(forms.Form):
    partner = forms.ChoiceField(label=_("Kind of party"), choices=choices(PARTNERS))
    name = forms.CharField(
        label=_("Name"), max_length=200, help_text=_("For example Badan Standardisasi Nasional.")
    )
    signatory_office = forms.CharField(
        label=_("Office that signs"), max_length=160, required=False, help_text=OFFICE_HELP
    )
    legal_capacity = forms.CharField(
        label=_("Legal capacity"),
        max_length=300,
        required=False,
        help_text=_("By which right it acts, as the opening of the paper says."),
    )
    power_of_attorney = forms.CharField(
        label=_("Power of attorney"),
        max_length=200,
        required=False,
        help_text=_("Number and date of the paper by which somebody else signs."),
    )


class PartyChangeForm(VersionedForm, PartyForm):
    order = forms.IntegerField(label=_("Order"), min_value=1, max_value=99)


class BasisForm(forms.Form):
    title = forms.CharField(
        label=_("Law or decree"),
        max_length=200,
        help_text=_("For example Undang-Undang Nomor 20 Tahun 2014."),
    )
    about = forms.CharField(label=_("What it is about"), max_length=300, required=False)


class TaskForm(forms.Form):
    title = forms.CharField(label=_("Task"), max_length=240)
    owner_agency = forms.ModelChoiceField(
        label=_("Agency that does it"), queryset=Agency.objects.none(), required=False
    )
    owner_office = forms.CharField(
        label=_("Office that does it"),
        max_length=160,
        required=False,
        help_text=_("An office of ours or of the other party."),
    )
    due = DateField(label=_("Due"), required=False)
    budget_source = forms.CharField(label=_("Budget source"), max_length=160, required=False)
    note = forms.CharField(label=_("Note"), max_length=400, required=False)

    def __init__(self, *args: Any, agreement: Agreement, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = Agency.objects.filter(government=agreement.government_id, closed_on=None)
        if agreement.agency:
            own = own.within(agreement.agency.path)
        offer(self, "owner_agency", own.order_by("name", "pk"))


class TaskChangeForm(VersionedForm, TaskForm):
    """A task that exists."""


class DoneForm(VersionedForm):
    done_on = DateField(label=_("Done on"))
    note = forms.CharField(label=_("Note"), max_length=400, required=False)


class TargetForm(forms.Form):
    """A record of another module, chosen by kind and id in one list."""

    target = forms.ChoiceField(label=_("Record"))
    note = forms.CharField(label=_("Note"), max_length=240, required=False)

    def __init__(
        self,
        *args: Any,
        viewer: Viewer,
        government_id: int,
        kinds: Sequence[str],
        with_note: bool = True,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if not with_note:
            del self.fields["note"]
        groups = [
            (
                kind.label,
                [
                    (f"{kind.kind}:{pk}", label)
                    for pk, label in links.choices(viewer, kind.kind, government_id)
                ],
            )
            for kind in links.kinds()
            if kind.kind in kinds
        ]
        field = self.fields["target"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", "—"), *[group for group in groups if group[1]]]

    @override
    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        kind, _colon, pk = data.pop("target", "").rpartition(":")
        if kind:
            data["kind"], data["target_id"] = kind, int(pk)
        return data


class EvaluationForm(forms.Form):
    year = forms.IntegerField(label=_("Year"), min_value=1945, max_value=2100)
    result = forms.ChoiceField(label=_("Result"), choices=Result.choices)
    note = TextArea(label=_("Note"), required=False, max_length=2000)
