"""What is done with a training: people, days, attendance, effect, repetition, papers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from teraju.modules.learning import permissions, services
from teraju.modules.learning.domain.effects import Attendance, Effect
from teraju.modules.learning.domain.states import TrainingState
from teraju.modules.learning.models import Participant, Training
from teraju.modules.learning.permissions import right_for
from teraju.modules.learning.selectors import reading
from teraju.modules.learning.services.trainings import FIELDS, OUT_OF_PLACE
from teraju.modules.learning.web.common import back_with, record_form
from teraju.modules.learning.web.forms_people import AfterTrainingForm
from teraju.modules.learning.web.forms_training import (
    DaysForm,
    EvaluateForm,
    HoldForm,
    InviteForm,
    MaybeReasonedForm,
    ReasonedForm,
    RepeatForm,
    TrainingChangeForm,
    VersionForm,
)
from teraju.modules.learning.web.registers_training import TRAININGS
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.forms import form_methods, versioned
from teraju.platform.web.kinds import Fact
from teraju.platform.web.middleware import ViewerRequest

from .trainings import training_of

REGISTER = (TRAININGS.title, "learning_trainings")


@form_methods
def change(request: ViewerRequest, pk: int) -> HttpResponse:
    training = training_of(request.viewer, pk)
    return _form(
        request,
        training,
        services.change_training,
        form=partial(TrainingChangeForm, viewer=request.viewer, training=training),
        title=_("Change the training"),
        submit=_("Save"),
        initial={
            **{name: getattr(training, name) for name in FIELDS},
            "competences": list(training.competences.all()),
        },
        done=_("Saved."),
    )


@form_methods
def invite(request: ViewerRequest, pk: int) -> HttpResponse:
    training = training_of(request.viewer, pk)
    return _form(
        request,
        training,
        services.invite,
        form=partial(InviteForm, viewer=request.viewer, training=training),
        title=_("Add people to the training"),
        submit=_("Add"),
        done=_("They are asked to come."),
    )


@form_methods
def remove(request: ViewerRequest, pk: int) -> HttpResponse:
    row = participant_of(request.viewer, pk)
    return record_form(
        request,
        row,
        right_for(row.training),
        form=ReasonedForm,
        title=_("Take somebody off the training"),
        submit=_("Take off"),
        act=lambda data: services.remove_participant(
            actor=request.viewer, participant_id=pk, **versioned(data)
        ),
        done=_("Saved."),
        register=REGISTER,
        facts=_about(row),
    )


@form_methods
def postpone(request: ViewerRequest, pk: int) -> HttpResponse:
    return _form(
        request,
        training_of(request.viewer, pk),
        services.postpone_training,
        form=ReasonedForm,
        title=_("Postpone the training"),
        submit=_("Postpone"),
        done=_("The training waits for new days."),
    )


@form_methods
def reschedule(request: ViewerRequest, pk: int) -> HttpResponse:
    return _form(
        request,
        training_of(request.viewer, pk),
        services.reschedule_training,
        form=DaysForm,
        title=_("Set new days"),
        submit=_("Set the days"),
        done=_("The training is planned again."),
    )


@form_methods
def cancel(request: ViewerRequest, pk: int) -> HttpResponse:
    return _form(
        request,
        training_of(request.viewer, pk),
        services.cancel_training,
        form=ReasonedForm,
        title=_("Cancel the training"),
        submit=_("Cancel the training"),
        done=_("The training is cancelled."),
    )


@form_methods
def hold(request: ViewerRequest, pk: int) -> HttpResponse:
    training = training_of(request.viewer, pk)
    people = list(
        reading.participants(request.viewer)
        .filter(training=training)
        .order_by("person__title", "pk")
    )

    def act(data: Mapping[str, Any]) -> Training:
        came = {row.pk: services.Came(Attendance(data[f"came_{row.pk}"])) for row in people}
        return services.hold_training(
            actor=request.viewer,
            training_id=pk,
            expected_version=data["version"],
            held_from=data["held_from"],
            held_until=data["held_until"],
            came=came,
        )

    return record_form(
        request,
        training,
        right_for(training),
        form=partial(HoldForm, people=people),
        title=_("Record that it took place"),
        intro=_("Its days, and of everybody who was asked whether they came."),
        submit=_("Record it"),
        initial={"held_from": training.planned_from, "held_until": training.planned_until},
        act=act,
        done=_("Recorded. Its effect is judged at work some time later; a reminder will come."),
        register=REGISTER,
        facts=(Fact(_("Training"), training.title),),
    )


@form_methods
def evaluate(request: ViewerRequest, pk: int) -> HttpResponse:
    training = training_of(request.viewer, pk)
    rights.require(request.viewer, permissions.EVALUATE, training)
    waiting = (
        reading.participants(request.viewer)
        .filter(training=training, attendance=Attendance.PRESENT, effect="")
        .exclude(person=request.viewer.user_id)
        .order_by("person__title", "pk")
    )
    if request.method == "GET" and training.state != TrainingState.HELD:
        sentence = OUT_OF_PLACE["evaluate"]
        return back_with(request, training.get_absolute_url(), sentence)
    return record_form(
        request,
        training,
        permissions.EVALUATE,
        form=partial(EvaluateForm, waiting=waiting),
        title=_("Judge the effect"),
        intro=_("What the training changed at work, not how it was liked."),
        submit=_("Save the judgement"),
        initial={"participants": list(waiting)},
        act=lambda data: services.evaluate(actor=request.viewer, training_id=pk, **versioned(data)),
        done=_("The judgement is saved."),
        register=REGISTER,
        facts=(Fact(_("Training"), training.title), Fact(_("Held on"), training.held_from)),
    )


@form_methods
def repeat(request: ViewerRequest, pk: int) -> HttpResponse:
    training = training_of(request.viewer, pk)
    needed = [row.label for row in services.needs_again(training)]
    return record_form(
        request,
        training,
        right_for(training),
        form=RepeatForm,
        title=_("Repeat the training"),
        intro=_("A new training for those on whom it had poor effect, or who were not there."),
        submit=_("Plan the repetition"),
        initial={"planned_from": request.viewer.today, "planned_until": request.viewer.today},
        act=lambda data: services.repeat_training(
            actor=request.viewer, training_id=pk, **versioned(data)
        ),
        success=lambda new: new.get_absolute_url(),
        done=_("The repetition is planned, and the gap stays open until it has worked."),
        register=REGISTER,
        facts=(Fact(_("Training"), training.title), Fact(_("For whom"), needed)),
    )


@form_methods
def close(request: ViewerRequest, pk: int) -> HttpResponse:
    return _form(
        request,
        training_of(request.viewer, pk),
        services.close_training,
        form=MaybeReasonedForm,
        title=_("Close the training"),
        intro=_("A reason is needed only where poor effect is not followed by a repetition."),
        submit=_("Close the training"),
        done=_("The training is closed."),
    )


@form_methods
def assess_after(request: ViewerRequest, pk: int) -> HttpResponse:
    row = participant_of(request.viewer, pk)
    judged = row.effect in (Effect.EFFECTIVE, Effect.PARTLY)
    rights.require(request.viewer, permissions.ASSESS, row.training)
    if request.method == "GET" and not judged:
        return back_with(
            request,
            row.get_absolute_url(),
            _("Judge the effect of the training on this person first."),
        )
    return record_form(
        request,
        row,
        permissions.ASSESS,
        form=partial(AfterTrainingForm, participant=row),
        title=_("Assess anew after the training"),
        intro=_("The judgement of a training does not change a level by itself: you do."),
        submit=_("Save the level"),
        initial={"basis": row.effect_reason},
        act=lambda data: services.assess_after(actor=request.viewer, participant_id=pk, **data),
        done=_("The new level is recorded."),
        register=REGISTER,
        facts=_about(row),
    )


@form_methods
def attendance_paper(request: ViewerRequest, pk: int) -> HttpResponse:
    return _paper(request, pk, services.issue_attendance_list, _("Issue the attendance list"))


@form_methods
def report_paper(request: ViewerRequest, pk: int) -> HttpResponse:
    return _paper(request, pk, services.issue_report, _("Issue the report"))


@form_methods
def certificate(request: ViewerRequest, pk: int) -> HttpResponse:
    row = participant_of(request.viewer, pk)
    return record_form(
        request,
        row,
        permissions.PAPER,
        form=VersionForm,
        title=_("Issue a certificate of attendance"),
        intro=_("A signed PDF with a code that anybody can check; an earlier one is revoked."),
        submit=_("Issue"),
        act=lambda data: services.issue_certificate(actor=request.viewer, participant_id=pk),
        success=lambda paper: paper.get_absolute_url(),
        done=_("The paper is issued."),
        register=REGISTER,
        facts=_about(row),
    )


def participant_of(viewer: Viewer, pk: int) -> Participant:
    return get_object_or_404(reading.participants(viewer), pk=pk)


def _about(row: Participant) -> tuple[Fact, ...]:
    return Fact(_("Training"), row.training.title), Fact(_("Participant"), row.label)


def _form(
    request: ViewerRequest, training: Training, service: Callable[..., Any], **page: Any
) -> HttpResponse:
    return record_form(
        request,
        training,
        right_for(training),
        act=lambda data: service(actor=request.viewer, training_id=training.pk, **versioned(data)),
        register=REGISTER,
        facts=(Fact(_("Training"), training.title),),
        **page,
    )


def _paper(
    request: ViewerRequest, pk: int, service: Callable[..., Any], title: str
) -> HttpResponse:
    training = training_of(request.viewer, pk)
    return record_form(
        request,
        training,
        permissions.PAPER,
        form=VersionForm,
        title=title,
        intro=_("A signed PDF from the record as it stands now; an earlier one is revoked."),
        submit=_("Issue"),
        act=lambda data: service(actor=request.viewer, training_id=pk),
        success=lambda paper: paper.get_absolute_url(),
        done=_("The paper is issued."),
        register=REGISTER,
        facts=(Fact(_("Training"), training.title),),
    )
