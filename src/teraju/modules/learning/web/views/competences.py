"""The catalogue of competences and the record of an assessment."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teraju.modules.learning import permissions, services
from teraju.modules.learning.models import Competence, Requirement
from teraju.modules.learning.selectors import reading
from teraju.modules.learning.web.common import history_of, record_form
from teraju.modules.learning.web.forms_people import CompetenceChangeForm, CompetenceForm
from teraju.modules.learning.web.forms_training import ReasonedForm
from teraju.modules.learning.web.registers_people import ASSESSMENTS, COMPETENCES, kind_word
from teraju.modules.learning.web.statuses import level_words, training_status, use_status
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.actions import record_action
from teraju.platform.web.forms import form_methods, form_page, versioned
from teraju.platform.web.kinds import Action, Fact, Link, RecordPage, Section
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_forms import agency_asked
from teraju.platform.web.record_parts import table

REGISTER = (COMPETENCES.title, "learning_competences")


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    more = [Action(_("Assessments"), reverse("learning_assessments"), icon="clipboard-check")]
    return register_page(request, COMPETENCES, more=more)


@require_safe
def assessments(request: ViewerRequest) -> HttpResponse:
    return register_page(request, ASSESSMENTS)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    competence = competence_of(request.viewer, pk)
    page = RecordPage(
        title=competence.name,
        target=competence,
        register_title=COMPETENCES.title,
        register_url=reverse("learning_competences"),
        status=use_status(competence.retired_on),
        actions=_actions(request.viewer, competence),
        facts=[
            Fact(_("Kind"), kind_word(competence.kind)),
            Fact(_("Agency"), competence.agency.name if competence.agency else _("all agencies")),
            Fact(_("How it shows"), competence.description),
            *(
                [Fact(_("Certificate valid for, months"), competence.validity_months)]
                if competence.validity_months
                else []
            ),
            *([Fact(_("Reason"), competence.retiring_reason)] if competence.retired_on else []),
        ],
        sections=_sections(request.viewer, competence),
        is_example=competence.is_example,
    )
    return record_page(request, page, history=lambda: history_of(competence))


@require_safe
def assessment(request: ViewerRequest, pk: int) -> HttpResponse:
    """One assessment with its proof."""
    row = get_object_or_404(reading.assessments(request.viewer), pk=pk)
    training = row.training
    page = RecordPage(
        title=str(row),
        target=row,
        register_title=ASSESSMENTS.title,
        register_url=reverse("learning_assessments"),
        facts=[
            Fact(_("Person"), str(row.person)),
            Fact(_("Competence"), row.competence.name, url=row.competence.get_absolute_url()),
            Fact(_("Level held"), level_words(row.level)),
            Fact(_("Assessed on"), row.on),
            Fact(_("Assessed by"), row.assessed_office),
            Fact(_("What it rests on"), row.basis),
            Fact(_("Proof valid until"), row.valid_until),
            *(
                [Fact(_("Training"), training.title, url=training.get_absolute_url())]
                if training
                else []
            ),
        ],
        is_example=row.is_example,
    )
    return record_page(request, page, history=lambda: history_of(row))


@form_methods
def add(request: ViewerRequest) -> HttpResponse:
    viewer = request.viewer
    rights.require_somewhere(viewer, permissions.COMPETENCE)
    return form_page(
        request,
        form=partial(CompetenceForm, viewer=viewer),
        title=_("Add a competence"),
        intro=_("Something that can be seen at work, so that somebody else can assess it."),
        submit=_("Add"),
        act=lambda data: services.add_competence(actor=viewer, **data),
        success=lambda competence: competence.get_absolute_url(),
        back_url=reverse("learning_competences"),
        initial={"agency": agency_asked(request, permissions.COMPETENCE)},
        done=_("The competence is in the catalogue."),
        register_title=COMPETENCES.title,
        register_url=reverse("learning_competences"),
    )


@form_methods
def change(request: ViewerRequest, pk: int) -> HttpResponse:
    competence = competence_of(request.viewer, pk)
    names = ("name", "kind", "description", "validity_months")
    return record_form(
        request,
        competence,
        permissions.COMPETENCE,
        form=CompetenceChangeForm,
        title=_("Change the competence"),
        submit=_("Save"),
        initial={name: getattr(competence, name) for name in names},
        act=lambda data: services.change_competence(
            actor=request.viewer, competence_id=pk, **versioned(data)
        ),
        done=_("Saved."),
        register=REGISTER,
    )


@form_methods
def retire(request: ViewerRequest, pk: int) -> HttpResponse:
    return record_form(
        request,
        competence_of(request.viewer, pk),
        permissions.COMPETENCE,
        form=ReasonedForm,
        title=_("Take the competence out of use"),
        submit=_("Take out of use"),
        act=lambda data: services.retire_competence(
            actor=request.viewer, competence_id=pk, **versioned(data)
        ),
        done=_("The competence is out of use; what was assessed stays readable."),
        register=REGISTER,
    )


def competence_of(viewer: Viewer, pk: int) -> Competence:
    """The competence if the viewer sees it; else a stranger's 404."""
    return get_object_or_404(reading.competences(viewer), pk=pk)


def _actions(viewer: Viewer, competence: Competence) -> Sequence[Action]:
    if competence.retired_on or not rights.allowed(viewer, permissions.COMPETENCE, competence):
        return []
    return [
        record_action(viewer, competence, permissions.COMPETENCE, label, name, icon)
        for label, name, icon in (
            (_("Change"), "learning_competence_change", "pencil"),
            (_("Take out of use"), "learning_competence_retire", "archive"),
        )
    ]


def _sections(viewer: Viewer, competence: Competence) -> Sequence[Section]:
    needs = Requirement.objects.visible_to(viewer).standing().filter(competence=competence)
    posts = [
        [Link(one.position.name, one.position.get_absolute_url()), level_words(one.level)]
        for one in needs.select_related("position").order_by("position__name", "pk")
    ]
    found = reading.trainings(viewer).filter(competences=competence)
    trainings = [
        [
            Link(one.title, one.get_absolute_url()),
            one.held_from or one.planned_from,
            training_status(one, viewer.today),
        ]
        for one in found.order_by("-planned_from", "-pk")[:10]
    ]
    return [
        table(
            _("Posts that need it"),
            [_("Post"), _("Level needed")],
            posts,
            _("No post needs it yet."),
        ),
        table(
            _("Trainings for it"),
            [_("Training"), _("Day"), _("Status")],
            trainings,
            _("No training has served it yet."),
        ),
    ]
