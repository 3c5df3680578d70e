"""Forms on partners and their checks. Choices are cut to where the viewer may act."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.risks import partner_permissions as permissions
from teraju.modules.risks import partner_rules
from teraju.modules.risks.domain.diligence import BriberyLevel
from teraju.modules.risks.models.partner_choices import (
    CONTROL_ANSWERS,
    CONTROL_KINDS,
    LEVELS,
    OUTCOMES,
    PARTNER_CONTROLS,
    PARTNER_KINDS,
    RESULTS,
    choices,
)
from teraju.modules.risks.services import Condition
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency
from teraju.platform.web.forms import DateField, TextArea, VersionedForm, offer

MOST_CONDITIONS = 3
JUDGED = [pair for pair in choices(LEVELS) if pair[0] != BriberyLevel.UNKNOWN]


class VersionForm(VersionedForm):
    """For a step that needs nothing but the click."""


class ReasonedForm(VersionedForm):
    reason = TextArea(label=_("Reason"), rows=3, max_length=400)


class PartnerFields(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=160)
    kind = forms.ChoiceField(label=_("Kind"), choices=choices(PARTNER_KINDS))
    supplies = forms.CharField(
        label=_("What it does for the agency"),
        max_length=300,
        help_text=_("For example: catering for meetings, an application, certification."),
    )
    affects_service = forms.BooleanField(
        label=_("What it delivers affects the quality of services"),
        required=False,
        help_text=_("Then it is evaluated every year."),
    )
    begun_on = DateField(label=_("Works with the agency since"))
    tax_number = forms.CharField(label=_("NPWP"), max_length=20, required=False)
    business_number = forms.CharField(label=_("NIB"), max_length=13, required=False)
    contact = forms.CharField(
        label=_("Contact"),
        max_length=200,
        required=False,
        help_text=_("The office and its telephone or e-mail, no private data."),
    )


class PartnerForm(PartnerFields):
    agency = forms.ModelChoiceField(label=_("Agency"), queryset=Agency.objects.none())
    field_order = ("agency",)

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "agency", rights.agencies_where(viewer, permissions.PARTNER_WRITE))


class PartnerChangeForm(VersionedForm, PartnerFields):
    pass


class LevelForm(VersionedForm):
    bribery_level = forms.ChoiceField(
        label=_("Bribery risk"), choices=JUDGED, widget=forms.RadioSelect
    )
    level_reason = TextArea(
        label=_("Reason of the judgement"),
        rows=3,
        max_length=400,
        help_text=_("Value, how often, dealings with officials, who chooses the partner."),
    )


class EndForm(ReasonedForm):
    ended_on = DateField(label=_("Last day"))
    field_order = ("ended_on",)


class EngagementForm(VersionedForm):
    title = forms.CharField(label=pgettext_lazy("engagement", "What"), max_length=200)
    requirements = TextArea(
        label=_("What is asked of it"),
        max_length=2000,
        required=False,
        help_text=_("What is delivered, how it is accepted, how the partner is watched."),
    )
    value = forms.DecimalField(
        label=_("Value"), max_digits=15, decimal_places=2, min_value=Decimal(0), localize=True
    )
    procurement_number = forms.CharField(
        label=_("Procurement number"), max_length=60, required=False
    )
    starts_on = DateField(label=_("From"))
    ends_on = DateField(label=_("Until"))
    has_ending_clause = forms.BooleanField(
        label=_("The contract allows ending it because of bribery"), required=False
    )


class DeliveredForm(VersionedForm):
    ended_on = DateField(label=_("Ended on"))
    acceptance = TextArea(
        label=_("What was delivered and how it was checked"), rows=3, max_length=600
    )


class EvaluationForm(VersionedForm):
    """The marks of a provider, criterion by criterion, and what becomes of it."""

    since = DateField(label=_("Looked at from"))
    until = DateField(label=_("Looked at until"))

    def __init__(self, *args: Any, edition: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        marks = [(str(n), f"{n} · {words}") for n, words in partner_rules.marks(edition)]
        for line, _criterion in partner_rules.criteria(edition):
            self.fields[f"mark_{line.code}"] = forms.TypedChoiceField(
                label=str(line.words), choices=[("", "–"), *marks], coerce=int
            )
        self.fields["reason"] = TextArea(
            label=_("What it rests on"),
            rows=3,
            max_length=600,
            help_text=_("Deliveries, complaints, papers: what was looked at."),
        )
        self.fields["result"] = forms.ChoiceField(
            label=_("Result"),
            choices=[("", _("as the marks say")), *choices(RESULTS)],
            required=False,
            help_text=_("Stricter than the marks is possible, milder is not."),
        )
        self.fields["conditions"] = TextArea(
            label=_("Conditions"), rows=2, max_length=600, required=False
        )


def split_marks(data: dict[str, Any]) -> dict[str, Any]:
    """The marks of a form under one name."""
    prefix = "mark_"
    marks = {key.removeprefix(prefix): v for key, v in data.items() if key.startswith(prefix)}
    rest = {key: v for key, v in data.items() if not key.startswith(prefix) and key != "version"}
    return {**rest, "marks": marks}


class BeginForm(VersionedForm):
    subject = forms.CharField(
        label=_("What it is about"),
        max_length=200,
        help_text=_("The partner as a whole, or one project or transaction."),
    )


class AnswerForm(VersionedForm):
    """A row of the questionnaire."""

    answer = forms.ChoiceField(label=_("Answer"), choices=(), required=False)
    source = forms.CharField(
        label=pgettext_lazy("due diligence", "Where it was found"), max_length=400, required=False
    )

    def __init__(self, *args: Any, answers: Sequence[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["answer"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 as declared above
        field.choices = [("", "–"), *((code, str(words)) for code, words in answers)]


class DecideForm(VersionedForm):
    """The outcome of a due diligence, with up to three conditions."""

    outcome = forms.ChoiceField(
        label=_("Outcome"), choices=choices(OUTCOMES), widget=forms.RadioSelect
    )
    outcome_reason = TextArea(label=_("Reason of the outcome"), rows=3, max_length=600)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, MOST_CONDITIONS + 1):
            self.fields[f"text_{number}"] = forms.CharField(
                label=_("Condition %(number)s") % {"number": number},
                max_length=400,
                required=False,
            )
            self.fields[f"office_{number}"] = forms.CharField(
                label=_("Who sees to it (%(number)s)") % {"number": number},
                max_length=160,
                required=False,
            )
            self.fields[f"due_on_{number}"] = DateField(
                label=_("By (%(number)s)") % {"number": number}, required=False
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        for number in range(1, MOST_CONDITIONS + 1):
            begun = data.get(f"text_{number}") or data.get(f"office_{number}")
            if (
                begun
                and not data.get(f"due_on_{number}")
                and not self.has_error(f"due_on_{number}")
            ):
                self.add_error(f"due_on_{number}", _("Say by when it is to be done."))
        return data


def conditions_in(data: dict[str, Any]) -> Iterator[Condition]:
    """The conditions that were filled in."""
    for number in range(1, MOST_CONDITIONS + 1):
        if data[f"due_on_{number}"]:
            yield Condition(
                data[f"text_{number}"], data[f"office_{number}"], data[f"due_on_{number}"]
            )


class MetForm(VersionedForm):
    done_on = DateField(label=_("Met on"))
    done_note = TextArea(label=_("How it was met"), rows=3, max_length=400)


class CommitmentForm(VersionedForm):
    scope = forms.CharField(
        label=_("What it covers"), max_length=300, help_text=_("All work, or one contract.")
    )
    signed_on = DateField(label=_("Signed on"))
    signatory = forms.CharField(
        label=_("Signed by (office)"), max_length=160, help_text=_("The office, not the name.")
    )
    valid_until = DateField(
        label=_("Valid until"), required=False, help_text=_("Empty: after the usual time.")
    )


class ExcuseForm(VersionedForm):
    scope = forms.CharField(label=_("What it covers"), max_length=300)
    signed_on = DateField(label=_("Judged on"))
    reason = TextArea(label=_("Why it is not practicable"), rows=3, max_length=600)
    managed_by = TextArea(label=_("How the risk is managed then"), rows=3, max_length=600)
    valid_until = DateField(
        label=_("Valid until"), required=False, help_text=_("Empty: after the usual time.")
    )


class ControlsForm(VersionedForm):
    controls = forms.ChoiceField(
        label=_("Controls of the partner"),
        choices=choices(PARTNER_CONTROLS),
        widget=forms.RadioSelect,
    )
    basis = TextArea(label=_("What was looked at"), rows=3, max_length=600)
    asked = TextArea(label=_("What is asked of it"), rows=2, max_length=600, required=False)
    asked_by = DateField(label=_("To be done by"), required=False)
    not_asked_because = TextArea(
        label=_("Why nothing can be asked, and how the risk is managed"),
        rows=2,
        max_length=600,
        required=False,
    )


class WorksheetForm(forms.Form):
    agency = forms.ModelChoiceField(label=_("Agency"), queryset=Agency.objects.none())
    kind = forms.ChoiceField(label=_("Controls"), choices=choices(CONTROL_KINDS))
    year = forms.IntegerField(label=_("Year"), min_value=2000, max_value=2199)

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "agency", rights.agencies_where(viewer, permissions.WORKSHEET_WRITE))


class ControlForm(VersionedForm):
    """A row of a control worksheet."""

    answer = forms.ChoiceField(
        label=_("How it stands"), choices=[("", "–"), *choices(CONTROL_ANSWERS)], required=False
    )
    evidence = forms.CharField(label=_("What shows it"), max_length=400, required=False)
    action = forms.CharField(label=_("Action on the gap"), max_length=400, required=False)
    office = forms.CharField(
        label=pgettext_lazy("control", "Who sees to it"), max_length=160, required=False
    )
    due_on = DateField(label=_("By"), required=False)


class ClosedForm(VersionedForm):
    done_on = DateField(label=_("Done on"))
    done_note = TextArea(label=_("What was done"), rows=3, max_length=400)
