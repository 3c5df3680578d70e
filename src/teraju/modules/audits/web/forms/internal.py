"""Forms on programmes and internal audits."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from typing_extensions import override

from teraju.modules.audits import permissions
from teraju.modules.audits.models import (
    AuditProgramme,
    Grade,
    InternalAudit,
    InternalKind,
    Part,
    TeamMember,
)
from teraju.modules.audits.selectors.teams import auditors, candidates
from teraju.modules.planning.api import Process
from teraju.modules.standards.api import Edition, editions_with_requirements
from teraju.platform.accounts import rights
from teraju.platform.accounts.models import User
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency
from teraju.platform.web.forms import DateField, TextArea, VersionedForm, offer

from .certifications import CHOOSE
from .findings import ClausesField


def processes_of(viewer: Viewer, agency: Agency) -> QuerySet[Process]:
    rows: QuerySet[Process] = Process.objects.visible_to(viewer).standing()
    return rows.filter(agency=agency).order_by("code", "pk")


class VersionForm(VersionedForm):
    """For steps that ask for nothing but the version."""


class WhyForm(VersionedForm):
    reason = TextArea(label=_("Reason"), rows=3, max_length=1000)


class ProgrammeChangeForm(VersionedForm):
    objectives = TextArea(
        label=_("Objectives"),
        max_length=2000,
        help_text=_("What the audits of the year are to tell you."),
    )
    risks = TextArea(
        label=_("Risks of the programme"),
        required=False,
        max_length=2000,
        help_text=_("For example too few auditors, or dates that collide with a body's audit."),
    )
    resources = TextArea(
        label=_("Resources"), required=False, max_length=1000, help_text=_("Auditors, days, money.")
    )


class ProgrammeForm(forms.Form):
    agency = forms.ModelChoiceField(label=_("Agency"), queryset=Agency.objects.none())
    year = forms.IntegerField(label=_("Year"), min_value=2000, max_value=2199)
    objectives = ProgrammeChangeForm.base_fields["objectives"]
    risks = ProgrammeChangeForm.base_fields["risks"]
    resources = ProgrammeChangeForm.base_fields["resources"]

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "agency", rights.agencies_where(viewer, permissions.PROGRAMME_MANAGE))


class LineForm(VersionedForm):
    """A line of a programme; `agency` is asked where the programme covers several."""

    agency = forms.ModelChoiceField(
        label=_("Unit"), queryset=Agency.objects.none(), empty_label=CHOOSE
    )
    editions = forms.ModelMultipleChoiceField(
        label=_("Standards"), queryset=Edition.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    processes = forms.ModelMultipleChoiceField(
        label=_("Processes"),
        queryset=Process.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("None: the whole unit."),
    )
    planned_on = DateField(label=_("Planned for"))
    days = forms.DecimalField(
        label=_("Auditor days"),
        max_digits=5,
        decimal_places=1,
        min_value=Decimal(0),
        required=False,
    )
    reason = TextArea(
        label=_("Why, by risk"),
        rows=3,
        max_length=1000,
        help_text=_("Worst risks, time since the last audit, earlier findings, changes."),
    )

    def __init__(
        self, *args: Any, viewer: Viewer, agencies: QuerySet[Agency], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "agency", agencies)
        offer(self, "editions", editions_with_requirements(viewer))
        rows: QuerySet[Process] = Process.objects.visible_to(viewer).standing()
        offer(self, "processes", rows.filter(agency__in=agencies).order_by("code", "pk"))


class AuditForm(VersionedForm):
    title = forms.CharField(label=_("Title"), max_length=200)
    objectives = TextArea(label=_("Objectives"), required=False, rows=2, max_length=2000)
    scope = TextArea(
        label=_("Scope"), rows=3, max_length=2000, help_text=_("Which parts, places and period.")
    )
    criteria = TextArea(
        label=pgettext_lazy("audit", "Criteria"),
        rows=3,
        max_length=2000,
        help_text=_("What the audit measures by: standards, procedures, law."),
    )
    first_day = DateField(label=_("First day"))
    last_day = DateField(label=_("Last day"))


class ExtraAuditForm(AuditForm):
    """An audit that the programme did not foresee."""

    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[(kind.value, kind.label) for kind in (InternalKind.EXTRA, InternalKind.FOLLOW_UP)],
    )
    agency = LineForm.base_fields["agency"]
    editions = LineForm.base_fields["editions"]

    def __init__(
        self, *args: Any, viewer: Viewer, agencies: QuerySet[Agency], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "agency", agencies)
        offer(self, "editions", editions_with_requirements(viewer))
        self.order_fields(["kind", "agency", "editions"])


class MemberForm(VersionedForm):
    person = forms.ModelChoiceField(
        label=_("Person"), queryset=User.objects.none(), empty_label=CHOOSE
    )
    part = forms.ChoiceField(label=_("Part"), choices=Part.choices, initial=Part.AUDITOR)
    certificate = forms.CharField(
        label=_("Certificate"),
        max_length=200,
        required=False,
        help_text=_("Only where no assessment of competence shows that this person can audit."),
    )
    certified_on = DateField(label=_("Date of the certificate"), required=False)

    def __init__(self, *args: Any, viewer: Viewer, audit: InternalAudit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = candidates(audit.government_id, viewer.today)
        offer(self, "person", people)
        _internal_auditors_first(self.fields["person"], people, audit, viewer)


def _internal_auditors_first(
    field: Any, people: QuerySet[User], audit: InternalAudit, viewer: Viewer
) -> None:
    """Who may lead or audit stands first: an expert or an observer may be anybody."""
    able = set(auditors(audit.government_id, viewer.today).values_list("pk", flat=True))
    lines = [(person.pk, field.label_from_instance(person)) for person in people]
    field.widget.choices = [
        ("", CHOOSE),
        (_("Internal auditors"), [line for line in lines if line[0] in able]),
        (_("Other colleagues"), [line for line in lines if line[0] not in able]),
    ]


class DeclareForm(VersionedForm):
    declaration = TextArea(
        label=_("Remark"),
        required=False,
        rows=3,
        max_length=1000,
        help_text=_("What others should know, for example a relative in the unit."),
    )


class SlotForm(VersionedForm):
    on = DateField(label=_("Day"))
    starts_at = forms.TimeField(
        label=_("From"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    ends_at = forms.TimeField(
        label=_("Until"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    subject = forms.CharField(label=_("What"), max_length=200)
    process = forms.ModelChoiceField(
        label=_("Process"), queryset=Process.objects.none(), required=False
    )
    auditee = forms.CharField(
        label=_("With whom"), max_length=160, required=False, help_text=_("The office.")
    )
    auditors = forms.ModelMultipleChoiceField(
        label=_("By whom"),
        queryset=TeamMember.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, viewer: Viewer, audit: InternalAudit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "process", processes_of(viewer, audit.agency))
        members = TeamMember.objects.filter(audit=audit, left_on=None).order_by("pk")
        offer(self, "auditors", members)


class OpeningForm(VersionedForm):
    opening_on = DateField(label=_("Opening meeting"))
    opening_note = TextArea(
        label=_("Who came"), required=False, rows=2, max_length=1000, help_text=_("Offices.")
    )


class ClosingForm(VersionedForm):
    closing_on = DateField(label=_("Closing meeting"))
    closing_note = TextArea(
        label=_("Who came"), required=False, rows=2, max_length=1000, help_text=_("Offices.")
    )


class ReportForm(VersionedForm):
    conclusion = TextArea(
        label=_("Conclusion"),
        help_text=_("How far the system meets the standards and works, in a few sentences."),
    )
    recipients = forms.ModelMultipleChoiceField(
        label=_("Further recipients"),
        queryset=User.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Head, quality coordinator and process owners get it in any case."),
    )

    def __init__(self, *args: Any, viewer: Viewer, audit: InternalAudit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "recipients", candidates(audit.government_id, viewer.today))


class CopyForm(VersionedForm):
    person = forms.ModelChoiceField(
        label=_("Person"), queryset=User.objects.none(), empty_label=CHOOSE
    )

    def __init__(self, *args: Any, viewer: Viewer, audit: InternalAudit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "person", candidates(audit.government_id, viewer.today))


class QuestionForm(VersionedForm):
    question = forms.CharField(label=_("Question"), max_length=400)


class AnswerForm(VersionedForm):
    answer = TextArea(label=_("What followed"))


class InternalFindingForm(VersionedForm):
    """Criterion, evidence and gap, tied to clauses of every standard of the audit."""

    grade = forms.ChoiceField(label=_("Grade"), choices=Grade.choices, initial=Grade.MINOR)
    statement = forms.CharField(label=_("Finding"), max_length=300, help_text=_("In one sentence."))
    criterion = TextArea(
        label=pgettext_lazy("finding", "Criterion"),
        rows=2,
        max_length=2000,
        help_text=_("What is asked, and where."),
    )
    evidence = TextArea(
        label=_("Evidence"), rows=3, help_text=_("What was seen, where and when; no names.")
    )
    gap = TextArea(
        label=_("Gap"),
        rows=2,
        max_length=2000,
        required=False,
        help_text=_("What lies between both. A nonconformity always has one."),
    )
    process = forms.ModelChoiceField(
        label=_("Process"), queryset=Process.objects.none(), required=False
    )
    auditee = forms.CharField(label=_("Auditee"), max_length=160, required=False)

    def __init__(self, *args: Any, viewer: Viewer, audit: InternalAudit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.editions: list[Edition] = list(audit.editions.all())
        offer(self, "process", processes_of(viewer, audit.agency))
        for edition in self.editions:
            self.fields[f"clauses_{edition.pk}"] = ClausesField(
                label=format_lazy(_("Clauses of {standard}"), standard=str(edition)),
                required=False,
                help_text=_("Numbers only, for example 7.2, 9.2."),
            )
        names = [f"clauses_{edition.pk}" for edition in self.editions]
        self.order_fields(["version", "grade", "statement", *names])

    @override
    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        data["clauses"] = [
            (edition, clause)
            for edition in self.editions
            for clause in data.pop(f"clauses_{edition.pk}", None) or []
        ]
        return data


def agencies_of(viewer: Viewer, programme: AuditProgramme) -> QuerySet[Agency]:
    """The units that a programme may name."""
    rows = Agency.objects.filter(government=programme.government_id, closed_on=None)
    if programme.agency:
        rows = rows.filter(path__startswith=programme.agency.path)
    found: QuerySet[Agency] = rows.order_by("name", "pk")
    return found
