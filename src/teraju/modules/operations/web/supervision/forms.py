"""Forms of supervision."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.operations import permissions
from teraju.modules.operations import selectors_supervision as selectors
from teraju.modules.operations.domain.supervision.kinds import Declaration
from teraju.modules.operations.domain.supervision.states import PlanState
from teraju.modules.operations.models import Assignment, PlanLine
from teraju.modules.operations.models.supervision.choices import (
    DECLARATIONS,
    FINDING_KINDS,
    KINDS,
    PARTS,
    RISKS,
    choices,
)
from teraju.platform.accounts import rights
from teraju.platform.accounts.models import User
from teraju.platform.accounts.scope import Viewer
from teraju.platform.files.web.forms import CheckedFileField
from teraju.platform.organisation.models import Agency
from teraju.platform.web.forms import DateField, TextArea, VersionedForm, offer

LARGEST = Decimal(10) ** 15


def inspectorates_where(viewer: Viewer, right: str) -> Any:
    return rights.agencies_where(viewer, right).filter(kind="inspectorate")


def agencies_of(government_id: int) -> Any:
    rows = Agency.objects.filter(government=government_id, closed_on=None)
    return rows.order_by("name", "pk")


class ReasonedForm(VersionedForm):
    """For steps that need a reason."""

    reason = TextArea(label=_("Reason"), rows=3, max_length=400)


class PlanForm(forms.Form):
    """A new plan."""

    agency = forms.ModelChoiceField(label=_("Inspectorate"), queryset=Agency.objects.none())
    year = forms.IntegerField(label=_("Year"), min_value=2000, max_value=2100)
    basis = TextArea(
        label=_("Basis and priorities"),
        required=False,
        help_text=_("Policy of supervision, risk ranking, wishes of the regional head."),
    )

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "agency", inspectorates_where(viewer, permissions.PLAN_WRITE))


class PlanChangeForm(VersionedForm):
    basis = TextArea(label=_("Basis and priorities"), required=False)


class ClosePlanForm(VersionedForm):
    reason = TextArea(
        label=_("What was not carried out, and why"), rows=3, max_length=400, required=False
    )


class LineForm(forms.Form):
    """What a line holds."""

    audited = forms.ModelChoiceField(
        label=_("Audited agency"), queryset=Agency.objects.none(), required=False
    )
    theme = forms.CharField(
        label=_("Theme"),
        max_length=240,
        required=False,
        help_text=_("What is looked at; needed where no single agency is supervised."),
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=choices(KINDS))
    risk = forms.ChoiceField(
        label=_("Risk"), choices=[("", _("not ranked")), *choices(RISKS)], required=False
    )
    risk_reason = forms.CharField(label=_("Reason for the choice"), max_length=400, required=False)
    starts_on = DateField(label=_("Planned from"))
    ends_on = DateField(label=_("Planned until"))
    person_days = forms.IntegerField(label=_("Person-days"), min_value=1, max_value=5000)
    team_size = forms.IntegerField(label=_("Team size"), min_value=1, max_value=100)
    output = forms.CharField(label=_("Output"), max_length=160, initial="LHP")

    def __init__(self, *args: Any, government_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "audited", agencies_of(government_id))


class LineChangeForm(LineForm, VersionedForm):
    """The same for a line that stands."""


class AmendForm(LineChangeForm):
    """A change to a plan that was set."""

    reason = TextArea(label=_("Reason of the amendment"), rows=3, max_length=2000)


class AmendByLineForm(LineForm, VersionedForm):
    """A new line for a plan that was set."""

    reason = TextArea(label=_("Reason of the amendment"), rows=3, max_length=2000)


class AssignmentForm(forms.Form):
    """A new assignment: from a line of a plan that is set, or with a reason."""

    agency = forms.ModelChoiceField(label=_("Inspectorate"), queryset=Agency.objects.none())
    line = forms.ModelChoiceField(
        label=_("Line of the yearly plan"),
        queryset=PlanLine.objects.none(),
        required=False,
        empty_label=_("outside the plan"),
    )
    outside_reason = forms.CharField(
        label=_("Reason for an assignment outside the plan"), max_length=400, required=False
    )
    title = forms.CharField(label=pgettext_lazy("assignment", "Subject"), max_length=240)
    kind = forms.ChoiceField(label=_("Kind"), choices=choices(KINDS))
    audited = forms.ModelChoiceField(
        label=_("Audited agency"), queryset=Agency.objects.none(), required=False
    )
    purpose = TextArea(label=_("Purpose and scope"), required=False)
    starts_on = DateField(label=pgettext_lazy("assignment", "First day"))
    ends_on = DateField(label=pgettext_lazy("assignment", "Last day"))
    promised_on = DateField(
        label=_("Report promised for"),
        required=False,
        help_text=_("Empty: the last day."),
    )
    safeguard = forms.CharField(
        label=_("How independence is kept"),
        max_length=400,
        required=False,
        help_text=_("Where the Inspektorat supervises itself: who from elsewhere looks and asks."),
    )

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "agency", inspectorates_where(viewer, permissions.ASSIGNMENT_MANAGE))
        lines = selectors.lines(viewer).filter(is_dropped=False, plan__state=PlanState.SET)
        offer(self, "line", lines.order_by("-plan__year", "number"))
        self.fields["line"].label_from_instance = lambda one: f"{one}: {one.subject}"  # type: ignore[attr-defined]
        agencies = Agency.objects.filter(government__in=viewer.government_ids, closed_on=None)
        offer(self, "audited", agencies.order_by("name", "pk"))


class AssignmentChangeForm(VersionedForm):
    """What can be changed of a draft."""

    title = forms.CharField(label=pgettext_lazy("assignment", "Subject"), max_length=240)
    kind = forms.ChoiceField(label=_("Kind"), choices=choices(KINDS))
    audited = forms.ModelChoiceField(
        label=_("Audited agency"), queryset=Agency.objects.none(), required=False
    )
    purpose = TextArea(label=_("Purpose and scope"), required=False)
    starts_on = DateField(label=pgettext_lazy("assignment", "First day"))
    ends_on = DateField(label=pgettext_lazy("assignment", "Last day"))
    safeguard = forms.CharField(label=_("How independence is kept"), max_length=400, required=False)

    def __init__(self, *args: Any, government_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "audited", agencies_of(government_id))


class MemberForm(VersionedForm):
    """A person of the house, or an office from elsewhere."""

    user = forms.ModelChoiceField(
        label=_("Person"), queryset=User.objects.none(), required=False, empty_label=_("—")
    )
    office = forms.CharField(
        label=_("Office from elsewhere"),
        max_length=160,
        required=False,
        help_text=_("Where no person of the house is chosen, such as an auditor of the province."),
    )
    home = forms.ModelChoiceField(
        label=_("Comes from the agency"), queryset=Agency.objects.none(), required=False
    )
    part = forms.ChoiceField(label=pgettext_lazy("team", "Part"), choices=choices(PARTS))

    def __init__(self, *args: Any, assignment: Assignment, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "user", selectors.people_to_assign(assignment.agency, viewer.today))
        self.fields["user"].label_from_instance = lambda one: one.title  # type: ignore[attr-defined]
        offer(self, "home", agencies_of(assignment.government_id))


class DeclareForm(VersionedForm):
    declaration = forms.ChoiceField(
        label=_("Conflict of interest"),
        choices=[
            (code, label) for code, label in choices(DECLARATIONS) if code != Declaration.NONE_YET
        ],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=_("Note"),
        max_length=400,
        required=False,
        help_text=_("Which conflict; or where the paper of somebody from elsewhere lies."),
    )


class WorkingPaperForm(forms.Form):
    title = forms.CharField(label=pgettext_lazy("working paper", "Subject"), max_length=240)
    procedure = TextArea(label=pgettext_lazy("working paper", "Procedure"))
    done_on = DateField(label=_("Done on"), required=False)
    result = TextArea(
        label=pgettext_lazy("working paper", "Result"), required=False, rows=6, max_length=8000
    )


class WorkingPaperChangeForm(WorkingPaperForm, VersionedForm):
    note_answer = TextArea(label=_("Answer to the note"), required=False)


class AnsweredForm(VersionedForm):
    note_answer = TextArea(label=_("Answer to the note"), required=False)


class VerdictForm(VersionedForm):
    """Accept, or give back with what is missing."""

    accept = forms.TypedChoiceField(
        label=_("Decision"),
        choices=[
            ("yes", pgettext_lazy("supervision", "Accept")),
            ("no", pgettext_lazy("supervision", "Give back")),
        ],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    note = TextArea(
        label=_("Note"), required=False, help_text=_("Needed where something is given back.")
    )


class NoteForm(VersionedForm):
    note = TextArea(label=_("What has to be corrected"))


class FindingForm(VersionedForm):
    kind = forms.ChoiceField(label=_("Kind"), choices=choices(FINDING_KINDS))
    title = forms.CharField(label=pgettext_lazy("finding", "Title"), max_length=240)
    condition = TextArea(
        label=pgettext_lazy("finding", "Condition"), help_text=_("How it is: what was found.")
    )
    criterion = TextArea(
        label=pgettext_lazy("finding", "Criterion"), help_text=_("How it should be, by which rule.")
    )
    cause = TextArea(label=pgettext_lazy("finding", "Cause"))
    effect = TextArea(label=pgettext_lazy("finding", "Effect"))
    amount = forms.DecimalField(
        label=_("Amount in rupiah"),
        required=False,
        min_value=Decimal("0.01"),
        max_value=LARGEST,
        decimal_places=2,
    )


class RecommendationForm(VersionedForm):
    text = TextArea(label=_("Recommendation"))
    agency = forms.ModelChoiceField(label=_("Addressee"), queryset=Agency.objects.none())
    office = forms.CharField(label=_("Office that acts"), max_length=160, required=False)

    def __init__(self, *args: Any, government_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "agency", agencies_of(government_id))


class ReportForm(VersionedForm):
    summary = TextArea(label=_("Summary and conclusion"), rows=10, max_length=8000)
    file = CheckedFileField(
        label=_("File of the report"),
        required=False,
        help_text=_("Kept as it is, with its fingerprint. PDF or Word, up to 20 MB."),
    )


class FollowUpForm(VersionedForm):
    text = TextArea(label=_("What was done"))
    done_on = DateField(label=_("Done on"))
    file = CheckedFileField(label=_("File that shows it"), required=False)
    file_title = forms.CharField(label=_("Title of the file"), max_length=200, required=False)
