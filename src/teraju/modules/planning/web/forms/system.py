"""Forms of context, parties, scope and processes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.planning import permissions
from teraju.modules.planning.models import (
    BriberyFactor,
    PartKind,
    PartyKind,
    Pestle,
    Process,
    ProcessKind,
    ScopeStatement,
    Side,
)
from teraju.modules.planning.selectors import system as selectors
from teraju.modules.standards.api import Edition, Requirement, certifiable_editions
from teraju.platform.accounts import rights
from teraju.platform.accounts.models import User
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Place
from teraju.platform.web.forms import DateField, TextArea, VersionedForm, offer

from .common import OfAgencyForm, OfRecordForm

EMPTY = [("", "\u2013")]
YES_NO = [("", _("not decided yet")), ("yes", _("yes, it matters")), ("no", _("no"))]


class ContextFields(forms.Form):
    reviewed_on = DateField(label=_("Day of the analysis"))
    taken_part = forms.CharField(
        label=_("Who took part"),
        max_length=400,
        required=False,
        help_text=_("Offices, not names."),
    )


class ContextForm(OfAgencyForm, ContextFields):
    right = permissions.CONTEXT_WRITE


class ContextChangeForm(OfRecordForm, ContextFields):
    climate_matters = forms.TypedChoiceField(
        label=_("Does climate change matter here?"),
        choices=YES_NO,
        coerce=lambda value: value == "yes",
        empty_value=None,
        required=False,
        help_text=_("Asked since the amendments of 2024; whichever way, with the reason."),
    )
    climate_reason = TextArea(label=_("Reason"), rows=3, max_length=1000, required=False)


class IssueForm(forms.Form):
    side = forms.ChoiceField(label=_("Side"), choices=Side.choices)
    source = forms.ChoiceField(label=_("Where it comes from"), choices=Pestle.choices)
    text = TextArea(label=pgettext_lazy("of the context", "Issue"), rows=2, max_length=400)
    consequence = TextArea(
        label=_("What follows from it"),
        rows=2,
        max_length=400,
        help_text=_("What is done about it, or why nothing is."),
    )
    bribery_factor = forms.ChoiceField(
        label=_("Bears on bribery by"),
        choices=[*EMPTY, *BriberyFactor.choices],
        required=False,
        help_text=_("Leave empty if it raises or lowers no bribery risk."),
    )


class PartyFields(forms.Form):
    name = forms.CharField(label=_("Party"), max_length=160)
    kind = forms.ChoiceField(label=_("Kind"), choices=PartyKind.choices)
    needs = TextArea(label=_("Needs and expectations"), rows=3, max_length=1000)
    requirements = TextArea(
        label=_("Of these the system answers for"),
        rows=3,
        max_length=1000,
        required=False,
        help_text=_("Only what the agency binds itself to. Empty: it is watched, no more."),
    )
    response = TextArea(label=_("How it is answered"), rows=3, max_length=1000, required=False)
    process = forms.ModelChoiceField(
        label=_("Process that answers"), queryset=Process.objects.none(), required=False
    )
    monitoring = forms.CharField(
        label=_("How it is watched"),
        max_length=300,
        required=False,
        help_text=_("For example: satisfaction survey each half-year."),
    )


def _standing(viewer: Viewer) -> QuerySet[Process]:
    rows: QuerySet[Process] = selectors.processes(viewer).exclude(status="withdrawn")
    return rows.order_by("code", "pk")


class PartyForm(OfAgencyForm, PartyFields):
    right = permissions.PARTY_WRITE

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "process", _standing(self.viewer))


class PartyChangeForm(OfRecordForm, PartyFields):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "process", _standing(self.viewer).filter(agency=self.record.agency_id))


class PartyReviewFields(forms.Form):
    reviewed_on = DateField(label=_("Day of the review"))
    finding = TextArea(
        label=_("What the review found"),
        rows=3,
        max_length=400,
        help_text=_("What is new, what fell away, what changed."),
    )


class PartyReviewForm(OfAgencyForm, PartyReviewFields):
    right = permissions.PARTY_WRITE


class PartyReviewChangeForm(OfRecordForm, PartyReviewFields):
    pass


class ScopeFields(forms.Form):
    text = TextArea(label=_("Statement"), help_text=_("What the system covers, in one sentence."))
    services = TextArea(label=_("Services covered"), help_text=_("One to a line."))
    boundaries = TextArea(
        label=_("Boundaries"), required=False, help_text=_("What lies outside, and why.")
    )
    effective_on = DateField(label=_("In force from"))
    editions = forms.ModelMultipleChoiceField(
        label=_("Standards"),
        queryset=Edition.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )
    sites = forms.ModelMultipleChoiceField(
        label=_("Sites"), queryset=Place.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    processes = forms.ModelMultipleChoiceField(
        label=_("Processes covered"),
        queryset=Process.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


def _sites(viewer: Viewer) -> QuerySet[Place]:
    agencies = rights.agencies_where(viewer, permissions.SCOPE_WRITE).order_by()
    rows = Place.objects.filter(agency__in=agencies.values("pk"), closed_on=None)
    return rows.order_by("name", "pk")


class ScopeForm(OfAgencyForm, ScopeFields):
    right = permissions.SCOPE_WRITE

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "editions", certifiable_editions(self.viewer, self.viewer.today))
        offer(self, "sites", _sites(self.viewer))
        offer(self, "processes", _standing(self.viewer))


class ScopeChangeForm(OfRecordForm, ScopeFields):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agency = self.record.agency_id
        offer(self, "editions", certifiable_editions(self.viewer, self.viewer.today))
        offer(self, "sites", _sites(self.viewer).filter(agency=agency))
        offer(self, "processes", _standing(self.viewer).filter(agency=agency))


class RequirementField(forms.ModelChoiceField[Requirement]):
    """A requirement with the standard that it belongs to."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.edition} {obj}"


