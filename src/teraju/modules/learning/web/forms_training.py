"""Forms on plans and trainings."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.learning import permissions
from teraju.modules.learning.domain.effects import Attendance
from teraju.modules.learning.domain.states import PlanState
from teraju.modules.learning.models import Competence, Participant, PlanLine, Training, TrainingPlan
from teraju.modules.learning.models.choices import ATTENDANCES, EFFECTS, SOURCES, choices
from teraju.modules.learning.selectors import reading
from teraju.modules.learning.selectors.people import people_of
from teraju.platform.accounts import rights
from teraju.platform.accounts.models import User
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency
from teraju.platform.web.forms import DateField, TextArea, VersionedForm, offer

CAME = [pair for pair in choices(ATTENDANCES) if pair[0] != Attendance.INVITED]


class PlanForm(forms.Form):
    agency = forms.ModelChoiceField(label=_("Agency"), queryset=Agency.objects.none())
    year = forms.IntegerField(label=_("Year"), min_value=2000, max_value=2199)
    note = TextArea(
        label=_("What the needs rest on"),
        required=False,
        max_length=2000,
        help_text=_("For example the gaps of the matrix, new staff, new revisions."),
    )

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "agency", rights.agencies_where(viewer, permissions.PLAN_WRITE))


class PlanChangeForm(VersionedForm):
    note = TextArea(label=_("What the needs rest on"), required=False, max_length=2000)


class LineForm(VersionedForm):
    topic = forms.CharField(label=_("Topic"), max_length=200)
    competence = forms.ModelChoiceField(
        label=_("Closes gaps in"), queryset=Competence.objects.none(), required=False
    )
    audience = forms.CharField(label=_("For whom"), max_length=200)
    planned_on = DateField(label=_("Planned for"))
    provider = forms.CharField(label=_("Provider"), max_length=160, required=False)
    cost = forms.DecimalField(
        label=_("Cost"), max_digits=15, decimal_places=2, min_value=Decimal(0), initial=0
    )
    source = forms.ChoiceField(label=_("Why"), choices=choices(SOURCES))

    def __init__(self, *args: Any, viewer: Viewer, plan: TrainingPlan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "competence", reading.usable_competences(viewer, plan.agency_id))


class ClosingForm(VersionedForm):
    closing_note = TextArea(
        label=_("What was reached"),
        max_length=2000,
        help_text=_("Also what was not, and what goes into the next plan."),
    )


class VersionForm(VersionedForm):
    """For a step that needs nothing but the click."""


class ReasonedForm(VersionedForm):
    reason = TextArea(label=_("Reason"), rows=3, max_length=400)


class MaybeReasonedForm(VersionedForm):
    reason = TextArea(label=_("Reason"), rows=3, max_length=400, required=False)


class TrainingFields(forms.Form):
    title = forms.CharField(label=_("Title"), max_length=200)
    competences = forms.ModelMultipleChoiceField(
        label=_("Competences it serves"),
        queryset=Competence.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    is_awareness = forms.BooleanField(label=_("Awareness"), required=False)
    is_anti_bribery = forms.BooleanField(label=_("Anti-bribery"), required=False)
    for_partners = forms.BooleanField(
        label=_("For partners who act for the agency"), required=False
    )
    planned_from = DateField(label=_("Planned from"))
    planned_until = DateField(label=_("Planned until"))
    provider = forms.CharField(label=_("Provider"), max_length=160, required=False)
    trainer_office = forms.CharField(
        label=_("Trainer"),
        max_length=160,
        required=False,
        help_text=_("The office or institution."),
    )
    place = forms.CharField(label=_("Place"), max_length=160, required=False)
    is_online = forms.BooleanField(label=_("Online"), required=False)
    hours = forms.DecimalField(
        label=_("Hours of teaching"),
        max_digits=5,
        decimal_places=1,
        min_value=Decimal("0.5"),
        required=False,
    )
    content = TextArea(label=_("What is taught"), required=False)
    line = forms.ModelChoiceField(
        label=_("Line of the plan"),
        queryset=PlanLine.objects.none(),
        required=False,
        help_text=_("Lines of approved plans."),
    )

    def offer_of(self, viewer: Viewer, agency_id: int) -> None:
        """Offer what one agency uses."""
        offer(self, "competences", reading.usable_competences(viewer, agency_id))
        rows = reading.lines(viewer).filter(agency=agency_id, plan__state=PlanState.APPROVED)
        offer(self, "line", rows.order_by("planned_on", "pk"))


class TrainingForm(TrainingFields):
    """A new training of one agency, with the people who are asked to come."""

    people = forms.ModelMultipleChoiceField(
        label=_("Who is asked to come"),
        queryset=User.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, viewer: Viewer, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_of(viewer, agency.pk)
        offer(self, "people", people_of(agency, viewer.today))


class TrainingChangeForm(VersionedForm, TrainingFields):
    def __init__(self, *args: Any, viewer: Viewer, training: Training, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_of(viewer, training.agency_id)


class InviteForm(VersionedForm):
    people = forms.ModelMultipleChoiceField(
        label=_("People of the agency"),
        queryset=User.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    partner_name = forms.CharField(
        label=_("Name of a partner"),
        max_length=120,
        required=False,
        help_text=_("Somebody from outside who acts for the agency."),
    )
    partner_organisation = forms.CharField(
        label=_("Organisation of the partner"), max_length=160, required=False
    )

    def __init__(self, *args: Any, viewer: Viewer, training: Training, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = Participant.objects.filter(training=training, person__isnull=False)
        rows = people_of(training.agency, viewer.today).exclude(pk__in=known.values("person"))
        offer(self, "people", rows)


class DaysForm(VersionedForm):
    planned_from = DateField(label=_("Planned from"))
    planned_until = DateField(label=_("Planned until"))


class RepeatForm(DaysForm):
    changed = TextArea(
        label=_("What will be done otherwise"),
        rows=3,
        max_length=1000,
        help_text=_("The same again would have the same effect."),
    )


class HoldForm(VersionedForm):
    """The days of a training, and for every participant whether they came."""

    held_from = DateField(label=_("First day"))
    held_until = DateField(label=_("Last day"))

    def __init__(self, *args: Any, people: Sequence[Participant], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for row in people:
            self.fields[f"came_{row.pk}"] = forms.ChoiceField(
                label=row.label, choices=CAME, initial=Attendance.PRESENT
            )


class AttendanceForm(VersionedForm):
    """A row of the sheet of attendance."""

    attendance = forms.ChoiceField(label=_("Attendance"), choices=CAME)
    score_before = forms.DecimalField(
        label=_("Test before"), max_digits=5, decimal_places=2, required=False, localize=True
    )
    score_after = forms.DecimalField(
        label=_("Test after"), max_digits=5, decimal_places=2, required=False, localize=True
    )
    attendance_note = forms.CharField(label=_("Note"), max_length=200, required=False)


class EvaluateForm(VersionedForm):
    participants = forms.ModelMultipleChoiceField(
        label=_("On whom"),
        queryset=Participant.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("One person, or all for whom the same was seen."),
    )
    effect = forms.ChoiceField(
        label=pgettext_lazy("training", "Effect"),
        choices=choices(EFFECTS),
        widget=forms.RadioSelect,
    )
    effect_reason = forms.CharField(
        label=_("What it rests on"),
        max_length=400,
        help_text=_("What was seen at work: papers, numbers, mistakes that stopped or did not."),
    )

    def __init__(self, *args: Any, waiting: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "participants", waiting)
