"""The registers of supervision: plans, lines, assignments and working papers."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.operations import permissions
from teraju.modules.operations import selectors_supervision as selectors
from teraju.modules.operations.domain.supervision.planning import Progress
from teraju.modules.operations.models import (
    Assignment,
    PlanLine,
    SupervisionPlan,
    WorkingPaper,
)
from teraju.modules.operations.models.supervision.choices import (
    ASSIGNMENT_STATES,
    KINDS,
    PAPER_STATES,
    PLAN_STATES,
    RISKS,
    choices,
)
from teraju.platform.exchange.readers import (
    ChoiceReader,
    DateReader,
    TextReader,
    WholeReader,
)
from teraju.platform.exchange.registers import Column, Register

from . import filters
from .imports import (
    LINE_IMPORT,
    PLAN_READER,
)
from .statuses import (
    assignment_status,
    line_status,
    paper_status,
    plan_status,
)

LONGEST = 120


def share(plan: SupervisionPlan) -> str:
    """How many of the standing lines have a released report."""
    counts = selectors.progress_counts(plan, selectors.day_of(plan))
    total = sum(counts.values()) - counts[Progress.DROPPED]
    return f"{counts[Progress.REPORTED]}/{total}"


PLANS: Register[SupervisionPlan] = Register(
    key="operations.plans",
    title=_("Yearly plans (PKPT)"),
    noun=_("yearly plans"),
    columns=[
        Column(key="plan", label=_("Plan"), value=str),
        Column(
            key="year",
            label=_("Year"),
            value=lambda p: p.year,
            kind="year",
            sort="year",
            place="file",
        ),
        Column(key="state", label=_("Status"), value=plan_status, kind="status", sort="state"),
        Column(key="reported", label=_("Lines reported"), value=share),
        Column(
            key="set_on", label=_("Set on"), value=lambda p: p.set_on, kind="date", sort="set_on"
        ),
        Column(key="set_by", label=_("Set by"), value=lambda p: p.set_office),
        Column(key="agency", label=_("Agency"), value=lambda p: p.agency.short_name),
    ],
    rows=lambda viewer: selectors.as_of(selectors.plans(viewer), viewer),
    order=["-year", "-pk"],
    search=["basis", "agency__name", "lines__theme"],
    filters=[filters.of_state(PLAN_STATES)],
    row_url=lambda p: p.get_absolute_url(),
    add_label=_("Write a yearly plan"),
    add_url="operations_plan_add",
    add_right=permissions.PLAN_WRITE,
    empty=_("No yearly plan of supervision stands here. The Inspektorat writes them."),
)

LINES: Register[PlanLine] = Register(
    key="operations.plan_lines",
    title=_("Lines of the plans"),
    noun=_("lines of the plans"),
    columns=[
        Column(
            key="plan",
            label=_("Plan"),
            value=lambda one: str(one.plan),
            sort="plan__year",
            reads=PLAN_READER,
            stored=lambda one: one.plan_id,
            required=True,
            place="beneath",
        ),
        Column(
            key="number",
            label=pgettext_lazy("plan line", "No."),
            value=lambda one: one.number,
            kind="number",
            sort="number",
            reads=WholeReader(least=1, most=999),
            required=True,
            place="file",
        ),
        Column(
            key="subject",
            label=_("What is supervised"),
            value=lambda one: f"{one.number}. {one.subject}",
        ),
        Column(
            key="progress",
            label=_("Status"),
            value=lambda one: line_status(one, selectors.day_of(one)),
            kind="status",
        ),
        Column(
            key="kind",
            label=_("Kind"),
            value=lambda one: one.get_kind_display(),
            sort="kind",
            reads=ChoiceReader(choices=choices(KINDS)),
            stored=lambda one: one.kind,
            required=True,
        ),
        Column(
            key="risk",
            label=_("Risk"),
            value=lambda one: one.get_risk_display(),
            sort="risk",
            reads=ChoiceReader(choices=choices(RISKS)),
            stored=lambda one: one.risk or None,
        ),
        Column(
            key="starts_on",
            label=_("Planned from"),
            value=lambda one: one.starts_on,
            kind="date",
            sort="starts_on",
            reads=DateReader(),
            required=True,
        ),
        Column(
            key="ends_on",
            label=_("Planned until"),
            value=lambda one: one.ends_on,
            kind="date",
            sort="ends_on",
            reads=DateReader(),
            required=True,
        ),
        Column(
            key="person_days",
            label=_("Person-days"),
            value=lambda one: one.person_days,
            kind="number",
            sort="person_days",
            reads=WholeReader(least=1, most=5000),
            required=True,
        ),
        Column(
            key="team_size",
            label=_("Team size"),
            value=lambda one: one.team_size,
            kind="number",
            reads=WholeReader(least=1, most=100),
            required=True,
            place="file",
        ),
        Column(
            key="output",
            label=_("Output"),
            value=lambda one: one.output,
            reads=TextReader(longest=160),
            place="file",
        ),
    ],
    rows=lambda viewer: selectors.as_of(selectors.lines(viewer), viewer),
    order=["-plan__year", "number", "pk"],
    search=["theme", "audited__name", "audited__short_name", "output"],
    filters=[filters.PLAN_YEAR, filters.of_kind(KINDS), filters.AUDITED],
    row_url=lambda one: one.get_absolute_url(),
    empty=_("No line yet. They stand in a yearly plan."),
    importing=LINE_IMPORT,
)

ASSIGNMENTS: Register[Assignment] = Register(
    key="operations.assignments",
    title=_("Assignments"),
    noun=_("assignments"),
    columns=[
        Column(
            key="title",
            label=pgettext_lazy("assignment", "Subject"),
            value=lambda a: a.title,
            sort="title",
        ),
        Column(
            key="number",
            label=_("Number"),
            value=lambda a: a.output.number,
            sort="output__number",
            place="beneath",
        ),
        Column(
            key="state",
            label=_("Status"),
            value=lambda a: assignment_status(a, selectors.moment_of(a)),
            kind="status",
            sort="state",
        ),
        Column(
            key="audited",
            label=_("Audited agency"),
            value=lambda a: a.audited.short_name if a.audited else None,
            sort="audited__short_name",
        ),
        Column(key="kind", label=_("Kind"), value=lambda a: a.get_kind_display(), sort="kind"),
        Column(
            key="starts_on",
            label=pgettext_lazy("assignment", "First day"),
            value=lambda a: a.starts_on,
            kind="date",
            sort="starts_on",
        ),
        Column(
            key="promised",
            label=_("Report promised for"),
            value=lambda a: selectors.day_at(a, a.output.promised_at),
            kind="date",
            sort="output__promised_at",
        ),
        Column(
            key="released",
            label=_("Released on"),
            value=lambda a: selectors.day_at(a, a.output.released_at),
            kind="date",
            sort="output__released_at",
            place="file",
        ),
        Column(
            key="line",
            label=_("Line of the yearly plan"),
            value=lambda a: str(a.line) if a.line else _("outside the plan"),
            place="file",
        ),
    ],
    rows=lambda viewer: selectors.as_of(selectors.assignments(viewer), viewer),
    order=["-starts_on", "-pk"],
    search=["title", "output__number", "audited__name", "audited__short_name", "purpose"],
    filters=[
        filters.ASSIGNMENT_YEAR,
        filters.of_state(ASSIGNMENT_STATES),
        filters.AUDITED,
        filters.of_kind(KINDS),
        filters.IN_PLAN,
        filters.MINE,
    ],
    row_url=lambda a: a.get_absolute_url(),
    add_label=_("Draft an assignment"),
    add_url="operations_assignment_add",
    add_right=permissions.ASSIGNMENT_MANAGE,
    empty=_("No assignment yet. Begin at a line of the yearly plan."),
)

WORKING_PAPERS: Register[WorkingPaper] = Register(
    key="operations.working_papers",
    title=_("Working papers"),
    noun=_("working papers"),
    columns=[
        Column(
            key="title", label=pgettext_lazy("working paper", "Subject"), value=str, sort="title"
        ),
        Column(
            key="assignment",
            label=_("Assignment"),
            value=lambda w: w.assignment.title,
            sort="assignment__title",
        ),
        Column(key="state", label=_("Status"), value=paper_status, kind="status", sort="state"),
        Column(
            key="done_on",
            label=_("Done on"),
            value=lambda w: w.done_on,
            kind="date",
            sort="done_on",
        ),
        Column(key="done_by", label=_("Done by"), value=lambda w: w.done_office),
        Column(key="reviewed_by", label=_("Reviewed by"), value=lambda w: w.reviewed_office),
    ],
    rows=selectors.working_papers,
    order=["-assignment__starts_on", "assignment", "number", "pk"],
    search=["title", "procedure", "result", "assignment__title"],
    filters=[filters.of_state(PAPER_STATES)],
    row_url=lambda w: w.get_absolute_url(),
    empty=_("No working paper yet. The team adds them to an assignment in field work."),
)
