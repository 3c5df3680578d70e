"""The registers of plans, trainings and attendance."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.learning import permissions
from teraju.modules.learning.models import Participant, Training, TrainingPlan
from teraju.modules.learning.models.choices import (
    ATTENDANCES,
    EFFECTS,
    PLAN_STATES,
    TRAINING_STATES,
    choices,
)
from teraju.modules.learning.selectors import reading
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.registers import Column, Filter, Register

from .common import agency_filter
from .statuses import attendance_status, effect_status, plan_status, training_status

PLANS: Register[TrainingPlan] = Register(
    key="learning.plans",
    title=_("Training plans"),
    noun=_("training plans"),
    columns=[
        Column(key="year", label=_("Year"), value=lambda p: p.year, sort="year"),
        Column(
            key="agency",
            label=_("Agency"),
            value=lambda p: p.agency.short_name,
            sort="agency__name",
        ),
        Column(
            key="lines",
            label=_("Lines"),
            value=lambda p: p.line_count,  # type: ignore[attr-defined]
            kind="number",
            sort="line_count",
        ),
        Column(
            key="cost",
            label=_("Cost"),
            value=lambda p: p.total,  # type: ignore[attr-defined]
            kind="money",
            sort="total",
        ),
        Column(
            key="approved_on",
            label=_("Approved on"),
            value=lambda p: p.approved_on,
            kind="date",
            sort="approved_on",
        ),
        Column(key="status", label=_("Status"), value=plan_status, kind="status", sort="state"),
    ],
    rows=lambda viewer: reading.plans(viewer).annotate(
        line_count=Count("lines"), total=Sum("lines__cost")
    ),
    order=["-year", "agency__name", "pk"],
    search=["agency__name", "note", "written_office"],
    filters=[
        Filter(
            key="status",
            label=_("Status"),
            choices=lambda viewer: choices(PLAN_STATES),
            apply=lambda rows, value, viewer: rows.filter(state=value),
        ),
        agency_filter(),
    ],
    row_url=lambda p: p.get_absolute_url(),
    add_label=_("Write a plan"),
    add_url="learning_plan_add",
    add_right=permissions.PLAN_WRITE,
    empty=_("No plan yet. Write what the agency wants to learn this year; the head approves it."),
)


def flags(training: Training) -> list[Any]:
    """What sort of training it is, in words."""
    found = (
        (training.is_awareness, _("awareness")),
        (training.is_anti_bribery, _("anti-bribery")),
        (training.for_partners, _("for partners")),
    )
    return [word for holds, word in found if holds]


def by_flag(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    return rows.filter(**{value: True})


def by_state(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    if value == "waiting":
        return rows.filter(state="held", evaluate_by__lte=viewer.today)
    if value == "poor":
        return rows.filter(has_poor=True)
    return rows.filter(state=value)


TRAININGS: Register[Training] = Register(
    key="learning.trainings",
    title=_("Trainings"),
    noun=_("trainings"),
    columns=[
        Column(key="title", label=_("Training"), value=lambda t: t.title, sort="title"),
        Column(
            key="day",
            label=_("Day"),
            value=lambda t: t.held_from or t.planned_from,
            kind="date",
            sort="planned_from",
        ),
        Column(
            key="status",
            label=_("Status"),
            value=lambda t: training_status(t, t.as_of),  # type: ignore[attr-defined]
            kind="status",
            sort="state",
        ),
        Column(
            key="came",
            label=_("Present"),
            value=lambda t: f"{t.came}/{t.asked}" if t.took_place else t.asked,  # type: ignore[attr-defined]
        ),
        Column(key="flags", label=_("Sort"), value=flags),
        Column(
            key="agency",
            label=_("Agency"),
            value=lambda t: t.agency.short_name,
            sort="agency__name",
        ),
    ],
    rows=reading.trainings,
    order=["-planned_from", "-pk"],
    search=["title", "provider", "trainer_office", "content", "place"],
    filters=[
        Filter(
            key="status",
            label=_("Status"),
            choices=lambda viewer: [
                ("waiting", _("effect to be judged")),
                ("poor", _("poor effect")),
                *choices(TRAINING_STATES),
            ],
            apply=by_state,
        ),
        Filter(
            key="sort_of",
            label=_("Sort"),
            choices=lambda viewer: [
                ("is_awareness", _("awareness")),
                ("is_anti_bribery", _("anti-bribery")),
                ("for_partners", _("for partners")),
            ],
            apply=by_flag,
        ),
        agency_filter(),
    ],
    row_url=lambda t: t.get_absolute_url(),
    add_label=_("Plan a training"),
    add_url="learning_training_add",
    add_right=permissions.ANTI_BRIBERY,
    empty=_("No training yet. Plan the first one: for a gap, or for everybody."),
)

PARTICIPANTS: Register[Participant] = Register(
    key="learning.participants",
    title=_("Attendance"),
    noun=_("participations"),
    columns=[
        Column(key="who", label=_("Participant"), value=lambda p: p.label, sort="person__title"),
        Column(
            key="training",
            label=_("Training"),
            value=lambda p: p.training.title,
            sort="training__title",
        ),
        Column(
            key="day",
            label=_("Day"),
            value=lambda p: p.training.held_from or p.training.planned_from,
            kind="date",
            sort="training__planned_from",
        ),
        Column(
            key="attendance",
            label=_("Attendance"),
            value=attendance_status,
            kind="status",
            sort="attendance",
        ),
        Column(
            key="before",
            label=_("Test before"),
            value=lambda p: p.score_before,
            kind="number",
            sort="score_before",
        ),
        Column(
            key="after",
            label=_("Test after"),
            value=lambda p: p.score_after,
            kind="number",
            sort="score_after",
        ),
        Column(
            key="effect",
            label=pgettext_lazy("training", "Effect"),
            value=effect_status,
            kind="status",
            sort="effect",
        ),
    ],
    rows=reading.judged_participants,
    order=["-training__planned_from", "training", "pk"],
    search=[
        "person__title",
        "person__name",
        "partner_name",
        "partner_organisation",
        "training__title",
    ],
    filters=[
        Filter(
            key="attendance",
            label=_("Attendance"),
            choices=lambda viewer: choices(ATTENDANCES),
            apply=lambda rows, value, viewer: rows.filter(attendance=value),
        ),
        Filter(
            key="effect",
            label=pgettext_lazy("training", "Effect"),
            choices=lambda viewer: choices(EFFECTS),
            apply=lambda rows, value, viewer: rows.filter(effect=value),
        ),
        Filter(
            key="side",
            label=_("Own or partner"),
            choices=lambda viewer: [("house", _("the house")), ("partner", _("a partner"))],
            apply=lambda rows, value, viewer: rows.filter(
                Q(person=None) if value == "partner" else ~Q(person=None)
            ),
        ),
    ],
    row_url=lambda p: p.training.get_absolute_url(),
    empty=_("Nobody has been asked to a training yet."),
)
