"""Trainings: their register and their record, and planning one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from teraju.kernel.errors import NotAllowed
from teraju.modules.learning import permissions, policy, services
from teraju.modules.learning.domain.states import TrainingState
from teraju.modules.learning.models import Training
from teraju.modules.learning.permissions import right_for
from teraju.modules.learning.selectors import reading
from teraju.modules.learning.web.common import history_of
from teraju.modules.learning.web.forms_training import TrainingForm
from teraju.modules.learning.web.registers_training import PARTICIPANTS, TRAININGS, flags
from teraju.modules.learning.web.statuses import (
    attendance_status,
    effect_status,
    training_status,
)
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import TimelineEntry
from teraju.platform.papers.web.sections import papers_if_any
from teraju.platform.web.actions import record_action
from teraju.platform.web.forms import form_methods, form_page
from teraju.platform.web.kinds import Action, Fact, Link, RecordPage, Section
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_forms import agency_asked
from teraju.platform.web.record_parts import table

T = TrainingState
# Events that tell what tests and superiors said of somebody.
JUDGING = frozenset(
    f"learning.training.{verb}" for verb in ("attendance_changed", "evaluated", "concluded")
)


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    more = [
        Action(_("Training plans"), reverse("learning_plans"), icon="calendar"),
        Action(_("Attendance"), reverse("learning_participants"), icon="users"),
    ]
    return register_page(request, TRAININGS, more=more)


@require_safe
def participants(request: ViewerRequest) -> HttpResponse:
    return register_page(request, PARTICIPANTS)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    training = training_of(request.viewer, pk)
    primary, actions = next_steps(request.viewer, training)
    page = RecordPage(
        title=training.title,
        number=training.agency.short_name,
        target=training,
        register_title=TRAININGS.title,
        register_url=reverse("learning_trainings"),
        status=training_status(training, request.viewer.today),
        primary=primary,
        actions=actions,
        facts=_facts(request.viewer, training),
        sections=_sections(request.viewer, training),
        is_example=training.is_example,
    )
    return record_page(request, page, history=lambda: _history(request.viewer, training))


@form_methods
def add(request: ViewerRequest) -> HttpResponse:
    """A new training of one agency; which, the address says or the viewer's rights."""
    viewer = request.viewer
    rights.require_somewhere(viewer, permissions.ANTI_BRIBERY)
    agency = agency_asked(request, permissions.ANTI_BRIBERY)
    if agency is None:
        raise NotAllowed(rights.reason(permissions.ANTI_BRIBERY))
    only_bribery = not rights.allowed(viewer, permissions.TRAINING, agency)
    return form_page(
        request,
        form=partial(TrainingForm, viewer=viewer, agency=agency),
        title=_("Plan a training"),
        intro=_("Say which gaps it closes and who is asked to come; files are added afterwards."),
        submit=_("Plan the training"),
        act=lambda data: services.plan_training(actor=viewer, agency=agency, **data),
        success=lambda training: training.get_absolute_url(),
        back_url=reverse("learning_trainings"),
        initial={
            "planned_from": viewer.today,
            "planned_until": viewer.today,
            "is_anti_bribery": only_bribery,
            "competences": request.GET.getlist("competence"),
            "people": request.GET.getlist("person"),
        },
        done=_("The training is planned."),
        facts=(Fact(_("Agency"), agency.name),),
        register_title=TRAININGS.title,
        register_url=reverse("learning_trainings"),
    )


def _history(viewer: Viewer, training: Training) -> Sequence[TimelineEntry]:
    """What happened to a training; tests and effects only for who may read them."""
    reads = rights.allowed(viewer, permissions.ASSESSMENT_READ, training)
    return history_of(training, bare=() if reads else JUDGING)


def training_of(viewer: Viewer, pk: int) -> Training:
    """The training if the viewer sees it; else a stranger's 404."""
    training: Training = get_object_or_404(reading.trainings(viewer), pk=pk)
    return training


def next_steps(viewer: Viewer, training: Training) -> tuple[Action | None, Sequence[Action]]:
    """The main button by where the training stands, and the other ways out."""
    manage = right_for(training)
    may = rights.allowed(viewer, manage, training)

    def one(label: str, name: str, icon: str, right: str = manage) -> Action:
        return record_action(viewer, training, right, label, name, icon)

    papers = _paper_actions(viewer, training)
    state = T(training.state)
    if state is T.PLANNED:
        more = [
            one(_("Add people"), "learning_invite", "user-plus"),
            one(_("Change"), "learning_training_change", "pencil"),
            one(_("Postpone"), "learning_postpone", "clock"),
            one(_("Cancel the training"), "learning_cancel", "x"),
        ]
        return one(_("Record that it took place"), "learning_hold", "check"), more if may else []
    if state is T.POSTPONED:
        first = one(_("Set new days"), "learning_reschedule", "calendar")
        return first, [one(_("Cancel the training"), "learning_cancel", "x")] if may else []
    if state is T.HELD:
        attendance = one(_("Attendance and tests"), "learning_attendance", "users")
        judge = one(_("Judge the effect"), "learning_evaluate", "scale", permissions.EVALUATE)
        return judge, [*([attendance] if may else []), *papers]
    if state in (T.EVALUATED, T.CLOSED):
        close = one(_("Close the training"), "learning_close", "archive")
        repeat = one(_("Repeat the training"), "learning_repeat", "repeat")
        needs_repeat = training.has_poor and not training.has_repeat  # type: ignore[attr-defined]
        rest = [close] if state is T.EVALUATED and may else []
        if needs_repeat:
            return repeat, [*rest, *papers]
        return (close, papers) if state is T.EVALUATED else (None, papers)
    return None, []