class ExclusionForm(forms.Form):
    requirement = RequirementField(label=_("Requirement"), queryset=Requirement.objects.none())
    reason = TextArea(
        label=_("Justification"),
        max_length=1000,
        help_text=_("Why it cannot apply to the work of the agency. It is read by auditors."),
    )

    def __init__(self, *args: Any, statement: ScopeStatement, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Requirement.objects.filter(
            edition__in=statement.editions.all(), is_assessed=True
        ).select_related("edition__standard")
        offer(self, "requirement", rows.order_by("edition", "order", "pk"))


class ProcessFields(forms.Form):
    code = forms.CharField(label=_("Code"), max_length=20, help_text=_("For example P-03."))
    name = forms.CharField(label=_("Name"), max_length=160)
    kind = forms.ChoiceField(label=_("Kind"), choices=ProcessKind.choices)
    order = forms.IntegerField(
        label=_("Place in its lane"),
        min_value=0,
        max_value=999,
        initial=10,
        help_text=_("Small numbers stand first."),
    )
    purpose = TextArea(label=_("Purpose"), rows=3, max_length=1000)
    owner_office = forms.CharField(label=_("Owner"), max_length=160, help_text=_("The office."))
    owner = forms.ModelChoiceField(
        label=_("Person in this office"),
        queryset=User.objects.none(),
        required=False,
        help_text=_("Is reminded in Kerja saya. Empty: nobody yet."),
    )
    procedures = forms.CharField(
        label=_("Procedures (numbers)"),
        max_length=300,
        required=False,
        help_text=_("As they stand in the master list, separated by commas."),
    )
    resources = TextArea(label=_("Resources"), rows=2, max_length=1000, required=False)


def _people(viewer: Viewer, right: str) -> QuerySet[User]:
    """Those who hold a role in an agency where the viewer describes processes."""
    agencies = rights.agencies_where(viewer, right).order_by()
    rows = User.objects.filter(roles__agency__in=agencies.values("pk"), is_active=True)
    return rows.distinct().order_by("title", "pk")


class ProcessForm(OfAgencyForm, ProcessFields):
    right = permissions.PROCESS_WRITE

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "owner", _people(self.viewer, self.right))


class ProcessChangeForm(OfRecordForm, ProcessFields):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "owner", _people(self.viewer, permissions.PROCESS_WRITE))


class InputForm(forms.Form):
    name = forms.CharField(label=_("Input"), max_length=200)
    other = forms.CharField(label=_("Where it comes from"), max_length=200)


class OutputForm(forms.Form):
    name = forms.CharField(label=pgettext_lazy("of a process", "Output"), max_length=200)
    other = forms.CharField(label=_("Who receives it"), max_length=200, required=False)
    to_process = forms.ModelChoiceField(
        label=_("Taken up by"),
        queryset=Process.objects.none(),
        required=False,
        help_text=_("Draws an arrow to this process on the map."),
    )


class IndicatorForm(forms.Form):
    name = forms.CharField(label=_("What is measured"), max_length=200)
    unit = forms.CharField(
        label=pgettext_lazy("of measurement", "Unit"),
        max_length=40,
        help_text=_("For example %, days."),
    )
    other = forms.CharField(
        label=_("Where it is seen"), max_length=200, help_text=_("The list or report it is in.")
    )


PART_FORMS: dict[str, type[forms.Form]] = {
    PartKind.INPUT: InputForm,
    PartKind.OUTPUT: OutputForm,
    PartKind.INDICATOR: IndicatorForm,
}


def part_form(kind: str, viewer: Viewer, process: Process, *args: Any, **kwargs: Any) -> forms.Form:
    """The form of one kind of line."""
    form = PART_FORMS[kind](*args, **kwargs)
    if kind == PartKind.OUTPUT:
        rows = _standing(viewer).filter(agency=process.agency_id).exclude(pk=process.pk)
        offer(form, "to_process", rows)
    return form


class MapFields(forms.Form):
    reason = TextArea(
        label=_("What is new"), rows=3, max_length=400, help_text=_("Or why it stays as it is.")
    )


class MapForm(OfAgencyForm, MapFields):
    right = permissions.PROCESS_WRITE


class MapChangeForm(OfRecordForm, MapFields):
    pass


class ApprovalForm(VersionedForm):
    """A step that needs nothing but the version that was read."""


class GiveBackForm(VersionedForm):
    reason = TextArea(
        label=_("Reason"), rows=3, max_length=400, help_text=_("What has to be changed.")
    )
