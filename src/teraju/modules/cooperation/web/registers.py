"""The registers of agreements, programmes and templates."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import Count, DateField, Q, QuerySet, Value
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from teraju.modules.cooperation import selectors
from teraju.modules.cooperation.domain.states import TaskState
from teraju.modules.cooperation.models import Agreement, PlanTask, Programme, ProgrammeTemplate
from teraju.modules.cooperation.models.choices import (
    KINDS,
    PROGRAMME_STATUSES,
    SHORT_KINDS,
    STATUSES,
    TASK_STATES,
    choices,
)
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.registers import Column, Filter, Register
from teraju.platform.organisation.selectors import agencies

from .standing import agreement_status, programme_status, task_status, template_status

SOON = timedelta(days=180)
OWN = "own"


def agency_choices(viewer: Viewer) -> list[tuple[str, Any]]:
    rows = agencies(viewer).order_by("name", "pk").values_list("pk", "short_name")
    return [(OWN, _("the government itself")), *[(str(pk), name) for pk, name in rows]]


def by_agency(rows: QuerySet[Any], value: str, _viewer: Viewer) -> QuerySet[Any]:
    return rows.filter(agency=None) if value == OWN else rows.filter(agency=value)


def by_end(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    running = rows.filter(status="active")
    if value == "expired":
        return running.filter(ends_on__lt=viewer.today)
    if value == "open":
        return running.filter(ends_on=None)
    return running.filter(ends_on__gte=viewer.today, ends_on__lte=viewer.today + SOON)


def rows(viewer: Viewer) -> QuerySet[Agreement]:
    """Agreements with the number of their tasks, all and done."""
    alive = ~Q(tasks__state=TaskState.DROPPED)
    return selectors.agreements(viewer).annotate(
        task_count=Count("tasks", filter=alive),
        tasks_done=Count("tasks", filter=Q(tasks__state=TaskState.DONE)),
    )


def progress(agreement: Any) -> str:
    """Tasks done of all, as in 3/7; empty without a plan."""
    return f"{agreement.tasks_done}/{agreement.task_count}" if agreement.task_count else ""


def who_does(task: PlanTask) -> list[str]:
    """The office that does a task and its agency, as far as named."""
    return [text for text in (task.owner_office, task.agency and task.agency.short_name) if text]


def in_charge(agreement: Agreement) -> str | Promise:
    return agreement.agency.short_name if agreement.agency else _("the government itself")


AGREEMENTS: Register[Agreement] = Register(
    key="cooperation.agreements",
    title=_("Agreements"),
    noun=_("agreements"),
    columns=[
        Column(key="title", label=_("Agreement"), value=lambda a: a.title, sort="title"),
        Column(
            key="kind",
            label=_("Kind"),
            value=lambda a: SHORT_KINDS[a.kind_code],
            sort="kind",
        ),
        Column(
            key="status",
            label=_("Status"),
            value=lambda a: agreement_status(a, a.as_of),  # type: ignore[attr-defined]
            kind="status",
            sort="status",
        ),
        Column(key="agency", label=_("In charge"), value=in_charge, sort="agency__name"),
        Column(
            key="signed_on",
            label=_("Signed on"),
            value=lambda a: a.signed_on,
            kind="date",
            sort="signed_on",
        ),
        Column(
            key="ends_on",
            label=_("Last day"),
            value=lambda a: a.ends_on,
            kind="date",
            sort="ends_on",
        ),
        Column(key="plan", label=_("Plan done"), value=progress),
        Column(key="number", label=_("Our number"), value=lambda a: a.number, sort="number"),
    ],
    rows=rows,
    order=["-signed_on", "-pk"],
    search=["title", "number", "counterpart_number", "scope", "agency__name", "place"],
    filters=[
        Filter(
            key="kind",
            label=_("Kind"),
            choices=lambda viewer: choices(KINDS),
            apply=lambda found, value, viewer: found.filter(kind=value),
        ),
        Filter(
            key="status",
            label=_("Status"),
            choices=lambda viewer: choices(STATUSES),
            apply=lambda found, value, viewer: found.filter(status=value),
        ),
        Filter(key="agency", label=_("In charge"), choices=agency_choices, apply=by_agency),
        Filter(
            key="end",
            label=_("End"),
            choices=lambda viewer: [
                ("soon", _("within half a year")),
                ("expired", _("expired")),
                ("open", _("open end")),
            ],
            apply=by_end,
        ),
    ],
    row_url=lambda a: a.get_absolute_url(),
    add_label=_("Add an agreement"),
    add_url="cooperation_agreement_add",
    add_right="cooperation.register.add",
    empty=_("No agreement yet. Enter the first one: an old one with its dates, or a new draft."),
)

PROGRAMMES: Register[Programme] = Register(
    key="cooperation.programmes",
    title=_("Programmes"),
    noun=_("programmes"),
    columns=[
        Column(key="title", label=_("Programme"), value=lambda p: p.title, sort="title"),
        Column(
            key="agency",
            label=_("Agency"),
            value=lambda p: p.agency.short_name,
            sort="agency__name",
        ),
        Column(
            key="standards",
            label=_("Standards"),
            value=lambda p: ", ".join(sorted(e.designation for e in p.editions.all())),
        ),
        Column(
            key="started_on",
            label=_("Started on"),
            value=lambda p: p.started_on,
            kind="date",
            sort="started_on",
        ),
        Column(
            key="wished_on",
            label=_("Certificate wished on"),
            value=lambda p: p.wished_on,
            kind="date",
            sort="wished_on",
        ),
        Column(
            key="status", label=_("Status"), value=programme_status, kind="status", sort="status"
        ),
    ],
    rows=lambda viewer: selectors.programmes(viewer).prefetch_related("editions"),
    order=["-started_on", "-pk"],
    search=["title", "agency__name", "agreement__title"],
    filters=[
        Filter(
            key="status",
            label=_("Status"),
            choices=lambda viewer: choices(PROGRAMME_STATUSES),
            apply=lambda found, value, viewer: found.filter(status=value),
        ),
        Filter(
            key="agency",
            label=_("Agency"),
            choices=lambda viewer: agency_choices(viewer)[1:],
            apply=by_agency,
        ),
    ],
    row_url=lambda p: p.get_absolute_url(),
    add_label=_("Start a programme"),
    add_url="cooperation_programme_add",
    add_right="cooperation.programme.manage",
    empty=_("No programme yet. A programme leads one agency from an agreement to a certificate."),
)

TEMPLATES: Register[ProgrammeTemplate] = Register(
    key="cooperation.templates",
    title=_("Programme templates"),
    noun=_("templates"),
    columns=[
        Column(key="name", label=_("Template"), value=lambda t: t.name, sort="name"),
        Column(
            key="steps",
            label=_("Steps"),
            value=lambda t: t.step_count,  # type: ignore[attr-defined]
            kind="number",
            sort="step_count",
        ),
        Column(key="note", label=_("Note"), value=lambda t: t.note),
        Column(key="status", label=_("Status"), value=template_status, kind="status"),
    ],
    rows=selectors.templates,
    order=["name", "pk"],
    search=["name", "note"],
    filters=[
        Filter(
            key="use",
            label=_("Status"),
            choices=lambda viewer: [("yes", _("in use")), ("no", _("withdrawn"))],
            apply=lambda found, value, viewer: found.filter(withdrawn_on__isnull=value == "yes"),
        )
    ],
    row_url=lambda t: reverse("cooperation_template", args=[t.pk]),
    empty=_("No template yet. Save a finished programme as one, for the next agency."),
)


def by_state(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    if value == "late":
        return rows.filter(state="open", due__lt=viewer.today, agreement__status="active")
    return rows.filter(state=value)


def task_rows(viewer: Viewer) -> QuerySet[PlanTask]:
    """Tasks of all plans, knowing the day they are looked at."""
    return selectors.tasks(viewer).annotate(as_of=Value(viewer.today, output_field=DateField()))


TASKS: Register[PlanTask] = Register(
    key="cooperation.tasks",
    title=_("Tasks of plans"),
    noun=_("tasks"),
    columns=[
        Column(key="title", label=_("Task"), value=lambda t: t.title, sort="title"),
        Column(
            key="agreement",
            label=_("Agreement"),
            value=lambda t: t.agreement.title,
            sort="agreement__title",
        ),
        Column(
            key="agency",
            label=_("Who"),
            value=who_does,
            sort="owner_agency__name",
        ),
        Column(key="due", label=_("Due"), value=lambda t: t.due, kind="date", sort="due"),
        Column(
            key="done_on",
            label=_("Done on"),
            value=lambda t: t.done_on,
            kind="date",
            sort="done_on",
        ),
        Column(
            key="state",
            label=_("State"),
            value=lambda t: task_status(t, t.as_of),  # type: ignore[attr-defined]
            kind="status",
            sort="state",
        ),
    ],
    rows=task_rows,
    order=["due", "agreement", "order", "pk"],
    search=["title", "owner_office", "agreement__title", "owner_agency__name"],
    filters=[
        Filter(
            key="state",
            label=_("State"),
            choices=lambda viewer: [("late", _("late")), *choices(TASK_STATES)],
            apply=by_state,
        )
    ],
    row_url=lambda t: t.agreement.get_absolute_url(),
    empty=_("No task yet. Tasks are added to the plan of an agreement."),
)