def _paper_actions(viewer: Viewer, training: Training) -> list[Action]:
    if not training.took_place or not rights.allowed(viewer, permissions.PAPER, training):
        return []
    return [
        record_action(viewer, training, permissions.PAPER, label, name, "file-check")
        for label, name in (
            (_("Issue the attendance list"), "learning_attendance_paper"),
            (_("Issue the report"), "learning_report_paper"),
        )
    ]


def _facts(viewer: Viewer, training: Training) -> Sequence[Fact]:
    old, line = training.repeat_of, training.line
    again = reading.trainings(viewer).filter(repeat_of=training).first()
    rules = policy.rules_on(training.held_until or viewer.today)
    unsure = "" if rules.confirmed else _("house default, unconfirmed")
    lines = [
        Fact(_("Agency"), training.agency.name),
        Fact(_("Sort"), [str(word) for word in flags(training)]),
        Fact(
            _("Competences it serves"), [str(one) for one in training.competences.order_by("name")]
        ),
        Fact(_("Planned for"), _span(training.planned_from, training.planned_until)),
        Fact(_("Held on"), _span(training.held_from, training.held_until)),
        Fact(_("Effect to be judged by"), training.evaluate_by, note=unsure),
        Fact(_("Effect judged on"), training.evaluated_on),
        Fact(_("Provider"), training.provider),
        Fact(_("Trainer"), training.trainer_office),
        Fact(_("Place"), _("online") if training.is_online else training.place),
        Fact(_("Hours of teaching"), training.hours),
        Fact(
            _("Line of the plan"),
            f"{line.plan}: {line.topic}" if line else "",
            url=line.plan.get_absolute_url() if line else "",
        ),
        Fact(_("Repeats"), old.title if old else "", url=old.get_absolute_url() if old else ""),
        Fact(
            _("Repeated by"),
            again.title if again else "",
            url=again.get_absolute_url() if again else "",
        ),
        Fact(_("Reason"), training.reason),
    ]
    return [fact for fact in lines if fact.value]


def _span(first: Any, last: Any) -> Any:
    return [first, last] if first and last and first != last else first


def _sections(viewer: Viewer, training: Training) -> Sequence[Section]:
    sections = [_people(viewer, training)]
    if training.content:
        context = {"text": training.content}
        sections.append(Section(_("What is taught"), "web/sections/text.html", context))
    return [*sections, *papers_if_any(viewer, training)]


def _people(viewer: Viewer, training: Training) -> Section:
    """Who takes part; tests and effect are for their superiors and for themselves."""
    reads = rights.allowed(viewer, permissions.ASSESSMENT_READ, training)
    issues = training.took_place and rights.allowed(viewer, permissions.PAPER, training)
    assesses = training.took_place and rights.allowed(viewer, permissions.ASSESS, training)
    removes = training.state == T.PLANNED and rights.allowed(viewer, right_for(training), training)
    rows: list[list[Any]] = []
    found = reading.participants(viewer).filter(training=training)
    for row in found.order_by("person__title", "partner_organisation", "pk"):
        own = reads or row.person_id == viewer.user_id
        ways: list[Any] = []
        if removes:
            ways.append(Link(_("take off"), reverse("learning_participant_remove", args=[row.pk])))
        if issues and row.came:
            ways.append(
                Link(_("attendance certificate"), reverse("learning_certificate", args=[row.pk]))
            )
        if assesses and row.person and row.effect in ("effective", "partly"):
            ways.append(Link(_("assess anew"), reverse("learning_assess_after", args=[row.pk])))
        rows.append(
            [
                row.label,
                [attendance_status(row), *([row.attendance_note] if row.attendance_note else [])],
                _scores(row) if own else None,
                [effect_status(row), row.effect_reason] if own and row.effect else None,
                ways or None,
            ]
        )
    headers = [
        _("Participant"),
        _("Attendance"),
        _("Tests"),
        pgettext("training", "Effect"),
        _("More"),
    ]
    return table(_("Participants"), headers, rows, _("Nobody is asked to come yet."))


def _scores(row: Any) -> Any:
    if row.score_before is None and row.score_after is None:
        return None
    words = [(_("before"), row.score_before), (_("after"), row.score_after)]
    return [f"{word}: {_number(score)}" for word, score in words if score is not None]


def _number(score: Any) -> str:
    from teraju.platform.web.templatetags.values import number

    return number(score.normalize() if score % 1 else int(score))
