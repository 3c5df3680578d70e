"""Forms of the report, of what is done at once, and of the decision."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.improvement import permissions
from teraju.modules.improvement.domain.grades import Source
from teraju.modules.improvement.models import Nonconformity
from teraju.modules.improvement.models.choices import (
    CATEGORIES,
    EFFECTS,
    GRADES,
    SOURCES,
    choices,
)
from teraju.modules.improvement.selectors.reading import people_of
from teraju.modules.improvement.services.causes import LONGEST
from teraju.modules.planning.api import Process
from teraju.modules.standards.api import Edition, Requirement
from teraju.platform.accounts import rights
from teraju.platform.accounts.models import User
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency
from teraju.platform.web.forms import DateField, TextArea, VersionedForm, offer

WHYS = range(1, 6)


def clause_choices() -> list[tuple[str, list[tuple[int, str]]]]:
    """The clauses of the editions in force, below the name of their standard. One query."""
    rows = Requirement.objects.filter(is_assessed=True, edition__in=Edition.objects.all())
    groups: dict[str, list[tuple[int, str]]] = {}
    ordered = rows.select_related("edition__standard").order_by(
        "edition__standard__code", "edition__edition", "order", "pk"
    )
    for one in ordered:
        groups.setdefault(str(one.edition), []).append((one.pk, str(one)))
    return list(groups.items())


def clause_field() -> Any:
    """Clauses of any standard; a long list, so grouped by standard."""
    return forms.ModelMultipleChoiceField(
        Requirement.objects.filter(is_assessed=True),
        label=_("Clauses"),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 8}),
    )


class ReportFields(forms.Form):
    """What was found, and where it comes from."""

    source = forms.ChoiceField(label=_("Source"), choices=choices(SOURCES))
    external_number = forms.CharField(
        label=_("Number there"),
        max_length=80,
        required=False,
        help_text=_("Of a complaint, a concern or a letter: its number in its own register."),
    )
    external_on = DateField(label=_("Dated"), required=False)
    external_from = forms.CharField(
        label=_("From whom"),
        max_length=200,
        required=False,
        help_text=_("Left empty for a concern: who raised it is not kept here."),
    )
    grade = forms.ChoiceField(label=_("Grade"), choices=choices(GRADES), initial="minor")
    title = forms.CharField(label=_("Title"), max_length=200)
    description = TextArea(
        label=_("What was found"),
        rows=4,
        help_text=_("The fact, with day and place. Of a concern nothing of its content."),
    )
    criterion = TextArea(
        label=_("What should be"),
        rows=2,
        max_length=2000,
        required=False,
        help_text=_("The rule, procedure or promise that is not met."),
    )
    evidence = TextArea(label=_("What shows it"), rows=2, required=False)
    found_on = DateField(label=_("Found on"))
    process = forms.ModelChoiceField(Process.objects.none(), label=_("Process"), required=False)
    clauses = clause_field()

    def offer_processes(self, viewer: Viewer, agency: Agency | None) -> None:
        rows = Process.objects.visible_to(viewer).standing().select_related("agency")
        offer(
            self, "process", (rows.filter(agency=agency) if agency else rows).order_by("code", "pk")
        )
        field = self.fields["clauses"]
        if isinstance(field, forms.ModelMultipleChoiceField):
            field.choices = clause_choices()


class ReportForm(ReportFields):
    """A new report, at an agency in which the viewer works."""

    agency = forms.ModelChoiceField(Agency.objects.none(), label=_("Agency"), empty_label=None)
    owner_office = forms.CharField(
        label=_("Owner (office)"),
        max_length=160,
        required=False,
        help_text=_("Who has to work on it, if known. The owner never closes it."),
    )
    field_order = ("agency",)

    def __init__(self, *args: Any, viewer: Viewer, agency: Agency | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "agency", rights.agencies_where(viewer, permissions.REPORT))
        self.offer_processes(viewer, None)


class ReportChangeForm(VersionedForm, ReportFields):
    """A report on which nothing is decided."""

    def __init__(self, *args: Any, viewer: Viewer, one: Nonconformity, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_processes(viewer, one.agency)


class OwnerFields(forms.Form):
    """A person, or an office where the person is not known yet."""

    owner = forms.ModelChoiceField(User.objects.none(), label=_("Person"), required=False)
    owner_office = forms.CharField(
        label=_("Office"),
        max_length=160,
        required=False,
        help_text=_("Empty: the office of the person."),
    )


class OwnerForm(VersionedForm, OwnerFields):
    """Whose it is to work on."""

    def __init__(self, *args: Any, viewer: Viewer, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "owner", people_of(agency, viewer))


class ContainmentForm(VersionedForm):
    """What keeps it from spreading."""

    contained_on = DateField(label=_("Contained on"))
    containment = TextArea(label=_("Containment"), rows=4, max_length=2000)


class CorrectionForm(VersionedForm):
    """How the matter itself was put right."""

    corrected_on = DateField(label=_("Put right on"))
    correction = TextArea(
        label=pgettext_lazy("nonconformity", "Correction"),
        rows=4,
        max_length=2000,
        help_text=_("What was done with the matter itself. Its cause follows later."),
    )


class DecisionForm(VersionedForm):
    """Whether the cause has to be removed."""

    needs_action = forms.TypedChoiceField(
        label=_("Is a corrective action needed?"),
        choices=[
            ("yes", _("Yes, its cause has to be removed")),
            ("no", _("No, the correction is enough")),
        ],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    reason = TextArea(
        label=_("Reason"),
        rows=3,
        max_length=1000,
        help_text=_("For example how often it happens, and what it does to customers."),
    )


class CauseForm(VersionedForm):
    """Five whys and fishbone; one of them is enough, both are welcome."""

    root_cause = TextArea(
        label=_("Root cause"),
        rows=2,
        max_length=2000,
        help_text=_("What has to change so that it does not come back; never just a person."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in WHYS:
            self.fields[f"why_{number}"] = forms.CharField(
                label=_("Why? (%(number)s)") % {"number": number},
                max_length=LONGEST,
                required=False,
                help_text=_("Why did it happen?") if number == 1 else "",
            )
        for category, label in CATEGORIES.items():
            self.fields[f"bone_{category}"] = TextArea(
                label=label,
                rows=2,
                max_length=2400,
                required=False,
                help_text=_("Fishbone: a cause on each line.") if category == "people" else "",
            )
        self.order_fields(
            [
                "version",
                *(f"why_{number}" for number in WHYS),
                *(f"bone_{category}" for category in CATEGORIES),
                "root_cause",
            ]
        )

    def clean(self) -> dict[str, Any]:
        """The answers in their order, the causes of each bone by lines."""
        data = self.cleaned_data
        return {
            "version": data.get("version"),
            "root_cause": data.get("root_cause", ""),
            "whys": [data.get(f"why_{number}", "") for number in WHYS],
            "fishbone": {
                str(category): data.get(f"bone_{category}", "").splitlines()
                for category in CATEGORIES
            },
        }


class SimilarForm(VersionedForm):
    """Whether the same stands elsewhere."""

    similar_found = forms.TypedChoiceField(
        label=_("Were similar cases found?"),
        choices=[("no", _("No")), ("yes", _("Yes"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    similar_note = TextArea(
        label=_("Where it was looked, and what was found"), rows=3, max_length=2000
    )


class ActionFields(OwnerFields):
    """What is done, by whom, by when."""

    title = forms.CharField(label=_("Action"), max_length=200)
    description = TextArea(label=_("How it is done"), rows=2, max_length=2000, required=False)
    due_on = DateField(label=_("Due"))
    field_order: Iterable[str] | None = ("title", "description", "owner", "owner_office", "due_on")


class PlanActionForm(VersionedForm, ActionFields):
    """An action of a plan."""

    def __init__(self, *args: Any, viewer: Viewer, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "owner", people_of(agency, viewer))


class OrderForm(ActionFields):
    """An action of its own."""

    agency = forms.ModelChoiceField(Agency.objects.none(), label=_("Agency"), empty_label=None)
    source = forms.ChoiceField(
        label=_("Source"), choices=choices(SOURCES), initial=str(Source.OTHER)
    )
    field_order = ("agency", "source", "title", "description", "owner", "owner_office", "due_on")

    def __init__(self, *args: Any, viewer: Viewer, agency: Agency | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "agency", rights.agencies_where(viewer, permissions.ORDER))
        if agency is not None:
            offer(self, "owner", people_of(agency, viewer))


class SubmitForm(VersionedForm):
    """From when on and by what the effect is seen."""

    effect_due = DateField(
        label=_("Effect checked from"),
        required=False,
        help_text=_(
            "Some time after the last action. Empty: after the usual number of days "
            "(a house default, unconfirmed)."
        ),
    )
    effect_criterion = TextArea(
        label=_("By what the effect is seen"),
        rows=2,
        max_length=1000,
        required=False,
        help_text=_("For example: no late report in the two months after."),
    )


class EffectForm(VersionedForm):
    """What the check of the effect found."""

    effect = forms.ChoiceField(
        label=pgettext_lazy("nonconformity", "Effect"),
        choices=choices(EFFECTS),
        widget=forms.RadioSelect,
    )
    effect_note = TextArea(label=_("What was seen"), rows=4, max_length=2000)


class ClosingForm(VersionedForm):
    """A note on the closing."""

    note = TextArea(label=_("Note on the closing"), rows=3, max_length=1000, required=False)


class ReasonedForm(VersionedForm):
    """A step that needs a reason and nothing else."""

    reason = TextArea(label=_("Reason"), rows=3, max_length=400)


class DoneForm(VersionedForm):
    """That an action is carried out."""

    done_on = DateField(label=_("Done on"))
    result = TextArea(label=_("Result"), rows=3, max_length=1000)


class VerificationForm(VersionedForm):
    """How an action was verified."""

    verification = TextArea(label=_("How it was verified"), rows=3, max_length=1000)


class PostponeForm(ReasonedForm):
    """A later day for an action."""

    due_on = DateField(label=_("New day"))
    field_order = ("version", "due_on", "reason")


class SuggestionForm(forms.Form):
    """An idea how something could be better."""

    agency = forms.ModelChoiceField(Agency.objects.none(), label=_("Agency"), empty_label=None)
    title = forms.CharField(label=_("Suggestion"), max_length=200)
    description = TextArea(label=_("What would change"), rows=3, max_length=2000)
    benefit = TextArea(label=_("What it is good for"), rows=2, max_length=1000)
    source = forms.ChoiceField(
        label=_("Source"), choices=choices(SOURCES), initial=str(Source.OTHER)
    )

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "agency", rights.agencies_where(viewer, permissions.SUGGEST))


class AcceptanceForm(VersionedForm, OwnerFields):
    """Who carries an accepted suggestion out, and by when."""

    due_on = DateField(label=_("Due"))
    reason = TextArea(label=_("Reason"), rows=2, max_length=1000)
    field_order = ("version", "owner", "owner_office", "due_on", "reason")

    def __init__(self, *args: Any, viewer: Viewer, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "owner", people_of(agency, viewer))
