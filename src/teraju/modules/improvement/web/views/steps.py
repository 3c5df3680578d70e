"""Every step of a nonconformity: one form, one service, back to its page."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from teraju.kernel.errors import NotAllowed
from teraju.modules.improvement import permissions, services
from teraju.modules.improvement.domain.states import Category, CauseTool
from teraju.modules.improvement.judging import judge_refusal, work_refusal
from teraju.modules.improvement.models import Nonconformity, Round
from teraju.modules.improvement.selectors import reading
from teraju.modules.improvement.services.reports import FIELDS
from teraju.modules.improvement.web import forms
from teraju.modules.improvement.web.common import record_form
from teraju.modules.improvement.web.next_steps import decide_refusal
from teraju.platform.accounts import rights
from teraju.platform.web.forms import VersionedForm, form_methods
from teraju.platform.web.kinds import Fact
from teraju.platform.web.middleware import ViewerRequest

from .records import REGISTER, nonconformity_of


def _worked_on(request: ViewerRequest, pk: int) -> Nonconformity:
    """One that the viewer works on: else 403 with the reason."""
    return _refused(nonconformity_of(request, pk), lambda one: work_refusal(request.viewer, one))


def _judged(request: ViewerRequest, pk: int) -> Nonconformity:
    return _refused(nonconformity_of(request, pk), lambda one: judge_refusal(request.viewer, one))


def _decided(request: ViewerRequest, pk: int) -> Nonconformity:
    return _refused(nonconformity_of(request, pk), lambda one: decide_refusal(request.viewer, one))


def _refused(one: Nonconformity, why: Any) -> Nonconformity:
    reason = why(one)
    if reason:
        raise NotAllowed(reason)
    return one


def _current(one: Nonconformity) -> Round:
    return list(one.rounds.all())[-1]


def _step(request: ViewerRequest, one: Nonconformity, service: Any, **page: Any) -> HttpResponse:
    act = partial(service, nonconformity_id=one.pk)
    return record_form(request, one, act=act, register=REGISTER, **page)


@form_methods
def change(request: ViewerRequest, pk: int) -> HttpResponse:
    one = nonconformity_of(request, pk)
    if request.viewer.user_id is None or request.viewer.user_id != one.reported_by_id:
        rights.require(request.viewer, permissions.DECIDE, one)
    return _step(
        request,
        one,
        services.change_report,
        form=partial(forms.ReportChangeForm, viewer=request.viewer, one=one),
        title=_("Correct the report"),
        submit=_("Save"),
        initial={
            **{name: getattr(one, name) for name in FIELDS},
            "clauses": [clause.pk for clause in one.clauses.all()],
        },
        done=_("Saved."),
    )


@form_methods
def assign(request: ViewerRequest, pk: int) -> HttpResponse:
    one = nonconformity_of(request, pk)
    rights.require(request.viewer, permissions.DECIDE, one)
    return _step(
        request,
        one,
        services.assign_owner,
        form=partial(forms.OwnerForm, viewer=request.viewer, agency=one.agency),
        title=_("Say whose it is"),
        intro=_(
            "The owner works on it, and never accepts its plan, checks its effect or closes it."
        ),
        submit=_("Save"),
        initial={"owner": one.owner_id, "owner_office": one.owner_office},
        done=_("Saved."),
    )


@form_methods
def contain(request: ViewerRequest, pk: int) -> HttpResponse:
    one = _worked_on(request, pk)
    current = _current(one)
    return _step(
        request,
        one,
        services.contain,
        form=forms.ContainmentForm,
        title=_("Keep it from spreading"),
        intro=_(
            "For example: the batch is held back, the counter is closed until it is put right."
        ),
        submit=_("Save"),
        initial={
            "contained_on": current.contained_on or request.viewer.today,
            "containment": current.containment,
        },
        done=_("Saved."),
    )


@form_methods
def correct(request: ViewerRequest, pk: int) -> HttpResponse:
    one = _worked_on(request, pk)
    current = _current(one)
    return _step(
        request,
        one,
        services.correct,
        form=forms.CorrectionForm,
        title=_("Put it right"),
        intro=_(
            "A correction mends the matter itself; removing its cause is the corrective action."
        ),
        submit=_("Save"),
        initial={
            "corrected_on": current.corrected_on or request.viewer.today,
            "correction": current.correction,
        },
        done=_("The correction is recorded."),
    )


@form_methods
def decide(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        _decided(request, pk),
        services.decide_action,
        form=forms.DecisionForm,
        title=_("Decide on a corrective action"),
        intro=_("A major nonconformity always needs one."),
        submit=_("Decide"),
        done=_("The decision is recorded."),
    )


@form_methods
def cause(request: ViewerRequest, pk: int) -> HttpResponse:
    one = _worked_on(request, pk)
    return _step(
        request,
        one,
        services.record_cause,
        form=forms.CauseForm,
        title=_("Analyse the cause"),
        intro=_("Ask why until the answer is something that can be changed. One tool is enough."),
        submit=_("Save the analysis"),
        initial=_analysis(one),
        done=_("The cause is recorded."),
    )


def _analysis(one: Nonconformity) -> dict[str, str]:
    """What was analysed so far, as the form shows it. One query."""
    current = _current(one)
    lines = list(current.causes.order_by("tool", "category", "place", "pk"))
    whys = [line.text for line in lines if line.tool == CauseTool.WHYS]
    bones = {
        f"bone_{bone}": "\n".join(line.text for line in lines if line.category == bone)
        for bone in Category
    }
    answers = {f"why_{number}": text for number, text in enumerate(whys, 1)}
    return {"root_cause": current.root_cause, **answers, **bones}


@form_methods
def similar(request: ViewerRequest, pk: int) -> HttpResponse:
    one = _worked_on(request, pk)
    current = _current(one)
    known = current.similar_found
    return _step(
        request,
        one,
        services.look_for_similar,
        form=forms.SimilarForm,
        title=_("Look for similar cases"),
        intro=_("In other teams, services, months: the same cause may have the same effect there."),
        submit=_("Save"),
        initial={
            "similar_found": None if known is None else "yes" if known else "no",
            "similar_note": current.similar_note,
        },
        done=_("Saved."),
    )


@form_methods
def plan_action(request: ViewerRequest, pk: int) -> HttpResponse:
    one = _worked_on(request, pk)
    return _step(
        request,
        one,
        services.plan_action,
        form=partial(forms.PlanActionForm, viewer=request.viewer, agency=one.agency),
        title=_("Add an action"),
        intro=_("What removes the cause, who does it, and by when."),
        submit=_("Add"),
        success=lambda _made: one.get_absolute_url(),
        done=_("The action stands in the plan."),
    )


@form_methods
def unplan(request: ViewerRequest, pk: int) -> HttpResponse:
    rows = reading.planned_actions(request.viewer).exclude(nonconformity=None)
    action = get_object_or_404(rows, pk=pk)
    one = _worked_on(request, action.nonconformity_id or 0)
    return record_form(
        request,
        action,
        form=VersionedForm,
        title=_("Take the action out of the plan"),
        submit=_("Take out"),
        act=partial(services.unplan_action, action_id=pk),
        done=_("The action is taken out."),
        register=REGISTER,
        facts=(Fact(_("Action"), action.title),),
        back=one.get_absolute_url(),
    )


@form_methods
def submit(request: ViewerRequest, pk: int) -> HttpResponse:
    one = _worked_on(request, pk)
    current = _current(one)
    return _step(
        request,
        one,
        services.submit_plan,
        form=forms.SubmitForm,
        title=_("Hand the plan in"),
        intro=_("Set in advance from when on and by what the effect is seen."),
        submit=_("Hand in"),
        initial={
            "effect_due": current.effect_due,
            "effect_criterion": current.effect_criterion,
        },
        done=_("The plan waits to be accepted."),
    )


@form_methods
def accept(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        _judged(request, pk),
        services.accept_plan,
        form=VersionedForm,
        title=_("Accept the plan"),
        intro=_("From now on its actions are to be carried out."),
        submit=_("Accept"),
        done=_("The plan is accepted."),
    )


@form_methods
def give_back(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        _judged(request, pk),
        services.return_plan,
        form=forms.ReasonedForm,
        title=_("Give the plan back"),
        submit=_("Give back"),
        done=_("The plan is given back."),
    )


@form_methods
def revise(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        _judged(request, pk),
        services.revise_plan,
        form=forms.ReasonedForm,
        title=_("Have the plan revised"),
        intro=_("What is done stays done; the rest can be changed and is handed in again."),
        submit=_("Have it revised"),
        done=_("The plan is open again."),
    )


@form_methods
def check(request: ViewerRequest, pk: int) -> HttpResponse:
    one = _judged(request, pk)
    current = _current(one)
    due = date_format(current.effect_due) if current.effect_due else ""
    return _step(
        request,
        one,
        services.check_effect,
        form=forms.EffectForm,
        title=_("Check the effect"),
        intro=_("From %(day)s on. Without effect a new round begins.") % {"day": due},
        submit=_("Save the check"),
        facts=(
            Fact(REGISTER[0], str(one), url=one.get_absolute_url()),
            Fact(_("By what the effect is seen"), current.effect_criterion),
        ),
        done=_("The check is recorded."),
    )


@form_methods
def close(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        _judged(request, pk),
        services.close,
        form=forms.ClosingForm,
        title=_("Close the nonconformity"),
        intro=_(
            "A major one when its effect is verified; a minor one when its plan is accepted, "
            "and its effect is checked all the same."
        ),
        submit=_("Close"),
        done=_("The nonconformity is closed."),
    )


@form_methods
def reopen(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        _judged(request, pk),
        services.reopen,
        form=forms.ReasonedForm,
        title=_("Open it again"),
        intro=_("A new round begins; the earlier one stays as it is."),
        submit=_("Open again"),
        done=_("A new round has begun."),
    )


@form_methods
def cancel(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        _judged(request, pk),
        services.cancel,
        form=forms.ReasonedForm,
        title=_("Cancel as unfounded"),
        submit=_("Cancel as unfounded"),
        done=_("It is cancelled."),
    )


@form_methods
def resume(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        _decided(request, pk),
        services.resume,
        form=forms.ReasonedForm,
        title=_("Take it up again"),
        submit=_("Take it up again"),
        done=_("It is taken up again."),
    )
